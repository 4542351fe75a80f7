//! What the product does, told through the public functions of `app`, on both databases. A test's
//! name is a sentence about what somebody sees; the clause it proves stands at its end.
#![expect(
    clippy::unwrap_used,
    reason = "a story that cannot go on ends there, and its test fails"
)]

mod accounts;
mod acts;
mod agreement;
mod alerts;
mod assigned_matters;
mod assignment;
mod away_notes;
mod banquets;
mod booking;
mod bounds;
mod calls;
mod cases;
mod change;
mod check;
mod course;
mod court;
mod day;
mod day_plan;
mod desk;
mod dining;
mod drill;
mod faults;
mod fingerprint;
mod found_items;
mod hall;
mod hand_overs;
mod hostile;
mod house;
mod house_rules;
mod inquiries;
mod journal;
mod never_twice;
mod newspapers;
mod offices;
mod offline;
mod one_room;
mod order_calls;
mod orders;
mod other_sites;
mod papers;
mod people;
mod personal_data;
mod personal_data_clients;
mod personal_data_earlier;
mod proof;
mod pushes;
mod quality;
mod reaching;
mod reception_record;
mod request;
mod restocking;
mod rights;
mod room_free;
mod roster;
mod series;
mod serving;
mod sign_in;
mod spot_checks;
mod standard;
mod telling;
mod visit;
mod visit_kept;
mod visit_ways_round;
mod visitor;
mod watch;
mod whole;
mod withdrawal;
