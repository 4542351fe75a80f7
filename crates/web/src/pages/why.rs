//! Why a duty is there: clause, rule, what started it, and what became of it.

use app::duty::Why;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use words::{Arg, Language};

use super::{draw, duty, frame, journal_words, standard_words};
use crate::civil::{self, Place};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, ClauseRow, Link, Why as View};

/// `GET /sites/S/duties/D/why`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let why = app::duty::why(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let why = why.ok_or_else(Trouble::not_found)?;
    let place = civil::place(&web, &here).await?;
    let open = why.duty.outcome.is_none();
    let view = View {
        frame: frame::of_site(&web, &here, language, "board").await?,
        people: people(&web, &here, &why, open).await?,
        may_complete: open && here.may(Object::Duty, Action::Do),
        may_waive: open && here.may(Object::Duty, Action::Do),
        blocks: blocks(&web, &here, &why).await?,
        state: why.duty.state(web.house().now()),
        ..in_words(&why, &place, &here, language, &web)
    };
    draw(&view)
}

fn in_words(why: &Why, place: &Place, here: &Here, language: Language, web: &Web) -> View {
    let seen = &why.duty;
    let room = seen.room.as_ref();
    View {
        frame: frame::public(web, language),
        duty: seen.id.to_string(),
        title: duty::title(seen, language),
        place: room.map_or_else(String::new, |room| room.name.clone()),
        meeting: seen.meeting.as_ref().map(|(id, title)| Link {
            href: format!("/sites/{}/meetings/{id}", here.site),
            title: title.clone(),
        }),
        state: "planned",
        window: place.span(seen.opens, seen.due),
        rule: seen.rule.clone(),
        started_by: started_by(why, place, language),
        team: seen.team.clone().unwrap_or_default(),
        assignee: seen
            .assignee
            .as_ref()
            .map_or_else(String::new, |staff| staff.name.clone()),
        outcome: duty::outcome(seen, place, language),
        wording: seen.wording.clone().unwrap_or_default(),
        steps: seen.steps.iter().map(|step| step.text.clone()).collect(),
        clauses: clauses(why),
        version: version(why, language),
        blocks: false,
        entries: journal_words::entries(&why.entries, place, &here.site, language),
        may_complete: false,
        may_waive: false,
        people: Vec::new(),
    }
}

fn started_by(why: &Why, place: &Place, language: Language) -> String {
    let started = standard_words::start(why.started_by, language);
    format!("{started} {}", place.moment(why.cause))
}

fn clauses(why: &Why) -> Vec<ClauseRow> {
    why.clauses
        .iter()
        .map(|(id, wording)| ClauseRow {
            id: id.clone(),
            wording: wording.clone(),
            rules: Vec::new(),
        })
        .collect()
}

fn version(why: &Why, language: Language) -> String {
    let version = [("version", Arg::Number(i64::from(why.standard_version)))];
    let version = words::format(language, "page-standard-version", &version);
    format!("{} {version}", why.standard)
}

async fn blocks(web: &Web, here: &Here, why: &Why) -> Answered<bool> {
    if why.duty.outcome.is_some() {
        return Ok(false);
    }
    let standard = app::site::standard(web.house(), &here.site).await?;
    Ok(standard.is_some_and(|view| {
        view.standard
            .rules()
            .iter()
            .any(|rule| rule.id == why.duty.rule.as_str() && rule.blocks == standards::Blocks::Room)
    }))
}

/// To whom it can be given: those of the service teams, those on duty first.
async fn people(web: &Web, here: &Here, why: &Why, open: bool) -> Answered<Vec<Choice>> {
    if !open || !here.may(Object::Duty, Action::Approve) {
        return Ok(Vec::new());
    }
    let day = app::board::day(web.house(), &here.actor, &here.site, None).await?;
    let mut people = day.map_or_else(Vec::new, |day| day.people);
    if let Some(team) = &why.duty.team {
        people.retain(|person| person.team == *team);
    }
    people.sort_by_key(|person| person.on_duty_since.is_none());
    let assignee = why.duty.assignee.as_ref().map(|staff| staff.account);
    Ok(people
        .into_iter()
        .map(|person| Choice {
            value: person.staff.account.to_string(),
            title: person.staff.name,
            chosen: assignee == Some(person.staff.account),
        })
        .collect())
}
