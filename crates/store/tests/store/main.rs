//! The store on both databases, from one source.
//!
//! [`fixture`] opens a fresh database of either engine and [`on_both!`] runs a test on each;
//! [`sample`] makes what is kept, with texts that have broken other houses. The tests of durability
//! (`failing_sync`, `disk_full`, `power_cut`) drive the program `store-hammer` where the store is
//! to be alone, and judge what it left by one auditor; those of the whole server are in `yingbin`.
//! `YINGBIN_SOAK` set makes their counts full ones.
#![expect(
    clippy::unwrap_used,
    reason = "what helps a test panics where the test cannot go on"
)]

#[macro_use]
mod fixture;
mod sample;

mod constraint;
mod disk_full;
mod failing_sync;
mod hammer;
mod kept_account;
mod kept_alert;
mod kept_assigned_matter;
mod kept_away;
mod kept_banquet;
mod kept_call;
mod kept_case;
mod kept_command;
mod kept_dining;
mod kept_directory;
mod kept_duty;
mod kept_fault;
mod kept_found_item;
mod kept_leave;
mod kept_meeting;
mod kept_newspaper;
mod kept_office;
mod kept_order;
mod kept_paper;
mod kept_planned_shift;
mod kept_push;
mod kept_quality;
mod kept_restocking;
mod kept_rules;
mod kept_site;
mod kept_spot_check;
mod migration;
mod one_journal;
mod place;
mod plan;
mod postgres;
mod power_cut;
mod read;
mod search;
mod sites_apart;
mod tampering;
mod write;
