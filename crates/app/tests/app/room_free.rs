//! When a room is free again: only when its clear-up is done or waived.

use app::serving::Word;
use domain::MeetingId;

use crate::house::{House, bureau, code, meeting_in, room, stories};

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
        app::meeting::change(&house.app, &li, &bureau(), &command, second, 1, wanted.clone())
            .await
            .unwrap();
        wanted.ends += 30 * 60_000;
        let command = house.command();
        app::meeting::change(&house.app, &li, &bureau(), &command, second, 2, wanted.clone())
            .await
            .unwrap();
        wanted.starts -= 60_000;
        let command = house.command();
        let site = bureau();
        let earlier = app::meeting::change(&house.app, &li, &site, &command, second, 3, wanted);
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
        let found = app::meeting::proposals(&house.app, &bureau(), now, now + 60_000, wish, None).await;
        let taken: Vec<bool> = found.unwrap().unwrap().iter().map(|one| one.obstacle.is_some()).collect();
        assert_eq!(taken, [false, true, true], "only the sister is free");
        drop(li);
    }
}
