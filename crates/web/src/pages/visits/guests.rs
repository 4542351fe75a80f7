//! A host's own visitors: announced, and answered for when they are here.

use app::visit::VisitPage;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use words::Language;

use super::typed;
use super::words_of::{Words, detail};
use crate::act::{Form, Query, see};
use crate::civil::place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::Guests;

/// `GET /sites/S/guests?saved=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["saved"])?;
    draw(&view(&web, &here, language, query.text("saved"), None).await?)
}

/// The page again, with what was refused.
pub(super) async fn again(
    web: &Web,
    here: &Here,
    language: Language,
    trouble: &Trouble,
) -> Answered<Response> {
    let page = view(web, here, language, "", Some((None, trouble))).await?;
    draw_refused(&page, trouble)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    saved: &str,
    refused: Option<(Option<&Fields>, &Trouble)>,
) -> Answered<Guests> {
    let place = place(web, here).await?;
    let today = place.civil(web.house().now()).date().to_string();
    let own = app::visit::own(web.house(), &here.actor, &here.site, &today).await?;
    let (site, visits) = own.ok_or_else(Trouble::not_found)?;
    let words = Words {
        place: &place,
        language,
        here,
        today,
        from: "guests",
    };
    let visits = visits.into_iter().map(|visit| {
        let page = VisitPage {
            site: site.clone(),
            visit,
            earlier: Vec::new(),
            own: true,
        };
        detail(&words, &page)
    });
    let nothing = Fields::default();
    let typed = refused.and_then(|(typed, _)| typed).unwrap_or(&nothing);
    let may = here.may(Object::ExpectedVisit, Action::Create);
    let mut form = may.then(|| typed::announcement_form(&words, typed));
    let mut problem = refused.map(|(_, trouble)| trouble.say(language));
    if let (Some(form), Some((Some(_), trouble))) = (&mut form, refused) {
        form.refuse(trouble.field.as_deref(), trouble.say(language));
        problem = None;
    }
    Ok(Guests {
        frame: frame::of_site(web, here, language, "guests").await?,
        visits: visits.collect(),
        form,
        saved: match saved {
            "" => String::new(),
            word => words.word("visit-saved-", word),
        },
        problem,
    })
}

/// `POST /sites/S/guests`: `command` and the fields of the form.
pub(crate) async fn announce(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let place = place(&web, &here).await?;
    let announced = async {
        let mut registration = typed::registration(&form.fields, &place)?;
        if registration.expected.is_none() {
            return Err(Trouble::invalid("expected", "field-empty"));
        }
        if registration.details.host.is_empty() {
            registration.details.host.clone_from(&here.actor.name);
        }
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::visit::register(house, actor, &here.site, &command, registration).await?)
    };
    match announced.await {
        Ok(_) => Ok(see(&format!("/sites/{}/guests?saved=announced", here.site))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let refused = Some((Some(&form.fields), &trouble));
            let page = view(&web, &here, language, "", refused).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
