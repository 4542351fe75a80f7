//! What a phone needs to alert silently: windows and state, events as they happen.

use app::serving::Word;

use crate::house::{bureau, meeting_in, room, stories};

stories! {
    // C4.2.6
    async fn a_phone_knows_of_each_duty_when_it_opens_and_is_due_c4_2_6(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.start_shift("wang").await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.book(meeting_in(room("601"), "09:00", "10:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        let wang = house.who("wang").await;
        let phone = app::phone::state(&house.app, &wang, &bureau()).await.unwrap().unwrap();
        assert!(phone.on_duty_since.is_some());
        assert_eq!((phone.me.name.as_str(), phone.now), ("王芳", house.app.now()));
        assert_eq!(phone.meetings.len(), 1, "the other floor's meeting is not hers");
        assert!(phone.duties.iter().all(|duty| duty.team.as_deref() == Some("七层组")));
        let refill = phone.duties.iter().find(|duty| duty.rule == "refill").unwrap();
        for (minute, state) in [(9, "planned"), (10, "open"), (15, "open"), (16, "overdue")] {
            let then = phone.now + minute * 60_000;
            assert_eq!(refill.state(then), state, "{minute} minutes after the start");
        }
        let head = app::journal::verify(&house.app, &bureau()).await.unwrap().unwrap();
        assert_eq!(Ok(phone.head), head, "live events go on from here");
    }

    // C4.2.6
    async fn a_window_that_passed_is_told_to_every_screen_at_once_c4_2_6(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        let duty = house.duty(&bureau(), meeting, "refill", 1).await.id;
        let mut screen = house.app.live().subscribe(&bureau());
        house.tick("09:15:01").await;
        let mut told = Vec::new();
        while let Ok(event) = screen.try_recv() {
            told.push(event);
        }
        assert!(told.iter().any(|event| event.act == "duty-overdue" && event.duty == Some(duty)));
        let numbers: Vec<i64> = told.iter().map(|event| event.number).collect();
        let missed = app::live::after(&house.app, &bureau(), numbers[0] - 1, 1_000).await.unwrap();
        assert_eq!(missed.iter().map(|event| event.number).collect::<Vec<_>>(), numbers, "who was away goes on there");
    }

    // C4.2.6: a break stops the alerts.
    async fn nothing_grows_overdue_while_a_break_lasts_c4_2_6(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "11:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.say("wang", "09:12", meeting, Word::Break).await;
        house.tick("10:00").await;
        let refill = house.duty(&bureau(), meeting, "refill", 1).await;
        assert_eq!(refill.state(house.app.now()), "open");
        let entries = house.page(&bureau(), meeting).await.entries;
        let noted = entries.iter().filter(|written| written.entry.duty == Some(refill.id)).count();
        assert_eq!(noted, 0);
    }
}
