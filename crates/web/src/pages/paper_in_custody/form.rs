//! Papers taken down as they come out of an office, several at once.

use app::paper_in_custody::{FormPage, Retrieval};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::DutyId;
use domain::directory::room_title;
use domain::paper_in_custody::{AT_ONCE_MAX, Retrieved};
use words::Language;

use crate::act::{Form, Query, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, PaperForm, PaperLine};

/// How many lines the form shows at least.
const LINES: usize = 3;

/// `GET /sites/S/papers/new?room=&duty=&step=`: for an office, or from a check item that asks for papers.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["room", "duty", "step"])?;
    let page = proposed(&web, &here).await?;
    // Whose office it is, is proposed with it.
    let own = page
        .offices
        .iter()
        .find(|(room, _)| room.id.to_string() == query.text("room"));
    let (room, leader) = own.map_or((String::new(), String::new()), |(room, leader)| {
        let leader = leader.map(|id| id.to_string());
        (room.id.to_string(), leader.unwrap_or_default())
    });
    let fields = Fields::from_pairs(&[
        ("room", &room),
        ("leader", &leader),
        ("duty", query.text("duty")),
        ("step", query.text("step")),
    ]);
    draw(&view((&web, &here, language), &page, (&fields, None)).await?)
}

async fn proposed(web: &Web, here: &Here) -> Answered<FormPage> {
    let page = app::paper_in_custody::form_page(web.house(), &here.site).await?;
    page.ok_or_else(Trouble::not_found)
}

/// The lines as they were typed; empty ones at the end are gone.
fn lines(fields: &Fields) -> Vec<PaperLine> {
    let column = |name: &str| fields.many(name);
    let (titles, numbers) = (column("title"), column("document_number"));
    let (copies, classified) = (column("copies"), column("classified"));
    let count = titles.len().max(numbers.len()).min(AT_ONCE_MAX + 1);
    let cell =
        |column: &[&str], line: usize| column.get(line).copied().unwrap_or_default().to_owned();
    let mut lines: Vec<PaperLine> = (0..count)
        .map(|line| PaperLine {
            title: cell(&titles, line),
            document_number: cell(&numbers, line),
            copies: cell(&copies, line),
            classified: cell(&classified, line) == "yes",
        })
        .collect();
    while lines.last().is_some_and(is_empty) {
        lines.pop();
    }
    lines
}

fn is_empty(line: &PaperLine) -> bool {
    line.title.trim().is_empty() && line.document_number.trim().is_empty()
}

fn retrieval(fields: &Fields) -> Answered<Retrieval> {
    let unchosen = |field: &'static str| Trouble::invalid(field, "paper-choose");
    let papers = (1..).zip(lines(fields)).map(|(line, typed)| {
        let copies = match typed.copies.trim() {
            "" => Ok(1),
            copies => Fields::of("copies", copies).number("copies"),
        };
        Ok(Retrieved {
            copies: copies.map_err(|trouble| trouble.with("line", line))?,
            title: typed.title,
            document_number: typed.document_number,
            classified: typed.classified,
        })
    });
    // From a check item, which then counts as looked at.
    let asked_at = match fields.chosen::<DutyId>("duty")? {
        Some(duty) => Some((duty, fields.number("step")?)),
        None => None,
    };
    Ok(Retrieval {
        asked_at,
        papers: papers.collect::<Answered<_>>()?,
        leader: fields.chosen("leader")?.ok_or_else(|| unchosen("leader"))?,
        room: fields.chosen("room")?.ok_or_else(|| unchosen("room"))?,
    })
}

/// `POST /sites/S/papers`.
pub(crate) async fn retrieve(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let known = [
        "leader",
        "room",
        "title",
        "document_number",
        "copies",
        "classified",
        "duty",
        "step",
    ];
    form.fields.only(&known)?;
    let command = form.command()?;
    let done = async {
        let asked = retrieval(&form.fields)?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::paper_in_custody::retrieve(house, actor, site, &command, asked).await?)
    };
    match done.await {
        Ok(_) => Ok(see(&format!("/sites/{}/papers", here.site))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let page = proposed(&web, &here).await?;
            let given_back = (&form.fields, Some(&trouble));
            let page = view((&web, &here, language), &page, given_back).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    page: &FormPage,
    (fields, trouble): (&Fields, Option<&Trouble>),
) -> Answered<PaperForm> {
    let line = trouble.and_then(|trouble| {
        let told = trouble.arguments.iter().find(|(name, _)| name == "line");
        told.and_then(|(_, value)| value.parse().ok())
    });
    let mut lines = lines(fields);
    while lines.len() < LINES
        || lines.last().is_some_and(|line| !is_empty(line)) && lines.len() < AT_ONCE_MAX
    {
        lines.push(PaperLine {
            copies: "1".to_owned(),
            ..PaperLine::default()
        });
    }
    let chosen = |id: &str, field: &str| id == fields.text(field);
    let leaders = page.leaders.iter().map(|person| {
        let value = person.id.to_string();
        Choice {
            chosen: chosen(&value, "leader"),
            title: format!("{} {}", person.name, person.form_of_address),
            value,
        }
    });
    let offices = page.offices.iter().map(|(room, _)| {
        let value = room.id.to_string();
        Choice {
            chosen: chosen(&value, "room"),
            title: room_title(&room.number, &room.name),
            value,
        }
    });
    Ok(PaperForm {
        action: format!("/sites/{}/papers", here.site),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        wrong: (
            trouble.and_then(|it| it.field.clone()).unwrap_or_default(),
            line.unwrap_or(0),
        ),
        leaders: leaders.collect(),
        offices: offices.collect(),
        lines,
        asked_at: (
            fields.text("duty").to_owned(),
            fields.text("step").to_owned(),
        ),
        frame: frame::of_site(web, here, language, "papers").await?,
    })
}
