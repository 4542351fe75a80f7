//! When a room is free again: only when its clear-up is done or waived.

use app::meeting::{change, proposals};
use app::serving::Word;
use domain::MeetingId;

use crate::house::{House, at, bureau, clock, code, meeting_in, room, stories};

async fn ended_at_ten(house: &House) -> MeetingId {
    house.furnish().await;
    let meeting = house.book(meeting_in(room("701"), "09:00", "11:00")).await;
    house.say("wang", "09:00", meeting, Word::Started).await;
    house.say("wang", "10:00", meeting, Word::Ended).await;
    meeting
}

/// Tries to book 701 for a minute from now, which takes its set-up from now on.
async fn book_now(house: &House) -> Result<app::Answer, app::Error> {
    let mut wanted = meeting_in(room("701"), "09:00", "11:00");
    let now = house.app.now();
    (wanted.starts, wanted.ends) = (now + 60 * 60_000, now + 90 * 60_000);
    house.try_book(wanted).await
}

stories! {
    // C4.3.3, A4.8
    async fn a_room_is_free_as_soon_as_its_clear_up_is_done_a4_8(house: House) {
        let meeting = ended_at_ten(&house).await;
        house.set("10:10");
        assert_eq!(code(book_now(&house).await), "room-held");
        house.done("wang", "10:12", meeting, "clear-up", 1).await;
        book_now(&house).await.unwrap();
    }

    // A4.8
    async fn a_room_is_free_as_soon_as_its_clear_up_is_waived_a4_8(house: House) {
        let meeting = ended_at_ten(&house).await;
        house.waive("wang", "10:12", meeting, "clear-up", "下一场为同一班人").await;
        book_now(&house).await.unwrap();
    }

    // A4.8
    async fn a_room_whose_clear_up_is_overdue_is_not_free_now_but_tomorrow_a4_8(house: House) {
        let meeting = ended_at_ten(&house).await;
        house.set("10:45");
        assert_eq!(code(book_now(&house).await), "room-held");
        let tomorrow = meeting_in(room("701"), "2026-07-07 09:00", "2026-07-07 11:00");
        house.book(tomorrow).await;
        house.done("wang", "10:50", meeting, "clear-up", 1).await;
        book_now(&house).await.unwrap();
    }

    async fn a_booking_is_changed_though_the_meeting_before_it_ran_into_its_set_up(house: House) {
        house.furnish().await;
        let first = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let mut wanted = meeting_in(room("701"), "11:30", "12:00");
        let second = house.book(wanted.clone()).await;
        house.say("wang", "09:00", first, Word::Started).await;
        house.say("wang", "10:30", first, Word::Ended).await;
        house.set("10:40");
        let li = house.who("li").await;
        "加两把椅子".clone_into(&mut wanted.note);
        let command = house.command();
        change(&house.app, &li, &bureau(), &command, second, 1, wanted.clone())
            .await
            .unwrap();
        wanted.ends += 30 * 60_000;
        let command = house.command();
        change(&house.app, &li, &bureau(), &command, second, 2, wanted.clone())
            .await
            .unwrap();
        wanted.starts -= 60_000;
        let command = house.command();
        let site = bureau();
        let earlier = change(&house.app, &li, &site, &command, second, 3, wanted);
        assert_eq!(code(earlier.await), "room-held");
    }

    async fn a_meeting_that_runs_over_its_end_keeps_its_room(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("东厅"), "09:00", "10:00")).await;
        house.say("qiang", "09:00", meeting, Word::Started).await;
        house.set("11:45");
        let now = house.app.now();
        let mut wanted = meeting_in(room("大厅"), "09:00", "11:00");
        (wanted.starts, wanted.ends) = (now + 60_000, now + 90 * 60_000);
        assert_eq!(code(house.try_book(wanted).await), "room-held");
        let li = house.who("li").await;
        let wish = domain::booking::Wish { headcount: 50, equipment: Vec::new() };
        let found = proposals(&house.app, &bureau(), now, now + 60_000, wish, None).await;
        let taken: Vec<bool> = found.unwrap().unwrap().iter().map(|one| one.obstacle.is_some()).collect();
        assert_eq!(taken, [false, true, true], "only the sister is free");
        drop(li);
    }

    // C2.2, A4.8: a meeting called at no notice takes its room from now on, not from an hour ago.
    async fn a_meeting_at_no_notice_is_held_in_a_room_that_is_free_now_c2_2(house: House) {
        let meeting = ended_at_ten(&house).await;
        house.done("wang", "10:10", meeting, "clear-up", 1).await;
        house.set("10:30");
        let now = house.app.now();
        let wish = domain::booking::Wish { headcount: 15, equipment: Vec::new() };
        let (site, ends) = (bureau(), now + 30 * 60_000);
        let found = proposals(&house.app, &site, now + 60_000, ends, wish, None).await.unwrap().unwrap();
        assert!(found[0].room.id == room("701") && found[0].obstacle.is_none(), "{found:?}");
        let called = house.book(meeting_in(room("701"), "10:31", "11:00")).await;
        let view = house.page(&site, called).await.view;
        assert_eq!((clock(view.held_from), clock(view.held_until)), ("10:30".to_owned(), "11:30".to_owned()));
        assert_eq!(house.rounds(called, "open-room").await, ["10:30-10:35"], "the plan is compressed");
        let ended = house.page(&site, meeting).await.view;
        assert_eq!((clock(ended.held_from), clock(ended.held_until)), ("08:00".to_owned(), "10:10".to_owned()));
    }

    // C2.2
    async fn a_meeting_moved_at_no_notice_takes_its_room_from_then_on_c2_2(house: House) {
        let meeting = ended_at_ten(&house).await;
        house.done("wang", "10:10", meeting, "clear-up", 1).await;
        house.set("10:20");
        let mut wanted = meeting_in(room("702"), "15:00", "16:00");
        let moved = house.book(wanted.clone()).await;
        (wanted.room, wanted.starts, wanted.ends) = (room("701"), at("10:25"), at("10:45"));
        let li = house.who("li").await;
        change(&house.app, &li, &bureau(), &house.command(), moved, 1, wanted.clone()).await.unwrap();
        let held = async || {
            let view = house.page(&bureau(), moved).await.view;
            (clock(view.held_from), clock(view.held_until))
        };
        assert_eq!(held().await, ("10:20".to_owned(), "11:15".to_owned()));
        house.set("10:30");
        wanted.ends = at("11:00");
        change(&house.app, &li, &bureau(), &house.command(), moved, 2, wanted).await.unwrap();
        assert_eq!(held().await, ("10:20".to_owned(), "11:30".to_owned()), "what it has had stays");
        house.say("wang", "10:31", moved, Word::Started).await;
        house.say("wang", "10:50", moved, Word::Ended).await;
        assert_eq!(held().await, ("10:20".to_owned(), "11:20".to_owned()));
        assert_eq!(code(house.try_book(meeting_in(room("701"), "10:55", "11:10")).await), "room-held");
    }

    // A4.8
    async fn a_meeting_that_starts_in_a_room_not_cleared_up_says_so_until_it_is_a4_8(house: House) {
        let first = ended_at_ten(&house).await;
        house.set("08:30");
        let next = house.book(meeting_in(room("701"), "12:30", "13:00")).await;
        let far = house.book(meeting_in(room("701"), "16:00", "17:00")).await;
        let said = async |meeting| house.page(&bureau(), meeting).await.view.room_not_cleared;
        house.set("11:00");
        assert!(!said(next).await, "its set-up has not begun");
        house.set("11:40");
        assert!(said(next).await && !said(far).await && !said(first).await);
        house.say("wang", "12:20", next, Word::Started).await;
        assert!(said(next).await, "reality wins, and says so");
        house.done("wang", "12:25", first, "clear-up", 1).await;
        assert!(!said(next).await);
    }

    async fn a_room_once_let_go_is_not_taken_back_by_what_is_done_later(house: House) {
        let meeting = ended_at_ten(&house).await;
        house.done("wang", "10:05", meeting, "clear-up", 1).await;
        house.set("10:06");
        house.book(meeting_in(room("701"), "10:08", "10:40")).await;
        house.done("wang", "10:20", meeting, "left-items", 1).await;
        let view = house.page(&bureau(), meeting).await.view;
        assert_eq!(clock(view.held_until), "10:05");
    }

    async fn every_break_and_resumption_is_told_in_the_order_of_time(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "11:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.say("wang", "09:05", meeting, Word::Seated).await;
        for (pause, on) in [("09:30", "09:40"), ("10:10", "10:20")] {
            house.say("wang", pause, meeting, Word::Break).await;
            house.say("wang", on, meeting, Word::Resumed).await;
        }
        house.say("wang", "10:50", meeting, Word::Ended).await;
        let moments = house.page(&bureau(), meeting).await.moments;
        let told: Vec<String> = moments.iter().map(|one| format!("{} {}", clock(one.at), one.what)).collect();
        assert_eq!(told, [
            "09:00 started", "09:05 seated", "09:30 break", "09:40 resumed", "10:10 break", "10:20 resumed", "10:50 ended",
        ]);
    }
}
