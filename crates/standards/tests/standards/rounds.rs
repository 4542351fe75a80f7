//! Rounds: refills by season, breaks, the end.

use super::table::{Table, bureau, court};

// clause: C4.2.2
// clause: C4.1.5
#[test]
fn in_summer_refills_follow_each_other_by_10_15_then_15_20_then_25_30() {
    Table::of(bureau()).play(
        "
        09:03 started     => refill 1 09:13-09:18 planned
        09:15 done refill => refill 1 09:13-09:18 done on_time, refill 2 09:30-09:35 planned
        09:40 done refill => refill 2 09:30-09:35 done late, refill 3 10:05-10:10 planned
        10:00 done refill => refill 3 10:05-10:10 done early, refill 4 10:25-10:30 planned
        10:25 done refill => refill 4 10:25-10:30 done on_time, refill 5 10:50-10:55 planned
        ",
    );
}

// clause: C4.2.2
// clause: C4.1.5
#[test]
fn in_winter_refills_follow_each_other_by_15_20_then_20_25_then_25_30() {
    Table::of(bureau()).on("2026-12-01").play(
        "
        09:00 started     => refill 1 09:15-09:20 planned
        09:20 done refill => refill 1 09:15-09:20 done on_time, refill 2 09:40-09:45 planned
        09:45 done refill => refill 2 09:40-09:45 done on_time, refill 3 10:10-10:15 planned
        10:15 done refill => refill 3 10:10-10:15 done on_time, refill 4 10:40-10:45 planned
        ",
    );
}

// clause: C4.1.5
#[test]
fn summer_is_from_the_first_of_may_to_the_last_of_october() {
    for (date, window) in [
        ("2026-04-30", "09:15-09:20"),
        ("2026-05-01", "09:10-09:15"),
        ("2026-10-31", "09:10-09:15"),
        ("2026-11-01", "09:15-09:20"),
        ("2028-02-29", "09:15-09:20"),
    ] {
        let row = format!("09:00 started => refill 1 {window} planned");
        Table::of(bureau()).on(date).play(&row);
    }
}

// clause: A4.6
#[test]
fn in_the_court_water_is_added_every_fifteen_minutes_in_both_seasons() {
    for date in ["2026-07-06", "2026-12-01"] {
        Table::of(court()).on(date).play(
            "
            09:00 started     => refill 1 09:13-09:17 planned
            09:15 done refill => refill 1 09:13-09:17 done on_time, refill 2 09:28-09:32 planned
            09:35 done refill => refill 2 09:28-09:32 done late, refill 3 09:48-09:52 planned
            ",
        );
    }
}

#[test]
fn a_waived_round_is_followed_by_the_next_as_a_done_one_is() {
    Table::of(bureau()).play(
        "
        09:00 started
        09:11 waived refill asked => refill 1 09:10-09:15 waived, refill 2 09:26-09:31 planned
        ",
    );
}

// clause: C4.2.2
#[test]
fn a_break_moves_a_round_that_has_not_opened_whole() {
    Table::of(bureau()).play(
        "
        09:00 started
        09:05 break       => refill 1 09:10-09:15 planned
        09:20 look        => refill 1 09:10-09:15 planned
        09:25 resumed     => refill 1 09:30-09:35 planned
        09:30 look        => refill 1 09:30-09:35 open
        09:36 look        => refill 1 09:30-09:35 overdue
        ",
    );
}

// clause: C4.2.2
#[test]
fn a_break_moves_the_due_of_a_round_that_is_open() {
    Table::of(bureau()).play(
        "
        09:00 started
        09:12 break   => refill 1 09:10-09:15 open
        09:40 look    => refill 1 09:10-09:15 open
        09:42 resumed => refill 1 09:10-09:45 open
        09:46 look    => refill 1 09:10-09:45 overdue
        ",
    );
}

#[test]
fn a_break_at_the_very_edges_of_a_window_finds_it_open() {
    for (time, due) in [("09:10", "09:25"), ("09:15", "09:20")] {
        let rows = format!(
            "
            09:00 started
            {time} break
            09:20 resumed => refill 1 09:10-{due} open
            "
        );
        Table::of(bureau()).play(&rows);
    }
}

#[test]
fn a_break_leaves_a_round_that_is_overdue_as_it_is() {
    Table::of(bureau()).play(
        "
        09:00 started
        09:16 break   => refill 1 09:10-09:15 overdue
        09:30 resumed => refill 1 09:10-09:15 overdue
        ",
    );
}

#[test]
fn a_round_done_in_a_break_is_judged_by_its_standing_clock() {
    Table::of(bureau()).play(
        "
        09:00 started
        09:12 break
        09:40 done refill => refill 1 09:10-09:43 done on_time, refill 2 09:55-10:00 planned
        10:30 look        => refill 2 09:55-10:00 planned
        10:40 resumed     => refill 2 10:55-11:00 planned
        ",
    );
    Table::of(bureau()).play(
        "
        09:00 started
        09:05 break
        09:40 done refill => refill 1 09:45-09:50 done early
        ",
    );
    Table::of(bureau()).play(
        "
        09:00 started
        09:16 break
        09:40 done refill => refill 1 09:10-09:15 done late
        ",
    );
}

#[test]
fn a_round_that_would_open_at_once_does_not_open_in_a_break() {
    let text = standards::shipped::COURT_HALL.replacen("\"13-17 min\"", "\"0-5 min\"", 1);
    let at_once = || standards::read(&text).standard.unwrap();
    Table::of(at_once()).play(
        "
        09:00 started     => refill 1 09:00-09:05 open
        09:03 break       => refill 1 09:00-09:05 open
        09:10 done refill => refill 1 09:00-09:12 done on_time, refill 2 09:10-09:15 planned
        09:20 look        => refill 2 09:10-09:15 planned
        09:30 resumed     => refill 2 09:30-09:35 open
        09:36 look        => refill 2 09:30-09:35 overdue
        ",
    );
    Table::of(at_once()).play(
        "
        09:00 started
        09:03 break
        09:10 done refill
        09:20 ended => refill 2 09:10-09:15 cancelled
        ",
    );
}

#[test]
fn two_breaks_add_up() {
    Table::of(bureau()).play(
        "
        09:00 started
        09:05 break
        09:10 resumed => refill 1 09:15-09:20 planned
        09:12 break
        09:22 resumed => refill 1 09:25-09:30 planned
        ",
    );
}

#[test]
fn only_rounds_stand_still_in_a_break() {
    Table::of(bureau()).play(
        "
        09:00 started
        09:00 seated
        09:01 break => tea 1 09:00-09:05 open
        09:06 look  => tea 1 09:00-09:05 overdue
        ",
    );
}

#[test]
fn the_end_misses_a_round_past_its_due_and_cancels_any_other() {
    for (time, state) in [
        ("09:09", "cancelled"),
        ("09:15", "cancelled"),
        ("09:16", "missed"),
    ] {
        let rows = format!(
            "
            09:00 started
            {time} ended => refill 1 09:10-09:15 {state}
            "
        );
        Table::of(bureau()).play(&rows);
    }
}

#[test]
fn an_end_in_a_break_judges_rounds_by_their_standing_clock() {
    Table::of(bureau()).play(
        "
        09:00 started
        09:14 break
        10:00 ended => refill 1 09:10-09:15 cancelled
        ",
    );
}

#[test]
fn a_moved_meeting_has_the_season_of_its_new_day() {
    use jiff::{Timestamp, tz::TimeZone};
    use standards::{Happening, Meeting, Run, Size};

    let standard = bureau();
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let (starts, ends) = (
        at("2026-10-31T09:00:00+08:00"),
        at("2026-10-31T10:00:00+08:00"),
    );
    let mut run = Run::plan(
        &standard,
        &zone,
        Meeting {
            starts,
            ends,
            size: Size::Small,
        },
    );
    let (starts, ends) = (
        at("2026-11-01T00:30:00+08:00"),
        at("2026-11-01T10:00:00+08:00"),
    );
    run.apply(
        at("2026-10-30T09:00:00+08:00"),
        &Happening::Moved { starts, ends },
    )
    .unwrap();
    run.apply(starts, &Happening::Started).unwrap();
    let refill = run
        .duties()
        .iter()
        .find(|duty| duty.rule == "refill")
        .unwrap();
    assert_eq!(
        refill.opens.duration_since(starts).as_mins(),
        15,
        "winter, though UTC has October"
    );
}
