//! The reception record as screens and paper show it.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object};
use domain::directory::Site;
use domain::hall::TicketState;
use domain::journal::Hash;
use domain::reception_record::{Change, Edition, Gap, Line, Standing, Told, changes, gaps};
use domain::subject::Register;
use domain::{Milliseconds, SiteId};
use store::Database;
use store::reception_record::EditionRecord;

use super::lines;
use crate::command::day_of;
use crate::error::Error;
use crate::house::{House, zone};

/// A line as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineView {
    /// The line; what was told is masked as the reader may see it.
    pub line: Line,
    /// What it lacks.
    pub gaps: Vec<Gap>,
}

/// An edition as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionView {
    /// Who signed it.
    pub edition: Edition,
    /// The mark of what was signed.
    pub mark: String,
    /// The journal's head at that time.
    pub head: (i64, Hash),
    /// How much was missing.
    pub missing: u32,
    /// The explanation or the reason; empty for none, and where it is erased or not shown.
    pub note: String,
    /// Why it was sent back; as the note.
    pub return_reason: String,
}

/// The record of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordDay {
    /// The site.
    pub site: Site,
    /// When it was read.
    pub now: Milliseconds,
    /// How it stands.
    pub standing: Standing,
    /// The lines: as they were signed, or as the registers have them as long as nobody signed.
    pub lines: Vec<LineView>,
    /// What changed since it was signed, as the registers have it now.
    pub changes: Vec<(Change, LineView)>,
    /// The day's figures, each with its word.
    pub summary: Vec<(String, String)>,
    /// How many gaps have to be mended or explained.
    pub missing: usize,
    /// How many visits are inside still, as the registers have it now: the day goes on with them.
    pub inside: usize,
    /// The mark of what the registers have now: what is signed next.
    pub mark: String,
    /// The editions, in their order.
    pub editions: Vec<EditionView>,
}

/// A day in the list of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayView {
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// How it stands.
    pub standing: Standing,
    /// The last edition.
    pub edition: Option<Edition>,
    /// How much was missing when it was signed.
    pub missing: u32,
    /// How many lines the registers have.
    pub lines: usize,
}

/// How much of what was told is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sight {
    Whole,
    List,
    Hidden,
}

impl Sight {
    /// What the reader sees without saying what for; `None` for nothing at all.
    fn of(actor: &Actor, site: &SiteId) -> Option<Self> {
        actor.right(site, Object::ReceptionRecord, Action::View)?;
        let may = |action| actor.right(site, Object::ReceptionRecord, action).is_some();
        let works = may(Action::Do) || may(Action::Approve);
        Some(if works { Self::List } else { Self::Hidden })
    }

    fn line(self, mut line: Line, now: Milliseconds) -> LineView {
        let gaps = gaps(&line, now);
        line.told = line.told.map(|told: Told| match self {
            Self::Whole => told,
            Self::List => told.masked(),
            Self::Hidden => told.hidden(),
        });
        LineView { line, gaps }
    }
}

/// The record of a day, `YYYY-MM-DD`; `None` for whoever may not see it, and for days to come.
///
/// # Errors
/// When the database fails.
pub async fn day(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    day: &str,
) -> Result<Option<RecordDay>, Error> {
    match Sight::of(actor, site) {
        Some(sight) => read_day(house, site, day, sight).await,
        None => Ok(None),
    }
}

/// The record with nothing masked. Whoever asks has been written down.
pub(super) async fn whole(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    day: &str,
) -> Result<Option<RecordDay>, Error> {
    match Sight::of(actor, site) {
        Some(Sight::List) => read_day(house, site, day, Sight::Whole).await,
        _ => Ok(None),
    }
}

async fn read_day(
    house: &House,
    site: &SiteId,
    day: &str,
    sight: Sight,
) -> Result<Option<RecordDay>, Error> {
    let (owned, site, day) = (house.clone(), site.clone(), day.to_owned());
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let now = owned.now();
        if day > day_of(now, &zone(&found.time_zone)?) {
            return Ok(None);
        }
        let standing_lines = lines::standing(db, &owned, &site, &day)?;
        let mark = lines::mark(&owned, &site, &day, &standing_lines)?;
        let records = store::reception_record::editions(db, &site, (&day, &day))?;
        let last = records.last();
        let standing = Standing::of(last.map(|record| &record.edition));
        let missing = super::missing(&standing_lines, now);
        let is_signed = matches!(standing, Standing::Signed | Standing::Countersigned);
        let (shown, changed) = if is_signed {
            let signed = store::reception_record::lines(db, &site, &day)?;
            let signed = signed
                .into_iter()
                .map(|record| lines::opened(&owned, &site, &day, record));
            let signed = signed.collect::<Result<Vec<_>>>()?;
            let changed = changes(&signed, &standing_lines);
            (signed, changed)
        } else {
            (standing_lines.clone(), Vec::new())
        };
        let summary = match last.filter(|_| is_signed) {
            Some(record) => record.summary.clone(),
            None => summary(db, &site, &day, &standing_lines)?,
        };
        let changed = changed
            .into_iter()
            .map(|(change, line)| (change, sight.line(line, now)));
        // What was signed lacks what it lacked when it was signed.
        let (judged, missing) = match last.filter(|_| is_signed) {
            Some(record) => (record.edition.signed.at, record.missing as usize),
            None => (now, missing),
        };
        Ok(Some(RecordDay {
            now,
            standing,
            lines: shown
                .into_iter()
                .map(|line| sight.line(line, judged))
                .collect(),
            changes: changed.collect(),
            summary,
            missing,
            inside: super::inside(&standing_lines, now),
            mark,
            editions: records
                .into_iter()
                .map(|record| edition_view(&owned, &site, record, sight))
                .collect::<Result<_>>()?,
            site: found,
        }))
    };
    Ok(house.store().read(read).await?)
}

fn edition_view(
    house: &House,
    site: &SiteId,
    record: EditionRecord,
    sight: Sight,
) -> Result<EditionView> {
    let place = (record.day.as_str(), record.edition.number);
    let open = |which: &str, sealed: Option<&str>| match sight {
        Sight::Hidden => Ok(String::new()),
        Sight::Whole | Sight::List => lines::open_note(house, site, place, which, sealed),
    };
    Ok(EditionView {
        note: open("note", record.note.as_deref())?,
        return_reason: open("return", record.return_reason.as_deref())?,
        edition: record.edition,
        mark: record.mark,
        head: record.head,
        missing: record.missing,
    })
}

/// The days from `from` to `until`, both `YYYY-MM-DD` and among them, the newest first: those with
/// something to record, or with a record. `None` for whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn month(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (from, until): (String, String),
) -> Result<Option<Vec<DayView>>, Error> {
    if Sight::of(actor, site).is_none() {
        return Ok(None);
    }
    let site = site.clone();
    let read = move |db: &mut Database| {
        let mut days: BTreeMap<String, DayView> = BTreeMap::new();
        let empty = |day: &str, lines: i64| DayView {
            day: day.to_owned(),
            standing: Standing::Open,
            edition: None,
            missing: 0,
            lines: usize::try_from(lines).unwrap_or_default(),
        };
        for (day, lines) in store::reception_record::counts(db, &site, (&from, &until))? {
            days.insert(day.clone(), empty(&day, lines));
        }
        for record in store::reception_record::editions(db, &site, (&from, &until))? {
            let day = record.day.clone();
            let view = days.entry(day).or_insert_with(|| empty(&record.day, 0));
            view.standing = Standing::of(Some(&record.edition));
            view.missing = record.missing;
            view.edition = Some(record.edition);
        }
        Ok(Some(days.into_values().rev().collect()))
    };
    Ok(house.store().read(read).await?)
}

/// The figures of a day, each with its word.
pub(super) fn summary(
    db: &mut Database,
    site: &SiteId,
    day: &str,
    lines: &[Line],
) -> Result<Vec<(String, String)>> {
    let of = |register| lines.iter().filter(move |line| line.register == register);
    let people: u64 = of(Register::Visit)
        .map(|line| u64::from(line.facts.companions) + 1)
        .sum();
    let tickets = store::hall::ticket::of_day(db, site, day)?;
    let ended = |state| tickets.iter().filter(|one| one.state == state).count();
    let waits = tickets.iter().filter_map(|ticket| {
        let until = ticket.called?;
        Some((until - ticket.taken) / 60_000)
    });
    let lingering = store::hall::lingering::of_day(db, site, day)?;
    let figures = [
        ("visits", of(Register::Visit).count() as u64),
        ("visitors", people),
        ("calls", of(Register::Call).count() as u64),
        ("inquiries", of(Register::Inquiry).count() as u64),
        ("tickets", tickets.len() as u64),
        ("served", ended(TicketState::Done) as u64),
        ("absent", ended(TicketState::Absent) as u64),
        ("longest-wait", waits.max().unwrap_or(0).unsigned_abs()),
        ("lingering", lingering.len() as u64),
    ];
    let figures = figures.map(|(word, figure)| (word.to_owned(), figure.to_string()));
    Ok(figures.into())
}
