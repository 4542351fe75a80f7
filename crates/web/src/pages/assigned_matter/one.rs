//! One matter: what is asked for, how it was understood, what was done, and what the reader may do now.

use app::assigned_matter::MatterPage;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::assigned_matter::{Said, Step, Taken};
use domain::{AssignedMatterId, Refusal};
use words::Language;

use super::super::fault::rows::short;
use super::super::photo::prepared;
use super::super::register_fields::Filling;
use super::super::step_forms::{self, steps};
use super::super::{draw, draw_refused, frame};
use super::rows::{assignee, photos, row, say, score_word};
use crate::act::{Form, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::upload::PhotoForm;
use crate::views::{
    AssignedMatterAct, AssignedMatterShown, AssignedMatterTaken, Choice, Frame, RegisterControl,
    RegisterField, RegisterForm,
};

type Typed<'form> = step_forms::Typed<'form, Step>;

/// `GET /sites/S/assigned-matters/M`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let frame = frame::of_site(&web, &here, language, "assigned-matters").await?;
    draw(&page(&web, &here, ids.at(0)?, frame, &Typed::nothing()).await?)
}

async fn page(
    web: &Web,
    here: &Here,
    id: AssignedMatterId,
    frame: Frame,
    typed: &Typed<'_>,
) -> Answered<AssignedMatterShown> {
    let found = app::assigned_matter::find(web.house(), &here.actor, &here.site, id).await?;
    let found = found.ok_or_else(|| Refusal::missing("assigned-matter-unknown"))?;
    let place = Place::of(found.site.clone())?;
    let language = frame.language;
    let now = web.house().now();
    let root = format!("/sites/{}/assigned-matters/{id}", here.site);
    let acts = found.may.iter().map(|step| AssignedMatterAct {
        step: step.word(),
        primary: is_primary(*step, &found.may),
        wrong: typed.step == Some(*step),
        with_photo: *step == Step::Finish,
        form: form(*step, (&root, &found, &place), language, typed),
    });
    let last = |step: Step| found.steps.iter().rev().find(|taken| taken.step == step);
    let reading = last(Step::ReadBack).filter(|taken| !taken.said.note.is_empty());
    Ok(AssignedMatterShown {
        matter: row(&found.view, &place, language, now),
        facts: facts(&found, &place, language, now),
        reading: reading.map(|taken| {
            [
                ("what", taken.said.note.clone()),
                ("person", taken.said.for_whom.clone()),
                ("due", taken.said.by_when.clone()),
            ]
        }),
        photos: photos(&found.view, &place, language),
        steps: found
            .steps
            .iter()
            .map(|taken| taken_row(taken, &place, language, now))
            .collect(),
        acts: acts.collect(),
        frame,
    })
}

/// The step that usually comes next stands open; the others are folded.
fn is_primary(step: Step, may: &[Step]) -> bool {
    let usual = [
        Step::GrantTime,
        Step::Accept,
        Step::Confirm,
        Step::ReadBack,
        Step::Finish,
        Step::Give,
    ];
    usual.into_iter().find(|one| may.contains(one)) == Some(step)
}

fn form(
    step: Step,
    (root, found, place): (&str, &MatterPage, &Place),
    language: Language,
    typed: &Typed<'_>,
) -> RegisterForm {
    let nothing = Fields::default();
    let filling = typed.filling(&step, &nothing, language);
    let matter = &found.view.matter;
    // Whoever decides says which state of the matter they saw.
    let hidden = if step.decides() {
        let refused = filling.trouble.map(|trouble| (filling.typed, trouble));
        vec![(
            "revision",
            Fields::seen("revision", &matter.revision, refused),
        )]
    } else {
        Vec::new()
    };
    let mut form = RegisterForm {
        id: form_id(step),
        action: format!("{root}/{}", address(step)),
        hidden,
        fields: fields(step, &filling, found, place),
        problem: None,
        meanwhile: Vec::new(),
        submit: say(language, "assigned-matter-do-", step.word()),
    };
    filling.on_top(&mut form);
    form
}

fn fields(
    step: Step,
    filling: &Filling<'_>,
    found: &MatterPage,
    place: &Place,
) -> Vec<RegisterField> {
    let language = filling.language;
    let note = || RegisterField {
        label: say(language, "assigned-matter-note-", step.word()),
        ..filling.field("note", RegisterControl::Lines)
    };
    let labelled = |name, key: &str, control| RegisterField {
        label: words::text(language, key).to_owned(),
        ..filling.field(name, control)
    };
    let line = || RegisterControl::Line(Vec::new());
    let until = |key: &str, hint: String| RegisterField {
        hint,
        ..labelled("until", key, RegisterControl::Digits)
    };
    let agreed = || words::text(language, "register-agreed-hint").to_owned();
    let kept = || {
        let due = place.moment(found.view.matter.due);
        words::format(language, "assigned-matter-time-kept", &[("time", due)])
    };
    match step {
        Step::ReadBack => vec![
            note(),
            labelled("for_whom", "assigned-matter-person", line()),
            labelled("by_when", "assigned-matter-by-when", line()),
        ],
        Step::AskForTime => vec![until("assigned-matter-time-asked", agreed()), note()],
        Step::Correct | Step::Return => {
            vec![note(), until("assigned-matter-new-time", kept())]
        }
        Step::Accept => vec![scores(filling), note()],
        Step::Give => vec![receivers(filling, found)],
        Step::RefuseTime | Step::Finish | Step::Withdraw => vec![note()],
        Step::Assign | Step::Confirm | Step::GrantTime => Vec::new(),
    }
}

/// The best first; none is chosen beforehand, so that nobody rates without meaning to.
fn scores(filling: &Filling<'_>) -> RegisterField {
    let typed = filling.typed.text("score");
    let scores = (1..=5).rev().map(|score| {
        let value = score_word(score);
        let choice = Choice {
            value: value.to_owned(),
            title: filling.say("hall-score-", value),
            chosen: value == typed,
        };
        (choice, "")
    });
    RegisterField {
        label: words::text(filling.language, "assigned-matter-score").to_owned(),
        ..filling.field("score", RegisterControl::Radios(scores.collect()))
    }
}

fn receivers(filling: &Filling<'_>, found: &MatterPage) -> RegisterField {
    let choices = filling.staff(
        "receiver",
        "assigned-matter-receiver-choose",
        &found.receivers,
    );
    RegisterField {
        label: words::text(filling.language, "assigned-matter-receiver").to_owned(),
        ..filling.field("receiver", RegisterControl::Select(choices))
    }
}

fn form_id(step: Step) -> &'static str {
    match step {
        Step::Assign => "matter-assign",
        Step::Give => "matter-give",
        Step::ReadBack => "matter-read-back",
        Step::Confirm => "matter-confirm",
        Step::Correct => "matter-correct",
        Step::AskForTime => "matter-ask-for-time",
        Step::GrantTime => "matter-grant-time",
        Step::RefuseTime => "matter-refuse-time",
        Step::Finish => "matter-finish",
        Step::Accept => "matter-accept",
        Step::Return => "matter-return",
        Step::Withdraw => "matter-withdraw",
    }
}

fn address(step: Step) -> &'static str {
    match step {
        Step::Assign => "",
        Step::Give => "assignment",
        Step::ReadBack => "reading",
        Step::Confirm => "confirmation",
        Step::Correct => "correction",
        Step::AskForTime => "time",
        Step::GrantTime => "time/grant",
        Step::RefuseTime => "time/refusal",
        Step::Finish => "completion",
        Step::Accept => "acceptance",
        Step::Return => "return",
        Step::Withdraw => "withdrawal",
    }
}

/// What is known of a matter: the key of each word, and what it says; nothing where there is nothing.
fn facts(
    found: &MatterPage,
    place: &Place,
    language: Language,
    now: i64,
) -> Vec<(&'static str, String)> {
    let one = &found.view.matter;
    let room = found.view.room.as_ref();
    let asked = one
        .asked_until
        .map_or_else(String::new, |at| short(place, at, now));
    let mut facts = vec![
        ("assigned-matter-what", one.what.clone()),
        ("assigned-matter-person", found.view.person.clone()),
        (
            "assigned-matter-place",
            room.map_or_else(String::new, |room| room.name.clone()),
        ),
        ("assigned-matter-due", place.moment(one.due)),
        ("assigned-matter-time-asked", asked),
        (
            "assigned-matter-urgency",
            say(language, "assigned-matter-urgency-", one.urgency.word()),
        ),
        ("assigned-matter-assigner", one.assigner.clone()),
        ("assigned-matter-assignee", assignee(&found.view)),
        ("assigned-matter-assigned", place.moment(one.assigned)),
        (
            "assigned-matter-score",
            one.score.map_or_else(String::new, |score| {
                say(language, "hall-score-", score_word(score))
            }),
        ),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn taken_row(taken: &Taken, place: &Place, language: Language, now: i64) -> AssignedMatterTaken {
    let said = &taken.said;
    let until = said.until.map_or_else(String::new, |at| {
        let word = words::text(language, "assigned-matter-due");
        format!("{word} {}", short(place, at, now))
    });
    let score = said.score.map_or_else(String::new, |score| {
        say(language, "hall-score-", score_word(score))
    });
    let parts = [
        taken.to.clone(),
        score,
        said.note.clone(),
        said.for_whom.clone(),
        said.by_when.clone(),
        until,
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    AssignedMatterTaken {
        step: taken.step.word(),
        time: place.moment(taken.at),
        by: taken.by.clone(),
        said: parts.join(" · "),
    }
}

/// What is typed with a step.
fn said(fields: &Fields, place: &Place, now: i64) -> Answered<Said> {
    let text = |name: &str| fields.text(name).replace("\r\n", "\n");
    let until = fields
        .filled("until")
        .map(|typed| domain::agreed::parse("until", typed, now, place.zone()));
    Ok(Said {
        note: text("note"),
        for_whom: text("for_whom"),
        by_when: text("by_when"),
        until: until.transpose()?,
        score: fields.chosen("score")?,
        receiver: fields.chosen("receiver")?,
        revision: fields.chosen("revision")?,
    })
}

async fn step(asked: (Web, Here, Ids, Language), form: Form, step: Step) -> Answered<Response> {
    step_with(asked, (form, None), step).await
}

/// A step with the photo that shows it, if there is one.
async fn step_with(
    (web, here, ids, language): (Web, Here, Ids, Language),
    (form, photo): (Form, Option<Vec<u8>>),
    step: Step,
) -> Answered<Response> {
    form.fields.only(&[
        "note", "for_whom", "by_when", "until", "score", "receiver", "revision",
    ])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let place = crate::civil::place(&web, &here).await?;
    let done = match (
        said(&form.fields, &place, web.house().now()),
        prepared(photo).await,
    ) {
        (Ok(said), Ok(photo)) => {
            let (house, actor, site) = (web.house(), &here.actor, &here.site);
            let with = (said, photo);
            let done =
                app::assigned_matter::step(house, actor, site, &command, (id, step), with).await;
            done.map_err(Trouble::from)
        }
        (Err(trouble), _) | (_, Err(trouble)) => Err(trouble),
    };
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/assigned-matters/{id}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let frame = frame::of_site(&web, &here, language, "assigned-matters").await?;
            let typed = Typed {
                step: Some(step),
                fields: form.fields,
                trouble: Some(&trouble),
            };
            let page = page(&web, &here, id, frame, &typed).await?;
            // What can no longer be done has no form to say so: it is said alone.
            if page.acts.iter().all(|act| act.step != step.word()) {
                return Err(trouble);
            }
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/assigned-matters/M/completion`, multipart: `command`, `note`, `photo`.
pub(crate) async fn finish(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    sent: PhotoForm,
) -> Answered<Response> {
    let with = (sent.form, sent.photo);
    step_with((web, here, ids, language), with, Step::Finish).await
}

steps! {
    /// `POST /sites/S/assigned-matters/M/assignment`: `command`, `receiver`.
    give Give;
    /// `POST /sites/S/assigned-matters/M/reading`: `command`, `note`, `for_whom`, `by_when`.
    read_back ReadBack;
    /// `POST /sites/S/assigned-matters/M/confirmation`: `command`, `revision`.
    confirm Confirm;
    /// `POST /sites/S/assigned-matters/M/correction`: `command`, `revision`, `note`, `until`.
    correct Correct;
    /// `POST /sites/S/assigned-matters/M/time`: `command`, `note`, `until`.
    ask_for_time AskForTime;
    /// `POST /sites/S/assigned-matters/M/time/grant`: `command`, `revision`.
    grant_time GrantTime;
    /// `POST /sites/S/assigned-matters/M/time/refusal`: `command`, `revision`, `note`.
    refuse_time RefuseTime;
    /// `POST /sites/S/assigned-matters/M/acceptance`: `command`, `revision`, `score`, `note`.
    accept Accept;
    /// `POST /sites/S/assigned-matters/M/return`: `command`, `revision`, `note`, `until`.
    send_back Return;
    /// `POST /sites/S/assigned-matters/M/withdrawal`: `command`, `revision`, `note`.
    withdraw Withdraw;
}
