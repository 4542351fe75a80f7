//! Quality: the figures of a period, the duties behind them, the monthly report, the API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::quality::{self, duties, report, sheet};

/// Adds every page and every operation of quality.
pub(super) fn of_quality(routes: Routes) -> Routes {
    let view = Need::right(Object::Quality, Action::View);
    let export = Need::right(Object::Quality, Action::Export);
    routes
        .get("/sites/{site}/quality", view, quality::show)
        .get("/sites/{site}/quality/duties", view, duties::show)
        .get("/sites/{site}/quality/report", export, report::show)
        .get(
            "/sites/{site}/quality/report/workbook",
            export,
            sheet::workbook,
        )
        .get("/api/v1/sites/{site}/quality", view, api::show_quality)
        .get(
            "/api/v1/sites/{site}/quality/duties",
            view,
            api::list_quality_duties,
        )
        .get(
            "/api/v1/sites/{site}/quality/report",
            export,
            api::show_quality_report,
        )
}
