//! What is done with an order by a button: each comes back to its page.

use app::order::Seen;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::OrderId;
use words::Language;

use super::client::{
    keep_typed, looked_at, said_agreed, said_call, said_change, said_done, said_plan, served,
};
use super::one;
use crate::act::{Form, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw_refused, photo};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::upload::PhotoForm;

/// Where a form came from.
type Asker = (Web, Here, Language, HeaderMap);

/// Back to the page, or that page with what was refused.
async fn after(asker: Asker, id: OrderId, done: Answered<app::Answer>) -> Answered<Response> {
    after_saying(asker, (id, None), &Fields::default(), done).await
}

/// Back to the page, or that page with what was refused, what its client typed and what changed since they looked.
async fn after_saying(
    (web, here, language, headers): Asker,
    (id, looked): (OrderId, Option<Seen>),
    said: &Fields,
    done: Answered<app::Answer>,
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/orders/{id}", here.site))),
        Err(trouble) if trouble.is_told() => {
            let asker = (&web, &here, language);
            let mut page = one::page(asker, (id, looked), &headers, Some(&trouble)).await?;
            keep_typed(&mut page.order, said);
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST .../photos`, multipart: `command`, `photo`.
pub(crate) async fn add_photo(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    sent: PhotoForm,
) -> Answered<Response> {
    sent.form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, sent.form.command()?);
    let added = async {
        let photo = photo::required(sent.photo).await?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::order::add_photo(house, actor, &here.site, &command, id, photo).await?)
    };
    let added = added.await;
    after((web, here, language, headers), id, added).await
}

/// `POST .../cancellation`.
pub(crate) async fn cancel(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = app::order::cancel(web.house(), &here.actor, &here.site, &command, id).await;
    let done = done.map_err(Trouble::from);
    after((web, here, language, headers), id, done).await
}

/// `POST .../link`.
pub(crate) async fn link(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = app::order::make_link(web.house(), &here.actor, &here.site, &command, id).await;
    let done = done.map_err(Trouble::from);
    after((web, here, language, headers), id, done).await
}

/// `POST .../link/revocation`.
pub(crate) async fn revoke(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = app::order::revoke_link(web.house(), &here.actor, &here.site, &command, id).await;
    let done = done.map_err(Trouble::from);
    after((web, here, language, headers), id, done).await
}

/// `POST .../count`: `line`, `count`.
pub(crate) async fn count(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["line", "count"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = async {
        let (line, came) = (form.fields.number("line")?, form.fields.number("count")?);
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::order::count(house, actor, &here.site, &command, (id, line), came).await?)
    };
    let done = done.await;
    after((web, here, language, headers), id, done).await
}

/// `POST .../notice`: `what`, `words`: who was told.
pub(crate) async fn tell(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["what", "words"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = async {
        let (what, words) = (served(form.fields.text("what"))?, form.fields.text("words"));
        let (house, actor, whom) = (web.house(), &here.actor, words.to_owned());
        Ok(app::order::tell(house, actor, &here.site, &command, (id, what), whom).await?)
    };
    let done = done.await;
    after((web, here, language, headers), id, done).await
}

/// `POST .../supply`: `what`, `words`: when it is expected, where that is known.
pub(crate) async fn supply(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["what", "words"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = async {
        let (what, words) = (served(form.fields.text("what"))?, form.fields.text("words"));
        let (house, actor, words) = (web.house(), &here.actor, words.to_owned());
        Ok(app::order::note_ordered(house, actor, &here.site, &command, (id, what), words).await?)
    };
    let done = done.await;
    after((web, here, language, headers), id, done).await
}

/// `POST .../settlement`: `what`, `words`: why it is closed without the client's word.
pub(crate) async fn settle(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["what", "words"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = async {
        let (what, words) = (served(form.fields.text("what"))?, form.fields.text("words"));
        let (house, actor, why) = (web.house(), &here.actor, words.to_owned());
        Ok(app::order::settle_word(house, actor, &here.site, &command, (id, what), why).await?)
    };
    let done = done.await;
    after((web, here, language, headers), id, done).await
}

/// `POST .../change-answer`: `position`, `words`: what the client is told of what they want changed.
pub(crate) async fn answer_change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["position", "words"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = async {
        let (position, words) = (form.fields.number("position")?, form.fields.text("words"));
        let (house, actor, said) = (web.house(), &here.actor, words.to_owned());
        let wish = (id, position);
        Ok(app::order::answer_change(house, actor, &here.site, &command, wish, said).await?)
    };
    let done = done.await;
    after((web, here, language, headers), id, done).await
}

/// The client with an account says something.
async fn say(
    asker: Asker,
    ids: Ids,
    form: &Form,
    said: Answered<app::order::Said>,
) -> Answered<Response> {
    let (id, command) = (ids.at(0)?, form.command()?);
    let (web, here) = (&asker.0, &asker.1);
    let done = match said {
        Ok(said) => {
            let (house, actor) = (web.house(), &here.actor);
            let done = app::order::say(house, actor, &here.site, &command, id, said).await;
            done.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    let trouble = done.as_ref().err();
    let looked = trouble.and_then(|trouble| looked_at(&form.fields, trouble));
    after_saying(asker, (id, looked), &form.fields, done).await
}

/// `POST .../agreement`: `revision`, `name`.
pub(crate) async fn agree(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    let said = said_agreed(&form.fields);
    say((web, here, language, headers), ids, &form, said).await
}

/// `POST .../change-request`: `revision`, `words`.
pub(crate) async fn ask_change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    let said = said_change(&form.fields);
    say((web, here, language, headers), ids, &form, said).await
}

/// `POST .../plan`: `revision`, `right`, `choice`, `words`.
pub(crate) async fn plan(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    let said = said_plan(&form.fields, language);
    say((web, here, language, headers), ids, &form, said).await
}

/// `POST .../completion`: `what` of each, `right`, `choice`, `words`.
pub(crate) async fn done(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    let said = said_done(&form.fields, language);
    say((web, here, language, headers), ids, &form, said).await
}

/// `POST .../call`: `line`, `words`.
pub(crate) async fn call(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    let said = said_call(&form.fields);
    say((web, here, language, headers), ids, &form, said).await
}
