//! Faults, what was done about them and their photos come back as they were kept.

use domain::fault::{Done, Fault, Found, Kind, Said, State, Step, Urgency};
use domain::subject::Register;
use domain::{FaultId, PhotoId, Uid};
use store::photo::{PhotoBrief, SealedPhoto};

use crate::fixture::Fixture;
use crate::kept_directory::{places, room_of};
use crate::sample::{MINUTE, NINE, TURNS, account_id, duty_id, text};

on_both! {
    faults_come_back_as_they_were_kept
    photos_come_back_and_go_with_their_time
}

fn of<T: Copy>(all: &[T], turn: usize) -> T {
    all[turn % all.len()]
}

fn fault(site: &domain::SiteId, turn: usize) -> Fault {
    let state = of(State::ALL, turn);
    let at = NINE + turn as i64 * MINUTE;
    Fault {
        id: FaultId::derived(&["fault", &turn.to_string()]),
        day: "2026-07-06".to_owned(),
        number: turn as i32 + 1,
        room: room_of(site, turn).id,
        spot: text(turn),
        kind: of(Kind::ALL, turn),
        urgency: of(Urgency::ALL, turn),
        description: text(turn + 1),
        found: turn.is_multiple_of(2).then(|| Found {
            duty: duty_id(turn),
            step: turn as u32,
            item: text(turn + 2),
        }),
        seen: turn.is_multiple_of(3).then_some(at - 1),
        reported: at,
        reporter: text(turn + 3),
        reporter_account: turn.is_multiple_of(2).then(|| account_id(turn)),
        state,
        joined: turn as i32,
        sent_back: turn as i32 + 1,
        answer_due: turn.is_multiple_of(2).then_some(at + 1),
        answered: turn.is_multiple_of(3).then_some(at + 2),
        repairer: text(turn + 4),
        agreed: turn.is_multiple_of(4).then_some(at + 3),
        repaired: turn.is_multiple_of(5).then_some(at + 4),
        repaired_by: text(turn + 5),
        repaired_account: turn.is_multiple_of(3).then(|| account_id(turn)),
        accept_due: turn.is_multiple_of(2).then_some(at + 5),
        late: turn.is_multiple_of(2),
        closed: state.is_closed().then_some(at + 6),
        closed_by: text(turn + 6),
    }
}

async fn faults_come_back_as_they_were_kept(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            let all: Vec<_> = (0..TURNS).map(|turn| fault(&court, turn)).collect();
            for one in &all {
                store::fault::add(db, &court, one)?;
            }
            let span = (NINE, NINE + 60 * MINUTE);
            let mut newest = all.clone();
            newest.reverse();
            assert_eq!(store::fault::between(db, &court, span, 100)?, newest);
            assert_eq!(store::fault::between(db, &court, span, 2)?, newest[..2]);
            assert_eq!(
                store::fault::last_number(db, &court, "2026-07-06")?,
                TURNS as i32
            );
            assert_eq!(store::fault::last_number(db, &court, "2026-07-07")?, 0);
            let mut open = all.clone();
            open.retain(|one| !one.state.is_closed());
            assert_eq!(store::fault::open(db, &court, 100)?, open);
            for one in &all {
                let found = store::fault::open_at(db, &court, one.room, one.kind)?;
                let asked = !one.state.is_closed() && one.state != State::Repaired;
                assert_eq!(found, asked.then(|| one.clone()));
            }
            let account = account_id(2);
            assert_eq!(
                store::fault::of_reporter(db, &court, account, 10)?,
                [all[2].clone()]
            );
            let mut changed = all[1].clone();
            (changed.state, changed.closed) = (State::Accepted, Some(NINE));
            store::fault::change(db, &court, &changed)?;
            let id = changed.id;
            assert_eq!(store::fault::find(db, &court, id)?, Some(changed));
            let done: Vec<Done> = (0..)
                .zip(Step::ALL)
                .map(|(turn, step)| Done {
                    step: *step,
                    at: NINE + turn as i64,
                    by: text(turn),
                    said: Said {
                        repairer: text(turn + 1),
                        note: text(turn + 2),
                        material: text(turn + 3),
                        agreed: turn.is_multiple_of(2).then_some(NINE),
                    },
                })
                .collect();
            for one in &done {
                store::fault::add_step(db, &court, id, one)?;
            }
            assert_eq!(store::fault::steps(db, &court, id)?, done);
            Ok(())
        })
        .await;
}

fn photo(subject: Uid, turn: u8) -> (PhotoBrief, SealedPhoto) {
    let brief = PhotoBrief {
        id: PhotoId::derived(&["photo", &turn.to_string()]),
        register: Register::Fault,
        subject,
        at: NINE + i64::from(turn),
        by: text(turn.into()),
        account: (turn == 1).then(|| account_id(1)),
        sha: format!("{turn:064}"),
        width: 1600,
        height: 900,
    };
    let sealed = SealedPhoto {
        large: vec![0, 255, turn, 7],
        small: vec![turn, 0, 9],
    };
    (brief, sealed)
}

async fn photos_come_back_and_go_with_their_time(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            let closed = (0..TURNS).find(|turn| fault(&court, *turn).closed.is_some());
            let faults = [fault(&court, 0), fault(&court, closed.unwrap())];
            let mut briefs = Vec::new();
            for (turn, one) in (1..).zip(&faults) {
                store::fault::add(db, &court, one)?;
                let (brief, sealed) = photo(one.id.0, turn);
                store::photo::add(db, &court, &brief, &sealed)?;
                let large = store::photo::find(db, &court, brief.id, false)?;
                assert_eq!(large, Some((brief.clone(), sealed.large)));
                let small = store::photo::find(db, &court, brief.id, true)?;
                assert_eq!(small, Some((brief.clone(), sealed.small)));
                assert_eq!(store::photo::find(db, &bureau, brief.id, true)?, None);
                briefs.push(brief);
            }
            let ids = faults.each_ref().map(|one| one.id.0);
            let all = store::photo::of_subjects(db, &court, Register::Fault, &ids)?;
            assert_eq!(all, briefs);
            assert_eq!(
                store::photo::of_subjects(db, &court, Register::Visit, &ids)?,
                []
            );
            let at = faults[1].closed.unwrap();
            assert!(!store::photo::keeps_of_faults_before(db, &court, at)?);
            assert_eq!(store::photo::forget_of_faults(db, &court, at)?, 0);
            assert!(store::photo::keeps_of_faults_before(db, &court, at + 1)?);
            assert_eq!(store::photo::forget_of_faults(db, &court, at + 1)?, 1);
            let left = store::photo::of_subjects(db, &court, Register::Fault, &ids)?;
            assert_eq!(left, [briefs[0].clone()], "what is open keeps its photos");
            Ok(())
        })
        .await;
}
