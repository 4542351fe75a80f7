//! Orders, their lines, versions, words and links, and the catalogue come back as they were kept.

use domain::agreement::Commissioned;
use domain::order::{
    CatalogueItem, How, Kind, Line, Matter, Moment, Order, Progress, Voice, Word, WordKind,
};
use domain::{CatalogueItemId, MeetingId, OrderId};
use store::order::{KeptVersion, KeptWord, LineRecord, Link, OrderRecord};

use crate::fixture::Fixture;
use crate::kept_directory::{places, room_of};
use crate::sample::{MINUTE, NINE, TURNS, account_id, text};

on_both! {
    orders_come_back_as_they_were_kept
    what_is_brought_when_called_for_waits_for_a_word
    the_catalogue_comes_back_as_it_was_kept
    what_is_commissioned_for_a_meeting_is_known_with_its_last_change
}

fn order(site: &domain::SiteId, turn: usize) -> OrderRecord {
    let at = NINE + turn as i64 * MINUTE;
    OrderRecord {
        order: Order {
            id: OrderId::derived(&["order", &turn.to_string()]),
            day: "2026-07-06".to_owned(),
            number: turn as i32 + 1,
            matter: Matter {
                meeting: None,
                title: text(turn),
                room: room_of(site, turn).id,
                starts: at,
                ends: at + 1,
            },
            client_account: turn.is_multiple_of(2).then(|| account_id(turn)),
            placed_by: text(turn + 1),
            placed_account: turn.is_multiple_of(3).then(|| account_id(turn)),
            placed: at - 5,
            revision: turn as i32 + 2,
            version: turn as i32 + 2,
            agreed_revision: turn as i32,
            agreed: turn.is_multiple_of(2).then_some(at - 4),
            plan_agreed: turn.is_multiple_of(3).then_some(at - 3),
            cancelled: turn.is_multiple_of(4).then_some(at - 2),
        },
        sealed: Some(vec![turn as u8, 0, 255]),
        telephone_mark: turn.is_multiple_of(2).then(|| "telephone".to_owned()),
    }
}

fn line(order: OrderId, turn: usize) -> LineRecord {
    let even = turn.is_multiple_of(2);
    LineRecord {
        order,
        position: turn as u32,
        line: Line {
            number: turn as u32 + 1,
            kind: Kind::ALL[turn % Kind::ALL.len()],
            item: text(turn),
            quantity: turn as u32 + 3,
            unit: text(turn + 1),
            place: text(turn + 2),
            moment: Moment::ALL[turn % Moment::ALL.len()],
            at: even.then_some(NINE),
            put_out: turn as u32,
            reason: text(turn + 3),
            price: even.then_some(7),
            budget: even.then_some(8),
            supplier: text(turn + 4),
            cut_off: even.then_some(NINE - 9),
        },
        progress: Progress {
            counted: even.then_some(2),
            counted_at: even.then_some(NINE + 1),
            counted_by: text(turn + 5),
            done: even.then_some(NINE + 2),
            done_by: text(turn + 6),
            waived: turn % 4 == 2,
            answer_due: even.then_some(NINE + 3),
            answered: (turn % 4 == 2).then_some(NINE + 4),
            how: (turn % 4 == 2).then_some(How::ALL[turn % 4]),
        },
        removed: turn % 5 == 4,
    }
}

/// What was brought of what was called for; nothing of every second word.
fn brought(turn: u32) -> Progress {
    if turn.is_multiple_of(2) {
        return Progress::default();
    }
    Progress {
        done: Some(NINE + 5),
        done_by: text(turn as usize),
        waived: turn % 4 == 1,
        answer_due: Some(NINE + 6),
        answered: Some(NINE + 7),
        how: Some(How::Told),
        ..Progress::default()
    }
}

/// A word of each kind, every second one with a text.
fn some_words() -> Vec<KeptWord> {
    (0..)
        .zip(WordKind::ALL)
        .map(|(turn, kind)| KeptWord {
            word: Word {
                position: turn + 1,
                kind,
                voice: Voice::ALL[turn as usize % 3],
                by: text(turn as usize),
                at: NINE,
                revision: 1,
                line: (turn % 2 == 0).then_some(turn),
                progress: brought(turn),
            },
            sealed: (turn % 2 == 1).then(|| vec![turn as u8]),
        })
        .collect()
}

async fn orders_come_back_as_they_were_kept(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            let all: Vec<_> = (0..TURNS).map(|turn| order(&court, turn)).collect();
            for one in &all {
                store::order::add(db, &court, one)?;
            }
            let span = (NINE, NINE + 60 * MINUTE);
            assert_eq!(store::order::between(db, &court, span, 100)?, all);
            let last = store::order::last_number(db, &court, "2026-07-06")?;
            assert_eq!(last, TURNS as i32);
            let id = all[0].order.id;
            let lines: Vec<_> = (0..6).map(|turn| line(id, turn)).collect();
            for one in &lines {
                store::order::put_line(db, &court, one)?;
                store::order::put_line(db, &court, one)?;
            }
            assert_eq!(store::order::lines_of(db, &court, &[id])?, lines);
            assert_eq!(store::order::unanswered(db, &court, 10)?, [id]);
            let version = KeptVersion {
                revision: 1,
                at: NINE,
                changed_by: text(1),
                fingerprint: "ab".to_owned(),
                sealed: Some(vec![1]),
            };
            store::order::add_version(db, &court, id, &version)?;
            assert_eq!(store::order::version(db, &court, id, 1)?, Some(version));
            let words = some_words();
            for one in &words {
                store::order::add_word(db, &court, id, one)?;
            }
            assert_eq!(store::order::words(db, &court, id)?, words);
            let link = Link {
                mark: "mark".to_owned(),
                made: NINE,
                made_by: text(2),
                sealed: vec![9],
            };
            store::order::add_link(db, &court, id, &link)?;
            assert_eq!(store::order::link_of(db, &court, id)?, Some(link));
            let found = store::order::order_of_mark(db, "mark")?;
            assert_eq!(found, Some((court.clone(), id)));
            assert_eq!(store::order::end_links(db, &court, id, NINE)?, 1);
            assert_eq!(store::order::order_of_mark(db, "mark")?, None);
            // What was told goes with its time; the orders stay.
            let before = NINE + 2;
            assert!(store::order::keeps_before(db, &court, before)?);
            assert_eq!(store::order::forget_told(db, &court, before)?, 1);
            assert!(!store::order::keeps_before(db, &court, before)?);
            let left = store::order::find(db, &court, id)?.unwrap();
            assert_eq!((left.sealed, left.order), (None, all[0].order.clone()));
            assert_eq!(left.telephone_mark, None);
            // What was said after that goes too.
            let late = KeptWord {
                sealed: Some(vec![7]),
                word: Word {
                    position: 99,
                    ..some_words()[0].word.clone()
                },
            };
            store::order::add_word(db, &court, id, &late)?;
            assert_eq!(store::order::forget_told(db, &court, before)?, 1);
            let words = store::order::words(db, &court, id)?;
            assert!(words.iter().all(|one| one.sealed.is_none()));
            Ok(())
        })
        .await;
}

async fn what_is_brought_when_called_for_waits_for_a_word(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            let one = order(&court, 2);
            let id = one.order.id;
            store::order::add(db, &court, &one)?;
            let called = &some_words()[0];
            store::order::add_word(db, &court, id, called)?;
            assert_eq!(store::order::unanswered(db, &court, 10)?, []);
            let mut waits = called.word.clone();
            waits.progress = Progress {
                answered: None,
                how: None,
                ..brought(1)
            };
            store::order::put_brought(db, &court, id, &waits)?;
            assert_eq!(store::order::words(db, &court, id)?[0].word, waits);
            assert_eq!(store::order::unanswered(db, &court, 10)?, [id]);
            // Whoever asks what is kept of them is found by their telephone.
            let told = store::order::of_telephone(db, &court, "telephone", 100)?;
            assert_eq!(told, [one]);
            Ok(())
        })
        .await;
}

async fn the_catalogue_comes_back_as_it_was_kept(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            let mut item = CatalogueItem {
                id: CatalogueItemId::derived(&["fruit"]),
                kind: Kind::Fruit,
                name: text(1),
                unit: text(2),
                moment: Moment::Break,
                price: Some(3),
                supplier: text(3),
                removed: false,
            };
            store::order::put_item(db, &court, &item)?;
            item.removed = true;
            store::order::put_item(db, &court, &item)?;
            assert_eq!(store::order::catalogue(db, &court)?, [item]);
            assert_eq!(store::order::link_days(db, &court)?, None);
            for days in [3, 9] {
                store::order::set_link_days(db, &court, days)?;
                assert_eq!(store::order::link_days(db, &court)?, Some(days));
            }
            Ok(())
        })
        .await;
}

async fn what_is_commissioned_for_a_meeting_is_known_with_its_last_change(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            let meeting = MeetingId::derived(&["meeting"]);
            let mut one = order(&court, 1);
            one.order.matter.meeting = Some(meeting);
            let id = one.order.id;
            store::order::add(db, &court, &one)?;
            store::order::add(db, &court, &order(&court, 2))?;
            for revision in [1, 2] {
                let version = KeptVersion {
                    revision,
                    at: NINE + i64::from(revision),
                    changed_by: text(1),
                    fingerprint: "ab".to_owned(),
                    sealed: None,
                };
                store::order::add_version(db, &court, id, &version)?;
            }
            let known = Commissioned {
                placed: one.order.placed,
                revised: NINE + 2,
                cancelled: one.order.cancelled,
            };
            let found = store::order::commissioned(db, &court, &[meeting])?;
            assert_eq!(found, [(meeting, known)]);
            let other = MeetingId::derived(&["other"]);
            assert_eq!(store::order::commissioned(db, &court, &[other])?, []);
            for (at, expected) in [(NINE, None), (NINE + 1, Some(1)), (NINE + 9, Some(2))] {
                let version = store::order::version_at(db, &court, id, at)?;
                assert_eq!(version.map(|one| one.revision), expected, "{at}");
            }
            Ok(())
        })
        .await;
}
