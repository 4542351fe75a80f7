//! The subscription table of a year 局领导当年报刊订阅表.

use app::newspaper::{SubscriptionTable, SubscriptionView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::newspaper::Newspaper;
use jiff::civil::{Weekday, date};
use words::Language;

use super::rows::name_of;
use crate::act::Query;
use crate::civil::weekday;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Link, NewspaperTable, TableLine, TablePaper};

/// The year asked for; `None` for this one.
///
/// # Errors
/// Invalid where it is no year.
pub(crate) fn asked_year(query: &Fields) -> Answered<Option<i16>> {
    match query.filled("year") {
        None => Ok(None),
        Some(typed) => domain::newspaper::sheet::year_of(typed)
            .map(Some)
            .ok_or_else(|| Trouble::invalid("year", "newspaper-year-unknown")),
    }
}

/// The table asked for.
pub(super) async fn asked_table(
    web: &Web,
    here: &Here,
    query: &Fields,
) -> Answered<SubscriptionTable> {
    let year = asked_year(query)?;
    let table = app::newspaper::table(web.house(), &here.site, year).await?;
    table.ok_or_else(Trouble::not_found)
}

/// `GET /sites/S/newspapers/table?year=&saved`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["year", "saved"])?;
    let table = asked_table(&web, &here, &query).await?;
    let year = table.year;
    let root = format!("/sites/{}/newspapers", here.site);
    let allowed = |action, address| here.where_may(Object::Newspaper, action, address);
    let may_edit = here.may(Object::Newspaper, Action::Edit);
    let beside = |year: i16, key: &str| Link {
        href: format!("{root}/table?year={year}"),
        title: words::text(language, key).to_owned(),
    };
    draw(&NewspaperTable {
        frame: frame::of_site(&web, &here, language, "newspapers").await?,
        back: root.clone(),
        year,
        years: [
            beside(year.saturating_sub(1), "newspaper-year-before"),
            beside(year.saturating_add(1), "newspaper-year-after"),
        ],
        saved: query.ticked("saved"),
        new: allowed(
            Action::Edit,
            format!("{root}/subscriptions/new?year={year}"),
        ),
        new_title: allowed(Action::Edit, format!("{root}/titles/new")),
        workbook: allowed(Action::Edit, format!("{root}/workbook?year={year}")),
        file: allowed(Action::Export, format!("{root}/workbook/file?year={year}")),
        papers: table
            .newspapers
            .iter()
            .map(|paper| table_paper(&table, paper, (root.as_str(), may_edit), language))
            .collect(),
    })
}

/// The weekdays of a paper in words.
fn weekdays_in_words(paper: &Newspaper, language: Language) -> String {
    if paper.weekdays == 0b111_1111 {
        return words::text(language, "newspaper-daily").to_owned();
    }
    let days = (1..=7).filter_map(|place| Weekday::from_monday_one_offset(place).ok());
    let own = days.filter(|day| paper.is_of(*day));
    let own: Vec<&str> = own.map(|day| weekday(language, day)).collect();
    words::list(language, &own)
}

fn table_paper(
    table: &SubscriptionTable,
    paper: &Newspaper,
    (root, may_edit): (&str, bool),
    language: Language,
) -> TablePaper {
    let own = || {
        let lines = table.lines.iter();
        lines.filter(|line| line.newspaper.id == paper.id)
    };
    let mut told = vec![
        paper.postal_code.clone(),
        weekdays_in_words(paper, language),
    ];
    if paper.off_on_holidays {
        told.push(words::text(language, "newspaper-off-on-holidays").to_owned());
    }
    told.retain(|text| !text.is_empty());
    TablePaper {
        id: paper.id.to_string(),
        name: paper.name.clone(),
        href: if may_edit {
            format!("{root}/titles/{}", paper.id)
        } else {
            String::new()
        },
        told: told.join(" · "),
        copies: own().map(|line| line.subscription.copies).sum(),
        lines: own()
            .map(|view| table_line(table.year, view, (root, may_edit), language))
            .collect(),
    }
}

fn table_line(
    year: i16,
    view: &SubscriptionView,
    (root, may_edit): (&str, bool),
    language: Language,
) -> TableLine {
    let line = &view.subscription;
    let is_whole = (line.from, line.until) == (date(year, 1, 1), date(year, 12, 31));
    TableLine {
        id: line.id.to_string(),
        name: name_of(&view.addressee, language),
        gone: view.addressee.name.is_empty(),
        href: if may_edit {
            format!("{root}/subscriptions/{}?year={year}", line.id)
        } else {
            String::new()
        },
        copies: line.copies,
        period: if is_whole {
            String::new()
        } else {
            format!("{} – {}", line.from, line.until)
        },
    }
}
