//! The standard in versions: what was planned keeps the one it was compiled from.

use app::serving::Word;
use app::site::{publish_standard, standard};

use crate::house::{bureau, code, meeting_in, room, stories};

fn hastier() -> String {
    let body = standards::shipped::BUREAU_HQ;
    body.replace("windows = [\"10-15 min\", ", "windows = [\"5-8 min\", ")
        .replace(
            "opens = \"08:40\"\ndue = \"08:45\"",
            "opens = \"08:30\"\ndue = \"08:35\"",
        )
}

stories! {
    // C4.1.5
    async fn a_new_version_never_rewrites_what_was_planned_under_the_old_c4_1_5(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        let old = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let chen = house.who("chen").await;
        let published = publish_standard(&house.app, &chen, &bureau(), &house.command(), hastier()).await;
        published.unwrap().unwrap();
        let new = house.book(meeting_in(room("702"), "09:00", "10:00")).await;
        for (meeting, window) in [(old, "09:10-09:15"), (new, "09:05-09:08")] {
            house.say("wang", "09:00", meeting, Word::Started).await;
            assert_eq!(house.rounds(meeting, "refill").await, [window]);
        }
        let offices = async |day: &str| {
            let day = house.day(&bureau(), day).await;
            let open = day.iter().find(|duty| duty.rule == "open-office").unwrap();
            crate::house::told(open)
        };
        house.tick("2026-07-07 07:00").await;
        assert!(offices("2026-07-06").await.starts_with("08:40-08:45"));
        assert_eq!(offices("2026-07-07").await, "08:30-08:35");
        let view = standard(&house.app, &bureau()).await.unwrap().unwrap();
        assert_eq!((view.version, view.versions.len()), (2, 2));
    }

    async fn a_broken_standard_is_not_published_and_every_problem_named(house: House) {
        house.furnish().await;
        let (chen, li) = (house.who("chen").await, house.who("li").await);
        let body = hastier().replace("until = \"10-31\"", "until = \"10-30\"").replace("by = \"etiquette\"", "by = \"etiquete\"");
        let problems = publish_standard(&house.app, &chen, &bureau(), &house.command(), body).await.unwrap().unwrap_err();
        assert!(problems.len() > 2 && problems.iter().all(|problem| problem.line > 0), "{problems:?}");
        for body in ["\u{0}", "", "[[rule]]"] {
            let published = publish_standard(&house.app, &chen, &bureau(), &house.command(), body.to_owned()).await;
            assert!(published.unwrap().is_err(), "{body:?}");
        }
        let refused = publish_standard(&house.app, &li, &bureau(), &house.command(), hastier()).await;
        assert_eq!(code(refused), "not-allowed");
        assert_eq!(standard(&house.app, &bureau()).await.unwrap().unwrap().version, 1);
    }
}
