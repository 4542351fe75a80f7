//! One fault: what is known of it, what was done, and what the reader may do now.

use app::fault::FaultPage;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::fault::{Done, Said, Step};
use domain::{FaultId, Refusal};
use words::Language;

use super::super::step_forms::{self, steps};
use super::super::{draw, draw_refused, frame};
use super::rows::{photos, row, say, short, times, where_it_is};
use crate::act::{Form, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    FaultAct, FaultDone, FaultShown, Frame, Link, RegisterControl, RegisterField, RegisterForm,
};

pub(super) type Typed<'form> = step_forms::Typed<'form, Step>;

/// The fault; the one that is not there and the one that is not the reader's look alike.
pub(super) async fn found(web: &Web, here: &Here, id: FaultId) -> Answered<FaultPage> {
    let found = app::fault::find(web.house(), &here.actor, &here.site, id).await?;
    found.ok_or_else(|| Refusal::missing("fault-unknown").into())
}

/// `GET /sites/S/faults/F`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let frame = frame::of_site(&web, &here, language, "faults").await?;
    let page = page(&web, &here, ids.at(0)?, frame, &Typed::nothing()).await?;
    draw(&page)
}

pub(super) async fn page(
    web: &Web,
    here: &Here,
    id: FaultId,
    frame: Frame,
    typed: &Typed<'_>,
) -> Answered<FaultShown> {
    let found = found(web, here, id).await?;
    let place = Place::of(found.site.clone())?;
    let language = frame.language;
    let now = web.house().now();
    let root = format!("/sites/{}/faults/{id}", here.site);
    let acts = found.may.iter().map(|step| FaultAct {
        step: step.word(),
        primary: is_primary(*step, &found.may),
        wrong: typed.step == Some(*step),
        form: form(*step, &root, language, typed),
    });
    Ok(FaultShown {
        fault: row(&found.view, &place, language, now),
        facts: facts(&found, &place, language),
        found: found.view.fault.found.as_ref().map(|at| Link {
            href: format!("/sites/{}/duties/{}/why", here.site, at.duty),
            title: at.item.clone(),
        }),
        joined: found.view.fault.joined,
        sent_back: found.view.fault.sent_back,
        times: times(found.view.fault.times(), language),
        photos: photos(&found.view, &place, language),
        steps: found
            .steps
            .iter()
            .map(|done| done_row(done, &place, language, now))
            .collect(),
        acts: acts.collect(),
        photo_action: if found.may_add_photo {
            format!("{root}/photos")
        } else {
            String::new()
        },
        photo_problem: typed.photo_problem(language),
        order: format!("{root}/order"),
        frame,
    })
}

/// The step that usually comes next stands open; the others are folded.
fn is_primary(step: Step, may: &[Step]) -> bool {
    let usual = [Step::Accept, Step::Repair, Step::Answer];
    usual.into_iter().find(|one| may.contains(one)) == Some(step)
}

fn form(step: Step, root: &str, language: Language, typed: &Typed<'_>) -> RegisterForm {
    let nothing = Fields::default();
    let filling = typed.filling(&step, &nothing, language);
    let note = || RegisterField {
        label: say(language, "fault-note-", step.word()),
        ..filling.field("note", RegisterControl::Lines)
    };
    let labelled = |name, key: &str, control| RegisterField {
        label: words::text(language, key).to_owned(),
        ..filling.field(name, control)
    };
    let agreed = || RegisterField {
        hint: words::text(language, "register-agreed-hint").to_owned(),
        ..labelled("agreed", "fault-agreed", RegisterControl::Digits)
    };
    let line = || RegisterControl::Line(Vec::new());
    let fields = match step {
        Step::Answer => vec![
            labelled("repairer", "fault-repairer", line()),
            agreed(),
            note(),
        ],
        Step::Postpone => vec![note(), agreed()],
        Step::Repair => vec![note(), labelled("material", "fault-material", line())],
        Step::Return | Step::Withdraw => vec![note()],
        Step::Report | Step::Join | Step::Arrive | Step::Accept => Vec::new(),
    };
    let mut form = RegisterForm {
        id: form_id(step),
        action: format!("{root}/{}", address(step)),
        hidden: Vec::new(),
        fields,
        problem: None,
        meanwhile: Vec::new(),
        submit: say(language, "fault-do-", step.word()),
    };
    filling.on_top(&mut form);
    form
}

fn form_id(step: Step) -> &'static str {
    match step {
        Step::Report => "fault-report",
        Step::Join => "fault-join",
        Step::Answer => "fault-answer",
        Step::Arrive => "fault-arrive",
        Step::Postpone => "fault-postpone",
        Step::Repair => "fault-repair",
        Step::Accept => "fault-accept",
        Step::Return => "fault-return",
        Step::Withdraw => "fault-withdraw",
    }
}

fn address(step: Step) -> &'static str {
    match step {
        Step::Report => "",
        Step::Join => "join",
        Step::Answer => "answer",
        Step::Arrive => "arrival",
        Step::Postpone => "postponement",
        Step::Repair => "repair",
        Step::Accept => "acceptance",
        Step::Return => "return",
        Step::Withdraw => "withdrawal",
    }
}

/// What is known of a fault: the key of each word, and what it says; nothing where there is nothing.
pub(super) fn facts(
    found: &FaultPage,
    place: &Place,
    language: Language,
) -> Vec<(&'static str, String)> {
    let one = &found.view.fault;
    let moment = |at: Option<i64>| at.map_or_else(String::new, |at| place.moment(at));
    let mut facts = vec![
        ("fault-place", where_it_is(&found.view)),
        ("fault-kind", say(language, "fault-kind-", one.kind.word())),
        ("fault-description", one.description.clone()),
        (
            "fault-urgency",
            say(language, "fault-urgency-", one.urgency.word()),
        ),
        ("fault-reporter", one.reporter.clone()),
        ("fault-reported", place.moment(one.reported)),
        ("fault-repairer", one.repairer.clone()),
        ("fault-agreed", moment(one.agreed)),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

pub(super) fn done_row(done: &Done, place: &Place, language: Language, now: i64) -> FaultDone {
    let until = done.said.agreed.map_or_else(String::new, |at| {
        let word = words::text(language, "fault-agreed");
        format!("{word} {}", short(place, at, now))
    });
    let said = [
        done.said.repairer.clone(),
        done.said.note.clone(),
        done.said.material.clone(),
        until,
    ];
    let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
    FaultDone {
        step: done.step.word(),
        time: place.moment(done.at),
        by: done.by.clone(),
        said: said.join(" · "),
    }
}

/// What is typed with a step.
fn said(fields: &Fields, place: &Place, now: i64) -> Answered<Said> {
    let text = |name: &str| fields.text(name).to_owned();
    let agreed = fields
        .filled("agreed")
        .map(|typed| domain::agreed::parse("agreed", typed, now, place.zone()));
    Ok(Said {
        repairer: text("repairer"),
        note: text("note"),
        material: text("material"),
        agreed: agreed.transpose()?,
    })
}

async fn step(
    (web, here, ids, language): (Web, Here, Ids, Language),
    form: Form,
    step: Step,
) -> Answered<Response> {
    form.fields
        .only(&["repairer", "note", "material", "agreed"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let place = crate::civil::place(&web, &here).await?;
    let done = match said(&form.fields, &place, web.house().now()) {
        Ok(said) => {
            let (house, actor, site) = (web.house(), &here.actor, &here.site);
            let done = app::fault::step(house, actor, site, &command, (id, step), said).await;
            done.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/faults/{id}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let frame = frame::of_site(&web, &here, language, "faults").await?;
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

steps! {
    /// `POST /sites/S/faults/F/join`: `command`.
    join Join;
    /// `POST /sites/S/faults/F/answer`: `command`, `repairer`, `agreed`, `note`.
    answer Answer;
    /// `POST /sites/S/faults/F/arrival`: `command`.
    arrive Arrive;
    /// `POST /sites/S/faults/F/postponement`: `command`, `note`, `agreed`.
    postpone Postpone;
    /// `POST /sites/S/faults/F/repair`: `command`, `note`, `material`.
    repair Repair;
    /// `POST /sites/S/faults/F/acceptance`: `command`.
    accept Accept;
    /// `POST /sites/S/faults/F/return`: `command`, `note`.
    send_back Return;
    /// `POST /sites/S/faults/F/withdrawal`: `command`, `note`.
    withdraw Withdraw;
}
