//! Rules of the house: published in versions, read and acknowledged by each, who has not is known.

use app::house_rule::{
    acknowledge, begin, discard, find, publish, readers, shelf, withdraw, write,
};
use app::{Answer, Error};
use domain::HouseRuleId;
use domain::difference::Change;
use domain::house_rule::{Heading, Issuer, Wording};

use crate::house::{House, account, at, bureau, code, refusal, stories};

fn wording(title: &str, text: &str) -> Wording {
    Wording {
        heading: Heading {
            title: title.to_owned(),
            note: "改了上岗时间".to_owned(),
            in_force: "2026-07-08".to_owned(),
            days: 3,
            readers: Vec::new(),
        },
        text: text.to_owned(),
    }
}

impl House {
    async fn drafted(&self, who: &str, issuer: Issuer, wording: Wording) -> HouseRuleId {
        let writer = self.who(who).await;
        let new = (issuer, wording);
        let begun = begin(&self.app, &writer, &bureau(), &self.command(), new).await;
        begun.unwrap().subject.unwrap().parse().unwrap()
    }

    async fn published(&self, who: &str, issuer: Issuer, title: &str) -> HouseRuleId {
        let text = "第一章 总则\n八点上岗。\n穿工装。";
        let id = self.drafted(who, issuer, wording(title, text)).await;
        self.publishes(who, id, 1).await.unwrap();
        id
    }

    async fn publishes(&self, who: &str, id: HouseRuleId, draft: i32) -> Result<Answer, Error> {
        let writer = self.who(who).await;
        publish(&self.app, &writer, &bureau(), &self.command(), id, draft).await
    }

    async fn writes(
        &self,
        who: &str,
        id: HouseRuleId,
        seen: i32,
        text: &str,
    ) -> Result<Answer, Error> {
        let writer = self.who(who).await;
        let draft = (seen, wording("考勤制度", text));
        write(&self.app, &writer, &bureau(), &self.command(), id, draft).await
    }

    async fn reads(&self, who: &str, id: HouseRuleId, version: i32) -> Result<Answer, Error> {
        let reader = self.who(who).await;
        acknowledge(&self.app, &reader, &bureau(), &self.command(), id, version).await
    }

    async fn to_read(&self, who: &str) -> (usize, usize) {
        let reader = self.who(who).await;
        let own = app::own_day::of_reader(&self.app, &reader, &bureau()).await;
        let unread = own.unwrap().unread_rules;
        (unread.count, unread.late)
    }

    /// Who is asked for the rule and how they stand, in short.
    async fn told_of(&self, id: HouseRuleId) -> Vec<String> {
        let lead = self.who("li").await;
        let found = readers(&self.app, &lead, &bureau(), id).await.unwrap();
        let people = found.unwrap().people.into_iter();
        let now = self.app.now();
        people
            .map(|one| format!("{} {}", one.name, one.reading.word(now)))
            .collect()
    }
}

stories! {
    // A1.2
    async fn each_member_of_staff_is_asked_and_who_has_not_read_is_listed_a1_2(house: House) {
        house.furnish().await;
        let id = house.published("li", Issuer::ServiceCentre, "考勤制度").await;
        for staff in ["wang", "qian", "bao", "li"] {
            assert_eq!(house.to_read(staff).await, (1, 0), "{staff}");
        }
        for other in ["sun", "shen", "chen", "xi"] {
            assert_eq!(house.to_read(other).await, (0, 0), "{other}");
        }
        house.reads("qian", id, 1).await.unwrap();
        // Twice changes nothing.
        house.reads("qian", id, 1).await.unwrap();
        assert_eq!(house.to_read("qian").await, (0, 0));
        let told = house.told_of(id).await;
        assert_eq!(told.len(), 7);
        assert_eq!(told.last().unwrap(), "钱前台 acknowledged");
        assert!(told.contains(&"王芳 unread".to_owned()), "{told:?}");
        house.set("2026-07-09 06:59");
        assert_eq!(house.to_read("wang").await, (1, 0));
        house.set("2026-07-09 07:01");
        assert_eq!(house.to_read("wang").await, (1, 1));
        assert!(house.told_of(id).await.contains(&"王芳 late".to_owned()));
        let lead = house.who("li").await;
        let page = shelf(&house.app, &lead, &bureau()).await.unwrap().unwrap();
        let asked = page.rules[0].asked.unwrap();
        assert_eq!((asked.all, asked.acknowledged, asked.late), (7, 1, 6));
        // Who does not lead sees their own alone.
        let guard = house.who("bao").await;
        let page = shelf(&house.app, &guard, &bureau()).await.unwrap().unwrap();
        assert_eq!(page.rules[0].asked, None);
        assert_eq!(readers(&house.app, &guard, &bureau(), id).await.unwrap(), None);
        let acts = house.acts(&bureau()).await;
        for act in ["house-rule-drafted", "house-rule-published", "house-rule-acknowledged"] {
            assert_eq!(acts.iter().filter(|known| *known == act).count(), 1, "{acts:?}");
        }
    }

    // A1.2
    async fn a_new_version_asks_again_with_what_differs_a1_2(house: House) {
        house.furnish().await;
        let id = house.published("li", Issuer::ServiceCentre, "考勤制度").await;
        house.reads("wang", id, 1).await.unwrap();
        house.writes("li", id, 0, "第一章 总则\n七点五十上岗。\n穿工装。").await.unwrap();
        assert_eq!(house.to_read("wang").await, (0, 0), "a draft asks nobody");
        house.publishes("li", id, 2).await.unwrap();
        assert_eq!(house.to_read("wang").await, (1, 0));
        let wang = house.who("wang").await;
        let page = find(&house.app, &wang, &bureau(), id, None).await.unwrap().unwrap();
        let since = page.since.unwrap();
        let changed: Vec<_> = since
            .lines
            .iter()
            .filter(|line| line.change != Change::Same)
            .map(|line| (line.change, line.text.as_str()))
            .collect();
        let expected = [(Change::Removed, "八点上岗。"), (Change::Added, "七点五十上岗。")];
        assert_eq!((since.version, changed.as_slice()), (1, &expected[..]));
        // Whoever still has the first one open may not acknowledge it for the second.
        let refused = refusal(house.reads("qian", id, 1).await);
        assert_eq!((refused.code, refused.field), ("house-rule-superseded", Some("version")));
        house.reads("wang", id, 2).await.unwrap();
        assert_eq!(house.to_read("wang").await, (0, 0));
        let first = find(&house.app, &wang, &bureau(), id, Some(1)).await.unwrap().unwrap();
        assert!(first.text.contains("八点上岗") && first.since.is_none());
        assert_eq!(find(&house.app, &wang, &bureau(), id, Some(3)).await.unwrap(), None);
        let lead = house.who("li").await;
        let kept = readers(&house.app, &lead, &bureau(), id).await.unwrap().unwrap();
        let counts: Vec<_> = kept.versions.iter().map(|(one, count)| (one.version, *count)).collect();
        assert_eq!(counts, [(2, 1), (1, 1)]);
    }

    async fn whoever_writes_them_is_told_by_whose_they_are(house: House) {
        house.furnish().await;
        let new = |issuer| (issuer, wording("考勤制度", "八点上岗。"));
        for (who, issuer, expected) in [
            ("li", Issuer::Owner, "house-rule-not-yours-to-write"),
            ("chen", Issuer::ServiceCentre, "house-rule-not-yours-to-write"),
            ("wang", Issuer::ServiceCentre, "not-allowed"),
            ("shen", Issuer::Owner, "not-allowed"),
        ] {
            let actor = house.who(who).await;
            let begun = begin(&house.app, &actor, &bureau(), &house.command(), new(issuer)).await;
            assert_eq!(code(begun), expected, "{who}");
        }
        let id = house.drafted("chen", Issuer::Owner, wording("会场安静", "手机静音。")).await;
        // What is still being written is nobody else's to see.
        for who in ["li", "wang"] {
            let actor = house.who(who).await;
            assert_eq!(find(&house.app, &actor, &bureau(), id, None).await.unwrap(), None);
            assert!(shelf(&house.app, &actor, &bureau()).await.unwrap().unwrap().rules.is_empty());
        }
        assert_eq!(code(house.publishes("li", id, 1).await), "house-rule-unknown");
        assert_eq!(code(house.reads("wang", id, 1).await), "house-rule-unknown");
        house.publishes("chen", id, 1).await.unwrap();
        assert_eq!(code(house.writes("li", id, 0, "别的").await), "house-rule-not-yours-to-write");
        assert_eq!(house.to_read("wang").await, (1, 0));
        assert_eq!(code(house.reads("sun", id, 1).await), "not-allowed");
    }

    async fn of_two_who_write_one_draft_the_later_is_told(house: House) {
        house.furnish().await;
        let id = house.drafted("li", Issuer::ServiceCentre, wording("考勤制度", "八点上岗。")).await;
        house.writes("duo", id, 1, "七点上岗。").await.unwrap();
        let refused = refusal(house.writes("li", id, 1, "九点上岗。").await);
        assert_eq!(refused.code, "house-rule-changed-meanwhile");
        assert_eq!(refused.arguments[0], ("by", "多面手".to_owned()));
        assert_eq!(code(house.publishes("li", id, 1).await), "house-rule-changed-meanwhile");
        house.publishes("li", id, 2).await.unwrap();
        assert_eq!(code(house.publishes("li", id, 2).await), "house-rule-no-draft");
        // A draft that took the place of a discarded one is another one.
        house.writes("li", id, 0, "六点上岗。").await.unwrap();
        let lead = house.who("li").await;
        discard(&house.app, &lead, &bureau(), &house.command(), id, 3).await.unwrap();
        house.writes("duo", id, 0, "五点上岗。").await.unwrap();
        assert_eq!(code(house.publishes("li", id, 3).await), "house-rule-changed-meanwhile");
    }

    async fn a_withdrawn_rule_is_asked_of_nobody_and_keeps_its_history(house: House) {
        house.furnish().await;
        let id = house.published("li", Issuer::ServiceCentre, "考勤制度").await;
        house.reads("wang", id, 1).await.unwrap();
        let lead = house.who("li").await;
        withdraw(&house.app, &lead, &bureau(), &house.command(), id).await.unwrap();
        assert_eq!(house.to_read("qian").await, (0, 0));
        assert_eq!(code(house.reads("qian", id, 1).await), "house-rule-withdrawn");
        assert_eq!(code(house.writes("li", id, 0, "再来").await), "house-rule-withdrawn");
        let again = withdraw(&house.app, &lead, &bureau(), &house.command(), id).await;
        assert_eq!(code(again), "house-rule-withdrawn");
        let kept = readers(&house.app, &lead, &bureau(), id).await.unwrap().unwrap();
        assert_eq!((kept.versions[0].1, kept.people.len()), (1, 0));
        let wang = house.who("wang").await;
        let page = find(&house.app, &wang, &bureau(), id, None).await.unwrap().unwrap();
        assert!(page.text.contains("八点上岗") && page.rule.withdrawal.is_some());
        // A draft of which nothing was published goes wholly.
        let id = house.drafted("li", Issuer::ServiceCentre, wording("试行", "试一试。")).await;
        discard(&house.app, &lead, &bureau(), &house.command(), id, 1).await.unwrap();
        assert_eq!(find(&house.app, &lead, &bureau(), id, None).await.unwrap(), None);
    }

    // A1.2
    async fn whoever_comes_later_is_asked_and_whoever_left_is_not_listed_a1_2(house: House) {
        house.furnish().await;
        let id = house.published("li", Issuer::ServiceCentre, "考勤制度").await;
        house.set("2026-07-20 09:00");
        let security = house.who("an").await;
        let system = house.who("xi").await;
        let manager = house.who("chen").await;
        let (app, site, role) = (&house.app, bureau(), app::Role::Guard);
        let new = app::account::NewAccount {
            login: "xin".to_owned(),
            name: "新来".to_owned(),
            password: "a long password".to_owned(),
        };
        let made = app::account::create(app, &system, &site, &house.command(), new).await.unwrap();
        let xin = made.subject.unwrap().parse().unwrap();
        app::account::grant_role(app, &security, &site, &house.command(), xin, role).await.unwrap();
        assert!(!house.told_of(id).await.iter().any(|one| one.starts_with("新来")));
        app::account::approve_role(app, &manager, &site, &house.command(), xin, role).await.unwrap();
        // The others are late by now; whoever just came has their three days.
        assert!(house.told_of(id).await.contains(&"新来 unread".to_owned()));
        assert!(house.told_of(id).await.contains(&"包保安 late".to_owned()));
        house.set("2026-07-23 09:01");
        assert!(house.told_of(id).await.contains(&"新来 late".to_owned()));
        let bao = account("bao");
        app::account::set_enabled(app, &system, &site, &house.command(), bao, app::account::Enabled::No).await.unwrap();
        assert!(!house.told_of(id).await.iter().any(|one| one.starts_with("包保安")));
        assert!(house.app.now() > at("09:00"));
    }

    async fn an_id_of_another_site_is_not_there(house: House) {
        house.furnish().await;
        let id = house.published("li", Issuer::ServiceCentre, "考勤制度").await;
        let (lead, court) = (house.who("court-lead").await, crate::house::court());
        assert_eq!(find(&house.app, &lead, &court, id, None).await.unwrap(), None);
        assert_eq!(readers(&house.app, &lead, &court, id).await.unwrap(), None);
        let read = acknowledge(&house.app, &lead, &court, &house.command(), id, 1).await;
        assert_eq!(code(read), "house-rule-unknown");
        let gone = withdraw(&house.app, &lead, &court, &house.command(), id).await;
        assert_eq!(code(gone), "house-rule-unknown");
    }
}
