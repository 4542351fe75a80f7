//! The keys to leaders' offices: booked out and in, looked at before one goes, and missed.

use app::office::{OfficePlan, take_key};

use super::office;
use crate::house::{House, bureau, clock, code, court, refusal, room, stories};

stories! {
    // C3.4
    async fn a_key_is_booked_out_to_one_and_in_again_and_is_missed_when_its_holder_goes(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.start_shift("zhao").await;
        house.tick("16:40").await;
        for (who, number, expected) in [
            ("qiang", "704", "office-unknown"),
            ("wang", "701", "office-unknown"),
            ("wang", "999", "office-unknown"),
            ("qian", "704", "not-allowed"),
            ("court-ting", "704", "office-unknown"),
        ] {
            assert_eq!(code(house.takes_key(who, number).await), expected, "{who} {number}");
        }
        assert_eq!(code(house.gives_key("wang", "704").await), "key-not-out");
        // Who had a key before whom is told by the house's clock, and one command books one key.
        let (wang, command) = (house.who("wang").await, house.command_at("15:00"));
        take_key(&house.app, &wang, &bureau(), &command, room("704")).await.unwrap();
        assert_eq!(office(&house.offices_of("wang").await, "704").key.as_ref().map(|key| clock(key.out)).unwrap(), "16:40");
        let zhao = house.who("zhao").await;
        assert_eq!(code(take_key(&house.app, &zhao, &bureau(), &command, room("706")).await), "command-reused");
        house.takes_key("zhao", "706").await.unwrap();
        let refused = refusal(house.takes_key("zhao", "704").await);
        assert_eq!((refused.code, refused.arguments[0].1.as_str()), ("key-is-out", "王芳"));
        assert_eq!(code(house.gives_key("zhao", "704").await), "key-of-another");
        let key = |plan: &OfficePlan, number| office(plan, number).key.clone().map(|key| (key.holder, key.own, key.missing));
        let shown = house.offices_of("wang").await;
        assert_eq!(key(&shown, "704"), Some(("王芳".to_owned(), true, false)));
        assert_eq!(key(&shown, "706"), Some(("赵敏".to_owned(), false, false)));
        // The shift ends, and the key is still out: whoever leads sees it, and books it in.
        house.set("17:30");
        house.end_shift("wang").await;
        let shown = house.offices_of("li").await;
        assert_eq!(key(&shown, "704"), Some(("王芳".to_owned(), false, true)));
        house.gives_key("li", "704").await.unwrap();
        assert_eq!(key(&house.offices_of("li").await, "704"), None);
        // An hour after the window the other is missed too, on duty or not.
        house.set("19:30");
        assert_eq!(key(&house.offices_of("li").await, "706"), Some(("赵敏".to_owned(), false, false)));
        house.set("19:31");
        assert_eq!(key(&house.offices_of("li").await, "706"), Some(("赵敏".to_owned(), false, true)));
        house.gives_key("zhao", "706").await.unwrap();
        assert_eq!((house.count_of(&bureau(), "key-out").await, house.count_of(&bureau(), "key-in").await), (2, 2));
        assert_eq!(house.count_of(&court(), "key-out").await, 0);
    }

    // C3.4
    async fn whoever_goes_sees_the_key_that_they_would_take_home_c3_4(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.start_shift("zhao").await;
        house.tick("16:40").await;
        house.takes_key("wang", "704").await.unwrap();
        let wang = house.who("wang").await;
        let review = app::hand_over::review(&house.app, &wang, &bureau()).await.unwrap().unwrap();
        let keys: Vec<(&str, String)> = review.keys.iter().map(|(room, out)| (room.number.as_str(), clock(*out))).collect();
        assert_eq!(keys, [("704", "16:40".to_owned())]);
        let zhao = house.who("zhao").await;
        let others = app::hand_over::review(&house.app, &zhao, &bureau()).await.unwrap().unwrap();
        assert!(others.keys.is_empty(), "a colleague's key is no part of theirs");
        house.gives_key("wang", "704").await.unwrap();
        let review = app::hand_over::review(&house.app, &wang, &bureau()).await.unwrap().unwrap();
        assert!(review.keys.is_empty());
    }

    // C3.4
    async fn whoever_leads_is_told_once_of_a_key_that_left_the_house_c3_4(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.start_shift("zhao").await;
        house.tick("16:40").await;
        house.takes_key("wang", "704").await.unwrap();
        house.takes_key("zhao", "706").await.unwrap();
        house.tick("17:29").await;
        assert_eq!(house.keys_told().await, Vec::<String>::new());
        house.set("17:30");
        house.end_shift("wang").await;
        house.tick("17:31").await;
        assert_eq!(house.keys_told().await, ["704 王芳"]);
        house.tick("17:32").await;
        assert_eq!((house.keys_told().await.len(), house.count_of(&bureau(), "key-missed").await), (1, 1));
        // An hour after the window the other is missed too, although its holder is there.
        house.tick("19:30").await;
        assert_eq!(house.keys_told().await.len(), 1);
        house.tick("19:31").await;
        assert_eq!(house.keys_told().await, ["704 王芳", "706 赵敏"]);
        // Booked in and out again it is another time, of which whoever leads is told anew.
        house.gives_key("li", "704").await.unwrap();
        house.tick("19:35").await;
        house.start_shift("wang").await;
        house.takes_key("wang", "704").await.unwrap();
        house.set("19:40");
        house.end_shift("wang").await;
        house.tick("19:41").await;
        assert_eq!(house.keys_told().await.len(), 3);
        assert_eq!(house.count_of(&court(), "key-missed").await, 0);
    }
}

impl House {
    /// The keys that the leader was told of, in that order.
    async fn keys_told(&self) -> Vec<String> {
        let lead = self.who("li").await;
        let state = app::phone::state(&self.app, &lead, &bureau()).await;
        let notices = state.unwrap().unwrap().notices.into_iter();
        let missed = notices.filter(|notice| notice.words == "key-missed");
        let told = missed.map(|notice| {
            let of = |name: &str| {
                let mut details = notice.details.iter();
                let found = details.find(|(known, _)| known == name);
                found.map_or("", |(_, value)| value.as_str())
            };
            format!("{} {}", of("number"), of("holder"))
        });
        told.collect()
    }
}
