//! Newspapers 报纸 (clause C2.5): the issues of the day, what is missing, and the offices in the order in which one
//! walks.

mod entry;
pub(crate) mod line;
pub(crate) mod list;
mod rows;
pub(crate) mod table;
pub(crate) mod title;
pub(crate) mod workbook;

use app::newspaper::{IssueWord, NewspaperDay};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::newspaper::{Addressee, IssueState};
use jiff::civil::Date;
use words::{Arg, Language};

use self::rows::{floors, issue_row};
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::civil::{Place, day_title, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Link, Newspapers};

/// The day asked for, else today.
async fn asked_day(web: &Web, here: &Here, query: &Fields) -> Answered<Date> {
    let place = place(web, here).await?;
    place.asked_date(query, "day", web.house().now())
}

async fn found(web: &Web, here: &Here, date: Date) -> Answered<NewspaperDay> {
    let found = app::newspaper::day(web.house(), &here.actor, &here.site, Some(date)).await?;
    found.ok_or_else(Trouble::not_found)
}

/// `GET /sites/S/newspapers?day=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["day"])?;
    let date = asked_day(&web, &here, &query).await?;
    draw(&view((&web, &here, language), date, None).await?)
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    date: Date,
    refused: Option<&Trouble>,
) -> Answered<Newspapers> {
    let day = found(web, here, date).await?;
    let place = Place::of(day.site.clone())?;
    let root = format!("/sites/{}/newspapers", here.site);
    let beside = |date: Date, key: &str| Link {
        href: format!("{root}?day={date}"),
        title: words::text(language, key).to_owned(),
    };
    let issues = |views: &[app::newspaper::IssueView]| {
        let rows = views
            .iter()
            .map(|view| issue_row(view, &day, &place, language));
        rows.collect::<Vec<_>>()
    };
    let is_today = day.date == day.today;
    Ok(Newspapers {
        frame: frame::of_site(web, here, language, "newspapers").await?,
        day: day_title(language, date),
        days: [
            beside(date.yesterday().unwrap_or(date), "newspaper-day-before"),
            beside(date.tomorrow().unwrap_or(date), "newspaper-day-after"),
        ],
        told: told(&day, &place, language),
        problem: refused.map_or_else(String::new, |trouble| trouble.say(language)),
        list: format!("{root}/list?day={date}"),
        table: format!("{root}/table?year={}", date.year()),
        counted_missing: counted(language, "newspapers-missing", day.missing.len()),
        missing_tone: if day.missing.iter().any(|view| view.age_days > 0) {
            "overdue"
        } else {
            "open"
        },
        counted: counted_stops(&day, language),
        may_do: day.may_do && is_today,
        may_edit: day.may_edit,
        may_say_all: day.may_do
            && is_today
            && day
                .issues
                .iter()
                .any(|view| view.state == IssueState::Awaited),
        issues: issues(&day.issues),
        missing: issues(&day.missing),
        floors: floors(&day, &place, language),
    })
}

fn counted(language: Language, key: &str, count: usize) -> String {
    if count == 0 {
        return String::new();
    }
    words::format(language, key, &[("count", Arg::Number(count as i64))])
}

fn counted_stops(day: &NewspaperDay, language: Language) -> String {
    let whole = || day.stops.iter().filter(|stop| stop.copies > 0);
    let done = whole().filter(|stop| stop.delivery.is_some()).count();
    let whole = whole().count();
    if whole == 0 {
        return String::new();
    }
    let arguments = [("done", done.to_string()), ("whole", whole.to_string())];
    words::format(language, "newspaper-counted", &arguments)
}

fn told(day: &NewspaperDay, place: &Place, language: Language) -> String {
    match day.window {
        _ if !day.is_workday => words::text(language, "newspaper-no-workday").to_owned(),
        Some((opens, due)) => {
            let window = [("window", place.window(opens, due))];
            words::format(language, "newspaper-window", &window)
        }
        None => String::new(),
    }
}

/// What is said of an issue.
///
/// # Errors
/// Invalid where the word is none.
pub(crate) fn issue_word(word: &str, copies: Option<u32>, reason: &str) -> Answered<IssueWord> {
    match (word, copies) {
        ("arrived", Some(copies)) => Ok(IssueWord::Arrived(copies)),
        ("arrived", None) => Err(Trouble::invalid("copies", "field-empty")),
        ("chased", _) => Ok(IssueWord::Chased),
        ("written-off", _) => Ok(IssueWord::WrittenOff(reason.to_owned())),
        _ => Err(Trouble::invalid("word", "choice-unknown")),
    }
}

/// `POST /sites/S/newspapers/issues`.
pub(crate) async fn tell(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["newspaper", "day", "word", "copies", "reason"])?;
    let command = form.command()?;
    let done = async {
        let newspaper = fields.chosen("newspaper")?;
        let newspaper = newspaper.ok_or_else(|| Trouble::invalid("newspaper", "field-empty"))?;
        let issue = (newspaper, fields.date("day")?);
        let copies = match fields.filled("copies") {
            Some(_) => Some(fields.number("copies")?),
            None => None,
        };
        let word = issue_word(fields.text("word"), copies, fields.text("reason"))?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::newspaper::tell(house, actor, site, &command, issue, word).await?)
    };
    shown_after((&web, &here, language), done.await).await
}

/// `POST /sites/S/newspapers/issues/all`.
pub(crate) async fn tell_all(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let command = form.command()?;
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let done = app::newspaper::all_arrived(house, actor, site, &command).await;
    shown_after((&web, &here, language), done.map_err(Trouble::from)).await
}

/// `POST /sites/S/newspapers/stops/X/delivery`: `command`, `reason`.
pub(crate) async fn deliver(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let stop: Addressee = ids.at(0)?;
    form.fields.only(&["reason"])?;
    let (command, reason) = (form.command()?, form.fields.text("reason").to_owned());
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let done = app::newspaper::deliver(house, actor, site, &command, (stop, reason)).await;
    shown_after((&web, &here, language), done.map_err(Trouble::from)).await
}

/// The day again, with what was refused above it.
async fn shown_after(
    (web, here, language): (&Web, &Here, Language),
    done: Answered<app::Answer>,
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/newspapers", here.site))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let today = place(web, here).await?.civil(web.house().now()).date();
            let page = view((web, here, language), today, Some(&trouble)).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
