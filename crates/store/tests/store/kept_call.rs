//! Calls, inquiries and the knowledge base come back as they were kept.

use domain::call::{Call, Handling};
use domain::inquiry::{Inquiry, Knowledge, Lesson};
use domain::{CallId, InquiryId, KnowledgeId};
use store::call::{CallAttempt, CallChange, CallRecord};
use store::inquiry::InquiryRecord;

use crate::fixture::Fixture;
use crate::sample::{MINUTE, NINE, TURNS, account_id, text};

on_both! {
    calls_come_back_as_they_were_kept
    inquiries_and_what_is_known_come_back_as_they_were_kept
    what_was_told_goes_and_the_records_stay
}

fn call(turn: usize) -> CallRecord {
    let handling = Handling::ALL[turn % 4];
    CallRecord {
        call: Call {
            id: CallId::derived(&["call", &turn.to_string()]),
            day: "2026-07-06".to_owned(),
            number: turn as i32 + 1,
            at: NINE + turn as i64 * MINUTE,
            owner: text(turn),
            owner_account: turn.is_multiple_of(2).then(|| account_id(turn)),
            told: None,
            kind: text(turn + 1),
            urgency: text(turn + 2),
            handling,
            to: text(turn + 3),
            to_account: (turn % 3 == 1).then(|| account_id(turn)),
            assignee: (turn % 3 == 2).then(|| account_id(turn)),
            due: (!turn.is_multiple_of(4)).then_some(NINE + turn as i64),
            settled: (turn % 5 == 1).then_some(NINE + 1),
            settled_by: text(turn + 4),
            revision: turn as i32,
        },
        sealed: (!turn.is_multiple_of(3)).then(|| vec![0, 255, turn as u8]),
        telephone_mark: (turn % 2 == 1).then(|| "mark".to_owned()),
    }
}

fn inquiry(turn: usize, knowledge: KnowledgeId) -> InquiryRecord {
    InquiryRecord {
        inquiry: Inquiry {
            id: InquiryId::derived(&["inquiry", &turn.to_string()]),
            day: "2026-07-06".to_owned(),
            number: turn as i32 + 1,
            at: NINE + turn as i64 * MINUTE,
            owner: text(turn),
            owner_account: turn.is_multiple_of(2).then(|| account_id(turn)),
            asked: None,
            knowledge: turn.is_multiple_of(2).then_some(knowledge),
            to: text(turn + 1),
            to_account: (turn % 3 == 1).then(|| account_id(turn)),
            due: (!turn.is_multiple_of(4)).then_some(NINE + turn as i64),
            answered: (turn % 3 != 1).then_some(NINE + 1),
            answered_by: text(turn + 2),
            proposed: turn % 3 == 2,
        },
        sealed: (!turn.is_multiple_of(3)).then(|| vec![7, turn as u8]),
    }
}

async fn calls_come_back_as_they_were_kept(fixture: Fixture) {
    let court = fixture.site("court").await;
    fixture
        .keep(move |db| {
            for turn in 0..TURNS {
                store::call::add(db, &court, &call(turn))?;
            }
            let mut all: Vec<_> = (0..TURNS).map(call).collect();
            all.reverse();
            assert_eq!(store::call::of_day(db, &court, "2026-07-06")?, all);
            assert_eq!(
                store::call::last_number(db, &court, "2026-07-06")?,
                TURNS as i32
            );
            assert_eq!(store::call::last_number(db, &court, "2026-07-07")?, 0);
            let marked = store::call::of_mark(db, &court, "mark", 3)?;
            assert_eq!(marked, [call(11), call(9), call(7)]);
            let open = store::call::open(db, &court)?;
            assert!(open.iter().all(|record| record.call.is_open()));
            let expected = (0..TURNS).filter(|turn| call(*turn).call.is_open()).count();
            assert_eq!(open.len(), expected);
            let mut changed = call(5);
            changed.call.settled = Some(NINE + 9);
            changed.sealed = Some(vec![1]);
            store::call::change(db, &court, &changed)?;
            let id = changed.call.id;
            assert_eq!(store::call::find(db, &court, id)?, Some(changed));
            let change = CallChange {
                revision: 2,
                at: NINE,
                by: text(1),
                sealed: Some(vec![0, 9]),
            };
            store::call::add_change(db, &court, id, &change)?;
            assert_eq!(store::call::changes(db, &court, id)?, [change]);
            let tries = [None, Some(NINE + MINUTE)].map(|next| CallAttempt {
                at: NINE,
                by: text(1),
                reached: next.is_none(),
                next,
            });
            for attempt in &tries {
                store::call::add_attempt(db, &court, id, attempt)?;
            }
            assert_eq!(store::call::attempts(db, &court, id)?, tries);
            Ok(())
        })
        .await;
}

async fn inquiries_and_what_is_known_come_back_as_they_were_kept(fixture: Fixture) {
    let court = fixture.site("court").await;
    fixture
        .keep(move |db| {
            let id = KnowledgeId::derived(&["known"]);
            let mut known = Knowledge {
                id,
                lesson: Lesson {
                    question: text(1),
                    wordings: text(3),
                    answer: text(5),
                    department: text(2),
                    valid_until: "2026-12-31".to_owned(),
                },
                revision: 1,
                at: NINE,
                by: text(1),
            };
            store::knowledge::add(db, &court, &known)?;
            let first = known.clone();
            known.revision = 2;
            known.lesson.answer = text(7);
            store::knowledge::change(db, &court, &known)?;
            assert_eq!(store::knowledge::all(db, &court)?, [known.clone()]);
            assert_eq!(store::knowledge::versions(db, &court, id)?, [first, known]);
            for turn in 0..TURNS {
                store::inquiry::add(db, &court, &inquiry(turn, id))?;
            }
            let mut all: Vec<_> = (0..TURNS).map(|turn| inquiry(turn, id)).collect();
            all.reverse();
            assert_eq!(store::inquiry::of_day(db, &court, "2026-07-06")?, all);
            let span = (NINE, NINE + 4 * MINUTE);
            assert_eq!(store::inquiry::uses(db, &court, span)?, [(id, 2)]);
            let in_vain = store::inquiry::in_vain(db, &court, span, 9)?;
            assert_eq!(in_vain, [inquiry(3, id), inquiry(1, id)]);
            assert!(
                store::inquiry::open(db, &court)?
                    .iter()
                    .all(|one| one.inquiry.answered.is_none())
            );
            assert!(
                store::inquiry::proposed(db, &court)?
                    .iter()
                    .all(|one| one.inquiry.proposed)
            );
            store::knowledge::remove(db, &court, id)?;
            assert_eq!(store::knowledge::all(db, &court)?, []);
            assert_eq!(
                store::inquiry::uses(db, &court, span)?,
                [(id, 2)],
                "what it answered stays counted"
            );
            Ok(())
        })
        .await;
}

async fn what_was_told_goes_and_the_records_stay(fixture: Fixture) {
    let court = fixture.site("court").await;
    let other = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            for site in [&court, &other] {
                for turn in 0..4 {
                    store::call::add(db, site, &call(turn))?;
                }
            }
            let change = CallChange {
                revision: 2,
                at: NINE,
                by: text(1),
                sealed: Some(vec![0, 9]),
            };
            store::call::add_change(db, &court, call(1).call.id, &change)?;
            assert!(!store::call::keeps_before(db, &court, NINE)?);
            let limit = NINE + 2 * MINUTE;
            assert!(store::call::keeps_before(db, &court, limit)?);
            assert_eq!(store::call::forget_told(db, &court, limit)?, 1);
            assert!(!store::call::keeps_before(db, &court, limit)?);
            let gone = store::call::find(db, &court, call(1).call.id)?
                .map(|one| (one.sealed, one.telephone_mark));
            assert_eq!(gone, Some((None, None)));
            assert_eq!(
                store::call::changes(db, &court, call(1).call.id)?[0].sealed,
                None
            );
            assert_eq!(
                store::call::find(db, &court, call(2).call.id)?,
                Some(call(2))
            );
            assert_eq!(
                store::call::find(db, &other, call(1).call.id)?,
                Some(call(1))
            );
            Ok(())
        })
        .await;
}
