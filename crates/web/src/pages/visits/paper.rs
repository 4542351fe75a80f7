//! What is printed: the badge, the slip for things taken out, the notice to visitors.

use app::visit::VisitPage;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::access::{Action, Object};
use words::Language;

use super::words_of::{Words, who};
use super::{address, unknown};
use crate::civil::place;
use crate::code_picture::CodePicture;
use crate::need::Here;
use crate::pages::directory::room_codes::home_address;
use crate::pages::{draw, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::Answered;
use crate::views::{Link, VisitBadge, VisitNotice, VisitRelease};

async fn found(web: &Web, here: &Here, ids: &Ids) -> Answered<VisitPage> {
    let page = app::visit::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    page.ok_or_else(|| unknown("visit-unknown"))
}

fn back(here: &Here, page: &VisitPage, language: Language) -> Link {
    let record = &page.visit.record;
    Link {
        href: address(here, &record.day, Some(record.id), ""),
        title: words::text(language, "page-back").to_owned(),
    }
}

/// `GET /sites/S/visits/V/badge`.
pub(crate) async fn badge(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
) -> Answered<Response> {
    let page = found(&web, &here, &ids).await?;
    let record = &page.visit.record;
    let Some(code) = record.badge_code.clone() else {
        return Err(unknown("visit-has-no-badge"));
    };
    let home = home_address(&headers, web.way())?;
    let own = record
        .link_code
        .as_ref()
        .map(|code| format!("{home}/v/{code}"));
    let place = place(&web, &here).await?;
    let words = Words {
        place: &place,
        language,
        here: &here,
        today: String::new(),
        from: "visits",
    };
    let floor = page
        .visit
        .floor
        .as_ref()
        .map_or("", |floor| floor.name.as_str());
    let room = page
        .visit
        .room
        .as_ref()
        .map_or("", |room| room.number.as_str());
    let details = page.visit.details.clone().unwrap_or_default();
    // The first line says where to: the department where it is known, else whom was asked for.
    let host = match page.visit.department.as_str() {
        "" => details.host.as_str(),
        department => department,
    };
    let to = [host, floor, room];
    let to: Vec<&str> = to.into_iter().filter(|part| !part.is_empty()).collect();
    draw(&VisitBadge {
        frame: frame::of_site(&web, &here, language, "visits").await?,
        back: back(&here, &page, language),
        site: page.site.name.clone(),
        number: record.number,
        who: details.name.clone(),
        people: record.companions + 1,
        to: to.join(" "),
        day: record.day.clone(),
        since: record
            .arrived
            .map_or_else(String::new, |at| words.place.time(at)),
        picture: CodePicture::of(&code),
        own: own.as_deref().and_then(CodePicture::of),
        code,
    })
}

/// `GET /sites/S/visits/V/release`.
pub(crate) async fn release(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let page = found(&web, &here, &ids).await?;
    let details = page.visit.details.clone().unwrap_or_default();
    if details.things.is_empty() {
        return Err(unknown("visit-carries-nothing"));
    }
    let place = place(&web, &here).await?;
    let words = Words {
        place: &place,
        language,
        here: &here,
        today: String::new(),
        from: "visits",
    };
    draw(&VisitRelease {
        frame: frame::of_site(&web, &here, language, "visits").await?,
        back: back(&here, &page, language),
        number: page.visit.record.number,
        who: who(&words, &page.visit),
        organisation: details.organisation,
        host: format!("{} {}", details.host, page.visit.department)
            .trim()
            .to_owned(),
        things: details.things,
        day: page.visit.record.day.clone(),
        by: here.actor.name.clone(),
    })
}

/// `GET /sites/S/visits/notice`.
pub(crate) async fn notice(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let place = place(&web, &here).await?;
    let keeping = app::visit::keeping(web.house(), &here.site).await?.in_force;
    let back = if here.may(Object::Visit, Action::Create) {
        "visits"
    } else {
        "entry"
    };
    draw(&VisitNotice {
        frame: frame::of_site(&web, &here, language, "visits").await?,
        back: Link {
            href: format!("/sites/{}/{back}", here.site),
            title: words::text(language, "page-back").to_owned(),
        },
        site: place.site.name.clone(),
        days: keeping.days,
        document_days: keeping.document_days,
    })
}
