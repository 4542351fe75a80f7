//! A low rating of the hall opens a case by itself, once; a robot at a kiosk opens no more than some.

use std::collections::BTreeSet;

use app::Actor;
use app::case::{CasePage, name_subject};
use app::feedback::open_from_hall_rating;
use app::hall::rating::{LOW, Said};
use app::hall::{device, rating, shown};
use domain::case::Channel;
use domain::{CaseId, DeviceId, RatingId, SiteId};

use crate::house::{House, account, at, bureau, code, court, lead_of, stories};

const MINUTE: i64 = 60_000;

fn said(score: u32, note: &str) -> Said {
    Said {
        score,
        note: note.to_owned(),
    }
}

impl House {
    /// The cases at the court, in the order of their numbers.
    async fn court_cases(&self) -> Vec<CasePage> {
        let lead = self.who("court-lead").await;
        let span = (at("00:00"), at("23:59"));
        let found = app::case::register(&self.app, &lead, &court(), span).await;
        let mut pages = Vec::new();
        for view in found.unwrap().unwrap().open {
            let page = app::case::find(&self.app, &lead, &court(), view.case.id).await;
            pages.push(page.unwrap().unwrap());
        }
        pages.sort_by_key(|page| page.view.case.number);
        pages
    }

    /// The code of a new kiosk.
    async fn kiosk_named(&self, site: &SiteId, name: &str) -> String {
        let lead = self.who(lead_of(site)).await;
        let (command, kind) = (self.command(), "kiosk".to_owned());
        let added = device::add(&self.app, &lead, site, &command, kind, name.to_owned());
        let id: DeviceId = added.await.unwrap().subject.unwrap().parse().unwrap();
        let hall = shown::day(&self.app, site).await.unwrap().unwrap();
        hall.devices
            .into_iter()
            .find(|one| one.id == id)
            .unwrap()
            .code
    }
}

stories! {
    // B1
    async fn a_low_rating_by_a_ticket_opens_one_case_which_keeps_no_second_copy_of_what_was_said_b1(house: House) {
        house.open_hall().await;
        house.take("09:00", "立案", None).await;
        let address = house.hall().await.tickets[0].code.clone();
        house.call_next("09:05", "1号窗口").await.unwrap();
        let command = house.command();
        for _ in 0..2 {
            rating::by_ticket(&house.app, &address, &command, said(LOW, "我叫金丝雀")).await.unwrap();
        }
        let cases = house.court_cases().await;
        assert_eq!(cases.len(), 1, "a command that comes twice opens one");
        let page = &cases[0];
        assert_eq!(page.view.case.channel, Channel::Rating);
        assert_eq!(page.view.told.as_ref().unwrap().words, "2 / 5");
        assert_eq!(page.ratings[0].words, "我叫金丝雀", "whoever looks into it reads what was said");
        assert!(page.entries.iter().any(|one| one.entry.act == "ticket-taken"), "what it may rest on");
        assert!(page.view.case.answer_due.is_some() && !page.own_duties.is_empty(), "somebody apologises in time");
        // The button opens no second one.
        let (lead, id) = (house.who("court-lead").await, RatingId(command.id.0));
        let again = open_from_hall_rating(&house.app, &lead, &court(), &house.command(), id).await;
        assert_eq!(code(again), "rating-settled");
        rating::settle(&house.app, &lead, &court(), &house.command(), id, "当场致歉".to_owned()).await.unwrap();
        assert_eq!(house.court_cases().await.len(), 1, "the case is closed by its client's word, not by this");
        house.clock.set(at("09:00") + 91 * 24 * 60 * MINUTE);
        app::timer::sweep(&house.app).await.unwrap();
        let found: CaseId = page.view.case.id;
        let later = app::case::find(&house.app, &lead, &court(), found).await.unwrap().unwrap();
        assert_eq!(later.ratings[0].words, "", "it goes with the rating");
    }

    // B1
    async fn whom_the_case_of_a_rating_is_about_neither_settles_it_nor_opens_a_case_from_it_b1(house: House) {
        house.furnish().await;
        let kiosk = house.kiosk_named(&bureau(), "前厅一号").await;
        let rated = rating::at_kiosk(&house.app, &kiosk, &house.command(), said(LOW, "")).await.unwrap();
        let id: RatingId = rated.subject.unwrap().parse().unwrap();
        let (li, duo, chen) = (house.who("li").await, house.who("duo").await, house.who("chen").await);
        let ratings = async |actor: &Actor| {
            let day = shown::day_seen_by(&house.app, actor, &bureau()).await;
            day.unwrap().unwrap().ratings
        };
        let settle = async |actor: &Actor| {
            let (command, note) = (house.command(), "当场致歉".to_owned());
            rating::settle(&house.app, actor, &bureau(), &command, id, note).await
        };
        let open = async |actor: &Actor| {
            open_from_hall_rating(&house.app, actor, &bureau(), &house.command(), id).await
        };
        let case = ratings(&li).await[0].0.case.unwrap();
        name_subject(&house.app, &chen, &bureau(), &house.command(), case, account("li")).await.unwrap();
        assert!(ratings(&li).await.is_empty());
        assert_eq!(code(settle(&li).await), "rating-unknown");
        assert_eq!(code(open(&li).await), "rating-unknown");
        // To another leader it is there: it has its case, and is settled once.
        assert_eq!(code(open(&duo).await), "rating-settled");
        settle(&duo).await.unwrap();
        assert_eq!(code(settle(&duo).await), "rating-settled");
        assert_eq!(code(settle(&li).await), "rating-unknown", "nor do they hear that somebody did");
    }

    async fn a_good_rating_opens_nothing(house: House) {
        house.open_hall().await;
        let kiosk = house.kiosk_named(&court(), "大厅一号").await;
        rating::at_kiosk(&house.app, &kiosk, &house.command(), said(LOW + 1, "还行")).await.unwrap();
        assert!(house.court_cases().await.is_empty());
    }

    // B1
    async fn a_robot_at_a_kiosk_opens_three_cases_an_hour_and_is_counted_beyond_them_b1(house: House) {
        house.open_hall().await;
        let (one, other) = (house.kiosk_named(&court(), "大厅一号").await, house.kiosk_named(&court(), "大厅二号").await);
        house.set("09:00");
        for turn in 0..20 {
            house.clock.set(at("09:00") + turn * MINUTE);
            rating::at_kiosk(&house.app, &one, &house.command(), said(1, "")).await.unwrap();
        }
        let cases = house.court_cases().await;
        let mut counts: Vec<usize> = cases.iter().map(|page| page.ratings.len()).collect();
        counts.sort_unstable();
        assert_eq!(counts, [1, 1, 18], "each is counted, in one of three cases");
        let ids: BTreeSet<CaseId> = cases.iter().map(|page| page.view.case.id).collect();
        let lead = house.who("court-lead").await;
        let seen = app::case::seen_among(&house.app, &lead, &court(), ids.clone()).await;
        assert_eq!(seen.unwrap(), ids, "the hall's page asks for all of them at once");
        let elsewhere = app::case::seen_among(&house.app, &lead, &bureau(), ids).await;
        assert!(elsewhere.unwrap().is_empty(), "no case is another site's");
        rating::at_kiosk(&house.app, &other, &house.command(), said(1, "叫号听不清")).await.unwrap();
        assert_eq!(house.court_cases().await.len(), 4, "another kiosk is heard all the same");
        house.clock.set(at("09:19") + 60 * MINUTE + 1);
        rating::at_kiosk(&house.app, &one, &house.command(), said(1, "")).await.unwrap();
        assert_eq!(house.court_cases().await.len(), 5, "and so is this one an hour later");
    }
}
