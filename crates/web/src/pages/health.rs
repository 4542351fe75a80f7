//! `GET /health`: whether commands are taken, for whoever watches the machine.

use axum::extract::State;
use axum::http::StatusCode;

use crate::state::Web;

/// Green with 200, red with 503; nothing else is told.
pub(crate) async fn show(State(web): State<Web>) -> (StatusCode, &'static str) {
    if web.house().is_healthy() {
        (StatusCode::OK, "ok")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not taking commands")
    }
}
