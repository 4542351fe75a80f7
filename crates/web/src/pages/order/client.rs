//! The client's own page, by a link and with no account. Opening it says nothing and changes nothing;
//! each word is a button. It asks every few seconds whether something happened, in a few bytes.

use app::order::{OrderPage, Said, Seen};
use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use domain::order::{SeenServed, Served, WordKind};
use sha2::{Digest, Sha256};
use words::Language;

use super::client_end::end;
use super::rows::{say, shown};
use super::version::lead_to;
use crate::act::{Form, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::pages::sign_in::From;
use crate::pages::{draw, draw_refused, frame, photo};
use crate::path::{Ids, IsSmall};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{OrderClient, OrderShown};

/// What may be wrong, as one tap says it.
const CHOICES: [&str; 6] = ["number", "thing", "time", "place", "quality", "other"];

/// What is there now, in a few signs.
fn tag(page: &OrderPage) -> String {
    let order = &page.view.order;
    let lines: Vec<_> = page.view.lines.iter().map(|(_, one)| one).collect();
    let words: Vec<_> = page
        .words
        .iter()
        .map(|one| (one.call, &one.word.progress))
        .collect();
    let photos = page.photos.len();
    let what = format!(
        "{} {:?} {:?} {:?} {:?} {lines:?} {words:?} {photos} {} {} {:?}",
        order.revision,
        order.agreed,
        order.plan_agreed,
        order.cancelled,
        order.matter,
        page.may_call,
        page.may_ask,
        page.end
    );
    let hash = Sha256::digest(what.as_bytes());
    hash[..8]
        .iter()
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// `GET /o/C`.
pub(crate) async fn show(
    State(web): State<Web>,
    ids: Ids,
    Extension(language): Extension<Language>,
    From(address): From,
) -> Answered<Response> {
    draw(&view(&web, &ids, language, &address).await?)
}

pub(super) async fn view(
    web: &Web,
    ids: &Ids,
    language: Language,
    address: &str,
) -> Answered<OrderClient> {
    let code: String = ids.at(0)?;
    let page = app::order::client_page(web.house(), &code, address).await?;
    drawn(web, &code, language, &page)
}

/// The page, with what changed since they looked where that is why they were refused.
async fn view_since(
    (web, ids, language, address): (&Web, &Ids, Language, &str),
    looked: Option<Seen>,
) -> Answered<OrderClient> {
    let Some(seen) = looked else {
        return view(web, ids, language, address).await;
    };
    let code: String = ids.at(0)?;
    let from = (code.as_str(), address);
    let page = app::order::client_page_since(web.house(), from, seen).await?;
    drawn(web, &code, language, &page)
}

fn drawn(web: &Web, code: &str, language: Language, page: &OrderPage) -> Answered<OrderClient> {
    let place = Place::of(page.site.clone())?;
    let root = format!("/o/{code}");
    let photos = format!("{root}/photos");
    let mut order = shown(page, &place, language, web.house().now(), (&photos, &root));
    // What they confirmed is theirs to read; what stood between is not.
    lead_to(&mut order, &root, |kind| {
        WordKind::from_word(kind).is_some_and(WordKind::is_agreement)
    });
    Ok(OrderClient {
        frame: frame::public(web, language),
        site: page.site.name.clone(),
        order,
        state: format!("{root}/state"),
        tag: tag(page),
        end: end(page, language),
        problem: None,
    })
}

/// `GET /o/C/state`: 304 while nothing happened.
pub(crate) async fn state(
    State(web): State<Web>,
    ids: Ids,
    From(address): From,
    headers: HeaderMap,
) -> Answered<Response> {
    let code: String = ids.at(0)?;
    let page = app::order::client_page(web.house(), &code, &address).await?;
    let tag = tag(&page);
    let quoted = format!("\"{tag}\"");
    let known = headers.get(IF_NONE_MATCH);
    let same = known.is_some_and(|known| known.as_bytes() == quoted.as_bytes());
    let mut response = Response::new(if same { Body::empty() } else { Body::from(tag) });
    if same {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    let quoted = HeaderValue::try_from(quoted).map_err(Trouble::failed)?;
    headers.insert(ETAG, quoted);
    Ok(response)
}

/// `GET /o/C/photos/P` and `…/small`.
pub(crate) async fn photo_shown(
    State(web): State<Web>,
    ids: Ids,
    From(address): From,
    IsSmall(small): IsSmall,
) -> Answered<Response> {
    let (code, photo): (String, _) = (ids.at(0)?, ids.at(1)?);
    let from = (code.as_str(), address.as_str());
    let found = app::order::client_photo(web.house(), from, photo, small).await?;
    photo::shown(Some(found))
}

/// The order is agreed as it was shown.
pub(super) fn said_agreed(fields: &Fields) -> Answered<Said> {
    fields.only(&["revision", "name"])?;
    Ok(Said::Agreed {
        revision: fields.number("revision")?,
        name: fields.text("name").to_owned(),
    })
}

/// Something of the order is to be changed.
pub(super) fn said_change(fields: &Fields) -> Answered<Said> {
    fields.only(&["revision", "words"])?;
    Ok(Said::Change {
        revision: fields.number("revision")?,
        words: fields.text("words").to_owned(),
    })
}

/// What is wrong: the choice in words, and what was typed beside it.
fn wrong(fields: &Fields, language: Language) -> Answered<String> {
    let words = fields.text("words").trim();
    let choice = match fields.filled("choice") {
        None => String::new(),
        Some(word) if CHOICES.contains(&word) => say(language, "order-wrong-", word),
        Some(_) => return Err(Trouble::invalid("choice", "choice-unknown")),
    };
    Ok(format!("{choice} {words}").trim().to_owned())
}

fn right(fields: &Fields) -> Answered<bool> {
    match fields.text("right") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Trouble::invalid("right", "choice-unknown")),
    }
}

/// What came and how it is served is right, or is not.
pub(super) fn said_plan(fields: &Fields, language: Language) -> Answered<Said> {
    fields.only(&["revision", "counted", "right", "choice", "words"])?;
    let right = right(fields)?;
    Ok(Said::Plan {
        revision: fields.number("revision")?,
        counted: fields.number("counted")?,
        right,
        words: if right {
            String::new()
        } else {
            wrong(fields, language)?
        },
    })
}

/// Something done is right, or is not.
pub(super) fn said_done(fields: &Fields, language: Language) -> Answered<Said> {
    fields.only(&["what", "right", "choice", "words"])?;
    let right = right(fields)?;
    let seen = |word: &str| {
        SeenServed::from_word(word).ok_or_else(|| Trouble::invalid("what", "choice-unknown"))
    };
    let what = fields.many("what").into_iter().map(seen);
    Ok(Said::Done {
        what: what.collect::<Answered<_>>()?,
        right,
        words: if right {
            String::new()
        } else {
            wrong(fields, language)?
        },
    })
}

/// Something served, by its word.
pub(super) fn served(word: &str) -> Answered<Served> {
    Served::from_word(word).ok_or_else(|| Trouble::invalid("what", "choice-unknown"))
}

fn line(fields: &Fields) -> Answered<Option<u32>> {
    match fields.filled("line") {
        None => Ok(None),
        Some(_) => fields.number("line").map(Some),
    }
}

/// Something is wanted now.
pub(super) fn said_call(fields: &Fields) -> Answered<Said> {
    fields.only(&["line", "words"])?;
    Ok(Said::Called {
        line: line(fields)?,
        words: fields.text("words").to_owned(),
    })
}

/// What was before whoever is told that it changed meanwhile; `None` where that is not why.
pub(super) fn looked_at(fields: &Fields, trouble: &Trouble) -> Option<Seen> {
    if trouble.code != "order-changed-since" {
        return None;
    }
    Some(Seen {
        revision: fields.number("revision").ok()?,
        counted: fields.number("counted").ok(),
    })
}

/// What a client typed and what was refused stands where it was typed.
pub(super) fn keep_typed(order: &mut OrderShown, fields: &Fields) {
    let typed = |name: &str| fields.text(name).to_owned();
    order.typed_name = typed("name");
    let is_change = fields.filled("revision").is_some() && fields.filled("right").is_none();
    if is_change {
        order.typed_change = typed("words");
    } else {
        order.typed = typed("words");
    }
}

/// What every button of the page needs.
type Asker = (Web, Ids, Language, String);

async fn take(
    (web, ids, language, address): Asker,
    form: &Form,
    said: Answered<Said>,
) -> Answered<Response> {
    let code: String = ids.at(0)?;
    let taken = async {
        let (said, command) = (said?, form.command()?);
        let from = (code.as_str(), address.as_str());
        app::order::say_by_link(web.house(), from, &command, said).await?;
        Ok(())
    };
    match taken.await {
        Ok(()) => Ok(see(&format!("/o/{code}"))),
        Err(trouble) if Trouble::is_told(&trouble) => {
            let trouble: Trouble = trouble;
            let asker = (&web, &ids, language, address.as_str());
            let mut page = view_since(asker, looked_at(&form.fields, &trouble)).await?;
            page.problem = Some(trouble.say(language));
            keep_typed(&mut page.order, &form.fields);
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /o/C/agreement`: `command`, `revision`, `name`.
pub(crate) async fn agree(
    State(web): State<Web>,
    ids: Ids,
    Extension(language): Extension<Language>,
    From(address): From,
    form: Form,
) -> Answered<Response> {
    let said = said_agreed(&form.fields);
    take((web, ids, language, address), &form, said).await
}

/// `POST /o/C/change-request`: `command`, `revision`, `words`.
pub(crate) async fn ask_change(
    State(web): State<Web>,
    ids: Ids,
    Extension(language): Extension<Language>,
    From(address): From,
    form: Form,
) -> Answered<Response> {
    let said = said_change(&form.fields);
    take((web, ids, language, address), &form, said).await
}

/// `POST /o/C/plan`: `command`, `revision`, `right`, `choice`, `words`.
pub(crate) async fn plan(
    State(web): State<Web>,
    ids: Ids,
    Extension(language): Extension<Language>,
    From(address): From,
    form: Form,
) -> Answered<Response> {
    let said = said_plan(&form.fields, language);
    take((web, ids, language, address), &form, said).await
}

/// `POST /o/C/completion`: `command`, `what` of each, `right`, `choice`, `words`.
pub(crate) async fn done(
    State(web): State<Web>,
    ids: Ids,
    Extension(language): Extension<Language>,
    From(address): From,
    form: Form,
) -> Answered<Response> {
    let said = said_done(&form.fields, language);
    take((web, ids, language, address), &form, said).await
}

/// `POST /o/C/call`: `command`, `line`, `words`.
pub(crate) async fn call(
    State(web): State<Web>,
    ids: Ids,
    Extension(language): Extension<Language>,
    From(address): From,
    form: Form,
) -> Answered<Response> {
    let said = said_call(&form.fields);
    take((web, ids, language, address), &form, said).await
}
