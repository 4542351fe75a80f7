//! Assigned matters: from what somebody asks for to how well it was done.

use app::assigned_matter::{Group, MatterPage, assign, figures, find, photo, register, step};
use app::directory::{PersonEntry, add_person};
use app::photo::drawn;
use app::{Answer, Error};
use domain::assigned_matter::{Assignment, Receiver, Said, State, Step, Urgency};
use domain::directory::Person;
use domain::particulars::Particulars;
use domain::{AssignedMatterId, PersonId, TeamId};

use crate::house::{
    House, TODAY, account, at, bureau, clock, code, court, refusal, room, site_of, stories, team,
    told,
};

fn asked(to: Receiver) -> Assignment {
    Assignment {
        what: "金丝雀会签稿送到张院长办公室".to_owned(),
        person: None,
        room: None,
        due: at("10:00"),
        urgency: Urgency::Ordinary,
        receiver: to,
    }
}

fn to(login: &str) -> Assignment {
    asked(Receiver::Account(account(login)))
}

fn note(text: &str) -> Said {
    Said {
        note: text.to_owned(),
        ..Said::default()
    }
}

fn reading() -> Said {
    Said {
        for_whom: "金丝雀院长".to_owned(),
        by_when: "上午十点前".to_owned(),
        ..note("把金丝雀会签稿送过去")
    }
}

fn rated(score: i32) -> Said {
    Said {
        score: Some(score),
        ..Said::default()
    }
}

fn id_of(answer: &Answer) -> AssignedMatterId {
    answer.subject.as_deref().unwrap().parse().unwrap()
}

impl House {
    async fn assigns(&self, who: &str, what: Assignment) -> Result<Answer, Error> {
        self.assigns_for(who, what, "").await
    }

    async fn assigns_for(
        &self,
        who: &str,
        what: Assignment,
        for_whom: &str,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let site = site_of(who);
        assign(
            &self.app,
            &actor,
            &site,
            &command,
            what,
            for_whom.to_owned(),
        )
        .await
    }

    /// Takes a step, deciding on the matter as it stands.
    async fn says_of_matter(
        &self,
        who: &str,
        id: AssignedMatterId,
        next: Step,
        said: Said,
    ) -> Result<Answer, Error> {
        let page = self.matter(who, id).await;
        let revision = page.map(|page| page.view.matter.revision);
        let said = Said { revision, ..said };
        self.says_of_matter_blindly(who, id, next, said).await
    }

    async fn says_of_matter_blindly(
        &self,
        who: &str,
        id: AssignedMatterId,
        next: Step,
        said: Said,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let site = site_of(who);
        step(&self.app, &actor, &site, &command, (id, next), (said, None)).await
    }

    /// Takes a step with the time of an earlier tap.
    async fn tapped(
        &self,
        who: &str,
        what: (AssignedMatterId, Step),
        tapped: &str,
        said: Said,
    ) -> Result<Answer, Error> {
        let (actor, mut command) = (self.who(who).await, self.command());
        command.at = at(tapped);
        let site = site_of(who);
        step(&self.app, &actor, &site, &command, what, (said, None)).await
    }

    async fn matter(&self, who: &str, id: AssignedMatterId) -> Option<MatterPage> {
        let actor = self.who(who).await;
        find(&self.app, &actor, &site_of(who), id).await.unwrap()
    }

    /// The duties of a rule that the leader of somebody's site sees today, in short.
    async fn owed(&self, lead: &str, rule: &str) -> Vec<String> {
        let actor = self.who(lead).await;
        let day = app::board::day(&self.app, &actor, &site_of(lead), None)
            .await
            .unwrap()
            .unwrap();
        let duties = day.duties.iter().filter(|duty| duty.rule == rule);
        let mut owed: Vec<String> = duties
            .map(|duty| {
                let whose = duty.assignee.as_ref().map_or("-", |staff| &staff.name);
                format!("{} {whose}", told(duty))
            })
            .collect();
        owed.sort();
        owed
    }

    /// Assigned, read back and confirmed.
    async fn understood(&self, asks: &str, does: &str) -> AssignedMatterId {
        let id = id_of(&self.assigns(asks, to(does)).await.unwrap());
        self.says_of_matter(does, id, Step::ReadBack, reading())
            .await
            .unwrap();
        self.says_of_matter(asks, id, Step::Confirm, Said::default())
            .await
            .unwrap();
        id
    }
}

stories! {
    // C5.1, C5.3
    async fn a_matter_is_read_back_confirmed_done_accepted_and_rated_c5_1_c5_3(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.set("09:00");
        let id = id_of(&house.assigns("chen", to("wang")).await.unwrap());
        assert_eq!(house.owed("li", "read-back").await, ["09:00-09:15 王芳"]);
        assert_eq!(house.owed("li", "finish-matter").await, ["09:00-10:00 王芳"]);
        let wang = house.who("wang").await;
        let phone = app::phone::state(&house.app, &wang, &bureau()).await.unwrap().unwrap();
        let shown: Vec<_> = phone.assigned_matters.iter().map(|one| (one.what.as_str(), one.state)).collect();
        assert_eq!(shown, [("金丝雀会签稿送到张院长办公室", State::Assigned)]);
        // Nothing is done before it is known to be understood.
        assert_eq!(code(house.says_of_matter("wang", id, Step::Finish, note("送了")).await), "assigned-matter-state");
        let lacking = Said { by_when: String::new(), ..reading() };
        assert_eq!(refusal(house.says_of_matter("wang", id, Step::ReadBack, lacking).await).field, Some("by_when"));
        house.set("09:05");
        house.says_of_matter("wang", id, Step::ReadBack, reading()).await.unwrap();
        assert_eq!(house.owed("li", "read-back").await, ["09:00-09:15 done 09:05 on_time 王芳 王芳"]);
        assert_eq!(code(house.says_of_matter("wang", id, Step::Confirm, Said::default()).await), "not-allowed");
        let page = house.matter("chen", id).await.unwrap();
        assert_eq!(page.may, [Step::Confirm, Step::Correct, Step::Withdraw]);
        assert_eq!(page.steps.last().unwrap().said.by_when, "上午十点前");
        // Understood otherwise: it is read back once more, and the first reading cannot be confirmed now.
        let seen = Said { revision: Some(page.view.matter.revision), ..Said::default() };
        house.says_of_matter("chen", id, Step::Correct, note("是送给李院长")).await.unwrap();
        assert_eq!(house.owed("li", "read-back").await.last().unwrap(), "09:05-09:20 王芳");
        house.set("09:10");
        house.says_of_matter("wang", id, Step::ReadBack, reading()).await.unwrap();
        assert_eq!(code(house.says_of_matter_blindly("chen", id, Step::Confirm, seen).await), "assigned-matter-changed");
        house.says_of_matter("chen", id, Step::Confirm, Said::default()).await.unwrap();
        house.set("09:50");
        house.says_of_matter("wang", id, Step::Finish, note("已送到，李院长签收")).await.unwrap();
        assert_eq!(house.owed("li", "finish-matter").await, ["09:00-10:00 done 09:50 on_time 王芳 王芳"]);
        assert_eq!(code(house.says_of_matter("wang", id, Step::Accept, rated(5)).await), "not-allowed");
        assert_eq!(refusal(house.says_of_matter("chen", id, Step::Accept, note("好")).await).field, Some("score"));
        house.says_of_matter("chen", id, Step::Accept, rated(5)).await.unwrap();
        let page = house.matter("wang", id).await.unwrap();
        let one = &page.view.matter;
        assert_eq!((one.state, one.late, one.score, page.may.len()), (State::Accepted, false, Some(5), 0));
        assert_eq!(one.read_back.map(clock).as_deref(), Some("09:05"));
        let lead = house.who("li").await;
        let day = (at("00:00"), at("23:59"));
        let found = figures(&house.app, &lead, &bureau(), day, Group::Assignee).await.unwrap().unwrap();
        let row = &found.rows[0];
        assert_eq!((row.name.as_str(), row.figures.share_in_time()), ("王芳", Some(100)));
        assert_eq!(row.figures.mean_score_tenths(), Some(50));
        assert_eq!((row.figures.read_back, row.figures.took), (Some(300_000), Some(3_000_000)));
        for (group, name) in [(Group::Team, "七层组"), (Group::Assigner, "陈主任"), (Group::Month, "2026-07")] {
            let found = figures(&house.app, &lead, &bureau(), day, group).await.unwrap().unwrap();
            assert_eq!((found.rows.len(), found.rows[0].name.as_str()), (1, name));
            assert_eq!(found.whole.count, 1);
        }
    }

    // C5.1
    async fn what_is_not_read_back_in_time_goes_up_to_the_leader_c5_1(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.set("09:00");
        let id = id_of(&house.assigns("chen", to("wang")).await.unwrap());
        house.set("09:16");
        app::timer::tick(&house.app).await.unwrap();
        assert!(house.matter("li", id).await.unwrap().view.late);
        let lead = house.who("li").await;
        let day = app::board::day(&house.app, &lead, &bureau(), None).await.unwrap().unwrap();
        let duty = day.duties.iter().find(|duty| duty.rule == "read-back").unwrap();
        assert_eq!(duty.state(at("09:16")), "overdue");
        assert!(house.acts(&bureau()).await.contains(&"duty-overdue".to_owned()));
        // It is settled by reading back, never by a tap, nor by giving it away on the board.
        let wang = house.who("wang").await;
        let tap = app::duty::settle(&house.app, &wang, &bureau(), &house.command(), duty.id, app::duty::Settlement::Done).await;
        assert_eq!(code(tap), "assigned-matter-settles");
        let moved = app::duty::assign(&house.app, &lead, &bureau(), &house.command(), duty.id, Some(account("zhao"))).await;
        assert_eq!(code(moved), "assigned-matter-settles");
        house.says_of_matter("wang", id, Step::ReadBack, reading()).await.unwrap();
        assert!(!house.matter("li", id).await.unwrap().view.late);
    }

    // C5.1
    async fn whoever_asked_decides_on_the_state_that_they_saw_whatever_they_decide(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = house.understood("chen", "wang").await;
        let seen = house.matter("chen", id).await.unwrap().view.matter.revision;
        let stale = |text| Said { revision: Some(seen), ..note(text) };
        let later = Said { until: Some(at("11:00")), ..note("复印机坏了") };
        house.says_of_matter("wang", id, Step::AskForTime, later).await.unwrap();
        for step in [Step::RefuseTime, Step::Correct, Step::Withdraw] {
            let said = house.says_of_matter_blindly("chen", id, step, stale("按原来的")).await;
            assert_eq!(code(said), "assigned-matter-changed", "{}", step.word());
        }
        house.says_of_matter("wang", id, Step::Finish, note("送到")).await.unwrap();
        for step in [Step::Return, Step::Withdraw] {
            let said = house.says_of_matter_blindly("chen", id, step, stale("不对")).await;
            assert_eq!(code(said), "assigned-matter-changed", "{}", step.word());
        }
        assert_eq!(house.matter("chen", id).await.unwrap().view.matter.state, State::Done);
    }

    // C5.3
    async fn what_was_done_without_a_network_counts_from_the_tap_and_never_from_before_it_was_understood_c5_3(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.set("09:00");
        let id = id_of(&house.assigns("chen", to("wang")).await.unwrap());
        house.set("09:30");
        house.tapped("wang", (id, Step::ReadBack), "09:10", reading()).await.unwrap();
        assert_eq!(house.owed("li", "read-back").await, ["09:00-09:15 done 09:10 on_time 王芳 王芳"]);
        house.says_of_matter("chen", id, Step::Confirm, Said::default()).await.unwrap();
        house.set("10:20");
        house.tapped("wang", (id, Step::Finish), "09:50", note("送到")).await.unwrap();
        assert_eq!(house.owed("li", "finish-matter").await, ["09:00-10:00 done 09:50 on_time 王芳 王芳"]);
        let one = house.matter("chen", id).await.unwrap().view.matter;
        assert_eq!((one.late, one.done.map(clock).as_deref()), (false, Some("09:50")));
        // A clock that was set back makes nothing earlier than what it follows.
        house.says_of_matter("chen", id, Step::Return, Said { until: Some(at("10:40")), ..note("没签收") }).await.unwrap();
        house.set("10:50");
        house.tapped("wang", (id, Step::Finish), "09:00", note("签收了")).await.unwrap();
        let one = house.matter("chen", id).await.unwrap().view.matter;
        assert_eq!(one.done.map(clock).as_deref(), Some("10:20"));
    }

    async fn a_time_that_the_assigner_sets_answers_the_one_that_was_asked_for(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = house.understood("chen", "wang").await;
        let later = Said { until: Some(at("11:00")), ..note("复印机坏了") };
        house.says_of_matter("wang", id, Step::AskForTime, later).await.unwrap();
        let noon = Said { until: Some(at("12:00")), ..note("一式五份") };
        house.says_of_matter("chen", id, Step::Correct, noon).await.unwrap();
        let page = house.matter("chen", id).await.unwrap();
        assert_eq!((page.view.matter.due, page.view.matter.asked_until), (at("12:00"), None));
        assert!(!page.may.contains(&Step::GrantTime));
    }

    // A1.10, A3.5
    async fn what_the_owner_asks_of_the_hall_and_of_the_conference_service_follows_their_own_rules_a1_10_a3_5(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.start_shift("court-ting").await;
        house.set("09:00");
        house.assigns("court-lead", to("court-desk")).await.unwrap();
        house.assigns("court-lead", to("court-ting")).await.unwrap();
        for (rule, whose) in [("hall-matter", "立小案"), ("conference-matter", "庭小庭")] {
            assert_eq!(house.owed("court-lead", rule).await, [format!("09:00-10:00 {whose}")]);
            let read_back = format!("read-back-{rule}");
            assert_eq!(house.owed("court-lead", &read_back).await, [format!("09:00-09:15 {whose}")]);
        }
        // Whoever goes off duty keeps what was assigned to them.
        house.end_shift("court-ting").await;
        assert_eq!(house.owed("court-lead", "conference-matter").await, ["09:00-10:00 庭小庭"]);
    }

    // C5.2
    async fn every_step_of_a_matter_is_in_the_journal_and_no_word_of_it_c5_2(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = house.understood("chen", "wang").await;
        let later = Said { until: Some(at("11:00")), ..note("金丝雀复印机坏了") };
        house.says_of_matter("wang", id, Step::AskForTime, later.clone()).await.unwrap();
        house.says_of_matter("chen", id, Step::RefuseTime, note("金丝雀不行")).await.unwrap();
        house.says_of_matter("wang", id, Step::AskForTime, later).await.unwrap();
        house.says_of_matter("chen", id, Step::GrantTime, Said::default()).await.unwrap();
        house.says_of_matter("wang", id, Step::Finish, note("金丝雀送到")).await.unwrap();
        house.says_of_matter("chen", id, Step::Return, note("金丝雀没签收")).await.unwrap();
        house.says_of_matter("wang", id, Step::Finish, note("金丝雀签收")).await.unwrap();
        house.says_of_matter("chen", id, Step::Accept, Said { note: "金丝雀好".to_owned(), ..rated(4) }).await.unwrap();
        let read = |db: &mut store::Database| store::journal::after(db, &bureau(), 0, 10_000);
        let written = house.app.store().read(read).await.unwrap();
        let all: Vec<_> = written.iter().filter(|one| one.entry.act.starts_with("assigned-matter-")).collect();
        let acts: Vec<&str> = all.iter().map(|one| one.entry.act.trim_start_matches("assigned-matter-")).collect();
        assert_eq!(acts, [
            "assigned", "read-back", "confirmed", "time-asked", "time-refused", "time-asked", "time-granted",
            "done", "returned", "done", "accepted",
        ]);
        for one in &all {
            let text = format!("{:?}", one.entry.details);
            assert!(!text.contains("金丝雀"), "{text}");
            assert!(text.contains(TODAY) && text.contains("number"), "{text}");
            let reads = ["read-back", "confirmed"].iter().any(|act| one.entry.act.ends_with(act));
            let clauses = if reads { ["C5.1", "C5.2"] } else { ["C5.2", "C5.3"] };
            assert_eq!(one.entry.clauses, clauses, "{}", one.entry.act);
        }
        let page = house.matter("chen", id).await.unwrap();
        assert_eq!(page.steps.len(), 11);
        assert_eq!((page.view.matter.postponed, page.view.matter.sent_back), (1, 1));
    }

    // C5.3
    async fn what_is_done_after_its_time_counts_as_late_unless_more_time_was_granted_c5_3(house: House) {
        house.furnish().await;
        house.set("09:00");
        let late = house.understood("chen", "wang").await;
        let granted = house.understood("chen", "zhao").await;
        let more = Said { until: Some(at("11:00")), ..note("等签字") };
        house.says_of_matter("zhao", granted, Step::AskForTime, more).await.unwrap();
        assert_eq!(house.matter("chen", granted).await.unwrap().view.matter.due, at("10:00"), "asking moves nothing");
        house.says_of_matter("chen", granted, Step::GrantTime, Said::default()).await.unwrap();
        assert_eq!(house.owed("li", "finish-matter").await, [
            "09:00-10:00 cancelled 09:00 赵敏", "09:00-10:00 王芳", "09:00-11:00 赵敏",
        ]);
        house.set("10:30");
        for (who, id) in [("wang", late), ("zhao", granted)] {
            house.says_of_matter(who, id, Step::Finish, note("办了")).await.unwrap();
        }
        let is_late = |page: Option<MatterPage>| page.unwrap().view.matter.late;
        assert!(is_late(house.matter("chen", late).await));
        assert!(!is_late(house.matter("chen", granted).await));
        // What comes back after its time needs another one.
        let back = house.says_of_matter("chen", late, Step::Return, note("漏了一份")).await;
        assert_eq!(code(back), "assigned-matter-time-is-over");
        let again = Said { until: Some(at("12:00")), ..note("漏了一份") };
        house.says_of_matter("chen", late, Step::Return, again).await.unwrap();
        house.says_of_matter("wang", late, Step::Finish, note("补了")).await.unwrap();
        assert!(!is_late(house.matter("chen", late).await), "in time by the time that was set anew");
    }

    // A1.10
    async fn a_teams_matter_waits_for_its_leader_to_give_it_to_somebody_a1_10(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.set("09:00");
        let id = id_of(&house.assigns("chen", asked(Receiver::Team(team("七层组")))).await.unwrap());
        assert_eq!(house.owed("li", "read-back").await, ["09:00-09:15 -"]);
        // Whoever comes on duty does not get it by chance.
        house.start_shift("zhao").await;
        assert_eq!(house.owed("li", "read-back").await, ["09:00-09:15 -"]);
        assert_eq!(house.matter("wang", id).await, None, "nobody's yet, so nobody reads it");
        let give = |who: &str| Said { receiver: Some(account(who)), ..Said::default() };
        assert_eq!(code(house.says_of_matter("chen", id, Step::Give, give("wang")).await), "not-allowed");
        let to_assigner = house.says_of_matter("li", id, Step::Give, give("chen")).await;
        assert_eq!(code(to_assigner), "assigned-matter-own");
        assert_eq!(code(house.says_of_matter("li", id, Step::Give, give("shen")).await), "assigned-matter-receiver-unknown");
        house.set("09:10");
        house.says_of_matter("li", id, Step::Give, give("wang")).await.unwrap();
        assert_eq!(house.owed("li", "read-back").await.last().unwrap(), "09:10-09:25 王芳");
        house.says_of_matter("wang", id, Step::ReadBack, reading()).await.unwrap();
        // Given to another, it is read back anew by whoever has it now.
        house.says_of_matter("li", id, Step::Give, give("zhao")).await.unwrap();
        assert_eq!(house.matter("wang", id).await, None);
        assert_eq!(house.matter("zhao", id).await.unwrap().view.matter.state, State::Assigned);
        let none = house.assigns("chen", asked(Receiver::Team(TeamId::derived(&["none"])))).await;
        assert_eq!(refusal(none).field, Some("receiver"));
    }

    async fn a_matter_is_assigned_by_those_who_may_and_never_to_oneself(house: House) {
        house.furnish().await;
        house.set("09:00");
        assert_eq!(code(house.assigns("wang", to("zhao")).await), "not-allowed");
        assert_eq!(code(house.assigns("li", to("li")).await), "assigned-matter-own");
        assert_eq!(code(house.assigns("chen", to("shen")).await), "assigned-matter-receiver-unknown");
        assert_eq!(code(house.assigns("chen", to("court-ting")).await), "assigned-matter-receiver-unknown");
        assert_eq!(code(house.assigns("sun", to("wang")).await), "assigned-matter-not-an-office");
        // The secretary of a leader speaks for the leader's office.
        let lead = house.who("li").await;
        let leader = PersonId::derived(&["leader"]);
        for (id, name, precedence, particulars) in [
            (leader, "张院长", Some(1), Particulars::default()),
            (PersonId::derived(&["secretary"]), "孙处长", None, Particulars {
                acts_for: vec![leader], account: Some(account("sun")), ..Particulars::default()
            }),
            (PersonId::derived(&["namesake 1"]), "同名", None, Particulars::default()),
            (PersonId::derived(&["namesake 2"]), "同名", None, Particulars::default()),
        ] {
            let person = Person { id, name: name.to_owned(), department: None, form_of_address: String::new(), precedence };
            let entry = PersonEntry { person, particulars: Some(particulars) };
            add_person(&house.app, &lead, &bureau(), &house.command(), entry).await.unwrap();
        }
        let id = id_of(&house.assigns_for("sun", to("wang"), " 张院长 ").await.unwrap());
        assert_eq!(house.matter("wang", id).await.unwrap().view.person, "张院长");
        assert_eq!(code(house.assigns_for("sun", to("wang"), "同名").await), "assigned-matter-person-several");
        assert_eq!(code(house.assigns_for("sun", to("wang"), "无此人").await), "assigned-matter-person-unknown");
        // Another host is not told that it is there.
        assert_eq!(house.matter("zhou", id).await, None);
        assert_eq!(code(house.says_of_matter_blindly("zhou", id, Step::Withdraw, note("不要了")).await), "assigned-matter-unknown");
        // The owner's manager decides where the assigner is away; the leader does not.
        house.says_of_matter("wang", id, Step::ReadBack, reading()).await.unwrap();
        assert_eq!(code(house.says_of_matter("li", id, Step::Confirm, Said::default()).await), "not-allowed");
        house.says_of_matter("chen", id, Step::Confirm, Said::default()).await.unwrap();
        house.says_of_matter("sun", id, Step::Withdraw, note("会取消了")).await.unwrap();
        assert_eq!(house.owed("li", "finish-matter").await, ["09:00-10:00 cancelled 09:00 王芳"]);
        let unfit = Assignment { room: Some(room("999")), ..to("wang") };
        assert_eq!(refusal(house.assigns("chen", unfit).await).field, Some("room"));
    }

    async fn an_auditor_sees_times_and_ratings_and_no_word(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = house.understood("chen", "wang").await;
        let picture = std::sync::Arc::new(drawn((8, 8), |x, _| [x as u8, 9, 9]).unwrap());
        let wang = house.who("wang").await;
        let with = (note("金丝雀送到"), Some(picture));
        let at_bureau = (&house.app, &wang, &bureau());
        step(at_bureau.0, at_bureau.1, at_bureau.2, &house.command(), (id, Step::Finish), with).await.unwrap();
        house.says_of_matter("chen", id, Step::Accept, rated(3)).await.unwrap();
        let full = house.matter("li", id).await.unwrap();
        let picture = full.view.photos[0].id;
        assert!(format!("{full:?}").contains("金丝雀"));
        let page = house.matter("shen", id).await.unwrap();
        assert!(!format!("{page:?}").contains("金丝雀"), "{page:?}");
        assert_eq!((page.view.matter.score, page.view.photos.len()), (Some(3), 0));
        let shen = house.who("shen").await;
        let list = register(&house.app, &shen, &bureau(), (at("00:00"), at("23:59"))).await.unwrap().unwrap();
        assert_eq!((list.of_span.len(), list.may_assign), (1, false));
        assert!(!format!("{:?}", list.of_span).contains("金丝雀"));
        for (who, seen) in [("shen", false), ("zhao", false), ("li", true), ("wang", true)] {
            let actor = house.who(who).await;
            let shown = photo(&house.app, &actor, &bureau(), (id, picture), true).await.unwrap();
            assert_eq!(shown.is_some(), seen, "{who}");
        }
        // It is another site's: nobody there finds it.
        let ting = house.who("court-lead").await;
        assert_eq!(find(&house.app, &ting, &court(), id).await.unwrap(), None);
        let list = register(&house.app, &house.who("zhao").await, &bureau(), (at("00:00"), at("23:59"))).await;
        assert_eq!(list.unwrap().unwrap().of_span, []);
        // A year after it was closed the photo goes, the matter stays and is counted.
        house.set("2027-07-07 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(house.matter("li", id).await.unwrap().view.photos, []);
    }
}
