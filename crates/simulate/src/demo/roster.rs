//! The roster of the demo's sites: everybody of the teams planned for today and the days after, the check
//! at sign-on made by those who came, one post that is not taken.

use std::collections::BTreeMap;

use anyhow::Result;
use app::duty::Settlement;
use app::roster::Asked;
use app::{House, Role};
use domain::subject::Register;
use domain::{AccountId, Milliseconds};
use jiff::ToSpan;
use jiff::civil::time;

use crate::act::command;
use crate::building::{Building, Worker};
use crate::day::MINUTE_MS;

/// How many days are planned.
const DAYS: i32 = 7;
/// How long a shift is.
const SHIFT_MS: Milliseconds = 9 * 60 * MINUTE_MS;
/// What was not in order with somebody this morning.
const RECORDED: &str = "工牌磁条损坏，已领临时工牌";

/// Who does not come this morning: as the scene has it, the last attendant of each team.
fn absent(building: &Building) -> Vec<AccountId> {
    let mut last = BTreeMap::new();
    for worker in &building.workers {
        if let Some(team) = &worker.team
            && worker.role != Role::TeamLeader
        {
            last.insert(team.clone(), worker);
        }
    }
    let away = last.into_values().filter(|one| one.role == Role::Attendant);
    away.map(|one| one.account).collect()
}

fn of_teams(building: &Building) -> impl Iterator<Item = (&Worker, domain::TeamId)> {
    building.workers.iter().filter_map(|worker| {
        let name = worker.team.as_ref()?;
        let team = building.teams.iter().find(|team| team.name == *name)?;
        Some((worker, team.id))
    })
}

/// Plans today from when the scene begins, and the days after.
pub(super) async fn plan(
    house: &House,
    building: &Building,
    (begins, now): (Milliseconds, Milliseconds),
) -> Result<()> {
    let half_hour = 30 * MINUTE_MS;
    let usual = (begins + half_hour - 1).div_euclid(half_hour) * half_hour + half_hour;
    let late = (now - 5 * MINUTE_MS).div_euclid(5 * MINUTE_MS) * 5 * MINUTE_MS;
    let absent = absent(building);
    let today = building.civil(now).date();
    let site = &building.site.id;
    let leader = &building.first(Role::TeamLeader).actor;
    for (place, (worker, team)) in of_teams(building).enumerate() {
        for day in 0..DAYS {
            let date = today.saturating_add(day.days());
            let starts = if day == 0 && absent.contains(&worker.account) {
                late
            } else if day == 0 {
                usual
            } else if !building.calendar.is_working(date) {
                continue;
            } else if (place + day.unsigned_abs() as usize).is_multiple_of(4) {
                building.instant(date, time(10, 0, 0, 0))
            } else {
                building.instant(date, time(8, 30, 0, 0))
            };
            let asked = Asked {
                account: worker.account,
                team,
                starts,
                ends: starts + SHIFT_MS,
                confirmed: true,
            };
            let parts = [
                "demo",
                "roster",
                site.as_str(),
                &worker.login,
                &day.to_string(),
            ];
            let act = command(&parts, house.now());
            app::roster::plan(house, leader, site, &act, asked).await?;
        }
    }
    Ok(())
}

/// Whoever comes this morning makes the check and takes the post.
pub(super) async fn sign_on(house: &House, building: &Building) -> Result<()> {
    let absent = absent(building);
    let site = &building.site.id;
    let recorded = building.all(Role::Attendant).nth(1).map(|one| one.account);
    for (worker, _) in of_teams(building).filter(|(one, _)| !absent.contains(&one.account)) {
        let day = app::board::day(house, &worker.actor, site, None).await?;
        let duties = day.map_or_else(Vec::new, |day| day.duties);
        let own = duties.iter().filter(|duty| {
            let about = duty.subject.map(|about| about.register);
            let assignee = duty.assignee.as_ref().map(|staff| staff.account);
            about == Some(Register::PlannedShift)
                && assignee == Some(worker.account)
                && duty.outcome.is_none()
        });
        for duty in own {
            for (place, check) in duty.checks.iter().enumerate() {
                let item = check.item.index;
                let parts = ["demo", "check", &worker.login, &item.to_string()];
                let act = command(&parts, house.now());
                if place == 2 && recorded == Some(worker.account) {
                    let (actor, note) = (&worker.actor, RECORDED.to_owned());
                    app::check::remark(house, actor, site, &act, duty.id, item, note).await?;
                } else {
                    app::duty::tick_step(house, &worker.actor, site, &act, duty.id, item).await?;
                }
            }
            let act = command(&["demo", "check", &worker.login, "done"], house.now());
            let done = Settlement::Done;
            app::duty::settle(house, &worker.actor, site, &act, duty.id, done).await?;
        }
    }
    Ok(())
}
