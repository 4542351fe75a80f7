//! What a check item finds lacking is brought (clause C3.3): item and quantity are told at the item, and one duty
//! brings all of it to the room. As long as nobody brought it, more or less may be told.

mod shown;

use domain::access::{Action, Actor, Object};
use domain::duty::DutyRecord;
use domain::restocking::{
    Closed, Restocking, RestockingLine, brought_at, check_told, lacking, still_owed, told_at,
};
use domain::subject::{Register, Subject};
use domain::{AccountId, DutyId, Milliseconds, Refusal, RestockingId, RoomId, SiteId};
use standards::{Outcome, Rule, Start};
use store::Database;

use crate::command::{About, Answer, Command, Deed, perform};
use crate::duty::{about, load_to_do};
use crate::error::Error;
use crate::house::House;
use crate::subject::{Begun, How, begin, settle};

pub(crate) use self::shown::tell;
pub use self::shown::{RestockingRegister, RestockingView, register};

fn subject_of(one: &Restocking) -> Subject {
    Subject {
        register: Register::Restocking,
        id: one.id.0,
        number: one.number.unsigned_abs(),
    }
}

/// What a duty found lacking and nobody has brought yet, with the duty that brings it.
fn open_of(
    db: &mut Database,
    site: &SiteId,
    found: &[Restocking],
) -> anyhow::Result<Option<(Restocking, DutyRecord)>> {
    for one in found.iter().rev() {
        let duties = store::duty::of_subject(db, site, subject_of(one))?;
        let mut open = duties.into_iter();
        if let Some(duty) = open.find(|duty| duty.duty.outcome.is_none()) {
            return Ok(Some((one.clone(), duty)));
        }
    }
    Ok(None)
}

/// What a duty told in records that nobody brings any more.
fn closed_of(
    db: &mut Database,
    site: &SiteId,
    found: &[Restocking],
    open: Option<RestockingId>,
) -> anyhow::Result<Vec<Closed>> {
    let mut closed = Vec::new();
    for one in found.iter().filter(|one| Some(one.id) != open) {
        let duties = store::duty::of_subject(db, site, subject_of(one))?;
        let brought = duties.iter().find_map(|duty| match &duty.duty.outcome {
            Some(Outcome::Done { at }) => Some(at.as_millisecond()),
            _ => None,
        });
        closed.push((one.lines.clone(), brought));
    }
    Ok(closed)
}

/// Tells what is lacking at a check item of a duty: each item with its quantity, 0 where none is lacking any more.
/// The item counts as looked at.
///
/// # Errors
/// Refused when it is not the actor's duty, when it has no such item, and when the item asks for nothing or not
/// for this to be brought.
pub async fn restock(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    duty: DutyId,
    (check, told): (u32, Vec<(String, u32)>),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Duty, Action::Do)?;
        let record = load_to_do(deed, duty)?;
        let version = record.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        let rule = standard
            .rule(&record.duty.rule)
            .ok_or_else(|| anyhow::anyhow!("duty {duty} has a rule its standard lacks"))?;
        let item = crate::check::item_of(deed, &record, rule, check)?;
        let site = deed.site.id.clone();
        let found = store::restocking::of_duties(deed.db, &site, &[duty])?;
        let open = open_of(deed.db, &site, &found)?;
        check_told(rule, check, &told)?;
        let of_open = open.as_ref().map(|(one, _)| one.id);
        let closed = closed_of(deed.db, &site, &found, of_open)?;
        let known = open.as_ref().map_or(&[][..], |(one, _)| &one.lines);
        let owed = still_owed(check, (&told, deed.at), known, &closed);
        let lines = told_at(rule, check, known, (&owed, deed.at));
        let words: Vec<String> = told
            .iter()
            .map(|(item, quantity)| format!("{item} {quantity}"))
            .collect();
        let number = match open {
            Some((mut one, _)) => {
                one.lines = lines;
                store::restocking::put_lines(deed.db, &site, one.id, &one.lines)?;
                if lacking(&one.lines).is_empty() {
                    settle(deed, subject_of(&one), None, How::Cancelled)?;
                }
                one.number
            }
            None => {
                if let Some(number) = keep(deed, rule, &found, (check, &owed))? {
                    number
                } else {
                    let (by, by_account) = (deed.actor.name.clone(), deed.actor.account);
                    let told = (deed.at, by, by_account, lines);
                    let new = new_of(deed, (duty, record.room), found.len(), told)?;
                    bring(deed, &new)?;
                    new.number
                }
            }
        };
        crate::check::count_as_looked_at(deed, record.clone(), check)?;
        let entry = about(deed.entry("restocking-told"), &record, rule)
            .detail("step", item.text)
            .detail("number", number)
            .detail("items", words.join(", "));
        deed.write(&entry)?;
        Ok(Answer::about(duty))
    })
    .await
}

/// Keeps with a record that nobody brings that none is lacking: nothing was, or what was has been brought, or taken
/// back, since it was told. Answers with the number of the record that it is about; `None` where there is no such
/// record yet, and where something is lacking.
fn keep(
    deed: &mut Deed<'_>,
    rule: &Rule,
    found: &[Restocking],
    (check, owed): (u32, &[(String, u32)]),
) -> Result<Option<i32>, Error> {
    if owed.iter().any(|(_, quantity)| *quantity > 0) {
        return Ok(None);
    }
    if let (true, Some(last)) = (owed.is_empty(), found.last()) {
        return Ok(Some(last.number));
    }
    let (site, at) = (deed.site.id.clone(), deed.at);
    for one in found {
        if store::duty::of_subject(deed.db, &site, subject_of(one))?.is_empty() {
            let lines = told_at(rule, check, &one.lines, (owed, at));
            store::restocking::put_lines(deed.db, &site, one.id, &lines)?;
            return Ok(Some(one.number));
        }
    }
    Ok(None)
}

/// When it was told, by whom and by which account, and what.
type Told = (Milliseconds, String, Option<AccountId>, Vec<RestockingLine>);

/// What a duty found lacking in a room beside the `known` times before.
fn new_of(
    deed: &mut Deed<'_>,
    (duty, room): (DutyId, Option<RoomId>),
    known: usize,
    (at, by, by_account, lines): Told,
) -> Result<Restocking, Error> {
    let (site, day) = (deed.site.id.clone(), deed.day_of(deed.now));
    let place = (known + 1).to_string();
    let parts = ["restocking", site.as_str(), &duty.to_string(), &place];
    Ok(Restocking {
        id: RestockingId::derived(&parts),
        number: store::restocking::last_number(deed.db, &site, &day)? + 1,
        day,
        room,
        duty,
        at,
        by,
        by_account,
        lines,
    })
}

/// Word that came late brings nothing that was told after it: that goes on as a duty of its own.
pub(crate) fn follow_duty(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<(), Error> {
    let about = duty
        .subject
        .filter(|about| about.register == Register::Restocking);
    let (Some(about), Some(Outcome::Done { at })) = (about, &duty.duty.outcome) else {
        return Ok(());
    };
    let site = deed.site.id.clone();
    let found = store::restocking::of_ids(deed.db, &site, &[RestockingId(about.id)])?;
    let Some(one) = found.into_iter().next() else {
        return Ok(());
    };
    let (brought, left) = brought_at(one.lines, at.as_millisecond());
    if left.is_empty() {
        return Ok(());
    }
    store::restocking::put_lines(deed.db, &site, one.id, &brought)?;
    let since = |lines: &[RestockingLine]| lines.iter().map(|line| line.told).min();
    let Some(since) = since(&lacking(&left)).or_else(|| since(&left)) else {
        return Ok(());
    };
    let known = store::restocking::of_duties(deed.db, &site, &[one.duty])?;
    let told = (since, one.by, one.by_account, left);
    let new = new_of(deed, (one.duty, one.room), known.len(), told)?;
    bring(deed, &new)
}

/// Word that it was brought is taken back: what was told after that goes with it again, so that one duty brings all
/// of it. Where nothing is lacking, nothing is brought.
pub(crate) fn follow_withdrawal(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<(), Error> {
    let about = duty
        .subject
        .filter(|about| about.register == Register::Restocking);
    let Some(about) = about else {
        return Ok(());
    };
    let site = deed.site.id.clone();
    let found = store::restocking::of_ids(deed.db, &site, &[RestockingId(about.id)])?;
    let Some(mut one) = found.into_iter().next() else {
        return Ok(());
    };
    for other in store::restocking::of_duties(deed.db, &site, &[one.duty])? {
        let duties = store::duty::of_subject(deed.db, &site, subject_of(&other))?;
        let is_open = duties.is_empty() || duties.iter().any(|duty| duty.duty.outcome.is_none());
        if other.id != one.id && is_open {
            store::restocking::put_lines(deed.db, &site, other.id, &[])?;
            settle(deed, subject_of(&other), None, How::Cancelled)?;
            one.lines.extend(other.lines);
        }
    }
    one.lines.sort_by_key(|line| line.check);
    store::restocking::put_lines(deed.db, &site, one.id, &one.lines)?;
    if lacking(&one.lines).is_empty() {
        settle(deed, subject_of(&one), None, How::Cancelled)?;
    }
    Ok(())
}

/// Keeps what was told, and sends somebody who brings what is lacking. That none is lacking is kept for whoever says
/// late what was lacking before; nobody is sent.
fn bring(deed: &mut Deed<'_>, new: &Restocking) -> Result<(), Error> {
    store::restocking::add(deed.db, &deed.site.id, new)?;
    if lacking(&new.lines).is_empty() {
        return Ok(());
    }
    let begun = Begun {
        subject: subject_of(new),
        room: new.room,
        at: new.at,
        agreed: None,
        assignee: None,
    };
    let made = begin(deed, Start::Restocking, &begun)?;
    if made.is_empty() {
        // The standard in force may be another than that of the duty.
        return Err(Refusal::conflict("restocking-nobody").into());
    }
    Ok(())
}
