//! Requests as a screen shows them, and the register that one gives.

use domain::access::{Action, Actor, Object};
use domain::call::Call;
use domain::personal_data::{Found, Kind, Request, State};
use domain::{Refusal, SiteId};
use store::Database;
use store::personal_data::RequestRecord;

use super::{GatheredVisit, object_of};
use crate::command::Deed;
use crate::error::Error;
use crate::house::House;
use crate::visit::sealed;

/// How many requests are shown beside those that are open.
pub const SHOWN_MAX: i64 = 200;
/// How many visits, and how many calls, one register may hold.
const ROWS_MAX: i64 = 20_000;

/// A request as a screen shows it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says of one button whether it is there"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestView {
    /// The request.
    pub request: Request,
    /// How it stands now.
    pub state: State,
    /// Whether the answer is late.
    pub overdue: bool,
    /// Whether the reader may answer it.
    pub may_answer: bool,
    /// Whether the reader may take it back.
    pub may_withdraw: bool,
    /// Whether the reader may fetch what it gives.
    pub may_fetch: bool,
}

/// A register with whole names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRows {
    /// The visits of the period, as they came.
    pub visits: Vec<GatheredVisit>,
    /// The calls, with what was told.
    pub calls: Vec<Call>,
}

/// The newest requests, and each that is open however old; `None` for whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn list(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<Vec<RequestView>>, Error> {
    if actor
        .right(site, Object::PersonalDataRequest, Action::View)
        .is_none()
    {
        return Ok(None);
    }
    let asked = site.clone();
    let read = move |db: &mut Database| {
        let mut records = store::personal_data::list(db, &asked, SHOWN_MAX)?;
        let newest: Vec<_> = records.iter().map(|one| one.request.id).collect();
        let open = store::personal_data::open(db, &asked)?.into_iter().rev();
        records.extend(open.filter(|one| !newest.contains(&one.request.id)));
        anyhow::Ok(records)
    };
    let records = house.store().read(read).await?;
    let now = house.now();
    let views = records.into_iter().map(|record| {
        let request = record.request;
        let object = object_of(request.kind);
        let may = |action| actor.right(site, object, action).is_some();
        let account = actor.account;
        RequestView {
            state: request.state_at(now),
            overdue: request.is_overdue(now),
            may_answer: may(Action::Approve) && request.check_answer(account, now).is_ok(),
            may_withdraw: may(Action::Create) && request.check_withdrawal(account, now).is_ok(),
            may_fetch: may(Action::View) && request.clone().fetched_by(account, now).is_ok(),
            request,
        }
    });
    Ok(Some(views.collect()))
}

/// The register that a request gives.
pub(super) fn register(
    deed: &mut Deed<'_>,
    record: &RequestRecord,
) -> Result<(RegisterRows, Found), Error> {
    let (house, site) = (deed.house, deed.site.id.clone());
    debug_assert_eq!(
        record.request.kind,
        Kind::Register,
        "only registers have days"
    );
    let (from, until) = &record.request.days;
    let days = (from.as_str(), until.as_str());
    let mut visits = Vec::new();
    let kept = store::visit::of_days(deed.db, &site, days, ROWS_MAX + 1)?;
    let calls = store::call::of_days(deed.db, &site, days, ROWS_MAX + 1)?;
    let most = usize::try_from(ROWS_MAX).unwrap_or(usize::MAX);
    if kept.len() > most || calls.len() > most {
        return Err(Refusal::conflict("personal-data-register-large")
            .with("most", most)
            .into());
    }
    for record in kept {
        let details = sealed::open(house, &site, record.id, record.sealed.as_deref())?;
        visits.push(GatheredVisit {
            details: details.unwrap_or_default(),
            // Nobody needs the full number for what a register is given for.
            document_number: String::new(),
            record,
        });
    }
    let opened = calls.into_iter().map(|record| {
        let told = crate::call::opened(house, &site, &record)?;
        Ok(Call {
            told,
            ..record.call
        })
    });
    let calls = opened.collect::<anyhow::Result<Vec<Call>>>()?;
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let found = Found {
        visits: count(visits.len()),
        calls: count(calls.len()),
        ..Found::default()
    };
    Ok((RegisterRows { visits, calls }, found))
}
