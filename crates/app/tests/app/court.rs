//! The court: its own standard, its own intervals, the same house.

use app::serving::{Word, receive};

use crate::house::{attendee, clock, code, court, court_room, meeting_in, stories, told};

stories! {
    // A3.1
    async fn a_meeting_of_the_court_is_booked_planned_served_and_recorded_a3_1(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let duty = house.duty(&court(), meeting, "open-room", 1).await;
        assert_eq!((told(&duty), duty.clauses.join(" ")), ("08:15-08:40".to_owned(), "A3.1".to_owned()));
        assert_eq!(duty.assignee.unwrap().name, "庭小庭");
        house.done("court-ting", "08:30", meeting, "open-room", 1).await;
        house.say("court-ting", "09:00", meeting, Word::Started).await;
        house.say("court-ting", "10:00", meeting, Word::Ended).await;
        let acts: Vec<String> = house.page(&court(), meeting).await.entries.into_iter().map(|written| written.entry.act).collect();
        for act in ["meeting-booked", "duty-done", "meeting-started", "meeting-ended"] {
            assert!(acts.iter().any(|known| known == act), "{act}");
        }
        assert!(house.acts(&crate::house::bureau()).await.iter().all(|act| act != "meeting-booked"));
    }

    // A4.3
    async fn the_venue_is_checked_before_each_meeting_a4_3(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let duty = house.duty(&court(), meeting, "venue-check", 1).await;
        assert_eq!(told(&duty), "08:15-08:45");
        assert_eq!(duty.clauses, ["A4.3"]);
        assert_eq!(duty.checks[0].item.text, "会场内卫生整洁");
    }

    // A4.4
    async fn guests_are_received_in_order_of_precedence_each_once_a4_4(house: House) {
        house.furnish().await;
        let mut requirement = meeting_in(court_room("101"), "09:00", "11:00");
        requirement.attendees = vec![attendee("丙", 3, "B1"), attendee("甲", 1, "A1"), attendee("乙", 2, "")];
        let meeting = house.book_at_court(requirement).await;
        let ting = house.who("court-ting").await;
        let come = async |index, time: &str| {
            house.set(time);
            receive(&house.app, &ting, &court(), &house.command(), meeting, index, None).await
        };
        come(0, "08:50").await.unwrap();
        come(0, "08:58").await.unwrap();
        come(2, "09:10").await.unwrap();
        assert_eq!(code(come(3, "09:11").await), "attendee-unknown");
        let view = house.page(&court(), meeting).await.view;
        let list: Vec<(String, Option<String>)> = view
            .attendees
            .into_iter()
            .map(|one| (one.attendee.name, one.received.map(clock)))
            .collect();
        let then = |time: &str| Some(time.to_owned());
        assert_eq!(
            list,
            [("甲".to_owned(), then("08:50")), ("乙".to_owned(), None), ("丙".to_owned(), then("09:10"))]
        );
        assert_eq!(house.count_of(&court(), "guest-received").await, 2);
    }

    // A4.4
    async fn a_guest_is_found_by_name_when_the_list_has_changed_meanwhile_a4_4(house: House) {
        house.furnish().await;
        let mut requirement = meeting_in(court_room("101"), "09:00", "11:00");
        requirement.attendees = vec![attendee("甲", 1, "A1"), attendee("乙", 2, "B1")];
        let meeting = house.book_at_court(requirement.clone()).await;
        requirement.attendees.insert(0, attendee("贵宾", 1, "A1"));
        requirement.attendees[1] = attendee("甲", 2, "B1");
        requirement.attendees[2] = attendee("乙", 3, "B2");
        let lead = house.who("court-lead").await;
        let command = house.command();
        app::meeting::change(&house.app, &lead, &court(), &command, meeting, 1, requirement).await.unwrap();
        let ting = house.who("court-ting").await;
        let come = async |index, name: &str| {
            let name = Some(name.to_owned());
            receive(&house.app, &ting, &court(), &house.command(), meeting, index, name).await
        };
        come(0, "甲").await.unwrap();
        come(2, "乙").await.unwrap();
        assert_eq!(code(come(0, "丁").await), "attendee-unknown");
        let view = house.page(&court(), meeting).await.view;
        let received: Vec<(String, bool)> = view
            .attendees
            .into_iter()
            .map(|one| (one.attendee.name, one.received.is_some()))
            .collect();
        let guest = |name: &str, received| (name.to_owned(), received);
        assert_eq!(received, [guest("贵宾", false), guest("甲", true), guest("乙", true)]);
    }

    // A4.5
    async fn once_seated_tea_is_due_in_a_window_of_its_own_a4_5(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        house.say("court-ting", "08:57", meeting, Word::Seated).await;
        let tea = house.duty(&court(), meeting, "tea", 1).await;
        assert_eq!((told(&tea), tea.clauses.join(" ")), ("08:57-09:02".to_owned(), "A4.5".to_owned()));
        assert_eq!(tea.seats[0].seat, "A1");
    }

    // A4.6
    async fn water_is_poured_every_fifteen_minutes_and_pauses_with_a_break_a4_6(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        house.say("court-ting", "09:00", meeting, Word::Started).await;
        house.done("court-ting", "09:15", meeting, "refill", 1).await;
        house.done("court-ting", "09:31", meeting, "refill", 2).await;
        house.say("court-ting", "09:40", meeting, Word::Break).await;
        house.say("court-ting", "09:50", meeting, Word::Resumed).await;
        assert_eq!(
            house.rounds_at(&court(), meeting, "refill").await,
            [
                "09:13-09:17 done 09:15 on_time 庭小庭",
                "09:28-09:32 done 09:31 on_time 庭小庭",
                "09:54-09:58",
            ]
        );
        // What was observed in the room is noted with one tap.
        let ting = house.who("court-ting").await;
        app::journal::note(&house.app, &ting, &court(), &house.command(), "主位右侧漏风".to_owned(), Some(meeting)).await.unwrap();
        let entries = house.page(&court(), meeting).await.entries;
        assert_eq!(entries[0].entry.act, "note");
    }

    // A4.7
    async fn guests_are_sent_off_with_the_courts_words_a4_7(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        house.say("court-ting", "09:00", meeting, Word::Started).await;
        house.say("court-ting", "10:30", meeting, Word::Ended).await;
        let send_off = house.duty(&court(), meeting, "send-off", 1).await;
        assert_eq!((told(&send_off), send_off.wording.as_deref()), ("10:30-10:35".to_owned(), Some("请拿好您的物品，请走好")));
    }

    // A4.8
    async fn the_court_clears_up_within_twenty_minutes_a4_8(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        house.say("court-ting", "09:00", meeting, Word::Started).await;
        house.say("court-ting", "10:30", meeting, Word::Ended).await;
        let clear_up = house.duty(&court(), meeting, "clear-up", 1).await;
        assert_eq!((told(&clear_up), clear_up.checks.len()), ("10:30-10:50".to_owned(), 4));
        house.done("court-ting", "10:45", meeting, "clear-up", 1).await;
        let clear_up = house.duty(&court(), meeting, "clear-up", 1).await;
        assert_eq!(told(&clear_up), "10:30-10:50 done 10:45 on_time 庭小庭");
    }
}
