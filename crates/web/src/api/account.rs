//! One's own tokens and password.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::JsonBody;
use crate::need::Asker;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// One's tokens, newest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Tokens {
    tokens: Vec<TokenShape>,
}

/// A token without its secret.
#[derive(Serialize, ToSchema)]
pub(crate) struct TokenShape {
    id: String,
    name: String,
    created_at: i64,
    expires_at: i64,
}

/// A token to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewToken {
    /// What it is for, 1 to 50 characters.
    name: String,
    /// For how many days, 1 to 365.
    days: u32,
}

/// A token that was made. Its secret is shown this once.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeToken {
    id: String,
    /// To be sent as `Authorization: Bearer` and this.
    secret: String,
}

/// Another password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPassword {
    old: String,
    /// 12 to 200 characters.
    new: String,
}

/// One's tokens, newest first.
#[utoipa::path(get, path = "/api/v1/tokens", tag = "account",
    responses((status = 200, body = Tokens)))]
pub(crate) async fn list_tokens(State(web): State<Web>, asker: Asker) -> Answered<Json<Tokens>> {
    let tokens = app::session::tokens(web.house(), &asker.actor).await?;
    let tokens = tokens.into_iter().map(|token| TokenShape {
        id: token.id,
        name: token.name,
        created_at: token.created_at,
        expires_at: token.expires_at,
    });
    Ok(Json(Tokens {
        tokens: tokens.collect(),
    }))
}

/// Make a token. Its holder does so, not one of their tokens: whoever finds one cannot make it last.
#[utoipa::path(post, path = "/api/v1/tokens", tag = "account", request_body = NewToken,
    responses((status = 200, body = MadeToken)))]
pub(crate) async fn create_token(
    State(web): State<Web>,
    asker: Asker,
    JsonBody(new): JsonBody<NewToken>,
) -> Answered<Json<MadeToken>> {
    if asker.by_token {
        return Err(Trouble::not_allowed());
    }
    let (id, secret) =
        app::session::create_token(web.house(), &asker.actor, &new.name, new.days).await?;
    Ok(Json(MadeToken { id, secret }))
}

/// Revoke a token at once.
#[utoipa::path(delete, path = "/api/v1/tokens/{token}", tag = "account",
    responses((status = 204)))]
pub(crate) async fn revoke_token(
    State(web): State<Web>,
    asker: Asker,
    ids: Ids,
) -> Answered<StatusCode> {
    let id: String = ids.at(0)?;
    if app::session::revoke_token(web.house(), &asker.actor, &id).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Trouble::not_found())
    }
}

/// Change one's password. Every session and token of the account ends, this one too.
#[utoipa::path(post, path = "/api/v1/password", tag = "account", request_body = NewPassword,
    responses((status = 204)))]
pub(crate) async fn change_password(
    State(web): State<Web>,
    asker: Asker,
    JsonBody(new): JsonBody<NewPassword>,
) -> Answered<StatusCode> {
    app::session::change_password(web.house(), &asker.actor, &new.old, &new.new).await?;
    Ok(StatusCode::NO_CONTENT)
}
