//! What is somebody's own to see to, on whatever page of the desk they work: the check at sign-on, what they were told,
//! and their duties of the day.

use app::own_day::{OwnDay, of_reader};

use crate::house::{House, at, court, site_of, stories};
use crate::roster::asked;

impl House {
    async fn own_day(&self, who: &str) -> OwnDay {
        let reader = self.who(who).await;
        of_reader(&self.app, &reader, &site_of(who)).await.unwrap()
    }
}

stories! {
    // A2.1, A2.2
    async fn the_desk_is_told_that_its_check_waits_and_the_leader_of_a_post_that_is_not_taken_a2_2(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("court-lead", asked("court-desk", "reception", "08:30", "12:00")).await.unwrap();
        assert_eq!(house.own_day("court-desk").await.sign_on, None, "it is not time yet");
        house.tick("08:10").await;
        let check = house.own_day("court-desk").await.sign_on.unwrap();
        assert_eq!((check.comes, check.due, check.is_late), (at("08:30"), at("08:20"), false));
        assert_eq!(house.own_day("court-ting").await.sign_on, None, "it is nobody else's");
        assert!(house.own_day("court-lead").await.notices.is_empty());
        house.tick("08:23").await;
        assert!(house.own_day("court-desk").await.sign_on.unwrap().is_late);
        let told = house.own_day("court-lead").await.notices;
        assert_eq!((told.len(), told[0].words.as_str()), (1, "post-not-taken"));
        let (lead, command) = (house.who("court-lead").await, house.command());
        app::phone::see_notice(&house.app, &lead, &court(), &command, told[0].id).await.unwrap();
        assert!(house.own_day("court-lead").await.notices.is_empty(), "what was seen is told no more");
    }

    // A1.7, A2.5
    async fn the_desk_is_told_how_much_is_its_own_to_do_now_and_how_much_is_late_a2_5(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        house.start_shift("court-desk").await;
        let own = house.own_day("court-desk").await;
        assert_eq!((own.late, own.open, own.turns), (0, 0, Some(at("08:00"))), "nothing has begun");
        house.tick("08:12").await;
        let own = house.own_day("court-desk").await;
        assert!(own.late == 0 && own.open >= 2, "the counter and its cleaning: {own:?}");
        house.tick("08:26").await;
        let own = house.own_day("court-desk").await;
        assert!(own.late >= 2, "{own:?}");
        assert_eq!(own.sign_on, None, "nobody planned a shift");
    }
}
