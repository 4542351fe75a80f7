//! People who linger in the hall without business, and the steps against a crowd.

use domain::access::{Action, Actor, Object};
use domain::hall::{PEOPLE_MAX, Step};
use domain::journal::Entry;
use domain::subject::{Register, Subject};
use domain::{LingeringId, Refusal, SiteId};
use standards::Start;
use store::hall::lingering::{Lingering, StepTaken};

use super::shown::people_in_the_hall;
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::subject::{Begun, How, begin, settle as settle_duties};

/// What is noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noticed {
    /// How many people.
    pub people: u32,
    /// Where in the hall.
    pub place: String,
    /// What was noticed; no names.
    pub note: String,
}

/// Notes people who linger: a duty opens for whoever of the desk is on duty.
///
/// # Errors
/// Refused where a field is unfit.
pub async fn note(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    noticed: Noticed,
) -> Result<Answer, Error> {
    let id = LingeringId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Hall, Action::Do)?;
        if !(1..=PEOPLE_MAX).contains(&noticed.people) {
            return Err(Refusal::invalid("people", "people-unfit")
                .with("most", PEOPLE_MAX)
                .into());
        }
        domain::text::check_filled("place", &noticed.place, 50)?;
        domain::text::check("note", &noticed.note, 200)?;
        let day = deed.day_of(deed.now);
        let known = store::hall::lingering::of_day(deed.db, &deed.site.id, &day)?;
        check_unused(store::hall::lingering::find(deed.db, &deed.site.id, id)?.is_some())?;
        let lingering = Lingering {
            id,
            at: deed.at,
            number: known.last().map_or(0, |last| last.number) + 1,
            day,
            people: noticed.people,
            place: noticed.place.clone(),
            note: noticed.note.clone(),
            noted_by: deed.actor.name.clone(),
            approached: None,
            settled: None,
            outcome: String::new(),
        };
        store::hall::lingering::add(deed.db, &deed.site.id, &lingering)?;
        let begun = Begun {
            subject: subject_of(&lingering),
            room: None,
            at: deed.at,
            agreed: None,
            assignee: None,
        };
        begin(deed, Start::WaitOver, &begun)?;
        let entry = entry(deed, "lingering-noted", &lingering);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Somebody went to them.
///
/// # Errors
/// Refused where it was settled before.
pub async fn approach(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: LingeringId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut lingering = load(deed, id)?;
        if lingering.approached.is_some() {
            return Ok(Answer::about(id));
        }
        lingering.approached = Some((deed.at, deed.actor.name.clone()));
        store::hall::lingering::change(deed.db, &deed.site.id, &lingering)?;
        let entry = entry(deed, "lingering-approached", &lingering);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// It is settled: guided to a window, gone, handed to the guard.
///
/// # Errors
/// Refused where nothing is said of the outcome, or it was settled before.
pub async fn settle(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: LingeringId,
    outcome: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut lingering = load(deed, id)?;
        domain::text::check_filled("outcome", &outcome, 200)?;
        let now = (deed.at, deed.actor.name.clone());
        lingering.approached.get_or_insert_with(|| now.clone());
        lingering.settled = Some(now);
        lingering.outcome.clone_from(&outcome);
        store::hall::lingering::change(deed.db, &deed.site.id, &lingering)?;
        settle_duties(deed, subject_of(&lingering), None, How::Done)?;
        let entry = entry(deed, "lingering-settled", &lingering).detail("outcome", &outcome);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Takes a step against a crowd.
///
/// # Errors
/// Refused to whoever may not.
pub async fn take_step(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    step: Step,
) -> Result<Answer, Error> {
    let id = command.id.0;
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Hall, Action::Do)?;
        let day = deed.day_of(deed.now);
        let people = people_in_the_hall(deed.db, &deed.site.id, &day)?;
        let taken = StepTaken {
            id,
            step,
            at: deed.at,
            people,
            by: deed.actor.name.clone(),
        };
        store::hall::lingering::add_step(deed.db, &deed.site.id, &taken)?;
        let mut entry = deed
            .entry("crowd-step-taken")
            .detail("step", step.word())
            .detail("people", people);
        entry.clauses = vec!["A2.8".to_owned()];
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn load(deed: &mut Deed<'_>, id: LingeringId) -> Result<Lingering, Error> {
    deed.reach(Object::Hall, Action::Do)?;
    let found = store::hall::lingering::find(deed.db, &deed.site.id, id)?;
    let lingering = found.ok_or_else(|| Refusal::missing("lingering-unknown"))?;
    if lingering.settled.is_some() {
        return Err(Refusal::conflict("lingering-settled").into());
    }
    Ok(lingering)
}

fn subject_of(lingering: &Lingering) -> Subject {
    Subject {
        register: Register::Lingering,
        id: lingering.id.0,
        number: lingering.number,
    }
}

fn entry(deed: &Deed<'_>, act: &str, lingering: &Lingering) -> Entry {
    let mut entry = deed
        .entry(act)
        .detail("number", lingering.number)
        .detail("people", lingering.people)
        .detail("place", &lingering.place);
    entry.clauses = vec!["A2.8".to_owned()];
    entry
}
