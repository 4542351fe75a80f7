//! The product as people meet it: in a real browser, on a phone and on a desk.
//!
//! Every test has a house of its own on a free port, a database of its own that goes with it, and a
//! clock that the test moves on for the house and for its pages alike. Nothing sleeps: what comes
//! is waited for. **To add a story:** a file here, with a house from [`house`] and its people.

mod alarms;
mod assigned_matters;
mod away_notes;
mod banquets;
mod booking;
mod busy_day;
mod calls;
mod changes;
mod course;
mod day_plan;
mod dining;
mod every_page;
mod faults;
mod found_items;
mod front_hall;
mod fruit_case;
mod hand;
mod held;
mod house;
mod inquiries;
mod journal;
mod kept;
mod newspapers;
mod offices;
mod offline;
mod offline_meeting;
mod offline_order;
mod orders;
mod papers;
mod people;
mod personal_data;
mod push;
mod quality;
mod reaching;
mod reception_record;
mod redraw;
mod request;
mod roster;
mod roster_asked;
mod rules;
mod series;
mod serving;
mod set_up;
mod sign_in;
mod spot_checks;
mod two_phones;
mod visits;
