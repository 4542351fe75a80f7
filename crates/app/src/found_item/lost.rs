//! What somebody looks for 报失: taken down at the desk or on the telephone, held against what was found, closed with
//! the thing that it was or in vain. Names and telephones are masked in lists; the page of one shows them to whoever
//! calls back.

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::directory::Site;
use domain::found_item::lost::{Loss, LostReport, Told};
use domain::found_item::{FoundItem, Part};
use domain::journal::Entry;
use domain::{FoundItemId, LostReportId, Milliseconds, Refusal, SiteId, mask, telephone};
use store::Database;
use store::found_item::lost::LostReportRecord;

use super::sealed;
use super::shown::{FoundItemView, Reader};
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::view::RoomBrief;

/// How many proposals a page shows.
const PROPOSALS_MAX: usize = 10;

/// A report as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostReportView {
    /// The report; name and telephone masked in lists, and for whoever does not keep found things.
    pub report: LostReport,
    /// The room where it may be.
    pub room: Option<RoomBrief>,
}

impl LostReportView {
    /// The place, and the spot within it.
    #[must_use]
    pub fn place(&self) -> String {
        let room = self.room.as_ref().map_or("", |room| room.name.as_str());
        format!("{room} {}", self.report.spot).trim().to_owned()
    }
}

/// The register of reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostReports {
    /// The site.
    pub site: Site,
    /// The reports, the newest first.
    pub reports: Vec<LostReportView>,
}

/// The page of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostReportPage {
    /// The site.
    pub site: Site,
    /// The report.
    pub view: LostReportView,
    /// The thing that it was.
    pub item: Option<FoundItemView>,
    /// What of the things in the house it may be, the likeliest first.
    pub proposals: Vec<FoundItemView>,
    /// Whether the reader may close it.
    pub may_close: bool,
}

/// Takes a report of a lost thing down.
///
/// # Errors
/// Refused to whoever may not, and when a field is unfit.
pub async fn take(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    loss: Loss,
) -> Result<Answer, Error> {
    let id = LostReportId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        keeps(deed, Action::Create)?;
        let loss = loss.clone().tidied();
        loss.check(deed.now)?;
        if let Some(room) = loss.room {
            deed.room(room)?;
        }
        let site = deed.site.id.clone();
        check_unused(store::found_item::lost::find(deed.db, &site, id)?.is_some())?;
        let day = deed.day_of(deed.now);
        let essence = telephone::essence(&loss.told.telephone);
        let keys = deed.house.keys()?;
        let record = LostReportRecord {
            sealed: Some(sealed::seal_report(deed.house, &site, id, &loss.told)?),
            telephone_mark: essence.map(|one| keys.mark(&["telephone", site.as_str()], &one)),
            report: LostReport {
                id,
                number: store::found_item::lost::last_number(deed.db, &site, &day)? + 1,
                day,
                kind: loss.kind,
                told: None,
                room: loss.room,
                spot: loss.spot,
                from: loss.from,
                until: loss.until,
                at: deed.now,
                by: deed.actor.name.clone(),
                by_account: deed.actor.account,
                item: None,
                closed: None,
                closed_by: String::new(),
            },
        };
        store::found_item::lost::add(deed.db, &site, &record)?;
        let entry = entry(deed, "lost-report-taken-down", &record.report)
            .detail("kind", record.report.kind.word());
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Closes a report: with the found thing that it was, or in vain.
///
/// # Errors
/// Refused where there is no such report or no such thing, and where it is closed already.
pub async fn close(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, item): (LostReportId, Option<FoundItemId>),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        keeps(deed, Action::Do)?;
        let site = deed.site.id.clone();
        let record = store::found_item::lost::find(deed.db, &site, id)?;
        let mut record = record.ok_or_else(|| Refusal::missing("lost-report-unknown"))?;
        if let Some(item) = item
            && store::found_item::find(deed.db, &site, item)?.is_none()
        {
            return Err(Refusal::invalid("item", "choice-unknown").into());
        }
        let by = (deed.now, deed.actor.name.as_str());
        record.report = record.report.close(item, by)?;
        store::found_item::lost::change(deed.db, &site, &record)?;
        let found = if item.is_some() { "found" } else { "in-vain" };
        let entry = entry(deed, "lost-report-closed", &record.report).detail("outcome", found);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Reports are of whoever keeps found things: a right to all of them.
fn keeps(deed: &mut Deed<'_>, action: Action) -> Result<(), Error> {
    if deed.reach(Object::FoundItem, action)? == Reach::Site {
        return Ok(());
    }
    Err(Refusal::forbidden("not-allowed").into())
}

/// An entry about a report: by its number.
fn entry(deed: &Deed<'_>, act: &str, report: &LostReport) -> Entry {
    deed.entry(act)
        .detail("day", &report.day)
        .detail("number", report.number)
}

/// Who reads, where they may see every report.
fn reader(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<Reader>> {
    let right = crate::view::right_of(actor, site, Object::FoundItem);
    if right.is_none_or(|right| right.reach < Reach::Site) {
        return Ok(None);
    }
    Reader::open(db, house, actor, site)
}

/// How much of what was told is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// All of it.
    Whole,
    /// Name and telephone masked.
    Masked,
}

fn view(reader: &Reader, record: LostReportRecord, shown: Shown) -> Result<LostReportView> {
    let house = reader.sight.house();
    let told = sealed::open_report(house, &reader.sight.site.id, &record)?;
    let told = told.map(|told| match shown {
        Shown::Whole => told,
        Shown::Masked => Told {
            name: mask::name(&told.name),
            telephone: mask::telephone(&told.telephone),
            ..told
        },
    });
    let report = LostReport {
        told,
        ..record.report
    };
    Ok(LostReportView {
        room: report.room.map(|room| reader.sight.room(room)),
        report,
    })
}

fn views(reader: &Reader, records: Vec<LostReportRecord>) -> Result<Vec<LostReportView>> {
    let views = records.into_iter();
    views
        .map(|record| view(reader, record, Shown::Masked))
        .collect()
}

/// The reports that a found thing may be the answer to, the likeliest first.
pub(super) fn like(
    db: &mut Database,
    reader: &Reader,
    item: &FoundItem,
) -> Result<Vec<LostReportView>> {
    let open = store::found_item::lost::open(db, &reader.sight.site.id)?;
    let mut alike: Vec<(u32, LostReportView)> = Vec::new();
    for one in views(reader, open)? {
        if let Some(points) = one.report.likeness(item) {
            alike.push((points, one));
        }
    }
    alike.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    alike.truncate(PROPOSALS_MAX);
    Ok(alike.into_iter().map(|(_, one)| one).collect())
}

/// The reports that are open, or all of a span; `None` for whoever may not see them.
///
/// # Errors
/// When the database fails.
pub async fn list(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    span: Option<(Milliseconds, Milliseconds)>,
) -> Result<Option<LostReports>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = reader(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let records = match span {
            None => store::found_item::lost::open(db, &site)?,
            Some(span) => store::found_item::lost::between(db, &site, span)?,
        };
        Ok(Some(LostReports {
            reports: views(&reader, records)?,
            site: reader.sight.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The page of a report; `None` where there is none for the actor.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: LostReportId,
) -> Result<Option<LostReportPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = reader(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let Some(record) = store::found_item::lost::find(db, &site, id)? else {
            return Ok(None);
        };
        let keeps = reader.part >= Part::Keeps;
        let shown = if keeps { Shown::Whole } else { Shown::Masked };
        let view = view(&reader, record, shown)?;
        let is_open = view.report.closed.is_none();
        let item = match view.report.item {
            Some(item) => store::found_item::find(db, &site, item)?,
            None => None,
        };
        let item = item.into_iter().collect();
        let mut item = reader.views(db, item)?;
        Ok(Some(LostReportPage {
            item: item.pop(),
            proposals: if is_open {
                proposals(db, &reader, &view.report)?
            } else {
                Vec::new()
            },
            may_close: keeps && is_open,
            view,
            site: reader.sight.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// What of the things in the house a report may be about, the likeliest first.
fn proposals(
    db: &mut Database,
    reader: &Reader,
    report: &LostReport,
) -> Result<Vec<FoundItemView>> {
    let open = store::found_item::open(db, &reader.sight.site.id)?;
    let mut alike: Vec<(u32, FoundItemView)> = Vec::new();
    for one in reader.views(db, open)? {
        if let Some(points) = report.likeness(&one.item) {
            alike.push((points, one));
        }
    }
    alike.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    alike.truncate(PROPOSALS_MAX);
    Ok(alike.into_iter().map(|(_, one)| one).collect())
}
