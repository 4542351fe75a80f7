//! The daily reception record: its pages and its API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::reception_record::{self, acts};

/// Adds every page and every operation of the daily reception record.
pub(super) fn of_the_reception_record(routes: Routes) -> Routes {
    let view = Need::right(Object::ReceptionRecord, Action::View);
    let sign = Need::right(Object::ReceptionRecord, Action::Do);
    let approve = Need::right(Object::ReceptionRecord, Action::Approve);
    let export = Need::right(Object::ReceptionRecord, Action::Export);
    // In full it tells what is masked of visitors.
    let whole = Need::right(Object::VisitorDocument, Action::View);
    let day = "/sites/{site}/reception-records/{day}";
    routes
        .get(
            "/sites/{site}/reception-records",
            view,
            reception_record::list,
        )
        .get(day, view, reception_record::show)
        .post(
            "/sites/{site}/reception-records/{day}/signature",
            sign,
            acts::sign,
        )
        .post(
            "/sites/{site}/reception-records/{day}/countersignature",
            approve,
            acts::countersign,
        )
        .post(
            "/sites/{site}/reception-records/{day}/return",
            approve,
            acts::send_back,
        )
        .post(
            "/sites/{site}/reception-records/{day}/paper",
            whole,
            acts::paper,
        )
        .post(
            "/sites/{site}/reception-records/{day}/workbook",
            export,
            acts::workbook,
        )
        .get(
            "/api/v1/sites/{site}/reception-records",
            view,
            api::list_reception_records,
        )
        .get(
            "/api/v1/sites/{site}/reception-records/{day}",
            view,
            api::show_reception_record,
        )
        .post(
            "/api/v1/sites/{site}/reception-records/{day}/signature",
            sign,
            api::sign_reception_record,
        )
        .post(
            "/api/v1/sites/{site}/reception-records/{day}/countersignature",
            approve,
            api::countersign_reception_record,
        )
        .post(
            "/api/v1/sites/{site}/reception-records/{day}/return",
            approve,
            api::return_reception_record,
        )
}
