//! Papers in custody 批阅件 (clause C2.4): the register with its search, one paper with its chain of hands.

pub(crate) mod form;
pub(crate) mod hand_over;
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
use crate::civil::{self, Place, place};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{PaperShown, Papers};

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

/// `GET /sites/S/papers/P`.
pub(crate) async fn one(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let found = app::paper_in_custody::find(web.house(), &here.actor, &here.site, ids.at(0)?);
    let found = found.await?.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site.clone())?;
    let (view, root) = (&found.view, format!("/sites/{}/papers", here.site));
    let paper = &view.paper;
    let mut hands = vec![(
        place.moment(paper.at),
        words::format(
            language,
            "paper-hand-retrieved",
            &[
                ("office", view.room.name.as_str()),
                ("leader", &paper.leader_name),
                ("by", &paper.by),
            ],
        ),
    )];
    if let Some(one) = &view.hand_over {
        let words = [
            ("by", one.by.as_str()),
            ("receiver", one.receiver_name.as_str()),
        ];
        hands.push((
            place.moment(one.at),
            words::format(language, "paper-hand-over-to", &words),
        ));
    }
    let reason = view.hand_over.as_ref().map(|one| one.reason.clone());
    draw(&PaperShown {
        frame: frame::of_site(&web, &here, language, "papers").await?,
        hand_over: if view.hand_over.is_none() {
            let address = format!("{root}/hand-over?paper={}", paper.id);
            allowed(&here, Action::Do, address)
        } else {
            String::new()
        },
        row: row(view, &place, language),
        hands,
        signature: found.signature,
        reason: reason.unwrap_or_default(),
        together: if found.together > 1 {
            let count = [("count", Arg::Number(found.together as i64))];
            words::format(language, "paper-together", &count)
        } else {
            String::new()
        },
        back: root,
    })
}
