//! The quality page of a year of one building, and of a year in which nothing was to be done.

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use domain::serving::instant;
use domain::{AccountId, Milliseconds, SiteId};
use standards::{Outcome, RuleId};
use store::Database;

use crate::client::{Client, get};
use crate::ground::{Ground, record};

/// How many duties the year has.
pub(crate) const DUTIES: u32 = 170_000;
/// The days of the year.
const DAYS: u32 = 365;
/// How many people have been given them.
const PEOPLE: u32 = 20;
/// How often a page is asked for in one run.
const ASKED: usize = 5;
const MINUTE: Milliseconds = 60_000;
const DAY_MS: Milliseconds = 24 * 60 * MINUTE;
/// 2026-01-01, UTC.
const NEW_YEAR: Milliseconds = 1_767_225_600_000;

/// Fills the year 2026 with duties of every rule, some days in one commit: nine of ten in time, the others
/// late, missed, waived, or called off.
pub(crate) async fn fill(ground: &Ground) -> Result<()> {
    let standard = app::site::standard(&ground.house, &ground.site).await?;
    let standard = standard.context("the site's standard")?.standard;
    let timed = standard
        .rules()
        .iter()
        .filter(|rule| rule.starts.has_time());
    let rules: Vec<RuleId> = timed.map(|rule| rule.id.clone()).collect();
    for begins in (0..DUTIES).step_by(10_000) {
        let (site, rules) = (ground.site.clone(), rules.clone());
        let write = move |db: &mut Database| {
            (begins..(begins + 10_000).min(DUTIES))
                .try_for_each(|number| write(db, &site, &rules, number))
        };
        ground.write(write).await?;
    }
    Ok(())
}

fn write(db: &mut Database, site: &SiteId, rules: &[RuleId], number: u32) -> Result<()> {
    let midnight = NEW_YEAR + i64::from(number % DAYS) * DAY_MS;
    let opens = midnight + i64::from(number / DAYS) * MINUTE;
    let rule = &rules[number as usize % rules.len()];
    let mut duty = record(rule, 12, number, opens);
    duty.day = instant(midnight).strftime("%Y-%m-%d").to_string();
    let person = (number / 7 % PEOPLE).to_string();
    duty.assignee = Some(AccountId::derived(&["quality", &person]));
    let after = |minutes: Milliseconds| instant(opens + minutes * MINUTE);
    duty.duty.outcome = Some(match number % 100 {
        0..90 => Outcome::Done { at: after(5) },
        90..94 => Outcome::Done { at: after(12) },
        94..96 => Outcome::Missed { at: after(20) },
        96..98 => Outcome::Waived {
            at: after(1),
            reason: "会议取消茶歇".to_owned(),
        },
        _ => Outcome::Cancelled { at: after(1) },
    });
    store::duty::add(db, site, &duty)
}

/// The median time of a page of quality, in milliseconds: one asks after the other.
pub(crate) async fn page_ms(ground: &Ground, query: &str) -> Result<f64> {
    let served = ground.serve().await?;
    let secret = ground.session(ground.leader.account).await?;
    let request = get(&format!("/sites/{}/quality?{query}", ground.site), &secret);
    let mut client = Client::connect(served.address).await?;
    let mut times = Vec::new();
    for _ in 0..ASKED {
        let asked = Instant::now();
        let status = client.ask(&request).await?;
        ensure!(status == 200, "the page was answered with {status}");
        times.push(asked.elapsed().as_secs_f64() * 1_000.0);
    }
    times.sort_unstable_by(f64::total_cmp);
    Ok(times[times.len() / 2])
}
