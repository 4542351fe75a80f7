//! Papers in custody 批阅件 (clause C2.4): taken down as they come out of a leader's office, handed over together to
//! somebody of the owner's office who signs on the spot. Until then it is told who has them, and whoever leads puts
//! right or strikes out what was taken down wrongly. What somebody signed for is never changed.

mod chain;
mod mend;
mod shown;

use std::collections::BTreeSet;

use domain::access::{Action, Actor, Object};
use domain::directory::Person;
use domain::duty::DutyRecord;
use domain::paper_in_custody::{
    AT_ONCE_MAX, PaperAct, PaperBefore, PaperHandOver, PaperInCustody, PaperStep, REASON_MAX,
    Retrieved, Signature,
};
use domain::subject::{Register, Subject};
use domain::{DutyId, PaperHandOverId, PaperInCustodyId, PersonId, Refusal, RoomId, SiteId, text};
use standards::Start;
use store::Database;

use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::subject::{Begun, How, begin, settle};

pub use self::chain::{Onward, pass_on};
pub use self::mend::{Correction, correct, strike};
pub use self::shown::{FormPage, PaperPage, PaperRegister, PaperView, find, form_page, register};

/// What is taken down at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retrieval {
    /// The leader who approved them.
    pub leader: PersonId,
    /// The office that they were taken out of.
    pub room: RoomId,
    /// The papers.
    pub papers: Vec<Retrieved>,
    /// The check item that asked for them: its duty and its number there (clause C3.3).
    pub asked_at: Option<(DutyId, u32)>,
}

/// A hand-over as it is signed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// The papers.
    pub papers: Vec<PaperInCustodyId>,
    /// Who receives them.
    pub receiver: PersonId,
    /// What was drawn; empty where nothing was.
    pub signature: String,
    /// Why nothing was drawn.
    pub reason: String,
}

fn subject_of(paper: &PaperInCustody) -> Subject {
    Subject {
        register: Register::PaperInCustody,
        id: paper.id.0,
        number: paper.number.unsigned_abs(),
    }
}

/// A duty about papers is settled by who signs for them, never by a tap nor by leaving it out: a paper that was taken
/// down wrongly is struck out, which takes its duty with it.
pub(crate) fn keep_for_the_register(duty: &DutyRecord) -> Result<(), Refusal> {
    match duty.subject {
        Some(about) if about.register == Register::PaperInCustody => {
            Err(Refusal::conflict("paper-hand-over-settles").with("number", about.number))
        }
        _ => Ok(()),
    }
}

/// The people who may sign for papers: those of a department in which somebody of the owner's office is.
fn receivers(db: &mut Database, site: &SiteId) -> anyhow::Result<Vec<Person>> {
    let holders = store::account::holders(db, site, domain::access::Role::OwnersManager)?;
    let names = store::account::names(db, site)?;
    let mut people = store::directory::people(db, site)?;
    let mut offices = BTreeSet::new();
    let names = names.iter();
    for (account, name) in names.filter(|(account, _)| holders.contains(account)) {
        let known = match store::directory::person_of_account(db, site, *account)? {
            Some(known) => Some(known),
            None => only_of_name(db, site, &people, name)?,
        };
        let of_office = people.iter().find(|person| Some(person.id) == known);
        offices.extend(of_office.and_then(|person| person.department));
    }
    people.retain(|person| person.department.is_some_and(|own| offices.contains(&own)));
    Ok(people)
}

/// The only person of the directory of a name, unless the directory says that another account is theirs. Of two
/// namesakes it is neither.
fn only_of_name(
    db: &mut Database,
    site: &SiteId,
    people: &[Person],
    name: &str,
) -> anyhow::Result<Option<PersonId>> {
    let mut alike = people.iter().filter(|person| person.name == name);
    let (Some(one), None) = (alike.next(), alike.next()) else {
        return Ok(None);
    };
    let rows = store::directory::persons(db, site, &[one.id])?;
    let is_anothers = rows.iter().any(|row| row.particulars.account.is_some());
    Ok((!is_anothers).then_some(one.id))
}

/// Takes papers down that were taken out of an office: each is to be handed over in time.
///
/// # Errors
/// Refused where nothing or too much is taken down, where a paper is unfit, and where leader or office are
/// unknown.
pub async fn retrieve(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    retrieval: Retrieval,
) -> Result<Answer, Error> {
    let command_id = command.id.to_string();
    perform(house, actor, site, command, move |deed| {
        // What was signed for when is read from the house's clock.
        deed.at = deed.now;
        deed.reach(Object::PaperInCustody, Action::Create)?;
        let papers = checked(&retrieval.papers)?;
        let leader = leader(deed, retrieval.leader)?;
        let room = deed.room(retrieval.room)?;
        let day = deed.day_of(deed.now);
        let first = store::paper_in_custody::last_number(deed.db, &deed.site.id, &day)? + 1;
        let mut made: Vec<PaperInCustody> = Vec::new();
        for (number, retrieved) in (first..).zip(papers) {
            // By its place among those of the command, so that the command is known again.
            let place = (made.len() + 1).to_string();
            let parts = ["paper", deed.site.id.as_str(), &command_id, &place];
            let id = PaperInCustodyId::derived(&parts);
            check_unused(store::paper_in_custody::find(deed.db, &deed.site.id, id)?.is_some())?;
            let mut paper = PaperInCustody {
                id,
                day: day.clone(),
                number,
                retrieved,
                leader: leader.id,
                leader_name: leader.name.clone(),
                room: room.id,
                at: deed.now,
                by: deed.actor.name.clone(),
                by_account: deed.actor.account,
                due: None,
                hand_over: None,
                holder: String::new(),
                holder_account: None,
                struck: None,
            };
            let begun = Begun {
                subject: subject_of(&paper),
                room: Some(room.id),
                at: deed.now,
                agreed: None,
                assignee: None,
            };
            let duties = begin(deed, Start::PaperRetrieved, &begun)?;
            let due = duties.iter().map(|duty| duty.duty.due.as_millisecond());
            paper.due = due.min();
            store::paper_in_custody::add(deed.db, &deed.site.id, &paper)?;
            made.push(paper);
        }
        let entry = match retrieval.asked_at {
            Some(asked) => crate::check::entry_of_papers(deed, asked, room.id)?,
            None => deed.entry("papers-retrieved"),
        };
        let entry = entry
            .room(room.id)
            .detail("day", &day)
            .detail("numbers", numbers(&made))
            .detail("count", made.len())
            .detail("name", &room.name);
        deed.write(&entry)?;
        Ok(made
            .first()
            .map_or_else(Answer::default, |one| Answer::about(one.id)))
    })
    .await
}

fn checked(papers: &[Retrieved]) -> Result<Vec<Retrieved>, Refusal> {
    if papers.is_empty() {
        return Err(Refusal::invalid("title", "papers-none"));
    }
    if papers.len() > AT_ONCE_MAX {
        return Err(Refusal::invalid("title", "papers-many").with("most", AT_ONCE_MAX));
    }
    let lines = (1..).zip(papers.iter().cloned());
    lines
        .map(|(line, paper): (usize, Retrieved)| {
            paper.checked().map_err(|no| no.with("line", line))
        })
        .collect()
}

/// The numbers of the papers as they are spoken of: `3` or `3, 4`.
fn numbers(papers: &[PaperInCustody]) -> String {
    let numbers = papers.iter().map(|paper| paper.number.to_string());
    numbers.collect::<Vec<_>>().join(", ")
}

fn leader(deed: &mut Deed<'_>, id: PersonId) -> Result<Person, Error> {
    let found = store::directory::persons(deed.db, &deed.site.id, &[id])?;
    let person = found.into_iter().next().map(|row| row.person);
    let leader = person.filter(|person| person.precedence.is_some());
    leader.ok_or_else(|| Refusal::invalid("leader", "paper-leader-unknown").into())
}

/// Hands papers over together, against a signature.
///
/// # Errors
/// Refused where one was handed over before, where nobody signed and nobody says why, and where the receiver is
/// nobody of the owner's office.
pub async fn hand_over(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asked: HandOver,
) -> Result<Answer, Error> {
    let id = PaperHandOverId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        // What was signed for when is read from the house's clock.
        deed.at = deed.now;
        deed.reach(Object::PaperInCustody, Action::Do)?;
        let known = store::paper_in_custody::hand_overs(deed.db, &deed.site.id, &[id])?;
        check_unused(!known.is_empty())?;
        let papers = in_hand(deed, &asked.papers)?;
        let receivers = receivers(deed.db, &deed.site.id)?;
        let receiver = receivers.into_iter().find(|one| one.id == asked.receiver);
        let receiver =
            receiver.ok_or_else(|| Refusal::invalid("receiver", "paper-receiver-unknown"))?;
        let (signature, reason) = signed(&asked)?;
        let one = PaperHandOver {
            id,
            at: deed.now,
            by: deed.actor.name.clone(),
            by_account: deed.actor.account,
            receiver: receiver.id,
            receiver_name: receiver.name,
            reason,
        };
        let is_drawn = signature.is_some();
        let sealed = match signature {
            None => None,
            Some(drawn) => {
                let place = ["paper-hand-over", deed.site.id.as_str(), &id.to_string()];
                let keys = deed.house.keys()?;
                Some(keys.seal(deed.house.chance(), &place, drawn.text().as_bytes())?)
            }
        };
        let ids: Vec<PaperInCustodyId> = papers.iter().map(|paper| paper.id).collect();
        let taken =
            store::paper_in_custody::hand_over(deed.db, &deed.site.id, (&one, sealed), &ids)?;
        if taken != ids.len() {
            return Err(Refusal::conflict("papers-changed-meanwhile").into());
        }
        for paper in &papers {
            let about = subject_of(paper);
            settle(deed, about, Some(Start::PaperRetrieved), How::Done)?;
        }
        let days: BTreeSet<&str> = papers.iter().map(|paper| paper.day.as_str()).collect();
        let days: Vec<&str> = days.into_iter().collect();
        let entry = deed
            .entry("papers-handed-over")
            .detail("day", days.join(", "))
            .detail("numbers", numbers(&papers))
            .detail("count", papers.len())
            .detail("receiver", &one.receiver_name)
            .detail("signed", if is_drawn { "drawn" } else { "typed" });
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// The papers, each of which is still in hand.
fn in_hand(deed: &mut Deed<'_>, ids: &[PaperInCustodyId]) -> Result<Vec<PaperInCustody>, Error> {
    let ids: BTreeSet<PaperInCustodyId> = ids.iter().copied().collect();
    if ids.is_empty() {
        return Err(Refusal::invalid("paper", "papers-none-chosen").into());
    }
    if ids.len() > AT_ONCE_MAX {
        return Err(Refusal::invalid("paper", "papers-many")
            .with("most", AT_ONCE_MAX)
            .into());
    }
    let mut papers = Vec::new();
    for id in ids {
        papers.push(still_in_hand(deed, id, Action::Do)?);
    }
    papers.sort_by(|one, other| (&one.day, one.number).cmp(&(&other.day, other.number)));
    Ok(papers)
}

/// The paper, which is within the actor's reach, was not struck out, and nobody signed for it yet.
fn still_in_hand(
    deed: &mut Deed<'_>,
    id: PaperInCustodyId,
    action: Action,
) -> Result<PaperInCustody, Error> {
    let site = deed.site.id.clone();
    deed.reach(Object::PaperInCustody, action)?;
    let found = store::paper_in_custody::find(deed.db, &site, id)?;
    let sees = match &found {
        Some(paper) => shown::sees(deed.db, deed.actor, &site, action, paper)?,
        None => false,
    };
    let paper = found
        .filter(|_| sees)
        .ok_or_else(|| Refusal::missing("paper-unknown"))?;
    if paper.struck.is_some() {
        return Err(Refusal::conflict("paper-struck")
            .with("number", paper.number)
            .into());
    }
    let Some(before) = paper.hand_over else {
        return Ok(paper);
    };
    let before = store::paper_in_custody::hand_overs(deed.db, &site, &[before])?;
    let (receiver, at) = before.into_iter().next().map_or_else(
        || (String::new(), String::new()),
        |(one, _)| {
            let at = domain::change::civil_text(one.at, &deed.zone);
            (one.receiver_name, at)
        },
    );
    Err(Refusal::conflict("paper-handed-over")
        .with("number", paper.number)
        .with("receiver", receiver)
        .with("at", at)
        .into())
}

/// Adds a step to the chain of a paper's hands, by the actor and now.
fn note_step(
    deed: &mut Deed<'_>,
    paper: PaperInCustodyId,
    act: PaperAct,
    (said, before): (&str, Option<PaperBefore>),
) -> Result<(), Error> {
    let step = PaperStep {
        act,
        at: deed.now,
        by: deed.actor.name.clone(),
        by_account: deed.actor.account,
        said: said.to_owned(),
        before,
    };
    let site = deed.site.id.clone();
    let position = store::paper_in_custody::count_steps(deed.db, &site, paper)? + 1;
    store::paper_in_custody::add_step(deed.db, &site, (paper, position), &step)?;
    Ok(())
}

/// What was drawn, or why nothing was.
fn signed(asked: &HandOver) -> Result<(Option<Signature>, String), Refusal> {
    let reason = asked.reason.trim();
    text::check("reason", reason, REASON_MAX)?;
    if !asked.signature.trim().is_empty() {
        return Ok((Some(Signature::read(&asked.signature)?), String::new()));
    }
    if text::is_blank(reason) {
        return Err(Refusal::invalid("reason", "signature-missing"));
    }
    Ok((None, reason.to_owned()))
}
