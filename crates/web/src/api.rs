//! The JSON API under `/api/v1`: what phones, screens and other programs use.
//!
//! Its structs are its own: what the house calls a thing may change without breaking a program.
//!
//! **To add an operation:** a handler with its description in the file of its thing, its name in
//! `Description` in `openapi.rs`, and its route in `routes.rs`; a test holds the two lists together.

mod account;
pub(crate) mod alert;
mod alert_push;
mod assigned_matter;
mod away_note;
mod banquet;
mod board;
mod call;
mod case;
mod course;
mod day_plan;
mod dining;
mod directory;
mod directory_change;
mod directory_edit;
mod drill;
mod duty;
mod fault;
mod found_item;
mod guide;
pub(crate) mod hall;
pub(crate) mod hall_set_up;
mod hand_over;
mod house_rule;
mod inquiry;
mod journal;
mod leave;
mod lost_report;
mod meeting;
mod meeting_act;
mod newspaper;
mod newspaper_table;
mod office;
mod openapi;
mod order;
mod order_act;
mod order_catalogue;
mod order_version;
pub(crate) mod paper_in_custody;
mod person;
mod personal_data;
mod presence;
mod quality;
mod reception_record;
mod restocking;
mod room;
mod roster;
mod settings;
pub(crate) mod shape;
mod shift;
mod shift_newspapers;
mod shift_swap;
mod spot_check;
mod steps;
mod subject;
mod taken;
mod visit;
mod written;

pub(crate) use account::{change_password, create_token, list_tokens, revoke_token};
pub(crate) use alert::{
    add_alert_way, change_alert_way, keep_receipts, known_language, list_alert_ways,
    put_alert_rule, remove_alert_way, show_alert_rule, try_alert_way,
};
pub(crate) use alert_push::{
    add_push_browser, put_push_setting, remove_push_browsers, show_push_browsers, switch_push_off,
    try_push_browsers,
};
pub(crate) use assigned_matter::{
    accept_assigned_matter, ask_for_time, assign_matter, confirm_assigned_matter,
    correct_assigned_matter, finish_assigned_matter, give_assigned_matter, grant_time,
    list_assigned_matters, read_back_assigned_matter, refuse_time, return_assigned_matter,
    show_assigned_matter, show_assigned_matter_figures, withdraw_assigned_matter,
};
pub(crate) use away_note::{
    add_door_screen, come_back, go_out, revoke_door_screen, show_away_notes,
};
pub(crate) use banquet::{list_banquets, show_banquet};
pub(crate) use board::show_board;
pub(crate) use call::{call_back, list_calls, put_call, receive_call, show_call, take_call};
pub(crate) use case::{
    accept_case, close_case, contest_case, find_in_case, list_cases, open_case, promise_in_case,
    remedy_in_case, report_in_case, return_call_in_case, show_case, tie_case,
};
pub(crate) use day_plan::show_day_plan;
pub(crate) use dining::{
    check_tableware, correct_for_diner, enter_dining_menu, serve_diner, show_dining, tell_of_diner,
};
pub(crate) use directory::{list_sites, show_directory, show_standard};
pub(crate) use directory_change::{put_building, put_department, put_floor, put_person};
pub(crate) use directory_edit::{
    add_building, add_department, add_floor, add_person, add_room, close_room, load_holidays,
    put_room, put_team, reopen_room, set_holiday, set_weekdays,
};
pub(crate) use drill::{answer_drill, begin_drill, show_drill, show_drill_round, show_drill_team};
pub(crate) use duty::{assign, complete, remark, show_duty, tick_step, waive, withdraw};
pub(crate) use fault::{
    accept_fault, answer_fault, arrive_at_fault, join_fault, list_faults, postpone_fault,
    repair_fault, report_fault, return_fault, show_fault, withdraw_fault,
};
pub(crate) use found_item::{
    dispose_of_found_item, hand_found_item_back, hand_found_item_over, inform_owner_of_found_item,
    limit_found_items, list_found_items, publish_found_item, publish_found_items, show_found_item,
    store_found_item, take_found_item_down,
};
pub(crate) use guide::{put_directions, show_guide, show_way};
pub(crate) use hand_over::{
    acknowledge_hand_over, hand_shift_over, list_hand_overs, show_hand_over,
};
pub(crate) use house_rule::{
    acknowledge_rule, begin_rule, discard_rule_draft, list_rules, publish_rule, put_rule_draft,
    show_rule, show_rule_readers, withdraw_rule,
};
pub(crate) use inquiry::{
    add_knowledge, answer_inquiry, list_inquiries, list_knowledge, put_knowledge, record_inquiry,
    remove_knowledge, show_inquiry,
};
pub(crate) use journal::{add_note, question, search_journal};
pub(crate) use leave::{ask_leave, decide_leave, list_leave, withdraw_leave};
pub(crate) use lost_report::{
    close_lost_report, list_lost_reports, show_lost_report, take_lost_report_down,
};
pub(crate) use meeting::{book, change, list_meetings, show_meeting};
pub(crate) use meeting_act::{
    acknowledge, agree, ask, begin_break, cancel, confirm, end_meeting, extend, receive, resume,
    seat, start_meeting, withdraw as withdraw_word,
};
pub(crate) use newspaper::{
    deliver_newspapers, show_newspapers, tell_of_all_issues, tell_of_issue,
};
pub(crate) use newspaper_table::{
    add_newspaper, change_newspaper, change_subscription, show_subscription_table,
    subscribe_newspaper, unsubscribe_newspaper,
};
pub(crate) use office::{answer_at_office, book_office_key, show_offices};
pub(crate) use openapi::describe;
#[cfg(test)]
pub(crate) use openapi::described;
pub(crate) use order::{list_orders, show_order, show_order_catalogue};
pub(crate) use order_act::{
    agree_to_order, answer_order_change, answer_order_done, answer_order_plan,
    ask_for_order_change, call_for_order, cancel_order, change_order, count_order, make_order_link,
    note_order_supply, place_order, record_order_agreement, revoke_order_link, settle_order,
    tell_of_order,
};
pub(crate) use order_catalogue::{put_catalogue_item, remove_catalogue_item, set_order_link_days};
pub(crate) use order_version::show_order_version;
pub(crate) use paper_in_custody::{
    correct_paper, hand_papers_over, list_papers, pass_paper_on, retrieve_papers, show_paper,
    strike_paper,
};
pub(crate) use person::{remove_person, search_people};
pub(crate) use personal_data::{
    approve_personal_data, approve_register_export, ask_personal_data, ask_register_export,
    list_personal_data_requests, refuse_personal_data, refuse_register_export, show_personal_data,
    withdraw_personal_data, withdraw_register_export,
};
pub(crate) use presence::{say_presence, show_presence};
pub(crate) use quality::{list_quality_duties, show_quality, show_quality_report};
pub(crate) use reception_record::{
    countersign_reception_record, list_reception_records, return_reception_record,
    show_reception_record, sign_reception_record,
};
pub(crate) use restocking::{list_restocking, restock};
pub(crate) use room::{list_rooms, propose};
pub(crate) use roster::{lay_roster_cycle, preview_roster_cycle, show_roster};
pub(crate) use settings::{
    approve_role, create_account, grant_role, list_accounts, publish_standard, reset_password,
    revoke_role, set_state,
};
pub(crate) use shift::{end_shift, heard_of, see_notice, show_shift, start_shift};
pub(crate) use shift_swap::{
    answer_shift_swap, ask_shift_swap, decide_shift_swap, list_shift_swaps, withdraw_shift_swap,
};
pub(crate) use spot_check::{list_spot_checks, show_spot_check};
pub(crate) use visit::{
    admit_visit, answer_visit, cancel_visit, hold_visit, list_visits, refuse_visit, register_visit,
    see_visit_off, show_visit, undo_visit,
};
