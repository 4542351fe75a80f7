//! Papers handed over together, signed for on the spot; without a script, by name and with a reason.

use app::paper_in_custody::HandOver;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::PaperInCustodyId;
use words::Language;

use super::rows::row;
use crate::act::{Form, Query, see};
use crate::civil::place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, PaperHandOverForm};

/// `GET /sites/S/papers/hand-over?paper=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["paper"])?;
    let asker = (&web, &here, language);
    draw(&view(asker, (&query, None)).await?)
}

/// `POST /sites/S/papers/hand-over`.
pub(crate) async fn hand_over(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields
        .only(&["paper", "receiver", "signature", "reason"])?;
    let command = form.command()?;
    let done = async {
        let fields = &form.fields;
        let papers = fields.many("paper").into_iter().map(|id| {
            let id: Result<PaperInCustodyId, _> = id.parse();
            id.map_err(|_| Trouble::invalid("paper", "choice-unknown"))
        });
        let receiver = fields.chosen("receiver")?;
        let asked = HandOver {
            papers: papers.collect::<Answered<_>>()?,
            receiver: receiver.ok_or_else(|| Trouble::invalid("receiver", "paper-choose"))?,
            signature: fields.text("signature").to_owned(),
            reason: fields.text("reason").to_owned(),
        };
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::paper_in_custody::hand_over(house, actor, site, &command, asked).await?)
    };
    match done.await {
        Ok(_) => Ok(see(&format!("/sites/{}/papers", here.site))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let asker = (&web, &here, language);
            let page = view(asker, (&form.fields, Some(&trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    (fields, trouble): (&Fields, Option<&Trouble>),
) -> Answered<PaperHandOverForm> {
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let place = place(web, here).await?;
    let asked = ((0, 0), String::new());
    let found = app::paper_in_custody::register(house, actor, site, asked).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let page = app::paper_in_custody::form_page(house, site).await?;
    let page = page.ok_or_else(Trouble::not_found)?;
    let chosen = fields.many("paper");
    // All of them go together, where nobody chose.
    let all = chosen.is_empty() && trouble.is_none();
    let papers = found.in_hand.iter().map(|view| {
        let is_chosen = all || chosen.contains(&view.paper.id.to_string().as_str());
        (row(view, &place, language), is_chosen)
    });
    let receivers = page.receivers.iter().map(|person| {
        let value = person.id.to_string();
        Choice {
            chosen: value == fields.text("receiver"),
            title: format!("{} {}", person.name, person.form_of_address),
            value,
        }
    });
    Ok(PaperHandOverForm {
        back: format!("/sites/{site}/papers"),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        papers: papers.collect(),
        receivers: receivers.collect(),
        signature: fields.text("signature").to_owned(),
        reason: fields.text("reason").to_owned(),
        frame: frame::of_site(web, here, language, "papers").await?,
    })
}
