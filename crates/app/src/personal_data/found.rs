//! What somebody is found by, and what is kept of them.

use domain::access::Actor;
use domain::call::Call;
use domain::found_item::lost::LostReport;
use domain::inquiry::Inquiry;
use domain::personal_data::Found;
use domain::subject::Register;
use domain::visit::Details;
use domain::visit::details::{check_document, number_of, telephone_of};
use domain::{PersonalDataRequestId, Refusal, SiteId, Uid, telephone, text};
use store::Database;
use store::hall::rating::Rating;
use store::visit::VisitRecord;

use super::earlier::{self, EarlierCall, EarlierLine};
use crate::case::GatheredCase;
use crate::dining::GatheredDiner;
use crate::found_item::GatheredItem;
use crate::house::House;
use crate::order::GatheredOrder;
use crate::seal::{open_text, seal_text};
use crate::visit::sealed;

/// The most records of one register that are somebody's.
pub(super) const MOST: i64 = 10_000;
/// The longest name that somebody is sought by, in characters.
const NAME_MAX: usize = 50;
/// How many inquiries are opened at a time.
const TURN: i64 = 500;

/// What somebody is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sought {
    telephone: String,
    document_number: String,
    /// Whose records are meant of those behind the telephone; empty for everybody's.
    name: String,
}

/// A visit with all that is kept of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatheredVisit {
    /// What is not personal.
    pub record: VisitRecord,
    /// What is.
    pub details: Details,
    /// The full number of the document; empty where it is not kept.
    pub document_number: String,
}

/// What is kept of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Their visits, the newest first.
    pub visits: Vec<GatheredVisit>,
    /// Their calls with what was told, the newest first.
    pub calls: Vec<Call>,
    /// Their inquiries with what was told.
    pub inquiries: Vec<Inquiry>,
    /// Their orders with what was told, the newest first.
    pub orders: Vec<GatheredOrder>,
    /// What they looked for, with what was told, the newest first.
    pub lost_reports: Vec<LostReport>,
    /// The found things that they took, or that are what they looked for.
    pub found_items: Vec<GatheredItem>,
    /// What is remembered of what they eat, and what they wished.
    pub diners: Vec<GatheredDiner>,
    /// The cases that they opened and the reader may see; they are counted nowhere, since who reads the
    /// counts may be whom one is about.
    pub cases: Vec<GatheredCase>,
    /// What they said of the service on the page of a visit.
    pub ratings: Vec<(Rating, String)>,
    /// What calls said under the telephone before they were corrected.
    pub earlier_calls: Vec<EarlierCall>,
    /// Lines of signed daily records that keep the telephone of a record that was corrected.
    pub earlier_lines: Vec<EarlierLine>,
    /// How many lines of signed daily records repeat it.
    pub lines: usize,
    /// How many entries of the watch list are about them.
    pub watched: usize,
}

impl Gathered {
    /// How much it is.
    pub(super) fn counted(&self) -> Found {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let visits = self.visits.iter();
        let open = visits.filter(|visit| visit.record.state.is_open()).count()
            + self.calls.iter().filter(|call| call.is_open()).count()
            + self
                .inquiries
                .iter()
                .filter(|one| one.answered.is_none())
                .count()
            + self.orders.iter().filter(|order| order.open).count()
            + self
                .lost_reports
                .iter()
                .filter(|report| report.closed.is_none())
                .count()
            + self
                .found_items
                .iter()
                .filter(|one| !one.item.state.is_closed())
                .count()
            + self.diners.iter().filter(|diner| diner.open).count();
        Found {
            visits: count(self.visits.len()),
            calls: count(self.calls.len() + self.earlier_calls.len()),
            inquiries: count(self.inquiries.len()),
            orders: count(self.orders.len()),
            lost_reports: count(self.lost_reports.len()),
            found_items: count(self.found_items.len()),
            diners: count(self.diners.len()),
            ratings: count(self.ratings.len()),
            lines: count(self.lines),
            watched: count(self.watched),
            open: count(open),
        }
    }
}

impl Sought {
    /// What was typed, checked and written in one way.
    pub(super) fn of(telephone: &str, document_number: &str, name: &str) -> Result<Self, Refusal> {
        let (telephone, name) = (telephone::narrowed(telephone), name.trim());
        let document_number = number_of(document_number);
        if telephone.is_empty() && document_number.is_empty() {
            return Err(Refusal::invalid(
                "telephone",
                "personal-data-nothing-to-find-by",
            ));
        }
        telephone::check("telephone", &telephone)?;
        if !document_number.is_empty() {
            check_document("other", &document_number)?;
        }
        text::check("name", name, NAME_MAX)?;
        Ok(Self {
            telephone,
            document_number,
            name: name.to_owned(),
        })
    }

    pub(super) fn seal(
        &self,
        house: &House,
        site: &SiteId,
        id: PersonalDataRequestId,
    ) -> anyhow::Result<String> {
        let text = serde_json::to_vec(&[&self.telephone, &self.document_number, &self.name])?;
        seal_text(house, &place(site, &id.to_string()), &text)
    }

    pub(super) fn open(
        house: &House,
        site: &SiteId,
        id: PersonalDataRequestId,
        sealed: &str,
    ) -> anyhow::Result<Self> {
        let text = open_text(house, &place(site, &id.to_string()), sealed)?;
        let texts: Vec<String> = serde_json::from_slice(&text)?;
        // One that was asked before names could be said has two.
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        Ok(Self {
            telephone: next(),
            document_number: next(),
            name: next(),
        })
    }

    pub(super) fn essence(&self) -> Option<String> {
        telephone::essence(&self.telephone)
    }

    /// The mark by which calls, orders and cases of the telephone are found.
    pub(super) fn mark(&self, house: &House, site: &SiteId) -> anyhow::Result<Option<String>> {
        let Some(essence) = self.essence() else {
            return Ok(None);
        };
        Ok(Some(
            house.keys()?.mark(&["telephone", site.as_str()], &essence),
        ))
    }

    pub(super) fn document_number(&self) -> &str {
        &self.document_number
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether a record under this name is meant.
    pub(super) fn means(&self, name: &str) -> bool {
        self.name.is_empty() || name.trim() == self.name
    }

    /// Every way in which the register of visits may have written the telephone.
    fn written(&self) -> Vec<String> {
        let mut ways = vec![telephone_of(&self.telephone)];
        if let Some(essence) = telephone::essence(&self.telephone) {
            let prefixed = ["+86", "86", "0086"].map(|prefix| format!("{prefix}{essence}"));
            ways.push(essence);
            ways.extend(prefixed);
        }
        ways.retain(|way| !way.is_empty());
        ways.sort_unstable();
        ways.dedup();
        ways
    }
}

fn place<'place>(site: &'place SiteId, id: &'place str) -> [&'place str; 3] {
    ["personal-data-request", site.as_str(), id]
}

/// All that is kept of somebody at the site.
pub(super) fn gather(
    db: &mut Database,
    (house, actor): (&House, &Actor),
    site: &SiteId,
    sought: &Sought,
) -> anyhow::Result<Gathered> {
    let mut gathered = Gathered {
        visits: visits(db, house, site, sought)?,
        calls: calls(db, house, site, sought)?,
        inquiries: inquiries(db, house, site, sought)?,
        orders: match sought.mark(house, site)? {
            Some(mark) => crate::order::of_telephone(db, house, site, &mark, MOST)?,
            None => Vec::new(),
        },
        cases: match sought.mark(house, site)? {
            Some(mark) => crate::case::of_telephone(db, (house, actor), site, &mark, MOST)?,
            None => Vec::new(),
        },
        ..Gathered::default()
    };
    things(db, house, site, sought, &mut gathered)?;
    gathered.keep_named(sought);
    for visit in &gathered.visits {
        let rating = store::hall::rating::of_visit(db, site, visit.record.id)?;
        if let Some(rating) = rating.filter(|rating| rating.sealed.is_some()) {
            let words = crate::hall::rating::words_of(house, site, &rating)?;
            gathered.ratings.push((rating, words));
        }
    }
    let theirs = records_of(&gathered);
    for (register, id) in &theirs {
        gathered.lines += store::reception_record::count_lines_of(db, site, *register, *id)?;
    }
    gathered.earlier_lines = earlier::lines(db, house, site, sought, &theirs)?;
    gathered.lines += gathered.earlier_lines.len();
    let theirs = gathered.calls.iter().map(|call| call.id).collect();
    gathered.earlier_calls = earlier::calls(db, house, site, sought, &theirs)?;
    gathered.watched = watched(db, house, site, sought, &gathered.visits)?;
    Ok(gathered)
}

/// What they lost and took, and what is remembered of them as they dine.
fn things(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    sought: &Sought,
    gathered: &mut Gathered,
) -> anyhow::Result<()> {
    let (Some(essence), Some(mark)) = (sought.essence(), sought.mark(house, site)?) else {
        return Ok(());
    };
    gathered.lost_reports = crate::found_item::reports_of(db, house, site, &mark, MOST)?;
    let meant = gathered.lost_reports.iter().filter(|report| {
        let told = report.told.as_ref();
        sought.means(told.map_or("", |told| told.name.as_str()))
    });
    let meant: Vec<LostReport> = meant.cloned().collect();
    let by = (essence.as_str(), meant.as_slice());
    gathered.found_items = crate::found_item::items_of(db, house, site, by)?;
    gathered.diners = crate::dining::of_telephone(db, house, site, (&essence, MOST))?;
    Ok(())
}

/// The records of the registers that the daily record may repeat.
pub(super) fn records_of(gathered: &Gathered) -> Vec<(Register, Uid)> {
    let visits = gathered.visits.iter();
    let visits = visits.map(|visit| (Register::Visit, visit.record.id.0));
    let calls = gathered
        .calls
        .iter()
        .map(|call| (Register::Call, call.id.0));
    let inquiries = gathered.inquiries.iter();
    let inquiries = inquiries.map(|one| (Register::Inquiry, one.id.0));
    visits.chain(calls).chain(inquiries).collect()
}

fn visits(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    sought: &Sought,
) -> anyhow::Result<Vec<GatheredVisit>> {
    let keys = house.keys()?;
    let document = sealed::document_mark(keys, site, &sought.document_number);
    let mut found = store::visit::earlier(db, site, None, document.as_deref(), MOST)?;
    for way in sought.written() {
        let mark = sealed::telephone_mark(keys, site, &way);
        found.extend(store::visit::earlier(
            db,
            site,
            mark.as_deref(),
            None,
            MOST,
        )?);
    }
    // Whoever gave the same telephone with another document is somebody else.
    let is_theirs = |mark: &Option<String>| mark.is_none() || *mark == document;
    found.retain(|visit| document.is_none() || is_theirs(&visit.document_mark));
    found.sort_by(|one, other| (&other.day, other.number).cmp(&(&one.day, one.number)));
    found.dedup_by_key(|visit| visit.id);
    let mut visits = Vec::with_capacity(found.len());
    for record in found {
        let Some(details) = sealed::open(house, site, record.id, record.sealed.as_deref())? else {
            continue;
        };
        let document_number = match &record.document_sealed {
            Some(sealed) => sealed::open_document(house, site, record.id, sealed)?,
            None => String::new(),
        };
        visits.push(GatheredVisit {
            record,
            details,
            document_number,
        });
    }
    Ok(visits)
}

fn calls(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    sought: &Sought,
) -> anyhow::Result<Vec<Call>> {
    let Some(mark) = sought.mark(house, site)? else {
        return Ok(Vec::new());
    };
    let mut calls = Vec::new();
    for record in store::call::of_mark(db, site, &mark, MOST)? {
        let told = crate::call::opened(house, site, &record)?;
        if told.is_some() {
            calls.push(Call {
                told,
                ..record.call
            });
        }
    }
    Ok(calls)
}

/// Inquiries leave no mark: each that is still kept is opened, and those of the telephone are taken.
fn inquiries(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    sought: &Sought,
) -> anyhow::Result<Vec<Inquiry>> {
    let Some(essence) = telephone::essence(&sought.telephone) else {
        return Ok(Vec::new());
    };
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let turn = store::inquiry::told(db, site, after, TURN)?;
        let Some(last) = turn.last() else {
            break;
        };
        after = Some(last.inquiry.id);
        for record in turn {
            let asked = crate::inquiry::opened(house, site, &record)?;
            let theirs = |asked: &domain::inquiry::Asked| {
                telephone::essence(&asked.telephone).as_ref() == Some(&essence)
            };
            if asked.as_ref().is_some_and(theirs) {
                found.push(Inquiry {
                    asked,
                    ..record.inquiry
                });
            }
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.at));
    Ok(found)
}

/// How many entries of the watch list are about them: by the document, or by the name that a visit
/// has together with the telephone.
fn watched(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    sought: &Sought,
    visits: &[GatheredVisit],
) -> anyhow::Result<usize> {
    let keys = house.keys()?;
    let document = sealed::document_mark(keys, site, &sought.document_number);
    let names: Vec<String> = visits
        .iter()
        .filter_map(|visit| {
            let details = &visit.details;
            sealed::name_mark(keys, site, &details.name, &details.telephone)
        })
        .collect();
    let entries = store::watch::list(db, site)?;
    let theirs = entries.iter().filter(|entry| {
        let by_document = document.is_some() && entry.document_mark == document;
        let by_name = entry
            .telephone_mark
            .as_ref()
            .is_some_and(|mark| names.contains(mark));
        by_document || by_name
    });
    Ok(theirs.count())
}
