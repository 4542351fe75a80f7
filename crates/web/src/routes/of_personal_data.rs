//! Requests about personal data and registers with whole names: their page and their API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::personal_data::{self, acts};

/// Adds every page and every operation of requests about personal data.
pub(super) fn of_personal_data(routes: Routes) -> Routes {
    of_registers(of_persons(routes))
}

fn of_persons(routes: Routes) -> Routes {
    let view = Need::right(Object::PersonalDataRequest, Action::View);
    let ask = Need::right(Object::PersonalDataRequest, Action::Create);
    let answer = Need::right(Object::PersonalDataRequest, Action::Approve);
    routes
        .get(
            "/sites/{site}/personal-data-requests",
            view,
            personal_data::show,
        )
        .post("/sites/{site}/personal-data-requests", ask, acts::ask)
        .post(
            "/sites/{site}/personal-data-requests/{request}/approval",
            answer,
            acts::approve,
        )
        .post(
            "/sites/{site}/personal-data-requests/{request}/refusal",
            answer,
            acts::refuse,
        )
        .post(
            "/sites/{site}/personal-data-requests/{request}/withdrawal",
            ask,
            acts::withdraw,
        )
        .post(
            "/sites/{site}/personal-data-requests/{request}/sheet",
            view,
            acts::sheet,
        )
        .post(
            "/sites/{site}/personal-data-requests/{request}/workbook",
            view,
            acts::workbook,
        )
        .get(
            "/api/v1/sites/{site}/personal-data-requests",
            view,
            api::list_personal_data_requests,
        )
        .post(
            "/api/v1/sites/{site}/personal-data-requests",
            ask,
            api::ask_personal_data,
        )
        .post(
            "/api/v1/sites/{site}/personal-data-requests/{request}/approval",
            answer,
            api::approve_personal_data,
        )
        .post(
            "/api/v1/sites/{site}/personal-data-requests/{request}/refusal",
            answer,
            api::refuse_personal_data,
        )
        .post(
            "/api/v1/sites/{site}/personal-data-requests/{request}/withdrawal",
            ask,
            api::withdraw_personal_data,
        )
        .post(
            "/api/v1/sites/{site}/personal-data-requests/{request}/sheet",
            view,
            api::show_personal_data,
        )
}

fn of_registers(routes: Routes) -> Routes {
    let view = Need::right(Object::RegisterExport, Action::View);
    let ask = Need::right(Object::RegisterExport, Action::Create);
    let answer = Need::right(Object::RegisterExport, Action::Approve);
    routes
        .post("/sites/{site}/register-exports", ask, acts::ask_register)
        .post(
            "/sites/{site}/register-exports/{request}/approval",
            answer,
            acts::approve_register,
        )
        .post(
            "/sites/{site}/register-exports/{request}/refusal",
            answer,
            acts::refuse_register,
        )
        .post(
            "/sites/{site}/register-exports/{request}/withdrawal",
            ask,
            acts::withdraw_register,
        )
        .post(
            "/sites/{site}/register-exports/{request}/workbook",
            view,
            acts::register_workbook,
        )
        .post(
            "/api/v1/sites/{site}/register-exports",
            ask,
            api::ask_register_export,
        )
        .post(
            "/api/v1/sites/{site}/register-exports/{request}/approval",
            answer,
            api::approve_register_export,
        )
        .post(
            "/api/v1/sites/{site}/register-exports/{request}/refusal",
            answer,
            api::refuse_register_export,
        )
        .post(
            "/api/v1/sites/{site}/register-exports/{request}/withdrawal",
            ask,
            api::withdraw_register_export,
        )
}
