//! What the staff of a building does when it looks at its phones.

use anyhow::Result;
use app::duty::Settlement;
use app::{House, Role};
use domain::MeetingId;
use domain::duty::DutyRecord;
use standards::StepOrder;

use crate::act::{Act, Sent};
use crate::building::{Building, Worker};
use crate::day::pick;
use crate::intent::{How, Temper, dice, intend};

/// Who looks, and how they are.
pub(crate) struct Look<'building> {
    pub(crate) building: &'building Building,
    pub(crate) temper: Temper,
    pub(crate) salt: u64,
}

/// What is to be done by now, in the order of its instants, duties for which `leave` says so aside.
pub(crate) async fn look(
    house: &House,
    seen: &Look<'_>,
    leave: impl Fn(&DutyRecord) -> bool,
) -> Result<Vec<Sent>> {
    let (now, building) = (house.now(), seen.building);
    let mut due = Vec::new();
    for duty in open_duties(house, building).await? {
        let intent = intend(&duty, seen.temper, seen.salt);
        let stands_still = duty.duty.stopped.is_some();
        if intent.at > now || intent.how == How::Forget || stands_still || leave(&duty) {
            continue;
        }
        let worker = duty.assignee.and_then(|account| building.worker(account));
        if let Some(worker) = worker {
            due.push((intent.at, settling(seen, worker, &duty, now)));
        }
    }
    due.sort_by_key(|(at, sent)| (*at, sent.first().map(|one| one.command.id)));
    Ok(due.into_iter().flat_map(|(_, sent)| sent).collect())
}

/// The steps whose order matters, ticked, and then the duty itself.
fn settling(seen: &Look<'_>, worker: &Worker, duty: &DutyRecord, now: i64) -> Vec<Sent> {
    let building = seen.building;
    let (site, id) = (&building.site.id, duty.id.to_string());
    let sent = |kind: &str, act| {
        let parts = ["staff", kind, site.as_str(), &id, &now.to_string()];
        Sent::new(&worker.actor, site, now, &parts, act)
    };
    if intend(duty, seen.temper, seen.salt).how == How::Waive {
        let reason = pick(&mut dice(duty, seen.salt), &building.content.words.waive);
        let act = Act::Settle(duty.id, Settlement::Waived(reason));
        return vec![sent("waive", act)];
    }
    let rule = building.standard.rule(&duty.duty.rule);
    let ordered = rule.filter(|rule| rule.step_order == StepOrder::Kept);
    let steps = ordered.map_or(0, |rule| rule.steps.len() as u32);
    let mut all: Vec<Sent> = (0..steps)
        .filter(|step| !duty.steps_done.contains(step))
        .map(|step| sent(&format!("tick {step}"), Act::Tick(duty.id, step)))
        .collect();
    all.push(sent("done", Act::Settle(duty.id, Settlement::Done)));
    all
}

/// Duties of yesterday and today that nobody has settled.
async fn open_duties(house: &House, building: &Building) -> Result<Vec<DutyRecord>> {
    let today = building.civil(house.now()).date();
    let days = [today.yesterday()?.to_string(), today.to_string()];
    let site = building.site.id.clone();
    let read = move |db: &mut store::Database| {
        let mut open = Vec::new();
        for day in &days {
            open.extend(store::duty::of_day(db, &site, day)?);
        }
        // What belongs to a record of a register is settled there, with what came of it.
        open.retain(|duty| duty.duty.outcome.is_none() && duty.subject.is_none());
        Ok(open)
    };
    house.store().read(read).await
}

/// Who serves the meeting: whoever has a duty in it, else the team's leader.
pub(crate) async fn serving<'building>(
    house: &House,
    building: &'building Building,
    meeting: MeetingId,
) -> Result<&'building Worker> {
    let site = building.site.id.clone();
    let read = move |db: &mut store::Database| store::duty::of_meeting(db, &site, meeting);
    let duties = house.store().read(read).await?;
    Ok(duties
        .iter()
        .filter_map(|duty| duty.assignee)
        .find_map(|account| building.worker(account))
        .unwrap_or_else(|| building.first(Role::TeamLeader)))
}
