//! Found things and what is looked for come back as they were kept, and go with their time.

use domain::found_item::lost::LostReport;
use domain::found_item::{FoundItem, Kind, State, Step};
use domain::subject::Register;
use domain::{DutyId, FoundItemId, LostReportId, MeetingId, PhotoId, VisitId};
use store::found_item::lost::LostReportRecord;
use store::found_item::{FoundItemRecord, StepRecord};
use store::photo::{PhotoBrief, SealedPhoto};

use crate::fixture::Fixture;
use crate::kept_directory::{places, room_of};
use crate::sample::{MINUTE, NINE, TURNS, account_id, text};

on_both! {
    found_things_come_back_as_they_were_kept_and_go_with_their_time
    lost_things_come_back_as_they_were_told_and_go_with_their_time
}

fn of<T: Copy>(all: &[T], turn: usize) -> T {
    all[turn % all.len()]
}

fn found(site: &domain::SiteId, turn: usize) -> FoundItemRecord {
    let (even, at) = (turn.is_multiple_of(2), NINE + turn as i64 * MINUTE);
    let state = of(State::ALL, turn);
    let name = turn.to_string();
    FoundItemRecord {
        item: FoundItem {
            id: FoundItemId::derived(&["found", &name]),
            day: "2026-07-06".to_owned(),
            number: turn as i32 + 1,
            kind: of(Kind::ALL, turn),
            description: None,
            room: even.then(|| room_of(site, turn).id),
            spot: text(turn),
            found: at - 1,
            at,
            by: text(turn + 1),
            by_account: even.then(|| account_id(turn)),
            meeting: (!even).then(|| MeetingId::derived(&[&name])),
            visit: even.then(|| VisitId::derived(&[&name])),
            duty: (!even).then(|| DutyId::derived(&[&name])),
            state,
            shelf: text(turn + 2),
            noticed: even.then(|| "2026-07-06".to_owned()),
            closed: state.is_closed().then_some(at + 1),
            closed_by: text(turn + 3),
        },
        sealed: Some(vec![0, turn as u8, 255]),
    }
}

fn photo_of(id: FoundItemId) -> (PhotoBrief, SealedPhoto) {
    let brief = PhotoBrief {
        id: PhotoId(id.0),
        register: Register::FoundItem,
        subject: id.0,
        at: NINE,
        by: text(1),
        account: None,
        sha: "ab".to_owned(),
        width: 2,
        height: 1,
    };
    let sealed = SealedPhoto {
        large: vec![1],
        small: vec![2],
    };
    (brief, sealed)
}

async fn found_things_come_back_as_they_were_kept_and_go_with_their_time(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            use store::found_item as kept;
            let mut all: Vec<_> = (0..TURNS).map(|turn| found(&court, turn)).collect();
            for one in &all {
                kept::add(db, &court, one)?;
            }
            let mut newest = all.clone();
            newest.reverse();
            let span = (NINE, NINE + 60 * MINUTE);
            assert_eq!(kept::between(db, &court, span)?, newest);
            assert_eq!(kept::between(db, &bureau, span)?, []);
            newest.retain(|one| one.item.closed.is_none());
            assert_eq!(kept::open(db, &court)?, newest);
            assert_eq!(kept::last_number(db, &court, "2026-07-06")?, TURNS as i32);
            assert_eq!(kept::last_number(db, &court, "2026-07-07")?, 0);
            let id = all[3].item.id;
            assert_eq!(kept::find(db, &court, id)?, Some(all[3].clone()));
            assert_eq!(kept::find(db, &bureau, id)?, None);
            all[3].item.shelf = text(9);
            all[3].item.noticed = Some("2026-07-07".to_owned());
            kept::change(db, &court, &all[3])?;
            assert_eq!(kept::find(db, &court, id)?, Some(all[3].clone()));
            let step = |turn: usize| StepRecord {
                step: of(Step::ALL, turn),
                at: NINE + turn as i64,
                by: text(turn),
                reason: text(turn + 1),
                sealed: Some(vec![turn as u8]),
                signature: turn.is_multiple_of(2).then(|| vec![255]),
            };
            assert_eq!(kept::count_steps(db, &court, id)?, 0);
            for (position, turn) in (1..).zip(0..6) {
                kept::add_step(db, &court, (id, position), &step(turn))?;
            }
            assert_eq!(kept::count_steps(db, &court, id)?, 6);
            let steps: Vec<_> = (0..6).map(step).collect();
            assert_eq!(kept::steps(db, &court, id)?, steps);
            let (brief, sealed) = photo_of(id);
            store::photo::add(db, &court, &brief, &sealed)?;
            // What left the house long enough ago is forgotten, and what is still here is not.
            assert_eq!(all[3].item.state, State::HandedBack);
            let late = NINE + 1_000 * MINUTE;
            assert!(!kept::keeps_before(db, &court, NINE)?);
            assert!(kept::keeps_before(db, &court, late)?);
            let closed = all.iter().filter(|one| one.item.closed.is_some());
            assert_eq!(kept::forget_told(db, &court, late)?, closed.count());
            assert!(!kept::keeps_before(db, &court, late)?);
            assert_eq!(kept::find(db, &court, id)?.unwrap().sealed, None);
            for step in kept::steps(db, &court, id)? {
                assert_eq!((step.sealed, step.signature), (None, None));
            }
            let photos = store::photo::of_subjects(db, &court, Register::FoundItem, &[id.0])?;
            assert_eq!(photos, []);
            assert_eq!(kept::open(db, &court)?, newest);
            assert_eq!(kept::days(db, &court)?, None);
            kept::put_days(db, &court, 45)?;
            kept::put_days(db, &court, 60)?;
            assert_eq!(kept::days(db, &court)?, Some(60));
            assert_eq!(kept::days(db, &bureau)?, None);
            Ok(())
        })
        .await;
}

fn lost(site: &domain::SiteId, turn: usize, item: Option<FoundItemId>) -> LostReportRecord {
    let (even, at) = (turn.is_multiple_of(2), NINE + turn as i64 * MINUTE);
    LostReportRecord {
        report: LostReport {
            id: LostReportId::derived(&["lost", &turn.to_string()]),
            day: "2026-07-06".to_owned(),
            number: turn as i32 + 1,
            kind: of(Kind::ALL, turn),
            told: None,
            room: even.then(|| room_of(site, turn).id),
            spot: text(turn),
            from: at - 2,
            until: at - 1,
            at,
            by: text(turn + 1),
            by_account: even.then(|| account_id(turn)),
            item,
            closed: (!even).then_some(at + 1),
            closed_by: text(turn + 2),
        },
        sealed: Some(vec![0, turn as u8, 255]),
        telephone_mark: even.then(|| text(turn + 3)),
    }
}

async fn lost_things_come_back_as_they_were_told_and_go_with_their_time(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            use store::found_item::lost as kept;
            let item = found(&court, 0);
            store::found_item::add(db, &court, &item)?;
            let mut all: Vec<_> = (0..TURNS)
                .map(|turn| lost(&court, turn, (turn == 1).then_some(item.item.id)))
                .collect();
            for one in &all {
                kept::add(db, &court, one)?;
            }
            let mut newest = all.clone();
            newest.reverse();
            let span = (NINE, NINE + 60 * MINUTE);
            assert_eq!(kept::between(db, &court, span)?, newest);
            newest.retain(|one| one.report.closed.is_none());
            assert_eq!(kept::open(db, &court)?, newest);
            assert_eq!(kept::open(db, &bureau)?, []);
            assert_eq!(kept::last_number(db, &court, "2026-07-06")?, TURNS as i32);
            all[2].report.closed = Some(NINE);
            all[2].report.item = Some(item.item.id);
            kept::change(db, &court, &all[2])?;
            let id = all[2].report.id;
            assert_eq!(kept::find(db, &court, id)?, Some(all[2].clone()));
            assert_eq!(kept::find(db, &bureau, id)?, None);
            let limit = NINE + 3 * MINUTE;
            assert!(kept::keeps_before(db, &court, limit)?);
            assert_eq!(kept::forget_told(db, &court, limit)?, 3);
            assert!(!kept::keeps_before(db, &court, limit)?);
            let forgotten = kept::find(db, &court, id)?.unwrap();
            assert_eq!((forgotten.sealed, forgotten.telephone_mark), (None, None));
            assert_eq!(
                kept::find(db, &court, all[3].report.id)?,
                Some(all[3].clone())
            );
            Ok(())
        })
        .await;
}
