//! Somebody is announced, or is here and registered; and what was written down is corrected.

use domain::access::{Action, Actor, Object, Reach};
use domain::visit::details::{COMPANIONS_MAX, check_document, ending_of, number_of};
use domain::visit::{Approval, Details, Ground, State};
use domain::{AccountId, DepartmentId, MeetingId, Milliseconds, PersonId, Refusal, RoomId};
use domain::{SiteId, VisitId};
use store::visit::{ApprovalRecord, VisitRecord};

use super::act::let_in_first;
use super::{announce, entry_of, load, save, sealed};
use crate::command::{Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;

/// How far ahead somebody is announced.
const AHEAD_DAYS: Milliseconds = 92;

/// What is known of somebody who comes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registration {
    /// Who, and what for.
    pub details: Details,
    /// The number of the document that was shown; kept in full only where the site asks for it.
    pub document_number: String,
    /// How many come along.
    pub companions: u32,
    /// When they are expected; `None` for somebody who is here.
    pub expected: Option<Milliseconds>,
    /// Where to, by number or name of the room; empty for the host's.
    pub room: String,
    /// The meeting they are a guest of.
    pub meeting: Option<MeetingId>,
}

/// Announces or registers somebody. Who is here is let in at once where nothing speaks against it.
///
/// # Errors
/// Refused to whoever may not, and by the first field that cannot be.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    registration: Registration,
) -> Result<Answer, Error> {
    let id = VisitId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        let object = match registration.expected {
            Some(_) => Object::ExpectedVisit,
            None => Object::Visit,
        };
        let reach = deed.reach(object, Action::Create)?;
        take(deed, id, &registration, reach == Reach::Own)
    })
    .await
}

/// Registers somebody once more who was here before: a visit of its own, with what is known of them.
///
/// # Errors
/// Refused to whoever may not, and where nothing is known of the visit any more.
pub async fn again(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    earlier: VisitId,
) -> Result<Answer, Error> {
    let id = VisitId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Visit, Action::Create)?;
        let record = store::visit::find(deed.db, &deed.site.id, earlier)?
            .ok_or_else(|| Refusal::missing("visit-unknown"))?;
        if record.state.is_open() {
            return Err(Refusal::conflict("visit-is-open").into());
        }
        let (house, site) = (deed.house, deed.site.id.clone());
        let sealed = record.sealed.as_deref();
        let mut details = sealed::open(house, &site, earlier, sealed)?
            .ok_or_else(|| Refusal::conflict("visit-erased"))?;
        details.reason.clear();
        let number = match &record.document_sealed {
            Some(sealed) => sealed::open_document(house, &site, earlier, sealed)?,
            None => String::new(),
        };
        let registration = Registration {
            details,
            companions: record.companions,
            ..Registration::default()
        };
        let mut next = blank(deed, id, &registration)?;
        next.telephone_mark.clone_from(&record.telephone_mark);
        next.document_mark.clone_from(&record.document_mark);
        (next.host_person, next.host_account) = (record.host_person, record.host_account);
        (next.department, next.room) = (record.department, record.room);
        if !number.is_empty() {
            next.document_sealed = Some(sealed::seal_document(house, &site, id, &number)?);
        }
        come(deed, next, &registration.details, false)
    })
    .await
}

fn take(
    deed: &mut Deed<'_>,
    id: VisitId,
    registration: &Registration,
    own: bool,
) -> Result<Answer, Error> {
    let mut details = registration.details.clone().tidied();
    let number = number_of(&registration.document_number);
    check(&details, &number, registration.companions)?;
    let registration = Registration {
        details: details.clone(),
        ..registration.clone()
    };
    let mut record = blank(deed, id, &registration)?;
    put_document(deed, &mut record, &mut details, &number)?;
    place(deed, &mut record, &mut details, &registration.room)?;
    if let Some(meeting) = registration.meeting {
        let found = store::meeting::find_bare(deed.db, &deed.site.id, meeting)?
            .ok_or_else(|| Refusal::invalid("meeting", "meeting-unknown"))?;
        record.room = record.room.or(Some(found.meeting.requirement.room));
        record.meeting = Some(meeting);
    }
    if own {
        record.host_account = deed.actor.account;
    }
    if registration.expected.is_none() {
        return come(deed, record, &details, true);
    }
    record.sealed = Some(sealed::seal(deed.house, &deed.site.id, id, &details)?);
    store::visit::add(deed.db, &deed.site.id, &record)?;
    announce(deed, &record)?;
    let entry = entry_of(deed, "visit-announced", &record);
    deed.write(&entry)?;
    Ok(Answer::about(id))
}

/// Somebody is here: kept, and let in or asked to wait.
fn come(
    deed: &mut Deed<'_>,
    mut record: VisitRecord,
    details: &Details,
    first: bool,
) -> Result<Answer, Error> {
    let id = record.id;
    record.sealed = Some(sealed::seal(deed.house, &deed.site.id, id, details)?);
    let act = if first {
        "visit-registered"
    } else {
        "visit-again"
    };
    let entry = entry_of(deed, act, &record);
    deed.write(&entry)?;
    let_in_first(deed, &mut record, details)?;
    Ok(Answer::about(id))
}

/// A visit of which nothing is known yet but its day and number.
fn blank(
    deed: &mut Deed<'_>,
    id: VisitId,
    registration: &Registration,
) -> Result<VisitRecord, Error> {
    check_unused(store::visit::find(deed.db, &deed.site.id, id)?.is_some())?;
    let at = registration.expected.unwrap_or(deed.at);
    let (day, today) = (deed.day_of(at), deed.day_of(deed.now));
    if registration.expected.is_some() && day < today {
        return Err(Refusal::invalid("expected", "visit-in-the-past").into());
    }
    if at > deed.now + AHEAD_DAYS * 86_400_000 {
        return Err(Refusal::invalid("expected", "visit-too-far-ahead").into());
    }
    // What a clock that stands wrong says of another day is written down today.
    let day = day.max(today);
    let number = store::visit::next_number(deed.db, &deed.site.id, &day)?;
    Ok(VisitRecord {
        id,
        number,
        version: 1,
        state: State::Expected,
        sealed: None,
        document_sealed: None,
        telephone_mark: None,
        document_mark: None,
        companions: registration.companions,
        expected: registration.expected,
        arrived: None,
        left: None,
        host_person: None,
        host_account: None,
        department: None,
        room: None,
        meeting: None,
        answer: None,
        approval: None,
        badge_code: None,
        badge_back: None,
        registered_by: deed.actor.name.clone(),
        registered: deed.at,
        link_code: Some(super::arrival::link_code(deed)),
        arrival_code: match registration.expected {
            Some(_) => super::arrival::arrival_code(deed, &day)?,
            None => None,
        },
        held: None,
        day,
    })
}

fn check(details: &Details, number: &str, companions: u32) -> Result<(), Refusal> {
    details.check()?;
    if !number.is_empty() {
        check_document(&details.document_kind, number)?;
    }
    if companions > COMPANIONS_MAX {
        return Err(Refusal::invalid("companions", "companions-unfit").with("most", COMPANIONS_MAX));
    }
    Ok(())
}

/// Marks telephone and document, and keeps of the document what the site's rule lets be kept.
fn put_document(
    deed: &mut Deed<'_>,
    record: &mut VisitRecord,
    details: &mut Details,
    number: &str,
) -> Result<(), Error> {
    let (house, site) = (deed.house, deed.site.id.clone());
    let keys = house.keys()?;
    record.telephone_mark = sealed::telephone_mark(keys, &site, &details.telephone);
    if number.is_empty() {
        return Ok(());
    }
    record.document_mark = sealed::document_mark(keys, &site, number);
    details.document_ending = ending_of(number);
    let keeping = super::keeping::in_force(deed.db, &site)?;
    record.document_sealed = match keeping.document_days {
        0 => None,
        _ => Some(sealed::seal_document(house, &site, record.id, number)?),
    };
    Ok(())
}

/// Finds whom and what the visitor asks for in the directory: a person by name or form of address,
/// with their department behind it where there are namesakes; a department; a room.
fn place(
    deed: &mut Deed<'_>,
    record: &mut VisitRecord,
    details: &mut Details,
    room: &str,
) -> Result<(), Error> {
    (record.host_person, record.host_account, record.department) = (None, None, None);
    let mut its_room = None;
    if !details.host.is_empty() {
        let host = host_of(deed, &details.host)?;
        record.host_person = host.person;
        record.host_account = host.account;
        record.department = host.department;
        its_room = host.room;
    }
    let room = room.trim();
    record.room = match room {
        "" => its_room,
        _ => Some(room_of(deed, room)?),
    };
    Ok(())
}

#[derive(Default)]
struct Host {
    person: Option<PersonId>,
    account: Option<AccountId>,
    department: Option<DepartmentId>,
    room: Option<RoomId>,
}

fn host_of(deed: &mut Deed<'_>, typed: &str) -> Result<Host, Error> {
    let (name, behind) = typed.split_once([' ', '\u{3000}']).unwrap_or((typed, ""));
    let mut found = store::visit::hosts_named(deed.db, &deed.site.id, typed)?;
    // Whoever is found at once is found without the departments.
    let departments = match &found[..] {
        [_] => Vec::new(),
        _ => store::directory::departments(deed.db, &deed.site.id)?,
    };
    if found.is_empty() && !behind.is_empty() {
        found = store::visit::hosts_named(deed.db, &deed.site.id, name)?;
        let named = departments.iter().find(|one| one.name == behind.trim());
        found.retain(|host| named.is_some_and(|one| host.department == Some(one.id)));
    }
    match &found[..] {
        [one] => Ok(Host {
            person: Some(one.person),
            account: crate::directory::account_of(deed, one)?,
            department: one.department,
            room: one.room,
        }),
        [] => {
            let named = departments.iter().find(|one| one.name == typed);
            Ok(Host {
                department: named.map(|one| one.id),
                ..Host::default()
            })
        }
        [first, ..] => {
            let of = |id| departments.iter().find(move |one| one.id == id);
            let choices: Vec<String> = found
                .iter()
                .map(|host| {
                    let department = host.department.and_then(of).map_or("", |one| &one.name);
                    format!("{} {department}", host.name).trim().to_owned()
                })
                .collect();
            Err(Refusal::invalid("host", "host-namesakes")
                .with("name", &first.name)
                .with("choices", choices.join("、"))
                .into())
        }
    }
}

fn room_of(deed: &mut Deed<'_>, typed: &str) -> Result<RoomId, Error> {
    let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
    let found = rooms
        .iter()
        .find(|room| room.number == typed || room.name == typed);
    found
        .map(|room| room.id)
        .ok_or_else(|| Refusal::invalid("room", "room-unknown").into())
}

/// What is corrected of a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// What is written down anew; what a masked reader could not see stays where this is empty.
    pub registration: Registration,
    /// Whether name, telephone, plate and members stay as they are where nothing was typed.
    pub keep_masked: bool,
}

/// Corrects a visit that stands as it was read; its times are never altered.
///
/// # Errors
/// Refused when somebody changed it meanwhile, by the first field that cannot be, and to whoever
/// may not.
pub async fn change(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: VisitId,
    version: i32,
    changes: Changes,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let known = store::visit::find(deed.db, &deed.site.id, id)?
            .ok_or_else(|| Refusal::missing("visit-unknown"))?;
        let object = match known.state {
            State::Expected => Object::ExpectedVisit,
            _ => Object::Visit,
        };
        let mut record = load(deed, id, object, Action::Edit)?;
        if record.version != version {
            return Err(Refusal::conflict("visit-changed-meanwhile")
                .at("version")
                .with("version", record.version)
                .into());
        }
        let stands = sealed::open(deed.house, &deed.site.id, id, record.sealed.as_deref())?
            .ok_or_else(|| Refusal::conflict("visit-erased"))?;
        let mut details = changes.registration.details.clone().tidied();
        details.reason.clone_from(&stands.reason);
        details.document_ending.clone_from(&stands.document_ending);
        if changes.keep_masked {
            for field in ["name", "telephone", "plate", "members"] {
                if details.get(field).is_empty() {
                    details.put(field, stands.get(field));
                }
            }
        }
        let number = number_of(&changes.registration.document_number);
        check(&details, &number, changes.registration.companions)?;
        let kept = (
            record.host_account,
            record.document_sealed.clone(),
            record.document_mark.clone(),
        );
        put_document(deed, &mut record, &mut details, &number)?;
        if number.is_empty() {
            (record.document_sealed, record.document_mark) = (kept.1, kept.2);
        }
        place(deed, &mut record, &mut details, &changes.registration.room)?;
        record.host_account = record
            .host_account
            .or(kept.0.filter(|_| details.host == stands.host));
        record.companions = changes.registration.companions;
        let another = record.document_mark != known.document_mark;
        put_approval(deed, &mut record, (&stands, &details), another);
        record.sealed = Some(sealed::seal(deed.house, &deed.site.id, id, &details)?);
        save(deed, &mut record)?;
        let entry = entry_of(deed, "visit-changed", &record);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// What of the leader's word still stands once a visit was corrected: what was said of one person is
/// not said of another who is written into the same visit.
fn put_approval(
    deed: &Deed<'_>,
    record: &mut VisitRecord,
    (before, after): (&Details, &Details),
    another_document: bool,
) {
    let another =
        another_document || before.name != after.name || before.telephone != after.telephone;
    record.approval = record
        .approval
        .take()
        .filter(|one| !(another && one.approval == Approval::Given));
    if after.lacks_document() && record.approval.is_none() && record.arrived.is_none() {
        record.approval = Some(ApprovalRecord {
            approval: Approval::Asked,
            ground: Ground::Document,
            by: Some(deed.actor.name.clone()),
        });
    }
    if !after.lacks_document() {
        let moot = |one: &ApprovalRecord| {
            one.ground == Ground::Document && one.approval == Approval::Asked
        };
        record.approval = record.approval.take().filter(|one| !moot(one));
    }
}
