//! Banquets (clause A3.3): booked, changed, seated by precedence, cancelled, signed off and amended. What
//! the standard asks for before, at and after the table are duties. Entries name a banquet by its day and
//! number and count who eats; whom they are about and what was typed is sealed.

mod sealed;
mod shown;
mod signing;

use domain::access::{Action, Actor, Object, Reach};
use domain::banquet::{
    AMENDMENTS_MAX, Amendment, Asked, Banquet, Signed, SigningOff, Standing, Told, check_amendment,
    moved,
};
use domain::journal::Entry;
use domain::subject::{Register, Subject};
use domain::{BanquetId, Milliseconds, PersonId, Refusal, SiteId};
use standards::Start;
use store::Database;
use store::banquet::BanquetRecord;

pub use self::shown::{
    AmendmentView, BanquetPage, BanquetRegister, BanquetView, BookPage, May, book_page, find,
    register,
};
pub(crate) use self::signing::{is_sign_off, keep_for_the_register};
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::subject::{Begun, How, Places, begin_round, settle};

/// What is asked for late has at least so long.
const AT_LEAST_MS: Milliseconds = 30 * 60_000;

/// Books a banquet.
///
/// # Errors
/// Refused to whoever may not, where a field is unfit, where more of the house would sit at table than
/// may, and where the official letter had its meal already.
pub async fn book(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asked: Asked,
) -> Result<Answer, Error> {
    let id = BanquetId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::Banquet, Action::Create)?;
        let asked = checked(deed, asked.clone())?;
        check_unused(store::banquet::find(deed.db, &deed.site.id, id)?.is_some())?;
        let day = deed.day_of(deed.now);
        let banquet = Banquet {
            id,
            number: store::banquet::last_number(deed.db, &deed.site.id, &day)? + 1,
            day,
            host: None,
            room: None,
            starts: 0,
            ends: 0,
            guests: 0,
            companions: 0,
            tables: 0,
            seats: 0,
            per_head: None,
            booked_by: deed.actor.name.clone(),
            booked_account: deed.actor.account,
            booked: deed.now,
            revision: 1,
            signed: None,
            cancelled: None,
        };
        let record = put(deed, banquet, &asked)?;
        store::banquet::add(deed.db, &deed.site.id, &record)?;
        follow(deed, &record.banquet, deed.now)?;
        signing::ask(deed, &record.banquet)?;
        let entry = counted_entry(deed, "banquet-booked", &record.banquet);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Changes a banquet to what is given. `revision` is the one that the editor saw.
///
/// # Errors
/// As [`book`]; refused too when somebody changed it meanwhile, and where it is cancelled or signed off.
pub async fn change(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, revision): (BanquetId, i32),
    asked: Asked,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let record = to_edit(deed, id, Some(revision))?;
        let mut banquet = record.banquet;
        let asked = asked.clone().tidied();
        if banquet.starts != asked.starts || banquet.ends != asked.ends {
            check_time(deed, &asked)?;
            // What has begun is no other meal: its letter is answered with this one.
            if banquet.starts <= deed.now {
                return Err(Refusal::conflict("banquet-is-held").into());
            }
        }
        check(deed, &asked)?;
        banquet.revision += 1;
        let before = (banquet.starts, banquet.room, banquet.booked);
        let mut changed = put(deed, banquet, &asked)?;
        changed.signed_note = record.signed_note;
        store::banquet::change(deed.db, &deed.site.id, &changed)?;
        // Whatever is moved nearer leaves as much time as what is booked late; what is only put off
        // makes nothing that is late timely.
        let (starts, room, booked) = before;
        if changed.banquet.starts < starts {
            follow(deed, &changed.banquet, deed.now)?;
        } else if changed.banquet.starts > starts {
            follow(deed, &changed.banquet, booked)?;
        } else if changed.banquet.room != room {
            move_room(deed, &changed.banquet)?;
        }
        signing::ask(deed, &changed.banquet)?;
        let entry = counted_entry(deed, "banquet-changed", &changed.banquet);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Moves a guest, counted from 1, one place higher or lower; everybody sits by the new order.
///
/// # Errors
/// As [`change`]; refused too where there is no such guest or place.
pub async fn move_guest(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, revision): (BanquetId, i32),
    (guest, higher): (u32, bool),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let mut record = to_edit(deed, id, Some(revision))?;
        let told = sealed::open(deed.house, &deed.site.id, &record)?;
        let told = moved(told.unwrap_or_default(), guest, higher)?;
        record.banquet.revision += 1;
        record.sealed = Some(sealed::seal(deed.house, &deed.site.id, id, &told)?);
        store::banquet::change(deed.db, &deed.site.id, &record)?;
        let entry = entry(deed, "banquet-moved", &record.banquet);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Cancels a banquet that was not held: nothing more is done for it.
///
/// # Errors
/// Refused to whoever may not, and where it is cancelled or signed off already.
pub async fn cancel(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: BanquetId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let mut record = to_edit(deed, id, None)?;
        // Once its time has come, whoever signs it off says that it did not take place.
        if record.banquet.standing(deed.now) != Standing::Booked {
            to_approve(deed, id)?;
        }
        record.banquet.cancelled = Some(deed.now);
        store::banquet::change(deed.db, &deed.site.id, &record)?;
        settle(deed, subject(&record.banquet), None, How::Cancelled)?;
        let entry = entry(deed, "banquet-cancelled", &record.banquet);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Signs a banquet off: it took place, so many ate, so much was spent. After that it is only amended.
///
/// # Errors
/// Refused to whoever may not, before it began, without its official letter, and where a field is unfit.
pub async fn sign_off(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: BanquetId,
    signing: SigningOff,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let mut record = to_approve(deed, id)?;
        record.banquet.check_open()?;
        if record.banquet.standing(deed.now) == Standing::Booked {
            return Err(Refusal::conflict("banquet-not-yet").into());
        }
        let told = sealed::open(deed.house, &deed.site.id, &record)?.unwrap_or_default();
        let mut signing = signing.clone();
        signing.note = signing.note.trim().to_owned();
        signing.check(&told.letter)?;
        record.banquet.signed = Some(Signed {
            at: deed.now,
            by: deed.actor.name.clone(),
            guests: signing.guests,
            companions: signing.companions,
            total: signing.total,
        });
        if !signing.note.is_empty() {
            let note = sealed::seal_words(deed.house, &deed.site.id, (id, 0), &signing.note)?;
            record.signed_note = Some(note);
        }
        store::banquet::change(deed.db, &deed.site.id, &record)?;
        let about = subject(&record.banquet);
        settle(deed, about, Some(Start::BanquetOver), How::Done)?;
        let entry = entry(deed, "banquet-signed-off", &record.banquet)
            .detail("guests", signing.guests)
            .detail("companions", signing.companions);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Says what is to be known after a banquet was signed off, and what it came to after all.
///
/// # Errors
/// Refused to whoever may not, before the sign-off, and where nothing is said.
pub async fn amend(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: BanquetId,
    (words, total): (String, Option<i64>),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let record = to_approve(deed, id)?;
        if record.banquet.signed.is_none() {
            return Err(Refusal::conflict("banquet-is-unsigned").into());
        }
        let words = words.trim();
        check_amendment(words, total)?;
        let known = store::banquet::amendments(deed.db, &deed.site.id, id)?;
        if known.len() >= AMENDMENTS_MAX {
            let refusal = Refusal::conflict("banquet-amendments-many");
            return Err(refusal.with("most", AMENDMENTS_MAX).into());
        }
        let amendment = Amendment {
            position: known.len() as u32 + 1,
            at: deed.now,
            by: deed.actor.name.clone(),
            total,
        };
        let place = (id, amendment.position);
        let sealed = sealed::seal_words(deed.house, &deed.site.id, place, words)?;
        store::banquet::add_amendment(deed.db, &deed.site.id, id, (&amendment, sealed))?;
        let entry =
            entry(deed, "banquet-amended", &record.banquet).detail("position", amendment.position);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// What is asked for, tidied and fit, at a time that is not over.
fn checked(deed: &mut Deed<'_>, asked: Asked) -> Result<Asked, Error> {
    let asked = asked.tidied();
    check_time(deed, &asked)?;
    check(deed, &asked)?;
    Ok(asked)
}

fn check_time(deed: &Deed<'_>, asked: &Asked) -> Result<(), Refusal> {
    if asked.ends <= deed.now {
        return Err(Refusal::invalid("ends", "ends-in-the-past"));
    }
    Ok(())
}

fn check(deed: &mut Deed<'_>, asked: &Asked) -> Result<(), Error> {
    asked.check(deed.now)?;
    if let Some(room) = asked.room {
        deed.room(room)?;
    }
    Ok(())
}

/// The banquet as it is kept with what is asked for: its guests counted, its words sealed.
fn put(deed: &mut Deed<'_>, mut banquet: Banquet, asked: &Asked) -> Result<BanquetRecord, Error> {
    let (site, told) = (deed.site.id.clone(), &asked.told);
    banquet.host = host_of(deed, &told.host.name)?;
    (banquet.room, banquet.starts, banquet.ends) = (asked.room, asked.starts, asked.ends);
    (banquet.tables, banquet.seats) = (asked.tables, asked.seats);
    banquet.guests = told.guests.len() as u32;
    banquet.companions = told.companions.len() as u32 + 1;
    banquet.per_head = asked.per_head;
    let letter = check_letter(deed, &banquet, told)?;
    let sealed = sealed::seal(deed.house, &site, banquet.id, told)?;
    Ok(BanquetRecord {
        banquet,
        letter,
        sealed: Some(sealed),
        signed_note: None,
    })
}

/// The one of the directory whom the host's name means.
fn host_of(deed: &mut Deed<'_>, name: &str) -> anyhow::Result<Option<PersonId>> {
    let found = store::visit::hosts_named(deed.db, &deed.site.id, name)?;
    Ok(match &found[..] {
        [one] => Some(one.person),
        _ => None,
    })
}

/// The mark of the banquet's letter. One letter is answered with one working meal.
fn check_letter(
    deed: &mut Deed<'_>,
    banquet: &Banquet,
    told: &Told,
) -> Result<Option<String>, Error> {
    let written: String = told
        .letter
        .chars()
        .filter(|one| !one.is_whitespace())
        .collect();
    if written.is_empty() {
        return Ok(None);
    }
    let site = deed.site.id.clone();
    let mark = deed
        .house
        .keys()?
        .mark(&["banquet-letter", site.as_str()], &written);
    match store::banquet::of_letter(deed.db, &site, &mark, banquet.id)? {
        Some(other) => Err(Refusal::invalid("letter", "banquet-letter-used")
            .with("day", other.banquet.day)
            .with("number", other.banquet.number)
            .into()),
        None => Ok(Some(mark)),
    }
}

/// Makes the duties of the banquet as it stands, or moves those that are undone; what is known since
/// `since` is due some time after that.
fn follow(deed: &mut Deed<'_>, banquet: &Banquet, since: Milliseconds) -> Result<(), Error> {
    let begun = Begun {
        subject: subject(banquet),
        room: banquet.room,
        at: banquet.starts,
        agreed: None,
        assignee: None,
    };
    let least = Some(since + AT_LEAST_MS);
    let places = Places::read(deed)?;
    begin_round(deed, &places, (Start::Banquet, &begun), (1, least))?;
    Ok(())
}

/// Moves what is undone to the banquet's room; its times stay.
fn move_room(deed: &mut Deed<'_>, banquet: &Banquet) -> Result<(), Error> {
    let Some(room) = banquet.room else {
        return Ok(());
    };
    let site = deed.site.id.clone();
    for mut duty in store::duty::of_subject(deed.db, &site, subject(banquet))? {
        if duty.duty.outcome.is_none() {
            duty.room = Some(room);
            store::duty::change(deed.db, &site, &duty)?;
        }
    }
    Ok(())
}

fn missing() -> Refusal {
    Refusal::missing("banquet-unknown")
}

/// The banquet, if it is the actor's to know at such reach.
fn load(deed: &mut Deed<'_>, id: BanquetId, reach: Reach) -> Result<BanquetRecord, Error> {
    let record = store::banquet::find(deed.db, &deed.site.id, id)?.ok_or_else(missing)?;
    if reach < Reach::Site && !is_own(deed.db, &deed.site.id, deed.actor, &record.banquet)? {
        return Err(missing().into());
    }
    Ok(record)
}

fn to_edit(
    deed: &mut Deed<'_>,
    id: BanquetId,
    revision: Option<i32>,
) -> Result<BanquetRecord, Error> {
    let reach = deed.reach(Object::Banquet, Action::Edit)?;
    let record = load(deed, id, reach)?;
    record.banquet.check_open()?;
    let known = record.banquet.revision;
    if revision.is_some_and(|revision| revision != known) {
        return Err(Refusal::conflict("banquet-changed-meanwhile")
            .at("revision")
            .with("revision", known)
            .into());
    }
    if record.sealed.is_none() {
        return Err(Refusal::conflict("banquet-erased").into());
    }
    Ok(record)
}

fn to_approve(deed: &mut Deed<'_>, id: BanquetId) -> Result<BanquetRecord, Error> {
    let reach = deed.reach(Object::Banquet, Action::Approve)?;
    let record = load(deed, id, reach)?;
    if record.sealed.is_none() {
        return Err(Refusal::conflict("banquet-erased").into());
    }
    Ok(record)
}

/// Whether the actor booked it, or is the host whom the directory knows.
fn is_own(
    db: &mut Database,
    site: &SiteId,
    actor: &Actor,
    banquet: &Banquet,
) -> anyhow::Result<bool> {
    if actor.account.is_none() {
        return Ok(false);
    }
    if banquet.booked_account == actor.account {
        return Ok(true);
    }
    let host: Vec<PersonId> = banquet.host.into_iter().collect();
    let hosts = store::directory::persons(db, site, &host)?;
    let mut accounts = hosts.iter().map(|row| row.particulars.account);
    Ok(accounts.any(|account| account == actor.account))
}

fn subject(banquet: &Banquet) -> Subject {
    Subject {
        register: Register::Banquet,
        id: banquet.id.0,
        number: banquet.number.unsigned_abs(),
    }
}

/// An entry about a banquet: by its day and number, never by what was typed.
fn entry(deed: &Deed<'_>, act: &str, banquet: &Banquet) -> Entry {
    let mut entry = deed
        .entry(act)
        .detail("day", &banquet.day)
        .detail("number", banquet.number);
    entry.room = banquet.room;
    entry.clauses = vec!["A3.3".to_owned()];
    entry
}

fn counted_entry(deed: &Deed<'_>, act: &str, banquet: &Banquet) -> Entry {
    entry(deed, act, banquet)
        .detail("guests", banquet.guests)
        .detail("companions", banquet.companions)
        .detail("tables", banquet.tables)
}
