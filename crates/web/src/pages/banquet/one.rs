//! One banquet: its tables, its timeline, its sign-off, and what is done with it by a button.

use app::banquet::BanquetPage;
use app::view::DutyView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::banquet::SigningOff;
use domain::{BanquetId, Refusal};
use words::Language;

use super::rows::{amendments, guests, persons, row, tables};
use crate::act::{Form, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::order::{money, sum};
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{BanquetShown, CaseDuty};

/// The banquet; the one that is not there and the one that is not the reader's look alike.
pub(super) async fn found(web: &Web, here: &Here, id: BanquetId) -> Answered<BanquetPage> {
    let found = app::banquet::find(web.house(), &here.actor, &here.site, id).await?;
    found.ok_or_else(|| Refusal::missing("banquet-unknown").into())
}

/// `GET /sites/S/banquets/B`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&page((&web, &here, language), ids.at(0)?, None).await?)
}

async fn page(
    (web, here, language): (&Web, &Here, Language),
    id: BanquetId,
    refused: Option<(&Fields, &Trouble)>,
) -> Answered<BanquetShown> {
    let found = found(web, here, id).await?;
    let place = Place::of(found.site.clone())?;
    let now = web.house().now();
    let root = format!("/sites/{}/banquets/{id}", here.site);
    let view = &found.view;
    let trouble = refused.map(|(_, trouble)| trouble);
    let list = format!("{root}/reception-list");
    Ok(BanquetShown {
        frame: frame::of_site(web, here, language, "banquets").await?,
        row: row(view, &place, language),
        revision: view.banquet.revision,
        facts: facts(&found, &place, language),
        hidden: match (view.masked, &view.told) {
            (true, _) => "masked",
            (false, None) => "erased",
            (false, Some(_)) => "",
        },
        tables: tables(view),
        guests: guests(view),
        menu: view
            .told
            .as_ref()
            .map_or_else(Vec::new, |told| told.menu.clone()),
        duties: found
            .duties
            .iter()
            .map(|duty| duty_row(duty, &place, now))
            .collect(),
        signed: signed(&found, &place, language),
        amendments: amendments(&found.amendments, &place),
        list: here.where_may(Object::Banquet, Action::Export, list),
        may_edit: found.may.edit,
        may_sign: found.may.sign,
        may_amend: found.may.amend,
        signing: signing(&found, refused.map(|(fields, _)| fields)),
        amending: ["words", "amended_total"].map(|name| {
            let typed = refused.map(|(fields, _)| fields.text(name).to_owned());
            typed.unwrap_or_default()
        }),
        problem: trouble.map(|trouble| trouble.say(language)),
        wrong: trouble.and_then(|it| it.field.clone()).unwrap_or_default(),
        root,
    })
}

/// What was typed into the sign-off, else what is expected: everybody who was invited.
fn signing(found: &BanquetPage, typed: Option<&Fields>) -> [String; 4] {
    let banquet = &found.view.banquet;
    match typed.filter(|fields| fields.maybe("total").is_some()) {
        Some(fields) => {
            ["guests", "companions", "total", "note"].map(|name| fields.text(name).to_owned())
        }
        None => [
            banquet.guests.to_string(),
            banquet.companions.to_string(),
            money(banquet.expected_total()),
            String::new(),
        ],
    }
}

/// What is known of a banquet beside its people.
fn facts(found: &BanquetPage, place: &Place, language: Language) -> Vec<(&'static str, String)> {
    let banquet = &found.view.banquet;
    let told = found.view.told.clone().unwrap_or_default();
    let host = format!("{} {}", told.host.name, told.host.post);
    let companions = told.companions.iter().map(|one| one.name.as_str());
    let companions: Vec<&str> = companions.collect();
    let mut facts = vec![
        ("banquet-host", host.trim().to_owned()),
        ("banquet-companions", words::list(language, &companions)),
        ("banquet-letter", told.letter),
        ("banquet-per-head", money(banquet.per_head)),
        ("banquet-expected", money(banquet.expected_total())),
        ("banquet-note", told.note),
        (
            "banquet-booked",
            format!("{} {}", place.moment(banquet.booked), banquet.booked_by),
        ),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn signed(found: &BanquetPage, place: &Place, language: Language) -> Vec<(&'static str, String)> {
    let Some(signed) = &found.view.banquet.signed else {
        return Vec::new();
    };
    let mut facts = vec![
        (
            "banquet-signed-by",
            format!("{} {}", place.moment(signed.at), signed.by),
        ),
        (
            "banquet-came",
            persons(language, signed.guests, signed.companions),
        ),
        ("banquet-total", money(Some(signed.total))),
        ("banquet-note", found.signed_note.clone()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn duty_row(duty: &DutyView, place: &Place, now: i64) -> CaseDuty {
    let outcome = duty.outcome.as_ref();
    let by = outcome.and_then(|outcome| outcome.by.clone());
    let who = by.or_else(|| duty.assignee.as_ref().map(|staff| staff.name.clone()));
    CaseDuty {
        href: format!("/sites/{}/duties/{}/why", place.site.id, duty.id),
        title: duty.title.clone(),
        span: place.window(duty.opens, duty.due),
        who: who.unwrap_or_default(),
        state: duty.state(now),
        settled: outcome.map_or_else(String::new, |outcome| place.time(outcome.at)),
    }
}

/// Back to the page, or that page with what was refused.
async fn after(
    (web, here, language): (Web, Here, Language),
    id: BanquetId,
    fields: &Fields,
    done: Answered<app::Answer>,
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/banquets/{id}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let asker = (&web, &here, language);
            let page = page(asker, id, Some((fields, &trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST .../precedence`: `revision`, `guest`, `to`: `higher` or `lower`.
pub(crate) async fn move_guest(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["revision", "guest", "to"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = async {
        let what = (id, form.fields.number("revision")?);
        let higher = match form.fields.text("to") {
            "higher" => true,
            "lower" => false,
            _ => return Err(Trouble::invalid("to", "choice-unknown")),
        };
        let to = (form.fields.number("guest")?, higher);
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::banquet::move_guest(house, actor, &here.site, &command, what, to).await?)
    };
    let done = done.await;
    after((web, here, language), id, &form.fields, done).await
}

/// `POST .../cancellation`.
pub(crate) async fn cancel(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = app::banquet::cancel(web.house(), &here.actor, &here.site, &command, id).await;
    let done = done.map_err(Trouble::from);
    after((web, here, language), id, &form.fields, done).await
}

/// `POST .../sign-off`: `guests`, `companions`, `total`, `note`.
pub(crate) async fn sign_off(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields
        .only(&["guests", "companions", "total", "note"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = async {
        let fields = &form.fields;
        let total = sum(fields, "total")?;
        let signing = SigningOff {
            guests: fields.number("guests")?,
            companions: fields.number("companions")?,
            total: total.ok_or_else(|| Trouble::invalid("total", "field-empty"))?,
            note: fields.text("note").to_owned(),
        };
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::banquet::sign_off(house, actor, &here.site, &command, id, signing).await?)
    };
    let done = done.await;
    after((web, here, language), id, &form.fields, done).await
}

/// `POST .../amendments`: `words`, `amended_total`.
pub(crate) async fn amend(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["words", "amended_total"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = async {
        let words = form.fields.text("words").to_owned();
        let said = (words, sum(&form.fields, "amended_total")?);
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::banquet::amend(house, actor, &here.site, &command, id, said).await?)
    };
    let done = done.await;
    after((web, here, language), id, &form.fields, done).await
}
