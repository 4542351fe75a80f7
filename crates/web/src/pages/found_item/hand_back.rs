//! A found thing given back to its owner, who signs on the spot; where nobody can draw, with a reason.

use app::found_item::Act;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::found_item::{Said, Step};
use domain::{FoundItemId, Refusal};
use words::Language;

use super::one::found;
use super::rows::row;
use crate::act::{Form, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::FoundItemHandBack;

/// `GET /sites/S/found-items/F/hand-back`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let reader = (&web, &here, language);
    let nothing = Fields::default();
    draw(&view(reader, ids.at(0)?, (&nothing, None)).await?)
}

/// `POST /sites/S/found-items/F/hand-back`: `command`, `whom`, `telephone`, `proof`, `signature`, `reason`.
pub(crate) async fn hand_back(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["whom", "telephone", "proof", "signature", "reason"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let text = |name: &str| fields.text(name).to_owned();
    let act = Act {
        said: Said {
            whom: text("whom"),
            telephone: text("telephone"),
            proof: text("proof"),
            ..Said::default()
        },
        signature: text("signature"),
        reason: text("reason"),
    };
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let asked = (id, Step::HandBack);
    let done = app::found_item::step(house, actor, site, &command, asked, act).await;
    let trouble: Trouble = match done {
        Ok(_) => return Ok(see(&format!("/sites/{site}/found-items/{id}"))),
        Err(error) => error.into(),
    };
    // What has left the house has no form any more: that is said alone.
    if !trouble.is_mendable() || trouble.code == "found-item-gone" {
        return Err(trouble);
    }
    let reader = (&web, &here, language);
    let page = view(reader, id, (fields, Some(&trouble))).await?;
    draw_refused(&page, &trouble)
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    id: FoundItemId,
    (fields, trouble): (&Fields, Option<&Trouble>),
) -> Answered<FoundItemHandBack> {
    let found = found(web, here, id).await?;
    if found.view.item.state.is_closed() {
        let state = found.view.item.state.word();
        return Err(Refusal::conflict("found-item-gone")
            .with("state", state)
            .into());
    }
    if !found.may.contains(&Step::HandBack) {
        return Err(Trouble::not_allowed());
    }
    let place = Place::of(found.site.clone())?;
    let text = |name: &str| fields.text(name).to_owned();
    Ok(FoundItemHandBack {
        back: format!("/sites/{}/found-items/{id}", here.site),
        row: row(&found.view, &place, language),
        whom: text("whom"),
        telephone: text("telephone"),
        proof: text("proof"),
        signature: text("signature"),
        reason: text("reason"),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        wrong: trouble.and_then(|it| it.field.clone()).unwrap_or_default(),
        frame: frame::of_site(web, here, language, "found-items").await?,
    })
}
