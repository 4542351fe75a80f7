//! Leave: asked for, decided, taken back; the same page on the phone and at the desk.

use app::roster::{LeaveAsked, LeavePage, LeaveView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::roster::Decided;
use domain::roster::decision::Decision;
use domain::roster::leave::{LeaveKind, LeaveStanding};
use domain::{LeaveId, Milliseconds};
use jiff::civil::{Date, Time};
use words::Language;

use super::roster::roster_tabs;
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::civil::{Place, day_title};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, LeaveForm, LeaveList, LeaveRow, Link};

/// Noon, at which a half day ends or begins.
const NOON: Time = Time::constant(12, 0, 0, 0);

/// `GET /sites/S/leave?done=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["done"])?;
    let mut page = view((&web, &here, language), &Fields::default(), None).await?;
    let acts = ["asked", "approved", "refused", "withdrawn", "ended"];
    if let Some(act) = acts.into_iter().find(|act| query.text("done") == *act) {
        words::text(language, &format!("leave-done-{act}")).clone_into(&mut page.done);
    }
    draw(&page)
}

fn done(here: &Here, act: &str) -> Response {
    see(&format!("/sites/{}/leave?done={act}", here.site))
}

/// What is asked for in the form.
fn asked(fields: &Fields, place: &Place) -> Answered<LeaveAsked> {
    let kind = LeaveKind::from_word(fields.text("kind"));
    let (from, until) = (fields.date("from")?, fields.date("until")?);
    let noon = |name: &str| fields.ticked(name);
    Ok(LeaveAsked {
        kind: kind.ok_or_else(|| Trouble::invalid("kind", "choice-unknown"))?,
        starts: starts(place, from, noon("from_noon")),
        ends: ends(place, until, noon("until_noon")),
        words: fields.text("words").to_owned(),
    })
}

/// When a leave begins that begins on a day, or at its noon.
pub(crate) fn starts(place: &Place, day: Date, noon: bool) -> Milliseconds {
    let time = if noon { NOON } else { Time::midnight() };
    place.instant(day.to_datetime(time))
}

/// When a leave ends whose last day this is, or its morning.
pub(crate) fn ends(place: &Place, day: Date, noon: bool) -> Milliseconds {
    if noon {
        place.instant(day.to_datetime(NOON))
    } else {
        place.day(day).1
    }
}

/// `POST /sites/S/leave`.
pub(crate) async fn ask(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields
        .only(&["kind", "from", "from_noon", "until", "until_noon", "words"])?;
    let command = form.command()?;
    let place = crate::civil::place(&web, &here).await?;
    let made = async {
        let asked = asked(&form.fields, &place)?;
        let (house, actor) = (web.house(), &here.actor);
        app::roster::ask_leave(house, actor, &here.site, &command, asked).await?;
        Ok(())
    };
    let made: Answered<()> = made.await;
    answer((&web, &here, language), &form.fields, made, "asked").await
}

/// `POST /sites/S/leave/L/decision`: `decision`, and `reason` where it is refused.
pub(crate) async fn decide(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["decision", "reason"])?;
    let (id, command) = (ids.at::<LeaveId>(0)?, form.command()?);
    let decision = Decision::from_word(form.fields.text("decision"));
    let decided = async {
        let decision = decision.ok_or_else(|| Trouble::invalid("decision", "choice-unknown"))?;
        let what = (decision, form.fields.text("reason").to_owned());
        let (house, actor) = (web.house(), &here.actor);
        app::roster::decide_leave(house, actor, &here.site, &command, id, what).await?;
        Ok(())
    };
    let decided: Answered<()> = decided.await;
    let act = match decision {
        Some(Decision::Approve) => "approved",
        _ => "refused",
    };
    let fields = Fields::from_pairs(&[
        ("decided", &id.to_string()),
        ("reason", form.fields.text("reason")),
    ]);
    answer((&web, &here, language), &fields, decided, act).await
}

/// `POST /sites/S/leave/L/withdrawal`.
pub(crate) async fn withdraw(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let (house, actor) = (web.house(), &here.actor);
    let withdrawn = app::roster::withdraw_leave(house, actor, &here.site, &command, id).await;
    let withdrawn = withdrawn.map(|_| ()).map_err(Trouble::from);
    let act = if ended(&web, &here, id).await? {
        "ended"
    } else {
        "withdrawn"
    };
    let asker = (&web, &here, language);
    answer(asker, &Fields::default(), withdrawn, act).await
}

/// Whether some of one's own leave stands after it was taken back: it had begun.
async fn ended(web: &Web, here: &Here, id: LeaveId) -> Answered<bool> {
    let found = app::roster::leaves(web.house(), &here.actor, &here.site).await?;
    let mut own = found.iter().flat_map(|page| &page.own);
    Ok(own.any(|view| view.leave.id == id && view.leave.is_approved()))
}

/// The page after an act, or again with what was typed and why it was refused.
async fn answer(
    asker: (&Web, &Here, Language),
    fields: &Fields,
    outcome: Answered<()>,
    act: &str,
) -> Answered<Response> {
    match outcome {
        Ok(()) => Ok(done(asker.1, act)),
        Err(trouble) if trouble.is_mendable() => {
            let page = view(asker, fields, Some(&trouble)).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    fields: &Fields,
    trouble: Option<&Trouble>,
) -> Answered<LeaveList> {
    let found = app::roster::leaves(web.house(), &here.actor, &here.site).await?;
    let found: LeavePage = found.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site.clone())?;
    let now = web.house().now();
    let rows = |views: &[LeaveView]| -> Vec<LeaveRow> {
        views
            .iter()
            .map(|view| row((view, now), &place, (language, fields)))
            .collect()
    };
    let today = place.civil(now).date();
    Ok(LeaveList {
        frame: frame::of_site(web, here, language, "roster").await?,
        tabs: roster_tabs(web, here, language, "leave").await?,
        done: String::new(),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        waiting: rows(&found.waiting),
        own: rows(&found.own),
        others: rows(&found.others),
        form: found
            .may_ask
            .then(|| form(fields, today, (trouble, language))),
    })
}

fn form(
    fields: &Fields,
    today: Date,
    (trouble, language): (Option<&Trouble>, Language),
) -> LeaveForm {
    let usual = today.tomorrow().unwrap_or(today).to_string();
    let day = |name: &str| fields.maybe(name).unwrap_or(&usual).to_owned();
    let chosen = fields.maybe("kind").unwrap_or(LeaveKind::Annual.word());
    LeaveForm {
        kinds: LeaveKind::ALL
            .map(|kind| Choice {
                value: kind.word().to_owned(),
                title: kind_words(kind, language),
                chosen: kind.word() == chosen,
            })
            .into(),
        from: day("from"),
        from_noon: fields.ticked("from_noon"),
        until: day("until"),
        until_noon: fields.ticked("until_noon"),
        words: fields.text("words").to_owned(),
        wrong: trouble
            .and_then(|trouble| trouble.field.clone())
            .unwrap_or_default(),
    }
}

fn kind_words(kind: LeaveKind, language: Language) -> String {
    words::text(language, &format!("leave-kind-{}", kind.word())).to_owned()
}

/// From when to when, as people say it: whole days, and what it takes of those at the ends.
fn span_words(
    place: &Place,
    (starts, ends): (Milliseconds, Milliseconds),
    language: Language,
) -> String {
    let (first, last) = (place.civil(starts).date(), place.civil(ends - 1).date());
    let day = |date: Date| {
        let part = part_words(place, (starts, ends), (date, language));
        format!("{}{part}", day_title(language, date))
    };
    if first == last {
        day(first)
    } else {
        format!("{} – {}", day(first), day(last))
    }
}

/// What a leave takes of a day, with a space before it: nothing is said of the whole, its halves have words, and
/// whoever came back in between has the time.
pub(super) fn part_words(
    place: &Place,
    (starts, ends): (Milliseconds, Milliseconds),
    (day, language): (Date, Language),
) -> String {
    let (from, until) = place.day(day);
    let mut part = String::new();
    if from < starts {
        part = format!(" {}", words::text(language, "leave-afternoon"));
    }
    if ends < until {
        let morning = words::text(language, "leave-morning");
        let told = if place.civil(ends).time() == NOON {
            morning.to_owned()
        } else {
            words::format(language, "leave-until-time", &[("time", place.time(ends))])
        };
        part = format!("{part} {told}");
    }
    part
}

/// Who decided it and when.
pub(super) fn decided_words(decided: &Decided, place: &Place) -> String {
    format!("{} {}", decided.by, place.moment(decided.at))
}

fn row(
    (view, now): (&LeaveView, Milliseconds),
    place: &Place,
    (language, fields): (Language, &Fields),
) -> LeaveRow {
    let leave = &view.leave;
    let root = format!("/sites/{}", place.site.id);
    let own = format!("{root}/leave/{}", leave.id);
    let shifts = view.shifts.iter().map(|(shift, post)| Link {
        href: format!("{root}/planned-shifts/{}", shift.id),
        title: format!(
            "{} {} {post}",
            shift.day,
            place.span(shift.starts, shift.ends)
        ),
    });
    let (tone, decided) = match &leave.standing {
        LeaveStanding::Waiting => ("open", None),
        LeaveStanding::Approved(decided) => ("done", Some(decided)),
        LeaveStanding::Refused(decided) => ("refused", Some(decided)),
        LeaveStanding::Withdrawn => ("planned", None),
    };
    let typed = fields.text("decided") == leave.id.to_string();
    LeaveRow {
        id: leave.id.to_string(),
        name: view.staff.name.clone(),
        kind: kind_words(view.told.kind, language),
        span: span_words(place, (leave.starts, leave.ends), language),
        words: view.told.words.clone(),
        asked: place.moment(leave.asked),
        standing: leave.standing.word(),
        tone,
        decided: decided.map_or_else(String::new, |one| decided_words(one, place)),
        reason: view.told.reason.clone(),
        shifts: shifts.collect(),
        decision: if view.may_decide {
            format!("{own}/decision")
        } else {
            String::new()
        },
        withdrawal: if view.may_withdraw {
            format!("{own}/withdrawal")
        } else {
            String::new()
        },
        goes_on: leave.goes_on(now),
        typed: if typed {
            fields.text("reason").to_owned()
        } else {
            String::new()
        },
    }
}
