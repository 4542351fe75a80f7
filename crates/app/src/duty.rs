//! A duty: done with one tap, its steps ticked, waived with a reason, given to somebody else; and
//! why it is there, and the photos of it.

mod photo;
mod why;

use domain::access::{Action, Actor, Object, Reach};
use domain::check::is_check;
use domain::duty::{DutyRecord, Settled, check_on_duty, may_finish, outcome_at, tick};
use domain::journal::Entry;
use domain::serving::instant;
use domain::subject::Register;
use domain::{AccountId, DutyId, Refusal, SiteId, text};
use standards::{Happening, Outcome, Rule};
use store::Database;

use crate::command::{About, Answer, Command, Deed, Notice, perform};
use crate::error::Error;
use crate::house::House;
use crate::plan;
use crate::view::clauses_of;

pub use self::photo::{add_photo, photo};
pub use self::why::{Why, why};

/// The longest reason, in characters.
const REASON_MAX: usize = 200;

/// How a duty is settled by somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// 完成.
    Done,
    /// 免做, with the reason.
    Waived(String),
}

/// Settles a duty: done, or waived with a reason.
///
/// # Errors
/// Refused when it is not the actor's to settle, when a step is left whose order matters, when a
/// reason is missing, or when the meeting has not come so far. If somebody was first, the answer
/// says so and nothing changes.
pub async fn settle(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    duty: DutyId,
    settlement: Settlement,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut record = load_to_do(deed, duty)?;
        crate::fault::keep_for_the_register(&record)?;
        crate::order::keep_for_the_register(deed, &record)?;
        crate::assigned_matter::keep_for_the_register(&record)?;
        crate::paper_in_custody::keep_for_the_register(&record)?;
        let standard = deed
            .house
            .standard(deed.db, &deed.site.id, record.standard_version)?;
        let rule = standard
            .rule(&record.duty.rule)
            .ok_or_else(|| anyhow::anyhow!("duty {duty} has a rule its standard lacks"))?;
        crate::case::keep_for_the_case(&record, rule)?;
        crate::banquet::keep_for_the_register(&record, rule)?;
        crate::roster::keep_for_the_register(deed, &record, rule, &settlement)?;
        crate::hand_over::keep_unless_waived(deed, &record, &settlement)?;
        crate::newspaper::keep_for_the_register(deed, &record, rule, &settlement)?;
        crate::office::keep_for_the_register(deed, &record, rule, &settlement)?;
        match &settlement {
            Settlement::Done => {
                crate::found_item::keep_for_the_register(&record)?;
                may_finish(rule, &record.steps_done)?;
            }
            Settlement::Waived(reason) => check_reason(reason)?,
        }
        photo::check_taken(deed, &record, rule, &settlement)?;
        let (notice, title) = match record.meeting {
            Some(_) => settle_of_meeting(deed, &mut record, &settlement)?,
            None => (settle_of_day(deed, &mut record, &settlement)?, None),
        };
        if notice.is_none() {
            let entry = settled_entry(deed, &record, rule, &settlement, title);
            deed.write(&entry)?;
            crate::call::follow_duty(deed, &record)?;
            crate::inquiry::follow_duty(deed, &record)?;
            crate::order::follow_duty(deed, &record)?;
            crate::case::follow_duty(deed, &record)?;
            crate::roster::follow_duty(deed, &record)?;
            crate::restocking::follow_duty(deed, &record)?;
        }
        Ok(Answer {
            notice,
            ..Answer::about(duty)
        })
    })
    .await
}

fn check_reason(reason: &str) -> Result<(), Refusal> {
    if text::is_blank(reason) {
        return Err(Refusal::invalid("reason", "reason-empty"));
    }
    text::check("reason", reason, REASON_MAX)
}

fn settle_of_meeting(
    deed: &mut Deed<'_>,
    duty: &mut DutyRecord,
    settlement: &Settlement,
) -> Result<(Option<Notice>, Option<String>), Error> {
    let meeting = duty
        .meeting
        .ok_or_else(|| Refusal::missing("meeting-unknown"))?;
    let mut record = store::meeting::find_bare(deed.db, &deed.site.id, meeting)?
        .ok_or_else(|| Refusal::missing("meeting-unknown"))?;
    let (rule, round) = (duty.duty.rule.clone(), Some(duty.duty.round));
    let happening = match settlement {
        Settlement::Done => Happening::Done { rule, round },
        Settlement::Waived(reason) => Happening::Waived {
            rule,
            round,
            reason: reason.clone(),
        },
    };
    let followed = plan::happen(deed, &mut record, &happening, None)?;
    if followed.notice.is_none() && record.meeting.ended.is_some() {
        // The clear-up may have been what held the room.
        crate::meeting::renew_holds(deed, &record.meeting)?;
    }
    if let Some(after) = store::duty::find(deed.db, &deed.site.id, duty.id)? {
        *duty = after;
    }
    Ok((followed.notice, Some(record.meeting.requirement.title)))
}

fn settle_of_day(
    deed: &mut Deed<'_>,
    duty: &mut DutyRecord,
    settlement: &Settlement,
) -> Result<Option<Notice>, Error> {
    let settled_at = duty.duty.outcome.as_ref().map(outcome_at);
    match &duty.duty.outcome {
        Some(Outcome::Done { .. } | Outcome::Waived { .. }) => {
            let by = duty.settled.as_ref().map(|settled| settled.by.clone());
            let (by, at) = (by.unwrap_or_default(), settled_at.unwrap_or_default());
            if at <= deed.at {
                let arguments = vec![("by".to_owned(), by), ("at".to_owned(), at.to_string())];
                return Ok(Some(Notice {
                    key: "already-done".to_owned(),
                    arguments,
                }));
            }
            // Word that came late: the first by time counts, and the other is told.
            tell_who_settled(deed, duty)?;
        }
        Some(Outcome::Missed { .. }) if settled_at <= Some(deed.at) => {
            let refusal = Refusal::conflict("unlawful-missed-before")
                .with("rule", &duty.duty.rule)
                .with("round", duty.duty.round);
            return Err(refusal.into());
        }
        Some(Outcome::Cancelled { .. }) => return Err(Refusal::conflict("duty-settled").into()),
        Some(Outcome::Missed { .. }) | None => {}
    }
    let at = instant(deed.at);
    duty.duty.outcome = Some(match settlement {
        Settlement::Done => Outcome::Done { at },
        Settlement::Waived(reason) => Outcome::Waived {
            at,
            reason: reason.clone(),
        },
    });
    duty.settled = Some(Settled {
        by: deed.actor.name.clone(),
        received: deed.now,
    });
    store::duty::settle(deed.db, &deed.site.id, duty)?;
    Ok(None)
}

/// Notes that a duty of the day was done, with all its steps, by an act that does what it asks for.
/// One that is settled already stays as it is, unless it was missed after it was done.
pub(crate) fn note_done(deed: &mut Deed<'_>, mut duty: DutyRecord) -> Result<(), Error> {
    let is_over = match &duty.duty.outcome {
        None => false,
        Some(missed @ Outcome::Missed { .. }) => outcome_at(missed) <= deed.at,
        Some(_) => true,
    };
    if is_over {
        return Ok(());
    }
    let standard = deed
        .house
        .standard(deed.db, &deed.site.id, duty.standard_version)?;
    let rule = standard
        .rule(&duty.duty.rule)
        .ok_or_else(|| anyhow::anyhow!("duty {} has a rule its standard lacks", duty.id))?;
    duty.steps_done = (0..).take(rule.steps.len()).collect();
    settle_of_day(deed, &mut duty, &Settlement::Done)?;
    store::duty::change(deed.db, &deed.site.id, &duty)?;
    let entry = settled_entry(deed, &duty, rule, &Settlement::Done, None);
    deed.write(&entry)?;
    Ok(())
}

/// Tells whoever settled the duty so far that the actor was first; the journal knows who it was.
fn tell_who_settled(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<(), Error> {
    let question = store::journal::Question {
        duty: Some(duty.id),
        limit: 50,
        ..store::journal::Question::default()
    };
    let entries = store::journal::find(deed.db, &deed.site.id, &question)?;
    let settling = entries
        .iter()
        .find(|written| matches!(written.entry.act.as_str(), "duty-done" | "duty-waived"));
    let Some(account) = settling.and_then(|written| written.entry.account) else {
        return Ok(());
    };
    if deed.actor.account == Some(account) {
        return Ok(());
    }
    let standard = deed
        .house
        .standard(deed.db, &deed.site.id, duty.standard_version)?;
    let title = standard
        .rule(&duty.duty.rule)
        .map_or_else(String::new, |rule| rule.title.clone());
    let first = (deed.actor.name.as_str(), deed.at);
    crate::superseded::tell_superseded(deed, duty.id, account, first, title)
}

/// The entry about a duty as it now stands settled.
pub(crate) fn settled_entry(
    deed: &Deed<'_>,
    duty: &DutyRecord,
    rule: &Rule,
    settlement: &Settlement,
    title: Option<String>,
) -> Entry {
    let act = match settlement {
        Settlement::Done => "duty-done",
        Settlement::Waived(_) => "duty-waived",
    };
    let mut entry = about(deed.entry(act), duty, rule);
    if let Some(title) = title {
        entry = entry.detail("title", title);
    }
    if let Settlement::Waived(reason) = settlement {
        entry = entry.detail("reason", reason);
    }
    if let Some(punctuality) = duty.duty.punctuality() {
        entry = entry.detail("punctuality", punctuality.word());
    }
    entry
}

/// The entry with what every entry about a duty says.
pub(crate) fn about(mut entry: Entry, duty: &DutyRecord, rule: &Rule) -> Entry {
    entry.duty = Some(duty.id);
    entry.meeting = duty.meeting;
    entry.room = duty.room;
    entry.clauses = clauses_of(rule);
    let mut entry = entry.detail("duty", &rule.title);
    // By this its entries are hidden from whom the case is about.
    if let Some(about) = duty.subject.filter(|it| it.register == Register::Case) {
        entry = entry.detail(crate::case::CASE, about.id);
    }
    if rule.comes_in_rounds() {
        entry.detail("round", duty.duty.round)
    } else {
        entry
    }
}

/// Ticks a step or a check item of a duty.
///
/// # Errors
/// Refused when the step is unknown, out of its order, or the duty settled.
pub async fn tick_step(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    duty: DutyId,
    step: u32,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut record = load_to_do(deed, duty)?;
        crate::roster::keep_theirs(deed, &record)?;
        crate::hand_over::keep_for_the_register(&record)?;
        if record.duty.outcome.is_some() {
            return Err(Refusal::conflict("duty-settled").into());
        }
        let standard = deed
            .house
            .standard(deed.db, &deed.site.id, record.standard_version)?;
        let rule = standard
            .rule(&record.duty.rule)
            .ok_or_else(|| anyhow::anyhow!("duty {duty} has a rule its standard lacks"))?;
        let (ticked, text) = if is_check(step) {
            let item = crate::check::item_of(deed, &record, rule, step)?;
            let mut ticked = record.steps_done.clone();
            if !ticked.contains(&step) {
                ticked.push(step);
            }
            (ticked, item.text)
        } else {
            let ticked = tick(rule, &record.steps_done, step)?;
            crate::dining::check_step(deed, &record, rule, step)?;
            let text = rule.steps.get(step as usize).cloned();
            (ticked, text.unwrap_or_default())
        };
        if ticked == record.steps_done {
            return Ok(Answer::about(duty));
        }
        record.steps_done = ticked;
        store::duty::change(deed.db, &deed.site.id, &record)?;
        let entry = about(deed.entry("step-ticked"), &record, rule).detail("step", text);
        deed.write(&entry)?;
        crate::office::follow_step(deed, &record)?;
        Ok(Answer::about(duty))
    })
    .await
}

/// Gives a duty to somebody, or to nobody.
///
/// # Errors
/// Refused when the account is not of the duty's team, or the duty is settled.
pub async fn assign(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    duty: DutyId,
    account: Option<AccountId>,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Duty, Action::Approve)?;
        let record = store::duty::find(deed.db, &deed.site.id, duty)?
            .ok_or_else(|| Refusal::missing("duty-unknown"))?;
        give(deed, record, account)?;
        Ok(Answer::about(duty))
    })
    .await
}

/// Gives a duty to somebody, or to nobody, and journals it.
///
/// # Errors
/// Refused when the account is not of the duty's team, or the duty is settled.
pub(crate) fn give(
    deed: &mut Deed<'_>,
    mut record: DutyRecord,
    account: Option<AccountId>,
) -> Result<(), Error> {
    crate::case::check_sees(deed, &record)?;
    if record.duty.outcome.is_some() {
        return Err(Refusal::conflict("duty-settled").into());
    }
    if let Some(account) = account
        && crate::case::fit_for(deed, &record, &[account])?.is_empty()
    {
        return Err(Refusal::invalid("account", "case-own-subject").into());
    }
    crate::assigned_matter::keep_for_the_register(&record)?;
    if crate::roster::is_about_one(&record) {
        return Err(Refusal::conflict("sign-on-follows-roster").into());
    }
    crate::hand_over::keep_for_the_register(&record)?;
    if let Some(about) = record.subject
        && crate::banquet::is_sign_off(&record)
    {
        return Err(Refusal::conflict("banquet-settles")
            .with("number", about.number)
            .into());
    }
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let team = teams.iter().find(|team| Some(team.id) == record.team);
    if let Some(account) = account
        && !team.is_some_and(|team| team.members.contains(&account))
    {
        return Err(Refusal::invalid("account", "not-of-the-team").into());
    }
    record.assignee = account;
    store::duty::change(deed.db, &deed.site.id, &record)?;
    let names = store::account::names(deed.db, &deed.site.id)?;
    let name = account.and_then(|id| names.into_iter().find(|(who, _)| *who == id));
    let standard = deed
        .house
        .standard(deed.db, &deed.site.id, record.standard_version)?;
    let (duty, rule) = (record.id, standard.rule(&record.duty.rule));
    let rule = rule.ok_or_else(|| anyhow::anyhow!("duty {duty} has a rule its standard lacks"))?;
    let entry = about(deed.entry("duty-assigned"), &record, rule)
        .detail("person", name.map(|(_, name)| name).unwrap_or_default());
    deed.write(&entry)?;
    Ok(())
}

/// The duty, if it is the actor's to do now: [`load_theirs`], and they are of the shift that does it (clause A2.2).
pub(crate) fn load_to_do(deed: &mut Deed<'_>, id: DutyId) -> Result<DutyRecord, Error> {
    let record = load_theirs(deed, id)?;
    keep_to_the_shift(deed, &record)?;
    Ok(record)
}

/// The duty, if it is the actor's: theirs, of their team, or they lead the site. What is only told of it, and what
/// takes back one's own slip, asks for no shift.
pub(crate) fn load_theirs(deed: &mut Deed<'_>, id: DutyId) -> Result<DutyRecord, Error> {
    let record = store::duty::find(deed.db, &deed.site.id, id)?
        .ok_or_else(|| Refusal::missing("duty-unknown"))?;
    crate::case::check_sees(deed, &record)?;
    let reach = deed.reach(Object::Duty, Action::Do)?;
    let (account, site) = (deed.actor.account, deed.site.id.clone());
    if !is_theirs(deed.db, (account, reach), &site, &record)? {
        return Err(Refusal::forbidden("not-your-team").into());
    }
    Ok(record)
}

/// Refuses to whoever is off shift what the shift of their team is there to do. A tap counts by its own time, so that
/// word of somebody's shift that comes late is word of that shift; whoever is on duty by now may tell of what they did
/// before their sign-on reached the house.
fn keep_to_the_shift(deed: &mut Deed<'_>, record: &DutyRecord) -> Result<(), Error> {
    let reach = deed.reach(Object::Duty, Action::Do)?;
    let (Some(account), Some(team)) = (deed.actor.account, record.team) else {
        return Ok(());
    };
    if reach >= Reach::Site || record.is_of(account) {
        return Ok(());
    }
    // The instant at which somebody goes is still of their shift.
    let then = (deed.at - 1, deed.at + 1);
    let stays = store::shift::between(deed.db, &deed.site.id, then)?;
    let mut there: Vec<AccountId> = stays.into_iter().map(|(who, ..)| who).collect();
    let now = store::shift::on_duty(deed.db, &deed.site.id)?;
    there.extend(
        now.iter()
            .map(|(who, _)| *who)
            .filter(|who| *who == account),
    );
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let team = teams.iter().find(|one| one.id == team);
    let members = team.map_or(&[][..], |team| &team.members);
    Ok(check_on_duty(account, &there, members)?)
}

/// The duty, if the actor may do it; for who reads, before anything is done.
pub(crate) fn find_to_do(
    db: &mut Database,
    actor: &Actor,
    site: &SiteId,
    id: DutyId,
) -> anyhow::Result<Option<DutyRecord>> {
    let Some(right) = actor.right(site, Object::Duty, Action::Do) else {
        return Ok(None);
    };
    let found = store::duty::find(db, site, id)?;
    let hidden = crate::case::hidden_from(db, actor, site)?;
    let is_hidden = |record: &DutyRecord| {
        let about = record
            .subject
            .filter(|about| about.register == Register::Case);
        about.is_some_and(|about| hidden.contains(&about.id))
    };
    let Some(record) = found.filter(|record| !is_hidden(record)) else {
        return Ok(None);
    };
    let theirs = is_theirs(db, (actor.account, right.reach), site, &record)?;
    Ok(theirs.then_some(record))
}

/// Whether a duty is somebody's to do: it was given to them or their team, or they reach every duty of the site.
fn is_theirs(
    db: &mut Database,
    (account, reach): (Option<AccountId>, Reach),
    site: &SiteId,
    record: &DutyRecord,
) -> anyhow::Result<bool> {
    let is_own = record.assignee.is_some() && record.assignee == account;
    if reach >= Reach::Site || is_own {
        return Ok(true);
    }
    match (record.team, account) {
        (Some(team), Some(account)) => store::directory::is_member(db, site, team, account),
        _ => Ok(false),
    }
}
