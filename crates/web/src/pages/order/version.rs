//! A version of an order as its client was shown it, for the team and for whoever confirmed it by the link.

use app::order::VersionPage;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::Refusal;
use words::Language;

use super::rows::{line_words, needs_words, say};
use crate::civil::Place;
use crate::need::Here;
use crate::pages::sign_in::From;
use crate::pages::{draw, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::Answered;
use crate::views::{Link, OrderShown, OrderVersion, OrderVersionClient, OrderVersionTeam};

/// `GET /sites/S/orders/O/versions/N`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let (id, revision): (domain::OrderId, i32) = (ids.at(0)?, ids.at(1)?);
    let asked = (id, revision);
    let found = app::order::version(web.house(), &here.actor, &here.site, asked).await?;
    let found = found.ok_or_else(|| Refusal::missing("order-version-unknown"))?;
    draw(&OrderVersionTeam {
        frame: frame::of_site(&web, &here, language, "orders").await?,
        back: back(format!("/sites/{}/orders/{id}", here.site), language),
        version: in_words(&found, language)?,
    })
}

/// `GET /o/C/versions/N`.
pub(crate) async fn of_client(
    State(web): State<Web>,
    ids: Ids,
    Extension(language): Extension<Language>,
    From(address): From,
) -> Answered<Response> {
    let (code, revision): (String, i32) = (ids.at(0)?, ids.at(1)?);
    let from = (code.as_str(), address.as_str());
    let found = app::order::client_version(web.house(), from, revision).await?;
    draw(&OrderVersionClient {
        frame: frame::public(&web, language),
        site: found.site.name.clone(),
        back: back(format!("/o/{code}"), language),
        version: in_words(&found, language)?,
    })
}

fn back(href: String, language: Language) -> Link {
    Link {
        href,
        title: words::text(language, "page-back").to_owned(),
    }
}

fn in_words(found: &VersionPage, language: Language) -> Answered<OrderVersion> {
    let place = Place::of(found.site.clone())?;
    let (starts, ends) = found.time;
    let lines = found.lines.iter().map(|line| {
        let kind = say(language, "order-kind-", line.kind.word());
        format!("{} · {kind}", line_words(line, &place, language))
    });
    let since = format!("{} {}", place.moment(found.at), found.changed_by);
    Ok(OrderVersion {
        number: format!("{} № {}", found.day, found.number),
        revision: found.revision,
        title: found.title.clone(),
        room: found.room.clone(),
        time: format!("{}–{}", place.moment(starts), place.time(ends)),
        needs: found
            .needs
            .as_ref()
            .map_or_else(Vec::new, |needs| needs_words(needs, language)),
        note: found.note.clone(),
        lines: lines.collect(),
        agreed: found.agreed.map_or_else(String::new, |at| place.moment(at)),
        since: since.trim_end().to_owned(),
    })
}

/// Lets what was said lead to the text that was before whoever said it, where it is said in such a word.
pub(super) fn lead_to(order: &mut OrderShown, root: &str, is_it: impl Fn(&str) -> bool) {
    for said in order.said.iter_mut().filter(|said| is_it(said.kind)) {
        said.version = format!("{root}/versions/{}", said.revision);
    }
}
