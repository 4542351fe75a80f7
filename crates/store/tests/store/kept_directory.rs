//! Buildings, floors, rooms, closures, departments, people and teams come back as they were kept.

use domain::directory::{Closure, Room, Team};
use domain::particulars::{Particulars, Telephone, ToldTo};
use domain::{PersonId, SiteId};
use store::{Database, directory};

use crate::fixture::Fixture;
use crate::sample::{self, MINUTE, NINE, TURNS, room_id, text};

on_both! {
    places_come_back_as_they_were_added
    a_changed_room_is_what_it_was_changed_to
    a_room_is_found_by_the_code_on_its_wall
    closures_are_those_that_touch_the_span
    people_come_back_in_the_order_of_precedence
    how_people_are_reached_comes_back_as_it_was_kept
    keys_are_ranges_of_bytes_in_every_language
    a_team_is_put_in_place_of_itself
    what_refers_to_nothing_is_refused
}

/// A site with a building, a floor and a room for each turn.
pub async fn places(fixture: &Fixture, name: &str) -> SiteId {
    let site = fixture.site(name).await;
    let id = site.clone();
    fixture
        .keep(move |db| {
            (0..TURNS).try_for_each(|turn| {
                directory::add_building(db, &id, &sample::building(turn))?;
                directory::add_floor(db, &id, &sample::floor(turn))?;
                directory::add_room(db, &id, &room_of(&id, turn))
            })
        })
        .await;
    site
}

/// Codes on walls are unique in the whole cell.
pub fn room_of(site: &SiteId, turn: usize) -> Room {
    Room {
        request_code: format!("{site} {turn}"),
        ..sample::room(turn)
    }
}

async fn places_come_back_as_they_were_added(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let id = court.clone();
    let (mut buildings, floors, rooms) = fixture
        .look(move |db| {
            Ok((
                directory::buildings(db, &id)?,
                directory::floors(db, &id)?,
                directory::rooms(db, &id)?,
            ))
        })
        .await;
    let mut expected: Vec<_> = (0..TURNS).map(sample::building).collect();
    expected.sort_by_key(|building| building.id);
    buildings.sort_by_key(|building| building.id);
    assert_eq!(buildings, expected);
    let expected: Vec<_> = (0..TURNS).rev().map(sample::floor).collect();
    assert_eq!(floors, expected);
    let expected: Vec<Room> = (0..TURNS).map(|turn| room_of(&court, turn)).collect();
    assert_eq!(rooms, expected);
}

async fn a_changed_room_is_what_it_was_changed_to(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let changed = Room {
        id: room_id(1),
        whole: None,
        number: "02".to_owned(),
        request_code: "another".to_owned(),
        ..sample::room(6)
    };
    let (id, kept) = (court.clone(), changed.clone());
    fixture
        .keep(move |db| directory::change_room(db, &id, &kept))
        .await;
    let id = court.clone();
    let rooms = fixture.look(move |db| directory::rooms(db, &id)).await;
    assert_eq!(rooms[1], changed);
    assert_eq!(rooms[0], room_of(&court, 0));
}

async fn a_room_is_found_by_the_code_on_its_wall(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let found = async |code: &'static str| {
        fixture
            .look(move |db| directory::room_of_code(db, code))
            .await
    };
    assert_eq!(
        found("court 3").await,
        Some((court.clone(), room_of(&court, 3)))
    );
    for code in ["", "%", "court", "COURT 3"] {
        assert_eq!(found(code).await, None, "{code}");
    }
}

async fn closures_are_those_that_touch_the_span(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let id = court.clone();
    fixture
        .keep(move |db| {
            (0..TURNS).try_for_each(|turn| directory::add_closure(db, &id, &sample::closure(turn)))
        })
        .await;
    let between = async |from: i64, until: i64| -> Vec<Closure> {
        let id = court.clone();
        let (from, until) = (NINE + from * MINUTE, NINE + until * MINUTE);
        fixture
            .look(move |db| directory::closures(db, &id, from, until))
            .await
    };
    let of =
        |turns: std::ops::Range<usize>| -> Vec<Closure> { turns.map(sample::closure).collect() };
    assert_eq!(between(-10, 100).await, of(0..TURNS));
    assert_eq!(between(-10, 3).await, of(0..3));
    assert_eq!(between(32, 100).await, of(3..TURNS));
    assert_eq!(between(-10, 0).await, of(0..0));
    let id = court.clone();
    let removed = fixture
        .keep(move |db| {
            Ok([
                directory::remove_closure(db, &id, sample::closure(0).id)?,
                directory::remove_closure(db, &id, sample::closure(0).id)?,
            ])
        })
        .await;
    assert_eq!(removed, [true, false]);
    assert_eq!(between(-10, 100).await, of(1..TURNS));
}

async fn people_come_back_in_the_order_of_precedence(fixture: Fixture) {
    let court = fixture.site("court").await;
    let mut without = sample::person(TURNS);
    without.precedence = None;
    "不排位次".clone_into(&mut without.name);
    let mut expected: Vec<_> = (0..TURNS).map(sample::person).collect();
    expected.push(without);
    let (id, kept) = (court.clone(), expected.clone());
    fixture
        .keep(move |db| {
            (0..TURNS).try_for_each(|turn| {
                directory::add_department(db, &id, &sample::department(turn))
            })?;
            kept.iter()
                .rev()
                .try_for_each(|person| directory::add_person(db, &id, person))
        })
        .await;
    let (people, departments) = fixture
        .look(move |db| {
            Ok((
                directory::people(db, &court)?,
                directory::departments(db, &court)?,
            ))
        })
        .await;
    assert_eq!(people, expected);
    let expected: Vec<_> = (0..TURNS).map(sample::department).collect();
    assert_eq!(departments, expected);
}

fn sorted(mut teams: Vec<Team>) -> Vec<Team> {
    for team in &mut teams {
        team.floors.sort();
        team.rooms.sort();
        team.members.sort();
    }
    teams
}

async fn how_people_are_reached_comes_back_as_it_was_kept(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let particulars = |turn: usize| {
        let mut kept = Particulars {
            office: (!turn.is_multiple_of(3)).then(|| Telephone {
                number: format!("80{turn:02}"),
                told_to: ToldTo::ALL[turn % 3],
            }),
            mobile: (turn % 2 == 1).then(|| Telephone {
                number: format!("138{turn:08}"),
                told_to: ToldTo::ALL[(turn + 1) % 3],
            }),
            room: turn.is_multiple_of(2).then(|| room_id(turn)),
            plates: sample::list(turn),
            acts_for: (0..turn % 3)
                .map(|leader| sample::person(leader).id)
                .collect(),
            account: (turn % 4 == 1).then(|| sample::account_id(turn)),
        };
        kept.acts_for.sort_by_key(ToString::to_string);
        kept
    };
    let id = court.clone();
    fixture
        .keep(move |db| {
            for turn in 0..TURNS {
                directory::add_person(db, &id, &sample::person(turn))?;
            }
            (2..TURNS).try_for_each(|turn| {
                directory::change_particulars(db, &id, sample::person(turn).id, &particulars(turn))
            })
        })
        .await;
    let id = court.clone();
    let ids: Vec<PersonId> = (2..TURNS).map(|turn| sample::person(turn).id).collect();
    let rows = fixture
        .look(move |db| directory::persons(db, &id, &ids))
        .await;
    for turn in 2..TURNS {
        let person = sample::person(turn);
        let row = rows.iter().find(|row| row.person.id == person.id).unwrap();
        assert_eq!(
            (&row.person, &row.particulars),
            (&person, &particulars(turn))
        );
    }
    let (id, gone) = (court.clone(), sample::person(0).id);
    fixture
        .keep(move |db| {
            assert!(!directory::secretaries_of(db, &id, &[gone])?.is_empty());
            assert!(directory::remove_person(db, &id, gone)?);
            assert!(!directory::remove_person(db, &id, gone)?);
            assert!(directory::persons(db, &id, &[gone])?.is_empty());
            assert!(directory::secretaries_of(db, &id, &[gone])?.is_empty());
            Ok(())
        })
        .await;
}

async fn keys_are_ranges_of_bytes_in_every_language(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let id = court.clone();
    // Some languages put a capital or an accent beside its letter; a range of bytes does not.
    let keys = ["=a", "a", "ab", "aB", "b", "é", "张", "张伟", "\u{20bb7}"];
    fixture
        .keep(move |db| {
            for (turn, rank) in [(0, 7), (1, 2)] {
                let person = sample::person(turn);
                directory::add_person(db, &id, &person)?;
                let keys = keys.iter().map(|key| (*key).to_owned()).collect();
                directory::key_person(db, &id, person.id, (&keys, rank), 1)?;
                directory::key_person(db, &id, person.id, (&keys, rank), 1)?;
            }
            Ok(())
        })
        .await;
    let id = court.clone();
    fixture
        .keep(move |db| {
            let range = |db: &mut Database, from: &str| -> anyhow::Result<Vec<String>> {
                let until = format!("{from}{}", char::MAX);
                let rows = directory::keys_from(db, &id, (from, &until), 100)?;
                Ok(rows.into_iter().step_by(2).map(|row| row.key).collect())
            };
            assert_eq!(range(db, "a")?, ["a", "aB", "ab"]);
            assert_eq!(range(db, "张")?, ["张", "张伟"]);
            assert_eq!(range(db, "\u{20bb7}")?, ["\u{20bb7}"]);
            assert!(range(db, "A")?.is_empty());
            let first = directory::keys_like(db, &id, "=a", 1)?;
            assert_eq!(first[0].person, sample::person(1).id);
            let both = [sample::person(0).id, sample::person(1).id];
            assert_eq!(directory::having_key(db, &id, ("b", "c"), &both)?.len(), 2);
            assert!(directory::having_key(db, &id, ("c", "d"), &both)?.is_empty());
            let few = std::collections::BTreeSet::from(["b".to_owned()]);
            directory::key_person(db, &id, both[0], (&few, 3), 2)?;
            assert_eq!(directory::keys_like(db, &id, "a", 9)?.len(), 1);
            let without = directory::people_without_keys(db, &id, 2, 99)?;
            assert_eq!(without, [both[1]]);
            Ok(())
        })
        .await;
}

async fn a_team_is_put_in_place_of_itself(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let id = court.clone();
    fixture
        .keep(move |db| {
            (0..4).try_for_each(|turn| store::account::create(db, &sample::account(turn)))?;
            (0..TURNS).try_for_each(|turn| directory::put_team(db, &id, &sample::team(turn)))
        })
        .await;
    let mut expected: Vec<Team> = (0..TURNS).map(sample::team).collect();
    let id = court.clone();
    let teams = fixture.look(move |db| directory::teams(db, &id)).await;
    assert_eq!(sorted(teams), sorted(expected.clone()));

    expected[3] = Team {
        id: expected[3].id,
        name: format!("03 {}", text(2)),
        ..sample::team(1)
    };
    let (id, changed) = (court.clone(), expected[3].clone());
    fixture
        .keep(move |db| directory::put_team(db, &id, &changed))
        .await;
    let teams = fixture.look(move |db| directory::teams(db, &court)).await;
    assert_eq!(sorted(teams), sorted(expected));
}

type Write = fn(&mut Database, &SiteId) -> anyhow::Result<()>;

async fn what_refers_to_nothing_is_refused(fixture: Fixture) {
    let court = fixture.site("court").await;
    let bureau = places(&fixture, "bureau").await;
    let writes: [(&str, Write); 7] = [
        ("floor", |db, id| {
            directory::add_floor(db, id, &sample::floor(0))
        }),
        ("room", |db, id| {
            directory::add_room(db, id, &sample::room(0))
        }),
        ("closure", |db, id| {
            directory::add_closure(db, id, &sample::closure(0))
        }),
        ("team", |db, id| {
            directory::put_team(db, id, &sample::team(1))
        }),
        ("meeting", |db, id| {
            store::meeting::add(db, id, &sample::meeting(0))
        }),
        ("request", |db, id| {
            let request = store::meeting::RequestRecord {
                id: sample::request_id(0),
                meeting: sample::meeting_id(0),
                kind: "other".to_owned(),
                from: String::new(),
                to: String::new(),
                note: String::new(),
                at: NINE,
            };
            store::meeting::add_request(db, id, &request)
        }),
        ("shift", |db, id| {
            store::shift::start(db, id, sample::account_id(0), NINE)
        }),
    ];
    for (what, write) in writes {
        let id = court.clone();
        let words = fixture.refused(move |db| write(db, &id)).await;
        assert!(
            words.to_lowercase().contains("foreign key"),
            "{what}: {words}"
        );
    }
    // What the other site has is no help here.
    let rooms = fixture.look(move |db| directory::rooms(db, &bureau)).await;
    assert_eq!(rooms.len(), TURNS);
    let rooms = fixture.look(move |db| directory::rooms(db, &court)).await;
    assert!(rooms.is_empty());
}
