//! Spot checks: scored item by item by a leader, seen by whom they are about, put into figures.

use app::spot_check::{Asked, SpotCheckRegister, answer, find, new_page, register, take};
use app::{Answer, Error};
use domain::SpotCheckId;
use domain::spot_check::Score;

use crate::house::{House, account, at, bureau, code, court, refusal, site_of, stories, team};

use Score::{Good, Lacking, ToImprove};

fn asked(who: &str, post: &str, rule: &str, scores: &[(Score, &str)]) -> Asked {
    let items = scores.iter();
    Asked {
        account: account(who),
        team: team(post),
        standard_version: 1,
        rule: rule.to_owned(),
        items: items
            .map(|(score, note)| (Some(*score), (*note).to_owned()))
            .collect(),
    }
}

fn bearing(who: &str, one: Score, other: Score) -> Asked {
    let note = |score| {
        if score == Lacking {
            "靠在台面上"
        } else {
            ""
        }
    };
    asked(
        who,
        "七层组",
        "bearing",
        &[(one, note(one)), (other, note(other))],
    )
}

impl House {
    async fn checks(&self, lead: &str, what: Asked) -> Result<Answer, Error> {
        let (actor, command) = (self.who(lead).await, self.command());
        take(&self.app, &actor, &site_of(lead), &command, what).await
    }

    async fn checked(&self, lead: &str, what: Asked) -> SpotCheckId {
        let done = self.checks(lead, what).await.unwrap();
        done.subject.unwrap().parse().unwrap()
    }

    async fn spot_checks(&self, who: &str) -> Option<SpotCheckRegister> {
        let actor = self.who(who).await;
        let span = (at("2026-07-01 00:00"), at("2026-08-01 00:00"));
        register(&self.app, &actor, &site_of(who), span)
            .await
            .unwrap()
    }

    async fn sees_check(&self, who: &str, id: SpotCheckId) -> bool {
        let actor = self.who(who).await;
        find(&self.app, &actor, &site_of(who), id)
            .await
            .unwrap()
            .is_some()
    }

    async fn says_to_check(
        &self,
        who: &str,
        id: SpotCheckId,
        words: &str,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        answer(
            &self.app,
            &actor,
            &site_of(who),
            &command,
            id,
            words.to_owned(),
        )
        .await
    }
}

stories! {
    // C1.3
    async fn a_spot_check_is_scored_seen_by_its_person_and_answered_once_c1_3(house: House) {
        house.furnish().await;
        house.tick("09:00").await;
        house.start_shift("zhao").await;
        let lead = house.who("li").await;
        let page = new_page(&house.app, &lead, &bureau()).await.unwrap().unwrap();
        let first = &page.people[0];
        assert_eq!((first.staff.name.as_str(), first.on_duty), ("赵敏", true), "who is on duty comes first");
        let rule = first.rules.iter().find(|rule| rule.id == "bearing").unwrap();
        assert_eq!(rule.items, ["微笑服务，笑容自然亲切", "言谈举止得体大方"]);
        assert_eq!(rule.clauses, ["C1.3"]);
        let id = house.checked("li", bearing("zhao", Good, Lacking)).await;
        for (who, sees) in [("zhao", true), ("li", true), ("chen", true), ("shen", true), ("wang", false), ("qian", false), ("sun", false)] {
            assert_eq!(house.sees_check(who, id).await, sees, "{who}");
        }
        let zhao = house.who("zhao").await;
        let told = app::phone::state(&house.app, &zhao, &bureau()).await.unwrap().unwrap().notices;
        assert_eq!(told[0].words, "spot-checked");
        assert_eq!(code(house.says_to_check("wang", id, "金丝雀").await), "spot-check-unknown");
        assert_eq!(code(house.says_to_check("li", id, "金丝雀").await), "spot-check-unknown");
        assert_eq!(code(house.says_to_check("zhao", id, " ").await), "field-empty");
        house.says_to_check("zhao", id, "当时在搬金丝雀桌签").await.unwrap();
        assert_eq!(code(house.says_to_check("zhao", id, "再说一次").await), "spot-check-answered");
        let view = house.spot_checks("li").await.unwrap().checks.remove(0);
        assert_eq!(view.check.answer.unwrap().words, "当时在搬金丝雀桌签");
        // No score and no word of it stands in the journal.
        let auditor = house.who("shen").await;
        let question = app::journal::JournalQuestion { limit: 200, ..Default::default() };
        let journal = app::journal::search(&house.app, &auditor, &bureau(), question).await.unwrap();
        let text = format!("{:?}", journal.unwrap().entries);
        assert!(text.contains("spot-checked") && !text.contains("金丝雀") && !text.contains("靠在"), "{text}");
    }

    // A2.3, A2.4
    async fn figures_go_by_item_person_post_and_week_a2_3_a2_4(house: House) {
        house.furnish().await;
        house.tick("2026-06-30 09:00").await;
        house.checked("li", bearing("wang", Lacking, Lacking)).await;
        house.tick("2026-07-01 09:00").await;
        house.checked("li", bearing("wang", ToImprove, Good)).await;
        house.tick("2026-07-06 09:00").await;
        house.checked("li", bearing("zhao", Good, Good)).await;
        house.checked("li", asked("qiang", "六层组", "bearing", &[(Good, ""), (ToImprove, "")])).await;
        let found = house.spot_checks("li").await.unwrap();
        let percent = |figures: &app::spot_check::Figures| -> Vec<String> {
            figures.iter().map(|(name, tally)| format!("{name} {}", tally.percent().unwrap())).collect()
        };
        assert_eq!(percent(&found.by_person), ["李强 75", "王芳 75", "赵敏 100"]);
        assert_eq!(percent(&found.by_post), ["六层组 75", "七层组 88"]);
        assert_eq!(percent(&found.by_item), ["微笑服务，笑容自然亲切 83", "言谈举止得体大方 83"]);
        let weeks: Vec<String> = found.weeks.iter()
            .filter_map(|(monday, tally)| Some(format!("{monday} {}", tally.percent()?)))
            .collect();
        // The week that began in June counts whole, the month from its first day.
        assert_eq!(weeks, ["2026-06-29 38", "2026-07-06 88"]);
        assert_eq!((found.weeks.len(), found.checks.len(), found.of_all), (12, 3, true));
        let own = house.spot_checks("wang").await.unwrap();
        assert_eq!((own.checks.len(), own.of_all), (1, false));
        assert_eq!(percent(&own.by_person), ["王芳 75"]);
        assert!(house.spot_checks("sun").await.is_none());
    }

    // A4.2
    async fn each_post_is_checked_by_its_own_items_a4_2(house: House) {
        house.furnish().await;
        house.tick("09:00").await;
        let lead = house.who("court-lead").await;
        let page = new_page(&house.app, &lead, &court()).await.unwrap().unwrap();
        let rules = |name: &str| -> Vec<String> {
            let person = page.people.iter().find(|one| one.staff.name == name).unwrap();
            person.rules.iter().map(|rule| format!("{} {:?}", rule.id, rule.clauses)).collect()
        };
        assert_eq!(rules("庭小庭"), ["conference-bearing [\"A4.2\"]"]);
        assert_eq!(rules("立小案")[0], "bearing [\"A2.3\", \"A2.4\"]");
        let wrong = asked("court-ting", "conference", "bearing", &[(Good, ""), (Good, ""), (Good, "")]);
        assert_eq!(code(house.checks("court-lead", wrong).await), "spot-check-rule-unknown");
        let right = || asked("court-ting", "conference", "conference-bearing", &[(Good, ""), (Lacking, "没有笑容")]);
        house.checks("court-lead", right()).await.unwrap();
        let old = Asked { standard_version: 2, ..right() };
        assert_eq!(code(house.checks("court-lead", old).await), "spot-check-standard-changed");
        let few = Asked { items: vec![(Some(Good), String::new())], ..right() };
        assert_eq!(code(house.checks("court-lead", few).await), "spot-check-items-changed");
        let left = Asked { items: vec![(Some(Good), String::new()), (None, String::new())], ..right() };
        let left = refusal(house.checks("court-lead", left).await);
        assert_eq!((left.code, left.field), ("spot-check-item-left", Some("score")));
        let mute = asked("court-ting", "conference", "conference-bearing", &[(Good, ""), (Lacking, "")]);
        assert_eq!(code(house.checks("court-lead", mute).await), "spot-check-note-missing");
        let stranger = Asked { account: account("court-desk"), ..right() };
        assert_eq!(code(house.checks("court-lead", stranger).await), "not-of-the-team");
        assert_eq!(code(house.checks("court-ting", right()).await), "not-allowed");
        let own = Asked { account: account("court-lead"), ..right() };
        assert_eq!(code(house.checks("court-lead", own).await), "spot-check-of-oneself");
    }

    async fn spot_checks_are_forgotten_after_two_years(house: House) {
        house.furnish().await;
        house.tick("09:00").await;
        let id = house.checked("li", bearing("wang", Good, Good)).await;
        house.set("2028-07-01 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert!(house.sees_check("wang", id).await);
        house.set("2028-07-08 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert!(!house.sees_check("wang", id).await);
    }
}
