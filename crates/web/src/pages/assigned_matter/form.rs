//! An assignment: what, for whom, where, by when, to whom.

use app::assigned_matter::AssignPage;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::assigned_matter::{Assignment, Receiver, Urgency};
use domain::{Milliseconds, Refusal};
use words::Language;

use super::super::register_fields::{Filling, room_choices};
use super::super::{draw, draw_refused, frame};
use crate::act::{Form, see, subject};
use crate::civil::{Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{AssignedMatterForm, Choice, RegisterControl, RegisterField, RegisterForm};

const FIELDS: [&str; 6] = ["what", "person", "room", "due", "urgency", "receiver"];

/// `GET /sites/S/assigned-matters/new`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let page = page(&web, &here, language, (&Fields::default(), None)).await?;
    draw(&page)
}

/// `POST /sites/S/assigned-matters`: `command`, the fields of the form.
pub(crate) async fn send(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let typed = &form.fields;
    typed.only(&FIELDS)?;
    let command = form.command()?;
    let place = place(&web, &here).await?;
    let done = match assignment(typed, &place, web.house().now()) {
        Ok(assignment) => {
            let for_whom = typed.text("person").to_owned();
            let (house, actor, site) = (web.house(), &here.actor, &here.site);
            let done =
                app::assigned_matter::assign(house, actor, site, &command, assignment, for_whom);
            done.await.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    match done {
        Ok(answer) => {
            let id = subject(&answer)?;
            Ok(see(&format!("/sites/{}/assigned-matters/{id}", here.site)))
        }
        Err(trouble) if trouble.is_mendable() => {
            let page = page(&web, &here, language, (typed, Some(&trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// What was typed; for whom it is stays as typed.
fn assignment(typed: &Fields, place: &Place, now: Milliseconds) -> Answered<Assignment> {
    let unknown = |field: &str| Trouble::invalid(field, "choice-unknown");
    let urgency = match typed.filled("urgency") {
        None => Urgency::Ordinary,
        Some(word) => Urgency::from_word(word).ok_or_else(|| unknown("urgency"))?,
    };
    if typed.filled("what").is_none() {
        return Err(Trouble::invalid("what", "assigned-matter-what-empty"));
    }
    let receiver = typed.filled("receiver");
    let receiver =
        receiver.ok_or_else(|| Trouble::invalid("receiver", "assigned-matter-receiver-missing"))?;
    let receiver = match receiver.split_once(':') {
        Some(("account", id)) => id.parse().ok().map(Receiver::Account),
        Some(("team", id)) => id.parse().ok().map(Receiver::Team),
        _ => None,
    };
    let due = typed.filled("due");
    let due = due.ok_or_else(|| Trouble::invalid("due", "agreed-missing"))?;
    Ok(Assignment {
        what: typed.text("what").replace("\r\n", "\n"),
        person: None,
        room: typed.chosen("room")?,
        due: domain::agreed::parse("due", due, now, place.zone())?,
        urgency,
        receiver: receiver.ok_or_else(|| unknown("receiver"))?,
    })
}

async fn page(
    web: &Web,
    here: &Here,
    language: Language,
    (typed, trouble): (&Fields, Option<&Trouble>),
) -> Answered<AssignedMatterForm> {
    let page = app::assigned_matter::assign_page(web.house(), &here.actor, &here.site).await?;
    let page = page.ok_or_else(|| Refusal::forbidden("assigned-matter-not-an-office"))?;
    let root = format!("/sites/{}/assigned-matters", here.site);
    let filling = Filling {
        language,
        typed,
        trouble,
    };
    let mut form = RegisterForm {
        id: "assign",
        action: root.clone(),
        hidden: Vec::new(),
        fields: fields(&filling, &page),
        problem: None,
        meanwhile: Vec::new(),
        submit: words::text(language, "assigned-matter-assign").to_owned(),
    };
    filling.on_top(&mut form);
    Ok(AssignedMatterForm {
        frame: frame::of_site(web, here, language, "assigned-matters").await?,
        back: root,
        form,
    })
}

fn fields(filling: &Filling<'_>, page: &AssignPage) -> Vec<RegisterField> {
    let language = filling.language;
    let labelled = |name, key: &str, control| RegisterField {
        label: words::text(language, key).to_owned(),
        ..filling.field(name, control)
    };
    let hinted = |hint: &str, field: RegisterField| RegisterField {
        hint: words::text(language, hint).to_owned(),
        ..field
    };
    let urgencies = filling.choices(
        "urgency",
        "assigned-matter-urgency-",
        &["ordinary", "urgent"],
    );
    let urgencies = urgencies.into_iter().map(|choice| (choice, "")).collect();
    let nowhere = words::text(language, "assigned-matter-no-place");
    let rooms = room_choices(filling.typed, nowhere, &page.rooms, None);
    vec![
        RegisterField {
            focus: true,
            ..labelled("what", "assigned-matter-what", RegisterControl::Lines)
        },
        hinted(
            "assigned-matter-receiver-hint",
            labelled(
                "receiver",
                "assigned-matter-receiver",
                RegisterControl::Select(receivers(filling, page)),
            ),
        ),
        hinted(
            "register-agreed-hint",
            labelled("due", "assigned-matter-due", RegisterControl::Digits),
        ),
        hinted(
            "assigned-matter-person-hint",
            labelled(
                "person",
                "assigned-matter-person",
                RegisterControl::Line(page.leaders.clone()),
            ),
        ),
        labelled(
            "room",
            "assigned-matter-place",
            RegisterControl::Select(rooms),
        ),
        labelled(
            "urgency",
            "assigned-matter-urgency",
            RegisterControl::Radios(urgencies),
        ),
    ]
}

fn choice(value: String, title: String, typed: &str) -> Choice {
    Choice {
        chosen: value == typed,
        value,
        title,
    }
}

/// Nobody first, then everybody by name, then the teams.
fn receivers(filling: &Filling<'_>, page: &AssignPage) -> Vec<Choice> {
    let typed = filling.typed.text("receiver");
    let words = |key: &str| words::text(filling.language, key).to_owned();
    let nobody = choice(
        String::new(),
        words("assigned-matter-receiver-choose"),
        typed,
    );
    let people = page
        .receivers
        .iter()
        .map(|one| choice(format!("account:{}", one.account), one.name.clone(), typed));
    let teams = page.teams.iter().map(|(id, name)| {
        let title = words::format(
            filling.language,
            "assigned-matter-team-choice",
            &[("team", name.clone())],
        );
        choice(format!("team:{id}"), title, typed)
    });
    std::iter::once(nobody).chain(people).chain(teams).collect()
}
