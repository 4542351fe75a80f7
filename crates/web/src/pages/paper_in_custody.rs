//! Papers in custody 批阅件 (clause C2.4): the register with its search.

pub(crate) mod form;
pub(crate) mod hand_over;
pub(crate) mod one;
mod rows;
pub(crate) mod sheet;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use words::{Arg, Language};

use self::rows::row;
use super::register_months::{asked_month, month_word, months_beside};
use super::{draw, frame, paging};
use crate::act::Query;
use crate::civil::{self, place};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::Papers;

/// The longest words that are searched for, in characters.
const WORDS_MAX: usize = 60;

/// The address, for whoever may.
fn allowed(here: &Here, action: Action, address: String) -> String {
    here.where_may(Object::PaperInCustody, action, address)
}

/// `GET /sites/S/papers?month=&words=&page=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month", "words", "page"])?;
    let place = place(&web, &here).await?;
    let now = web.house().now();
    let (first, span) = asked_month(&query, &place, now)?;
    let words: String = query.text("words").trim().chars().take(WORDS_MAX).collect();
    let asked = (span, words.clone());
    let found =
        app::paper_in_custody::register(web.house(), &here.actor, &here.site, asked).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}/papers", here.site);
    let month = month_word(first);
    let typed: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
    let address = |page: usize| format!("{root}?month={month}&words={typed}&page={page}#papers");
    let overdue = found.in_hand.iter().filter(|view| view.overdue).count();
    let due = found.in_hand.iter().filter_map(|view| view.paper.due);
    let turns = due.filter(|due| *due >= now).min().map_or(0, |due| due + 1);
    let (views, pages) = paging::page(language, found.found, paging::asked(&query)?, address);
    let drawn = |views: &[app::paper_in_custody::PaperView]| {
        let rows = views.iter().map(|view| row(view, &place, language));
        rows.collect::<Vec<_>>()
    };
    draw(&Papers {
        frame: frame::of_site(&web, &here, language, "papers").await?,
        new: allowed(&here, Action::Create, format!("{root}/new")),
        hand_over: if found.in_hand.is_empty() {
            String::new()
        } else {
            allowed(&here, Action::Do, format!("{root}/hand-over"))
        },
        sheet: allowed(&here, Action::Export, format!("{root}/sheet?month={month}")),
        workbook: allowed(
            &here,
            Action::Export,
            format!("{root}/workbook?month={month}"),
        ),
        months: months_beside(&format!("{root}?month="), first, language),
        month: civil::month_title(language, first),
        month_word: month.clone(),
        overdue: if overdue == 0 {
            String::new()
        } else {
            let count = [("count", Arg::Number(overdue as i64))];
            words::format(language, "papers-overdue", &count)
        },
        turns,
        in_hand: drawn(&found.in_hand),
        rows: drawn(&views),
        words,
        pages,
    })
}
