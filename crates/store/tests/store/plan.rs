//! How SQLite finds what every second, every board and every desk asks for: by an index of just that, however much there
//! has ever been. PostgreSQL counts its rows and finds its way by them.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use diesel::connection::InstrumentationEvent;
use diesel::prelude::*;
use domain::booking::LATEST_MS;
use domain::dining::Meal;
use domain::subject::Register;
use domain::{RestockingId, SeriesId, SiteId};
use store::Database;

use crate::fixture::Fixture;
use crate::sample::{NINE, account_id, duty_id, meeting_id};

/// What there is more of with every day.
const GROWING: [&str; 13] = [
    "alert",
    "dining_diner",
    "duty",
    "journal",
    "meeting",
    "newspaper_arrival",
    "newspaper_issue",
    "order_line",
    "order_word",
    "person",
    "request",
    "restocking",
    "visit",
];

/// Asks all that is asked often.
fn ask(db: &mut Database, site: &SiteId) -> Result<()> {
    // Every second.
    store::duty::overdue(db, NINE, 500)?;
    store::duty::forgotten(db, NINE, 500)?;
    store::duty::untold(db, NINE, 500)?;
    store::duty::unsettled_of_register(db, site, Register::HandOver, NINE)?;
    store::planned_shift::checks_left(db, site, NINE)?;
    store::alert::sites_waiting(db, NINE)?;
    store::alert::waiting(db, site, NINE, 100)?;
    store::alert::unreceived(db, (0, NINE), 100)?;
    store::visit::open_before(db, site, "2026-07-06", 100)?;
    // Every board and every phone.
    store::duty::of_day(db, site, "2026-07-06")?;
    store::duty::left_of_subjects(db, site, "2026-07-06", 200)?;
    store::duty::unsettled_of(db, site, account_id(1))?;
    store::duty::of_meeting(db, site, meeting_id(1))?;
    store::duty::find(db, site, duty_id(1))?;
    store::alert::unreached(db, site)?;
    store::meeting::between(db, site, NINE, NINE + 1)?;
    store::meeting::requests(db, site, &[meeting_id(1), meeting_id(2)])?;
    // Every desk, and the pages of a day.
    store::visit::hosts_named(db, site, "王处长")?;
    store::visit::earlier(db, site, Some("a"), Some("b"), 10)?;
    store::meeting::of_series(db, site, SeriesId(meeting_id(1).0))?;
    store::order::unanswered(db, site, 100)?;
    store::dining::diners(db, site, "2026-07-06", Meal::Lunch)?;
    store::newspaper::open_issues(db, site)?;
    store::duty::unsettled_of_register(db, site, Register::Restocking, LATEST_MS)?;
    store::restocking::of_duties(db, site, &[duty_id(1)])?;
    store::restocking::of_ids(db, site, &[RestockingId(duty_id(1).0)])?;
    Ok(())
}

/// A line of what SQLite says about how it would run a statement.
#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}

impl Step {
    /// Whether it reads all that a site ever had of something that grows.
    fn reads_all(&self) -> bool {
        let mut words = self.detail.split(' ');
        let (how, of) = (words.next(), words.next().unwrap_or_default());
        let by_site_alone = self.detail.ends_with(" (site_id=?)");
        // What is still to be done does not grow; an index of that alone may be read as a whole.
        let to_do = [
            "duty_open",
            "_unanswered",
            "_unreached",
            "_short",
            "_waiting",
        ];
        GROWING.contains(&of)
            && (how == Some("SCAN") || by_site_alone)
            && !to_do.iter().any(|index| self.detail.contains(index))
    }
}

#[tokio::test]
async fn what_is_asked_often_is_found_without_reading_what_a_site_ever_had() {
    let fixture = Fixture::sqlite();
    let court = fixture.site("court").await;
    let found = fixture.look(move |db| {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let listener = Arc::clone(&heard);
        db.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = event {
                let mut heard = listener.lock().unwrap_or_else(PoisonError::into_inner);
                heard.push(query.to_string());
            }
        });
        ask(db, &court)?;
        db.set_instrumentation(|_: InstrumentationEvent<'_>| {});
        let statements = std::mem::take(&mut *heard.lock().unwrap_or_else(PoisonError::into_inner));
        assert!(statements.len() > 24, "{statements:?}");
        let mut slow = Vec::new();
        // What is asked about nothing reads nothing.
        for statement in statements.iter().filter(|one| !one.contains("(1=0)")) {
            let statement = statement.split(" -- binds:").next().unwrap_or_default();
            let plan = diesel::sql_query(format!("EXPLAIN QUERY PLAN {statement}"));
            let steps: Vec<Step> = plan.load(db)?;
            let mut steps = steps.iter().filter(|step| step.reads_all());
            slow.extend(
                steps
                    .next()
                    .map(|step| format!("{}: {statement}", step.detail)),
            );
        }
        Ok(slow)
    });
    assert_eq!(found.await, Vec::<String>::new());
}
