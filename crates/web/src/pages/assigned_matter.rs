//! Assigned matters (clauses C5.1, C5.2, C5.3, A1.10, A3.5): the list, an assignment, one matter, its
//! photos, the figures.

pub(crate) mod figures;
pub(crate) mod form;
pub(crate) mod one;
pub(crate) mod picture;
mod rows;

use app::assigned_matter::MatterView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object, Reach};
use jiff::civil::Date;
use words::Language;

use self::rows::{row, say, summed};
use super::fault::{asked_month, month_after, month_before, month_word};
use super::{draw, frame, paging};
use crate::act::Query;
use crate::civil::{self, place};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{AssignedMatters, Link};

/// `GET /sites/S/assigned-matters?show=&month=&page=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["show", "month", "page"])?;
    let place = place(&web, &here).await?;
    let now = web.house().now();
    let (first, span) = asked_month(&query, &place, now)?;
    let shown = match query.text("show") {
        "" | "open" => "open",
        "month" => "month",
        "closed" => "closed",
        _ => return Err(Trouble::invalid("show", "choice-unknown")),
    };
    let found = app::assigned_matter::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}/assigned-matters", here.site);
    let open = found.open.len();
    let views: Vec<MatterView> = match shown {
        "open" => found.open,
        "month" => found.of_span,
        _ => {
            let mut closed = found.of_span;
            closed.retain(|view| view.matter.state.is_closed());
            closed
        }
    };
    let month = month_word(first);
    let address = |page: usize| format!("{root}?show={shown}&month={month}&page={page}#matters");
    let (views, pages) = paging::page(language, views, paging::asked(&query)?, address);
    let this = place.civil(now).date().first_of_month();
    let view = here
        .actor
        .right(&here.site, Object::AssignedMatter, Action::View);
    let sees_all = view.is_some_and(|right| right.reach == Reach::Site);
    let allowed = |allowed: bool, address: String| if allowed { address } else { String::new() };
    draw(&AssignedMatters {
        frame: frame::of_site(&web, &here, language, "assigned-matters").await?,
        new: allowed(found.may_assign, format!("{root}/new")),
        figures: allowed(
            sees_all,
            format!("{root}/figures?month={}", month_word(first)),
        ),
        tabs: tabs(&root, shown, first, language),
        months: months(&format!("{root}?show={shown}"), first, this, language),
        shown,
        open,
        month: civil::month_title(language, first),
        summed: summed(&found.figures, language),
        rows: views
            .iter()
            .map(|view| row(view, &place, language, now))
            .collect(),
        pages,
    })
}

/// What is shown: what is open, the month, what of it is closed; the one that is shown has no address.
fn tabs(root: &str, shown: &str, first: Date, language: Language) -> Vec<Link> {
    let month = month_word(first);
    let tabs = ["open", "month", "closed"].into_iter().map(|name| Link {
        href: if name == shown {
            String::new()
        } else {
            format!("{root}?show={name}&month={month}")
        },
        title: say(language, "assigned-matter-show-", name),
    });
    tabs.collect()
}

/// The months beside the one that is shown; `address` has a query already.
fn months(address: &str, first: Date, this: Date, language: Language) -> Vec<Link> {
    let link = |date: Date, key: &str| Link {
        href: format!("{address}&month={}", month_word(date)),
        title: words::text(language, key).to_owned(),
    };
    let mut links = vec![link(month_before(first), "fault-month-before")];
    if first < this {
        links.push(link(month_after(first), "fault-month-after"));
    }
    links
}
