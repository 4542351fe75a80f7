//! The course of a meeting, from the plan to the clear-up.

use super::table::{Table, bureau, court};

#[test]
fn before_the_start_only_what_the_scheduled_start_starts_is_there() {
    Table::of(bureau()).play(
        "
        07:00 look => open-room 1 08:00-08:30 planned, venue-check 1 08:00-08:30 planned
        07:00 look => greet 1 08:45-09:00 planned, no tea, no refill, no cup-change
        07:00 look => no send-off, no left-items, no clear-up, no request
        ",
    );
}

// clause: C4.1.6
#[test]
fn the_room_is_opened_from_sixty_to_thirty_minutes_before_the_start() {
    Table::of(bureau()).play(
        "
        07:59:59 look           => open-room 1 08:00-08:30 planned
        08:00:00 look           => open-room 1 08:00-08:30 open
        08:30:00 look           => open-room 1 08:00-08:30 open
        08:30:01 look           => open-room 1 08:00-08:30 overdue
        08:30:01 done open-room => open-room 1 08:00-08:30 done late
        ",
    );
}

#[test]
fn a_duty_done_before_inside_and_after_its_window_is_early_on_time_and_late() {
    for (time, punctuality) in [
        ("07:59:59", "early"),
        ("08:00:00", "on_time"),
        ("08:30:00", "on_time"),
        ("08:30:01", "late"),
    ] {
        let row = format!("{time} done open-room => open-room 1 08:00-08:30 done {punctuality}");
        Table::of(bureau()).play(&row);
    }
}

// clause: A4.5
// clause: C4.2.1
#[test]
fn tea_opens_when_the_guests_sit_down_before_or_after_the_start() {
    Table::of(bureau()).play("08:55 seated => tea 1 08:55-09:00 open");
    Table::of(court()).play(
        "
        09:00 started
        09:04 seated => tea 1 09:04-09:09 open
        09:09 look   => tea 1 09:04-09:09 open
        09:10 look   => tea 1 09:04-09:09 overdue
        ",
    );
}

// clause: C4.2.4
#[test]
fn cups_are_changed_in_every_break_of_a_large_meeting_only() {
    Table::of(bureau()).play(
        "
        09:00 started
        10:00 break           => cup-change 1 10:00-10:10 open
        10:05 done cup-change => cup-change 1 10:00-10:10 done on_time
        10:15 resumed
        10:45 break           => cup-change 2 10:45-10:55 open
        10:50 done cup-change => cup-change 2 10:45-10:55 done on_time
        ",
    );
    Table::of(bureau()).small().play(
        "
        09:00 started
        10:00 break => no cup-change
        ",
    );
}

#[test]
fn of_two_open_duties_of_a_rule_the_earlier_is_done_unless_one_is_named() {
    let breaks = "
        09:00 started
        10:00 break
        10:15 resumed
        10:45 break
        ";
    let earlier = "10:50 done cup-change => cup-change 1 10:00-10:10 done late";
    Table::of(bureau()).play(&format!("{breaks}\n{earlier}"));
    let named = "10:50 done cup-change 2 => cup-change 2 10:45-10:55 done on_time, \
                 cup-change 1 10:00-10:10 overdue";
    Table::of(bureau()).play(&format!("{breaks}\n{named}"));
}

// clause: C4.2.3
#[test]
fn every_request_is_a_duty_of_its_own_due_in_three_minutes() {
    Table::of(bureau()).play(
        "
        09:00 started
        09:20 requested    => request 1 09:20-09:23 open
        09:21 requested    => request 2 09:21-09:24 open
        09:22 done request => request 1 09:20-09:23 done on_time, request 2 09:21-09:24 open
        09:25 look         => request 2 09:21-09:24 overdue
        ",
    );
}

// clause: A4.7
// clause: A4.8
// clause: C4.3.1
// clause: C4.3.2
// clause: C4.3.3
#[test]
fn the_real_end_starts_send_off_left_items_and_clear_up() {
    Table::of(bureau()).play(
        "
        09:00 started
        10:50 ended         => send-off 1 10:50-10:55 open, left-items 1 10:50-11:05 open
        10:50 look          => clear-up 1 10:50-11:20 open
        11:00 done clear-up => clear-up 1 10:50-11:20 done on_time
        12:00 look          => send-off 1 10:50-10:55 overdue, left-items 1 10:50-11:05 overdue
        12:00 done send-off => send-off 1 10:50-10:55 done late
        ",
    );
    Table::of(court()).play(
        "
        09:00 started
        10:50 ended => send-off 1 10:50-10:55 open, clear-up 1 10:50-11:10 open
        ",
    );
}

#[test]
fn the_end_settles_what_only_the_meeting_needed() {
    Table::of(bureau()).play(
        "
        09:00 started
        09:01 seated
        09:02 ended => open-room 1 08:00-08:30 missed, greet 1 08:45-09:00 missed
        09:02 look  => tea 1 09:01-09:06 cancelled
        ",
    );
}

#[test]
fn cancelling_settles_everything_before_or_after_the_start() {
    Table::of(bureau()).play(
        "
        08:10 done open-room
        08:40 cancelled => open-room 1 08:00-08:30 done on_time, venue-check 1 08:00-08:30 cancelled
        08:40 look      => greet 1 08:45-09:00 cancelled
        ",
    );
    Table::of(bureau()).play(
        "
        09:00 started
        09:20 break
        09:30 cancelled => refill 1 09:10-09:15 cancelled, cup-change 1 09:20-09:30 cancelled
        09:31 look      => no clear-up
        ",
    );
}

#[test]
fn a_meeting_moved_before_its_start_takes_along_what_is_not_settled() {
    Table::of(bureau()).play(
        "
        08:10 done open-room
        08:20 moved 14:00 15:00 => open-room 1 08:00-08:30 done on_time
        08:20 look              => venue-check 1 13:00-13:30 planned, greet 1 13:45-14:00 planned
        13:00 done venue-check  => venue-check 1 13:00-13:30 done on_time
        14:00 started           => refill 1 14:10-14:15 planned
        ",
    );
}

#[test]
fn a_move_leaves_alone_what_the_scheduled_start_did_not_start() {
    Table::of(bureau()).play(
        "
        08:50 seated            => tea 1 08:50-08:55 open
        08:52 moved 10:00 11:00 => tea 1 08:50-08:55 open, greet 1 09:45-10:00 planned
        ",
    );
}

#[test]
fn a_running_meeting_can_be_lengthened_but_not_begun_anew() {
    Table::of(bureau()).play(
        "
        09:05 started
        09:06 moved 09:00 12:00
        09:07 moved 09:05 12:00 => refused unlawful-start-is-past
        09:08 moved 09:00 09:00 => refused unlawful-ends-before-start
        09:20 break
        09:21 moved 09:00 10:00
        ",
    );
}

// clause: C2.2
#[test]
fn a_meeting_called_at_no_notice_gets_its_duties_pressed_together() {
    let table = Table::of(bureau());
    table.play_booked_at("07:00", "07:00 look => open-room 1 08:00-08:30 planned");
    table.play_booked_at(
        "08:10",
        "08:10 look => open-room 1 08:10-08:30 open, greet 1 08:45-09:00 planned",
    );
    table.play_booked_at("08:26", "08:26 look => open-room 1 08:26-08:31 open");
    table.play_booked_at("08:30", "08:30 look => open-room 1 08:30-08:35 open");
    table.play_booked_at(
        "08:50",
        "08:50 look => open-room 1 08:50-09:00 open, greet 1 08:50-09:00 open",
    );
    table.play_booked_at(
        "08:58",
        "08:58 look => open-room 1 08:58-09:03 open, greet 1 08:58-09:03 open",
    );
    table.play_booked_at(
        "09:10",
        "09:10 look => open-room 1 09:10-09:15 open, greet 1 09:10-09:15 open",
    );
}

// clause: C2.2
#[test]
fn a_meeting_moved_to_short_notice_gets_its_duties_pressed_together() {
    let table = Table::of(bureau());
    // What has not passed stays as the standard writes it; what has is pressed together.
    for row in [
        "08:20 moved 08:55 10:00 => open-room 1 07:55-08:25 open, greet 1 08:40-08:55 planned",
        "08:20 moved 08:40 10:00 => open-room 1 08:20-08:40 open, greet 1 08:25-08:40 planned",
        "08:38 moved 08:40 10:00 => open-room 1 08:38-08:43 open, greet 1 08:25-08:40 open",
        "08:50 moved 08:40 10:00 => open-room 1 08:50-08:55 open, greet 1 08:50-08:55 open",
    ] {
        table.play(row);
    }
    table.play(
        "
        08:10 done open-room
        08:25 moved 08:40 10:00 => open-room 1 08:00-08:30 done on_time
        08:25 look              => venue-check 1 08:25-08:40 open
        08:26 moved 14:00 15:00 => venue-check 1 13:00-13:30 planned
        ",
    );
}

// clause: C2.2
#[test]
fn a_plan_that_was_pressed_stays_so_while_the_notice_is_short() {
    let table = Table::of(bureau());
    table.play_booked_at(
        "08:25",
        "
        08:25 look              => open-room 1 08:25-08:30 open, greet 1 08:45-09:00 planned
        08:26 moved 09:05 10:00 => open-room 1 08:26-08:35 open, greet 1 08:50-09:05 planned
        08:27 moved 14:00 15:00 => open-room 1 13:00-13:30 planned, greet 1 13:45-14:00 planned
        ",
    );
    table.play_booked_at(
        "08:50",
        "08:52 moved 09:10 10:00 => open-room 1 08:52-09:10 open, greet 1 08:55-09:10 planned",
    );
}

#[test]
fn a_pressed_plan_stays_when_only_the_end_moves() {
    Table::of(bureau()).play_booked_at(
        "08:50",
        "08:51 moved 09:00 12:00 => open-room 1 08:50-09:00 open",
    );
}

#[test]
fn windows_are_real_minutes_also_where_the_clocks_change() {
    // In Berlin the clocks show two o'clock twice on this day; nine o'clock is after that.
    Table::of(bureau())
        .at("Europe/Berlin")
        .on("2026-10-25")
        .play(
            "
        08:00 look    => open-room 1 08:00-08:30 open
        09:00 started => refill 1 09:10-09:15 planned
        ",
        );
    Table::of(court())
        .at("Asia/Kathmandu")
        .play("09:00 started => refill 1 09:13-09:17 planned");
}
