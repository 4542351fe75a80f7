//! The pages: each handler asks `app` once, fills its view and draws it.

pub(crate) mod account;
pub(crate) mod accounts;
pub(crate) mod administrators;
pub(crate) mod agreement;
pub(crate) mod alert_push;
pub(crate) mod alert_rule;
pub(crate) mod alert_way;
mod alert_words;
pub(crate) mod assigned_matter;
pub(crate) mod away_note;
pub(crate) mod banquet;
pub(crate) mod board;
pub(crate) mod call;
pub(crate) mod case;
pub(crate) mod day_plan;
pub(crate) mod dining;
pub(crate) mod directory;
pub(crate) mod drill;
mod duty;
pub(crate) mod entry_control;
pub(crate) mod fault;
pub(crate) mod files;
pub(crate) mod found_item;
mod frame;
pub(crate) mod hall;
pub(crate) mod hand_over;
pub(crate) mod health;
pub(crate) mod home;
pub(crate) mod house_rule;
pub(crate) mod inquiry;
pub(crate) mod journal;
mod journal_words;
pub(crate) mod knowledge;
pub(crate) mod leave;
pub(crate) mod lost_report;
pub(crate) mod meeting;
pub(crate) mod meeting_form;
mod meeting_mend;
mod meeting_typed;
mod month;
pub(crate) mod newspaper;
pub(crate) mod notice;
mod obstacle;
pub(crate) mod office;
pub(crate) mod order;
mod paging;
pub(crate) mod paper_in_custody;
pub(crate) mod people;
pub(crate) mod personal_data;
pub(crate) mod phone;
mod photo;
pub(crate) mod presence;
pub(crate) mod problem;
pub(crate) mod quality;
pub(crate) mod reception_record;
mod register_fields;
mod register_lists;
pub(crate) mod register_months;
pub(crate) mod request;
pub(crate) mod restocking;
pub(crate) mod rooms;
mod rooms_rows;
pub(crate) mod roster;
mod series_words;
pub(crate) mod set_up;
pub(crate) mod shift_swap;
pub(crate) mod sign_in;
pub(crate) mod spot_check;
pub(crate) mod standard;
mod standard_words;
mod step_forms;
pub(crate) mod visits;
pub(crate) mod watch;
pub(crate) mod why;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::trouble::{Answered, Trouble};

/// The page drawn.
fn draw(view: &impl Template) -> Answered<Response> {
    Ok(Html(view.render()?).into_response())
}

/// The page drawn again after a refusal, with its status.
fn draw_refused(view: &impl Template, trouble: &Trouble) -> Answered<Response> {
    Ok((trouble.status, Html(view.render()?)).into_response())
}

/// The status of a page that is shown again because of what was typed.
const UNFIT: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
