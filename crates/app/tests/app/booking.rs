//! Booking a room: never twice, never closed, with set-up and clear-up, and what is proposed.

use app::directory::{close_room, reopen_room};
use app::meeting::{calendar, nearest_free, proposals};
use domain::booking::Wish;
use domain::directory::Closure;
use domain::requirement::BookingStatus;
use domain::{ClosureId, RefusalKind};

use crate::house::{
    House, at, attendee, bureau, clock, code, meeting_in, once, refusal, room, stories,
};

fn works(number: &str, from: &str, until: &str) -> Closure {
    Closure {
        id: ClosureId::derived(&[number, from]),
        room: room(number),
        from: at(from),
        until: at(until),
        reason: "空调维修".to_owned(),
    }
}

async fn proposed(house: &House, headcount: u32, equipment: &[&str]) -> Vec<String> {
    let wish = Wish {
        headcount,
        equipment: equipment.iter().map(|&one| one.to_owned()).collect(),
    };
    let (starts, ends) = (at("09:00"), at("11:00"));
    let found = proposals(&house.app, &bureau(), starts, ends, wish, None).await;
    found
        .unwrap()
        .unwrap()
        .into_iter()
        .map(|proposal| match proposal.obstacle {
            None => proposal.room.number,
            Some(obstacle) => format!("{} {}", proposal.room.number, obstacle.kind),
        })
        .collect()
}

stories! {
    // C4.1.1
    async fn a_room_is_never_booked_twice_c4_1_1(house: House) {
        house.furnish().await;
        house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let second = refusal(house.try_book(meeting_in(room("701"), "09:30", "10:30")).await);
        assert_eq!((second.kind, second.code, second.field), (RefusalKind::Conflict, "room-held", Some("room")));
        let told: Vec<&str> = second.arguments.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(told[..4], ["701室", "2026-07-06", "2026-07-06 08:00", "2026-07-06 10:30"]);
        house.book(meeting_in(room("702"), "09:30", "10:30")).await;
    }

    // C4.1.1: set-up from an hour before, clear-up to half an hour after.
    async fn set_up_and_clear_up_are_part_of_what_a_meeting_takes_c4_1_1(house: House) {
        house.furnish().await;
        let first = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let too_soon = house.try_book(meeting_in(room("701"), "11:29", "12:00")).await;
        assert_eq!(code(too_soon), "room-held");
        house.book(meeting_in(room("701"), "11:30", "12:00")).await;
        let view = house.page(&bureau(), first).await.view;
        assert_eq!((clock(view.held_from), clock(view.held_until)), ("08:00".to_owned(), "10:30".to_owned()));
    }

    // C4.1.1
    async fn a_divided_room_blocks_its_parts_but_sisters_do_not_block_each_other_c4_1_1(house: House) {
        house.furnish().await;
        house.book(meeting_in(room("东厅"), "09:00", "10:00")).await;
        house.book(meeting_in(room("西厅"), "09:00", "10:00")).await;
        let whole = house.try_book(meeting_in(room("大厅"), "09:00", "10:00")).await;
        assert_eq!(code(whole), "room-held");
        house.book(meeting_in(room("大厅"), "13:00", "14:00")).await;
        let part = house.try_book(meeting_in(room("西厅"), "13:30", "14:30")).await;
        assert_eq!(code(part), "room-held");
    }

    // C4.1.1
    async fn a_closed_room_is_not_booked_and_a_booked_room_not_closed_c4_1_1(house: House) {
        house.furnish().await;
        let li = house.who("li").await;
        let closure = works("701", "08:30", "12:00");
        close_room(&house.app, &li, &bureau(), &house.command(), closure.clone()).await.unwrap();
        let refused = refusal(house.try_book(meeting_in(room("701"), "09:00", "10:00")).await);
        assert_eq!(refused.code, "room-closed");
        assert!(refused.arguments.contains(&("reason", "空调维修".to_owned())));
        reopen_room(&house.app, &li, &bureau(), &house.command(), closure.id).await.unwrap();
        house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let closed = close_room(&house.app, &li, &bureau(), &house.command(), closure).await;
        assert_eq!(code(closed), "room-held");
        let whole = works("大厅", "08:30", "12:00");
        close_room(&house.app, &li, &bureau(), &house.command(), whole).await.unwrap();
        let part = house.try_book(meeting_in(room("东厅"), "09:00", "10:00")).await;
        assert_eq!(code(part), "room-closed");
    }

    // C4.1.1
    async fn free_rooms_are_proposed_by_size_and_equipment_those_taken_last_c4_1_1(house: House) {
        house.furnish().await;
        assert_eq!(proposed(&house, 11, &[]).await, ["702", "701", "东厅", "西厅", "大厅"]);
        assert_eq!(proposed(&house, 5, &["视频"]).await, ["702"]);
        house.book(meeting_in(room("702"), "10:00", "12:00")).await;
        house.book(meeting_in(room("东厅"), "10:00", "12:00")).await;
        assert_eq!(proposed(&house, 11, &[]).await, ["701", "西厅", "702 held", "东厅 held", "大厅 held"]);
        assert!(proposed(&house, 500, &[]).await.is_empty());
    }

    // C4.1.2
    async fn title_host_headcount_and_precedence_are_kept_and_capacity_checked_c4_1_2(house: House) {
        house.furnish().await;
        let mut requirement = meeting_in(room("702"), "09:00", "10:00");
        requirement.headcount = 13;
        let refused = refusal(house.try_book(requirement.clone()).await);
        assert_eq!((refused.field, refused.code), (Some("headcount"), "room-too-small"));
        requirement.headcount = 12;
        requirement.attendees = vec![attendee("丙", 3, "B1"), attendee("甲", 1, "A1"), attendee("乙", 2, "A2")];
        let meeting = house.book(requirement).await;
        let view = house.page(&bureau(), meeting).await.view;
        assert_eq!((view.meeting.requirement.title.as_str(), view.meeting.requirement.host.as_str()), ("党组会", "孙处长"));
        let names: Vec<&str> = view.attendees.iter().map(|one| one.attendee.name.as_str()).collect();
        assert_eq!(names, ["甲", "乙", "丙"], "whoever is highest is first");
    }

    async fn what_cannot_be_booked_is_refused_by_its_field_and_leaves_nothing(house: House) {
        house.furnish().await;
        let before = house.acts(&bureau()).await.len();
        let plain = meeting_in(room("701"), "09:00", "10:00");
        let mut rows = vec![plain.clone(); 6];
        rows[0].ends = at("06:59");
        rows[0].starts = at("06:00");
        rows[1].status = BookingStatus::Cancelled;
        rows[2].room = room("705");
        rows[3].equipment = vec!["视频".to_owned()];
        "会\u{7}".clone_into(&mut rows[4].title);
        rows[5].attendees[1].seat = Some("A1".to_owned());
        let fields = ["ends", "status", "room", "equipment", "title", "attendees"];
        for (requirement, field) in rows.into_iter().zip(fields) {
            assert_eq!(refusal(house.try_book(requirement).await).field, Some(field));
        }
        assert_eq!(house.acts(&bureau()).await.len(), before);
        let li = house.who("li").await;
        let shown = calendar(&house.app, &li, &bureau(), at("00:00"), at("23:59")).await;
        assert!(shown.unwrap().unwrap().meetings.is_empty());
        house.book(plain).await;
    }

    // C4.1.1
    async fn a_cancelled_meeting_frees_its_room_and_keeps_its_record_c4_1_1(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let li = house.who("li").await;
        for reason in ["", " ", "改\u{0}期"] {
            let command = house.command();
            let refused = app::meeting::cancel(&house.app, &li, &bureau(), &command, meeting, reason.to_owned()).await;
            assert_eq!(refusal(refused).field, Some("reason"), "{reason:?}");
        }
        let command = house.command();
        app::meeting::cancel(&house.app, &li, &bureau(), &command, meeting, "改期".to_owned()).await.unwrap();
        let page = house.page(&bureau(), meeting).await;
        assert_eq!(page.view.phase(), "cancelled");
        assert!(page.duties.iter().all(|duty| duty.state(house.app.now()) == "cancelled"));
        assert_eq!(page.entries[0].entry.act, "meeting-cancelled");
        let change = page.view.changes.last().unwrap();
        let told: Vec<String> = change
            .differences
            .iter()
            .map(|one| format!("{} {}>{}", one.field, one.before, one.after))
            .collect();
        assert_eq!(told, ["status confirmed>cancelled", "reason >改期"]);
        house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let command = house.command();
        let again = app::meeting::cancel(&house.app, &li, &bureau(), &command, meeting, "又".to_owned()).await;
        assert_eq!(code(again), "meeting-is-cancelled");
    }

    async fn a_meeting_that_is_over_is_not_confirmed(house: House) {
        house.furnish().await;
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        wanted.status = BookingStatus::Tentative;
        let ended = house.book(wanted.clone()).await;
        wanted.room = room("702");
        let passed = house.book(wanted).await;
        house.say("wang", "09:00", ended, app::serving::Word::Started).await;
        house.say("wang", "09:30", ended, app::serving::Word::Ended).await;
        house.set("10:00");
        let li = house.who("li").await;
        for meeting in [ended, passed] {
            let confirmed = app::meeting::confirm(&house.app, &li, &bureau(), &house.command(), meeting).await;
            assert_eq!(code(confirmed), "meeting-is-over");
        }
    }

    async fn whoever_attends_as_a_person_of_the_directory_is_in_it(house: House) {
        house.furnish().await;
        let li = house.who("li").await;
        let person = domain::directory::Person {
            id: domain::PersonId::derived(&["ma"]),
            name: "马局长".to_owned(),
            department: None,
            form_of_address: String::new(),
            precedence: Some(1),
        };
        app::directory::add_person(&house.app, &li, &bureau(), &house.command(), person.clone()).await.unwrap();
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        wanted.attendees[0].person = Some(domain::PersonId::derived(&["nobody"]));
        let refused = refusal(house.try_book(wanted.clone()).await);
        assert_eq!((refused.code, refused.field), ("person-unknown", Some("attendees")));
        wanted.attendees[0].person = Some(person.id);
        let meeting = house.book(wanted.clone()).await;
        wanted.attendees[1].person = Some(domain::PersonId::derived(&["nobody"]));
        let changed = app::meeting::change(&house.app, &li, &bureau(), &house.command(), meeting, 1, wanted).await;
        assert_eq!(code(changed), "person-unknown");
    }

    // C4.1.1
    async fn whoever_may_know_is_told_what_is_in_the_way_and_others_only_that_it_is_taken_c4_1_1(house: House) {
        house.furnish().await;
        let mut first = meeting_in(room("东厅"), "09:00", "10:00");
        first.secret = true;
        let held = house.book(first).await;
        let told = async |login: &str, number: &str| {
            let who = house.who(login).await;
            let booking = once(meeting_in(room(number), "09:30", "10:30"));
            let refused = refusal(app::meeting::book(&house.app, &who, &bureau(), &house.command(), booking).await);
            let names = ["way", "part", "title", "host", "starts", "ends", "meeting"];
            names.map(|name| {
                let found = refused.arguments.iter().find(|(known, _)| *known == name);
                found.map_or(String::new(), |(_, value)| value.clone())
            })
        };
        let meeting = held.to_string();
        let known = ["党组会", "孙处长", "2026-07-06 09:00", "2026-07-06 10:00", &meeting];
        for (number, way) in [("东厅", "named"), ("大厅", "named-part")] {
            let [its_way, part, rest @ ..] = told("li", number).await;
            assert_eq!((its_way.as_str(), part.as_str()), (way, "东厅室"), "of a divided hall, which part");
            assert_eq!(rest, known);
        }
        assert_eq!(told("sun", "东厅").await, ["taken", "东厅室", "", "", "", "", ""]);
        assert_eq!(told("sun", "大厅").await, ["part", "东厅室", "", "", "", "", ""]);
    }

    // C4.1.1
    async fn the_nearest_free_times_of_a_room_are_proposed_c4_1_1(house: House) {
        house.furnish().await;
        house.book(meeting_in(room("701"), "10:00", "12:00")).await;
        let nearest = async |starts: &str, ends: &str, except| {
            let (starts, ends) = (at(starts), at(ends));
            let found = nearest_free(&house.app, &bureau(), room("701"), starts, ends, except).await;
            let text = |at| domain::change::civil_text(at, &jiff::tz::TimeZone::get("Asia/Shanghai").unwrap());
            found.unwrap().into_iter().map(text).collect::<Vec<_>>()
        };
        // Set-up from an hour before, clear-up to half an hour after; nobody meets before eight.
        assert_eq!(nearest("10:00", "11:00", None).await, ["2026-07-06 13:30"]);
        assert_eq!(nearest("10:00", "10:30", None).await, ["2026-07-06 08:00", "2026-07-06 13:30"]);
        assert_eq!(nearest("15:30", "20:00", None).await, ["2026-07-06 15:15", "2026-07-07 08:00"]);
        house.set("09:00");
        assert_eq!(nearest("10:30", "11:00", None).await, ["2026-07-06 13:30"]);
        let moved = house.book(meeting_in(room("701"), "15:00", "16:00")).await;
        assert_eq!(nearest("15:00", "16:00", None).await, ["2026-07-06 17:30"]);
        let except = nearest("14:00", "15:00", Some(moved)).await;
        assert_eq!(except, ["2026-07-06 13:45", "2026-07-06 14:15"], "a meeting is not in its own way");
    }
}
