//! One spot check, and the word that whoever was checked answers.

use app::spot_check::SpotCheckView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::{Refusal, SpotCheckId};
use words::Language;

use super::{row, tone_of};
use crate::act::{Form, see};
use crate::civil::Place;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::SpotCheckShown;

/// The check; the one that is not there and the one that is not the reader's look alike.
async fn found(web: &Web, here: &Here, id: SpotCheckId) -> Answered<(Place, SpotCheckView)> {
    let found = app::spot_check::find(web.house(), &here.actor, &here.site, id).await?;
    let (site, view) = found.ok_or_else(|| Refusal::missing("spot-check-unknown"))?;
    Ok((Place::of(site)?, view))
}

/// `GET /sites/S/spot-checks/C`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let (place, view) = found(&web, &here, ids.at(0)?).await?;
    draw(&page((&web, &here, language), &place, &view, ("", None)).await?)
}

/// `POST /sites/S/spot-checks/C/answer`: `command`, `answer`.
pub(crate) async fn answer(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["answer"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let typed = form.fields.text("answer").to_owned();
    let (house, actor, words) = (web.house(), &here.actor, typed.clone());
    let done = app::spot_check::answer(house, actor, &here.site, &command, id, words).await;
    let trouble: Trouble = match done {
        Ok(_) => return Ok(see(&format!("/sites/{}/spot-checks/{id}", here.site))),
        Err(error) => error.into(),
    };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let (place, view) = found(&web, &here, id).await?;
    let given_back = (typed.as_str(), Some(&trouble));
    let page = page((&web, &here, language), &place, &view, given_back).await?;
    draw_refused(&page, &trouble)
}

async fn page(
    (web, here, language): (&Web, &Here, Language),
    place: &Place,
    view: &SpotCheckView,
    (typed, trouble): (&str, Option<&Trouble>),
) -> Answered<SpotCheckShown> {
    let check = &view.check;
    let items = check.items.iter().map(|item| {
        let (score, tone) = (item.score.word(), tone_of(item.score));
        (item.item.clone(), score, tone, item.note.clone())
    });
    let answer = check.answer.as_ref();
    Ok(SpotCheckShown {
        frame: frame::of_site(web, here, language, "quality").await?,
        row: row(view, place, language),
        clauses: view.clauses.join(" "),
        items: items.collect(),
        answer: answer.map(|answer| (place.moment(answer.at), answer.words.clone())),
        may_answer: view.may_answer,
        typed: typed.to_owned(),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
    })
}
