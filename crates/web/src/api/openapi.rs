//! The description of the API, made from its handlers and served at `/api/v1/openapi.json`.

use std::sync::LazyLock;

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Response};
use utoipa::OpenApi as _;
use utoipa::openapi::path::{
    HttpMethod, Operation, Parameter, ParameterBuilder, ParameterIn, PathItem,
};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    Content, ObjectBuilder, OpenApi, Ref, Required, ResponseBuilder, SecurityRequirement, Type,
};

use super::{
    account, alert, alert_push, assigned_matter, away_note, banquet, board, call, case, day_plan,
    dining, directory, directory_change, directory_edit, drill, duty, fault, found_item, guide,
    hall, hall_set_up, hand_over, house_rule, inquiry, journal, leave, lost_report, meeting,
    meeting_act, newspaper, newspaper_table, office, order, order_act, order_catalogue,
    order_version, paper_in_custody, person, personal_data, presence, quality, reception_record,
    restocking, room, roster, settings, shift, shift_swap, spot_check, visit,
};
use crate::problem::ProblemDetails;

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Yingbin",
        description = "The front hall and the conference service of a building, to its written \
                       standard. Instants are Unix milliseconds, UTC; dates are civil at the site. \
                       Every command carries an id made by the client: the same id again returns \
                       the first answer.",
        license(name = "Apache-2.0")
    ),
    paths(
        shift::show_shift,
        shift::start_shift,
        shift::end_shift,
        shift::see_notice,
        duty::show_duty,
        duty::complete,
        duty::tick_step,
        duty::remark,
        duty::waive,
        duty::withdraw,
        duty::assign,
        meeting_act::start_meeting,
        meeting_act::seat,
        meeting_act::begin_break,
        meeting_act::resume,
        meeting_act::end_meeting,
        meeting_act::ask,
        meeting_act::receive,
        meeting_act::acknowledge,
        meeting_act::withdraw,
        meeting_act::agree,
        meeting_act::confirm,
        meeting_act::cancel,
        meeting_act::extend,
        meeting::list_meetings,
        meeting::show_meeting,
        meeting::book,
        meeting::change,
        room::list_rooms,
        room::propose,
        board::show_board,
        journal::search_journal,
        journal::add_note,
        directory::list_sites,
        directory::show_directory,
        directory::show_standard,
        directory_edit::add_building,
        directory_edit::add_floor,
        directory_edit::add_department,
        directory_edit::add_person,
        directory_edit::add_room,
        directory_edit::put_room,
        directory_edit::put_team,
        directory_edit::close_room,
        directory_edit::reopen_room,
        directory_edit::set_weekdays,
        directory_edit::set_holiday,
        directory_edit::load_holidays,
        directory_change::put_building,
        directory_change::put_floor,
        directory_change::put_department,
        directory_change::put_person,
        person::search_people,
        person::remove_person,
        personal_data::list_personal_data_requests,
        personal_data::ask_personal_data,
        personal_data::approve_personal_data,
        personal_data::refuse_personal_data,
        personal_data::withdraw_personal_data,
        personal_data::show_personal_data,
        personal_data::ask_register_export,
        personal_data::approve_register_export,
        personal_data::refuse_register_export,
        personal_data::withdraw_register_export,
        presence::show_presence,
        presence::say_presence,
        settings::list_accounts,
        settings::create_account,
        settings::set_state,
        settings::reset_password,
        settings::grant_role,
        settings::approve_role,
        settings::revoke_role,
        settings::publish_standard,
        account::list_tokens,
        account::create_token,
        account::revoke_token,
        account::change_password,
        call::list_calls,
        call::show_call,
        call::take_call,
        call::put_call,
        call::receive_call,
        call::call_back,
        inquiry::list_inquiries,
        inquiry::show_inquiry,
        inquiry::record_inquiry,
        inquiry::answer_inquiry,
        inquiry::list_knowledge,
        inquiry::add_knowledge,
        inquiry::put_knowledge,
        inquiry::remove_knowledge,
        guide::show_guide,
        guide::show_way,
        guide::put_directions,
        reception_record::list_reception_records,
        reception_record::show_reception_record,
        reception_record::sign_reception_record,
        reception_record::countersign_reception_record,
        reception_record::return_reception_record,
        roster::show_roster,
        roster::preview_roster_cycle,
        roster::lay_roster_cycle,
        leave::list_leave,
        leave::ask_leave,
        leave::decide_leave,
        leave::withdraw_leave,
        shift_swap::list_shift_swaps,
        shift_swap::ask_shift_swap,
        shift_swap::answer_shift_swap,
        shift_swap::decide_shift_swap,
        shift_swap::withdraw_shift_swap,
        quality::show_quality,
        quality::list_quality_duties,
        quality::show_quality_report,
        alert::list_alert_ways,
        alert::add_alert_way,
        alert::change_alert_way,
        alert::try_alert_way,
        alert::remove_alert_way,
        alert::show_alert_rule,
        alert::put_alert_rule,
        alert::keep_receipts,
        alert_push::put_push_setting,
        alert_push::switch_push_off,
        alert_push::show_push_browsers,
        alert_push::add_push_browser,
        alert_push::remove_push_browsers,
        alert_push::try_push_browsers,
        day_plan::show_day_plan,
        spot_check::list_spot_checks,
        spot_check::show_spot_check,
        away_note::show_away_notes,
        away_note::go_out,
        away_note::come_back,
        away_note::add_door_screen,
        away_note::revoke_door_screen,
        banquet::list_banquets,
        banquet::show_banquet,
        hand_over::list_hand_overs,
        hand_over::show_hand_over,
        hand_over::hand_shift_over,
        hand_over::acknowledge_hand_over,
        dining::show_dining,
        dining::enter_dining_menu,
        dining::tell_of_diner,
        dining::serve_diner,
        dining::correct_for_diner,
        dining::check_tableware,
        newspaper::show_newspapers,
        newspaper::tell_of_issue,
        newspaper::tell_of_all_issues,
        newspaper::deliver_newspapers,
        newspaper_table::show_subscription_table,
        newspaper_table::add_newspaper,
        newspaper_table::change_newspaper,
        newspaper_table::subscribe_newspaper,
        newspaper_table::change_subscription,
        newspaper_table::unsubscribe_newspaper,
        office::show_offices,
        office::answer_at_office,
        office::book_office_key,
        restocking::list_restocking,
        restocking::restock,
        paper_in_custody::list_papers,
        paper_in_custody::show_paper,
        paper_in_custody::retrieve_papers,
        paper_in_custody::hand_papers_over,
        paper_in_custody::pass_paper_on,
        paper_in_custody::correct_paper,
        paper_in_custody::strike_paper,
        found_item::list_found_items,
        found_item::show_found_item,
        found_item::take_found_item_down,
        found_item::publish_found_items,
        found_item::limit_found_items,
        found_item::store_found_item,
        found_item::publish_found_item,
        found_item::inform_owner_of_found_item,
        found_item::hand_found_item_back,
        found_item::hand_found_item_over,
        found_item::dispose_of_found_item,
        lost_report::list_lost_reports,
        lost_report::show_lost_report,
        lost_report::take_lost_report_down,
        lost_report::close_lost_report,
        order::list_orders,
        order::show_order,
        order_version::show_order_version,
        order::show_order_catalogue,
        order_act::place_order,
        order_act::change_order,
        order_act::cancel_order,
        order_act::make_order_link,
        order_act::revoke_order_link,
        order_act::count_order,
        order_act::tell_of_order,
        order_act::settle_order,
        order_act::record_order_agreement,
        order_act::note_order_supply,
        order_act::agree_to_order,
        order_act::ask_for_order_change,
        order_act::answer_order_change,
        order_act::answer_order_plan,
        order_act::answer_order_done,
        order_act::call_for_order,
        order_catalogue::put_catalogue_item,
        order_catalogue::remove_catalogue_item,
        order_catalogue::set_order_link_days,
        case::list_cases,
        case::show_case,
        case::open_case,
        case::promise_in_case,
        case::find_in_case,
        case::report_in_case,
        case::remedy_in_case,
        case::accept_case,
        case::contest_case,
        case::close_case,
        case::return_call_in_case,
        case::tie_case,
        fault::list_faults,
        fault::show_fault,
        fault::report_fault,
        fault::join_fault,
        fault::answer_fault,
        fault::arrive_at_fault,
        fault::postpone_fault,
        fault::repair_fault,
        fault::accept_fault,
        fault::return_fault,
        fault::withdraw_fault,
        assigned_matter::list_assigned_matters,
        assigned_matter::show_assigned_matter_figures,
        assigned_matter::show_assigned_matter,
        assigned_matter::assign_matter,
        assigned_matter::give_assigned_matter,
        assigned_matter::read_back_assigned_matter,
        assigned_matter::confirm_assigned_matter,
        assigned_matter::correct_assigned_matter,
        assigned_matter::ask_for_time,
        assigned_matter::grant_time,
        assigned_matter::refuse_time,
        assigned_matter::finish_assigned_matter,
        assigned_matter::accept_assigned_matter,
        assigned_matter::return_assigned_matter,
        assigned_matter::withdraw_assigned_matter,
        hall::show_hall,
        hall::take_ticket,
        hall::deal,
        hall::call_next,
        hall::note_lingering,
        hall::approach,
        hall::settle_lingering,
        hall::take_step,
        hall::settle_rating,
        hall_set_up::set_limits,
        hall_set_up::put_matter,
        hall_set_up::put_window,
        hall_set_up::add_device,
        hall_set_up::revoke_device,
        visit::list_visits,
        visit::show_visit,
        visit::register_visit,
        visit::admit_visit,
        visit::hold_visit,
        visit::refuse_visit,
        visit::see_visit_off,
        visit::undo_visit,
        visit::cancel_visit,
        visit::answer_visit,
        house_rule::list_rules,
        house_rule::show_rule,
        house_rule::begin_rule,
        house_rule::put_rule_draft,
        house_rule::discard_rule_draft,
        house_rule::publish_rule,
        house_rule::withdraw_rule,
        house_rule::acknowledge_rule,
        house_rule::show_rule_readers,
        drill::show_drill,
        drill::begin_drill,
        drill::show_drill_round,
        drill::answer_drill,
        drill::show_drill_team,
    ),
    components(schemas(ProblemDetails))
)]
struct Description;

/// The description as it is served.
static WRITTEN: LazyLock<Bytes> = LazyLock::new(|| {
    let written = serde_json::to_vec(&described()).expect("a description is written as JSON");
    Bytes::from(written)
});

/// `GET /api/v1/openapi.json`.
pub(crate) async fn describe() -> Response<Body> {
    let mut response = Response::new(Body::from(WRITTEN.clone()));
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// The description, with what every operation has in common.
pub(crate) fn described() -> OpenApi {
    let mut described = Description::openapi();
    for (path, item) in &mut described.paths.paths {
        complete(path, item);
    }
    if let Some(components) = &mut described.components {
        let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("token", SecurityScheme::Http(token));
        let cookie = ApiKey::Cookie(ApiKeyValue::new("session"));
        components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
    }
    described.security = Some(vec![
        SecurityRequirement::new("token", [""; 0]),
        SecurityRequirement::new("session", [""; 0]),
    ]);
    described
}

fn complete(path: &str, item: &mut PathItem) {
    let operations = [
        (HttpMethod::Get, &mut item.get),
        (HttpMethod::Post, &mut item.post),
        (HttpMethod::Put, &mut item.put),
        (HttpMethod::Delete, &mut item.delete),
    ];
    for (method, operation) in operations {
        let Some(operation) = operation else { continue };
        let mut parameters = parameters_of(path);
        if method != HttpMethod::Get && path.contains("{site}") {
            parameters.extend(parameters_of_a_command());
        }
        operation
            .parameters
            .get_or_insert_default()
            .extend(parameters.into_iter().map(Into::into));
        add_problem(operation);
    }
}

fn parameter(name: &str, place: ParameterIn, required: Required, meaning: &str) -> Parameter {
    let text = ObjectBuilder::new().schema_type(Type::String);
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(required)
        .description(Some(meaning))
        .schema(Some(text))
        .build()
}

fn parameters_of(path: &str) -> Vec<Parameter> {
    path.split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| {
            let meaning = match name {
                "site" => "The site's short name, such as `court`.",
                "day" => "A civil day, `YYYY-MM-DD`.",
                "table" => "A shipped table's word, such as `cn-2026`.",
                "role" => "A role's word, such as `attendant`.",
                "revision" => "The revision that the change led to.",
                _ => "An id: a UUID in lower case with hyphens.",
            };
            parameter(name, ParameterIn::Path, Required::True, meaning)
        })
        .collect()
}

fn parameters_of_a_command() -> [Parameter; 2] {
    [
        parameter(
            "Idempotency-Key",
            ParameterIn::Header,
            Required::True,
            "The command's id, a UUID of version 7 made by the client.",
        ),
        parameter(
            "Phone-Time",
            ParameterIn::Header,
            Required::False,
            "The sender's clock at the moment of sending, Unix milliseconds; `at` is corrected by \
             how far it is off.",
        ),
    ]
}

fn add_problem(operation: &mut Operation) {
    let problem = ResponseBuilder::new()
        .description("It was not answered as asked.")
        .content(
            "application/problem+json",
            Content::new(Some(Ref::from_schema_name("ProblemDetails"))),
        )
        .build();
    operation
        .responses
        .responses
        .insert("default".to_owned(), problem.into());
}
