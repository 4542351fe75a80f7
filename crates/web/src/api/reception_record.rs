//! The daily reception record (clause A1.9) as programs read and sign it.

use app::reception_record::{EditionView, LineView, RecordDay, Signing, Word};
use axum::extract::State;
use axum::{Extension, Json};
use domain::reception_record::{Edition, Gap, Signature};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use crate::act::{Act, Body, Query};
use crate::civil::place;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A line of the record. Names and numbers are masked.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecordLineShape {
    /// `visit`, `call` or `inquiry`.
    register: &'static str,
    /// The record of the register.
    id: String,
    /// Its number of the day, from 1.
    number: u32,
    at: i64,
    /// How it stands; `withdrawn` where it was taken back after signing.
    state: String,
    /// The kind of a call.
    kind: String,
    handling: String,
    /// The department, office, room or meeting it went to.
    to: String,
    received_by: String,
    companions: u32,
    due: Option<i64>,
    ended_at: Option<i64>,
    ended_by: String,
    /// What was told; `null` once it was kept long enough.
    told: Option<RecordToldShape>,
    /// What it lacks, by words such as `badge-out`; `still-inside` and `carried-over` are no faults.
    gaps: Vec<&'static str>,
}

/// What was told.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecordToldShape {
    name: String,
    organisation: String,
    telephone: String,
    host: String,
    matter: String,
    reply: String,
    remark: String,
}

impl From<&LineView> for RecordLineShape {
    fn from(view: &LineView) -> Self {
        let (line, facts) = (&view.line, view.line.facts.clone());
        Self {
            register: line.register.word(),
            id: line.id.to_string(),
            number: line.number,
            at: facts.at,
            state: facts.state,
            kind: facts.kind,
            handling: facts.handling,
            to: facts.to,
            received_by: facts.received_by,
            companions: facts.companions,
            due: facts.due,
            ended_at: facts.ended,
            ended_by: facts.ended_by,
            told: line.told.clone().map(|told| RecordToldShape {
                name: told.name,
                organisation: told.organisation,
                telephone: told.telephone,
                host: told.host,
                matter: told.matter,
                reply: told.reply,
                remark: told.remark,
            }),
            gaps: view.gaps.iter().map(|gap: &Gap| gap.word()).collect(),
        }
    }
}

/// Who put their name to it, and when.
#[derive(Serialize, ToSchema)]
pub(crate) struct SignatureShape {
    by: String,
    at: i64,
}

impl From<&Signature> for SignatureShape {
    fn from(signature: &Signature) -> Self {
        Self {
            by: signature.by.clone(),
            at: signature.at,
        }
    }
}

/// An edition: the record as it was signed, the first time or as an amendment.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecordEditionShape {
    /// From 1.
    number: u32,
    signed: SignatureShape,
    countersigned: Option<SignatureShape>,
    returned: Option<SignatureShape>,
    /// How much was missing when it was signed.
    missing: u32,
    /// The explanation of what is missing, or the reason of the amendment.
    note: String,
    /// Why it was sent back.
    return_reason: String,
    /// The mark of what was signed; the journal has it too.
    mark: String,
    /// The number of the journal's head when it was signed.
    head_number: i64,
    /// The hash of that head.
    head_hash: String,
}

impl From<&EditionView> for RecordEditionShape {
    fn from(view: &EditionView) -> Self {
        let edition = &view.edition;
        Self {
            number: edition.number,
            signed: (&edition.signed).into(),
            countersigned: edition.countersigned.as_ref().map(Into::into),
            returned: edition.returned.as_ref().map(Into::into),
            missing: view.missing,
            note: view.note.clone(),
            return_reason: view.return_reason.clone(),
            mark: view.mark.clone(),
            head_number: view.head.0,
            head_hash: view.head.1.to_string(),
        }
    }
}

/// A line that changed since the record was signed.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecordChangeShape {
    /// `added`, `altered` or `withdrawn`.
    change: &'static str,
    /// The line as it stands now.
    line: RecordLineShape,
}

/// The record of a day.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecordShape {
    day: String,
    /// `open`, `signed`, `returned` or `countersigned`.
    state: &'static str,
    /// As they were signed, or as the registers have them as long as nobody signed.
    lines: Vec<RecordLineShape>,
    /// What changed since it was signed.
    changes: Vec<RecordChangeShape>,
    /// The day's figures.
    figures: BTreeMap<String, String>,
    /// How many gaps have to be mended or explained.
    missing: usize,
    /// How many visits are inside still: whoever signs then says so.
    inside: usize,
    /// The mark of what the registers have now; whoever signs says that they saw it.
    mark: String,
    editions: Vec<RecordEditionShape>,
}

impl RecordShape {
    fn of(day: String, found: &RecordDay) -> Self {
        Self {
            day,
            state: found.standing.word(),
            lines: found.lines.iter().map(Into::into).collect(),
            changes: found
                .changes
                .iter()
                .map(|(change, line)| RecordChangeShape {
                    change: change.word(),
                    line: line.into(),
                })
                .collect(),
            figures: found.summary.iter().cloned().collect(),
            missing: found.missing,
            inside: found.inside,
            mark: found.mark.clone(),
            editions: found.editions.iter().map(Into::into).collect(),
        }
    }
}

/// A day in the list.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecordDayShape {
    day: String,
    /// `open`, `signed`, `returned` or `countersigned`.
    state: &'static str,
    /// How many lines the registers have.
    lines: usize,
    /// The number of the last edition.
    edition: Option<u32>,
    /// How much was missing when it was signed.
    missing: u32,
}

/// The days of a span, the newest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecordDays {
    days: Vec<RecordDayShape>,
}

/// A signature for the desk.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordSignature {
    /// The mark of what the signer saw.
    seen: String,
    /// The explanation of what is missing, or the reason of the amendment.
    #[serde(default)]
    note: String,
    /// That the signer knows of whoever is inside still, and signs nonetheless.
    #[serde(default)]
    while_inside: bool,
}

impl Body for RecordSignature {
    fn at(&self) -> Option<i64> {
        None
    }
}

/// A leader's signature.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordCountersignature {
    /// The edition that is signed.
    edition: u32,
}

impl Body for RecordCountersignature {
    fn at(&self) -> Option<i64> {
        None
    }
}

/// A leader sends an edition back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordReturn {
    /// The edition that is sent back.
    edition: u32,
    /// Why.
    reason: String,
}

impl Body for RecordReturn {
    fn at(&self) -> Option<i64> {
        None
    }
}

/// The days of a span that have something to record.
#[utoipa::path(get, path = "/api/v1/sites/{site}/reception-records", tag = "reception record",
    params(
        ("from" = Option<String>, Query, description = "The first civil day; today where absent."),
        ("until" = Option<String>, Query, description = "The last civil day; today where absent.")),
    responses((status = 200, body = RecordDays)))]
pub(crate) async fn list_reception_records(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<RecordDays>> {
    query.only(&["from", "until"])?;
    let (place, now) = (place(&web, &here).await?, web.house().now());
    let from = place.asked_date(&query, "from", now)?.to_string();
    let until = place.asked_date(&query, "until", now)?.to_string();
    let (house, actor) = (web.house(), &here.actor);
    let found = app::reception_record::month(house, actor, &here.site, (from, until)).await?;
    let days = found.ok_or_else(Trouble::not_found)?.into_iter();
    let days = days.map(|view| RecordDayShape {
        day: view.day,
        state: view.standing.word(),
        lines: view.lines,
        edition: view.edition.map(|edition: Edition| edition.number),
        missing: view.missing,
    });
    Ok(Json(RecordDays {
        days: days.collect(),
    }))
}

/// The record of a day.
#[utoipa::path(get, path = "/api/v1/sites/{site}/reception-records/{day}", tag = "reception record",
    responses((status = 200, body = RecordShape)))]
pub(crate) async fn show_reception_record(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<RecordShape>> {
    let day = ids.at::<Date>(0)?.to_string();
    let found = app::reception_record::day(web.house(), &here.actor, &here.site, &day).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(RecordShape::of(day, &found)))
}

/// Sign the record of a day for the desk; after it was signed, as an amendment.
#[utoipa::path(post, path = "/api/v1/sites/{site}/reception-records/{day}/signature",
    tag = "reception record", request_body = RecordSignature,
    responses((status = 200, body = Taken)))]
pub(crate) async fn sign_reception_record(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<RecordSignature>,
) -> Answered<Json<Taken>> {
    let signing = Signing {
        day: ids.at::<Date>(0)?.to_string(),
        seen: act.body.seen,
        note: act.body.note,
        while_inside: act.body.while_inside,
    };
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::reception_record::sign(house, actor, site, command, signing);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Sign the last edition as a leader.
#[utoipa::path(post, path = "/api/v1/sites/{site}/reception-records/{day}/countersignature",
    tag = "reception record", request_body = RecordCountersignature,
    responses((status = 200, body = Taken)))]
pub(crate) async fn countersign_reception_record(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<RecordCountersignature>,
) -> Answered<Json<Taken>> {
    let of = (ids.at::<Date>(0)?.to_string(), act.body.edition);
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let word = Word::Countersigned;
    let done = app::reception_record::answer(house, actor, site, command, of, word);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Send the last edition back to the desk.
#[utoipa::path(post, path = "/api/v1/sites/{site}/reception-records/{day}/return",
    tag = "reception record", request_body = RecordReturn,
    responses((status = 200, body = Taken)))]
pub(crate) async fn return_reception_record(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<RecordReturn>,
) -> Answered<Json<Taken>> {
    let of = (ids.at::<Date>(0)?.to_string(), act.body.edition);
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let word = Word::Returned(act.body.reason);
    let done = app::reception_record::answer(house, actor, site, command, of, word);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}
