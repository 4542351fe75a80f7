//! Where somebody is follows from what they are about and from their own word, and so does the team's note.

use super::*;

const MINUTE: Milliseconds = 60_000;
const HOUR: Milliseconds = 60 * MINUTE;
const NINE: Milliseconds = 9 * HOUR;

fn room(number: &str) -> RoomId {
    RoomId::derived(&[number])
}

fn account(login: &str) -> AccountId {
    AccountId::derived(&[login])
}

fn word(at: Milliseconds, said: Said) -> AwayWord {
    AwayWord {
        account: account("wang"),
        at,
        said,
    }
}

fn out(at: Milliseconds, back: Milliseconds) -> AwayWord {
    let place = "银行".to_owned();
    word(at, Said::Out { place, back })
}

/// In short: `in`, or where and back when.
fn told(standing: &Standing) -> String {
    let Standing::Out(out) = standing else {
        return "in".to_owned();
    };
    let place = match &out.place {
        Place::Meeting(_) => "meeting",
        Place::Duty(_) => "duty",
        Place::Said(place) => place,
    };
    let minutes = (out.back - NINE) / MINUTE;
    format!("{place} until {minutes}")
}

// C4.2.5
#[test]
fn a_meeting_has_whoever_serves_it_from_the_greeting_to_its_end_c4_2_5() {
    // The meeting goes from 9:00 to 10:00; now and its real start in minutes after nine.
    let rows = [
        (-16, None, false),
        (-15, None, true),
        (0, None, true),
        (14, None, true),
        (15, None, false),
        (15, Some(3), true),
        (60, Some(3), true),
        // It goes on over its time, but not for ever.
        (180, Some(3), true),
        (181, Some(3), false),
    ];
    for (now, started, expected) in rows {
        let started = started.map(|minute: i64| NINE + minute * MINUTE);
        let found = at_meeting(
            room("701"),
            (NINE, NINE + HOUR),
            started,
            NINE + now * MINUTE,
        );
        assert_eq!(found.is_some(), expected, "{now} {started:?}");
        let back = found.map(|out| out.back);
        assert!(back.is_none_or(|back| back == NINE + HOUR));
    }
}

// C4.2.5
#[test]
fn a_duty_says_where_somebody_is_once_it_is_begun_or_leaves_no_time_to_sit_c4_2_5() {
    // How long its window is, whether it is begun, now: in minutes after it opens.
    let rows = [
        (5, false, 0, true),
        (15, false, 15, true),
        (5, false, 6, false),
        (5, false, -1, false),
        (16, false, 3, false),
        (120, false, 60, false),
        (120, true, 60, true),
        (120, true, 121, false),
    ];
    for (length, begun, now, expected) in rows {
        let window = (NINE, NINE + length * MINUTE);
        let found = at_duty(room("701"), window, begun, NINE + now * MINUTE);
        assert_eq!(found.is_some(), expected, "{length} {begun} {now}");
    }
}

// C4.2.5
#[test]
fn of_a_word_and_what_one_is_about_the_later_counts_c4_2_5() {
    let meeting = at_meeting(room("701"), (NINE, NINE + HOUR), Some(NINE), NINE).unwrap();
    let refill = |opens: i64, number: &str| {
        let opens = NINE + opens * MINUTE;
        at_duty(room(number), (opens, opens + 5 * MINUTE), false, opens).unwrap()
    };
    let back = |minute: i64| word(NINE + minute * MINUTE, Said::In);
    let away = |minute: i64| out(NINE + minute * MINUTE, NINE + 90 * MINUTE);
    let rows = [
        (None, vec![], "in"),
        (Some(back(0)), vec![], "in"),
        (Some(away(-5)), vec![], "银行 until 90"),
        (None, vec![meeting.clone()], "meeting until 60"),
        // The meeting says when they are back, not each round of refilling in it.
        (
            None,
            vec![meeting.clone(), refill(20, "701")],
            "meeting until 60",
        ),
        (
            None,
            vec![meeting.clone(), refill(20, "702")],
            "duty until 25",
        ),
        // Who went to the bank before the meeting is at the meeting, who went after it began is at the bank.
        (Some(away(-5)), vec![meeting.clone()], "meeting until 60"),
        (Some(away(10)), vec![meeting.clone()], "银行 until 90"),
        // Who said that they are back is in until something begins after that.
        (Some(back(10)), vec![meeting.clone()], "in"),
        (
            Some(back(10)),
            vec![meeting.clone(), refill(20, "701")],
            "meeting until 60",
        ),
        (Some(back(-5)), vec![meeting], "meeting until 60"),
    ];
    for (said, about, expected) in rows {
        let found = told(&standing(said.as_ref(), &about));
        assert_eq!(found, expected, "{said:?} {about:?}");
    }
}

// C4.2.5
#[test]
fn a_team_is_away_when_nobody_on_duty_is_in_and_the_last_to_leave_is_known_c4_2_5() {
    let away = |minute: i64| {
        Standing::Out(Out {
            place: Place::Said("银行".to_owned()),
            since: NINE + minute * MINUTE,
            back: NINE + HOUR,
        })
    };
    let (wang, zhao) = (account("wang"), account("zhao"));
    let all_away = |last, minute: i64| TeamStanding::AllAway {
        last,
        since: NINE + minute * MINUTE,
    };
    let rows = [
        (vec![], TeamStanding::NobodyOnDuty),
        (vec![(wang, Standing::In)], TeamStanding::SomebodyIn),
        (vec![(wang, away(3))], all_away(wang, 3)),
        (
            vec![(wang, away(3)), (zhao, Standing::In)],
            TeamStanding::SomebodyIn,
        ),
        (vec![(wang, away(3)), (zhao, away(7))], all_away(zhao, 7)),
        (vec![(wang, away(8)), (zhao, away(7))], all_away(wang, 8)),
    ];
    for (on_duty, expected) in rows {
        assert_eq!(team(&on_duty), expected, "{on_duty:?}");
    }
}

// C4.2.5
#[test]
fn the_note_is_asked_for_once_for_each_time_that_all_are_away_c4_2_5() {
    let wang = account("wang");
    let away = TeamStanding::AllAway {
        last: wang,
        since: NINE,
    };
    let (inside, nobody) = (TeamStanding::SomebodyIn, TeamStanding::NobodyOnDuty);
    let now = NINE + HOUR;
    let (before, lately) = (Some(now - 30 * MINUTE), Some(now - 30 * MINUTE + 1));
    // How it is noted, and whether a screen shows it.
    let rows = [
        (inside, (Noted::No, false), Change::Stay),
        (nobody, (Noted::No, true), Change::Stay),
        (away, (Noted::No, true), Change::Begin(wang)),
        (away, (Noted::Waits, false), Change::Stay),
        (away, (Noted::Waits, true), Change::Show),
        (away, (Noted::ByScreen(None), true), Change::Stay),
        (away, (Noted::ByScreen(None), false), Change::Renew),
        // Somebody was asked for it a while ago, as it had gone dark.
        (away, (Noted::ByScreen(lately), false), Change::Stay),
        (away, (Noted::ByScreen(before), false), Change::Renew),
        (away, (Noted::ByScreen(before), true), Change::Stay),
        (away, (Noted::Out, false), Change::Stay),
        (away, (Noted::Out, true), Change::Stay),
        (inside, (Noted::Waits, false), Change::End),
        (inside, (Noted::ByScreen(None), false), Change::End),
        (nobody, (Noted::Out, true), Change::End),
    ];
    for (standing, (noted, shown), expected) in rows {
        let found = change(standing, noted, shown, now);
        assert_eq!(found, expected, "{standing:?} {noted:?} {shown}");
    }
    assert!(!is_alive(None, NINE));
    assert!(is_alive(Some(NINE), NINE + 2 * MINUTE));
    assert!(!is_alive(Some(NINE), NINE + 2 * MINUTE + 1));
}

// C4.2.5
#[test]
fn who_goes_out_says_where_and_comes_back_within_a_shift_c4_2_5() {
    let long = "远".repeat(31);
    let rows = [
        ("银行", 30, None),
        ("银行", 12 * 60, None),
        ("银行", 12 * 60 + 1, Some("away-back-unfit")),
        ("银行", 0, Some("away-back-unfit")),
        ("银行", -1, Some("away-back-unfit")),
        (" ", 30, Some("field-empty")),
        ("银\u{202e}行", 30, Some("text-unfit")),
        (long.as_str(), 30, Some("text-unfit")),
    ];
    for (place, minutes, expected) in rows {
        let refused = check_out(place, NINE + minutes * MINUTE, NINE).err();
        assert_eq!(refused.map(|one| one.code), expected, "{place} {minutes}");
    }
    let Standing::Out(gone) = standing(Some(&out(NINE, NINE + HOUR)), &[]) else {
        panic!("they are out");
    };
    assert_eq!(gone.back_after(NINE), Some(NINE + HOUR));
    assert_eq!(gone.back_after(NINE + HOUR), None);
}
