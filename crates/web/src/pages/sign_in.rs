//! Signing in and out.

use std::cmp::Reverse;

use app::account::AccountView;
use app::session::SignedIn;
use app::view::DutyView;
use app::{Actor, Role};
use axum::Extension;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use domain::AccountId;
use domain::alert::push::UNSIGNED_MAX_MS;
use words::Language;

use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::serve::Peer;
use crate::session::Credential;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{DemoRole, SignIn};

/// `GET /sign-in?next=`.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    draw(&view(&web, language, query.text("next"), "", None).await?)
}

async fn view(
    web: &Web,
    language: Language,
    next: &str,
    name: &str,
    problem: Option<String>,
) -> Answered<SignIn> {
    Ok(SignIn {
        frame: frame::public(web, language),
        name: name.to_owned(),
        next: next.to_owned(),
        problem,
        insecure: !web.config().secure && !web.config().address.ip().is_loopback(),
        demo_roles: demo_roles(web, language).await?,
    })
}

/// Where a sign-in form comes from, as far as limits need it.
pub(crate) struct From(pub(crate) String);

impl axum::extract::FromRequestParts<Web> for From {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        web: &Web,
    ) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<Peer>().map(|peer| peer.0.ip());
        let proxied = peer.is_some() && peer == web.config().trusted_proxy;
        let told = proxied.then(|| last_forwarded(&parts.headers)).flatten();
        let address = told.or_else(|| peer.map(|peer| peer.to_string()));
        Ok(Self(address.unwrap_or_default()))
    }
}

/// The last address that was forwarded is the one that our own proxy saw.
fn last_forwarded(headers: &HeaderMap) -> Option<String> {
    let header = headers.get_all("x-forwarded-for").iter().next_back()?;
    let last = header.to_str().ok()?.rsplit(',').next()?.trim();
    last.parse::<std::net::IpAddr>()
        .ok()
        .map(|ip| ip.to_string())
}

/// `POST /sign-in`.
pub(crate) async fn sign_in(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    From(address): From,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["name", "password", "next", "demo"])?;
    let (name, next) = (fields.text("name"), fields.text("next"));
    let signed_in = if let Some(account) = fields.filled("demo") {
        sign_in_to_the_demo(&web, account).await
    } else {
        let password = fields.text("password");
        let signed_in = app::session::sign_in(web.house(), name, password, &address);
        signed_in.await.map_err(Trouble::from)
    };
    match signed_in {
        Ok(signed_in) => {
            let shown = Credential::shown(&headers, web.way());
            if let Some(Credential::Session(before)) = shown {
                go_on_here(&web, &before, &signed_in).await;
            }
            welcome(&web, &signed_in, next)
        }
        Err(trouble) if trouble.status.is_client_error() => {
            let problem = Some(trouble.say(language));
            draw_refused(&view(&web, language, next, name, problem).await?, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// Web push is an extra: whoever signs in gets in, also where this cannot be noted.
async fn go_on_here(web: &Web, before: &str, signed_in: &SignedIn) {
    if let Err(error) = app::session::go_on_here(web.house(), before, signed_in).await {
        tracing::warn!(%error, "a browser's push does not go on with a new session");
    }
}

/// The cookie of a session. The browser keeps it for longer than it opens anything: by it the next sign-in finds the
/// browser that is told while its page is shut, and by nothing else.
pub(super) fn cookie_of(web: &Web, signed_in: &SignedIn) -> Answered<HeaderValue> {
    let kept = signed_in.expires - web.house().now() + UNSIGNED_MAX_MS;
    let cookie = web.way().set_session(&signed_in.secret, kept / 1_000);
    HeaderValue::from_str(&cookie).map_err(Trouble::failed)
}

fn welcome(web: &Web, signed_in: &SignedIn, next: &str) -> Answered<Response> {
    let mut response = see(own_address(next).unwrap_or("/"));
    let cookie = cookie_of(web, signed_in)?;
    response.headers_mut().insert(SET_COOKIE, cookie);
    Ok(response)
}

/// The address, if it leads to a page of ours and nowhere else.
fn own_address(next: &str) -> Option<&str> {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(['\\', '\r', '\n'])
        && next.is_ascii();
    ours.then_some(next)
}

/// `POST /sign-out`.
pub(crate) async fn sign_out(State(web): State<Web>, headers: HeaderMap) -> Answered<Response> {
    if let Some(Credential::Session(secret)) = Credential::shown(&headers, web.way()) {
        let done = app::session::sign_out(web.house(), &secret).await;
        // A session that was held in memory is over also where this failed.
        web.sessions().forget_all();
        done?;
    }
    let mut response = see("/sign-in");
    let cookie = web.way().set_session("", 0);
    let cookie = HeaderValue::from_str(&cookie).map_err(Trouble::failed)?;
    response.headers_mut().insert(SET_COOKIE, cookie);
    Ok(response)
}

async fn sign_in_to_the_demo(web: &Web, account: &str) -> Answered<SignedIn> {
    if !web.config().demo {
        return Err(Trouble::new(StatusCode::NOT_FOUND, "not-found"));
    }
    let account: AccountId = account.parse().map_err(|_| Trouble::not_found())?;
    Ok(app::session::sign_in_as(web.house(), account).await?)
}

/// Somebody for each role of each site, in the demo.
async fn demo_roles(web: &Web, language: Language) -> Answered<Vec<DemoRole>> {
    if !web.config().demo {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for site in app::site::all(web.house()).await? {
        let accounts = app::account::list(web.house(), &site.id).await?;
        let day = app::board::day(web.house(), &Actor::house(), &site.id, None).await?;
        // Of several, the one with most to do: a visitor comes to see something due.
        let to_do = |account: AccountId| {
            let duties = day.iter().flat_map(|day| &day.duties);
            let theirs = |duty: &&DutyView| {
                let assignee = duty.assignee.as_ref().map(|staff| staff.account);
                duty.outcome.is_none() && assignee == Some(account)
            };
            duties.filter(theirs).count()
        };
        for role in Role::GRANTED {
            let holds = |account: &&AccountView| {
                let held = account.grants.iter();
                !account.disabled && held.clone().any(|one| one.role == role && one.approved)
            };
            let holders = accounts.iter().filter(holds);
            let holder = holders.min_by_key(|account| Reverse(to_do(account.id)));
            if let Some(holder) = holder {
                let key = format!("page-role-{}", role.word());
                found.push(DemoRole {
                    value: holder.id.to_string(),
                    person: holder.name.clone(),
                    role: words::text(language, &key).to_owned(),
                    site: site.name.clone(),
                });
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_signing_in_one_only_goes_to_a_page_of_ours() {
        let rows = [
            ("/sites/court/board", true),
            ("//evil.example", false),
            ("https://evil.example", false),
            ("/\\evil.example", false),
            ("", false),
        ];
        for (next, ours) in rows {
            assert_eq!(own_address(next).is_some(), ours, "{next}");
        }
    }

    #[test]
    fn the_last_forwarded_address_is_the_one_our_proxy_saw() {
        let mut headers = HeaderMap::new();
        headers.insert(
            "x-forwarded-for",
            HeaderValue::from_static("1.1.1.1, 10.0.0.9"),
        );
        assert_eq!(last_forwarded(&headers).as_deref(), Some("10.0.0.9"));
        headers.insert("x-forwarded-for", HeaderValue::from_static("nonsense"));
        assert_eq!(last_forwarded(&headers), None);
    }
}
