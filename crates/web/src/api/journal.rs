//! The journal: searched, and noted into.

use app::journal::JournalQuestion;
use axum::extract::State;
use axum::{Extension, Json};
use domain::journal::Written;
use serde::Serialize;
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::{Note, id};
use crate::act::{Act, Query};
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// How many entries a page of the API has.
const PAGE: usize = 100;

/// A page of the journal.
#[derive(Serialize, ToSchema)]
pub(crate) struct Journal {
    /// Newest first.
    entries: Vec<Entry>,
    /// The number of the last entry.
    head_number: i64,
    /// Its hash in the chain, 64 hexadecimal digits.
    head_hash: String,
    /// `before` of the next page, if there is one.
    next_before: Option<i64>,
}

/// An entry of the journal.
#[derive(Serialize, ToSchema)]
pub(crate) struct Entry {
    number: i64,
    /// When it happened.
    at: i64,
    /// When the server learnt of it.
    received_at: i64,
    account: Option<String>,
    /// Who, by name at the time.
    actor: String,
    /// What was done.
    #[schema(example = "duty-done")]
    act: String,
    meeting: Option<String>,
    duty: Option<String>,
    room: Option<String>,
    clauses: Vec<String>,
    details: Vec<Detail>,
    /// Whether more of it is known than is the reader's to know; hidden values are `***`.
    masked: bool,
    /// Its hash in the chain. A masked entry's is empty: a guess could be tried against it.
    hash: String,
}

/// What an entry says beside, in order; a name may come more than once.
#[derive(Serialize, ToSchema)]
pub(crate) struct Detail {
    name: String,
    value: String,
}

impl Entry {
    fn of(written: &Written, masked: bool) -> Self {
        let entry = &written.entry;
        let details = entry.details.iter();
        Self {
            number: written.number,
            at: entry.at,
            received_at: entry.received,
            account: entry.account.map(|id| id.to_string()),
            actor: entry.actor.clone(),
            act: entry.act.clone(),
            meeting: entry.meeting.map(|id| id.to_string()),
            duty: entry.duty.map(|id| id.to_string()),
            room: entry.room.map(|id| id.to_string()),
            clauses: entry.clauses.clone(),
            details: details
                .map(|(name, value)| Detail {
                    name: name.clone(),
                    value: value.clone(),
                })
                .collect(),
            masked,
            hash: if masked {
                String::new()
            } else {
                written.hash.to_string()
            },
        }
    }
}

/// The question that a query asks.
///
/// # Errors
/// Invalid where a field cannot be read.
pub(crate) fn question(query: &Fields, limit: usize) -> Answered<JournalQuestion> {
    query.only(&["q", "day", "person", "room", "meeting", "before", "check"])?;
    let day = match query.filled("day") {
        None => None,
        Some(_) => Some(query.date("day")?),
    };
    let before = match query.filled("before") {
        None => None,
        Some(_) => Some(query.number("before")?),
    };
    Ok(JournalQuestion {
        text: query.text("q").to_owned(),
        day,
        account: query.chosen("person")?,
        room: query.chosen("room")?,
        meeting: query.chosen("meeting")?,
        before,
        limit,
    })
}

/// Search the journal.
#[utoipa::path(get, path = "/api/v1/sites/{site}/journal", tag = "journal",
    params(
        ("q" = Option<String>, Query, description = "Words, all of which must be there."),
        ("day" = Option<String>, Query, description = "The civil day, `YYYY-MM-DD`."),
        ("person" = Option<String>, Query, description = "The account of who did it."),
        ("room" = Option<String>, Query, description = "The room's id."),
        ("meeting" = Option<String>, Query, description = "The meeting's id."),
        ("before" = Option<i64>, Query, description = "Only entries with numbers below this."),
    ),
    responses((status = 200, body = Journal)))]
pub(crate) async fn search_journal(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<Journal>> {
    let question = question(&query, PAGE)?;
    let page = app::journal::search(web.house(), &here.actor, &here.site, question).await?;
    let page = page.ok_or_else(Trouble::not_found)?;
    let entries = page.entries.iter();
    Ok(Json(Journal {
        entries: entries
            .map(|written| Entry::of(written, page.masked.contains(&written.number)))
            .collect(),
        head_number: page.head_number,
        head_hash: page.head_hash.to_string(),
        next_before: page.next_before,
    }))
}

/// Add a note.
#[utoipa::path(post, path = "/api/v1/sites/{site}/notes", tag = "journal",
    request_body = Note, responses((status = 200, body = Taken)))]
pub(crate) async fn add_note(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<Note>,
) -> Answered<Json<Taken>> {
    let meeting = act.body.meeting.as_deref();
    let meeting = meeting.map(|text| id("meeting", text)).transpose()?;
    let (house, command, text) = (web.house(), &act.command, act.body.text);
    let noted = app::journal::note(house, &here.actor, &here.site, command, text, meeting);
    taken(&web, &here, noted.await?, act.clock_off_ms, language).await
}
