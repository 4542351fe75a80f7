//! Assigned matters (clauses C5.1, C5.2, C5.3, A1.10, A3.5): assigned, read back, confirmed, done,
//! accepted and rated. The standard says within which time; each thing that the assignee owes is a
//! duty, settled here and nowhere else. Entries name a matter by its day and number and whom it was
//! given to, never by what was typed.

mod duties;
mod figures;
mod on_phone;
mod shown;

use domain::access::{Action, Actor, Object, Reach, Role, right};
use domain::assigned_matter::{
    AssignedMatter, Assignment, PHOTOS_MAX, Part, Receiver, Said, Standing, State, Step, Taken,
    check_receiver,
};
use domain::duty::DutyRecord;
use domain::journal::Entry;
use domain::subject::{Register, Subject};
use domain::{AccountId, AssignedMatterId, PersonId, PhotoId, Refusal, SiteId, TeamId};
use store::Database;

use self::duties::{Owed, ask, rule_of, settle};
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::photo;
use crate::subject::How;

pub use self::figures::{FigureRow, FiguresPage, Group, figures};
pub use self::on_phone::PhoneMatter;
pub(crate) use self::on_phone::on_phone;
pub use self::shown::{
    AssignPage, MatterPage, MatterRegister, MatterView, assign_page, find, photo, register,
};

/// Assigns a matter, to somebody or to a team whose leader gives it to somebody. `for_whom` is the name
/// of somebody of the directory, where it is typed and no id is known.
///
/// # Errors
/// Refused to whoever may not, and when a field is unfit.
pub async fn assign(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    assignment: Assignment,
    for_whom: String,
) -> Result<Answer, Error> {
    let id = AssignedMatterId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        // The house's clock decides what is in time.
        deed.at = deed.now;
        let reach = deed.reach(Object::AssignedMatter, Action::Create)?;
        if reach < Reach::Site && !is_of_a_leaders_office(deed.db, deed.actor, &deed.site.id)? {
            return Err(Refusal::forbidden("assigned-matter-not-an-office").into());
        }
        let mut assignment = assignment.clone().tidied();
        assignment.check(deed.actor.account, deed.now)?;
        if let Some(room) = assignment.room {
            deed.room(room)?;
        }
        assignment.person = person_of(deed, assignment.person, for_whom.trim())?;
        check_unused(store::assigned_matter::find(deed.db, &deed.site.id, id)?.is_some())?;
        let mut matter = new_matter(deed, id, &assignment)?;
        let made = ask(deed, &matter, Owed::ReadBack)?;
        matter.read_back_due = duties::due_of(&made).map(|due| due.min(matter.due));
        ask(deed, &matter, Owed::Finish)?;
        store::assigned_matter::add(deed.db, &deed.site.id, &matter)?;
        let to = whom_name(deed, &matter)?;
        note(deed, &matter, Step::Assign, (&to, Said::default()))?;
        let entry = entry(deed, Step::Assign, &matter)?
            .detail("urgency", matter.urgency.word())
            .detail("to", to);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn new_matter(
    deed: &mut Deed<'_>,
    id: AssignedMatterId,
    assignment: &Assignment,
) -> Result<AssignedMatter, Error> {
    let day = deed.day_of(deed.now);
    let mut matter = AssignedMatter {
        id,
        number: store::assigned_matter::last_number(deed.db, &deed.site.id, &day)? + 1,
        day,
        what: assignment.what.clone(),
        person: assignment.person,
        room: assignment.room,
        urgency: assignment.urgency,
        due: assignment.due,
        assigned: deed.now,
        assigner: deed.actor.name.clone(),
        assigner_account: deed.actor.account,
        team: None,
        assignee: String::new(),
        assignee_account: None,
        state: State::Assigned,
        revision: 1,
        read_back_due: None,
        read_back: None,
        understood: None,
        asked_until: None,
        postponed: 0,
        done: None,
        late: false,
        sent_back: 0,
        score: None,
        closed: None,
        closed_by: String::new(),
    };
    match assignment.receiver {
        Receiver::Account(account) => give_to(deed, &mut matter, account)?,
        Receiver::Team(team) => matter.team = Some(team_of_site(deed, team)?),
    }
    Ok(matter)
}

fn team_of_site(deed: &mut Deed<'_>, team: TeamId) -> Result<TeamId, Error> {
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    if teams.iter().any(|one| one.id == team) {
        return Ok(team);
    }
    Err(Refusal::invalid("receiver", "assigned-matter-receiver-unknown").into())
}

/// Makes somebody who may see to matters the one who sees to this.
fn give_to(
    deed: &mut Deed<'_>,
    matter: &mut AssignedMatter,
    account: AccountId,
) -> Result<(), Error> {
    check_receiver(matter.assigner_account, account)?;
    let staff = receivers(deed.db, &deed.site.id)?;
    let found = staff.into_iter().find(|(known, _)| *known == account);
    let unknown = || Refusal::invalid("receiver", "assigned-matter-receiver-unknown");
    let (_, name) = found.ok_or_else(unknown)?;
    matter.assignee = name;
    matter.assignee_account = Some(account);
    matter.team = duties::team_of(deed, account, matter.team)?;
    Ok(())
}

/// Who may see to matters at the site, each once, by name.
fn receivers(db: &mut Database, site: &SiteId) -> anyhow::Result<Vec<(AccountId, String)>> {
    let does = |role: &Role| right(*role, Object::AssignedMatter, Action::Do).is_some();
    let roles: Vec<Role> = Role::GRANTED.into_iter().filter(does).collect();
    let staff = store::account::staff(db, site, &roles)?;
    let mut receivers: Vec<(AccountId, String)> = staff
        .into_iter()
        .map(|(account, name, _, _)| (account, name))
        .collect();
    receivers.dedup();
    Ok(receivers)
}

/// Whether the actor's account is a leader's, or of somebody who acts for a leader.
fn is_of_a_leaders_office(db: &mut Database, actor: &Actor, site: &SiteId) -> anyhow::Result<bool> {
    let spoken_for = crate::directory::spoken_for(db, actor, site)?;
    let people = store::directory::persons(db, site, &spoken_for)?;
    Ok(people.iter().any(|row| row.person.precedence.is_some()))
}

/// For whom it is: the one of the id, or the only one of the directory whom the typed name means.
fn person_of(
    deed: &mut Deed<'_>,
    id: Option<PersonId>,
    typed: &str,
) -> Result<Option<PersonId>, Error> {
    let unknown = || Refusal::invalid("person", "assigned-matter-person-unknown");
    if let Some(id) = id {
        let found = store::directory::persons(deed.db, &deed.site.id, &[id])?;
        return match found.first() {
            Some(row) => Ok(Some(row.person.id)),
            None => Err(unknown().into()),
        };
    }
    if typed.is_empty() {
        return Ok(None);
    }
    domain::text::check("person", typed, 50)?;
    let found = store::visit::hosts_named(deed.db, &deed.site.id, typed)?;
    match &found[..] {
        [] => Err(unknown().into()),
        [one] => Ok(Some(one.person)),
        [_, ..] => Err(Refusal::invalid("person", "assigned-matter-person-several").into()),
    }
}

/// Takes a step about a matter, with a photo where one comes with the report.
///
/// # Errors
/// Refused where there is no such matter for the actor, where the step is not theirs, does not follow
/// on how the matter stands, or lacks something.
pub async fn step(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, step): (AssignedMatterId, Step),
    (said, photo): (Said, Option<photo::Taken>),
) -> Result<Answer, Error> {
    let photo_id = PhotoId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        let matter = seen(deed, id)?;
        deed.at = time_of(deed, &matter, step)?;
        standing(deed.actor, &deed.site.id, &matter).check(step)?;
        let state = matter.state.after(step, matter.asked_until.is_some())?;
        let said = said.clone().tidied(step);
        if step.decides() && said.revision != Some(matter.revision) {
            return Err(Refusal::conflict("assigned-matter-changed").into());
        }
        said.check(step, &matter, deed.now)?;
        let mut matter = AssignedMatter {
            state,
            revision: matter.revision + 1,
            ..matter
        };
        follow(deed, &mut matter, step, &said)?;
        store::assigned_matter::change(deed.db, &deed.site.id, &matter)?;
        if let Some(photo) = photo.as_ref().filter(|_| step == Step::Finish) {
            photo::add(deed, (subject(&matter), photo_id), photo, PHOTOS_MAX)?;
        }
        let to = match step {
            Step::Give => matter.assignee.clone(),
            _ => String::new(),
        };
        let mut entry = entry(deed, step, &matter)?;
        match step {
            Step::Give => entry = entry.detail("to", &to),
            Step::Accept => entry = entry.detail("score", said.score.unwrap_or_default()),
            Step::Finish => entry = entry.detail("punctuality", punctuality(&matter)),
            _ => {}
        }
        note(deed, &matter, step, (&to, said))?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// When a step was taken: by the tap where it is done without a network, too, but never before what it
/// follows; else by the house's clock.
fn time_of(deed: &mut Deed<'_>, matter: &AssignedMatter, step: Step) -> anyhow::Result<i64> {
    if !step.counts_from_the_tap() {
        return Ok(deed.now);
    }
    let steps = store::assigned_matter::steps(deed.db, &deed.site.id, matter.id)?;
    let follows = steps.last().map_or(matter.assigned, |last| last.at);
    Ok(deed.at.max(follows).min(deed.now))
}

fn punctuality(matter: &AssignedMatter) -> &'static str {
    if matter.late { "late" } else { "on-time" }
}

fn act_of(step: Step) -> &'static str {
    match step {
        Step::Assign => "assigned-matter-assigned",
        Step::Give => "assigned-matter-given",
        Step::ReadBack => "assigned-matter-read-back",
        Step::Confirm => "assigned-matter-confirmed",
        Step::Correct => "assigned-matter-corrected",
        Step::AskForTime => "assigned-matter-time-asked",
        Step::GrantTime => "assigned-matter-time-granted",
        Step::RefuseTime => "assigned-matter-time-refused",
        Step::Finish => "assigned-matter-done",
        Step::Accept => "assigned-matter-accepted",
        Step::Return => "assigned-matter-returned",
        Step::Withdraw => "assigned-matter-withdrawn",
    }
}

/// What a step changes of the matter and of what is owed.
fn follow(
    deed: &mut Deed<'_>,
    matter: &mut AssignedMatter,
    step: Step,
    said: &Said,
) -> Result<(), Error> {
    match step {
        Step::Assign => {}
        Step::Give => {
            let receiver = said
                .receiver
                .ok_or_else(|| Refusal::invalid("receiver", "assigned-matter-receiver-missing"))?;
            give_to(deed, matter, receiver)?;
            matter.asked_until = None;
            matter.understood = None;
            settle(deed, matter, None, How::Cancelled)?;
            ask_to_read_back(deed, matter)?;
            ask_to_finish(deed, matter)?;
        }
        Step::ReadBack => {
            matter.read_back = matter.read_back.or(Some(deed.at));
            settle(deed, matter, Some(Owed::ReadBack), How::Done)?;
        }
        Step::Confirm => matter.understood = Some(deed.now),
        Step::Correct => {
            matter.understood = None;
            if said.until.is_some() {
                matter.asked_until = None;
            }
            settle(deed, matter, Some(Owed::ReadBack), How::Cancelled)?;
            move_to(deed, matter, said.until)?;
            ask_to_read_back(deed, matter)?;
        }
        Step::AskForTime => matter.asked_until = said.until,
        Step::GrantTime => {
            let until = matter.asked_until.take();
            if let Some(until) = until {
                domain::agreed::check("until", until, deed.now)?;
                matter.postponed += 1;
            }
            move_to(deed, matter, until)?;
        }
        Step::RefuseTime => matter.asked_until = None,
        Step::Finish => {
            matter.asked_until = None;
            matter.done = Some(deed.at);
            matter.late = deed.at > matter.due;
            settle(deed, matter, Some(Owed::Finish), How::Done)?;
        }
        Step::Accept => {
            matter.score = said.score;
            close(deed, matter);
        }
        Step::Return => {
            matter.sent_back += 1;
            matter.due = said.until.unwrap_or(matter.due);
            ask_to_finish(deed, matter)?;
        }
        Step::Withdraw => {
            settle(deed, matter, None, How::Cancelled)?;
            close(deed, matter);
        }
    }
    Ok(())
}

/// Moves the time of a matter that is still to be done.
fn move_to(
    deed: &mut Deed<'_>,
    matter: &mut AssignedMatter,
    until: Option<domain::Milliseconds>,
) -> Result<(), Error> {
    let Some(until) = until else {
        return Ok(());
    };
    matter.due = until;
    settle(deed, matter, Some(Owed::Finish), How::Cancelled)?;
    ask_to_finish(deed, matter)
}

fn ask_to_read_back(deed: &mut Deed<'_>, matter: &mut AssignedMatter) -> Result<(), Error> {
    let made = ask(deed, matter, Owed::ReadBack)?;
    matter.read_back_due = duties::due_of(&made).map(|due| due.min(matter.due));
    Ok(())
}

/// What was over before it was given to somebody else, or comes back late, is owed at once.
fn ask_to_finish(deed: &mut Deed<'_>, matter: &AssignedMatter) -> Result<(), Error> {
    ask(deed, matter, Owed::Finish).map(|_| ())
}

fn close(deed: &Deed<'_>, matter: &mut AssignedMatter) {
    matter.closed = Some(deed.now);
    matter.closed_by.clone_from(&deed.actor.name);
}

/// The matter, if the actor may see its words.
fn seen(deed: &mut Deed<'_>, id: AssignedMatterId) -> Result<AssignedMatter, Error> {
    let missing = || Refusal::missing("assigned-matter-unknown");
    let matter = store::assigned_matter::find(deed.db, &deed.site.id, id)?.ok_or_else(missing)?;
    let reach = deed.reach(Object::AssignedMatter, Action::View)?;
    if reach < Reach::Site && !matter.is_theirs(deed.actor.account) {
        return Err(missing().into());
    }
    Ok(matter)
}

/// How somebody stands to a matter.
fn standing(actor: &Actor, site: &SiteId, matter: &AssignedMatter) -> Standing {
    let reaches = |action| {
        let right = actor.right(site, Object::AssignedMatter, action);
        right.is_some_and(|right| right.reach == Reach::Site)
    };
    let part = match (reaches(Action::Edit), reaches(Action::Approve)) {
        (true, _) => Part::Leads,
        (false, true) => Part::Supervises,
        (false, false) => Part::Watches,
    };
    let is = |account: Option<AccountId>| account.is_some() && account == actor.account;
    Standing {
        part,
        assigned: is(matter.assigner_account),
        sees_to_it: is(matter.assignee_account),
    }
}

fn subject(matter: &AssignedMatter) -> Subject {
    Subject {
        register: Register::AssignedMatter,
        id: matter.id.0,
        number: matter.number.unsigned_abs(),
    }
}

/// To whom it goes, by name: somebody, or a team.
fn whom_name(deed: &mut Deed<'_>, matter: &AssignedMatter) -> Result<String, Error> {
    if !matter.assignee.is_empty() {
        return Ok(matter.assignee.clone());
    }
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let team = teams.into_iter().find(|team| Some(team.id) == matter.team);
    Ok(team.map(|team| team.name).unwrap_or_default())
}

/// Adds a step to what was done about the matter.
fn note(
    deed: &mut Deed<'_>,
    matter: &AssignedMatter,
    step: Step,
    (to, said): (&str, Said),
) -> Result<(), Error> {
    let taken = Taken {
        step,
        at: deed.at,
        by: deed.actor.name.clone(),
        to: to.to_owned(),
        said,
    };
    let numbered = (matter.id, matter.revision);
    store::assigned_matter::add_step(deed.db, &deed.site.id, numbered, &taken)?;
    Ok(())
}

/// An entry about a matter: by its day and number, never by what was typed.
fn entry(deed: &mut Deed<'_>, step: Step, matter: &AssignedMatter) -> Result<Entry, Error> {
    let owed = if step.is_about_understanding() {
        Owed::ReadBack
    } else {
        Owed::Finish
    };
    let clauses = rule_of(deed, matter, owed)?;
    let mut entry = deed.entry(act_of(step));
    entry.room = matter.room;
    entry.clauses = clauses;
    Ok(entry
        .detail("day", &matter.day)
        .detail("number", matter.number))
}

/// Whether a duty is about an assigned matter.
pub(crate) fn is_about_one(duty: &DutyRecord) -> bool {
    duty.subject
        .is_some_and(|about| about.register == Register::AssignedMatter)
}

/// A duty about a matter is settled, and given to somebody, by what is said of the matter, never by a
/// tap: how it was understood, what was done.
pub(crate) fn keep_for_the_register(duty: &DutyRecord) -> Result<(), Refusal> {
    match duty.subject {
        Some(about) if about.register == Register::AssignedMatter => {
            Err(Refusal::conflict("assigned-matter-settles").with("number", about.number))
        }
        _ => Ok(()),
    }
}
