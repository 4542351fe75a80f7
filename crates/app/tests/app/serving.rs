//! A meeting of the bureau, served from the opened door to the cleaned room.

use app::duty::Settlement;
use app::serving::Word;
use domain::requirement::Attendee;

use crate::house::{attendee, bureau, clock, code, meeting_in, refusal, room, stories, told};

fn large(starts: &str, ends: &str) -> domain::requirement::Requirement {
    let mut requirement = meeting_in(room("701"), starts, ends);
    requirement.large = true;
    requirement
}

stories! {
    // C4.1.6
    async fn the_room_is_to_be_open_with_tea_half_an_hour_before_c4_1_6(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "11:00")).await;
        let duty = house.duty(&bureau(), meeting, "open-room", 1).await;
        assert_eq!(told(&duty), "08:00-08:30");
        assert_eq!(duty.clauses, ["C4.1.6"]);
        let steps: Vec<&str> = duty.steps.iter().map(|step| step.text.as_str()).collect();
        assert_eq!(steps, ["打开会议室门", "打开灯", "备好茶叶", "备好水", "备好抽纸"]);
        house.done("wang", "08:20", meeting, "open-room", 1).await;
        let duty = house.duty(&bureau(), meeting, "open-room", 1).await;
        assert_eq!(told(&duty), "08:00-08:30 done 08:20 on_time 王芳");
    }

    // C4.1.3
    async fn the_venue_is_checked_with_its_layout_before_the_meeting_c4_1_3(house: House) {
        house.furnish().await;
        let mut requirement = meeting_in(room("701"), "09:00", "11:00");
        "U形".clone_into(&mut requirement.layout);
        let meeting = house.book(requirement).await;
        let duty = house.duty(&bureau(), meeting, "venue-check", 1).await;
        assert_eq!(told(&duty), "08:00-08:30");
        assert_eq!(duty.clauses, ["C4.1.3"]);
        assert_eq!(duty.checks[1].item.text, "桌椅摆放整齐");
        let layout = &duty.checks.last().unwrap().item;
        assert_eq!((layout.field, layout.text.as_str()), (Some("layout"), "U形"));
    }

    // C4.1.5
    async fn the_refill_follows_the_season_of_the_meetings_date_c4_1_5(house: House) {
        house.furnish().await;
        for (day, first, windows) in [
            ("2026-10-30", "09:10", ["09:10-09:15", "09:25-09:30"]),
            ("2026-11-02", "09:16", ["09:15-09:20", "09:36-09:41"]),
        ] {
            let of_day = |time: &str| format!("{day} {time}");
            let (starts, ends) = (of_day("09:00"), of_day("11:00"));
            let meeting = house.book(meeting_in(room("701"), &starts, &ends)).await;
            house.say("li", &starts, meeting, Word::Started).await;
            house.done("li", &of_day(first), meeting, "refill", 1).await;
            let rounds = house.rounds(meeting, "refill").await;
            assert!(rounds[0].starts_with(windows[0]), "{day}: {rounds:?}");
            assert_eq!(rounds[1], windows[1], "{day}");
        }
    }

    // C4.2.1
    async fn tea_and_refills_begin_at_the_guest_of_honour_c4_2_1(house: House) {
        house.furnish().await;
        let mut requirement = meeting_in(room("701"), "09:00", "11:00");
        requirement.attendees = vec![
            attendee("丙", 3, "B1"),
            attendee("甲", 1, "A1"),
            Attendee { seat: None, ..attendee("丁", 2, "") },
            attendee("乙", 2, "A2"),
        ];
        let meeting = house.book(requirement).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.say("wang", "09:01", meeting, Word::Seated).await;
        let tea = house.duty(&bureau(), meeting, "tea", 1).await;
        assert_eq!(told(&tea), "09:01-09:06");
        for rule in ["tea", "refill", "greet"] {
            let duty = house.duty(&bureau(), meeting, rule, 1).await;
            let seats: Vec<&str> = duty.seats.iter().map(|seat| seat.seat.as_str()).collect();
            assert_eq!(seats, ["A1", "A2", "B1"], "{rule}");
        }
        assert_eq!(tea.seats[0].form_of_address, "甲局长");
    }

    // C4.2.2
    async fn each_refill_counts_from_the_one_before_as_it_was_really_done_c4_2_2(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "11:30")).await;
        house.say("wang", "09:02", meeting, Word::Started).await;
        assert_eq!(house.rounds(meeting, "refill").await, ["09:12-09:17"]);
        house.done("wang", "09:20", meeting, "refill", 1).await;
        house.done("wang", "09:36", meeting, "refill", 2).await;
        house.done("wang", "10:00", meeting, "refill", 3).await;
        assert_eq!(
            house.rounds(meeting, "refill").await,
            [
                "09:12-09:17 done 09:20 late 王芳",
                "09:35-09:40 done 09:36 on_time 王芳",
                "10:01-10:06 done 10:00 early 王芳",
                "10:25-10:30",
            ]
        );
    }

    // C4.2.2, C4.2.4
    async fn in_a_break_the_clock_of_the_refills_stands_still_c4_2_2(house: House) {
        house.furnish().await;
        let meeting = house.book(large("09:00", "11:30")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.done("wang", "09:12", meeting, "refill", 1).await;
        house.say("wang", "09:20", meeting, Word::Break).await;
        assert_eq!(house.rounds(meeting, "refill").await[1], "09:27-09:32 stopped 09:20");
        house.say("wang", "09:50", meeting, Word::Resumed).await;
        assert_eq!(house.rounds(meeting, "refill").await[1], "09:57-10:02");
    }

    // C4.2.4
    async fn in_the_break_of_a_large_meeting_the_cups_are_changed_by_seat_c4_2_4(house: House) {
        house.furnish().await;
        let meeting = house.book(large("09:00", "11:30")).await;
        let small = house.book(meeting_in(room("702"), "09:00", "11:30")).await;
        for meeting in [meeting, small] {
            house.say("wang", "09:00", meeting, Word::Started).await;
            house.say("wang", "10:00", meeting, Word::Break).await;
        }
        let cups = house.duty(&bureau(), meeting, "cup-change", 1).await;
        assert_eq!(told(&cups), "10:00-10:10");
        assert_eq!(cups.seats[0].seat, "A1");
        assert!(house.rounds(small, "cup-change").await.is_empty());
        house.done("wang", "10:06", meeting, "cup-change", 1).await;
        house.say("wang", "10:15", meeting, Word::Resumed).await;
        house.say("wang", "10:45", meeting, Word::Break).await;
        assert_eq!(
            house.rounds(meeting, "cup-change").await,
            ["10:00-10:10 done 10:06 on_time 王芳", "10:45-10:55"]
        );
    }

    // C4.3.1, C4.3.2, C4.3.3
    async fn at_the_end_guests_are_reminded_the_room_searched_and_cleared_c4_3_1_c4_3_2_c4_3_3(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "11:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        assert!(house.rounds(meeting, "send-off").await.is_empty());
        house.say("wang", "10:50", meeting, Word::Ended).await;
        let send_off = house.duty(&bureau(), meeting, "send-off", 1).await;
        assert_eq!(told(&send_off), "10:50-10:55");
        assert_eq!(send_off.wording.as_deref(), Some("请带好您的随身物品，请慢走"));
        let left = house.duty(&bureau(), meeting, "left-items", 1).await;
        assert_eq!(told(&left), "10:50-11:05");
        assert_eq!(left.checks.len(), 3);
        let clear_up = house.duty(&bureau(), meeting, "clear-up", 1).await;
        assert_eq!(told(&clear_up), "10:50-11:20");
        assert_eq!(clear_up.clauses, ["C4.3.3"]);
        // What ran on is settled with the meeting: overdue is missed, the rest is gone.
        assert_eq!(house.rounds(meeting, "refill").await, ["09:10-09:15 missed 10:50"]);
        assert_eq!(house.rounds(meeting, "greet").await, ["08:45-09:00 missed 10:50"]);
    }

    // C2.3
    async fn a_served_meeting_is_in_the_journal_minute_by_minute_c2_3(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let meeting = house.book(large("09:00", "11:30")).await;
        house.done("wang", "08:20", meeting, "open-room", 1).await;
        house.done("wang", "08:25", meeting, "venue-check", 1).await;
        house.done("wang", "08:55", meeting, "greet", 1).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.say("wang", "09:01", meeting, Word::Seated).await;
        house.done("wang", "09:04", meeting, "tea", 1).await;
        house.done("wang", "09:12", meeting, "refill", 1).await;
        house.done("wang", "09:30", meeting, "refill", 2).await;
        house.say("wang", "09:50", meeting, Word::Break).await;
        house.done("wang", "09:55", meeting, "cup-change", 1).await;
        house.say("wang", "10:00", meeting, Word::Resumed).await;
        house.say("wang", "10:05", meeting, Word::Ended).await;
        house.done("wang", "10:08", meeting, "send-off", 1).await;
        house.done("wang", "10:15", meeting, "left-items", 1).await;
        house.done("wang", "10:30", meeting, "clear-up", 1).await;
        let page = house.page(&bureau(), meeting).await;
        let told: Vec<String> = page
            .entries
            .iter()
            .rev()
            .map(|written| format!("{} {} {}", clock(written.entry.at), written.entry.act, written.entry.clauses.join(" ")))
            .collect();
        assert_eq!(
            told,
            [
                "07:00 meeting-booked ",
                "08:20 duty-done C4.1.6",
                "08:25 duty-done C4.1.3",
                "08:55 duty-done C1.3",
                "09:00 meeting-started ",
                "09:01 guests-seated ",
                "09:04 duty-done C4.2.1",
                "09:12 duty-done C4.2.2",
                "09:30 duty-done C4.2.2",
                "09:50 break-began ",
                "09:55 duty-done C4.2.4",
                "10:00 meeting-resumed ",
                "10:05 meeting-ended ",
                "10:08 duty-done C4.3.1",
                "10:15 duty-done C4.3.2",
                "10:30 duty-done C4.3.3",
            ]
        );
        let states: Vec<&str> = page.duties.iter().map(|duty| duty.state(house.app.now())).collect();
        assert!(states.iter().all(|state| matches!(*state, "done" | "cancelled")), "{states:?}");
        assert_eq!(page.view.phase(), "ended");
    }

    async fn a_word_that_cannot_be_is_refused_and_changes_nothing(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "11:00")).await;
        for (word, expected) in [
            (Word::Break, "unlawful-meeting-has-not-started"),
            (Word::Resumed, "unlawful-meeting-has-not-started"),
            (Word::Ended, "unlawful-meeting-has-not-started"),
        ] {
            let said = house.try_say("wang", meeting, word, &house.command()).await;
            assert_eq!(code(said), expected);
        }
        house.say("wang", "09:00", meeting, Word::Started).await;
        let said = house.try_say("wang", meeting, Word::Resumed, &house.command()).await;
        assert_eq!(code(said), "unlawful-no-break");
        house.say("wang", "10:00", meeting, Word::Ended).await;
        let said = house.try_say("wang", meeting, Word::Break, &house.command()).await;
        assert_eq!(code(said), "unlawful-meeting-is-over");
        assert_eq!(house.page(&bureau(), meeting).await.view.phase(), "ended");
        assert_eq!(house.count_of(&bureau(), "break-began").await, 0);
    }

    async fn the_same_word_twice_is_told_and_not_refused(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "11:00")).await;
        for (time, word) in [
            ("09:00", Word::Started),
            ("09:01", Word::Seated),
            ("10:00", Word::Break),
            ("10:10", Word::Resumed),
            ("10:50", Word::Ended),
        ] {
            let first = house.say("wang", time, meeting, word).await;
            assert_eq!(first.notice, None, "{word:?}");
            let second = house.try_say("zhao", meeting, word, &house.command()).await.unwrap();
            assert_eq!(second.notice.unwrap().key, "already-said", "{word:?}");
        }
        assert_eq!(house.count_of(&bureau(), "meeting-resumed").await, 1);
    }

    async fn a_duty_is_waived_only_with_a_reason(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "11:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        let duty = house.duty(&bureau(), meeting, "refill", 1).await.id;
        for reason in ["", "  ", "\n", "a\u{0}b", &"长".repeat(201)] {
            let waived = Settlement::Waived(reason.to_owned());
            let refused = refusal(house.try_settle("wang", duty, waived, &house.command()).await);
            assert_eq!(refused.field, Some("reason"), "{reason:?}");
        }
        house.waive("wang", "09:10", meeting, "refill", "主持人要求勿扰").await;
        let waived = house.duty(&bureau(), meeting, "refill", 1).await;
        assert_eq!(waived.outcome.as_ref().unwrap().reason.as_deref(), Some("主持人要求勿扰"));
        assert_eq!(house.rounds(meeting, "refill").await[1], "09:25-09:30");
    }

    // A round's answer names the clause, its wording, and what started it.
    async fn any_duty_says_why_it_is_there(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "11:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        let duty = house.duty(&bureau(), meeting, "refill", 1).await.id;
        let wang = house.who("wang").await;
        let why = app::duty::why(&house.app, &wang, &bureau(), duty).await.unwrap().unwrap();
        assert_eq!(why.clauses[0].0, "C4.2.2");
        assert!(why.clauses[0].1.starts_with("夏季第一次续水10--15分钟"));
        assert_eq!((why.started_by, clock(why.cause).as_str()), ("started", "09:00"));
        assert_eq!((why.standard.as_str(), why.standard_version), ("局总部礼仪接待组服务标准", 1));
    }

    async fn a_meeting_called_at_no_notice_gets_a_compressed_plan_at_once_c2_2(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.set("08:50");
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        assert_eq!(house.rounds(meeting, "open-room").await, ["08:50-09:00"]);
        let duty = house.duty(&bureau(), meeting, "open-room", 1).await;
        assert_eq!(duty.assignee.unwrap().name, "王芳");
    }
}
