//! The reception desk's own duties of the day.

use app::duty::Settlement;

use crate::house::{court, stories, told};

stories! {
    // A1.7, A2.5
    async fn the_receptionist_on_duty_does_what_the_standard_asks_of_the_desk_a1_7_a2_5(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.tick("07:30").await;
        let desk = house.who("court-desk").await;
        for (rule, at, expected) in [
            ("desk-cleaning", "08:20", "08:00-08:25 done 08:20 on_time 立小案"),
            ("counter-check", "08:24", "08:10-08:25 done 08:24 on_time 立小案"),
        ] {
            house.set(at);
            let day = house.day(&court(), "2026-07-06").await;
            let duty = day.iter().find(|duty| duty.rule == rule && duty.round == 1).unwrap();
            assert_eq!(duty.assignee.as_ref().unwrap().name, "立小案", "{rule}");
            let command = house.command();
            app::duty::settle(&house.app, &desk, &court(), &command, duty.id, Settlement::Done).await.unwrap();
            let day = house.day(&court(), "2026-07-06").await;
            let duty = day.iter().find(|duty| duty.rule == rule && duty.round == 1).unwrap();
            assert_eq!(told(duty), expected);
        }
    }
}
