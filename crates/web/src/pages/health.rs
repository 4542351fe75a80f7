//! `GET /health`: whether commands are taken, for whoever watches the machine.

use app::house::Health;
use axum::extract::State;
use axum::http::StatusCode;

use crate::state::Web;

/// Green with 200, red with 503 while nothing can be kept; nothing else is told.
pub(crate) async fn show(State(web): State<Web>) -> (StatusCode, &'static str) {
    match web.house().health().await {
        Health::Well => (StatusCode::OK, "ok"),
        Health::DiskFull => (
            StatusCode::SERVICE_UNAVAILABLE,
            "degraded: the disk is full, nothing can be saved",
        ),
        Health::Broken => (StatusCode::SERVICE_UNAVAILABLE, "not taking commands"),
    }
}
