//! Requests about personal data as programs read and make them. A register with whole names is a
//! workbook, which its page gives.

use app::personal_data::{Asking, AskingRegister, RequestView};
use axum::extract::State;
use axum::{Extension, Json};
use domain::access::Object;
use domain::personal_data::Kind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use crate::act::{Act, told_at};
use crate::civil::place;
use crate::need::Here;
use crate::pages::personal_data::sheet::{mark, sections};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A request, without whom it is about.
#[expect(
    clippy::struct_excessive_bools,
    reason = "a program reads each by its name"
)]
#[derive(Serialize, ToSchema)]
pub(crate) struct PersonalDataRequestShape {
    id: String,
    /// Its number at the site, from 1.
    number: u32,
    /// `show`, `export`, `erase` or `register`.
    kind: &'static str,
    ground: String,
    /// `document-seen`, `called-back`, `written-authority`; empty for a register.
    identified: String,
    /// The days of a register; empty for a person.
    from: String,
    until: String,
    found: PersonalDataFound,
    /// `asked`, `approved`, `refused`, `withdrawn`, `done` or `expired`.
    state: &'static str,
    /// Whether the answer is late.
    overdue: bool,
    asked_at: i64,
    asked_by: String,
    answered_at: Option<i64>,
    answered_by: Option<String>,
    /// Why it was refused; empty for not.
    refusal: String,
    /// When it is over by the time alone.
    ends: Option<i64>,
    may_answer: bool,
    may_withdraw: bool,
    may_fetch: bool,
}

/// How many records of each register were found, given or erased.
#[derive(Serialize, ToSchema)]
pub(crate) struct PersonalDataFound {
    visits: u32,
    calls: u32,
    inquiries: u32,
    orders: u32,
    /// Reports of lost things.
    lost_reports: u32,
    /// Found things that they took, or that are what they looked for.
    found_items: u32,
    /// People of the directory of whom it is remembered what they eat, or what they wished.
    diners: u32,
    ratings: u32,
    /// Lines of signed reception records.
    lines: u32,
    /// Entries of the watch list, which no request erases.
    watched: u32,
    /// How many are not over yet.
    open: u32,
}

/// The newest requests, 200 at most.
#[derive(Serialize, ToSchema)]
pub(crate) struct PersonalDataRequestList {
    requests: Vec<PersonalDataRequestShape>,
}

/// What is kept of a person.
#[derive(Serialize, ToSchema)]
pub(crate) struct PersonalDataShown {
    /// By which request, who has it, when.
    mark: String,
    sections: Vec<PersonalDataOfRegister>,
    /// How many lines of signed reception records repeat it.
    lines: usize,
}

/// What is kept in one register.
#[derive(Serialize, ToSchema)]
pub(crate) struct PersonalDataOfRegister {
    /// `visit`, `call`, `earlier-call`, `inquiry`, `order`, `lost-report`, `found-item`, `diner`, `case` or `rating`.
    register: &'static str,
    records: Vec<PersonalDataOfRecord>,
}

/// A record.
#[derive(Serialize, ToSchema)]
pub(crate) struct PersonalDataOfRecord {
    title: String,
    facts: Vec<PersonalDataFact>,
}

/// What a field is, and what stands there, in the asker's language.
#[derive(Serialize, ToSchema)]
pub(crate) struct PersonalDataFact {
    name: String,
    value: String,
}

/// What is asked for a person.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPersonalDataRequest {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// `show`, `export` or `erase`.
    kind: String,
    /// For `show` and `export` `own-request`, `representative` or `relative-of-deceased`; for `erase`
    /// `purpose-fulfilled`, `consent-withdrawn`, `kept-too-long` or `unlawful`.
    ground: String,
    /// `document-seen`, `called-back` or `written-authority`.
    identified: String,
    /// At least one of the two is needed.
    #[serde(default)]
    telephone: String,
    #[serde(default)]
    document_number: String,
    /// The whole name of whom it is about, where several people have the telephone.
    #[serde(default)]
    name: String,
}

/// A register that is asked for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRegisterExport {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// `inspection`, `incident`, `authority` or `handover`.
    ground: String,
    /// The first day, `YYYY-MM-DD`.
    from: String,
    /// The last day, 31 days later at most.
    until: String,
}

/// Why a request is refused.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonalDataRefusal {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// `not-identified`, `not-theirs`, `kept-by-law`, `matter-open` or `purpose-unfit`.
    reason: String,
}

/// What needs no words.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonalDataAct {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
}

told_at! { NewPersonalDataRequest NewRegisterExport PersonalDataRefusal PersonalDataAct }

fn shape(view: RequestView) -> PersonalDataRequestShape {
    let one = view.request;
    PersonalDataRequestShape {
        id: one.id.to_string(),
        number: one.number,
        kind: one.kind.word(),
        ends: one.ends(),
        ground: one.ground,
        identified: one.identified,
        from: one.days.0,
        until: one.days.1,
        found: PersonalDataFound {
            visits: one.found.visits,
            calls: one.found.calls,
            inquiries: one.found.inquiries,
            orders: one.found.orders,
            lost_reports: one.found.lost_reports,
            found_items: one.found.found_items,
            diners: one.found.diners,
            ratings: one.found.ratings,
            lines: one.found.lines,
            watched: one.found.watched,
            open: one.found.open,
        },
        state: view.state.word(),
        overdue: view.overdue,
        asked_at: one.asked,
        asked_by: one.asked_by,
        answered_at: one.answered.as_ref().map(|(at, ..)| *at),
        answered_by: one.answered.map(|(_, by, _)| by),
        refusal: one.refusal,
        may_answer: view.may_answer,
        may_withdraw: view.may_withdraw,
        may_fetch: view.may_fetch,
    }
}

/// The requests about personal data, and for registers with whole names.
#[utoipa::path(get, path = "/api/v1/sites/{site}/personal-data-requests", tag = "personal-data",
    responses((status = 200, body = PersonalDataRequestList)))]
pub(crate) async fn list_personal_data_requests(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<PersonalDataRequestList>> {
    let found = app::personal_data::list(web.house(), &here.actor, &here.site).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(PersonalDataRequestList {
        requests: found.into_iter().map(shape).collect(),
    }))
}

/// Ask what is kept of a person, for a copy of it, or to have it erased.
#[utoipa::path(post, path = "/api/v1/sites/{site}/personal-data-requests", tag = "personal-data",
    request_body = NewPersonalDataRequest, responses((status = 200, body = Taken)))]
pub(crate) async fn ask_personal_data(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewPersonalDataRequest>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, body) = (web.house(), &here.actor, &here.site, act.body);
    let kind = Kind::from_word(&body.kind);
    let asking = Asking {
        kind: kind.ok_or_else(|| Trouble::invalid("kind", "choice-unknown"))?,
        ground: body.ground,
        identified: body.identified,
        telephone: body.telephone,
        document_number: body.document_number,
        name: body.name,
    };
    let done = app::personal_data::ask(house, actor, site, &act.command, asking).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Ask for the register of visits and calls of a period with whole names.
#[utoipa::path(post, path = "/api/v1/sites/{site}/register-exports", tag = "personal-data",
    request_body = NewRegisterExport, responses((status = 200, body = Taken)))]
pub(crate) async fn ask_register_export(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewRegisterExport>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, body) = (web.house(), &here.actor, &here.site, act.body);
    let asking = AskingRegister {
        ground: body.ground,
        from: body.from,
        until: body.until,
    };
    let done = app::personal_data::ask_register(house, actor, site, &act.command, asking).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// See what is kept of a person, once.
#[utoipa::path(post, path = "/api/v1/sites/{site}/personal-data-requests/{request}/sheet",
    tag = "personal-data", request_body = PersonalDataAct,
    responses((status = 200, body = PersonalDataShown)))]
pub(crate) async fn show_personal_data(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<PersonalDataAct>,
) -> Answered<Json<PersonalDataShown>> {
    let (house, actor, of) = (web.house(), &here.actor, (Kind::Show, ids.at(0)?));
    let place = place(&web, &here).await?;
    let given = app::personal_data::fetch(house, actor, &here.site, &act.command, of).await?;
    let sections = sections(&place, language, &given.given);
    let sections = sections.into_iter().map(|section| PersonalDataOfRegister {
        register: section.register,
        records: section
            .records
            .into_iter()
            .map(|record| PersonalDataOfRecord {
                title: record.title,
                facts: record
                    .facts
                    .into_iter()
                    .map(|(name, value)| PersonalDataFact { name, value })
                    .collect(),
            })
            .collect(),
    });
    Ok(Json(PersonalDataShown {
        mark: mark(&place, language, &here.actor.name, &given),
        sections: sections.collect(),
        lines: given.given.lines,
    }))
}

/// An answer or a withdrawal: its name, its address, the object, what it does, what it takes.
macro_rules! answers {
    ($($(#[$about:meta])* $name:ident $path:literal $object:ident $does:ident $body:ident $($reason:ident)?;)*) => {$(
        $(#[$about])*
        #[utoipa::path(post, path = $path, tag = "personal-data",
            request_body = $body, responses((status = 200, body = Taken)))]
        pub(crate) async fn $name(
            State(web): State<Web>,
            here: Here,
            ids: Ids,
            Extension(language): Extension<Language>,
            act: Act<$body>,
        ) -> Answered<Json<Taken>> {
            let (house, actor, of) = (web.house(), &here.actor, (Object::$object, ids.at(0)?));
            let done = app::personal_data::$does(
                house, actor, &here.site, &act.command, of $(, act.body.$reason)?
            );
            taken(&web, &here, done.await?, act.clock_off_ms, language).await
        }
    )*};
}

answers! {
    /// Approve a request; an erasure is carried out at once.
    approve_personal_data "/api/v1/sites/{site}/personal-data-requests/{request}/approval"
        PersonalDataRequest approve PersonalDataAct;
    /// Refuse a request.
    refuse_personal_data "/api/v1/sites/{site}/personal-data-requests/{request}/refusal"
        PersonalDataRequest refuse PersonalDataRefusal reason;
    /// Take a request of one's own back.
    withdraw_personal_data "/api/v1/sites/{site}/personal-data-requests/{request}/withdrawal"
        PersonalDataRequest withdraw PersonalDataAct;
    /// Approve a register.
    approve_register_export "/api/v1/sites/{site}/register-exports/{request}/approval"
        RegisterExport approve PersonalDataAct;
    /// Refuse a register.
    refuse_register_export "/api/v1/sites/{site}/register-exports/{request}/refusal"
        RegisterExport refuse PersonalDataRefusal reason;
    /// Take a register back that one asked for.
    withdraw_register_export "/api/v1/sites/{site}/register-exports/{request}/withdrawal"
        RegisterExport withdraw PersonalDataAct;
}
