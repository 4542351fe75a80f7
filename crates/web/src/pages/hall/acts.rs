//! What is done at the hall's page: each act leads back to it.

use app::Answer;
use app::hall::lingering::Noticed;
use app::hall::{Wanted, lingering, rating};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::WindowId;
use domain::hall::{Priority, Step, TicketAct};
use words::Language;

use super::refused;
use crate::act::{Form, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// The address of the hall's page for whoever sits at the window.
pub(super) fn hall(here: &Here, window: Option<WindowId>) -> String {
    let window = window.map_or_else(String::new, |id| format!("?window={id}"));
    format!("/sites/{}/hall{window}", here.site)
}

/// Back to the page; with what was refused above it, where something was.
async fn after(
    web: &Web,
    here: &Here,
    language: Language,
    window: Option<WindowId>,
    done: Result<Answer, app::Error>,
) -> Answered<Response> {
    match done.map_err(Trouble::from) {
        Ok(_) => Ok(see(&hall(here, window))),
        Err(trouble) if trouble.is_told() => refused(web, here, language, window, &trouble).await,
        Err(trouble) => Err(trouble),
    }
}

/// What a ticket is wanted for, as a form says it.
pub(super) fn wanted(fields: &Fields) -> Answered<Wanted> {
    let matter = fields.chosen("matter")?;
    let priority = fields.filled("priority").map(|word| {
        Priority::from_word(word).ok_or_else(|| Trouble::invalid("priority", "choice-unknown"))
    });
    Ok(Wanted {
        matter: matter.ok_or_else(|| Trouble::invalid("matter", "field-empty"))?,
        priority: priority.transpose()?,
    })
}

/// `POST /sites/S/tickets`: `command`, `matter`, `priority`, `here`. Leads to the ticket, to be printed.
pub(crate) async fn take(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["matter", "priority", "here"])?;
    let window: Option<WindowId> = form.fields.chosen("here")?;
    let (wanted, command) = (wanted(&form.fields)?, form.command()?);
    let taken = app::hall::take(web.house(), &here.actor, &here.site, &command, wanted).await;
    match taken {
        Ok(Answer {
            subject: Some(ticket),
            ..
        }) => {
            let window = window.map_or_else(String::new, |id| format!("?window={id}"));
            Ok(see(&format!(
                "/sites/{}/tickets/{ticket}{window}",
                here.site
            )))
        }
        other => after(&web, &here, language, window, other).await,
    }
}

/// `POST /sites/S/tickets/T/acts`: `command`, `act`, `here`, and `matter` for a transfer.
pub(crate) async fn deal(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["act", "matter", "here"])?;
    let window = fields.chosen("here")?;
    let act = ticket_act(fields.text("act"), window, fields.chosen("matter")?)?;
    let (house, command, ticket) = (web.house(), form.command()?, ids.at(0)?);
    let done = app::hall::deal(house, &here.actor, &here.site, &command, ticket, act).await;
    after(&web, &here, language, window, done).await
}

/// The act of the word.
///
/// # Errors
/// Invalid where it lacks its window or its matter, or there is no such act.
pub(crate) fn ticket_act(
    word: &str,
    window: Option<WindowId>,
    matter: Option<domain::MatterId>,
) -> Answered<TicketAct> {
    let absent = |field| Trouble::invalid(field, "field-empty");
    Ok(match word {
        "called" => TicketAct::Call(window.ok_or_else(|| absent("window"))?),
        "recalled" => TicketAct::Recall,
        "transferred" => TicketAct::Transfer(matter.ok_or_else(|| absent("matter"))?),
        "parked" => TicketAct::Park,
        "absent" => TicketAct::NoShow,
        "returned" => TicketAct::Return,
        "finished" => TicketAct::Finish,
        "left" => TicketAct::Leave,
        _ => return Err(Trouble::invalid("act", "choice-unknown")),
    })
}

/// `POST /sites/S/hall/calls`: `command`, `window`, `here`.
pub(crate) async fn call_next(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["window", "here"])?;
    let (window, command) = (form.fields.chosen("window")?, form.command()?);
    let window = window.ok_or_else(|| Trouble::invalid("window", "field-empty"))?;
    let (house, actor) = (web.house(), &here.actor);
    let done = app::hall::call_next(house, actor, &here.site, &command, window).await;
    // Whoever calls for a window sits there.
    after(&web, &here, language, Some(window), done).await
}

/// `POST /sites/S/hall/lingering`: `command`, `people`, `place`, `note`, `here`.
pub(crate) async fn note_lingering(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["people", "place", "note", "here"])?;
    let noticed = Noticed {
        people: fields.number("people")?,
        place: fields.text("place").trim().to_owned(),
        note: fields.text("note").trim().to_owned(),
    };
    let (house, command) = (web.house(), form.command()?);
    let done = lingering::note(house, &here.actor, &here.site, &command, noticed).await;
    after(&web, &here, language, fields.chosen("here")?, done).await
}

/// `POST /sites/S/hall/lingering/L/approach`: `command`, `here`.
pub(crate) async fn approach(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["here"])?;
    let (house, command, id) = (web.house(), form.command()?, ids.at(0)?);
    let done = lingering::approach(house, &here.actor, &here.site, &command, id).await;
    after(&web, &here, language, form.fields.chosen("here")?, done).await
}

/// `POST /sites/S/hall/lingering/L/settlement`: `command`, `outcome`, `here`.
pub(crate) async fn settle_lingering(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["outcome", "here"])?;
    let (house, command, id) = (web.house(), form.command()?, ids.at(0)?);
    let outcome = form.fields.text("outcome").trim().to_owned();
    let done = lingering::settle(house, &here.actor, &here.site, &command, id, outcome).await;
    after(&web, &here, language, form.fields.chosen("here")?, done).await
}

/// `POST /sites/S/hall/steps`: `command`, `step`, `here`.
pub(crate) async fn take_step(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["step", "here"])?;
    let (house, command) = (web.house(), form.command()?);
    let step = Step::from_word(form.fields.text("step"))
        .ok_or_else(|| Trouble::invalid("step", "choice-unknown"))?;
    let done = lingering::take_step(house, &here.actor, &here.site, &command, step).await;
    after(&web, &here, language, form.fields.chosen("here")?, done).await
}

/// `POST /sites/S/hall/ratings/R/settlement`: `command`, `note`, `here`.
pub(crate) async fn settle_rating(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["note", "here"])?;
    let (house, command, id) = (web.house(), form.command()?, ids.at(0)?);
    let note = form.fields.text("note").trim().to_owned();
    let done = rating::settle(house, &here.actor, &here.site, &command, id, note).await;
    after(&web, &here, language, form.fields.chosen("here")?, done).await
}
