//! The knowledge base (clause A1.6): read by the desk, written by its leaders, who see what is asked
//! most and what in vain.

use app::inquiry::Counted;
use app::knowledge::KnowledgeBase;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::inquiry::{Knowledge, Lesson};
use domain::{InquiryId, KnowledgeId, Milliseconds};
use jiff::ToSpan;
use jiff::civil::Date;
use words::Language;

use super::inquiry::tabs;
use super::register_fields::Filling;
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::civil::{Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    KnowledgeEntry, KnowledgePage, KnowledgeRow, KnowledgeVersion, ProposedRow, RegisterControl,
    RegisterForm,
};

/// The fields of the form.
const FIELDS: [&str; 5] = [
    "question",
    "wordings",
    "answer",
    "department",
    "valid_until",
];
/// How many days are counted where no span is asked for.
const DAYS: i64 = 30;
/// How many questions asked in vain are shown.
const IN_VAIN_SHOWN: usize = 50;

/// `GET /sites/S/knowledge?from=&until=&proposal=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["from", "until", "proposal"])?;
    let page = view(&web, &here, language, &query, None).await?;
    draw(&page)
}

/// The days counted, and why those that were asked for cannot be.
fn span(query: &Fields, today: Date) -> (Date, Date, Option<Trouble>) {
    let usual = today.saturating_sub(DAYS.days());
    let from = query
        .filled("from")
        .map_or(Ok(usual), |_| query.date("from"));
    let until = query
        .filled("until")
        .map_or(Ok(today), |_| query.date("until"));
    let read = from.and_then(|from| until.map(|until| (from, until)));
    match read {
        Ok((from, until)) if from <= until => (from, until, None),
        Ok(_) => (usual, today, Some(Trouble::invalid("until", "span-turned"))),
        Err(trouble) => (usual, today, Some(trouble)),
    }
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    query: &Fields,
    typed: Option<(&Fields, &Trouble)>,
) -> Answered<KnowledgePage> {
    let place = place(web, here).await?;
    let today = place.civil(web.house().now()).date();
    let (from, until, problem) = span(query, today);
    let counted = (place.day(from).0, place.day(until).1);
    let base = app::knowledge::base(web.house(), &here.actor, &here.site, counted).await?;
    let base = base.ok_or_else(Trouble::not_found)?;
    let may_edit = here.may(Object::Knowledge, Action::Edit);
    let form = may_edit.then(|| new_form(here, language, query, typed, &base));
    let mut entries: Vec<KnowledgeRow> = base
        .entries
        .iter()
        .map(|(entry, uses)| row(entry, *uses, &place, today, may_edit))
        .collect();
    entries.sort_by_key(|row| std::cmp::Reverse(row.uses));
    Ok(KnowledgePage {
        frame: frame::of_site(web, here, language, "inquiries").await?,
        tabs: tabs(&here.site, "knowledge", language),
        from: from.to_string(),
        until: until.to_string(),
        problem: problem.map(|trouble| trouble.say(language)),
        entries,
        may_edit,
        proposed: base.proposals.into_iter().map(proposed).collect(),
        in_vain: shown(base.in_vain),
        form,
    })
}

fn shown(mut in_vain: Vec<Counted>) -> Vec<Counted> {
    in_vain.truncate(IN_VAIN_SHOWN);
    in_vain
}

fn proposed((id, question, answer): (InquiryId, String, String)) -> ProposedRow {
    ProposedRow {
        id: id.to_string(),
        question,
        answer,
    }
}

/// The form of a new entry; of a proposed answer, it begins with what was asked and said.
fn new_form(
    here: &Here,
    language: Language,
    query: &Fields,
    typed: Option<(&Fields, &Trouble)>,
    base: &KnowledgeBase,
) -> RegisterForm {
    let asked = query.text("proposal");
    let mut offered = base.proposals.iter();
    let adopted = offered.find(|(id, ..)| id.to_string() == asked);
    let begins = match (typed, adopted) {
        (Some((typed, _)), _) => typed.clone(),
        (None, Some((_, question, answer))) => {
            Fields::from_pairs(&[("question", question), ("answer", answer)])
        }
        (None, None) => Fields::default(),
    };
    let proposal = typed.map_or(asked, |(typed, _)| typed.text("proposal"));
    let filling = Filling {
        language,
        typed: &begins,
        trouble: typed.map(|(_, trouble)| trouble),
    };
    let hidden = vec![("proposal", proposal.to_owned())];
    form(&filling, format!("/sites/{}/knowledge", here.site), hidden)
}

fn form(
    filling: &Filling<'_>,
    action: String,
    hidden: Vec<(&'static str, String)>,
) -> RegisterForm {
    let line = |name| filling.field(name, RegisterControl::Line(Vec::new()));
    let mut wordings = filling.field("wordings", RegisterControl::Lines);
    wordings.hint = filling.say("knowledge-wordings-hint", "");
    let mut valid_until = filling.field("valid_until", RegisterControl::Digits);
    valid_until.hint = filling.say("knowledge-valid-hint", "");
    let mut question = line("question");
    question.key = "n";
    let mut form = RegisterForm {
        id: "knowledge-form",
        action,
        hidden,
        fields: vec![
            question,
            wordings,
            filling.field("answer", RegisterControl::Lines),
            line("department"),
            valid_until,
        ],
        problem: None,
        meanwhile: Vec::new(),
        submit: filling.say("knowledge-save", ""),
    };
    filling.on_top(&mut form);
    form
}

fn row(entry: &Knowledge, uses: i64, place: &Place, today: Date, may_edit: bool) -> KnowledgeRow {
    let href = format!("/sites/{}/knowledge/{}", place.site.id, entry.id);
    let lesson = entry.lesson.clone();
    KnowledgeRow {
        id: entry.id.to_string(),
        href: if may_edit { href } else { String::new() },
        expired: !lesson.holds_on(&today.to_string()),
        question: lesson.question,
        wordings: lesson.wordings.replace('\n', " · "),
        answer: lesson.answer,
        department: lesson.department,
        valid_until: lesson.valid_until,
        uses,
        written: written(entry, place),
    }
}

fn written(entry: &Knowledge, place: &Place) -> String {
    format!("{} {}", entry.by, place.moment(entry.at))
}

fn lesson(fields: &Fields) -> Lesson {
    let text = |name: &str| fields.text(name).to_owned();
    Lesson {
        question: text("question"),
        wordings: text("wordings"),
        answer: text("answer"),
        department: text("department"),
        valid_until: text("valid_until"),
    }
}

/// `POST /sites/S/knowledge`: the fields of the form, and the inquiry that proposed it.
pub(crate) async fn add(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let typed = &form.fields;
    typed.only(&[FIELDS.as_slice(), &["proposal"]].concat())?;
    let command = form.command()?;
    let new = (lesson(typed), typed.chosen("proposal")?);
    let done = app::knowledge::add(web.house(), &here.actor, &here.site, &command, new).await;
    match done.map_err(Trouble::from) {
        Ok(_) => Ok(see(&format!("/sites/{}/knowledge", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let today = Fields::default();
            let page = view(&web, &here, language, &today, Some((typed, &trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `GET /sites/S/knowledge/K`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&entry(&web, &here, ids.at(0)?, language, None).await?)
}

async fn entry(
    web: &Web,
    here: &Here,
    id: KnowledgeId,
    language: Language,
    typed: Option<(&Fields, &Trouble)>,
) -> Answered<KnowledgeEntry> {
    let versions = app::knowledge::versions(web.house(), &here.site, id).await?;
    let versions = versions.filter(|versions| !versions.is_empty());
    let versions =
        versions.ok_or_else(|| Trouble::from(domain::Refusal::missing("knowledge-unknown")))?;
    let standing = &versions[versions.len() - 1];
    let place = place(web, here).await?;
    let begins = typed.map_or_else(|| typed_of(standing), |(typed, _)| typed.clone());
    let filling = Filling {
        language,
        typed: &begins,
        trouble: typed.map(|(_, trouble)| trouble),
    };
    let own = format!("/sites/{}/knowledge/{id}", here.site);
    let seen = Fields::seen("revision", &standing.revision, typed);
    let hidden = vec![("revision", seen)];
    Ok(KnowledgeEntry {
        frame: frame::of_site(web, here, language, "inquiries").await?,
        tabs: tabs(&here.site, "knowledge", language),
        removal: format!("{own}/removal"),
        form: form(&filling, own, hidden),
        versions: versions
            .iter()
            .rev()
            .map(|version| version_row(version, &place))
            .collect(),
    })
}

fn typed_of(entry: &Knowledge) -> Fields {
    let lesson = &entry.lesson;
    Fields::from_pairs(&[
        ("question", &lesson.question),
        ("wordings", &lesson.wordings),
        ("answer", &lesson.answer),
        ("department", &lesson.department),
        ("valid_until", &lesson.valid_until),
    ])
}

fn version_row(version: &Knowledge, place: &Place) -> KnowledgeVersion {
    let lesson = version.lesson.clone();
    let mut facts = vec![
        ("question", lesson.question),
        ("wordings", lesson.wordings),
        ("answer", lesson.answer),
        ("department", lesson.department),
        ("valid-until", lesson.valid_until),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    KnowledgeVersion {
        revision: version.revision,
        written: written(version, place),
        facts,
    }
}

/// `POST /sites/S/knowledge/K`: the fields of the form and `revision`.
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let typed = &form.fields;
    typed.only(&[FIELDS.as_slice(), &["revision"]].concat())?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let changed = (typed.number("revision")?, lesson(typed));
    let done =
        app::knowledge::change(web.house(), &here.actor, &here.site, &command, id, changed).await;
    match done.map_err(Trouble::from) {
        Ok(_) => Ok(see(&format!("/sites/{}/knowledge", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let page = entry(&web, &here, id, language, Some((typed, &trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/knowledge/K/removal`.
pub(crate) async fn remove(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    app::knowledge::remove(web.house(), &here.actor, &here.site, &command, id).await?;
    Ok(see(&format!("/sites/{}/knowledge", here.site)))
}

/// `POST /sites/S/knowledge/proposals/I/dismissal?from=&until=`.
pub(crate) async fn dismiss(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Query(query): Query,
    form: Form,
) -> Answered<Response> {
    query.only(&["from", "until"])?;
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    app::knowledge::dismiss(web.house(), &here.actor, &here.site, &command, id).await?;
    Ok(see(&format!("/sites/{}/knowledge", here.site)))
}

/// The instants that a span of days of the API begins and ends with; the last thirty days where
/// none is asked for.
///
/// # Errors
/// Invalid at the field that is no day, or where the span is turned round.
pub(crate) fn asked_span(
    query: &Fields,
    place: &Place,
    now: Milliseconds,
) -> Answered<(Milliseconds, Milliseconds)> {
    match span(query, place.civil(now).date()) {
        (from, until, None) => Ok((place.day(from).0, place.day(until).1)),
        (_, _, Some(trouble)) => Err(trouble),
    }
}
