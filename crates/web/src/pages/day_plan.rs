//! The plan of a day (clauses C0, C2.7, C4.2): what will be missed, what can be done about it, and
//! everybody's way through the day.

mod proposed;
mod rows;

use app::day_plan::{DAYS_AHEAD, DayPlan, Give, OneMore};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::{AccountId, DutyId, MeetingId, TeamId};
use jiff::ToSpan;
use jiff::civil::Date;
use words::Language;

use self::proposed::Wording;
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see, subject};
use crate::civil::{Place, day_title, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, DayPlanAnswer, DayPlanPage, DayPlanWhatIf, Link, Span};

/// What is asked where nothing else is said.
const USUAL: (&str, &str) = ("08:30", "17:30");

/// `GET /sites/S/day-plan?day=`; `team`, `from` and `until` ask what one more would change.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["day", "team", "from", "until", "given"])?;
    let place = place(&web, &here).await?;
    let day = asked_day(&query)?;
    let question = asked_of(&query, day, &place, web.house().now());
    let (one_more, trouble) = match question {
        Ok(one_more) => (one_more, None),
        // A question that cannot be answered leaves the day as it is.
        Err(trouble) => (None, Some(trouble)),
    };
    let plan = look(&web, &here, day, one_more).await?;
    let asker = (&web, &here, language);
    let mut page = view(asker, &place, &plan, (&query, trouble.as_ref())).await?;
    if let Ok(given) = query.number::<u32>("given") {
        page.told = words::format(language, "day-plan-given", &[("count", given.to_string())]);
    }
    match trouble {
        Some(trouble) => draw_refused(&page, &trouble),
        None => draw(&page),
    }
}

fn asked_day(query: &Fields) -> Answered<Option<Date>> {
    match query.filled("day") {
        None => Ok(None),
        Some(_) => Ok(Some(query.date("day")?)),
    }
}

async fn look(
    web: &Web,
    here: &Here,
    day: Option<Date>,
    one_more: Option<OneMore>,
) -> Answered<DayPlan> {
    let plan = app::day_plan::look(web.house(), &here.actor, &here.site, day, one_more).await?;
    plan.ok_or_else(Trouble::not_found)
}

/// Who is asked for; `None` where nothing is asked. An end before the start is the next day's.
pub(crate) fn asked_of(
    query: &Fields,
    day: Option<Date>,
    place: &Place,
    now: i64,
) -> Answered<Option<OneMore>> {
    let Some(team) = query.chosen::<TeamId>("team")? else {
        return Ok(None);
    };
    let date = day.unwrap_or_else(|| place.civil(now).date());
    let (from, until) = (query.time("from")?, query.time("until")?);
    let last = if until > from {
        date
    } else {
        date.tomorrow().unwrap_or(date)
    };
    let span = (
        place.instant(date.to_datetime(from)),
        place.instant(last.to_datetime(until)),
    );
    Ok(Some(OneMore { team, span }))
}

/// `POST /sites/S/day-plan/gives`: `day`, and `give` for each change: `duty:account` or, for a whole
/// meeting, `meeting:account`, each with its word before it.
pub(crate) async fn give(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["day", "give"])?;
    let command = form.command()?;
    let changes = form.fields.many("give").into_iter().map(read_give);
    let changes: Answered<Vec<Give>> = changes.collect();
    let (house, actor) = (web.house(), &here.actor);
    let given = async {
        let answer = app::day_plan::give(house, actor, &here.site, &command, changes?).await?;
        Ok(subject(&answer)?.to_owned())
    };
    let given: Answered<String> = given.await;
    let day = asked_day(&form.fields)?;
    let trouble = match given {
        Ok(count) => {
            let day = day.map_or_else(String::new, |day| format!("day={day}&"));
            return Ok(see(&format!(
                "/sites/{}/day-plan?{day}given={count}",
                here.site
            )));
        }
        Err(trouble) => trouble,
    };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    // The day as it is now, with why: what was proposed may not be needed any more.
    let place = place(&web, &here).await?;
    let plan = look(&web, &here, day, None).await?;
    let fields = Fields::default();
    let mut page = view((&web, &here, language), &place, &plan, (&fields, None)).await?;
    page.told = trouble.say(language);
    page.refused = true;
    draw_refused(&page, &trouble)
}

/// A change as the form has it.
fn read_give(text: &str) -> Answered<Give> {
    let unknown = || Trouble::invalid("give", "choice-unknown");
    let mut parts = text.split(':');
    let (Some(kind), Some(what), Some(to), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(unknown());
    };
    let to: AccountId = to.parse().map_err(|_| unknown())?;
    match kind {
        "duty" => {
            let duty: DutyId = what.parse().map_err(|_| unknown())?;
            Ok(Give::Duty(duty, to))
        }
        "meeting" => {
            let meeting: MeetingId = what.parse().map_err(|_| unknown())?;
            Ok(Give::Meeting(meeting, to))
        }
        _ => Err(unknown()),
    }
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    place: &Place,
    plan: &DayPlan,
    (fields, trouble): (&Fields, Option<&Trouble>),
) -> Answered<DayPlanPage> {
    let wording = Wording {
        plan,
        place,
        language,
        root: format!("/sites/{}", here.site),
        may_give: here.may(
            domain::access::Object::Duty,
            domain::access::Action::Approve,
        ),
        may_plan: here.may(
            domain::access::Object::Roster,
            domain::access::Action::Create,
        ),
    };
    let drawing = rows::Drawing::of(&wording);
    let counts = [
        ("people", plan.people.len().to_string()),
        ("tasks", plan.tasks.len().to_string()),
    ];
    Ok(DayPlanPage {
        frame: frame::of_site(web, here, language, "day-plan").await?,
        date_title: day_title(language, plan.date),
        date: plan.date.to_string(),
        days: days(plan, place, &wording.root, language),
        counts: words::format(language, "day-plan-counts", &counts),
        missed: plan.plan.misses.len(),
        misses: wording.misses(),
        gives: wording.gives(),
        after: wording.after(),
        others: wording.others(),
        what_if: what_if(&wording, fields, trouble),
        told: String::new(),
        refused: false,
        first_hour: drawing.first_hour,
        hours: drawing.hours,
        now_step: drawing.now_step(),
        people: drawing.people(),
    })
}

/// The day before, today and the day after, as far as they are looked at.
fn days(plan: &DayPlan, place: &Place, root: &str, language: Language) -> [Option<Link>; 3] {
    let today = place.civil(plan.now).date();
    let last = today.saturating_add(DAYS_AHEAD.days());
    let link = |date: Date, key: &str| Link {
        href: format!("{root}/day-plan?day={date}"),
        title: words::text(language, key).to_owned(),
    };
    let within = |date: Date, key| (today <= date && date <= last).then(|| link(date, key));
    [
        within(plan.date.saturating_sub(1.days()), "page-previous-day"),
        Some(link(today, "page-key-today")),
        within(plan.date.saturating_add(1.days()), "page-next-day"),
    ]
}

fn what_if(wording: &Wording<'_>, fields: &Fields, trouble: Option<&Trouble>) -> DayPlanWhatIf {
    let (plan, language) = (wording.plan, wording.language);
    let chosen = fields.text("team");
    let teams = plan.teams.iter().enumerate();
    let usual = |name: &str, usual: &str| fields.filled(name).unwrap_or(usual).to_owned();
    DayPlanWhatIf {
        teams: teams
            .map(|(place, (id, name))| Choice {
                value: id.to_string(),
                title: name.clone(),
                chosen: id.to_string() == chosen || chosen.is_empty() && place == 0,
            })
            .collect(),
        from: usual("from", USUAL.0),
        until: usual("until", USUAL.1),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        wrong: trouble
            .and_then(|trouble| trouble.field.clone())
            .unwrap_or_default(),
        answer: plan.what_if.as_ref().map(|(asked, found)| {
            let (before, after) = (plan.left, found.plan.misses.len());
            let helps = after < before;
            let key = if helps {
                "day-plan-answer"
            } else {
                "day-plan-answer-same"
            };
            let told = [
                ("team", wording.team(asked.team)),
                ("from", wording.place.time(asked.span.0)),
                ("until", wording.place.time(asked.span.1)),
                ("before", before.to_string()),
                ("after", after.to_string()),
            ];
            DayPlanAnswer {
                words: words::format(language, key, &told),
                helps,
                keeps: wording.counted("day-plan-removes", &found.removes),
            }
        }),
    }
}

/// The step of an instant on a track.
fn step(at: i64, first_at: i64, hours: u32) -> Option<u32> {
    Span::within(at, at, first_at, hours).map(|span| span.from)
}
