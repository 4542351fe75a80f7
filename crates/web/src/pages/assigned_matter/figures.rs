//! How punctually matters were seen to, and how well (clause C5.3): a page of figures, and the month as a
//! workbook.

use app::assigned_matter::{FigureRow, Group, MatterView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use jiff::ToSpan;
use jiff::civil::Date;
use words::Language;

use super::super::register_months::{asked_month, month_word, months_so_far};
use super::super::{draw, frame};
use super::rows::{NAMES, assignee, cells, say};
use crate::act::Query;
use crate::civil::{self, Place, place};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{AssignedMatterFigureRow, AssignedMatterFigures, Link};
use crate::workbook::{self, Sheet};
use domain::access::{Action, Object};

/// How many months stand beside each other.
const MONTHS: i32 = 12;

/// `GET /sites/S/assigned-matters/figures?by=&month=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["by", "month"])?;
    let place = place(&web, &here).await?;
    let now = web.house().now();
    let (first, span) = asked_month(&query, &place, now)?;
    let group = asked_group(query.filled("by"))?;
    let span = span_of(group, (first, span), &place);
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let found = app::assigned_matter::figures(house, actor, site, span, group).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}/assigned-matters", here.site);
    let this = place.civil(now).date().first_of_month();
    let address = format!("{root}/figures?by={}", group.word());
    let workbook = format!("{root}/workbook?month={}", month_word(first));
    let mut rows = vec![AssignedMatterFigureRow {
        name: words::text(language, "assigned-matter-figure-whole").to_owned(),
        cells: cells(&found.whole, language).to_vec(),
        whole: true,
    }];
    rows.extend(
        found
            .rows
            .iter()
            .map(|row| figure_row(row, group, language)),
    );
    draw(&AssignedMatterFigures {
        frame: frame::of_site(&web, &here, language, "assigned-matters").await?,
        back: root.clone(),
        workbook: here.where_may(Object::AssignedMatter, Action::Export, workbook),
        groups: groups(&root, group, first, language),
        months: months_so_far(&format!("{address}&month="), (first, this), language),
        title: title(group, first, language),
        group: group.word(),
        names: NAMES,
        rows,
    })
}

/// The group asked for; by assignee where none is.
pub(crate) fn asked_group(typed: Option<&str>) -> Answered<Group> {
    match typed {
        None => Ok(Group::Assignee),
        Some(word) => {
            Group::from_word(word).ok_or_else(|| Trouble::invalid("by", "choice-unknown"))
        }
    }
}

/// The month, or, where months stand beside each other, the year that ends with it.
pub(crate) fn span_of(
    group: Group,
    (first, (from, until)): (Date, (i64, i64)),
    place: &Place,
) -> (i64, i64) {
    if group != Group::Month {
        return (from, until);
    }
    let begins = first.checked_sub((MONTHS - 1).months()).unwrap_or(first);
    let (begins, _) = place.day(begins);
    (begins, until)
}

fn title(group: Group, first: Date, language: Language) -> String {
    let month = civil::month_title(language, first);
    match group {
        Group::Month => words::format(language, "assigned-matter-figure-year", &[("month", month)]),
        _ => month,
    }
}

fn groups(root: &str, shown: Group, first: Date, language: Language) -> Vec<Link> {
    let month = month_word(first);
    let links = Group::ALL.into_iter().map(|group| Link {
        href: if group == shown {
            String::new()
        } else {
            format!("{root}/figures?by={}&month={month}", group.word())
        },
        title: say(language, "assigned-matter-by-", group.word()),
    });
    links.collect()
}

fn figure_row(row: &FigureRow, group: Group, language: Language) -> AssignedMatterFigureRow {
    let month = match group {
        Group::Month => domain::day::parse(&format!("{}-01", row.name)),
        _ => None,
    };
    let name = match month {
        Some(first) => civil::month_title(language, first),
        None if row.name.is_empty() => {
            words::text(language, "assigned-matter-figure-nobody").to_owned()
        }
        None => row.name.clone(),
    };
    AssignedMatterFigureRow {
        name,
        cells: cells(&row.figures, language).to_vec(),
        whole: false,
    }
}

/// The columns of the workbook: the key of each title.
const COLUMNS: [&str; 16] = [
    "register-field-number",
    "assigned-matter-assigned",
    "assigned-matter-assigner",
    "assigned-matter-what",
    "assigned-matter-person",
    "assigned-matter-place",
    "assigned-matter-urgency",
    "assigned-matter-assignee",
    "assigned-matter-team",
    "assigned-matter-due",
    "assigned-matter-sheet-read-back",
    "assigned-matter-sheet-done",
    "assigned-matter-punctuality",
    "assigned-matter-figure-sent-back",
    "assigned-matter-state",
    "assigned-matter-score",
];

/// `GET /sites/S/assigned-matters/workbook?month=`: what was assigned in the month.
pub(crate) async fn workbook(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (first, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::assigned_matter::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let rows: Vec<Vec<String>> = found
        .of_span
        .iter()
        .map(|view| sheet_row(view, &place, language))
        .collect();
    let sheet = Sheet::titled(language, "page-menu-assigned-matters", &COLUMNS, rows);
    workbook::give_out(
        sheet,
        &format!("assigned-matters-{}.xlsx", month_word(first)),
    )
    .await
}

fn sheet_row(view: &MatterView, place: &Place, language: Language) -> Vec<String> {
    let one = &view.matter;
    let moment = |at: Option<i64>| at.map_or_else(String::new, |at| place.moment(at));
    let punctuality = if one.late { "late" } else { "on-time" };
    vec![
        format!("{} {}", one.day, one.number),
        place.moment(one.assigned),
        one.assigner.clone(),
        one.what.clone(),
        view.person.clone(),
        view.room
            .as_ref()
            .map_or_else(String::new, |room| room.name.clone()),
        say(language, "assigned-matter-urgency-", one.urgency.word()),
        assignee(view),
        view.team.clone(),
        place.moment(one.due),
        moment(one.read_back),
        moment(one.done),
        if one.done.is_some() {
            say(language, "assigned-matter-", punctuality)
        } else {
            String::new()
        },
        one.sent_back.to_string(),
        say(language, "assigned-matter-state-", one.state.word()),
        one.score
            .map_or_else(String::new, |score| score.to_string()),
    ]
}
