//! Assigned matters and what was done about them come back as they were kept.

use domain::assigned_matter::{AssignedMatter, Said, State, Step, Taken, Urgency};
use domain::subject::Register;
use domain::{AssignedMatterId, PersonId, PhotoId, RoomId, TeamId};
use store::photo::{PhotoBrief, SealedPhoto};

use crate::fixture::Fixture;
use crate::kept_directory::places;
use crate::sample::{MINUTE, NINE, TURNS, account_id, text};

on_both! {
    assigned_matters_come_back_as_they_were_kept
    photos_of_a_matter_go_with_their_time
}

fn of<T: Copy>(all: &[T], turn: usize) -> T {
    all[turn % all.len()]
}

fn matter(turn: usize) -> AssignedMatter {
    let state = of(State::ALL, turn);
    let at = NINE + turn as i64 * MINUTE;
    let even = turn.is_multiple_of(2);
    AssignedMatter {
        id: AssignedMatterId::derived(&["matter", &turn.to_string()]),
        day: "2026-07-06".to_owned(),
        number: turn as i32 + 1,
        what: text(turn),
        person: even.then(|| PersonId::derived(&["person"])),
        room: (!even).then(|| RoomId::derived(&["room"])),
        urgency: of(Urgency::ALL, turn),
        due: at + 60 * MINUTE,
        assigned: at,
        assigner: text(turn + 1),
        assigner_account: even.then(|| account_id(turn)),
        team: even.then(|| TeamId::derived(&["team"])),
        assignee: text(turn + 2),
        assignee_account: turn.is_multiple_of(3).then(|| account_id(turn + 1)),
        state,
        revision: turn as i32,
        read_back_due: even.then_some(at + 1),
        read_back: (!even).then_some(at + 2),
        understood: even.then_some(at + 3),
        asked_until: (!even).then_some(at + 4),
        postponed: turn as i32 + 2,
        done: even.then_some(at + 5),
        late: even,
        sent_back: turn as i32 + 3,
        score: even.then_some(turn as i32 % 5 + 1),
        closed: state.is_closed().then_some(at + 6),
        closed_by: text(turn + 3),
    }
}

async fn assigned_matters_come_back_as_they_were_kept(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            use store::assigned_matter as kept;
            let all: Vec<_> = (0..TURNS).map(matter).collect();
            for one in &all {
                kept::add(db, &court, one)?;
            }
            let span = (NINE, NINE + 60 * MINUTE);
            let mut newest = all.clone();
            newest.reverse();
            assert_eq!(kept::between(db, &court, span, 100)?, newest);
            assert_eq!(kept::between(db, &court, span, 2)?, newest[..2]);
            assert_eq!(kept::last_number(db, &court, "2026-07-06")?, TURNS as i32);
            assert_eq!(kept::last_number(db, &court, "2026-07-07")?, 0);
            let mut open = all.clone();
            open.retain(|one| !one.state.is_closed());
            assert_eq!(kept::open(db, &court, 100)?, open);
            assert_eq!(kept::open(db, &bureau, 100)?, []);
            let account = account_id(4);
            let theirs = |one: &&AssignedMatter| one.is_theirs(Some(account));
            let own: Vec<_> = newest.iter().filter(theirs).cloned().collect();
            assert!(own.len() > 1, "assigned by them, and to them");
            assert_eq!(kept::between_of(db, &court, account, span, 100)?, own);
            let own: Vec<_> = open.iter().filter(theirs).cloned().collect();
            assert_eq!(kept::open_of(db, &court, account, 100)?, own);
            let mut changed = all[1].clone();
            (changed.state, changed.closed) = (State::Accepted, Some(NINE));
            kept::change(db, &court, &changed)?;
            let id = changed.id;
            assert_eq!(kept::find(db, &court, id)?, Some(changed));
            assert_eq!(kept::find(db, &bureau, id)?, None);
            let taken: Vec<Taken> = (0..)
                .zip(Step::ALL)
                .map(|(turn, step)| Taken {
                    step: *step,
                    at: NINE + turn as i64,
                    by: text(turn),
                    to: text(turn + 1),
                    said: Said {
                        note: text(turn + 2),
                        for_whom: text(turn + 3),
                        by_when: text(turn + 4),
                        until: turn.is_multiple_of(2).then_some(NINE),
                        score: turn.is_multiple_of(3).then_some(5),
                        receiver: None,
                        revision: None,
                    },
                })
                .collect();
            for (position, one) in (1..).zip(&taken) {
                kept::add_step(db, &court, (id, position), one)?;
            }
            assert_eq!(kept::steps(db, &court, id)?, taken);
            Ok(())
        })
        .await;
}

async fn photos_of_a_matter_go_with_their_time(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            use store::assigned_matter as kept;
            let closed = (0..TURNS).map(matter).find(|one| one.closed.is_some());
            let all = [matter(0), closed.unwrap()];
            let mut briefs = Vec::new();
            for (turn, one) in (1..).zip(&all) {
                kept::add(db, &court, one)?;
                let brief = PhotoBrief {
                    id: PhotoId::derived(&["photo", &turn.to_string()]),
                    register: Register::AssignedMatter,
                    subject: one.id.0,
                    at: NINE,
                    by: text(turn),
                    account: None,
                    sha: format!("{turn:064}"),
                    width: 4,
                    height: 3,
                };
                let sealed = SealedPhoto {
                    large: vec![1],
                    small: vec![2],
                };
                store::photo::add(db, &court, &brief, &sealed)?;
                briefs.push(brief);
            }
            let at = all[1].closed.unwrap();
            assert!(!kept::keeps_photos_before(db, &court, at)?);
            assert_eq!(kept::forget_photos(db, &court, at)?, 0);
            assert!(kept::keeps_photos_before(db, &court, at + 1)?);
            assert_eq!(kept::forget_photos(db, &court, at + 1)?, 1);
            let ids = all.each_ref().map(|one| one.id.0);
            let register = Register::AssignedMatter;
            let left = store::photo::of_subjects(db, &court, register, &ids)?;
            assert_eq!(left, [briefs[0].clone()], "what is open keeps its photos");
            Ok(())
        })
        .await;
}
