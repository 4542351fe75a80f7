//! The plan of leaders' offices (clauses C2.8, C3.1 to C3.4): floor by floor, live, with the keys.

use app::office::{OfficePlan, OfficeView, PlanDay};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::RoomId;
use domain::office::{AGAIN_MINUTES, Standing};
use words::Language;

use super::{draw, draw_refused, frame};
use crate::act::{Form, see};
use crate::civil::{Place, day_title};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{OfficeFloor, OfficeKeyShown, OfficeRow, Offices};

/// `GET /sites/S/offices`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&view(&web, &here, language, None).await?)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    refused: Option<&Trouble>,
) -> Answered<Offices> {
    let plan = app::office::plan(web.house(), &here.actor, &here.site).await?;
    let plan = plan.ok_or_else(Trouble::not_found)?;
    let place = Place::of(plan.site.clone())?;
    let told = told(&plan, &place, language);
    let in_plan = |view: &&OfficeView| view.standing.is_some_and(Standing::is_planned);
    let mut floors: Vec<OfficeFloor> = Vec::new();
    for (order, office) in (1..).zip(plan.offices.iter().filter(in_plan)) {
        let row = row(&plan, office, &place, language, order);
        match floors.last_mut() {
            Some(floor) if floor.name == office.floor => floor.rows.push(row),
            _ => floors.push(OfficeFloor {
                name: office.floor.clone(),
                rows: vec![row],
            }),
        }
    }
    let apart = plan.offices.iter().filter(|view| !in_plan(view));
    let missing = plan.offices.iter().filter_map(|view| view.key.as_ref());
    let missing = missing.filter(|key| key.missing).count();
    let turns = plan.offices.iter().filter_map(|view| view.turns).min();
    Ok(Offices {
        day: day_title(language, plan.date),
        told,
        counted: counted(&plan, language),
        missing: if missing == 0 {
            String::new()
        } else {
            let count = [("count", words::Arg::Number(missing as i64))];
            words::format(language, "office-keys-missing", &count)
        },
        turns: turns.unwrap_or(0),
        any: !plan.offices.is_empty(),
        apart: apart
            .map(|office| row(&plan, office, &place, language, 0))
            .collect(),
        floors,
        minutes: AGAIN_MINUTES.to_vec(),
        problem: refused.map(|trouble| trouble.say(language)),
        frame: frame::of_site(web, here, language, "offices").await?,
    })
}

fn told(plan: &OfficePlan, place: &Place, language: Language) -> String {
    match (plan.day, plan.window) {
        (PlanDay::NoRule, _) => words::text(language, "office-no-rule").to_owned(),
        (PlanDay::DayOff, _) => words::text(language, "office-no-workday").to_owned(),
        (PlanDay::Workday, None) => String::new(),
        (PlanDay::Workday, Some((opens, due))) => {
            let window = [("window", place.window(opens, due))];
            words::format(language, "office-window", &window)
        }
    }
}

fn counted(plan: &OfficePlan, language: Language) -> String {
    let standings = || plan.offices.iter().filter_map(|view| view.standing);
    let whole = standings().filter(|one| one.is_planned()).count();
    let done = standings().filter(|one| *one == Standing::Cleaned).count();
    if whole == 0 {
        return String::new();
    }
    let arguments = [("done", done.to_string()), ("whole", whole.to_string())];
    words::format(language, "office-counted", &arguments)
}

fn row(
    plan: &OfficePlan,
    office: &OfficeView,
    place: &Place,
    language: Language,
    order: usize,
) -> OfficeRow {
    let names = office.leaders.iter();
    let leaders: Vec<String> = names
        .map(|leader| format!("{} {}", leader.name, leader.form_of_address))
        .collect();
    let key = office.key.as_ref();
    let is_open = matches!(
        office.standing,
        Some(Standing::Planned | Standing::Again | Standing::Begun)
    );
    OfficeRow {
        id: office.room.id.to_string(),
        order: if order == 0 {
            String::new()
        } else {
            order.to_string()
        },
        number: office.room.number.clone(),
        name: office.room.name.clone(),
        floor: office.floor.clone(),
        leaders: words::list(language, &leaders),
        word: office.standing.map_or("kept", Standing::word),
        tone: tone(office.standing),
        told: told_of(office, place, language),
        by: office.by.clone(),
        duty: office.duty.map_or_else(String::new, |duty| {
            format!("/sites/{}/duties/{duty}/why", plan.site.id)
        }),
        may_answer: plan.may_do && is_open && office.duty.is_some(),
        key: key.map(|key| OfficeKeyShown {
            holder: key.holder.clone(),
            since: if place.civil(key.out).date() == plan.date {
                place.time(key.out)
            } else {
                place.moment(key.out)
            },
            missing: key.missing,
            may_give: plan.may_do && (key.own || plan.may_edit),
        }),
        may_take: plan.may_do && key.is_none(),
    }
}

fn tone(standing: Option<Standing>) -> &'static str {
    match standing {
        Some(Standing::Planned | Standing::Begun) => "open",
        Some(Standing::Again) => "waiting",
        Some(Standing::Interrupted | Standing::Missed) => "overdue",
        Some(Standing::Cleaned) => "done",
        Some(Standing::Waived) => "waived",
        _ => "planned",
    }
}

/// What else is to be known of how an office stands.
fn told_of(office: &OfficeView, place: &Place, language: Language) -> String {
    let said = |key: &str, at| words::format(language, key, &[("time", place.time(at))]);
    match office.standing {
        Some(Standing::Begun) => {
            let steps = [
                ("done", office.steps.0.to_string()),
                ("whole", office.steps.1.to_string()),
            ];
            words::format(language, "office-steps", &steps)
        }
        Some(Standing::Again) => {
            let answered = office.answered.map(|at| said("office-answered-at", at));
            let again = office.again.map(|at| said("office-again-at", at));
            let both: Vec<String> = [answered, again].into_iter().flatten().collect();
            both.join(" · ")
        }
        Some(Standing::Interrupted) => office
            .interrupted
            .map_or_else(String::new, |at| said("office-interrupted-at", at)),
        Some(Standing::Cleaned) => office
            .finished
            .map_or_else(String::new, |at| said("office-finished-at", at)),
        _ => String::new(),
    }
}

/// `POST /sites/S/offices/R/answer`: `command`, `minutes`.
pub(crate) async fn answer(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let (room, command): (RoomId, _) = (ids.at(0)?, form.command()?);
    let done = async {
        form.fields.only(&["minutes"])?;
        let said = (room, form.fields.number("minutes")?);
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::office::answer(house, actor, site, &command, said).await?)
    };
    shown_after(&web, &here, language, done.await).await
}

/// `POST /sites/S/offices/R/key`: `command`, `way`, and `from` of the review before one goes, which it leads back to.
pub(crate) async fn key(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let (room, command): (RoomId, _) = (ids.at(0)?, form.command()?);
    let done = async {
        form.fields.only(&["way", "from"])?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        match form.fields.text("way") {
            "out" => Ok(app::office::take_key(house, actor, site, &command, room).await?),
            "in" => Ok(app::office::give_back_key(house, actor, site, &command, room).await?),
            _ => Err(Trouble::invalid("way", "choice-unknown")),
        }
    };
    let done: Answered<app::Answer> = done.await;
    if done.is_ok() && form.fields.text("from") == "hand-over" {
        return Ok(see(&format!("/sites/{}/hand-overs/new", here.site)));
    }
    shown_after(&web, &here, language, done).await
}

/// The plan again, with what was refused above it.
async fn shown_after(
    web: &Web,
    here: &Here,
    language: Language,
    done: Answered<app::Answer>,
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/offices", here.site))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            draw_refused(&view(web, here, language, Some(&trouble)).await?, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
