//! The product by its addresses: every test asks the whole service as a browser or a program would.
//! A test's name is a sentence about what somebody sees.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on ends there, and fails"
)]

mod access;
mod account;
mod accounts;
mod agreement;
mod api;
mod asking;
mod assigned_matters;
mod at_the_desk;
mod away_notes;
mod banquets;
mod booking;
mod calls;
mod cases;
mod day_plan;
mod dining;
mod directory;
mod directory_pages;
mod directory_refusals;
mod door;
mod faults;
mod files;
mod first_meeting;
mod found_items;
mod guide;
mod house_rules;
mod inquiries;
mod leave;
mod live;
mod long_lists;
mod newspapers;
mod offices;
mod order_api;
mod order_by_link;
mod order_recorded;
mod order_workbook;
mod orders;
mod own_day;
mod pages;
mod papers;
mod people;
mod personal_data;
mod pushing;
mod quality;
mod reaching;
mod reception_record;
mod room_code;
mod roster;
mod roster_plan;
mod sample;
mod series;
mod server;
mod set_up;
mod sign_in;
mod spot_checks;
mod visits;
mod words;
