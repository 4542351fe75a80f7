//! Why a duty is there: clause, rule, what started it, and what became of it.

pub(crate) mod picture;

use app::duty::{Settlement, Why};
use app::view::{CheckView, DutyView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::DutyId;
use domain::access::{Action, Object};
use domain::subject::Register;
use words::{Arg, Language};

use super::{alert_words, draw, duty, frame, journal_words, standard_words};
use crate::act::{Form, see};
use crate::civil::{self, Place};
use crate::need::Here;
use crate::path::Ids;
use crate::spoken;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, ClauseRow, FaultPhoto, Link, StepRow, Why as View};

/// `GET /sites/S/duties/D/why`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&page((&web, &here, language), ids.at(0)?).await?)
}

/// The page of a duty.
async fn page((web, here, language): (&Web, &Here, Language), id: DutyId) -> Answered<View> {
    let why = app::duty::why(web.house(), &here.actor, &here.site, id).await?;
    let why = why.ok_or_else(Trouble::not_found)?;
    let place = civil::place(web, here).await?;
    let open = why.duty.outcome.is_none();
    // What is to be done about a fault or an assigned matter is said on its page, which settles the duty.
    let about = why.duty.subject.map(|about| about.register);
    // So is what of an order waits for its client.
    let asked = why.duty.request.as_ref();
    let on_its_page =
        asked.is_some_and(|it| ["order-page", "order-cancelled"].contains(&it.kind.as_str()));
    let of_case = about == Some(Register::Case) && asked.is_none();
    let by_register =
        on_its_page || of_case || matches!(about, Some(Register::Fault | Register::AssignedMatter));
    let settles = open && !by_register;
    let gives = open
        && !matches!(
            about,
            Some(Register::AssignedMatter | Register::PlannedShift)
        );
    // The check at sign-on is made by whoever it is about; a leader may let it be.
    let sign_on = about == Some(Register::PlannedShift);
    let assignee = why.duty.assignee.as_ref().map(|staff| staff.account);
    let theirs = !sign_on || assignee == here.actor.account;
    let leads = !sign_on || here.may(Object::Roster, Action::Edit);
    let photographs = why.takes_photos && here.may(Object::Duty, Action::Do);
    Ok(View {
        frame: frame::of_site(web, here, language, "board").await?,
        people: people(web, here, &why, gives).await?,
        may_complete: settles && theirs && here.may(Object::Duty, Action::Do),
        may_waive: settles && leads && here.may(Object::Duty, Action::Do),
        complete: if sign_on {
            "roster-sign-on-do"
        } else {
            "page-why-complete"
        },
        report: report(here, &why),
        papers: papers(here, &why),
        photo_action: if photographs {
            format!("{}/photos", address(here, id))
        } else {
            String::new()
        },
        blocks: blocks(web, here, &why).await?,
        alerts: alert_words::of_duty(web, here, why.duty.id, (&place, language)).await?,
        state: why.duty.state(web.house().now()),
        ..in_words(&why, &place, here, language, web)
    })
}

/// The address of a duty.
fn address(here: &Here, id: DutyId) -> String {
    format!("/sites/{}/duties/{id}", here.site)
}

/// The photos of a duty.
fn photos(why: &Why, place: &Place, here: &Here, language: Language) -> Vec<FaultPhoto> {
    let root = address(here, why.duty.id);
    let photos = why.photos.iter().map(|photo| {
        let said = [("by", photo.by.clone()), ("at", place.moment(photo.at))];
        FaultPhoto {
            href: format!("{root}/photos/{}", photo.id),
            width: photo.width,
            height: photo.height,
            words: words::format(language, "fault-photo-of", &said),
        }
    });
    photos.collect()
}

/// `POST /sites/S/duties/D/completion`: `command`.
pub(crate) async fn complete(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (duty, command) = (ids.at(0)?, form.command()?);
    let (house, actor, done) = (web.house(), &here.actor, Settlement::Done);
    app::duty::settle(house, actor, &here.site, &command, duty, done).await?;
    Ok(back(&here, duty))
}

/// `POST /sites/S/duties/D/waiver`: `command`, `reason`.
pub(crate) async fn waive(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["reason"])?;
    let (duty, command) = (ids.at(0)?, form.command()?);
    let waived = Settlement::Waived(form.fields.text("reason").to_owned());
    let (house, actor) = (web.house(), &here.actor);
    app::duty::settle(house, actor, &here.site, &command, duty, waived).await?;
    Ok(back(&here, duty))
}

/// `POST /sites/S/duties/D/assignment`: `command`, `account`, empty for nobody.
pub(crate) async fn assign(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["account"])?;
    let (duty, command) = (ids.at(0)?, form.command()?);
    let account = form.fields.chosen("account")?;
    let (house, actor) = (web.house(), &here.actor);
    app::duty::assign(house, actor, &here.site, &command, duty, account).await?;
    Ok(back(&here, duty))
}

/// `POST /sites/S/duties/D/steps`: `command`, `step`.
pub(crate) async fn tick(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["step"])?;
    let (duty, command) = (ids.at(0)?, form.command()?);
    let step = form.fields.number("step")?;
    let (house, actor) = (web.house(), &here.actor);
    app::duty::tick_step(house, actor, &here.site, &command, duty, step).await?;
    Ok(back(&here, duty))
}

/// `POST /sites/S/duties/D/remarks`: `command`, `step`, `note`.
pub(crate) async fn remark(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["step", "note"])?;
    let (duty, command) = (ids.at(0)?, form.command()?);
    let (step, note) = (
        form.fields.number("step")?,
        form.fields.text("note").to_owned(),
    );
    let (house, actor) = (web.house(), &here.actor);
    app::check::remark(house, actor, &here.site, &command, duty, step, note).await?;
    Ok(back(&here, duty))
}

fn back(here: &Here, duty: DutyId) -> Response {
    see(&format!("/sites/{}/duties/{duty}/why", here.site))
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
        subject: seen.subject.map(|subject| Link {
            href: format!("/sites/{}/{}", here.site, subject.page()),
            title: words::format(
                language,
                &format!("phone-subject-{}", subject.register.word()),
                &[("number", subject.number.to_string())],
            ),
        }),
        state: "planned",
        window: duty::window(seen, place, language),
        rule: seen.rule.clone(),
        started_by: started_by(why, place, language),
        team: seen.team.clone().unwrap_or_default(),
        assignee: seen
            .assignee
            .as_ref()
            .map_or_else(String::new, |staff| staff.name.clone()),
        outcome: duty::outcome(seen, place, language),
        wording: seen.wording.clone().unwrap_or_default(),
        steps: steps(seen),
        checks: seen
            .checks
            .iter()
            .map(|check| check_row(check, language))
            .collect(),
        clauses: clauses(why),
        version: version(why, language),
        blocks: false,
        alerts: Vec::new(),
        entries: journal_words::entries(&why.entries, place, &here.site, language),
        may_complete: false,
        complete: "page-why-complete",
        report: String::new(),
        papers: String::new(),
        may_waive: false,
        reason: match seen.subject.map(|about| about.register) {
            Some(Register::Order) => "page-why-reason-read",
            _ => "page-why-reason",
        },
        people: Vec::new(),
        photos: photos(why, place, here, language),
        photo_action: String::new(),
        photo_problem: None,
    }
}

/// Where a fault found at an item is reported.
fn report(here: &Here, why: &Why) -> String {
    let address = format!("/sites/{}/faults/new?duty={}&step=", here.site, why.duty.id);
    here.where_may(Object::Fault, Action::Create, address)
}

/// Where papers are taken down that an item asks for.
fn papers(here: &Here, why: &Why) -> String {
    let room = why.duty.room.as_ref();
    match room.filter(|_| here.may(Object::PaperInCustody, Action::Create)) {
        Some(room) => format!(
            "/sites/{}/papers/new?room={}&duty={}&step=",
            here.site, room.id, why.duty.id
        ),
        None => String::new(),
    }
}

/// The steps; where their order matters, only the next one can be ticked.
fn steps(seen: &DutyView) -> Vec<StepRow> {
    let next = seen.steps.iter().position(|step| !step.done);
    let rows = seen.steps.iter().enumerate();
    rows.map(|(index, step)| StepRow {
        step: index as u32,
        text: step.text.clone(),
        done: step.done,
        may_tick: !step.done && (!seen.ordered || Some(index) == next),
        remark: String::new(),
        restocks: Vec::new(),
        lacking: String::new(),
        brings_back: false,
    })
    .collect()
}

/// A check item in words: what the order asks for has its field's word before it.
pub(super) fn check_row(check: &CheckView, language: Language) -> StepRow {
    let item = &check.item;
    let text = item.field.map_or_else(
        || item.text.clone(),
        |field| {
            let key = format!("field-{field}");
            format!("{} {}", words::text(language, &key), item.text)
        },
    );
    let remark = check.remark.as_ref();
    StepRow {
        step: item.index,
        text,
        done: check.done,
        may_tick: !check.done,
        remark: remark.map_or_else(String::new, |remark| {
            spoken::aside(language, &remark.note, &remark.by)
        }),
        restocks: item
            .restocks
            .iter()
            .map(|(thing, unit)| {
                let mut lines = check.lacking.iter();
                let lacking = lines.find(|line| line.item == *thing);
                (
                    thing.clone(),
                    unit.clone(),
                    lacking.map_or(0, |line| line.quantity),
                )
            })
            .collect(),
        lacking: check
            .lacking
            .iter()
            .map(domain::restocking::RestockingLine::words)
            .collect::<Vec<_>>()
            .join(", "),
        brings_back: item.brings_back,
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
