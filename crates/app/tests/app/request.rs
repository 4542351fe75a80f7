//! Requests during a meeting, from the phone and from the code on the room's wall.

use app::request::{Ask, ask, ask_by_code, room_of_code};
use app::serving::Word;
use domain::RefusalKind;

use crate::house::{
    House, account, bureau, code, meeting_in, refusal, room, stories, told, washroom,
};

fn document() -> Ask {
    Ask {
        kind: "document".to_owned(),
        from: "甲局长".to_owned(),
        to: "孙处长".to_owned(),
        note: String::new(),
    }
}

async fn code_of(house: &House, number: &str) -> String {
    let view = app::directory::view(&house.app, &bureau())
        .await
        .unwrap()
        .unwrap();
    let found = view.rooms.into_iter().find(|one| one.id == room(number));
    found.unwrap().request_code
}

stories! {
    // C4.2.3
    async fn a_request_from_the_phone_opens_a_duty_at_once_c4_2_3(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let wang = house.who("wang").await;
        let early = ask(&house.app, &wang, &bureau(), &house.command(), meeting, washroom()).await;
        assert_eq!(code(early), "unlawful-meeting-has-not-started");
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.set("09:20");
        ask(&house.app, &wang, &bureau(), &house.command(), meeting, document()).await.unwrap();
        house.set("09:21");
        ask(&house.app, &wang, &bureau(), &house.command(), meeting, washroom()).await.unwrap();
        let first = house.duty(&bureau(), meeting, "request", 1).await;
        assert_eq!(told(&first), "09:20-09:23");
        let request = first.request.unwrap();
        assert_eq!((request.from.as_str(), request.to.as_str()), ("甲局长", "孙处长"));
        assert_eq!(first.assignee.unwrap().account, account("wang"));
        let second = house.duty(&bureau(), meeting, "request", 2).await;
        assert_eq!(second.request.unwrap().kind, "washroom");
        house.done("wang", "09:22", meeting, "request", 1).await;
    }

    // C4.2.3
    async fn the_code_on_the_wall_asks_for_the_meeting_in_the_room_c4_2_3(house: House) {
        house.furnish().await;
        let wall = code_of(&house, "701").await;
        let refused = refusal(ask_by_code(&house.app, &wall, &house.command(), washroom()).await);
        assert_eq!((refused.kind, refused.code), (RefusalKind::Conflict, "no-meeting-in-the-room"));
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        let found = room_of_code(&house.app, &wall).await.unwrap().unwrap();
        assert_eq!((found.site, found.meeting), (bureau(), Some(meeting)));
        let command = house.command();
        let first = ask_by_code(&house.app, &wall, &command, washroom()).await.unwrap();
        let again = ask_by_code(&house.app, &wall, &command, washroom()).await.unwrap();
        assert_eq!(first, again, "a second press of the same button is the same request");
        let page = house.page(&bureau(), meeting).await;
        assert_eq!(page.duties.iter().filter(|duty| duty.rule == "request").count(), 1);
        assert_eq!(page.entries[0].entry.actor, "701室");
        house.say("wang", "09:50", meeting, Word::Ended).await;
        let over = ask_by_code(&house.app, &wall, &house.command(), washroom()).await;
        assert_eq!(code(over), "no-meeting-in-the-room");
    }

    // C4.2.3: who sits in the undivided hall scans what hangs on the wall of a part.
    async fn a_part_s_code_reaches_the_meeting_in_the_whole_room_c4_2_3(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("大厅"), "09:00", "10:00")).await;
        house.say("qiang", "09:00", meeting, Word::Started).await;
        let wall = code_of(&house, "东厅").await;
        ask_by_code(&house.app, &wall, &house.command(), washroom()).await.unwrap();
    }

    async fn unknown_codes_open_nothing(house: House) {
        house.furnish().await;
        for wall in ["", "x", "' OR 1=1 --", "a\u{0}b", &"A".repeat(100_000)] {
            assert_eq!(room_of_code(&house.app, wall).await.unwrap(), None, "{wall:.20}");
            let asked = ask_by_code(&house.app, wall, &house.command(), washroom()).await;
            assert_eq!(code(asked), "room-code-unknown");
        }
    }

    async fn a_request_lacking_something_is_refused_by_its_field(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        let wang = house.who("wang").await;
        let rows = [
            (Ask { from: " ".to_owned(), ..document() }, "from"),
            (Ask { to: String::new(), ..document() }, "to"),
            (Ask { kind: "other".to_owned(), ..washroom() }, "note"),
            (Ask { kind: "pizza".to_owned(), ..washroom() }, "kind"),
            (Ask { note: "水".repeat(201), ..washroom() }, "note"),
            (Ask { note: "a\u{1b}[2J".to_owned(), ..washroom() }, "note"),
        ];
        for (wish, field) in rows {
            let refused = ask(&house.app, &wang, &bureau(), &house.command(), meeting, wish).await;
            assert_eq!(refusal(refused).field, Some(field));
        }
        assert!(house.rounds(meeting, "request").await.is_empty());
    }

    async fn a_room_that_asks_too_much_is_told_to_wait(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        let wall = code_of(&house, "701").await;
        for _ in 0..20 {
            ask_by_code(&house.app, &wall, &house.command(), washroom()).await.unwrap();
        }
        let refused = refusal(ask_by_code(&house.app, &wall, &house.command(), washroom()).await);
        assert_eq!((refused.kind, refused.code), (RefusalKind::TooMany, "requests-waiting"));
    }

    async fn requests_are_taken_from_who_serves_or_hosts_the_meeting(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        for (login, expected) in [("qiang", "not-your-team"), ("sun", "meeting-unknown"), ("bao", "not-allowed"), ("shen", "not-allowed")] {
            let who = house.who(login).await;
            let asked = ask(&house.app, &who, &bureau(), &house.command(), meeting, washroom()).await;
            assert_eq!(code(asked), expected, "{login}");
        }
        for login in ["wang", "li", "qian"] {
            let who = house.who(login).await;
            ask(&house.app, &who, &bureau(), &house.command(), meeting, washroom()).await.unwrap();
        }
    }
}
