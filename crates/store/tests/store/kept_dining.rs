//! The small dining room comes back as it was kept, and forgets what it is told to forget.

use domain::dining::{Checked, Condition, Dish, Meal, Tableware};
use domain::{DinerId, PersonId, TablewareId};
use store::dining::{DinerRecord, Menu, NeedRecord, SealedWish};

use crate::fixture::Fixture;
use crate::sample::{MINUTE, NINE, TURNS, list, text};

on_both! {
    tableware_menus_and_needs_come_back_as_they_were_kept
    diners_come_back_with_their_wishes_whose_words_are_forgotten
}

fn person(turn: usize) -> PersonId {
    PersonId::derived(&["person", &turn.to_string()])
}

fn set(turn: usize) -> Tableware {
    Tableware {
        id: TablewareId::derived(&["set", &turn.to_string()]),
        person: person(turn),
        number: format!("{turn} {}", text(turn)),
        contents: text(turn + 1),
        checked: (!turn.is_multiple_of(3)).then(|| Checked {
            at: NINE + turn as i64,
            by: text(turn + 2),
            condition: Condition::ALL[turn % 3],
            note: text(turn + 3),
        }),
        revision: turn as i32,
    }
}

fn diner(turn: usize) -> DinerRecord {
    let wish = |position: usize| SealedWish {
        position: position as u32,
        sealed: (!position.is_multiple_of(3)).then(|| vec![turn as u8, 0, 255]),
        corrects: position.checked_sub(2).map(|before| before as u32),
        asked: NINE + position as i64 * MINUTE,
        asked_by: text(turn + position),
        served: position
            .is_multiple_of(2)
            .then(|| (NINE + turn as i64, text(turn))),
    };
    DinerRecord {
        id: DinerId::derived(&["diner", &turn.to_string()]),
        day: "2026-07-06".to_owned(),
        meal: Meal::Lunch,
        person: person(turn),
        away: turn.is_multiple_of(2),
        wishes: (0..turn % 4).map(wish).collect(),
    }
}

async fn tableware_menus_and_needs_come_back_as_they_were_kept(fixture: Fixture) {
    let court = fixture.site("court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            use store::dining as kept;
            let mut sets: Vec<_> = (0..TURNS).map(set).collect();
            for one in &sets {
                kept::add_tableware(db, &court, one)?;
            }
            sets[1].checked = None;
            "2".clone_into(&mut sets[2].number);
            for one in &sets[1..3] {
                kept::change_tableware(db, &court, one)?;
            }
            let mut known = kept::tableware(db, &court)?;
            known.sort_by_key(|one| one.revision);
            assert_eq!(known, sets);
            assert_eq!(kept::tableware(db, &bureau)?, []);
            kept::remove_tableware(db, &court, sets[0].id)?;
            assert_eq!(kept::tableware(db, &court)?.len(), TURNS - 1);
            let menu = |turn: usize| Menu {
                day: "2026-07-06".to_owned(),
                meal: Meal::ALL[turn % 3],
                dishes: (0..turn)
                    .map(|dish| Dish {
                        name: text(turn + dish),
                        ingredients: list(turn + dish),
                    })
                    .collect(),
                at: NINE,
                by: text(turn),
            };
            for turn in 0..TURNS {
                kept::put_menu(db, &court, &menu(turn))?;
                let found = kept::menu(db, &court, "2026-07-06", Meal::ALL[turn % 3])?;
                assert_eq!(found, Some(menu(turn)));
            }
            assert_eq!(kept::menu(db, &court, "2026-07-07", Meal::Lunch)?, None);
            assert_eq!(kept::menu(db, &bureau, "2026-07-06", Meal::Lunch)?, None);
            let need = |turn: usize| NeedRecord {
                person: person(turn),
                sealed: vec![turn as u8, 0, 255],
                at: NINE + turn as i64,
                by: text(turn),
            };
            for turn in 0..3 {
                kept::put_need(db, &court, &need(turn))?;
                kept::put_need(db, &court, &need(turn))?;
            }
            let mut known = kept::needs(db, &court)?;
            known.sort_by_key(|one| one.at);
            assert_eq!(known, [need(0), need(1), need(2)]);
            assert!(kept::keeps_needs_before(db, &court, NINE + 1)?);
            assert!(!kept::keeps_needs_before(db, &court, NINE)?);
            assert_eq!(kept::forget_needs(db, &court, NINE + 1)?, 1);
            assert!(kept::forget_need(db, &court, person(1))?);
            assert!(!kept::forget_need(db, &court, person(1))?);
            assert_eq!(kept::needs(db, &court)?, [need(2)]);
            Ok(())
        })
        .await;
}

async fn diners_come_back_with_their_wishes_whose_words_are_forgotten(fixture: Fixture) {
    let court = fixture.site("court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            use store::dining as kept;
            let mut diners: Vec<_> = (0..TURNS).map(diner).collect();
            for one in &diners {
                kept::put_diner(db, &court, one)?;
                kept::put_diner(db, &court, one)?;
            }
            diners.sort_by_key(|one| one.id.to_string());
            assert_eq!(kept::diners(db, &court, "2026-07-06", Meal::Lunch)?, diners);
            assert_eq!(kept::diners(db, &court, "2026-07-06", Meal::Dinner)?, []);
            assert_eq!(kept::diners(db, &bureau, "2026-07-06", Meal::Lunch)?, []);
            let found = kept::find_diner(db, &court, diners[0].id)?;
            assert_eq!(found, Some(diners[0].clone()));
            assert_eq!(kept::find_diner(db, &bureau, diners[0].id)?, None);
            let before = NINE + 2 * MINUTE;
            assert!(kept::keeps_wishes_before(db, &court, before)?);
            kept::forget_wishes(db, &court, before)?;
            assert!(!kept::keeps_wishes_before(db, &court, before)?);
            for wish in diners.iter_mut().flat_map(|one| &mut one.wishes) {
                wish.sealed = wish.sealed.take().filter(|_| wish.asked >= before);
            }
            assert_eq!(kept::diners(db, &court, "2026-07-06", Meal::Lunch)?, diners);
            Ok(())
        })
        .await;
}
