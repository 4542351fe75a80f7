//! What a case asks of people: duties that the standard knows, given to nobody whom it is about.

use domain::access::Role;
use domain::case::{Case, Said, Step};
use domain::duty::DutyRecord;
use domain::subject::Register;
use domain::{AccountId, CaseId, MeetingId, Milliseconds, Refusal, RoomId};
use standards::{Outcome, Rule, Start};
use store::Database;
use store::case::StepRecord;

use super::{entry, sealed, step, subject};
use crate::command::Deed;
use crate::error::Error;
use crate::giving::choose_among;
use crate::house::House;
use crate::subject::{Begun, begin};

/// Who handles a case: a leader on duty whom it is not about, else any such leader; where there is
/// none, the owner's manager.
pub(super) fn handler(
    deed: &mut Deed<'_>,
    subjects: &[AccountId],
) -> Result<Option<AccountId>, Error> {
    let site = deed.site.id.clone();
    let on_duty = store::shift::on_duty(deed.db, &site)?;
    for role in [Role::TeamLeader, Role::OwnersManager] {
        let mut fit = store::account::holders(deed.db, &site, role)?;
        fit.retain(|account| !subjects.contains(account));
        let here = fit
            .iter()
            .find(|account| on_duty.iter().any(|(who, _)| who == *account));
        if let Some(chosen) = here.or(fit.first()) {
            return Ok(Some(*chosen));
        }
    }
    Ok(None)
}

/// Who goes on with a duty of somebody who goes off duty: of a case whoever handles it, or of what is to
/// be put right somebody of its team; of any other nobody, until it is given out anew.
pub(crate) fn at_shift_end(
    deed: &mut Deed<'_>,
    duty: &DutyRecord,
    leaves: AccountId,
) -> Result<Option<AccountId>, Error> {
    let about = duty
        .subject
        .filter(|about| about.register == Register::Case);
    let Some(about) = about else {
        return Ok(None);
    };
    let id = CaseId(about.id);
    let mut unfit = store::case::subjects(deed.db, &deed.site.id, id)?;
    unfit.push(leaves);
    let next = who_puts_right(deed, duty, &unfit, None)?;
    // Where nobody else is fit, it stays with them: late and seen, not lost.
    Ok(Some(next.unwrap_or(leaves)))
}

/// Asks for what the standard wants after such a start; until when. These duties belong to no team:
/// whoever serves beside them has nothing to do with complaints.
pub(super) fn ask(
    deed: &mut Deed<'_>,
    case: &Case,
    start: Start,
    (agreed, assignee): (Option<Milliseconds>, Option<AccountId>),
) -> Result<Option<Milliseconds>, Error> {
    let begun = Begun {
        subject: subject(case),
        room: room_of(deed, case)?,
        at: deed.now,
        agreed,
        assignee,
    };
    let mut due: Option<Milliseconds> = None;
    for mut duty in begin(deed, start, &begun)? {
        duty.team = None;
        duty.assignee = assignee;
        store::duty::change(deed.db, &deed.site.id, &duty)?;
        let its = duty.duty.due.as_millisecond();
        due = Some(due.map_or(its, |due| due.min(its)));
    }
    Ok(due)
}

fn room_of(deed: &mut Deed<'_>, case: &Case) -> Result<Option<RoomId>, Error> {
    let Some(meeting) = case.meeting else {
        return Ok(None);
    };
    let record = store::meeting::find_bare(deed.db, &deed.site.id, meeting)?;
    Ok(record.map(|record| record.meeting.requirement.room))
}

/// Asks for something to be put right at once: of whoever serves the meeting where it runs, else of
/// the team, else of whoever handles the case; never of whom the case is about.
pub(super) fn ask_for_remedy(
    deed: &mut Deed<'_>,
    case: &Case,
    subjects: &[AccountId],
) -> Result<Option<DutyRecord>, Error> {
    let begun = Begun {
        subject: subject(case),
        room: room_of(deed, case)?,
        at: deed.now,
        agreed: None,
        assignee: None,
    };
    let made = begin(deed, Start::CaseRemedy, &begun)?;
    let Some(mut duty) = made.into_iter().next() else {
        return Ok(None);
    };
    duty.assignee = who_puts_right(deed, &duty, subjects, case.meeting)?;
    store::duty::change(deed.db, &deed.site.id, &duty)?;
    Ok(Some(duty))
}

/// Who has a duty of a case: somebody on duty of its team whom the case is not about; where there is
/// nobody, whoever handles the case, who is told of it as it opens and can send somebody.
pub(super) fn who_puts_right(
    deed: &mut Deed<'_>,
    duty: &DutyRecord,
    unfit: &[AccountId],
    meeting: Option<MeetingId>,
) -> Result<Option<AccountId>, Error> {
    let mut members = Vec::new();
    if duty.team.is_some() {
        let teams = store::directory::teams(deed.db, &deed.site.id)?;
        let team = teams.into_iter().find(|team| Some(team.id) == duty.team);
        members = team.map_or_else(Vec::new, |team| team.members);
        members.retain(|member| !unfit.contains(member));
    }
    match choose_among(deed, &members, duty, meeting)? {
        Some(member) => Ok(Some(member)),
        None => handler(deed, unfit),
    }
}

/// The members who may be given the duty: nobody whom its case is about.
pub(crate) fn fit_for(
    deed: &mut Deed<'_>,
    duty: &DutyRecord,
    members: &[AccountId],
) -> Result<Vec<AccountId>, Error> {
    let mut fit = members.to_vec();
    if let Some(about) = duty.subject.filter(|it| it.register == Register::Case) {
        let subjects = store::case::subjects(deed.db, &deed.site.id, CaseId(about.id))?;
        fit.retain(|member| !subjects.contains(member));
    }
    Ok(fit)
}

/// A duty about a case is settled by what is said of the case, never by a tap; a remedy is done where
/// it is done.
pub(crate) fn keep_for_the_case(duty: &DutyRecord, rule: &Rule) -> Result<(), Refusal> {
    match duty.subject {
        Some(about) if about.register == Register::Case && rule.starts != Start::CaseRemedy => {
            Err(Refusal::conflict("case-settles").with("number", about.number))
        }
        _ => Ok(()),
    }
}

/// Notes in the case that what was to be put right is, or takes that back.
pub(crate) fn follow_duty(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<(), Error> {
    let about = duty.subject;
    let Some(about) = about.filter(|about| about.register == Register::Case) else {
        return Ok(());
    };
    let id = CaseId(about.id);
    match &duty.duty.outcome {
        Some(Outcome::Done { .. } | Outcome::Waived { .. }) => {}
        Some(_) => return Ok(()),
        None => return forget_remedied(deed, id, duty),
    }
    let Some(record) = store::case::find(deed.db, &deed.site.id, id)? else {
        return Ok(());
    };
    let said = match &duty.duty.outcome {
        Some(Outcome::Waived { reason, .. }) => Said {
            words: reason.clone(),
            ..Said::default()
        },
        _ => Said::default(),
    };
    let entry = entry(deed, "case-remedied", &record.case, &[Start::CaseRemedy])?;
    let number = deed.write(&entry)?;
    step::note(deed, id, Step::Remedied, number, &said, Some(duty.id))
}

/// Takes out of the case that it was put right, as long as nothing was said of the case since: what was
/// said may rest on it.
fn forget_remedied(deed: &mut Deed<'_>, id: CaseId, duty: &DutyRecord) -> Result<(), Error> {
    let steps = store::case::steps(deed.db, &deed.site.id, id)?;
    let is_it = |one: &StepRecord| one.step == Step::Remedied && one.duty == Some(duty.id);
    let Some(done) = steps.iter().rfind(|one| is_it(one)) else {
        return Ok(());
    };
    if !steps.last().is_some_and(is_it) {
        return Err(Refusal::conflict("others-followed").into());
    }
    store::case::take_back_step(deed.db, &deed.site.id, id, done.entry)?;
    Ok(())
}

/// What a duty asks to be put right, in words.
pub(crate) fn remedy_words(
    db: &mut Database,
    house: &House,
    site: &domain::SiteId,
    duty: &DutyRecord,
) -> anyhow::Result<Option<String>> {
    let is_case = duty.subject.is_some_and(|it| it.register == Register::Case);
    if !is_case {
        return Ok(None);
    }
    let Some((case, _, step)) = store::case::of_duty(db, site, duty.id)? else {
        return Ok(None);
    };
    let done = sealed::done(house, site, case, step)?;
    Ok(Some(done.said.words))
}
