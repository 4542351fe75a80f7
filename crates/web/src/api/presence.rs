//! Where leaders are.

use app::directory::{LeaderPresence, ShownPresence};
use axum::extract::State;
use axum::{Extension, Json};
use domain::presence::{Presence, Whereabouts};
use serde::Serialize;
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::NewPresence;
use crate::act::Act;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// The leaders whom one may see, by precedence.
#[derive(Serialize, ToSchema)]
pub(crate) struct Leaders {
    leaders: Vec<LeaderShape>,
}

/// A leader and where they are.
#[derive(Serialize, ToSchema)]
pub(crate) struct LeaderShape {
    id: String,
    name: String,
    form_of_address: String,
    /// 1 is the highest.
    precedence: Option<u32>,
    /// What was said last; absent where nothing was.
    presence: Option<PresenceShape>,
    /// Whether one may say where they are.
    may_say: bool,
}

/// Where somebody is, as it was said last.
#[derive(Serialize, ToSchema)]
pub(crate) struct PresenceShape {
    /// `at-post`, `briefly-away`, `in-meeting`, `travelling`, `out-on-business` or `on-leave`.
    whereabouts: &'static str,
    /// When they will be back, Unix milliseconds.
    back_at: Option<i64>,
    /// Whether they should be back by now.
    due_back: bool,
    /// Empty for those from whom it is kept.
    note: String,
    said_at: i64,
    said_by: String,
}

impl From<ShownPresence> for PresenceShape {
    fn from(said: ShownPresence) -> Self {
        Self {
            whereabouts: said.presence.whereabouts.word(),
            back_at: said.presence.back_at,
            due_back: said.due_back,
            note: said.presence.note,
            said_at: said.said_at,
            said_by: said.said_by,
        }
    }
}

/// Where the leaders of the site are.
#[utoipa::path(get, path = "/api/v1/sites/{site}/presence", tag = "directory",
    responses((status = 200, body = Leaders)))]
pub(crate) async fn show_presence(State(web): State<Web>, here: Here) -> Answered<Json<Leaders>> {
    let board = app::directory::presence_board(web.house(), &here.actor, &here.site).await?;
    let board = board.ok_or_else(Trouble::not_found)?;
    let leader = |leader: LeaderPresence| LeaderShape {
        id: leader.person.id.to_string(),
        name: leader.person.name,
        form_of_address: leader.person.form_of_address,
        precedence: leader.person.precedence,
        presence: leader.said.map(Into::into),
        may_say: leader.may_say,
    };
    Ok(Json(Leaders {
        leaders: board.leaders.into_iter().map(leader).collect(),
    }))
}

/// Say where a leader is.
#[utoipa::path(put, path = "/api/v1/sites/{site}/people/{person}/presence", tag = "directory",
    request_body = NewPresence, responses((status = 200, body = Taken)))]
pub(crate) async fn say_presence(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<NewPresence>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let whereabouts = Whereabouts::from_word(&body.whereabouts);
    let said = Presence {
        whereabouts: whereabouts
            .ok_or_else(|| Trouble::invalid("whereabouts", "choice-unknown"))?,
        back_at: body.back_at,
        note: body.note,
    };
    let done = app::directory::say_presence(house, actor, site, command, ids.at(0)?, said);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}
