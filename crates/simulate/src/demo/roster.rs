//! The roster of the demo's sites: everybody of the teams planned for today and the days after, the check
//! at sign-on made by those who came, one post that is not taken. A leave and a swap wait for the leader, and
//! one leave is granted.

use std::collections::BTreeMap;

use anyhow::Result;
use app::duty::Settlement;
use app::roster::{Asked, LeaveAsked, SwapAsked};
use app::{House, Role};
use domain::roster::decision::Decision;
use domain::roster::leave::LeaveKind;
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

/// What attendants ask of the roster: leave, which waits, and another that was granted; a swap that the colleague
/// agreed to.
pub(super) async fn ask(house: &House, building: &Building) -> Result<()> {
    let site = &building.site.id;
    let leader = &building.first(Role::TeamLeader).actor;
    let attendants: Vec<&Worker> = building.all(Role::Attendant).collect();
    let today = building.civil(house.now()).date();
    let midnight =
        |days: i32| building.instant(today.saturating_add(days.days()), time(0, 0, 0, 0));
    let asked = [
        (0, LeaveKind::Personal, (3, 4), "家里有事"),
        (1, LeaveKind::Annual, (5, 7), ""),
    ];
    for (place, kind, (from, until), words) in asked {
        let Some(who) = attendants.get(place) else {
            continue;
        };
        let leave = LeaveAsked {
            kind,
            starts: midnight(from),
            ends: midnight(until),
            words: words.to_owned(),
        };
        let act = command(&["demo", "leave", &who.login], house.now());
        let done = app::roster::ask_leave(house, &who.actor, site, &act, leave).await?;
        if kind == LeaveKind::Annual
            && let Some(Ok(id)) = done.subject.map(|id| id.parse())
        {
            let act = command(&["demo", "leave", &who.login, "granted"], house.now());
            let what = (Decision::Approve, String::new());
            app::roster::decide_leave(house, leader, site, &act, id, what).await?;
        }
    }
    for who in attendants {
        if swap(house, building, who).await? {
            break;
        }
    }
    Ok(())
}

/// Asks a colleague who is planned on the same day to swap, and has them agree; whether there is one.
async fn swap(house: &House, building: &Building, who: &Worker) -> Result<bool> {
    let site = &building.site.id;
    let page = app::roster::swaps(house, &who.actor, site).await?;
    let own = page.and_then(|page| page.own.into_iter().next());
    let Some(own) = own.map(|one| one.shift) else {
        return Ok(false);
    };
    let choices = app::roster::swap_choices(house, &who.actor, site, own.id).await?;
    let colleagues = choices.map_or_else(Vec::new, |choices| choices.colleagues);
    let found = colleagues.iter().find_map(|one| {
        let mut shifts = one.shifts.iter();
        let same = shifts.find(|theirs| theirs.shift.day == own.day)?;
        Some((one.staff.account, same.shift.id))
    });
    let Some((colleague, taken)) = found else {
        return Ok(false);
    };
    let Some(other) = building.workers.iter().find(|one| one.account == colleague) else {
        return Ok(false);
    };
    let asked = SwapAsked {
        given: own.id,
        colleague,
        taken: Some(taken),
        words: "晚上要接孩子".to_owned(),
    };
    let act = command(&["demo", "swap", &who.login], house.now());
    let done = match app::roster::ask_swap(house, &who.actor, site, &act, asked).await {
        Ok(done) => done,
        // On some days what stands against it is a colleague's leave.
        Err(app::Error::Refused(_)) => return Ok(false),
        Err(failure) => return Err(failure.into()),
    };
    let Some(Ok(id)) = done.subject.map(|id| id.parse()) else {
        return Ok(false);
    };
    let act = command(&["demo", "swap", &other.login, "agreed"], house.now());
    app::roster::answer_swap(house, &other.actor, site, &act, id, true).await?;
    Ok(true)
}
