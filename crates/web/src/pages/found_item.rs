//! Found things 遗失物品 (clause C4.3.2): the register, a thing as it is taken down, one of them with its chain, the
//! hand-back, what is printed and exported.

pub(crate) mod form;
pub(crate) mod hand_back;
pub(crate) mod one;
pub(crate) mod paper;
pub(crate) mod picture;
pub(super) mod rows;

use app::found_item::Which;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object, Reach};
use words::{Arg, Language};

use self::rows::row;
use super::register_months::month_word;
use super::{draw, draw_refused, frame, paging};
use crate::act::{Form, Query, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{FoundItems, Link};

/// The longest words that are searched for, in characters.
const WORDS_MAX: usize = 60;
/// All of the register.
pub(super) const ALL: Which = Which::Between(0, i64::MAX);

/// The address, for whoever may, as far as the whole site.
fn allowed(here: &Here, action: Action, address: String) -> String {
    let right = here.actor.right(&here.site, Object::FoundItem, action);
    if right.is_some_and(|right| right.reach == Reach::Site) {
        address
    } else {
        String::new()
    }
}

/// `GET /sites/S/found-items?show=&words=&page=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["show", "words", "page"])?;
    draw(&list((&web, &here, language), &query, None).await?)
}

/// `POST /sites/S/found-items/limit?show=&words=`: `command`, `days`.
pub(crate) async fn limit(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
    form: Form,
) -> Answered<Response> {
    query.only(&["show", "words"])?;
    shown(&query)?;
    form.fields.only(&["days"])?;
    let command = form.command()?;
    let done = async {
        let days = form.fields.number("days")?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::found_item::set_days(house, actor, site, &command, days).await?)
    };
    match done.await {
        Ok(_) => Ok(see(&format!("/sites/{}/found-items", here.site))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let asker = (&web, &here, language);
            let mut page = list(asker, &query, Some(&trouble)).await?;
            form.fields.text("days").clone_into(&mut page.days);
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// Which part of the register is asked for.
fn shown(query: &Fields) -> Answered<&'static str> {
    match query.text("show") {
        "" | "open" => Ok("open"),
        "all" => Ok("all"),
        _ => Err(Trouble::invalid("show", "choice-unknown")),
    }
}

async fn list(
    (web, here, language): (&Web, &Here, Language),
    query: &Fields,
    trouble: Option<&Trouble>,
) -> Answered<FoundItems> {
    let show = shown(query)?;
    let words: String = query.text("words").trim().chars().take(WORDS_MAX).collect();
    let which = if show == "open" { Which::Open } else { ALL };
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let found = app::found_item::register(house, actor, site, (which, words.clone())).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site.clone())?;
    let root = format!("/sites/{site}/found-items");
    let typed: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
    let address = |page: usize| format!("{root}?show={show}&words={typed}&page={page}#found-items");
    let (views, pages) = paging::page(language, found.items, paging::asked(query)?, address);
    let month = month_word(place.civil(house.now()).date().first_of_month());
    Ok(FoundItems {
        frame: frame::of_site(web, here, language, "found-items").await?,
        new: here.where_may(Object::FoundItem, Action::Create, format!("{root}/new")),
        lost: allowed(here, Action::View, format!("/sites/{site}/lost-reports")),
        notice: allowed(here, Action::Do, format!("{root}/notice")),
        workbook: allowed(
            here,
            Action::Export,
            format!("{root}/workbook?month={month}"),
        ),
        tabs: tabs(&root, show, "found-item-show-", language),
        show,
        words,
        open: found.open,
        overdue: overdue(found.overdue, language),
        days: found.days.to_string(),
        limit: allowed(
            here,
            Action::Edit,
            format!("{root}/limit?show={show}&words={typed}"),
        ),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        rows: views
            .iter()
            .map(|view| row(view, &place, language))
            .collect(),
        pages,
    })
}

fn overdue(count: usize, language: Language) -> String {
    if count == 0 {
        return String::new();
    }
    let count = [("count", Arg::Number(count as i64))];
    words::format(language, "found-items-overdue", &count)
}

/// What is open, and all of it; the one that is shown has no address.
pub(super) fn tabs(root: &str, show: &str, beginning: &str, language: Language) -> Vec<Link> {
    let tabs = ["open", "all"].into_iter().map(|name| Link {
        href: if name == show {
            String::new()
        } else {
            format!("{root}?show={name}")
        },
        title: words::text(language, &format!("{beginning}{name}")).to_owned(),
    });
    tabs.collect()
}
