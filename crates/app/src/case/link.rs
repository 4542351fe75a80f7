//! The client's own side of a case: a page by a link, where they follow it and say whether they are
//! content (clauses B2, B4). It names nobody, neither them nor who is concerned.

use domain::access::{Action, Actor, Object};
use domain::case::{Case, Closing, Said, State, Step};
use domain::directory::Site;
use domain::{CaseId, Refusal, SiteId};
use standards::{Outcome, Start};
use store::Database;
use store::case::CaseRecord;

use super::{sealed, step};
use crate::command::{Answer, Command, perform};
use crate::error::Error;
use crate::house::House;
use crate::retention::DAY_MS;

/// A case as the page on the client's own telephone shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCase {
    /// The site.
    pub site: Site,
    /// The case.
    pub case: Case,
    /// What was promised, in words; empty where nothing was said beside the time.
    pub promise: String,
    /// What the client was told; empty before.
    pub report: String,
    /// The apology for what was ours.
    pub apology: String,
    /// How many things are being put right, and how many of them are.
    pub remedies: (usize, usize),
    /// Whether the client may say now whether they are content.
    pub asks: bool,
}

/// The case of a page's address.
///
/// # Errors
/// Missing where nobody has such an address, and after too many wrong ones from the same place.
pub async fn own_case(house: &House, code: &str, from: &str) -> Result<OwnCase, Error> {
    let (site, record) = by_code(house, code, from).await?;
    let owned = house.clone();
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let id = record.case.id;
        let mut own = OwnCase {
            site: found,
            promise: String::new(),
            report: String::new(),
            apology: String::new(),
            remedies: (0, 0),
            asks: step::awaits_client(record.case.state),
            case: record.case,
        };
        for step in store::case::steps(db, &site, id)? {
            let done = sealed::done(&owned, &site, id, step)?;
            match done.step {
                Step::Promise => own.promise = done.said.words,
                Step::Report => {
                    (own.report, own.apology) = (done.said.words, done.said.apology);
                }
                _ => {}
            }
        }
        own.remedies = remedies(db, &owned, &site, &own.case)?;
        // What was told before is looked into anew.
        if matches!(
            own.case.state,
            State::Opened | State::Promised | State::Found
        ) {
            own.report.clear();
            own.apology.clear();
        }
        Ok(Some(own))
    };
    let own: Option<OwnCase> = house.store().read(read).await?;
    Ok(own.ok_or_else(missing)?)
}

/// For how many days after its closing a case is shown on its link.
const SHOWN_AFTER_DAYS: i64 = 30;

/// How many things are being put right, and how many of them were: what was waived or taken back was not.
fn remedies(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    case: &Case,
) -> anyhow::Result<(usize, usize)> {
    let (mut asked, mut done) = (0, 0);
    for duty in store::duty::of_subject(db, site, super::subject(case))? {
        let standard = house.standard(db, site, duty.standard_version)?;
        let rule = standard.rule(&duty.duty.rule);
        if rule.is_none_or(|rule| rule.starts != Start::CaseRemedy) {
            continue;
        }
        match duty.duty.outcome {
            Some(Outcome::Cancelled { .. }) => continue,
            Some(Outcome::Done { .. }) => done += 1,
            _ => {}
        }
        asked += 1;
    }
    Ok((asked, done))
}

fn missing() -> Refusal {
    Refusal::missing("case-unknown")
}

async fn by_code(house: &House, code: &str, from: &str) -> Result<(SiteId, CaseRecord), Error> {
    let place = format!("case {from}");
    house
        .codes()
        .begin(&place, &place, house.now())
        .map_err(|refusal| Refusal {
            code: "codes-too-often",
            ..refusal
        })?;
    if code.len() != sealed::LINK_LENGTH || !crate::hall::device::is_code(code) {
        return Err(missing().into());
    }
    let mark = sealed::mark_of(house, code)?;
    let read = move |db: &mut Database| store::case::of_link(db, &mark);
    let found = house.store().read(read).await?.ok_or_else(missing)?;
    // What is settled is shown for a while, and then no more.
    let (_, record) = &found;
    let ended = record.case.closed.map(|at| at + SHOWN_AFTER_DAYS * DAY_MS);
    if ended.is_some_and(|end| house.now() > end) {
        return Err(missing().into());
    }
    house.codes().note_right(&place, &place);
    Ok(found)
}

/// The client says on their page that they are content, or that they are not.
///
/// # Errors
/// Refused where nobody has such an address, and where there is nothing to say yet or any more.
pub async fn answer(
    house: &House,
    (code, from): (&str, &str),
    command: &Command,
    accepts: bool,
    words: String,
) -> Result<Answer, Error> {
    let (site, record) = by_code(house, code, from).await?;
    let id = record.case.id;
    let name = format!("{} №{}", record.case.day, record.case.number);
    let actor = Actor::with_ticket(site.clone(), &name);
    perform(house, &actor, &site, command, move |deed| {
        deed.reach(Object::Case, Action::Do)?;
        let found = store::case::find(deed.db, &deed.site.id, id)?;
        // The link may have been revoked meanwhile.
        let found = found.filter(|found| found.link == record.link);
        let found = found.ok_or_else(missing)?;
        let subjects = store::case::subjects(deed.db, &deed.site.id, id)?;
        let step = if accepts { Step::Accept } else { Step::Contest };
        let tapped = accepts && domain::text::is_blank(&words);
        let said = Said {
            // A tap says it without words.
            words: if tapped {
                "✓".to_owned()
            } else {
                words.clone()
            },
            ..Said::default()
        };
        step::take(deed, (found, &subjects), step, said, Closing::Tapped)?;
        Ok(Answer::about(id))
    })
    .await
}

/// The code of the client's page of a case that the house opened for them a moment ago.
///
/// # Errors
/// When the database fails.
pub async fn code_of(house: &House, site: &SiteId, id: CaseId) -> Result<Option<String>, Error> {
    let (owned, site) = (house.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(record) = store::case::find(db, &site, id)? else {
            return Ok(None);
        };
        sealed::code(&owned, &site, &record)
    };
    Ok(house.store().read(read).await?)
}
