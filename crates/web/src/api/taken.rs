//! What the answer to a command says.

use app::Answer;
use axum::Json;
use domain::Milliseconds;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use words::Language;

use crate::need::Here;
use crate::state::Web;
use crate::trouble::Answered;
use crate::{civil, spoken};

/// A command was carried out, now or when it came the first time.
#[derive(Serialize, ToSchema)]
pub(crate) struct Taken {
    /// The id of what it made or changed.
    subject: Option<String>,
    /// The number of its journal entry; 0 where it wrote none.
    journal_number: i64,
    /// What else is to be told.
    notice: Option<Told>,
    /// How far the sender's clock is behind the server's, in milliseconds; 0 within two seconds.
    clock_off_ms: i64,
}

/// Something to be told.
#[derive(Serialize, ToSchema)]
pub(crate) struct Told {
    /// Which notice it is, for programs.
    key: String,
    /// What its words were made of.
    arguments: BTreeMap<String, String>,
    /// Its words in the asker's language.
    text: String,
}

/// The answer in JSON.
pub(crate) async fn taken(
    web: &Web,
    here: &Here,
    answer: Answer,
    clock_off_ms: Milliseconds,
    language: Language,
) -> Answered<Json<Taken>> {
    let notice = match answer.notice {
        None => None,
        Some(notice) => {
            // Only what is told needs the site's zone.
            let place = civil::place(web, here).await?;
            Some(Told {
                text: spoken::notice(language, &notice.key, &notice.arguments, &place),
                key: notice.key,
                arguments: notice.arguments.into_iter().collect(),
            })
        }
    };
    Ok(Json(Taken {
        subject: answer.subject,
        journal_number: answer.journal_number,
        notice,
        clock_off_ms,
    }))
}
