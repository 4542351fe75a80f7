//! The daily reception record (clause A1.9): the days of a month, and one day with its signatures.

pub(crate) mod acts;
mod rows;

use app::reception_record::{PURPOSES, RecordDay};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::reception_record::Standing;
use jiff::civil::Date;
use words::{Arg, Language};

use self::rows::{Drawing, edition_of};
use super::register_months::{asked_month, month_word};
use super::{draw, frame};
use crate::act::Query;
use crate::civil::{self, Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    Link, ReceptionRecord, ReceptionRecords, RecordAnswering, RecordDayRow, RecordSigning,
    StillInside,
};

/// The name of the pages in addresses and in the menu.
const NAME: &str = "reception-records";

fn address(here: &Here, date: Date) -> String {
    format!("/sites/{}/{NAME}/{date}", here.site)
}

/// The look of a state: its sign and its colour.
fn tone(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "open",
        Standing::Signed => "planned",
        Standing::Returned => "overdue",
        Standing::Countersigned => "done",
    }
}

fn state(standing: Standing, language: Language) -> String {
    let key = format!("reception-record-state-{}", standing.word());
    words::text(language, &key).to_owned()
}

/// `GET /sites/S/reception-records?month=YYYY-MM`.
pub(crate) async fn list(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let today = place.civil(web.house().now()).date();
    let (first, _) = asked_month(&query, &place, web.house().now())?;
    let span = (first.to_string(), first.last_of_month().to_string());
    let found = app::reception_record::month(web.house(), &here.actor, &here.site, span).await?;
    let mut found = found.ok_or_else(Trouble::not_found)?;
    // Days to come have visitors that are expected, but no record.
    found.retain(|view| view.day <= today.to_string());
    let rows = found.into_iter().map(|view| {
        let date = domain::day::parse(&view.day).unwrap_or(today);
        let edition = view.edition.as_ref();
        let countersigned = edition.and_then(|edition| edition.countersigned.as_ref());
        RecordDayRow {
            link: Link {
                href: address(&here, date),
                title: civil::day_title(language, date),
            },
            key: view.day,
            lines: view.lines,
            missing: view.missing,
            signed: edition.map_or_else(String::new, |one| one.signed.by.clone()),
            countersigned: countersigned.map_or_else(String::new, |one| one.by.clone()),
            tone: tone(view.standing),
            state: state(view.standing, language),
        }
    });
    draw(&ReceptionRecords {
        frame: frame::of_site(&web, &here, language, NAME).await?,
        month: civil::month_title(language, first),
        months: months(&here, first, today, language),
        days: rows.collect(),
    })
}

fn months(here: &Here, first: Date, today: Date, language: Language) -> Vec<Link> {
    let link = |date: Date, title: String| Link {
        href: format!("/sites/{}/{NAME}?month={}", here.site, month_word(date)),
        title,
    };
    let before = first.yesterday().ok();
    let after = first.last_of_month().tomorrow().ok();
    let mut links = Vec::new();
    links
        .extend(before.map(|date| link(date, format!("‹ {}", civil::month_title(language, date)))));
    links.extend(
        after
            .filter(|date| *date <= today)
            .map(|date| link(date, format!("{} ›", civil::month_title(language, date)))),
    );
    links
}

/// `GET /sites/S/reception-records/D`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let page = view(
        &web,
        &here,
        ids.at(0)?,
        language,
        (&Fields::default(), None),
    )
    .await?;
    draw(&page)
}

/// The page of a day, with what was typed and why it was refused.
async fn view(
    web: &Web,
    here: &Here,
    date: Date,
    language: Language,
    (typed, trouble): (&Fields, Option<&Trouble>),
) -> Answered<ReceptionRecord> {
    let (house, day) = (web.house(), date.to_string());
    let found = app::reception_record::day(house, &here.actor, &here.site, &day).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site.clone())?;
    let today = place.civil(found.now).date();
    let drawing = Drawing {
        place: &place,
        language,
        here,
    };
    let problem_of = |name: &str| {
        let at = trouble.filter(|it| it.field.as_deref() == Some(name));
        at.map(|trouble| trouble.say(language))
    };
    let (note, reason) = (problem_of("note"), problem_of("reason"));
    let inside = problem_of("while_inside");
    let on_top = note.is_none() && reason.is_none() && inside.is_none();
    let whole = here.may(Object::VisitorDocument, Action::View);
    let purposes = PURPOSES.iter().filter(|_| whole);
    Ok(ReceptionRecord {
        frame: frame::of_site(web, here, language, NAME).await?,
        action: address(here, date),
        day: civil::dated_title(language, date),
        days: days(here, date, today, language),
        tone: tone(found.standing),
        state: state(found.standing, language),
        figures: figures(&found.summary, language),
        missing: counted("reception-record-missing", found.missing, language),
        inside: counted("reception-record-inside", found.inside, language),
        rows: found.lines.iter().map(|line| drawing.row(line)).collect(),
        changes: found
            .changes
            .iter()
            .map(|(change, line)| {
                let key = format!("reception-record-change-{}", change.word());
                (words::text(language, &key).to_owned(), drawing.row(line))
            })
            .collect(),
        editions: found
            .editions
            .iter()
            .rev()
            .map(|edition| edition_of(edition, &place, language))
            .collect(),
        signing: signing(
            &found,
            (here, typed, language),
            date == today,
            [note, inside],
        ),
        answering: answering(&found, here, typed, reason),
        purposes: purposes
            .map(|word| {
                let key = format!("reception-record-purpose-{word}");
                (*word, words::text(language, &key).to_owned())
            })
            .collect(),
        may_export: here.may(Object::ReceptionRecord, Action::Export),
        problem: trouble
            .filter(|_| on_top)
            .map(|trouble| trouble.say(language)),
    })
}

fn days(here: &Here, date: Date, today: Date, language: Language) -> Vec<Link> {
    let link = |date: Date, before: &str, after: &str| Link {
        href: address(here, date),
        title: format!("{before}{}{after}", civil::day_title(language, date)),
    };
    let mut links = Vec::new();
    links.extend(date.yesterday().ok().map(|date| link(date, "‹ ", "")));
    let next = date.tomorrow().ok().filter(|date| *date <= today);
    links.extend(next.map(|date| link(date, "", " ›")));
    links
}

/// The day's figures in words.
fn figures(summary: &[(String, String)], language: Language) -> Vec<(String, String)> {
    let said = summary.iter().map(|(word, figure)| {
        let key = format!("reception-record-figure-{word}");
        (words::text(language, &key).to_owned(), figure.clone())
    });
    said.collect()
}

/// A number in a sentence; nothing for none.
fn counted(key: &str, count: usize, language: Language) -> String {
    if count == 0 {
        return String::new();
    }
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    words::format(language, key, &[("count", Arg::Number(count))])
}

fn signing(
    found: &RecordDay,
    (here, typed, language): (&Here, &Fields, Language),
    goes_on: bool,
    [problem, inside_problem]: [Option<String>; 2],
) -> Option<RecordSigning> {
    let amends = matches!(found.standing, Standing::Signed | Standing::Countersigned);
    let may = here.may(Object::ReceptionRecord, Action::Do);
    let signs = may && (!amends || !found.changes.is_empty());
    signs.then(|| RecordSigning {
        seen: found.mark.clone(),
        note: typed.text("note").to_owned(),
        problem,
        amends,
        explains: found.missing > 0,
        goes_on,
        inside: StillInside {
            words: counted("reception-record-sign-inside", found.inside, language),
            is_said: typed.ticked("while_inside"),
            problem: inside_problem,
        },
    })
}

fn answering(
    found: &RecordDay,
    here: &Here,
    typed: &Fields,
    problem: Option<String>,
) -> Option<RecordAnswering> {
    let last = &found.editions.last()?.edition;
    let own = last.signed.account == here.actor.account;
    let answers = here.may(Object::ReceptionRecord, Action::Approve)
        && found.standing == Standing::Signed
        && !own;
    answers.then(|| RecordAnswering {
        edition: last.number,
        reason: typed.text("reason").to_owned(),
        problem,
    })
}
