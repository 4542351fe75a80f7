//! The daily reception record 接访记录表 (clause A1.9): it fills itself from the registers; whoever is
//! at the desk signs it, a leader signs it too or sends it back, and what changes afterwards becomes
//! an amendment. Entries say how many lines were signed, never what they say.

mod lines;
mod shown;

use domain::access::{Action, Actor, Object};
use domain::journal::Entry;
use domain::reception_record::{
    Edition, Gap, Line, REASON_MAX, Signature, changes, check_countersigning, check_signing, gaps,
};
use domain::{Milliseconds, Refusal, SiteId, text};
use store::reception_record::EditionRecord;

use crate::command::{About, Answer, Command, Deed, Ran, perform};
use crate::error::Error;
use crate::house::House;

pub(crate) use self::lines::opened;
pub use self::shown::{DayView, EditionView, LineView, RecordDay, day, month};

/// Why somebody needs the record with names and numbers in full.
pub const PURPOSES: [&str; 4] = ["archive", "inspection", "dispute", "handover"];
/// How often a day one person may have the record in full.
const SHOWN_MAX: usize = 5;

/// What whoever signs says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signing {
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// The mark of what they were shown: they sign that and nothing else.
    pub seen: String,
    /// The explanation of what is missing, or the reason of an amendment.
    pub note: String,
    /// That they know of whoever is inside still, and sign nonetheless.
    pub while_inside: bool,
}

/// The editions of a day, in their order.
fn editions(deed: &mut Deed<'_>, day: &str) -> Result<Vec<EditionRecord>, Error> {
    let site = deed.site.id.clone();
    Ok(store::reception_record::editions(
        deed.db,
        &site,
        (day, day),
    )?)
}

/// The lines as they were signed last.
fn signed_lines(deed: &mut Deed<'_>, day: &str) -> Result<Vec<Line>, Error> {
    let site = deed.site.id.clone();
    let records = store::reception_record::lines(deed.db, &site, day)?;
    let opened = records
        .into_iter()
        .map(|record| opened(deed.house, &site, day, record));
    Ok(opened.collect::<anyhow::Result<_>>()?)
}

/// Signs the record of a day for the reception desk: the first time, after it was sent back, or as
/// an amendment.
///
/// # Errors
/// Refused to whoever may not; when what stands is not what they were shown; where somebody is inside
/// still and they do not say that they sign nonetheless; where something is missing and nothing explains
/// it; where nothing changed since it was signed.
pub async fn sign(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    signing: Signing,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::ReceptionRecord, Action::Do)?;
        let day = &signing.day;
        if day.as_str() > deed.day_of(deed.now).as_str() {
            return Err(Refusal::missing("reception-record-unknown").into());
        }
        let site = deed.site.id.clone();
        let standing = lines::standing(deed.db, deed.house, &site, day)?;
        if lines::mark(deed.house, &site, day, &standing)? != signing.seen {
            return Err(Refusal::conflict("reception-record-changed").into());
        }
        let editions = editions(deed, day)?;
        let last = editions.last().map(|record| &record.edition);
        let found = changes(&signed_lines(deed, day)?, &standing);
        let missing = missing(&standing, deed.now);
        let stands = domain::reception_record::Signing {
            changes: found.len(),
            missing,
            inside: inside(&standing, deed.now),
            while_inside: signing.while_inside,
            note: &signing.note,
        };
        check_signing(last, stands)?;
        let number = last.map_or(1, |edition| edition.number + 1);
        let record = edition_of(deed, number, &signing, &standing, missing)?;
        let sealed: anyhow::Result<Vec<_>> = found
            .iter()
            .map(|(_, line)| lines::sealed(deed.house, &site, day, number, line))
            .collect();
        store::reception_record::add(deed.db, &site, &record, &sealed?)?;
        let act = match last {
            Some(last) if last.returned.is_none() => "reception-record-amended",
            _ => "reception-record-signed",
        };
        let entry = entry(deed, act, &record)?
            .detail("lines", standing.len())
            .detail("changes", found.len())
            .detail("missing", missing);
        deed.write(&entry)?;
        settle_duty(deed, day)?;
        Ok(Answer::about(day))
    })
    .await
}

/// How many gaps somebody has to mend or explain.
fn missing(standing: &[Line], now: Milliseconds) -> usize {
    let found = standing.iter().flat_map(|line| gaps(line, now));
    found.filter(|gap| gap.is_missing()).count()
}

/// How many visits are inside still.
fn inside(standing: &[Line], now: Milliseconds) -> usize {
    let found = standing.iter().flat_map(|line| gaps(line, now));
    found.filter(|gap| *gap == Gap::StillInside).count()
}

fn edition_of(
    deed: &mut Deed<'_>,
    number: u32,
    signing: &Signing,
    standing: &[Line],
    missing: usize,
) -> Result<EditionRecord, Error> {
    let site = deed.site.id.clone();
    let place = (signing.day.as_str(), number);
    Ok(EditionRecord {
        day: signing.day.clone(),
        edition: Edition {
            number,
            signed: signature(deed),
            countersigned: None,
            returned: None,
        },
        mark: signing.seen.clone(),
        head: store::site::head(deed.db, &site)?,
        missing: u32::try_from(missing).unwrap_or(u32::MAX),
        summary: shown::summary(deed.db, &site, &signing.day, standing)?,
        note: lines::seal_note(deed.house, &site, place, "note", &signing.note)?,
        return_reason: None,
    })
}

fn signature(deed: &Deed<'_>) -> Signature {
    Signature {
        by: deed.actor.name.clone(),
        account: deed.actor.account,
        at: deed.now,
    }
}

/// An entry about an edition: by its day and number, with the mark of what was signed.
fn entry(deed: &mut Deed<'_>, act: &str, record: &EditionRecord) -> Result<Entry, Error> {
    let mut entry = deed
        .entry(act)
        .detail("day", &record.day)
        .detail("edition", record.edition.number)
        .detail("mark", &record.mark);
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let mut rules = standard.rules().iter();
    let rule = rules.find(|rule| carries_the_record(rule));
    entry.clauses = rule.map(crate::view::clauses_of).unwrap_or_default();
    Ok(entry)
}

fn carries_the_record(rule: &standards::Rule) -> bool {
    rule.clauses.iter().any(|clause| clause.as_str() == "A1.9")
}

/// Who has signed the record has done the duty that asks for it, once its time has come: a day that was
/// signed before it began is not done.
fn settle_duty(deed: &mut Deed<'_>, day: &str) -> Result<(), Error> {
    let site = deed.site.id.clone();
    for duty in store::duty::of_day(deed.db, &site, day)? {
        let version = duty.standard_version;
        let standard = deed.house.standard(deed.db, &site, version)?;
        let rule = standard.rule(&duty.duty.rule);
        let is_open = duty.duty.opens.as_millisecond() <= deed.now;
        if duty.meeting.is_none() && is_open && rule.is_some_and(carries_the_record) {
            crate::duty::note_done(deed, duty)?;
        }
    }
    Ok(())
}

/// What a leader makes of a record that was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// Signs it too.
    Countersigned,
    /// Sends it back, with the reason.
    Returned(String),
}

/// A leader signs the last edition too, or sends it back.
///
/// # Errors
/// Refused to whoever may not, for one's own signature, for an edition that is not the last, and
/// without a reason when it is sent back.
pub async fn answer(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (day, edition): (String, u32),
    word: Word,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::ReceptionRecord, Action::Approve)?;
        let last = editions(deed, &day)?.pop();
        let account = deed.actor.account;
        check_countersigning(last.as_ref().map(|last| &last.edition), edition, account)?;
        let unsigned = || Refusal::conflict("reception-record-unsigned");
        let mut record = last.ok_or_else(unsigned)?;
        let site = deed.site.id.clone();
        let act = match &word {
            Word::Countersigned => {
                record.edition.countersigned = Some(signature(deed));
                "reception-record-countersigned"
            }
            Word::Returned(reason) => {
                text::check_lines("reason", reason, REASON_MAX)?;
                if text::is_blank(reason) {
                    return Err(Refusal::invalid("reason", "reason-empty").into());
                }
                record.edition.returned = Some(signature(deed));
                let place = (day.as_str(), edition);
                record.return_reason =
                    lines::seal_note(deed.house, &site, place, "return", reason)?;
                "reception-record-returned"
            }
        };
        store::reception_record::change(deed.db, &site, &record)?;
        let entry = entry(deed, act, &record)?;
        deed.write(&entry)?;
        Ok(Answer::about(&day))
    })
    .await
}

/// A leader may need any day in full; whoever is at the desk today's, and what they signed.
fn check_whose(deed: &mut Deed<'_>, day: &str) -> Result<(), Error> {
    let leads = deed.reach(Object::ReceptionRecord, Action::Approve).is_ok();
    if leads || day == deed.day_of(deed.now) {
        return Ok(());
    }
    let account = deed.actor.account;
    let editions = editions(deed, day)?;
    let signed = |record: &EditionRecord| record.edition.signed.account == account;
    if account.is_some() && editions.iter().any(signed) {
        return Ok(());
    }
    Err(Refusal::forbidden("reception-record-not-yours").into())
}

/// The record of a day with names and numbers in full, once the journal knows who has it and what
/// for.
///
/// # Errors
/// Refused to whoever may not, without a purpose, and where somebody asks too often.
pub async fn whole(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (asked, purpose): (String, String),
) -> Result<RecordDay, Error> {
    let (wanted, ran) = (asked.clone(), Ran::default());
    let noting = ran.clone();
    let noted = perform(house, actor, site, command, move |deed| {
        deed.reach(Object::VisitorDocument, Action::View)?;
        check_whose(deed, &wanted)?;
        if !PURPOSES.contains(&purpose.as_str()) {
            return Err(Refusal::invalid("purpose", "choice-unknown").into());
        }
        let question = store::journal::Question {
            account: deed.actor.account,
            from: Some(deed.now - crate::retention::DAY_MS),
            limit: 5_000,
            ..store::journal::Question::default()
        };
        let entries = store::journal::find(deed.db, &deed.site.id, &question)?;
        let shown = entries
            .iter()
            .filter(|written| written.entry.act == "reception-record-shown");
        if shown.count() >= SHOWN_MAX {
            let wait = crate::retention::DAY_MS / 1_000;
            return Err(Refusal::too_many("reception-record-too-often", wait)
                .with("most", SHOWN_MAX)
                .into());
        }
        let entry = deed
            .entry("reception-record-shown")
            .detail("day", &wanted)
            .detail("purpose", &purpose);
        deed.write(&entry)?;
        noting.note();
        Ok(Answer::about(&wanted))
    });
    noted.await?;
    ran.check()?;
    let found = shown::whole(house, actor, site, &asked).await?;
    found.ok_or_else(|| Refusal::missing("reception-record-unknown").into())
}

/// The record of a day for a workbook, masked as the page is, once the journal knows who has it.
///
/// # Errors
/// Refused to whoever may not; missing for days to come.
pub async fn export(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asked: String,
) -> Result<RecordDay, Error> {
    let (wanted, ran) = (asked.clone(), Ran::default());
    let noting = ran.clone();
    let noted = perform(house, actor, site, command, move |deed| {
        deed.reach(Object::ReceptionRecord, Action::Export)?;
        let entry = deed
            .entry("reception-record-exported")
            .detail("day", &wanted);
        deed.write(&entry)?;
        noting.note();
        Ok(Answer::about(&wanted))
    });
    noted.await?;
    ran.check()?;
    let found = day(house, actor, site, &asked).await?;
    found.ok_or_else(|| Refusal::missing("reception-record-unknown").into())
}
