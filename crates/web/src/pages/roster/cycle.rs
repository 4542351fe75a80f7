//! A cycle laid over a time: whose, from which day of it, looked at before it is planned.

use app::roster::{CycleDay, LaidCount, RosterWeek};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::roster::cycle::{CYCLE_DAYS_MAX, Cycle, LaidOutcome, Laying};
use domain::{AccountId, TeamId};
use jiff::ToSpan;
use jiff::civil::Date;
use words::Language;

use super::rows::strain_words;
use super::tabs::roster_tabs;
use crate::act::{Form, Query, see, subject};
use crate::civil::{Place, day_title, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    Choice, CycleCell, CycleForm, CycleLaid, CycleLine, CyclePage, CyclePerson, Link,
};

/// The fields of the form.
const FIELDS: [&str; 6] = ["team", "from", "until", "cycle", "people", "replaces"];
/// As many days of a cycle are offered to begin on at least: two weeks.
const BEGINS_LEAST: usize = 14;
/// A cycle of four days, for whoever has typed none: early, late, two of rest.
const USUAL: &str = "08:00-16:00\n13:00-21:00\n\u{4f11}\n\u{4f11}";

/// `GET /sites/S/roster/cycle?team=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["team"])?;
    draw(&view((&web, &here, language), &query, (None, None)).await?)
}

/// `POST /sites/S/roster/cycle/preview`: nothing is changed yet.
pub(crate) async fn preview(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&FIELDS)?;
    let looked = async {
        let laying = laying(&form.fields)?;
        let found = app::roster::preview_cycle(web.house(), &here.actor, &here.site, laying);
        let found = found.await?;
        let place = Place::of(found.site.clone())?;
        Ok(laid(&found.days, &place, language))
    };
    let asker = (&web, &here, language);
    match looked.await {
        Ok(laid) => draw(&view(asker, &form.fields, (None, Some(laid))).await?),
        Err(trouble) => refused(asker, &form.fields, trouble).await,
    }
}

/// `POST /sites/S/roster/cycle`: what was looked at is planned.
pub(crate) async fn lay(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&FIELDS)?;
    let command = form.command()?;
    let done = async {
        let laying = laying(&form.fields)?;
        let from = laying.from;
        let (house, actor) = (web.house(), &here.actor);
        let answer = app::roster::lay_cycle(house, actor, &here.site, &command, laying).await?;
        Ok((from, LaidCount::read(subject(&answer)?)))
    };
    match done.await {
        Ok((from, count)) => Ok(see(&format!(
            "/sites/{}/roster?week={from}&laid={}&left={}&removed={}",
            here.site, count.planned, count.left, count.removed
        ))),
        Err(trouble) => refused((&web, &here, language), &form.fields, trouble).await,
    }
}

async fn refused(
    asker: (&Web, &Here, Language),
    fields: &Fields,
    trouble: Trouble,
) -> Answered<Response> {
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let page = view(asker, fields, (Some(&trouble), None)).await?;
    draw_refused(&page, &trouble)
}

/// What is asked for in the form. Of each person there is an account and the day of the cycle on which they
/// begin, from 1.
fn laying(fields: &Fields) -> Answered<Laying> {
    let cycle = Cycle::read(fields.text("cycle"))?;
    let team = fields.chosen::<TeamId>("team")?;
    let chosen = fields.many("people").into_iter();
    let people = chosen.filter(|one| !one.is_empty()).map(|one| {
        let unknown = || Trouble::invalid("people", "choice-unknown");
        let (account, begins) = one.split_once(' ').ok_or_else(unknown)?;
        let account: AccountId = account.parse().map_err(|_| unknown())?;
        let begins: usize = begins.parse().map_err(|_| unknown())?;
        if !(1..=CYCLE_DAYS_MAX).contains(&begins) {
            return Err(unknown());
        }
        Ok((account, begins - 1))
    });
    Ok(Laying {
        team: team.ok_or_else(|| Trouble::invalid("team", "field-empty"))?,
        from: fields.date("from")?,
        until: fields.date("until")?,
        people: people.collect::<Answered<_>>()?,
        replaces: fields.ticked("replaces"),
        cycle,
    })
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    fields: &Fields,
    (trouble, laid): (Option<&Trouble>, Option<CycleLaid>),
) -> Answered<CyclePage> {
    let week = app::roster::week(web.house(), &here.actor, &here.site, None).await?;
    let week = week.ok_or_else(Trouble::not_found)?;
    let place = place(web, here).await?;
    let root = format!("/sites/{}/roster/cycle", here.site);
    let mut teams: Vec<&(TeamId, String)> = week.rows.iter().flat_map(|row| &row.teams).collect();
    teams.sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
    teams.dedup();
    let asked = fields.chosen::<TeamId>("team")?;
    let team = teams
        .iter()
        .find(|one| Some(one.0) == asked)
        .or(teams.first().filter(|_| asked.is_none()))
        .copied();
    let monday = week.monday.saturating_add(7.days());
    let today = place.civil(web.house().now()).date();
    Ok(CyclePage {
        frame: frame::of_site(web, here, language, "roster").await?,
        tabs: roster_tabs(web, here, language, "roster-cycle").await?,
        teams: teams
            .iter()
            .map(|one| {
                let link = Link {
                    href: format!("{root}?team={}", one.0),
                    title: one.1.clone(),
                };
                (link, team.is_some_and(|chosen| chosen.0 == one.0))
            })
            .collect(),
        form: team.map(|team| form(&week, team, fields, (monday.max(today), trouble))),
        action: root,
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        laid,
        sent: FIELDS
            .iter()
            .flat_map(|name| {
                let values = fields.many(name).into_iter();
                values.map(move |value| ((*name).to_owned(), value.to_owned()))
            })
            .collect(),
    })
}

fn form(
    week: &RosterWeek,
    team: &(TeamId, String),
    fields: &Fields,
    (from, trouble): (Date, Option<&Trouble>),
) -> CycleForm {
    let typed = fields.maybe("cycle").unwrap_or(USUAL);
    let length = Cycle::read(typed).map_or(0, |cycle| cycle.length());
    let chosen = fields.many("people");
    let members = week.rows.iter().filter(|row| row.teams.contains(team));
    let people = members.map(|row| CyclePerson {
        name: row.staff.name.clone(),
        id: row.staff.account.to_string(),
        begins: (1..=length.max(BEGINS_LEAST))
            .map(|day| {
                let value = format!("{} {day}", row.staff.account);
                Choice {
                    chosen: chosen.contains(&value.as_str()),
                    value,
                    title: day.to_string(),
                }
            })
            .collect(),
    });
    let day = |name: &str, usual: Date| match fields.maybe(name) {
        Some(typed) => typed.to_owned(),
        None => usual.to_string(),
    };
    CycleForm {
        team: team.0.to_string(),
        post: team.1.clone(),
        from: day("from", from),
        until: day("until", from.saturating_add(27.days())),
        cycle: typed.to_owned(),
        people: people.collect(),
        replaces: fields.ticked("replaces"),
        wrong: trouble
            .and_then(|trouble| trouble.field.clone())
            .unwrap_or_default(),
    }
}

/// What laying comes to: a line for each day, a cell for each person.
fn laid(days: &[CycleDay], place: &Place, language: Language) -> CycleLaid {
    let mut people: Vec<(AccountId, String)> = Vec::new();
    for one in days {
        if !people
            .iter()
            .any(|(account, _)| *account == one.staff.account)
        {
            people.push((one.staff.account, one.staff.name.clone()));
        }
    }
    people.sort_by(|one, other| one.1.cmp(&other.1));
    let mut lines: Vec<CycleLine> = Vec::new();
    let mut dates: Vec<&str> = days.iter().map(|one| one.laid.shift.day.as_str()).collect();
    dates.dedup();
    for date in dates {
        let cells = people.iter().map(|(account, name)| {
            let of_it =
                |one: &&CycleDay| one.staff.account == *account && one.laid.shift.day == date;
            let found = days.iter().find(of_it);
            let cell = found.map(|one| cell(one, place, language));
            (name.clone(), cell)
        });
        let title = domain::day::parse(date);
        lines.push(CycleLine {
            title: title.map_or_else(String::new, |day| day_title(language, day)),
            cells: cells.collect(),
        });
    }
    let count = |wanted: fn(LaidOutcome) -> bool| {
        let all = days.iter().map(|one| one.laid.outcome);
        all.filter(|outcome| wanted(*outcome)).count()
    };
    CycleLaid {
        counts: vec![
            ("planned", "done", count(LaidOutcome::is_planned)),
            (
                "strained",
                "open",
                count(|one| matches!(one, LaidOutcome::Strained(_))),
            ),
            ("freed", "planned", count(|one| one == LaidOutcome::Freed)),
            (
                "on-leave",
                "refused",
                count(|one| one == LaidOutcome::OnLeave),
            ),
            (
                "by-hand",
                "planned",
                count(|one| one == LaidOutcome::ByHand),
            ),
            (
                "overlap",
                "refused",
                count(|one| one == LaidOutcome::Overlap),
            ),
            ("over", "planned", count(|one| one == LaidOutcome::Over)),
        ],
        people: people.into_iter().map(|(_, name)| name).collect(),
        changes: days
            .iter()
            .any(|one| one.laid.outcome.is_planned() || !one.laid.removed.is_empty()),
        lines,
    }
}

fn cell(one: &CycleDay, place: &Place, language: Language) -> CycleCell {
    let (shift, outcome) = (&one.laid.shift, one.laid.outcome);
    let removed = one.laid.removed.iter();
    let removed = removed.map(|known| place.span(known.starts, known.ends));
    let words = match outcome {
        LaidOutcome::Planned => String::new(),
        LaidOutcome::Strained(strain) => strain_words(strain, language),
        other => {
            let key = format!("cycle-outcome-{}", other.word());
            words::text(language, &key).to_owned()
        }
    };
    CycleCell {
        time: if outcome == LaidOutcome::Freed {
            String::new()
        } else {
            place.span(shift.starts, shift.ends)
        },
        removed: removed.collect::<Vec<_>>().join(" "),
        planned: outcome.is_planned(),
        words,
        tone: match outcome {
            LaidOutcome::Planned => "done",
            LaidOutcome::Strained(_) => "open",
            LaidOutcome::OnLeave | LaidOutcome::Overlap => "refused",
            LaidOutcome::Freed | LaidOutcome::ByHand | LaidOutcome::Over => "planned",
        },
    }
}
