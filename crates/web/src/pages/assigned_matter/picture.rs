//! Photos of an assigned matter, shown to whoever may see its words.

use axum::extract::State;
use axum::response::Response;

use crate::need::Here;
use crate::pages::photo;
use crate::path::{Ids, IsSmall};
use crate::state::Web;
use crate::trouble::Answered;

/// `GET /sites/S/assigned-matters/M/photos/P` and `…/small`.
pub(crate) async fn shown(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    IsSmall(small): IsSmall,
) -> Answered<Response> {
    let named = (ids.at(0)?, ids.at(1)?);
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let found = app::assigned_matter::photo(house, actor, site, named, small).await?;
    photo::shown(found)
}
