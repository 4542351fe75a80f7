//! One found thing: what is known of it, its chain, whose it may be, and what the reader may do now.

use app::found_item::{Act, FoundItemPage, FoundStepView, TracedPerson};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::found_item::{Said, Step};
use domain::{FoundItemId, Refusal};
use words::Language;

use super::rows::{photos, row, say};
use crate::act::{Form, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::step_forms::{self, steps};
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    FoundItemAct, FoundItemDone, FoundItemPerson, FoundItemShown, Link, RegisterControl,
    RegisterField, RegisterForm,
};

pub(super) type Typed<'form> = step_forms::Typed<'form, Step>;

/// The thing; the one that is not there and the one that is not the reader's look alike.
pub(super) async fn found(web: &Web, here: &Here, id: FoundItemId) -> Answered<FoundItemPage> {
    let found = app::found_item::find(web.house(), &here.actor, &here.site, id).await?;
    found.ok_or_else(|| Refusal::missing("found-item-unknown").into())
}

/// `GET /sites/S/found-items/F`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let asker = (&web, &here, language);
    draw(&page(asker, ids.at(0)?, &Typed::nothing()).await?)
}

pub(super) async fn page(
    (web, here, language): (&Web, &Here, Language),
    id: FoundItemId,
    typed: &Typed<'_>,
) -> Answered<FoundItemShown> {
    let found = found(web, here, id).await?;
    let place = Place::of(found.site.clone())?;
    let root = format!("/sites/{}/found-items/{id}", here.site);
    let today = place.civil(web.house().now()).date().to_string();
    let forms = found.may.iter().filter(|step| **step != Step::HandBack);
    let acts = forms.map(|step| FoundItemAct {
        step: step.word(),
        open: typed.step == Some(*step) || Some(*step) == usual(&found),
        form: form(*step, &found, (&root, &today), (typed, language)),
    });
    let hands_back = found.may.contains(&Step::HandBack);
    let is_back = found
        .steps
        .iter()
        .any(|one| one.done.step == Step::HandBack);
    let address = |is_so: bool, end: &str| {
        if is_so {
            format!("{root}/{end}")
        } else {
            String::new()
        }
    };
    let steps = found.steps.iter();
    Ok(FoundItemShown {
        back: format!("/sites/{}/found-items", here.site),
        row: row(&found.view, &place, language),
        facts: facts(&found, &place),
        photos: photos(&found.view, &place, language),
        steps: steps.map(|one| done_row(one, &place, language)).collect(),
        signature: found.signature.clone(),
        acts: acts.collect(),
        hand_back: address(hands_back, "hand-back"),
        receipt: address(is_back, "receipt"),
        photo_action: address(found.may_add_photo, "photos"),
        photo_problem: typed.photo_problem(language),
        meeting: meeting(&found, &place, language),
        people: found
            .trace
            .people
            .iter()
            .map(|one| person(one, language))
            .collect(),
        visits: visits(&found, &place, language),
        reports: reports(&found, &place, language),
        frame: frame::of_site(web, here, language, "found-items").await?,
    })
}

/// What usually comes next stands open: putting it away.
fn usual(found: &FoundItemPage) -> Option<Step> {
    let is_new = found.view.item.shelf.is_empty() && found.may.contains(&Step::Store);
    is_new.then_some(Step::Store)
}

fn form(
    step: Step,
    found: &FoundItemPage,
    (root, today): (&str, &str),
    (typed, language): (&Typed<'_>, Language),
) -> RegisterForm {
    // The day of a notice is mostly today; all else is typed.
    let nothing = Fields::from_pairs(&[("notice", today)]);
    let filling = typed.filling(&step, &nothing, language);
    let labelled = |name, key: &str, control| RegisterField {
        label: words::text(language, key).to_owned(),
        ..filling.field(name, control)
    };
    let line = || RegisterControl::Line(Vec::new());
    let fields = match step {
        Step::Store => {
            let staff = filling.staff("witness", "found-item-witness-nobody", &found.witnesses);
            let witness = labelled(
                "witness",
                "found-item-witness",
                RegisterControl::Select(staff),
            );
            let hint = words::text(language, "found-item-witness-hint").to_owned();
            vec![
                labelled("shelf", "found-item-shelf", line()),
                RegisterField { hint, ..witness },
            ]
        }
        Step::Publish => vec![labelled(
            "notice",
            "found-item-notice-day",
            RegisterControl::Digits,
        )],
        Step::Inform => vec![
            labelled("whom", "found-item-whom", line()),
            labelled("note", "found-item-how", line()),
        ],
        Step::HandOver => vec![
            labelled("whom", "found-item-authority", line()),
            labelled("note", "found-item-receipt-number", line()),
        ],
        Step::Dispose => vec![labelled("note", "found-item-why", line())],
        Step::HandBack => Vec::new(),
    };
    let mut form = RegisterForm {
        id: form_id(step),
        action: format!("{root}/{}", address(step)),
        hidden: Vec::new(),
        fields,
        problem: None,
        meanwhile: Vec::new(),
        submit: say(language, "found-item-do-", step.word()),
    };
    filling.on_top(&mut form);
    form
}

fn form_id(step: Step) -> &'static str {
    match step {
        Step::Store => "found-store",
        Step::Publish => "found-publish",
        Step::Inform => "found-inform",
        Step::HandBack => "found-hand-back",
        Step::HandOver => "found-hand-over",
        Step::Dispose => "found-dispose",
    }
}

fn address(step: Step) -> &'static str {
    match step {
        Step::Store => "storing",
        Step::Publish => "notice",
        Step::Inform => "owner",
        Step::HandBack => "hand-back",
        Step::HandOver => "hand-over",
        Step::Dispose => "disposal",
    }
}

/// What is known of a thing: the key of each word, and what it says; nothing where there is nothing.
fn facts(found: &FoundItemPage, place: &Place) -> Vec<(&'static str, String)> {
    let (view, item) = (&found.view, &found.view.item);
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
    let closed = item
        .closed
        .map(|at| format!("{} {}", place.moment(at), item.closed_by));
    let mut facts = vec![
        ("found-item-place", view.place()),
        ("found-item-found", place.moment(item.found)),
        ("found-item-by", item.by.clone()),
        ("found-item-shelf", item.shelf.clone()),
        (
            "found-item-notice-day",
            item.noticed.clone().unwrap_or_default(),
        ),
        ("found-item-legal-end", day(view.legal_end)),
        ("found-item-hand-over-by", day(view.hand_over_by)),
        ("found-item-closed", closed.unwrap_or_default()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// A step as the chain tells it.
pub(super) fn done_row(one: &FoundStepView, place: &Place, language: Language) -> FoundItemDone {
    let done = &one.done;
    let said = done.said.clone().unwrap_or_default();
    let witness = if one.witness.is_empty() {
        String::new()
    } else {
        words::format(
            language,
            "found-item-before",
            &[("name", one.witness.as_str())],
        )
    };
    let parts = [
        said.shelf,
        witness,
        said.notice,
        said.whom,
        said.telephone,
        said.proof,
        said.note,
        done.reason.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    FoundItemDone {
        step: done.step.word(),
        time: place.moment(done.at),
        by: done.by.clone(),
        said: parts.join(" · "),
    }
}

fn meeting(found: &FoundItemPage, place: &Place, language: Language) -> Option<Link> {
    let view = found.trace.meeting.as_ref()?;
    let required = &view.meeting.requirement;
    let title = if required.title.is_empty() {
        words::text(language, "found-item-meeting-untold").to_owned()
    } else {
        required.title.clone()
    };
    let span = place.span(required.starts, required.ends);
    Some(Link {
        href: format!("/sites/{}/meetings/{}", place.site.id, view.meeting.id),
        title: format!("{title} {span}"),
    })
}

fn person(one: &TracedPerson, language: Language) -> FoundItemPerson {
    let known = one.person.iter();
    let numbers = known.flat_map(|person| [&person.office, &person.mobile]);
    let numbers = numbers.flatten().map(|telephone| match &telephone.number {
        Some(number) => number.clone(),
        None => words::text(language, "people-told-nobody-unasked").to_owned(),
    });
    FoundItemPerson {
        name: one.name.clone(),
        is_host: one.is_host,
        telephones: numbers.collect::<Vec<_>>().join(" · "),
    }
}

fn visits(found: &FoundItemPage, place: &Place, language: Language) -> Vec<Link> {
    let visits = found.trace.visits.iter().map(|visit| {
        let details = visit.details.as_ref();
        let name = details.map_or_else(
            || words::text(language, "visit-erased").to_owned(),
            |details| details.name.clone(),
        );
        let room = visit.room.as_ref().map_or("", |room| room.name.as_str());
        let arrived = visit.record.arrived.map(|at| place.time(at));
        let left = visit.record.left.map(|at| place.time(at));
        let span = format!(
            "{}–{}",
            arrived.unwrap_or_default(),
            left.unwrap_or_default()
        );
        Link {
            href: format!("/sites/{}/visits/{}", place.site.id, visit.record.id),
            title: format!("{span} {name} {} {room}", visit.department)
                .trim_end()
                .to_owned(),
        }
    });
    visits.collect()
}

fn reports(found: &FoundItemPage, place: &Place, language: Language) -> Vec<Link> {
    let reports = found.reports.iter().map(|view| {
        let one = &view.report;
        let told = one.told.clone().unwrap_or_default();
        let kind = say(language, "found-item-kind-", one.kind.word());
        Link {
            href: format!("/sites/{}/lost-reports/{}", place.site.id, one.id),
            title: format!(
                "{} № {} {kind} {} {}",
                one.day, one.number, told.description, told.name
            ),
        }
    });
    reports.collect()
}

/// What is typed with a step.
fn said(fields: &Fields) -> Answered<Said> {
    let text = |name: &str| fields.text(name).to_owned();
    Ok(Said {
        shelf: text("shelf"),
        witness: fields.chosen("witness")?,
        notice: text("notice"),
        whom: text("whom"),
        telephone: String::new(),
        proof: String::new(),
        note: text("note"),
    })
}

async fn step(
    (web, here, ids, language): (Web, Here, Ids, Language),
    form: Form,
    step: Step,
) -> Answered<Response> {
    form.fields
        .only(&["shelf", "witness", "notice", "whom", "note"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = match said(&form.fields) {
        Ok(said) => {
            let act = Act {
                said,
                ..Act::default()
            };
            let (house, actor, site) = (web.house(), &here.actor, &here.site);
            let done = app::found_item::step(house, actor, site, &command, (id, step), act).await;
            done.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/found-items/{id}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let typed = Typed {
                step: Some(step),
                fields: form.fields,
                trouble: Some(&trouble),
            };
            let page = page((&web, &here, language), id, &typed).await?;
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
    /// `POST /sites/S/found-items/F/storing`: `command`, `shelf`, `witness`.
    store Store;
    /// `POST /sites/S/found-items/F/notice`: `command`, `notice`.
    publish Publish;
    /// `POST /sites/S/found-items/F/owner`: `command`, `whom`, `note`.
    inform Inform;
    /// `POST /sites/S/found-items/F/hand-over`: `command`, `whom`, `note`.
    hand_over HandOver;
    /// `POST /sites/S/found-items/F/disposal`: `command`, `note`.
    dispose Dispose;
}
