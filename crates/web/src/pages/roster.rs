//! The roster (clauses A2.1, A2.2, A4.1, C1.1, C1.2): the week as a grid of people and days; a shift is
//! planned, changed and taken away in the form beside it.

pub(crate) mod cycle;
mod rows;
mod tabs;
pub(crate) mod workbook;

use app::roster::{Asked, RosterWeek};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::roster::PlannedShift;
use domain::{AccountId, PlannedShiftId, Refusal, TeamId};
use jiff::ToSpan;
use jiff::civil::Date;
use words::Language;

use self::rows::{Reading, lines, waiting};
pub(crate) use self::rows::{amiss, asks_to_confirm};
pub(super) use self::tabs::roster_tabs;
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see, subject};
use crate::civil::{Place, day_title, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, Link, Roster, RosterForm};

/// The fields of the form.
const FIELDS: [&str; 9] = [
    "week",
    "account",
    "team",
    "day",
    "starts",
    "ends",
    "confirmed",
    "revision",
    "moved",
];
/// What a shift is where nothing else is said.
const USUAL: (&str, &str) = ("08:30", "17:30");

/// `GET /sites/S/roster?week=`; `account` and `day` fill the form, `shift` has one changed.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&[
        "week", "account", "day", "shift", "copied", "left", "planned", "laid", "removed", "moved",
    ])?;
    let place = place(&web, &here).await?;
    let week = week_of(&web, &here, &query).await?;
    let known = match query.chosen::<PlannedShiftId>("shift")? {
        None => None,
        Some(id) => app::roster::find(web.house(), &here.actor, &here.site, id).await?,
    };
    let today = place.civil(web.house().now()).date();
    let fields = match &known {
        Some(page) => fields_of(&page.shift, &place),
        None => fields_of_new(&query, today.max(week.monday)),
    };
    let id = known.as_ref().map(|page| page.shift.id);
    let asker = (&web, &here, language);
    let mut page = view(asker, &place, &week, (id, &fields), None).await?;
    if let Some(form) = &mut page.form {
        let leads_there = ["account", "day", "shift", "planned"];
        form.focus = leads_there.iter().any(|name| query.filled(name).is_some());
    }
    page.copied = told(&query, language);
    draw(&page)
}

/// What was copied, laid or moved just now, in words; empty for nothing.
fn told(query: &Fields, language: Language) -> String {
    let number = |name: &str| query.number::<u32>(name).ok();
    let counts = |count: u32, removed: u32| {
        let left = number("left").unwrap_or(0);
        [("count", count), ("left", left), ("removed", removed)]
            .map(|(name, count)| (name, count.to_string()))
    };
    match (number("copied"), number("laid")) {
        (Some(copied), _) => words::format(language, "roster-copied-words", &counts(copied, 0)),
        (None, Some(laid)) => {
            let removed = number("removed").unwrap_or(0);
            words::format(language, "cycle-laid-words", &counts(laid, removed))
        }
        (None, None) if query.ticked("moved") => {
            words::text(language, "roster-moved-words").to_owned()
        }
        (None, None) => String::new(),
    }
}

/// A shift as it is filled into the form.
fn fields_of(shift: &PlannedShift, place: &Place) -> Fields {
    let (account, team) = (shift.account.to_string(), shift.team.to_string());
    let revision = shift.revision.to_string();
    Fields::from_pairs(&[
        ("account", &account),
        ("team", &team),
        ("day", &shift.day),
        ("starts", &place.time(shift.starts)),
        ("ends", &place.time(shift.ends)),
        ("revision", &revision),
    ])
}

/// What stands in the form where nothing was typed yet.
fn fields_of_new(query: &Fields, usual: Date) -> Fields {
    let usual = usual.to_string();
    Fields::from_pairs(&[
        ("account", query.text("account")),
        ("day", query.filled("day").unwrap_or(&usual)),
        ("starts", USUAL.0),
        ("ends", USUAL.1),
    ])
}

async fn week_of(web: &Web, here: &Here, fields: &Fields) -> Answered<RosterWeek> {
    let day = match fields.filled("week") {
        None => None,
        Some(_) => Some(fields.date("week")?),
    };
    let week = app::roster::week(web.house(), &here.actor, &here.site, day).await?;
    week.ok_or_else(Trouble::not_found)
}

/// `GET /sites/S/planned-shifts/P`: the shift in its week.
pub(crate) async fn find(State(web): State<Web>, here: Here, ids: Ids) -> Answered<Response> {
    let id = ids.at(0)?;
    let page = app::roster::find(web.house(), &here.actor, &here.site, id).await?;
    let page = page.ok_or_else(|| Refusal::missing("shift-unknown"))?;
    let (site, day) = (&here.site, &page.shift.day);
    Ok(see(&format!("/sites/{site}/roster?week={day}&shift={id}")))
}

/// What is asked for; an end before the start is the next day's.
fn asked(fields: &Fields, place: &Place) -> Answered<Asked> {
    let account = fields.chosen::<AccountId>("account")?;
    let team = fields.chosen::<TeamId>("team")?;
    let date = fields.date("day")?;
    let (from, to) = (fields.time("starts")?, fields.time("ends")?);
    let last = if to > from {
        date
    } else {
        date.tomorrow().unwrap_or(date)
    };
    Ok(Asked {
        account: account.ok_or_else(|| Trouble::invalid("account", "field-empty"))?,
        team: team.ok_or_else(|| Trouble::invalid("team", "field-empty"))?,
        starts: place.instant(date.to_datetime(from)),
        ends: place.instant(last.to_datetime(to)),
        confirmed: fields.ticked("confirmed"),
    })
}

/// `POST /sites/S/roster`.
pub(crate) async fn plan(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&FIELDS)?;
    let command = form.command()?;
    let place = place(&web, &here).await?;
    let planned = async {
        let asked = asked(&form.fields, &place)?;
        app::roster::plan(web.house(), &here.actor, &here.site, &command, asked).await?;
        Ok(())
    };
    let done: Answered<()> = planned.await;
    answer((&web, &here, language), &place, &form, (None, done)).await
}

/// `POST /sites/S/planned-shifts/P`.
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&FIELDS)?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let place = place(&web, &here).await?;
    let changed = async {
        let what = (id, form.fields.number("revision")?);
        let asked = asked(&form.fields, &place)?;
        app::roster::change(web.house(), &here.actor, &here.site, &command, what, asked).await?;
        Ok(())
    };
    let done: Answered<()> = changed.await;
    answer((&web, &here, language), &place, &form, (Some(id), done)).await
}

/// `POST /sites/S/planned-shifts/P/removal`.
pub(crate) async fn remove(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["week", "revision"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let what = (id, form.fields.number("revision")?);
    let removed = app::roster::remove(web.house(), &here.actor, &here.site, &command, what).await;
    let trouble: Trouble = match removed {
        Ok(_) => return Ok(back(&here, form.fields.text("week"), "planned=yes")),
        Err(error) => error.into(),
    };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    // The week again with why, and the shift as it is now: whoever sends it again has seen that.
    let known = app::roster::find(web.house(), &here.actor, &here.site, id).await?;
    let known = known.ok_or_else(|| Refusal::missing("shift-unknown"))?;
    let place = place(&web, &here).await?;
    let week = week_of(&web, &here, &Fields::of("week", &known.shift.day)).await?;
    let fields = fields_of(&known.shift, &place);
    let asker = (&web, &here, language);
    let page = view(asker, &place, &week, (Some(id), &fields), Some(&trouble)).await?;
    draw_refused(&page, &trouble)
}

/// `POST /sites/S/roster/copies`: the week before once more.
pub(crate) async fn copy(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["week"])?;
    let command = form.command()?;
    let week = week_of(&web, &here, &form.fields).await?;
    let (house, actor, monday) = (web.house(), &here.actor, week.monday);
    let trouble: Trouble =
        match app::roster::copy_week(house, actor, &here.site, &command, monday).await {
            Ok(answer) => {
                let counts = subject(&answer)?.split_once(' ').unwrap_or_default();
                let told = format!("copied={}&left={}", counts.0, counts.1);
                return Ok(back(&here, &monday.to_string(), &told));
            }
            Err(error) => error.into(),
        };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let place = place(&web, &here).await?;
    let fields = Fields::from_pairs(&[("starts", USUAL.0), ("ends", USUAL.1)]);
    let asker = (&web, &here, language);
    let page = view(asker, &place, &week, (None, &fields), Some(&trouble)).await?;
    draw_refused(&page, &trouble)
}

fn back(here: &Here, week: &str, told: &str) -> Response {
    let week = domain::day::parse(week).map_or_else(String::new, |day| day.to_string());
    see(&format!("/sites/{}/roster?week={week}&{told}", here.site))
}

/// The week again: as it is now, or with what was typed and why it was refused.
async fn answer(
    asker: (&Web, &Here, Language),
    place: &Place,
    form: &Form,
    (id, done): (Option<PlannedShiftId>, Answered<()>),
) -> Answered<Response> {
    let (web, here, _) = asker;
    let trouble = match done {
        // The week that the shift is in: it is seen where it went.
        Ok(()) => {
            let told = if form.fields.ticked("moved") {
                "moved=yes"
            } else {
                "planned=yes"
            };
            return Ok(back(here, form.fields.text("day"), told));
        }
        Err(trouble) => trouble,
    };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let shown = match form.fields.date("week") {
        Ok(day) => Fields::of("week", &day.to_string()),
        Err(_) => Fields::default(),
    };
    let week = week_of(web, here, &shown).await?;
    let mut page = view(asker, place, &week, (id, &form.fields), Some(&trouble)).await?;
    if trouble.code == "shift-changed-meanwhile"
        && let (Some(id), Some(shown)) = (id, &mut page.form)
        && let Some(known) = app::roster::find(web.house(), &here.actor, &here.site, id).await?
        && let Some((_, revision)) = &mut shown.known
    {
        // Whoever sends it again has seen that there is another one.
        *revision = known.shift.revision.to_string();
    }
    draw_refused(&page, &trouble)
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    place: &Place,
    week: &RosterWeek,
    (id, fields): (Option<PlannedShiftId>, &Fields),
    trouble: Option<&Trouble>,
) -> Answered<Roster> {
    let root = format!("/sites/{}/roster", here.site);
    let now = web.house().now();
    let today = place.civil(now).date();
    let reading = Reading {
        account: here.actor.account,
        swaps: here.may(Object::ShiftSwap, Action::Create),
        now,
        language,
    };
    let days: Vec<Date> = (0..7)
        .map(|day: i32| week.monday.saturating_add(day.days()))
        .collect();
    let link = |date: Date, key: &str| Link {
        href: format!("{root}?week={date}"),
        title: words::text(language, key).to_owned(),
    };
    let last = days.last().copied().unwrap_or(week.monday);
    let workbook = format!("{root}/workbook/file?week={}", week.monday);
    Ok(Roster {
        frame: frame::of_site(web, here, language, "roster").await?,
        tabs: roster_tabs(web, here, language, "roster").await?,
        workbook: here.where_may(Object::Roster, Action::Export, workbook),
        span: format!(
            "{} – {}",
            day_title(language, week.monday),
            day_title(language, last)
        ),
        dated: format!("{} – {last}", week.monday),
        week: week.monday.to_string(),
        weeks: [
            link(week.monday.saturating_sub(7.days()), "roster-week-before"),
            link(today, "roster-week-this"),
            link(week.monday.saturating_add(7.days()), "roster-week-after"),
        ],
        rows: lines(week, &days, (place, reading)),
        days: days
            .iter()
            .map(|day| (day_title(language, *day), *day == today))
            .collect(),
        waiting: waiting(week, here, place, (now, language)),
        copied: String::new(),
        form: week
            .may_plan
            .then(|| form(week, here, (id, fields), (trouble, language))),
    })
}

fn form(
    week: &RosterWeek,
    here: &Here,
    (id, fields): (Option<PlannedShiftId>, &Fields),
    (trouble, language): (Option<&Trouble>, Language),
) -> RosterForm {
    let account = fields.text("account");
    let people = week.rows.iter().map(|row| Choice {
        value: row.staff.account.to_string(),
        title: row.staff.name.clone(),
        chosen: row.staff.account.to_string() == account,
    });
    let mut teams: Vec<&(TeamId, String)> = week.rows.iter().flat_map(|row| &row.teams).collect();
    teams.sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
    teams.dedup();
    // Whoever is chosen has a team of their own.
    let theirs = week
        .rows
        .iter()
        .find(|row| row.staff.account.to_string() == account);
    let usual = theirs.and_then(|row| row.teams.first());
    let team = match fields.filled("team") {
        Some(team) => team.to_owned(),
        None => usual.map_or_else(String::new, |team| team.0.to_string()),
    };
    let site = &here.site;
    let own = id.map(|id| format!("/sites/{site}/planned-shifts/{id}"));
    RosterForm {
        known: own
            .as_ref()
            .map(|own| (format!("{own}/removal"), fields.text("revision").to_owned())),
        action: own.unwrap_or_else(|| format!("/sites/{site}/roster")),
        focus: false,
        people: people.collect(),
        teams: teams
            .into_iter()
            .map(|(id, name)| Choice {
                value: id.to_string(),
                title: name.clone(),
                chosen: id.to_string() == team,
            })
            .collect(),
        day: fields.text("day").to_owned(),
        starts: fields.text("starts").to_owned(),
        ends: fields.text("ends").to_owned(),
        asks: trouble.is_some_and(asks_to_confirm) || fields.ticked("confirmed"),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        wrong: trouble
            .and_then(|trouble| trouble.field.clone())
            .unwrap_or_default(),
    }
}
