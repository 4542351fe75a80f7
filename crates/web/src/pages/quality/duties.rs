//! The duties behind a row, each leading to why it is there and to its entries in the journal.

use app::quality::{DutiesAsked, DutyList, ListedDuty, NOBODY, Seen};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::Milliseconds;
use domain::quality::Standing;
use words::{Arg, Language};

use super::{asked_by, asked_period, days_of, period_words};
use crate::act::Query;
use crate::civil::{Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, duty, frame, paging};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{QualityDuties, QualityDuty, Tab};

/// How the duties of a list may stand; all of them first.
const SHOWN: [Option<Standing>; 7] = [
    None,
    Some(Standing::OnTime),
    Some(Standing::Early),
    Some(Standing::Late),
    Some(Standing::Missed),
    Some(Standing::Overdue),
    Some(Standing::Waived),
];

pub(crate) fn asked(query: &Fields, period: domain::quality::Period) -> Answered<DutiesAsked> {
    let standing = match query.filled("standing") {
        None => None,
        Some(word) => {
            let standing = Standing::from_word(word);
            Some(standing.ok_or_else(|| Trouble::invalid("standing", "choice-unknown"))?)
        }
    };
    Ok(DutiesAsked {
        period,
        by: asked_by(query)?,
        key: query.text("key").to_owned(),
        standing,
        page: paging::asked(query)?,
    })
}

/// `GET /sites/S/quality/duties?from=&until=&by=&key=&standing=&page=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["period", "from", "until", "by", "key", "standing", "page"])?;
    let place = place(&web, &here).await?;
    let period = asked_period(&query, place.civil(web.house().now()).date())?;
    let asked = asked(&query, period)?;
    let found = app::quality::list(web.house(), &here.actor, &here.site, asked.clone()).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let root = format!("/sites/{}/quality", here.site);
    let (days, by) = (days_of(period), asked.by.word());
    let list = |standing: Option<Standing>| {
        let standing = standing.map_or_else(String::new, |one| format!("&standing={}", one.word()));
        let key: String = form_urlencoded::byte_serialize(asked.key.as_bytes()).collect();
        let key = if key.is_empty() {
            key
        } else {
            format!("&key={key}")
        };
        format!("{root}/duties?{days}&by={by}{key}{standing}")
    };
    let number = |value: usize| Arg::Number(i64::try_from(value).unwrap_or(i64::MAX));
    let paged = [("page", number(found.page)), ("pages", number(found.pages))];
    let to = |page: usize| format!("{}&page={page}", list(asked.standing));
    draw(&QualityDuties {
        frame: frame::of_site(&web, &here, language, "quality").await?,
        name: name(&found, &asked, language),
        wording: found.wording.clone(),
        period: period_words(period, language),
        back: format!("{root}?{days}&by={by}"),
        standings: standings(&found, asked.standing, language, list),
        with_people: found.seen != Seen::Teams,
        paged: if found.pages > 1 {
            words::format(language, "quality-page", &paged)
        } else {
            String::new()
        },
        previous: (found.page > 1).then(|| to(found.page - 1)),
        next: (found.page < found.pages).then(|| to(found.page + 1)),
        rows: found
            .duties
            .iter()
            .map(|one| row(one, &place, &here, language))
            .collect(),
    })
}

fn name(found: &DutyList, asked: &DutiesAsked, language: Language) -> String {
    if asked.key.is_empty() {
        return words::text(language, "quality-all").to_owned();
    }
    if asked.key == NOBODY {
        let key = format!("quality-nobody-{}", asked.by.word());
        return words::text(language, &key).to_owned();
    }
    found.name.clone()
}

fn standings(
    found: &DutyList,
    asked: Option<Standing>,
    language: Language,
    list: impl Fn(Option<Standing>) -> String,
) -> Vec<Tab> {
    let count = |standing: Option<Standing>| {
        standing.map_or_else(|| found.counts.duties(), |one| found.counts.of(one))
    };
    let shown = SHOWN.into_iter();
    let shown = shown.filter(|one| one.is_none() || *one == asked || count(*one) > 0);
    let tabs = shown.map(|standing| {
        let key = standing.map_or("quality-duties".to_owned(), |one| {
            format!("quality-{}", one.word())
        });
        Tab {
            href: list(standing),
            title: format!("{} {}", words::text(language, &key), count(standing)),
            current: standing == asked,
        }
    });
    tabs.collect()
}

/// The tone of a standing.
fn tone(standing: Standing) -> &'static str {
    match standing {
        Standing::Early | Standing::OnTime => "done",
        Standing::Late => "open",
        Standing::Missed | Standing::Overdue => "overdue",
        Standing::Waived | Standing::Cancelled => "waived",
        Standing::Ahead => "planned",
    }
}

/// From when to when, with the days where they differ.
pub(super) fn window(opens: Milliseconds, due: Milliseconds, place: &Place) -> String {
    let (from, until) = (place.civil(opens), place.civil(due));
    if from.date() == until.date() {
        return place.window(opens, due);
    }
    let said = |moment: jiff::civil::DateTime| moment.strftime("%m-%d %H:%M").to_string();
    format!("{}–{}", said(from), said(until))
}

fn row(one: &ListedDuty, place: &Place, here: &Here, language: Language) -> QualityDuty {
    let view = &one.view;
    let assignee = view.assignee.as_ref();
    QualityDuty {
        id: view.id.to_string(),
        href: format!("/sites/{}/duties/{}/why", here.site, view.id),
        day: view.day.clone(),
        window: window(view.opens, view.due, place),
        title: duty::title(view, language),
        place: duty::short_place(view),
        person: assignee.map_or_else(String::new, |staff| staff.name.clone()),
        standing: one.standing.word(),
        tone: tone(one.standing),
        outcome: duty::outcome(view, place, language),
    }
}
