//! Cases as a screen shows them: masked in lists, whole on the page of one to whoever works with it.

use std::collections::BTreeSet;

use domain::access::{Action, Actor, Object, Reach};
use domain::case::{Case, Done, Figures, State, Step, Told, figures};
use domain::directory::Site;
use domain::journal::Written;
use domain::{CallId, CaseId, Milliseconds, OrderId, SiteId, Uid, mask};
use standards::Start;
use store::Database;
use store::case::CaseRecord;

use super::proposal::{Proposed, for_case};
use super::{ConfirmedOrder, confirmed, evidence, sealed, seen, standing};
use crate::error::Error;
use crate::fault::FaultView;
use crate::feedback::{RatingWords, Satisfaction};
use crate::house::House;
use crate::order::{OrderFigures, OrderPage};
use crate::view::{DutyView, MeetingView, Sight, Staff, WHOLE};

/// How many of the meeting's entries are laid beside its duties.
const LAID_MAX: usize = 300;

/// A case as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseView {
    /// The case.
    pub case: Case,
    /// Who complained and what they said, as far as the reader sees it; `None` where it is erased.
    pub told: Option<Told>,
    /// Its meeting's title, as far as the reader may know it.
    pub meeting: String,
    /// Whether one of its clocks is late.
    pub late: bool,
}

/// The register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRegister {
    /// The site.
    pub site: Site,
    /// The cases that are not closed, whenever they were opened: the late ones first, then the oldest.
    pub open: Vec<CaseView>,
    /// What was opened in the span, the newest first.
    pub of_span: Vec<CaseView>,
    /// What the span shows.
    pub figures: Figures,
    /// How the clients of the span's orders came to agree and to know.
    pub orders: OrderFigures,
    /// What was said of the span's meetings.
    pub satisfaction: Satisfaction,
    /// Changes of the standard that findings of the span propose, to whoever decides on them.
    pub proposals: Vec<(CaseId, String)>,
}

/// The page of a case: what was asked for, confirmed, done and written down of the meeting, side by
/// side (clause B3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasePage {
    /// The site.
    pub site: Site,
    /// The case.
    pub view: CaseView,
    /// What was done about it, in order.
    pub steps: Vec<Done>,
    /// The steps that the reader may take now.
    pub may: Vec<Step>,
    /// Whom it is about.
    pub subjects: Vec<Staff>,
    /// Who else it may be about: the site's people with accounts.
    pub others: Vec<Staff>,
    /// Whether the reader may name whom it is about.
    pub may_name: bool,
    /// Whether the reader may take that back.
    pub may_unname: bool,
    /// What it may be tied to, for whoever answers for it; `None` once it is closed.
    pub proposed: Option<Proposed>,
    /// Its meeting, as far as the reader may know it.
    pub meeting: Option<MeetingView>,
    /// The meeting's duties with their times.
    pub duties: Vec<DutyView>,
    /// The duties of the case itself.
    pub own_duties: Vec<DutyView>,
    /// The meeting's journal, the oldest first.
    pub entries: Vec<Written>,
    /// Faults of the room on the day of the meeting, with their photos.
    pub faults: Vec<FaultView>,
    /// What was ordered, how it was served, and what its client said of it.
    pub orders: Vec<OrderPage>,
    /// What the clients of the orders agreed to, as it was shown to them.
    pub confirmed: Vec<ConfirmedOrder>,
    /// The code of the client's page, to whoever answers for the case.
    pub code: Option<String>,
    /// Whether the reader may revoke it, or make a new one.
    pub may_revoke: bool,
    /// The low ratings that it is about, to whoever investigates it.
    pub ratings: Vec<RatingWords>,
    /// What the standard says at a step.
    pub wordings: Vec<(Step, String)>,
    /// Now, by the house's clock.
    pub now: Milliseconds,
}

/// What one reader may see of the cases of a site.
struct Reader<'actor> {
    house: House,
    actor: &'actor Actor,
    sight: Sight,
    reach: Reach,
    now: Milliseconds,
    hidden: BTreeSet<Uid>,
}

impl<'actor> Reader<'actor> {
    fn of(
        db: &mut Database,
        house: &House,
        actor: &'actor Actor,
        site: &SiteId,
    ) -> anyhow::Result<Option<Self>> {
        let Some(right) = crate::view::right_of(actor, site, Object::Case) else {
            return Ok(None);
        };
        let Some(sight) = Sight::open(db, house, site)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            house: house.clone(),
            actor,
            sight,
            reach: right.reach,
            now: house.now(),
            hidden: super::hidden_from(db, actor, site)?,
        }))
    }

    fn sees(&self, case: &Case) -> bool {
        let theirs = case.client.is_some() && case.client == self.actor.account;
        !self.hidden.contains(&case.id.0) && (self.reach == Reach::Site || theirs)
    }

    fn view(
        &mut self,
        db: &mut Database,
        record: CaseRecord,
        whole: bool,
    ) -> anyhow::Result<CaseView> {
        let told = sealed::told(&self.house, &self.sight.site.id, &record)?;
        let told = told.map(|told| if whole { told } else { masked(&told) });
        let meeting = match record.case.meeting {
            Some(id) => crate::meeting::view_of(db, &mut self.sight, self.actor, id)?,
            None => None,
        };
        Ok(CaseView {
            told,
            meeting: meeting.map_or_else(String::new, |view| view.meeting.requirement.title),
            late: record.case.is_late(self.now),
            case: record.case,
        })
    }

    fn views(
        &mut self,
        db: &mut Database,
        records: Vec<CaseRecord>,
    ) -> anyhow::Result<Vec<CaseView>> {
        let mut views = Vec::with_capacity(records.len());
        for record in records {
            if self.sees(&record.case) {
                views.push(self.view(db, record, false)?);
            }
        }
        Ok(views)
    }

    fn staff(&self, accounts: impl Iterator<Item = domain::AccountId>) -> Vec<Staff> {
        let named = accounts.filter_map(|account| {
            let name = self.sight.names.get(&account)?.clone();
            Some(Staff { account, name })
        });
        named.collect()
    }
}

/// What a list shows of whoever complained: enough to know them again; what they said stays.
fn masked(told: &Told) -> Told {
    Told {
        name: mask::name(&told.name),
        telephone: mask::telephone(&told.telephone),
        organisation: mask::name(&told.organisation),
        words: String::new(),
    }
}

/// The register with what was opened in the span; `None` for whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
) -> Result<Option<CaseRegister>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(mut reader) = Reader::of(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let records = store::case::open(db, &site, WHOLE)?;
        let mut open = reader.views(db, records)?;
        open.sort_by_key(|view| (!view.late, view.case.opened, view.case.id));
        let records = store::case::between(db, &site, span, WHOLE)?;
        let of_span = reader.views(db, records)?;
        let cases: Vec<Case> = of_span.iter().map(|view| view.case.clone()).collect();
        let supervises = actor.right(&site, Object::Case, Action::Export).is_some();
        let mut proposals = Vec::new();
        if supervises {
            for case in &cases {
                proposals.extend(proposal_of(db, &reader, case)?);
            }
        }
        let satisfaction = if supervises {
            crate::feedback::satisfaction(db, &site, (&reader.sight, &reader.hidden), span)?
        } else {
            Satisfaction::default()
        };
        let orders = supervises.then(|| store::order::figures(db, &site, span, reader.now));
        Ok(Some(CaseRegister {
            open,
            figures: figures(&cases, reader.now),
            of_span,
            orders: orders.transpose()?.unwrap_or_default(),
            satisfaction,
            proposals,
            site: reader.sight.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The change of the standard that the finding of a case proposes.
fn proposal_of(
    db: &mut Database,
    reader: &Reader<'_>,
    case: &Case,
) -> anyhow::Result<Option<(CaseId, String)>> {
    if case.cause.is_none() {
        return Ok(None);
    }
    let site = reader.sight.site.id.clone();
    let steps = store::case::steps(db, &site, case.id)?;
    let found = steps.into_iter().rev().find(|step| step.step == Step::Find);
    let Some(found) = found else {
        return Ok(None);
    };
    let done = sealed::done(&reader.house, &site, case.id, found)?;
    let proposal = done.said.proposal;
    Ok((!proposal.is_empty()).then_some((case.id, proposal)))
}

/// Those of the cases that the actor sees: whom a case is about learns nothing of it.
///
/// # Errors
/// When the database fails.
pub async fn seen_among(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    cases: BTreeSet<CaseId>,
) -> Result<BTreeSet<CaseId>, Error> {
    let right = crate::view::right_of(actor, site, Object::Case);
    let Some(right) = right.filter(|_| !cases.is_empty()) else {
        return Ok(BTreeSet::new());
    };
    let (actor, site) = (actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let hidden = super::hidden_from(db, &actor, &site)?;
        let ids: Vec<CaseId> = cases.into_iter().collect();
        let known = store::case::clients_of(db, &site, &ids)?.into_iter();
        let seen = known.filter(|(id, client)| {
            let theirs = client.is_some() && *client == actor.account;
            !hidden.contains(&id.0) && (right.reach == Reach::Site || theirs)
        });
        let seen: BTreeSet<CaseId> = seen.map(|(id, _)| id).collect();
        anyhow::Ok(seen)
    };
    Ok(house.store().read(read).await?)
}

/// The page of a case; `None` where there is none for the actor.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: CaseId,
) -> Result<Option<CasePage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some((record, subjects)) = seen(db, &actor, &site, id)? else {
            return Ok(None);
        };
        let Some(mut reader) = Reader::of(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        page(db, &mut reader, record, &subjects).map(Some)
    };
    Ok(house.store().read(read).await?)
}

fn page(
    db: &mut Database,
    reader: &mut Reader<'_>,
    record: CaseRecord,
    subjects: &[domain::AccountId],
) -> anyhow::Result<CasePage> {
    let (site, id) = (reader.sight.site.id.clone(), record.case.id);
    let stands = standing(reader.actor, &site, &record.case, subjects);
    let answers = stands.check(Step::Report).is_ok();
    let handles = stands.check(Step::Find).is_ok();
    let theirs = record.case.client.is_some() && record.case.client == reader.actor.account;
    let state = record.case.state;
    let may = Step::ALL.iter().copied().filter(|step| {
        let again = *step == Step::ReturnCall && record.case.return_called.is_some();
        !again && state.after(*step).is_ok() && stands.check(*step).is_ok()
    });
    let may: Vec<Step> = may.collect();
    let code = sealed::code(&reader.house, &site, &record)?;
    let laid = laid_out(db, reader, &record.case)?;
    let mut steps = Vec::new();
    for step in store::case::steps(db, &site, id)? {
        let mut done = sealed::done(&reader.house, &site, id, step)?;
        // A client reads what was told to them; what was written down of them among colleagues is not.
        if theirs && !answers && !matches!(done.step, Step::Promise | Step::Report | Step::Remedy) {
            done.said = domain::case::Said::default();
        }
        steps.push(done);
    }
    let everybody: Vec<domain::AccountId> = reader.sight.names.keys().copied().collect();
    let others = everybody.into_iter().filter(|one| !subjects.contains(one));
    let others = if handles || answers {
        reader.staff(others)
    } else {
        Vec::new()
    };
    let shows_subjects = !theirs || answers;
    let subjects = reader.staff(subjects.iter().copied().filter(|_| shows_subjects));
    let wordings = wordings(db, reader)?;
    let ratings = if answers || handles {
        crate::feedback::of_case(db, &reader.house, &site, id)?
    } else {
        Vec::new()
    };
    Ok(CasePage {
        ratings,
        proposed: for_case(db, &reader.sight, reader.actor, (&record, answers))?,
        wordings,
        now: reader.now,
        steps,
        may,
        subjects,
        others,
        may_name: (handles || answers) && !state.is_closed(),
        may_unname: super::part(reader.actor, &site) == domain::case::Part::Decides
            && !stands.subject,
        meeting: laid.meeting,
        duties: laid.duties,
        own_duties: laid.own_duties,
        entries: laid.entries,
        faults: laid.faults,
        orders: laid.orders,
        confirmed: laid.confirmed,
        code: code.filter(|_| answers || theirs),
        may_revoke: answers && record.sealed.is_some(),
        view: reader.view(db, record, answers || handles || theirs)?,
        site: reader.sight.site.clone(),
    })
}

/// What the standard in force says at each step.
fn wordings(db: &mut Database, reader: &mut Reader<'_>) -> anyhow::Result<Vec<(Step, String)>> {
    let version = reader.sight.site.standard_version;
    let standard = reader.sight.standard(db, version)?;
    let starts = [
        (Start::CaseOpened, Step::Promise),
        (Start::CasePromised, Step::Find),
        (Start::CaseFound, Step::Report),
        (Start::CaseRemedy, Step::Remedy),
        (Start::CaseLimit, Step::Accept),
        (Start::CaseClosed, Step::ReturnCall),
    ];
    let found = starts.into_iter().filter_map(|(start, step)| {
        let mut rules = standard.rules().iter();
        let rule = rules.find(|rule| rule.starts == start)?;
        Some((step, rule.wording.clone()?))
    });
    Ok(found.collect())
}

/// What is laid side by side of the meeting.
#[derive(Default)]
struct Laid {
    meeting: Option<MeetingView>,
    duties: Vec<DutyView>,
    own_duties: Vec<DutyView>,
    entries: Vec<Written>,
    faults: Vec<FaultView>,
    orders: Vec<OrderPage>,
    confirmed: Vec<ConfirmedOrder>,
}

fn laid_out(db: &mut Database, reader: &mut Reader<'_>, case: &Case) -> anyhow::Result<Laid> {
    let site = reader.sight.site.id.clone();
    let mut laid = Laid::default();
    // A client sees their case, not the house's work behind it.
    if reader.reach < Reach::Site {
        return Ok(laid);
    }
    for record in store::duty::of_subject(db, &site, super::subject(case))? {
        laid.own_duties
            .push(reader.sight.duty(db, &record, None, None)?);
    }
    let ordered = (case.meeting, case.order.map(OrderId));
    laid.orders = crate::order::laid(db, &reader.house, reader.actor, &site, ordered)?;
    laid.confirmed = confirmed::of_orders(db, &reader.house, &site, &laid.orders)?;
    for page in &laid.orders {
        for record in store::duty::of_subject(db, &site, page.view.subject())? {
            laid.duties
                .push(reader.sight.duty(db, &record, None, None)?);
        }
    }
    let Some(id) = case.meeting else {
        laid.entries = evidence::entries(db, &site, case, LAID_MAX)?;
        laid.entries.reverse();
        return Ok(laid);
    };
    let view = crate::meeting::view_of(db, &mut reader.sight, reader.actor, id)?;
    let Some(view) = view else {
        return Ok(laid);
    };
    for record in store::duty::of_meeting(db, &site, id)? {
        laid.duties
            .push(reader.sight.duty(db, &record, Some(&view), None)?);
    }
    laid.duties.sort_by_key(|duty| (duty.opens, duty.due));
    // The entries name what a mask hides.
    if !view.masked {
        laid.entries = evidence::entries(db, &site, case, LAID_MAX)?;
        laid.entries.reverse();
    }
    laid.faults = crate::fault::shown::of_room_on(
        db,
        &reader.house,
        reader.actor,
        &site,
        (
            view.meeting.requirement.room,
            view.held_from,
            view.held_until,
        ),
    )?;
    laid.meeting = Some(view);
    Ok(laid)
}

/// The cases of a call that the actor may see: id, number of the day and state.
///
/// # Errors
/// When the database fails.
pub async fn of_call(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    call: CallId,
) -> Result<Vec<(CaseId, i32, State)>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = Reader::of(db, &owned, &actor, &site)? else {
            return Ok(Vec::new());
        };
        let records = store::case::of_call(db, &site, call)?;
        let cases = records.into_iter().map(|record| record.case);
        let seen = cases.filter(|case| reader.sees(case));
        Ok(seen
            .map(|case| (case.id, case.number, case.state))
            .collect())
    };
    Ok(house.store().read(read).await?)
}
