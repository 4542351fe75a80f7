//! One paper with its chain of hands: who has it now, and what may be done about it before somebody signs.

use app::Command;
use app::paper_in_custody::{Correction, Onward, PaperPage, PaperView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::paper_in_custody::{PaperAct, Retrieved};
use domain::{AccountId, PaperInCustodyId};
use words::{Arg, Language};

use super::super::register_fields::Filling;
use super::super::step_forms::{self, steps};
use super::allowed;
use super::rows::{hands, row};
use crate::act::{Form, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    Choice, PaperActShown, PaperShown, RegisterControl, RegisterField, RegisterForm,
};

type Typed<'form> = step_forms::Typed<'form, Step>;

/// What may be done about a paper that is still in hand, beside handing it over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    PassOn,
    Correct,
    Strike,
}

impl Step {
    const ALL: [Self; 3] = [Self::PassOn, Self::Correct, Self::Strike];

    /// The word of `paper-do-`, also where it is sent to.
    fn word(self) -> &'static str {
        match self {
            Self::PassOn => "hands",
            Self::Correct => "correction",
            Self::Strike => "striking",
        }
    }

    fn form_id(self) -> &'static str {
        match self {
            Self::PassOn => "paper-hands-form",
            Self::Correct => "paper-correction",
            Self::Strike => "paper-striking",
        }
    }

    fn action(self) -> Action {
        match self {
            Self::PassOn => Action::Do,
            Self::Correct => Action::Edit,
            Self::Strike => Action::Approve,
        }
    }

    fn fields(self) -> &'static [&'static str] {
        match self {
            Self::PassOn => &["colleague", "place"],
            Self::Correct => &[
                "title",
                "document_number",
                "copies",
                "classified",
                "leader",
                "reason",
                "seen",
            ],
            Self::Strike => &["reason"],
        }
    }
}

/// `GET /sites/S/papers/P`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&page((&web, &here, language), ids.at(0)?, &Typed::nothing()).await?)
}

async fn page(
    (web, here, language): (&Web, &Here, Language),
    id: PaperInCustodyId,
    typed: &Typed<'_>,
) -> Answered<PaperShown> {
    let found = app::paper_in_custody::find(web.house(), &here.actor, &here.site, id).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site.clone())?;
    let (view, root) = (&found.view, format!("/sites/{}/papers", here.site));
    let is_in_hand = view.paper.is_in_hand();
    let mut acts = Vec::new();
    for step in Step::ALL {
        if is_in_hand && here.may(Object::PaperInCustody, step.action()) {
            let leaders = leaders(web, here, (step, view)).await?;
            let form = form(step, (&root, &found, &leaders), language, typed);
            acts.push(PaperActShown {
                step: step.word(),
                open: typed.step == Some(step),
                form,
            });
        }
    }
    let reason = view.hand_over.as_ref().map(|one| one.reason.clone());
    Ok(PaperShown {
        frame: frame::of_site(web, here, language, "papers").await?,
        hand_over: if is_in_hand {
            let address = format!("{root}/hand-over?paper={}", view.paper.id);
            allowed(here, Action::Do, address)
        } else {
            String::new()
        },
        row: row(view, &place, language),
        hands: hands(view, &place, language),
        acts,
        signature: found.signature,
        reason: reason.unwrap_or_default(),
        together: if found.together > 1 {
            let count = [("count", Arg::Number(found.together as i64))];
            words::format(language, "paper-together", &count)
        } else {
            String::new()
        },
        back: root,
    })
}

/// The leaders to choose from where a paper is put right, its own among them although they left the directory.
async fn leaders(
    web: &Web,
    here: &Here,
    (step, view): (Step, &PaperView),
) -> Answered<Vec<(String, String)>> {
    if step != Step::Correct {
        return Ok(Vec::new());
    }
    let page = app::paper_in_custody::form_page(web.house(), &here.site).await?;
    let people = page.ok_or_else(Trouble::not_found)?.leaders.into_iter();
    let mut leaders: Vec<(String, String)> = people
        .map(|one| {
            let title = format!("{} {}", one.name, one.form_of_address);
            (one.id.to_string(), title)
        })
        .collect();
    let own = view.paper.leader.to_string();
    if leaders.iter().all(|(id, _)| *id != own) {
        leaders.push((own, view.paper.leader_name.clone()));
    }
    Ok(leaders)
}

fn form(
    step: Step,
    (root, found, leaders): (&str, &PaperPage, &[(String, String)]),
    language: Language,
    typed: &Typed<'_>,
) -> RegisterForm {
    let paper = &found.view.paper;
    let retrieved = &paper.retrieved;
    // A form that nobody typed into yet says what stands there.
    let known = Fields::from_pairs(&[
        ("title", &retrieved.title),
        ("document_number", &retrieved.document_number),
        ("copies", &retrieved.copies.to_string()),
        (
            "classified",
            if retrieved.classified { "yes" } else { "no" },
        ),
        ("leader", &paper.leader.to_string()),
    ]);
    let filling = typed.filling(&step, &known, language);
    let mut form = RegisterForm {
        id: step.form_id(),
        action: format!("{root}/{}/{}", paper.id, step.word()),
        hidden: match step {
            Step::Correct => {
                let refused = filling.trouble.map(|trouble| (filling.typed, trouble));
                let made = corrections_of(&found.view);
                vec![("seen", Fields::seen("seen", &made, refused))]
            }
            Step::PassOn | Step::Strike => Vec::new(),
        },
        fields: match step {
            Step::PassOn => onward_fields(&filling, &found.colleagues),
            Step::Correct => correction_fields(&filling, leaders),
            Step::Strike => vec![reason_field(&filling, "paper-strike-reason")],
        },
        problem: None,
        meanwhile: Vec::new(),
        submit: words::text(language, &format!("paper-do-{}", step.word())).to_owned(),
    };
    filling.on_top(&mut form);
    form
}

fn labelled(
    filling: &Filling<'_>,
    (name, key): (&'static str, &str),
    control: RegisterControl,
) -> RegisterField {
    RegisterField {
        label: words::text(filling.language, key).to_owned(),
        ..filling.field(name, control)
    }
}

fn reason_field(filling: &Filling<'_>, key: &str) -> RegisterField {
    labelled(filling, ("reason", key), RegisterControl::Line(Vec::new()))
}

fn onward_fields(filling: &Filling<'_>, colleagues: &[(AccountId, String)]) -> Vec<RegisterField> {
    let typed = filling.typed.text("colleague");
    let nobody = Choice {
        value: String::new(),
        title: words::text(filling.language, "paper-colleague-none").to_owned(),
        chosen: typed.is_empty(),
    };
    let people = colleagues.iter().map(|(account, name)| {
        let value = account.to_string();
        Choice {
            chosen: value == typed,
            title: name.clone(),
            value,
        }
    });
    let people = std::iter::once(nobody).chain(people).collect();
    let colleague = ("colleague", "paper-colleague");
    vec![
        labelled(filling, colleague, RegisterControl::Select(people)),
        RegisterField {
            hint: words::text(filling.language, "paper-place-hint").to_owned(),
            ..labelled(
                filling,
                ("place", "paper-place"),
                RegisterControl::Line(Vec::new()),
            )
        },
    ]
}

fn correction_fields(filling: &Filling<'_>, leaders: &[(String, String)]) -> Vec<RegisterField> {
    let line = || RegisterControl::Line(Vec::new());
    let typed = filling.typed.text("leader");
    let leaders = leaders.iter().map(|(id, title)| Choice {
        value: id.clone(),
        title: title.clone(),
        chosen: id == typed,
    });
    let leaders = RegisterControl::Select(leaders.collect());
    let classified = filling.choices("classified", "paper-classified-", &["no", "yes"]);
    vec![
        labelled(filling, ("title", "paper-title"), line()),
        labelled(
            filling,
            ("document_number", "paper-document-number"),
            line(),
        ),
        labelled(filling, ("copies", "paper-copies"), RegisterControl::Digits),
        labelled(
            filling,
            ("classified", "paper-classified"),
            RegisterControl::Select(classified),
        ),
        labelled(filling, ("leader", "paper-leader"), leaders),
        reason_field(filling, "paper-correct-reason"),
    ]
}

/// Where a paper goes on to, as it was typed: to one or the other.
fn onward(fields: &Fields) -> Answered<Onward> {
    let colleague: Option<AccountId> = fields.chosen("colleague")?;
    match (colleague, fields.filled("place")) {
        (Some(account), None) => Ok(Onward::Colleague(account)),
        (None, Some(place)) => Ok(Onward::Place(place.to_owned())),
        (Some(_), Some(_)) | (None, None) => Err(Trouble::invalid("place", "paper-onward-missing")),
    }
}

fn correction(fields: &Fields) -> Answered<Correction> {
    let leader = fields.chosen("leader")?;
    Ok(Correction {
        paper: Retrieved {
            title: fields.text("title").to_owned(),
            document_number: fields.text("document_number").to_owned(),
            classified: fields.text("classified") == "yes",
            copies: fields.number("copies")?,
        },
        leader: leader.ok_or_else(|| Trouble::invalid("leader", "paper-choose"))?,
        reason: fields.text("reason").to_owned(),
        seen: fields
            .filled("seen")
            .map(|_| fields.number("seen"))
            .transpose()?,
    })
}

/// How many corrections the page shows.
fn corrections_of(view: &PaperView) -> usize {
    let steps = view.steps.iter();
    steps.filter(|step| step.act == PaperAct::Corrected).count()
}

async fn carry(
    (web, here): (&Web, &Here),
    command: &Command,
    (id, step): (PaperInCustodyId, Step),
    fields: &Fields,
) -> Answered<()> {
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    match step {
        Step::PassOn => {
            let onward = onward(fields)?;
            app::paper_in_custody::pass_on(house, actor, site, command, id, onward).await?
        }
        Step::Correct => {
            let asked = correction(fields)?;
            app::paper_in_custody::correct(house, actor, site, command, id, asked).await?
        }
        Step::Strike => {
            let reason = fields.text("reason").to_owned();
            app::paper_in_custody::strike(house, actor, site, command, id, reason).await?
        }
    };
    Ok(())
}

async fn step(
    (web, here, ids, language): (Web, Here, Ids, Language),
    form: Form,
    step: Step,
) -> Answered<Response> {
    form.fields.only(step.fields())?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = carry((&web, &here), &command, (id, step), &form.fields).await;
    match done {
        Ok(()) => Ok(see(&format!("/sites/{}/papers/{id}", here.site))),
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
    /// `POST /sites/S/papers/P/hands`: `command`, `colleague` or `place`.
    pass_on PassOn;
    /// `POST /sites/S/papers/P/correction`: `command`, `title`, `document_number`, `copies`, `classified`, `leader`,
    /// `reason`, `seen`.
    correct Correct;
    /// `POST /sites/S/papers/P/striking`: `command`, `reason`.
    strike Strike;
}
