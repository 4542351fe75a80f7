//! The visitor's own side of a visit: the code at the kiosk, the page by a link, the rating.

use app::hall::device;
use app::hall::rating::{Said, by_visit};
use app::visit::{arrive, own_visit};
use app::{Answer, Error};
use domain::visit::{Act, State};
use domain::{RefusalKind, VisitId};

use crate::house::{House, at, code, court, refusal, stories};
use crate::visit::{come, do_it, seen, visitor};

impl House {
    /// The address of a kiosk that was just set up.
    async fn kiosk(&self) -> String {
        let lead = self.who("court-lead").await;
        let kind = "kiosk".to_owned();
        let command = self.command();
        device::add(
            &self.app,
            &lead,
            &court(),
            &command,
            kind,
            "一号机".to_owned(),
        )
        .await
        .unwrap();
        let hall = app::hall::shown::day(&self.app, &court()).await.unwrap();
        hall.unwrap().devices[0].code.clone()
    }

    async fn arrives(&self, kiosk: &str, typed: &str) -> Result<Answer, Error> {
        arrive(&self.app, kiosk, &self.command(), typed).await
    }

    /// Somebody who is expected at that time; the visit, their code, their link.
    async fn announced(&self, name: &str, time: &str) -> (VisitId, String, String) {
        let mut expected = visitor(name);
        expected.expected = Some(at(time));
        let id = come(self, "court-desk", expected).await;
        let record = seen(self, "court-desk", id).await.visit.record;
        (id, record.arrival_code.unwrap(), record.link_code.unwrap())
    }

    async fn stands(&self, id: VisitId) -> State {
        seen(self, "court-desk", id).await.visit.record.state
    }
}

stories! {
    // A1.5
    async fn who_was_announced_says_at_a_kiosk_that_they_are_here_and_nothing_of_them_is_told_a1_5(house: House) {
        house.furnish().await;
        house.set("09:00");
        let kiosk = house.kiosk().await;
        let (id, digits, _) = house.announced("赵敏", "09:30").await;
        let (other, _, link) = house.announced("刘洋", "09:40").await;
        assert_eq!(digits.len(), 6);
        let wide: String = digits.chars().map(|one| char::from_u32(one as u32 + 0xfee0).unwrap()).collect();
        let answer = house.arrives(&kiosk, &format!(" {wide} ")).await.unwrap();
        assert_eq!(answer.subject, None, "the kiosk learns no more than that it is well");
        assert_eq!(house.stands(id).await, State::Held);
        assert_eq!(code(house.arrives(&kiosk, &digits).await), "arrival-known");
        house.arrives(&kiosk, &format!("http://desk/v/{link}")).await.unwrap();
        assert_eq!(house.stands(other).await, State::Held);
        assert_eq!(house.count_of(&court(), "visit-arrived").await, 2);
        do_it(&house, "court-desk", id, Act::Admit, "").await.unwrap();
        assert_eq!(house.stands(id).await, State::Inside);
    }

    // A1.5
    async fn a_code_of_another_day_or_none_is_unknown_and_guessing_ends_soon_a1_5(house: House) {
        house.furnish().await;
        house.set("09:00");
        let kiosk = house.kiosk().await;
        let (tomorrow, digits, link) = house.announced("赵敏", "2026-07-07 09:30").await;
        for typed in [digits.as_str(), &format!("/v/{link}"), "", "12345", "/v/absent", "'; --"] {
            let refused = refusal(house.arrives(&kiosk, typed).await);
            assert_eq!((refused.code, refused.field), ("arrival-unknown", Some("arrival")), "{typed}");
        }
        assert_eq!(house.stands(tomorrow).await, State::Expected);
        let mut last = "";
        for wrong in 0..20 {
            last = code(house.arrives(&kiosk, &format!("{wrong:06}")).await);
        }
        assert_eq!(last, "codes-too-often");
        assert_eq!(code(house.arrives("absent", &digits).await), "device-unknown");
    }

    // A2.9
    async fn a_visitor_rates_their_visit_once_on_its_day_by_their_own_page_a2_9(house: House) {
        house.furnish().await;
        house.set("09:00");
        let (id, _, link) = house.announced("赵敏", "09:30").await;
        let rate = async |score| {
            let said = Said { score, note: "等得太久".to_owned() };
            by_visit(&house.app, &link, &house.command(), said).await
        };
        assert_eq!(code(rate(1).await), "rated-unserved", "nobody rates before they came");
        do_it(&house, "court-desk", id, Act::Admit, "").await.unwrap();
        do_it(&house, "court-desk", id, Act::Leave, "").await.unwrap();
        rate(1).await.unwrap();
        assert_eq!(code(rate(5).await), "rated-already");
        let own = own_visit(&house.app, &link).await.unwrap();
        assert!(own.rated && !own.expired);
        let hall = app::hall::shown::day(&house.app, &court()).await.unwrap().unwrap();
        assert_eq!((hall.ratings[0].0.visit, hall.ratings[0].1.as_str()), (Some(id), "等得太久"));
        let unknown = refusal(own_visit(&house.app, "absent").await);
        assert_eq!(unknown.kind, RefusalKind::Missing);
        house.clock.set(at("2026-07-07 09:00"));
        assert!(own_visit(&house.app, &link).await.unwrap().expired);
        house.clock.set(at("09:00") + 91 * 24 * 60 * 60 * 1_000);
        app::timer::sweep(&house.app).await.unwrap();
        let gone = refusal(own_visit(&house.app, &link).await);
        assert_eq!(gone.kind, RefusalKind::Missing, "with the visit's data its page goes too");
    }
}
