//! Found things (clause C4.3.2): taken down where they lay, put away, their owner looked for, given back against a
//! signature; or handed to the public security organ, or disposed of as the law says. Entries name a thing by its
//! number, its kind and its place, and nobody who asked for it or took it.

mod gathered;
pub mod lost;
mod notice;
mod sealed;
mod shown;
mod trace;

use domain::access::{Action, Actor, Object, Reach, Role};
use domain::duty::DutyRecord;
use domain::found_item::{Done, Finding, FoundItem, PHOTOS_MAX, Part, Said, State, Step};
use domain::journal::Entry;
use domain::paper_in_custody::{REASON_MAX, Signature};
use domain::serving::instant;
use domain::subject::{Register, Subject};
use domain::{AccountId, DutyId, FoundItemId, MeetingId, PhotoId, Refusal, SiteId, VisitId, text};
use jiff::civil::Date;
use standards::Start;
use store::found_item::{FoundItemRecord, StepRecord};

use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::photo::Taken;
use crate::subject::{Begun, How, begin, settle};

pub use self::gathered::GatheredItem;
pub(crate) use self::gathered::{forget_item, forget_report, items_of, reports_of};
pub use self::notice::{publish_all, set_days};
pub use self::shown::{
    FoundItemPage, FoundItemRegister, FoundItemView, FoundStepView, NewPage, Which, find, new_page,
    photo, register,
};
pub use self::trace::{LastMeeting, Trace, TracedPerson};

/// After which meeting a thing lay where it was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum After {
    /// The one that ended last in the room.
    #[default]
    Last,
    /// None.
    Nothing,
    /// This one.
    Meeting(MeetingId),
}

/// A thing as it is taken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// What, where and when.
    pub finding: Finding,
    /// After which meeting.
    pub after: After,
    /// The visit that it was left at.
    pub visit: Option<VisitId>,
    /// The duty at which it was found; its meeting is the thing's.
    pub duty: Option<DutyId>,
}

/// What is said with a step, and signed where it is given back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Act {
    /// What is said.
    pub said: Said,
    /// What was drawn; empty where nothing was.
    pub signature: String,
    /// Why nothing was drawn.
    pub reason: String,
}

/// What somebody is to found things at the site.
fn part(actor: &Actor, site: &SiteId) -> Part {
    if actor.account.is_none() && actor.grants.is_empty() {
        return Part::Leads;
    }
    let reach = |action| {
        let right = actor.right(site, Object::FoundItem, action);
        right.map(|right| right.reach)
    };
    match (reach(Action::Approve), reach(Action::Do)) {
        (Some(_), _) => Part::Leads,
        (None, Some(Reach::Site)) => Part::Keeps,
        (None, Some(_)) => Part::Finds,
        (None, None) => Part::Watches,
    }
}

fn subject(item: &FoundItem) -> Subject {
    Subject {
        register: Register::FoundItem,
        id: item.id.0,
        number: item.number.unsigned_abs(),
    }
}

/// The duty about a found thing is settled by what becomes of the thing, never by a tap.
pub(crate) fn keep_for_the_register(duty: &DutyRecord) -> Result<(), Refusal> {
    match duty.subject {
        Some(about) if about.register == Register::FoundItem => {
            Err(Refusal::conflict("found-item-settles").with("number", about.number))
        }
        _ => Ok(()),
    }
}

/// Whether a duty about a found thing stays whoever's it is as they go off duty: it waits for a team that is not
/// theirs, whose members may not see what they found.
pub(crate) fn stays_with(
    deed: &mut Deed<'_>,
    duty: &DutyRecord,
    account: AccountId,
) -> Result<bool, Error> {
    let Some(team) = duty.team.filter(|_| duty.is_about(Register::FoundItem)) else {
        return Ok(false);
    };
    let is_theirs = store::directory::is_member(deed.db, &deed.site.id, team, account)?;
    Ok(!is_theirs)
}

/// Asks whoever found it to put it away and to tell its owner, as the standard wants it.
fn ask_to_keep(deed: &mut Deed<'_>, item: &FoundItem) -> Result<(), Error> {
    let begun = Begun {
        subject: subject(item),
        room: item.room,
        at: deed.now,
        agreed: None,
        assignee: deed.actor.account,
    };
    // It waits for their own team: the team of the place may not see what another's people found.
    let own = deed.own_teams()?;
    for mut duty in begin(deed, Start::ThingFound, &begun)? {
        let is_named = own.iter().any(|team| Some(team.id) == duty.team);
        if let Some(team) = own.first().filter(|_| !is_named) {
            duty.team = Some(team.id);
            store::duty::change(deed.db, &deed.site.id, &duty)?;
        }
    }
    Ok(())
}

/// The civil day of now at the site.
fn today(deed: &Deed<'_>) -> Date {
    instant(deed.now)
        .to_zoned_datetime(deed.zone.clone())
        .date()
}

/// Takes a found thing down, with a photo where there is one.
///
/// # Errors
/// Refused to whoever may not, and when a field is unfit.
pub async fn take_down(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    new: NewItem,
    photo: Option<Taken>,
) -> Result<Answer, Error> {
    let id = FoundItemId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        // By when it is to be handed over follows from the day on which the house learnt of it.
        deed.at = deed.now;
        deed.reach(Object::FoundItem, Action::Create)?;
        let finding = new.finding.clone().tidied();
        finding.check(deed.now)?;
        check_unused(store::found_item::find(deed.db, &deed.site.id, id)?.is_some())?;
        let place = match finding.room {
            Some(room) => deed.room(room)?.name,
            None => "—".to_owned(),
        };
        let duty = match new.duty {
            Some(duty) => Some(crate::duty::load_theirs(deed, duty)?),
            None => None,
        };
        let meeting = meeting_of(deed, &new, &finding, duty.as_ref())?;
        check_visit(deed, new.visit)?;
        let record = taken_down(deed, (id, meeting), &new, &finding)?;
        ask_to_keep(deed, &record.item)?;
        if let Some(photo) = &photo {
            let about = (subject(&record.item), PhotoId(id.0));
            crate::photo::add(deed, about, photo, PHOTOS_MAX)?;
        }
        let mut entry = entry(deed, "found-item-taken-down", &record.item)
            .detail("kind", record.item.kind.word())
            .detail("place", place);
        if let Some(duty) = &duty {
            entry.duty = Some(duty.id);
            entry.clauses = clauses_of(deed, duty)?;
        }
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Keeps a new thing, what it looks like sealed.
fn taken_down(
    deed: &mut Deed<'_>,
    (id, meeting): (FoundItemId, Option<MeetingId>),
    new: &NewItem,
    finding: &Finding,
) -> Result<FoundItemRecord, Error> {
    let day = deed.day_of(deed.now);
    let item = FoundItem {
        id,
        number: store::found_item::last_number(deed.db, &deed.site.id, &day)? + 1,
        day,
        kind: finding.kind,
        description: None,
        room: finding.room,
        spot: finding.spot.clone(),
        found: finding.found,
        at: deed.now,
        by: deed.actor.name.clone(),
        by_account: deed.actor.account,
        meeting,
        visit: new.visit,
        duty: new.duty,
        state: State::Found,
        shelf: String::new(),
        noticed: None,
        closed: None,
        closed_by: String::new(),
    };
    let looks = sealed::seal_item(deed.house, &deed.site.id, id, &finding.description)?;
    let record = FoundItemRecord {
        item,
        sealed: Some(looks),
    };
    store::found_item::add(deed.db, &deed.site.id, &record)?;
    Ok(record)
}

/// The clauses that the duty carries out at which it was found.
fn clauses_of(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<Vec<String>, Error> {
    let version = duty.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let rule = standard.rule(&duty.duty.rule);
    Ok(rule.map(crate::view::clauses_of).unwrap_or_default())
}

/// The meeting after which the thing lay there: the duty's, the one that was said, or the last in the room.
fn meeting_of(
    deed: &mut Deed<'_>,
    new: &NewItem,
    finding: &Finding,
    duty: Option<&DutyRecord>,
) -> Result<Option<MeetingId>, Error> {
    if let Some(meeting) = duty.and_then(|duty| duty.meeting) {
        return Ok(Some(meeting));
    }
    let site = deed.site.id.clone();
    match (new.after, finding.room) {
        (After::Nothing, _) | (After::Last, None) => Ok(None),
        (After::Last, Some(room)) => {
            let last = trace::last_in_room(deed.db, &site, (room, finding.found))?;
            Ok(last.map(|record| record.meeting.id))
        }
        (After::Meeting(id), _) => {
            if store::meeting::find_bare(deed.db, &site, id)?.is_none() {
                return Err(Refusal::invalid("meeting", "choice-unknown").into());
            }
            Ok(Some(id))
        }
    }
}

/// A visit is named by whoever sees visits alone.
fn check_visit(deed: &mut Deed<'_>, visit: Option<VisitId>) -> Result<(), Error> {
    let Some(id) = visit else { return Ok(()) };
    let right = deed.reach(Object::Visit, Action::View);
    let sees = right.is_ok_and(|reach| reach == Reach::Site);
    if !sees || store::visit::find(deed.db, &deed.site.id, id)?.is_none() {
        return Err(Refusal::invalid("visit", "choice-unknown").into());
    }
    Ok(())
}

/// Takes a step about a found thing.
///
/// # Errors
/// Refused where there is no such thing for the actor, where the step is not theirs, where the thing has left the
/// house, where something is lacking, and where the law does not allow it yet.
pub async fn step(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, step): (FoundItemId, Step),
    act: Act,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        // What was signed for when is read from the house's clock.
        deed.at = deed.now;
        let mut record = seen(deed, id)?;
        part(deed.actor, &deed.site.id).check(step)?;
        let after = record.item.state.after(step)?;
        let said = act.said.clone().tidied(step);
        let when = (deed.actor.account, today(deed));
        said.check(step, &record.item, when)?;
        check_witness(deed, said.witness)?;
        let (signature, reason) = if step == Step::HandBack {
            signed(&act)?
        } else {
            (None, String::new())
        };
        record.item.state = after;
        follow(deed, &mut record.item, step, &said);
        let done = Done {
            step,
            at: deed.now,
            by: deed.actor.name.clone(),
            said: Some(said),
            reason,
        };
        note(deed, id, &done, signature.as_ref())?;
        store::found_item::change(deed.db, &deed.site.id, &record)?;
        // On the notice alone it lies where it lay, and nobody knows of it yet.
        if step != Step::Publish {
            let about = subject(&record.item);
            settle(deed, about, Some(Start::ThingFound), How::Done)?;
        }
        let entry = entry(deed, act_of(step), &record.item);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn act_of(step: Step) -> &'static str {
    match step {
        Step::Store => "found-item-stored",
        Step::Publish => "found-item-noticed",
        Step::Inform => "found-item-informed",
        Step::HandBack => "found-item-handed-back",
        Step::HandOver => "found-item-handed-over",
        Step::Dispose => "found-item-disposed",
    }
}

/// What a step changes of the thing.
fn follow(deed: &Deed<'_>, item: &mut FoundItem, step: Step, said: &Said) {
    match step {
        Step::Store => item.shelf.clone_from(&said.shelf),
        Step::Publish => item.noticed = Some(said.notice.clone()),
        Step::Inform => {}
        Step::HandBack | Step::HandOver | Step::Dispose => {
            item.closed = Some(deed.now);
            item.closed_by.clone_from(&deed.actor.name);
        }
    }
}

/// Who may have stood by: whoever works in the hall or leads.
const WITNESSES: [Role; 4] = [
    Role::Receptionist,
    Role::Attendant,
    Role::Guard,
    Role::TeamLeader,
];

/// Who stood by works in the house.
fn check_witness(deed: &mut Deed<'_>, witness: Option<AccountId>) -> Result<(), Error> {
    let Some(witness) = witness else {
        return Ok(());
    };
    let staff = store::account::staff(deed.db, &deed.site.id, &WITNESSES)?;
    if staff.iter().any(|(account, ..)| *account == witness) {
        return Ok(());
    }
    Err(Refusal::invalid("witness", "choice-unknown").into())
}

/// What was drawn, or why nothing was.
fn signed(act: &Act) -> Result<(Option<Signature>, String), Refusal> {
    let reason = act.reason.trim();
    text::check("reason", reason, REASON_MAX)?;
    if !act.signature.trim().is_empty() {
        return Ok((Some(Signature::read(&act.signature)?), String::new()));
    }
    if text::is_blank(reason) {
        return Err(Refusal::invalid("reason", "found-item-unsigned"));
    }
    Ok((None, reason.to_owned()))
}

/// Adds a step to what was done about the thing, its words sealed.
fn note(
    deed: &mut Deed<'_>,
    id: FoundItemId,
    done: &Done,
    signature: Option<&Signature>,
) -> Result<(), Error> {
    let site = deed.site.id.clone();
    let position = store::found_item::count_steps(deed.db, &site, id)? + 1;
    let place = (id, position);
    let said = done.said.clone().unwrap_or_default();
    let signature = match signature {
        Some(drawn) => Some(sealed::seal_signature(deed.house, &site, place, drawn)?),
        None => None,
    };
    let new = StepRecord {
        step: done.step,
        at: done.at,
        by: done.by.clone(),
        reason: done.reason.clone(),
        sealed: Some(sealed::seal_step(deed.house, &site, place, &said)?),
        signature,
    };
    store::found_item::add_step(deed.db, &site, place, &new)?;
    Ok(())
}

/// Adds a photo to a thing that is in the house.
///
/// # Errors
/// Refused where there is no such thing for the actor, where it has left the house or has its photos already.
pub async fn add_photo(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: FoundItemId,
    photo: Taken,
) -> Result<Answer, Error> {
    let photo_id = PhotoId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        let record = seen(deed, id)?;
        deed.reach(Object::FoundItem, Action::Create)?;
        if record.item.state.is_closed() {
            let state = record.item.state.word();
            return Err(Refusal::conflict("found-item-gone")
                .with("state", state)
                .into());
        }
        let about = (subject(&record.item), photo_id);
        if crate::photo::add(deed, about, &photo, PHOTOS_MAX)? {
            let entry = entry(deed, "found-item-photo-added", &record.item);
            deed.write(&entry)?;
        }
        Ok(Answer::about(id))
    })
    .await
}

/// The thing, if the actor may see it.
fn seen(deed: &mut Deed<'_>, id: FoundItemId) -> Result<FoundItemRecord, Error> {
    let site = deed.site.id.clone();
    deed.reach(Object::FoundItem, Action::View)?;
    let found = store::found_item::find(deed.db, &site, id)?;
    let sees = match &found {
        Some(record) => shown::sees(deed.db, deed.actor, &site, &record.item)?,
        None => false,
    };
    let found = found.filter(|_| sees);
    found.ok_or_else(|| Refusal::missing("found-item-unknown").into())
}

/// An entry about a thing: by its number.
fn entry(deed: &Deed<'_>, act: &str, item: &FoundItem) -> Entry {
    let entry = deed
        .entry(act)
        .detail("day", &item.day)
        .detail("number", item.number);
    match item.room {
        Some(room) => entry.room(room),
        None => entry,
    }
}
