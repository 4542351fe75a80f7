//! What must hold of orders and cases: nothing is served in silence of which its client was never asked, a
//! completion that nobody confirmed stays before the team, and a case is closed by its client's word or by a
//! manager's reason alone.

use anyhow::{Context, Result, ensure};
use domain::access::Role;
use domain::case::{Closing, Step};
use domain::duty::DutyRecord;
use domain::journal::Written;
use domain::order::{Order, Progress, Served};
use domain::subject::{Register, Subject};
use domain::{CaseId, Milliseconds, OrderId, SiteId, Uid};
use standards::{Outcome, Start};
use store::Database;
use store::order::{KeptWord, OrderRecord};

use super::Name;
use crate::building::Building;

const MANY: i64 = 10_000;

pub(super) fn name_of(record: &OrderRecord) -> Name {
    let order = &record.order;
    (Register::Order, order.day.clone(), order.number.to_string())
}

/// The orders that an entry moves without naming them: those of its meeting, and the one of its duty.
pub(super) fn moved_by(
    db: &mut Database,
    site: &SiteId,
    written: &Written,
) -> Result<Vec<OrderRecord>> {
    let entry = &written.entry;
    if let Some(meeting) = entry.meeting {
        return store::order::of_meeting(db, site, meeting);
    }
    let Some(duty) = entry.duty else {
        return Ok(Vec::new());
    };
    let duty = store::duty::find(db, site, duty)?;
    let subject = duty.and_then(|duty| duty.subject);
    let order = subject.filter(|about| about.register == Register::Order);
    let found = order.map(|about| store::order::find(db, site, OrderId(about.id)));
    Ok(found.transpose()?.flatten().into_iter().collect())
}

/// The duties of a record with what started each.
fn duties_of(
    db: &mut Database,
    building: &Building,
    (register, id): (Register, Uid),
) -> Result<Vec<(Start, DutyRecord)>> {
    let subject = Subject {
        register,
        id,
        number: 0,
    };
    let mut duties = Vec::new();
    for duty in store::duty::of_subject(db, &building.site.id, subject)? {
        let standard = building.standard_of(duty.standard_version);
        let rule = standard.rule(&duty.duty.rule).context("a rule")?;
        duties.push((rule.starts, duty));
    }
    Ok(duties)
}

/// Proves all orders and all cases; gives how many single things were proven.
pub(crate) fn proven(db: &mut Database, building: &Building) -> Result<u64> {
    let site = &building.site.id;
    let all = (0, Milliseconds::MAX >> 1);
    let unanswered = store::order::unanswered(db, site, MANY)?;
    let mut proven = 0;
    for record in store::order::between(db, site, all, MANY)? {
        proven += order(db, building, &record, &unanswered)
            .with_context(|| format!("{:?}", name_of(&record)))?;
    }
    for record in store::case::between(db, site, all, MANY)? {
        let name = format!("case {} of {}", record.case.number, record.case.day);
        proven += case(db, building, record.case.id).context(name)?;
    }
    Ok(proven)
}

fn order(
    db: &mut Database,
    building: &Building,
    record: &OrderRecord,
    unanswered: &[OrderId],
) -> Result<u64> {
    let (site, order) = (&building.site.id, &record.order);
    let lines = store::order::lines_of(db, site, &[order.id])?;
    let lines = lines.iter().filter(|line| !line.removed);
    let lines = lines.map(|line| (Served::Line(line.line.number), line.progress.clone()));
    let words = store::order::words(db, site, order.id)?;
    let calls = words.iter().map(|one| &one.word);
    let calls = calls.filter(|word| word.kind.is_told_of());
    let calls = calls.map(|word| (Served::Call(word.position), word.progress.clone()));
    let served: Vec<(Served, Progress)> = lines.chain(calls).collect();
    let duties = duties_of(db, building, (Register::Order, order.id.0))?;
    if order.cancelled.is_some() {
        cancelled(order, &served, &duties)?;
        return Ok(1);
    }
    wishes(db, building, (order, &words), &duties)?;
    let is_served = served.iter().any(|(_, progress)| progress.is_served());
    if is_served && order.agreed_revision == 0 {
        let asks =
            |duty: &DutyRecord| matches!(duty.duty.outcome, None | Some(Outcome::Missed { .. }));
        let mut questions = duties
            .iter()
            .filter(|(start, _)| *start == Start::OrderPlaced);
        ensure!(
            questions.any(|(_, duty)| asks(duty)),
            "served, its client was never asked, and nothing says so: {duties:?}"
        );
    }
    for (what, _) in served.iter().filter(|(_, one)| one.awaits_word()) {
        ensure!(
            unanswered.contains(&order.id),
            "{what} is done and unconfirmed, and no list shows it"
        );
        let waits = duties.iter().any(|(start, duty)| {
            let is_it = *start == Start::OrderDone && duty.duty.round == what.round();
            is_it && duty.duty.outcome.is_none()
        });
        ensure!(
            waits,
            "{what} is done and unconfirmed, and nobody is asked to tell"
        );
    }
    Ok(served.len() as u64 + 1)
}

/// What a client wants changed is somebody's duty until it was changed or answered, and no longer.
fn wishes(
    db: &mut Database,
    building: &Building,
    (order, words): (&Order, &[KeptWord]),
    duties: &[(Start, DutyRecord)],
) -> Result<()> {
    let meeting = match order.matter.meeting {
        Some(id) => store::meeting::find_bare(db, &building.site.id, id)?,
        None => None,
    };
    // Of a meeting that was called off nothing is changed any more.
    let called_off = meeting.is_some_and(|record| record.meeting.cancelled.is_some());
    let wishes = words.iter().map(|one| &one.word);
    let open: Vec<u32> = wishes
        .filter(|word| word.is_open_wish() && !called_off)
        .map(|word| word.position)
        .collect();
    let asked = duties
        .iter()
        .filter(|(start, duty)| *start == Start::OrderChange && duty.duty.outcome.is_none());
    let asked: Vec<u32> = asked.map(|(_, duty)| duty.duty.round).collect();
    ensure!(
        open.len() == asked.len() && open.iter().all(|one| asked.contains(one)),
        "its client wants {open:?} changed, and {asked:?} is asked for"
    );
    Ok(())
}

/// Of a cancelled order nothing is asked for but that its client is told, where they had agreed to it; and that
/// is, until they know.
fn cancelled(
    order: &Order,
    served: &[(Served, Progress)],
    duties: &[(Start, DutyRecord)],
) -> Result<()> {
    let untold: Vec<u32> = served
        .iter()
        .filter(|(_, progress)| progress.awaits_word())
        .map(|(what, _)| what.round())
        .collect();
    let tells = |start: Start, duty: &DutyRecord| {
        start == Start::OrderDone && untold.contains(&duty.duty.round)
    };
    let mut open = duties
        .iter()
        .filter(|(_, duty)| duty.duty.outcome.is_none());
    let asked = open.clone().find(|(start, duty)| !tells(*start, duty));
    ensure!(
        asked.is_none(),
        "cancelled, but {asked:?} is still asked for"
    );
    ensure!(
        untold.is_empty() || open.any(|(start, duty)| tells(*start, duty)),
        "cancelled, its client does not know, and nobody is asked to tell"
    );
    let told = served.iter().any(|(_, progress)| progress.done.is_some());
    ensure!(
        told || order.agreed_revision == 0,
        "cancelled after its client had agreed, and nothing says that they are to be told"
    );
    Ok(())
}

fn case(db: &mut Database, building: &Building, id: CaseId) -> Result<u64> {
    let site = &building.site.id;
    let record = store::case::find(db, site, id)?.context("it is there")?;
    let steps = store::case::steps(db, site, id)?;
    let last = steps
        .iter()
        .rfind(|done| matches!(done.step, Step::Accept | Step::Close));
    ensure!(
        record.case.closed.is_some() == last.is_some(),
        "closed at {:?}, and its steps say {last:?}",
        record.case.closed
    );
    let (Some(closing), Some(last)) = (record.case.closing, last) else {
        return Ok(1);
    };
    let mut managers = building.all(Role::OwnersManager);
    let by_manager = managers.any(|one| one.actor.name == last.by);
    ensure!(last.sealed.is_some(), "closed without a word");
    ensure!(
        match closing {
            Closing::Reasoned => last.step == Step::Close && by_manager,
            Closing::Told | Closing::Tapped => last.step == Step::Accept,
        },
        "closed as {closing:?} by {last:?}"
    );
    Ok(3)
}
