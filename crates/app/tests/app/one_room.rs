//! One room, one meeting: while it really runs, and when halls are divided under what is booked.

use app::Error;
use app::serving::Word;
use domain::directory::Room;
use domain::{MeetingId, RoomId};

use crate::house::{House, at, bureau, code, meeting_in, refusal, room, stories};

async fn start(house: &House, login: &str, meeting: MeetingId) -> Result<app::Answer, Error> {
    let command = house.command();
    house.try_say(login, meeting, Word::Started, &command).await
}

/// Makes a room of the bureau a part of another, or whole again.
async fn divide(house: &House, number: &str, whole: Option<RoomId>) -> Result<app::Answer, Error> {
    let li = house.who("li").await;
    let view = app::directory::view(&house.app, &bureau()).await;
    let rooms = view.unwrap().unwrap().rooms;
    let known = rooms.into_iter().find(|one| one.id == room(number));
    let changed = Room {
        whole,
        ..known.unwrap()
    };
    app::directory::change_room(&house.app, &li, &bureau(), &house.command(), changed).await
}

stories! {
    async fn a_meeting_does_not_start_long_before_its_time(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "14:00", "15:00")).await;
        let tomorrow = house.book(meeting_in(room("702"), "2026-07-07 09:00", "2026-07-07 10:00")).await;
        house.set("11:59");
        let refused = refusal(start(&house, "wang", meeting).await);
        assert_eq!(refused.code, "start-far-off");
        assert_eq!(refused.arguments, [("starts", "2026-07-06 14:00".to_owned())]);
        assert_eq!(code(start(&house, "wang", tomorrow).await), "start-far-off");
        house.set("12:00");
        start(&house, "wang", meeting).await.unwrap();
    }

    async fn no_meeting_starts_where_another_one_runs(house: House) {
        house.furnish().await;
        let first = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let second = house.book(meeting_in(room("701"), "11:30", "12:30")).await;
        let whole = house.book(meeting_in(room("大厅"), "08:30", "09:00")).await;
        let part = house.book(meeting_in(room("东厅"), "11:30", "12:30")).await;
        let sister = house.book(meeting_in(room("西厅"), "11:30", "12:30")).await;
        house.say("wang", "09:00", first, Word::Started).await;
        house.say("qiang", "09:00", whole, Word::Started).await;
        house.set("11:30");
        let refused = refusal(start(&house, "wang", second).await);
        assert_eq!(refused.code, "room-in-use");
        let told = [("room", "701室"), ("title", "党组会"), ("from", "2026-07-06 09:00")];
        assert_eq!(refused.arguments, told.map(|(name, value)| (name, value.to_owned())));
        assert_eq!(code(start(&house, "qiang", part).await), "room-in-use");
        house.say("wang", "11:31", first, Word::Ended).await;
        house.say("qiang", "11:31", whole, Word::Ended).await;
        start(&house, "wang", second).await.unwrap();
        start(&house, "qiang", part).await.unwrap();
        start(&house, "qiang", sister).await.unwrap();
    }

    async fn a_meeting_that_everybody_forgot_to_end_keeps_no_room_over_night(house: House) {
        house.furnish().await;
        let forgotten = house.book(meeting_in(room("701"), "16:00", "17:00")).await;
        let next = house.book(meeting_in(room("701"), "2026-07-07 08:30", "2026-07-07 09:00")).await;
        house.say("wang", "16:00", forgotten, Word::Started).await;
        house.set("2026-07-07 08:30");
        start(&house, "wang", next).await.unwrap();
    }

    // A phone that was offline says later what was true then.
    async fn word_that_comes_late_is_held_to_what_ran_then(house: House) {
        house.furnish().await;
        let first = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let second = house.book(meeting_in(room("701"), "12:00", "13:00")).await;
        house.say("wang", "09:00", first, Word::Started).await;
        house.say("wang", "10:00", first, Word::Ended).await;
        house.set("13:00");
        let early = house.try_say("wang", second, Word::Started, &house.command_at("10:00")).await;
        early.unwrap();
    }

    async fn who_is_told_of_a_secret_meeting_in_the_way_is_not_told_its_title(house: House) {
        house.furnish().await;
        let mut secret = meeting_in(room("701"), "09:00", "10:00");
        secret.secret = true;
        let first = house.book(secret).await;
        let second = house.book(meeting_in(room("701"), "12:00", "13:00")).await;
        house.say("li", "09:00", first, Word::Started).await;
        house.set("12:00");
        let told = refusal(start(&house, "wang", second).await).arguments;
        assert!(told.contains(&("title", "***".to_owned())), "{told:?}");
    }

    async fn a_meeting_that_started_early_has_its_room_from_then_on(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "12:00", "13:00")).await;
        house.say("wang", "10:05", meeting, Word::Started).await;
        let holds = house.app.store().read(|db| store::meeting::holds(db, &bureau(), at("10:00"), at("10:06")));
        let holds = holds.await.unwrap();
        assert!(holds.iter().any(|hold| hold.meeting == meeting && hold.from == at("10:05")));
    }

    async fn a_hall_divided_later_is_held_by_what_was_booked_before(house: House) {
        house.furnish().await;
        house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        divide(&house, "702", Some(room("701"))).await.unwrap();
        assert_eq!(code(house.try_book(meeting_in(room("702"), "09:00", "10:00")).await), "room-held");
        house.book(meeting_in(room("702"), "14:00", "15:00")).await;
        assert_eq!(code(house.try_book(meeting_in(room("701"), "14:00", "15:00")).await), "room-held");
        divide(&house, "702", None).await.unwrap();
        house.book(meeting_in(room("702"), "09:00", "10:00")).await;
        house.book(meeting_in(room("701"), "14:00", "15:00")).await;
    }

    async fn a_hall_is_not_divided_over_two_meetings_at_once(house: House) {
        house.furnish().await;
        house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.book(meeting_in(room("702"), "09:30", "10:30")).await;
        house.book(meeting_in(room("702"), "16:00", "17:00")).await;
        let refused = refusal(divide(&house, "702", Some(room("701"))).await);
        assert_eq!((refused.code, refused.field), ("room-divided-over-meetings", Some("whole")));
        let named = "701 2026-07-06 09:00–2026-07-06 10:00、702 2026-07-06 09:30–2026-07-06 10:30";
        assert_eq!(refused.arguments, [("meetings", named.to_owned())]);
        let view = app::directory::view(&house.app, &bureau()).await.unwrap().unwrap();
        let kept = view.rooms.iter().find(|one| one.id == room("702")).unwrap();
        assert_eq!(kept.whole, None, "nothing of it stays");
    }
}
