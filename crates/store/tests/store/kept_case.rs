//! Cases, what was done about them, whom they are about and ratings come back as they were kept.

use domain::case::{Case, Category, Cause, Channel, Closing, Severity, State, Step};
use domain::{CallId, CaseId, MeetingRatingId, OrderId, TeamId};
use store::case::{CaseRecord, MeetingRating, StepRecord};

use crate::fixture::Fixture;
use crate::kept_directory::places;
use crate::sample::{MINUTE, NINE, TURNS, account_id, text};

on_both! {
    cases_come_back_as_they_were_kept
    whom_a_case_is_about_and_what_was_done_come_back
    ratings_come_back_and_their_words_go_with_their_time
}

fn of<T: Copy>(all: &[T], turn: usize) -> T {
    all[turn % all.len()]
}

fn case(turn: usize) -> CaseRecord {
    let at = NINE + turn as i64 * MINUTE;
    let (even, third) = (turn.is_multiple_of(2), turn.is_multiple_of(3));
    let state = of(State::ALL, turn);
    CaseRecord {
        case: Case {
            id: CaseId::derived(&["case", &turn.to_string()]),
            day: "2026-07-06".to_owned(),
            number: turn as i32 + 1,
            opened: at,
            channel: of(Channel::ALL, turn),
            category: of(Category::ALL, turn),
            severity: of(Severity::ALL, turn),
            meeting: None,
            order: even.then(|| OrderId::derived(&["order"]).0),
            call: (!even).then(|| CallId::derived(&["call"])),
            owner: text(turn),
            owner_account: even.then(|| account_id(turn)),
            client: third.then(|| account_id(turn + 1)),
            state,
            answer_due: even.then_some(at + 1),
            answered: third.then_some(at + 2),
            promised: even.then_some(at + 3),
            cause: even.then(|| of(Cause::ALL, turn)),
            ours: third.then_some(even),
            reported: even.then_some(at + 4),
            contested: turn as i32,
            close_due: third.then_some(at + 5),
            closed: state.is_closed().then_some(at + 6),
            closed_by: text(turn + 1),
            closing: state.is_closed().then_some(Closing::Tapped),
            return_called: third.then_some(at + 7),
        },
        sealed: Some(format!("sealed {turn}")),
        telephone_mark: even.then(|| text(turn + 2)),
        link: Some((format!("code {turn}"), format!("mark {turn}"))),
    }
}

async fn cases_come_back_as_they_were_kept(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            let all: Vec<_> = (0..TURNS).map(case).collect();
            for one in &all {
                store::case::add(db, &court, one)?;
            }
            let mut newest = all.clone();
            newest.reverse();
            let span = (NINE, NINE + 60 * MINUTE);
            assert_eq!(store::case::between(db, &court, span, 100)?, newest);
            assert_eq!(store::case::between(db, &bureau, span, 100)?, []);
            assert_eq!(
                store::case::last_number(db, &court, "2026-07-06")?,
                TURNS as i32
            );
            let mut open = all.clone();
            open.retain(|one| one.case.closed.is_none());
            assert_eq!(store::case::open(db, &court, 100)?, open);
            let order = OrderId::derived(&["order"]).0;
            let of_order = newest.iter().filter(|one| one.case.order.is_some());
            let of_order: Vec<_> = of_order.cloned().collect();
            assert_eq!(store::case::of_order(db, &court, order)?, of_order);
            let found = store::case::of_link(db, "mark 1")?;
            assert_eq!(found, Some((court.clone(), all[1].clone())));
            // What was told goes with its time, and the link with it.
            let before = NINE + 60 * MINUTE;
            let closed = all.iter().filter(|one| one.case.closed.is_some()).count();
            assert!(store::case::keeps_before(db, &court, before)?);
            assert_eq!(store::case::forget_told(db, &court, before)?, closed);
            assert!(!store::case::keeps_before(db, &court, before)?);
            for one in &all {
                let left = store::case::find(db, &court, one.case.id)?.unwrap();
                let is_told = left.sealed.is_some() && left.link.is_some();
                assert_eq!(is_told, one.case.closed.is_none(), "an open case is kept");
                assert_eq!(left.case, one.case);
            }
            Ok(())
        })
        .await;
}

async fn whom_a_case_is_about_and_what_was_done_come_back(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            let one = case(0);
            let id = one.case.id;
            store::case::add(db, &court, &one)?;
            let steps: Vec<StepRecord> = (0..)
                .zip(Step::ALL)
                .map(|(turn, step)| StepRecord {
                    step: *step,
                    at: NINE + turn as i64,
                    by: text(turn),
                    entry: turn as i64 + 1,
                    sealed: (turn % 2 == 0).then(|| text(turn + 1)),
                    until: (turn % 3 == 0).then_some(NINE),
                    cites: (0..turn as i64).collect(),
                    duty: None,
                })
                .collect();
            for step in &steps {
                store::case::add_step(db, &court, id, step)?;
            }
            assert_eq!(store::case::steps(db, &court, id)?, steps);
            store::case::take_back_step(db, &court, id, steps.len() as i64)?;
            assert_eq!(
                store::case::steps(db, &court, id)?,
                steps[..steps.len() - 1]
            );
            let about = account_id(1);
            store::case::name_subject(db, &court, id, about, (NINE, "陈"))?;
            assert_eq!(store::case::subjects(db, &court, id)?, [about]);
            assert_eq!(store::case::hidden_from(db, &court, about)?, [id]);
            store::case::unname_subject(db, &court, id, about)?;
            assert_eq!(store::case::hidden_from(db, &court, about)?, []);
            Ok(())
        })
        .await;
}

async fn ratings_come_back_and_their_words_go_with_their_time(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            let all: Vec<MeetingRating> = (0..TURNS)
                .map(|turn| MeetingRating {
                    id: MeetingRatingId::derived(&["rating", &turn.to_string()]),
                    meeting: None,
                    order: None,
                    team: turn.is_multiple_of(2).then(|| TeamId::derived(&["team"])),
                    at: NINE + turn as i64,
                    score: turn as u32 % 5 + 1,
                    sealed: Some(text(turn)),
                    case: turn.is_multiple_of(3).then(|| CaseId::derived(&["case"])),
                })
                .collect();
            for one in &all {
                store::case::add_rating(db, &court, one)?;
            }
            let mut newest = all.clone();
            newest.reverse();
            let span = (NINE, NINE + MINUTE);
            assert_eq!(store::case::ratings_between(db, &court, span, 100)?, newest);
            assert_eq!(store::case::forget_ratings(db, &court, NINE + 2)?, 2);
            assert!(!store::case::keeps_ratings_before(db, &court, NINE + 2)?);
            let left = store::case::find_rating(db, &court, all[0].id)?.unwrap();
            assert_eq!(
                (left.sealed, left.score),
                (None, all[0].score),
                "it is still counted"
            );
            Ok(())
        })
        .await;
}
