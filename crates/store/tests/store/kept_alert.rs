//! Alerts, ways and rules come back as they were kept; what waits comes out in its order.

use domain::access::Role;
use domain::alert::{Alert, AlertRule, End, Format, MailTakes, Quiet, Recipient, Stage, id_of};
use domain::duty::DutyRecord;
use domain::{AlertId, AlertWayId, DutyId};
use store::alert::way::{AlertWay, Kind, WayState};

use crate::fixture::Fixture;
use crate::kept_account::granted;
use crate::kept_directory::places;
use crate::sample::{MINUTE, NINE, TURNS, account, account_id, duty, duty_id, text};

on_both! {
    alerts_come_back_as_they_were_kept_and_go_with_their_duty_or_their_time
    what_waits_goes_out_in_its_order
    ways_come_back_as_they_were_kept_and_take_what_waits_with_them
    rules_come_back_as_they_were_kept
    only_whoever_may_come_in_is_written_to
    a_window_is_told_of_once_at_its_opening_and_once_at_its_half
    a_phone_that_did_not_get_something_is_found_while_it_matters
}

const STAGES: [Stage; 6] = [
    Stage::Trial,
    Stage::Opens,
    Stage::Soon,
    Stage::Overdue,
    Stage::Unreached,
    Stage::Escalated,
];

fn way_id(turn: usize) -> AlertWayId {
    AlertWayId::derived(&["way", &turn.to_string()])
}

fn alert(turn: usize) -> Alert {
    let at = NINE + turn as i64 * MINUTE;
    let even = turn.is_multiple_of(2);
    Alert {
        id: AlertId::derived(&["alert", &turn.to_string()]),
        duty: (!turn.is_multiple_of(6)).then(|| duty_id(turn)),
        stage: STAGES[turn % 6],
        to: match turn % 3 {
            0 => Recipient::Webhook(way_id(turn)),
            1 => Recipient::Phone(account_id(turn)),
            _ => Recipient::Mail(account_id(turn)),
        },
        due: at + MINUTE,
        written: at,
        next: (turn % 3 != 1).then_some(at),
        tries: turn as i32,
        received: even.then_some(at + 1),
        read: even.then_some(at + 2),
        unreached: (!even).then_some(at + 3),
        failure: if even {
            String::new()
        } else {
            "slow".to_owned()
        },
        end: (turn % 5 == 4).then(|| End::ALL[turn % 4]),
    }
}

async fn alerts_come_back_as_they_were_kept_and_go_with_their_duty_or_their_time(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            use store::alert as kept;
            for turn in 0..TURNS {
                assert!(kept::add(db, &court, &alert(turn))?);
                assert!(
                    !kept::add(db, &court, &alert(turn))?,
                    "nothing is told twice"
                );
                assert_eq!(kept::find(db, &court, alert(turn).id)?, Some(alert(turn)));
                assert_eq!(kept::find(db, &bureau, alert(turn).id)?, None);
            }
            let changed = Alert {
                next: None,
                tries: 9,
                failure: "private".to_owned(),
                end: Some(End::GivenUp),
                received: None,
                ..alert(2)
            };
            kept::change(db, &court, &changed)?;
            let of_duty = kept::of_duty(db, &court, duty_id(2))?;
            assert_eq!(of_duty, vec![changed.clone()]);
            let troubled = kept::troubled(db, &court, 100)?;
            assert!(troubled.contains(&changed));
            assert!(troubled.iter().all(|one| !one.failure.is_empty()));
            assert_eq!(kept::forget(db, NINE)?, 0);
            assert_eq!(kept::forget(db, NINE + 2 * MINUTE)?, 2);
            assert_eq!(kept::find(db, &court, alert(1).id)?, None);
            Ok(())
        })
        .await;
}

async fn what_waits_goes_out_in_its_order(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            use store::alert as kept;
            let waiting = |number: i64, stage: Stage, due: i64| Alert {
                id: AlertId::derived(&["waiting", &number.to_string()]),
                stage,
                due,
                to: Recipient::Mail(account_id(0)),
                next: Some(NINE),
                end: None,
                ..alert(2)
            };
            let all = [
                waiting(1, Stage::Opens, 1),
                waiting(2, Stage::Overdue, 9),
                waiting(3, Stage::Overdue, 3),
                waiting(4, Stage::Escalated, 7),
            ];
            for one in &all {
                kept::add(db, &court, one)?;
            }
            assert_eq!(kept::sites_waiting(db, NINE - 1)?, []);
            assert_eq!(kept::sites_waiting(db, NINE)?, vec![court.clone()]);
            let found = kept::waiting(db, &court, NINE, 3)?;
            let dues: Vec<i64> = found.iter().map(|one| one.due).collect();
            assert_eq!(dues, [7, 3, 9]);
            Ok(())
        })
        .await;
}

async fn ways_come_back_as_they_were_kept_and_take_what_waits_with_them(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            use store::alert::way as kept;
            let way = |turn: usize| AlertWay {
                id: way_id(turn),
                name: text(turn),
                kind: match turn % 6 {
                    4 => Kind::Mail,
                    5 => Kind::Push,
                    place => Kind::Webhook(Format::ALL[place]),
                },
                host: text(turn + 1),
                sealed: text(turn + 2),
                stages: STAGES[1..=turn % 5 + 1].to_vec(),
                language: text(turn + 4),
                added: (NINE + turn as i64, text(turn + 3)),
                state: WayState {
                    tried: Some(NINE),
                    delivered: turn.is_multiple_of(2).then_some(NINE + 1),
                    failing_since: (!turn.is_multiple_of(2)).then_some(NINE + 2),
                    failed: Some(NINE + 3),
                    failure: text(turn),
                },
            };
            for turn in 0..TURNS {
                kept::put(db, &court, &way(turn))?;
            }
            let all: Vec<AlertWay> = (0..TURNS).map(way).collect();
            assert_eq!(kept::list(db, &court)?, all);
            let open = AlertWay {
                state: WayState::default(),
                ..way(3)
            };
            kept::put(db, &court, &open)?;
            assert_eq!(kept::find(db, &court, way_id(3))?, Some(open));
            store::alert::add(db, &court, &alert(3))?;
            kept::remove(db, &court, way_id(3))?;
            assert_eq!(kept::find(db, &court, way_id(3))?, None);
            let left = store::alert::find(db, &court, alert(3).id)?.unwrap();
            assert_eq!((left.next, left.end), (None, Some(End::Idle)));
            Ok(())
        })
        .await;
}

async fn rules_come_back_as_they_were_kept(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            use store::alert::rule as kept;
            store::account::create(db, &account(0))?;
            for turn in 0..TURNS {
                kept::put(db, &court, account_id(0), &rule(turn))?;
                assert_eq!(kept::find(db, &court, account_id(0))?, Some(rule(turn)));
            }
            assert_eq!(kept::find(db, &court, account_id(2))?, None);
            Ok(())
        })
        .await;
}

/// Of account 3 and of every third one the sample says that it is shut.
async fn only_whoever_may_come_in_is_written_to(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            use store::alert::rule as kept;
            for turn in 1..5 {
                store::account::create(db, &account(turn))?;
                kept::put(db, &court, account_id(turn), &rule(turn))?;
            }
            for (turn, approver) in [(1, Some(text(0))), (2, None), (3, Some(text(0)))] {
                let grant = granted(turn, &court, Role::Guard, approver);
                store::account::grant(db, &grant, NINE)?;
            }
            assert_eq!(kept::list(db, &court)?, [(account_id(1), rule(1))]);
            let approved = granted(2, &court, Role::Guard, None).grant;
            store::account::approve(db, account_id(2), &approved, &text(0), NINE)?;
            let listed = kept::list(db, &court)?;
            assert_eq!(listed.len(), 2);
            assert!(listed.contains(&(account_id(2), rule(2))));
            Ok(())
        })
        .await;
}

fn rule(turn: usize) -> AlertRule {
    AlertRule {
        mail: text(turn),
        mail_takes: MailTakes::ALL[turn % 3],
        quiet: turn.is_multiple_of(2).then_some(Quiet {
            from: 1_320,
            until: 7,
        }),
    }
}

/// A duty that is still to be done by somebody.
fn to_do() -> DutyRecord {
    let mut record = duty(0);
    record.assignee = Some(account_id(0));
    record.meeting = None;
    record.request = None;
    record.duty.outcome = None;
    record.duty.stopped = None;
    record.overdue_noted = None;
    record.settled = None;
    record
}

/// That its window opened is told to their phone, and did not come there yet.
fn told_of(record: &DutyRecord) -> Alert {
    let to = Recipient::Phone(account_id(0));
    Alert {
        id: id_of(record.id, Stage::Opens, to),
        duty: Some(record.id),
        stage: Stage::Opens,
        to,
        written: record.duty.opens.as_millisecond(),
        next: None,
        received: None,
        read: None,
        unreached: None,
        failure: String::new(),
        end: None,
        ..alert(1)
    }
}

async fn a_window_is_told_of_once_at_its_opening_and_once_at_its_half(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            store::account::create(db, &account(0))?;
            let record = to_do();
            store::duty::add(db, &court, &record)?;
            let opens = record.duty.opens.as_millisecond();
            let due = record.duty.due.as_millisecond();
            let untold = |db: &mut store::Database, now| -> anyhow::Result<Vec<DutyId>> {
                let found = store::duty::untold(db, now, 100)?;
                Ok(found.into_iter().map(|(_, duty)| duty.id).collect())
            };
            assert_eq!(untold(db, opens - 1)?, []);
            assert_eq!(untold(db, opens)?, [record.id]);
            store::alert::add(db, &court, &told_of(&record))?;
            assert_eq!(untold(db, opens)?, []);
            let is_told_twice = due - opens >= domain::alert::SOON_LEAST_MS;
            assert_eq!(untold(db, due)?.len(), usize::from(is_told_twice));
            Ok(())
        })
        .await;
}

async fn a_phone_that_did_not_get_something_is_found_while_it_matters(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    fixture
        .keep(move |db| {
            use store::alert as kept;
            store::account::create(db, &account(0))?;
            let who = account_id(0);
            let record = to_do();
            store::duty::add(db, &court, &record)?;
            let opens = record.duty.opens.as_millisecond();
            let told = told_of(&record);
            kept::add(db, &court, &told)?;
            let span = (opens - 1, opens + 1);
            let unreceived = |db: &mut store::Database| kept::unreceived(db, span, 10);
            assert_eq!(unreceived(db)?, [], "nobody is on duty");
            store::shift::start(db, &court, who, opens)?;
            assert_eq!(unreceived(db)?, [], "no phone was heard of");
            store::shift::note_contact(db, &court, who, opens)?;
            assert_eq!(unreceived(db)?, [(court.clone(), told.clone())]);
            assert!(!kept::is_known_to_phone(db, &court, (record.id, who))?);
            let noted = Alert {
                unreached: Some(opens + 5),
                ..told
            };
            kept::change(db, &court, &noted)?;
            assert_eq!(unreceived(db)?, []);
            assert!(kept::is_known_to_phone(db, &court, (record.id, who))?);
            assert_eq!(kept::unreached(db, &court)?, [(who, 1)]);
            let come = Alert {
                received: Some(opens + 9),
                ..noted
            };
            kept::change(db, &court, &come)?;
            assert_eq!(kept::unreached(db, &court)?, []);
            store::duty::remove(db, &court, record.id)?;
            assert_eq!(kept::of_duty(db, &court, record.id)?, []);
            Ok(())
        })
        .await;
}
