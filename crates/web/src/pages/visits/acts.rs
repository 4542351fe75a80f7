//! What is done with a visit by a button: each comes back to the page it was pressed on.

use app::visit::Done;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::VisitId;
use domain::access::{Action, Object, Reach};
use domain::visit::{Act as Step, Answer};
use words::Language;

use super::list::Part;
use super::words_of::Words;
use super::{Asked, address, answer as desk, guests, unknown};
use crate::act::{Form, see, subject};
use crate::civil::place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::step_forms::steps;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// Checks that a form sends nothing but where its button stands, and what its act asks for: before the act is done,
/// because whoever reads that a form is unfit takes it that nothing was.
fn only(fields: &Fields, of_act: &[&str]) -> Answered<()> {
    fields.only(&[of_act, &["from"], &Part::FIELDS].concat())?;
    Part::asked(fields).map(|_| ())
}

/// The page that the button stands on, where the actor may see that: a form that is made by hand may name another, and
/// its act is done by then. Whoever sees no visits but their own has the page of these.
fn stands_on<'form>(here: &Here, fields: &'form Fields) -> &'form str {
    let from = fields.text("from");
    let right = here.actor.right(&here.site, Object::Visit, Action::View);
    if right.is_none_or(|right| right.reach < Reach::Site) {
        return "guests";
    }
    if from == "guests" && !here.may(Object::ExpectedVisit, Action::Create) {
        return "visits";
    }
    from
}

/// Back to where the button was pressed, or that page again with what was refused.
async fn after(
    (web, here, language): (&Web, &Here, Language),
    fields: &Fields,
    id: VisitId,
    done: Result<app::Answer, app::Error>,
) -> Answered<Response> {
    let from = stands_on(here, fields);
    let part = Part::asked(fields)?;
    let refused = match done.map_err(Trouble::from) {
        Err(trouble) if !trouble.is_mendable() => return Err(trouble),
        done => done.err(),
    };
    match (from, refused.as_ref()) {
        ("entry", Some(trouble)) => {
            crate::pages::entry_control::again(web, here, language, Some(id), trouble).await
        }
        ("guests", Some(trouble)) => guests::again(web, here, language, trouble).await,
        // What was found has no address to go back to: it is drawn again where the act was sent to.
        (_, None) if from != "visits" || !part.is_found() => {
            back(web, here, (from, &part), id).await
        }
        (_, refused) => {
            let place = place(web, here).await?;
            let page = app::visit::find(web.house(), &here.actor, &here.site, id).await?;
            let page = page.ok_or_else(|| unknown("visit-unknown"))?;
            let asked = Asked {
                day: domain::day::parse(&page.visit.record.day),
                visit: Some(id),
                refused,
                part,
                ..Asked::default()
            };
            desk(web, here, language, place, asked).await
        }
    }
}

async fn back(
    web: &Web,
    here: &Here,
    (from, part): (&str, &Part),
    id: VisitId,
) -> Answered<Response> {
    match from {
        "entry" => Ok(see(&format!("/sites/{}/entry", here.site))),
        "guests" => Ok(see(&format!("/sites/{}/guests", here.site))),
        _ => {
            let page = app::visit::find(web.house(), &here.actor, &here.site, id).await?;
            let day = page.map(|page| page.visit.record.day).unwrap_or_default();
            let address = address(here, &day, Some(id), "");
            Ok(see(&format!("{address}{}", part.query())))
        }
    }
}

/// One step at the gate.
async fn step(
    (web, here, ids, language): (Web, Here, Ids, Language),
    form: Form,
    act: Step,
) -> Answered<Response> {
    only(&form.fields, &["reason", "badge"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = Done {
        act,
        reason: form.fields.text("reason").to_owned(),
        badge_back: form.fields.text("badge") != "out",
    };
    let (house, actor) = (web.house(), &here.actor);
    let done = app::visit::act(house, actor, &here.site, &command, id, done).await;
    after((&web, &here, language), &form.fields, id, done).await
}

steps! {
    /// `POST /sites/S/visits/V/admission`.
    admit Admit;
    /// `POST /sites/S/visits/V/hold`.
    hold Hold;
    /// `POST /sites/S/visits/V/refusal`: `reason`.
    refuse Refuse;
    /// `POST /sites/S/visits/V/departure`: `badge` is `out` where it did not come back.
    leave Leave;
    /// `POST /sites/S/visits/V/cancellation`.
    cancel Cancel;
    /// `POST /sites/S/visits/V/undoing`.
    undo Undo;
}

/// `POST /sites/S/visits/V/answer`: `answer`.
pub(crate) async fn answer(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    only(&form.fields, &["answer"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let said = Answer::from_word(form.fields.text("answer"))
        .ok_or_else(|| Trouble::invalid("answer", "choice-unknown"))?;
    let (house, actor) = (web.house(), &here.actor);
    let done = app::visit::answer(house, actor, &here.site, &command, id, said).await;
    after((&web, &here, language), &form.fields, id, done).await
}

/// `POST /sites/S/visits/V/approval`: `approval` is `given` or `denied`.
pub(crate) async fn approve(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    only(&form.fields, &["approval"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let given = match form.fields.text("approval") {
        "given" => true,
        "denied" => false,
        _ => return Err(Trouble::invalid("approval", "choice-unknown")),
    };
    let (house, actor) = (web.house(), &here.actor);
    let done = app::visit::approve(house, actor, &here.site, &command, id, given).await;
    after((&web, &here, language), &form.fields, id, done).await
}

/// `POST /sites/S/visits/V/badge`: it came back after all.
pub(crate) async fn return_badge(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    only(&form.fields, &[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let (house, actor) = (web.house(), &here.actor);
    let done = app::visit::return_badge(house, actor, &here.site, &command, id).await;
    after((&web, &here, language), &form.fields, id, done).await
}

/// `POST /sites/S/visits/V/again`: a visit of its own.
pub(crate) async fn again(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    only(&form.fields, &[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let (house, actor) = (web.house(), &here.actor);
    match app::visit::again(house, actor, &here.site, &command, id).await {
        Ok(answer) => {
            let new: VisitId = subject(&answer)?.parse().map_err(Trouble::failed)?;
            let page = app::visit::find(house, actor, &here.site, new).await?;
            let record = page.ok_or_else(Trouble::not_found)?.visit.record;
            Ok(see(&address(&here, &record.day, Some(new), "registered")))
        }
        refused => after((&web, &here, language), &form.fields, id, refused).await,
    }
}

/// `POST /sites/S/visits/V/look`: `reason`; the answer shows once what was masked.
pub(crate) async fn look(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["reason"])?;
    let (id, command): (VisitId, _) = (ids.at(0)?, form.command()?);
    let (house, actor) = (web.house(), &here.actor);
    let reason = form.fields.text("reason").to_owned();
    let place = place(&web, &here).await?;
    let looked = app::visit::look(house, actor, &here.site, &command, id, reason).await;
    let page = app::visit::find(house, actor, &here.site, id).await?;
    let page = page.ok_or_else(|| unknown("visit-unknown"))?;
    let words = Words {
        place: &place,
        language,
        here: &here,
        today: String::new(),
        from: "visits",
    };
    let looked = looked.map_err(Trouble::from);
    let (revealed, refused) = match &looked {
        Ok(revealed) => (told(&words, revealed), None),
        Err(trouble) if trouble.is_told() => (Vec::new(), Some(trouble)),
        Err(trouble) => return Err(trouble.clone()),
    };
    let asked = Asked {
        day: domain::day::parse(&page.visit.record.day),
        visit: Some(id),
        revealed,
        refused,
        ..Asked::default()
    };
    desk(&web, &here, language, place, asked).await
}

fn told(words: &Words<'_>, revealed: &app::visit::Revealed) -> Vec<(String, String)> {
    let details = &revealed.details;
    let document = match revealed.document_number.as_str() {
        "" if details.document_ending.is_empty() => String::new(),
        "" => format!("···{}", details.document_ending),
        number => number.to_owned(),
    };
    [
        ("visit-name", details.name.clone()),
        ("visit-telephone", details.telephone.clone()),
        ("visit-document-number", document),
        ("visit-plate", details.plate.clone()),
        ("visit-members", details.members.clone()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| (words.say(key), value))
    .collect()
}
