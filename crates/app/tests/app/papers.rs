//! Papers in custody: taken down as they come out of an office, signed for together, never twice.

use app::directory::{PersonEntry, add_department, add_person, change_person};
use app::paper_in_custody::{
    Correction, HandOver, Onward, PaperRegister, PaperView, Retrieval, correct, find, hand_over,
    pass_on, register, retrieve, strike,
};
use app::{Answer, Error};
use domain::directory::{Department, Person};
use domain::paper_in_custody::{PaperStep, Retrieved};
use domain::particulars::Particulars;
use domain::{DepartmentId, PaperInCustodyId, PersonId};

use crate::house::{
    House, TODAY, account, at, bureau, clock, code, court, refusal, room, site_of, stories, told,
};

const DRAWN: &str = "10,10 40,20 80,30 120,40;200,50 240,60 280,70 320,80";

fn person(name: &str) -> PersonId {
    PersonId::derived(&["person", name])
}

fn paper(title: &str, document_number: &str) -> Retrieved {
    Retrieved {
        title: title.to_owned(),
        document_number: document_number.to_owned(),
        classified: title.is_empty(),
        copies: 1,
    }
}

fn titles(papers: &[PaperView]) -> Vec<&str> {
    let titles = papers
        .iter()
        .map(|view| view.paper.retrieved.title.as_str());
    titles.collect()
}

impl House {
    /// Furnished with a leader and with the owner's office.
    async fn with_papers(&self) {
        self.furnish().await;
        let (site, lead) = (bureau(), self.who("li").await);
        for name in ["总经办", "财务处"] {
            let department = Department {
                id: DepartmentId::derived(&[name]),
                name: name.to_owned(),
            };
            add_department(&self.app, &lead, &site, &self.command(), department)
                .await
                .unwrap();
        }
        let people = [
            ("张国栋", "", Some(1)),
            ("陈主任", "总经办", None),
            ("何静", "总经办", None),
            ("张伟", "财务处", None),
        ];
        for (name, department, precedence) in people {
            let new = Person {
                id: person(name),
                name: name.to_owned(),
                department: (!department.is_empty()).then(|| DepartmentId::derived(&[department])),
                form_of_address: String::new(),
                precedence,
            };
            add_person(&self.app, &lead, &site, &self.command(), new)
                .await
                .unwrap();
        }
    }

    async fn retrieves(&self, who: &str, papers: Vec<Retrieved>) -> Result<Answer, Error> {
        let retrieval = Retrieval {
            asked_at: None,
            leader: person("张国栋"),
            room: room("702"),
            papers,
        };
        self.retrieves_all(who, retrieval).await
    }

    async fn retrieves_all(&self, who: &str, retrieval: Retrieval) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        retrieve(&self.app, &actor, &site_of(who), &command, retrieval).await
    }

    async fn papers_of(&self, who: &str, words: &str) -> PaperRegister {
        let actor = self.who(who).await;
        let asked = ((at("00:00"), at("2026-08-01 00:00")), words.to_owned());
        let found = register(&self.app, &actor, &site_of(who), asked).await;
        found.unwrap().unwrap()
    }

    async fn in_hand(&self) -> Vec<PaperInCustodyId> {
        let found = self.papers_of("li", "").await;
        found.in_hand.iter().map(|view| view.paper.id).collect()
    }

    async fn paper_of(&self, who: &str, id: PaperInCustodyId) -> PaperView {
        let actor = self.who(who).await;
        let page = find(&self.app, &actor, &bureau(), id).await;
        page.unwrap().unwrap().view
    }

    async fn corrects(
        &self,
        who: &str,
        id: PaperInCustodyId,
        (paper, leader, reason): (Retrieved, &str, &str),
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let asked = Correction {
            paper,
            leader: person(leader),
            reason: reason.to_owned(),
            seen: None,
        };
        correct(&self.app, &actor, &site_of(who), &command, id, asked).await
    }

    async fn strikes(
        &self,
        who: &str,
        id: PaperInCustodyId,
        reason: &str,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let (site, reason) = (site_of(who), reason.to_owned());
        strike(&self.app, &actor, &site, &command, id, reason).await
    }

    async fn passes_on(
        &self,
        who: &str,
        id: PaperInCustodyId,
        onward: Onward,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        pass_on(&self.app, &actor, &site_of(who), &command, id, onward).await
    }

    async fn hands_over(
        &self,
        who: &str,
        papers: Vec<PaperInCustodyId>,
        (receiver, signature, reason): (&str, &str, &str),
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let asked = HandOver {
            papers,
            receiver: person(receiver),
            signature: signature.to_owned(),
            reason: reason.to_owned(),
        };
        hand_over(&self.app, &actor, &site_of(who), &command, asked).await
    }
}

stories! {
    // C2.4
    async fn papers_are_handed_over_together_before_half_past_nine_against_a_signature_c2_4(house: House) {
        house.with_papers().await;
        house.start_shift("wang").await;
        house.set("17:10");
        let two = vec![paper("关于防汛的金丝雀请示", "局发〔2026〕17号"), paper("", "M-031")];
        house.retrieves("wang", two).await.unwrap();
        house.retrieves("wang", vec![paper("关于食堂的报告", "")]).await.unwrap();
        // Each is to be handed over by half past nine of the next working day.
        let due: Vec<String> = house.day(&bureau(), TODAY).await.iter()
            .filter(|duty| duty.rule == "hand-over-papers").map(told).collect();
        assert_eq!(due, ["17:10-09:30", "17:10-09:30", "17:10-09:30"]);
        let found = house.papers_of("wang", "").await;
        assert_eq!(titles(&found.in_hand), ["关于防汛的金丝雀请示", "", "关于食堂的报告"]);
        assert_eq!(found.in_hand[0].paper.due, Some(at("2026-07-07 09:30")));
        // A tap settles nothing: somebody has to sign.
        let duties = house.day(&bureau(), TODAY).await;
        let duty = duties.iter().find(|duty| duty.rule == "hand-over-papers").unwrap();
        let wang = house.who("wang").await;
        let tapped = app::duty::settle(&house.app, &wang, &bureau(), &house.command(), duty.id, app::duty::Settlement::Done).await;
        assert_eq!(code(tapped), "paper-hand-over-settles");
        house.tick("2026-07-07 09:10").await;
        let all = house.in_hand().await;
        for (receiver, signature, reason, expected) in [
            ("张伟", DRAWN, "", "paper-receiver-unknown"),
            ("张国栋", DRAWN, "", "paper-receiver-unknown"),
            ("何静", "", "", "signature-missing"),
            ("何静", "", "  ", "signature-missing"),
            ("何静", "1,1 2,2", "", "signature-too-small"),
            ("何静", "x", "", "signature-unfit"),
        ] {
            let refused = house.hands_over("wang", all[..2].to_vec(), (receiver, signature, reason)).await;
            assert_eq!(code(refused), expected, "{receiver} {signature}");
        }
        assert_eq!(code(house.hands_over("wang", Vec::new(), ("何静", DRAWN, "")).await), "papers-none-chosen");
        house.hands_over("wang", all[..2].to_vec(), ("何静", DRAWN, "")).await.unwrap();
        let page = find(&house.app, &wang, &bureau(), all[0]).await.unwrap().unwrap();
        assert_eq!((page.together, page.view.hand_over.as_ref().unwrap().receiver_name.as_str()), (2, "何静"));
        assert!(page.signature.unwrap().starts_with("M10 10L40 20"));
        // Nobody hands over twice what somebody signed for.
        let again = refusal(house.hands_over("wang", all.clone(), ("陈主任", DRAWN, "")).await);
        assert_eq!(again.code, "paper-handed-over");
        assert_eq!(again.arguments[1].1, "何静");
        // Where nobody can draw, the receiver's name stands with the reason.
        house.hands_over("wang", all[2..].to_vec(), ("陈主任", "", "触摸屏故障")).await.unwrap();
        let page = find(&house.app, &wang, &bureau(), all[2]).await.unwrap().unwrap();
        assert_eq!((page.signature, page.view.hand_over.unwrap().reason.as_str()), (None, "触摸屏故障"));
        let done = house.day(&bureau(), TODAY).await.iter()
            .filter(|duty| duty.rule == "hand-over-papers" && told(duty).contains("done")).count();
        assert_eq!(done, 3);
        // The journal tells of numbers and hands, and of no title.
        let entries = format!("{:?}", house.acts(&bureau()).await);
        assert!(entries.contains("papers-handed-over"));
        let lead = house.who("li").await;
        let question = app::journal::JournalQuestion { limit: 200, ..Default::default() };
        let journal = app::journal::search(&house.app, &lead, &bureau(), question).await.unwrap();
        assert!(!format!("{journal:?}").contains("金丝雀"));
    }

    // C2.4
    async fn whoever_signs_is_of_the_office_of_whose_account_it_is_and_not_of_a_namesake_c2_4(house: House) {
        house.with_papers().await;
        let lead = house.who("li").await;
        let namesake = Person {
            id: person("财务处的陈主任"),
            name: "陈主任".to_owned(),
            department: Some(DepartmentId::derived(&["财务处"])),
            form_of_address: String::new(),
            precedence: None,
        };
        let manager = PersonEntry {
            person: Person {
                id: person("陈主任"),
                department: Some(DepartmentId::derived(&["总经办"])),
                ..namesake.clone()
            },
            particulars: Some(Particulars { account: Some(account("chen")), ..Particulars::default() }),
        };
        add_person(&house.app, &lead, &bureau(), &house.command(), namesake).await.unwrap();
        house.retrieves("qian", vec![paper("请示", ""), paper("报告", "")]).await.unwrap();
        let all = house.in_hand().await;
        // Of two namesakes nobody knows whose account it is, and then it is neither's office.
        for receiver in ["何静", "张伟"] {
            let refused = house.hands_over("qian", all.clone(), (receiver, DRAWN, "")).await;
            assert_eq!(code(refused), "paper-receiver-unknown", "{receiver}");
        }
        change_person(&house.app, &lead, &bureau(), &house.command(), manager).await.unwrap();
        let refused = house.hands_over("qian", all.clone(), ("张伟", DRAWN, "")).await;
        assert_eq!(code(refused), "paper-receiver-unknown");
        // One command is one hand-over, whoever sends it again.
        let asked = |paper: usize| HandOver {
            papers: vec![all[paper]],
            receiver: person("何静"),
            signature: DRAWN.to_owned(),
            reason: String::new(),
        };
        let (command, qian, wang) = (house.command(), house.who("qian").await, house.who("wang").await);
        hand_over(&house.app, &qian, &bureau(), &command, asked(0)).await.unwrap();
        let again = hand_over(&house.app, &wang, &bureau(), &command, asked(1)).await;
        assert_eq!(code(again), "command-reused");
        assert_eq!(house.in_hand().await, all[1..]);
    }

    // C2.4
    async fn a_paper_in_hand_past_its_time_is_seen_and_found_by_any_of_its_words_c2_4(house: House) {
        house.with_papers().await;
        house.set("17:10");
        house.retrieves("qian", vec![paper("关于防汛的请示", "局发〔2026〕17号")]).await.unwrap();
        house.set("2026-07-07 09:30");
        assert!(!house.papers_of("li", "").await.in_hand[0].overdue);
        house.tick("2026-07-07 09:31").await;
        assert!(house.papers_of("li", "").await.in_hand[0].overdue);
        let duties = house.day(&bureau(), TODAY).await;
        let duty = duties.iter().find(|duty| duty.rule == "hand-over-papers").unwrap();
        assert_eq!(duty.state(house.app.now()), "overdue");
        for (words, count) in [("防汛", 1), ("17号", 1), ("张国栋", 1), ("2026-07-06", 1), ("钱前台", 1), ("食堂", 0)] {
            assert_eq!(house.papers_of("li", words).await.found.len(), count, "{words}");
        }
        // Who may not know what it is neither sees nor finds it by its title.
        for login in ["bao", "chen"] {
            let found = house.papers_of(login, "").await;
            assert_eq!((titles(&found.in_hand), found.in_hand[0].masked), (vec![""], true), "{login}");
            assert_eq!(house.papers_of(login, "防汛").await.found.len(), 0, "{login}");
        }
        // Attendants have what their team took down, and hosts what their leaders approved.
        assert_eq!(house.papers_of("wang", "").await.in_hand.len(), 0);
        assert_eq!(house.papers_of("sun", "").await.in_hand.len(), 0);
        let id = house.in_hand().await;
        let wang = house.who("wang").await;
        assert!(find(&house.app, &wang, &bureau(), id[0]).await.unwrap().is_none());
        assert_eq!(code(house.hands_over("wang", id.clone(), ("何静", DRAWN, "")).await), "paper-unknown");
        let desk = house.who("court-desk").await;
        assert!(find(&house.app, &desk, &court(), id[0]).await.unwrap().is_none());
        assert_eq!(code(house.hands_over("li", id, ("何静", DRAWN, "")).await), "not-allowed");
    }

    // C2.4
    async fn whoever_leads_puts_a_paper_right_with_a_reason_and_what_stood_there_stays_readable_c2_4(house: House) {
        house.with_papers().await;
        house.set("17:10");
        house.retrieves("qian", vec![paper("关于防汛的情示", "局发〔2026〕71号"), paper("密件的标题", "局密〔2026〕3号")]).await.unwrap();
        let ids = house.in_hand().await;
        let right = || paper("关于防汛的请示", "局发〔2026〕17号");
        // Whoever took it down asks whoever leads; nobody does it without a reason.
        assert_eq!(code(house.corrects("qian", ids[0], (right(), "张国栋", "错字")).await), "not-allowed");
        assert_eq!(code(house.corrects("li", ids[0], (right(), "张国栋", "  ")).await), "reason-empty");
        assert_eq!(code(house.corrects("li", ids[0], (paper("请示", "x"), "何静", "错字")).await), "paper-leader-unknown");
        assert_eq!(code(house.corrects("li", ids[0], (Retrieved { copies: 0, ..right() }, "张国栋", "错字")).await), "paper-copies-unfit");
        house.set("17:20");
        house.corrects("li", ids[0], (right(), "张国栋", "错字")).await.unwrap();
        let shown = house.paper_of("qian", ids[0]).await;
        assert_eq!(shown.paper.retrieved, right());
        let told = |step: &PaperStep| (step.act.word(), step.by.clone(), step.said.clone(), clock(step.at));
        assert_eq!(told(&shown.steps[0]), ("corrected", "李领班".to_owned(), "错字".to_owned(), "17:20".to_owned()));
        assert_eq!(shown.steps[0].before.as_ref().unwrap().retrieved, paper("关于防汛的情示", "局发〔2026〕71号"));
        // It is still to be handed over by the same time, and is found by what stood there too.
        assert_eq!(shown.paper.due, Some(at("2026-07-07 09:30")));
        assert_eq!(house.papers_of("li", "71号").await.found.len(), 1);
        // What changes nothing was a slip.
        assert_eq!(code(house.corrects("li", ids[0], (right(), "张国栋", "错字")).await), "paper-nothing-changed");
        // Of one that turns out to be classified nothing stays that should never have been written.
        let neutral = || paper("", "M-003");
        house.corrects("li", ids[1], (neutral(), "张国栋", "应为涉密")).await.unwrap();
        let shown = house.paper_of("qian", ids[1]).await;
        assert_eq!(shown.paper.retrieved, neutral());
        assert_eq!(shown.steps[0].before.as_ref().unwrap().retrieved, Retrieved { classified: false, ..paper("", "") });
        assert_eq!(house.papers_of("li", "密件").await.found.len(), 0);
        // Who may not know what it is learns neither what stood there nor why it was changed.
        let masked = house.paper_of("bao", ids[0]).await;
        assert_eq!((masked.steps[0].said.as_str(), &masked.steps[0].before), ("", &None));
        // What somebody signed for is not touched any more.
        house.hands_over("qian", ids.clone(), ("何静", DRAWN, "")).await.unwrap();
        assert_eq!(code(house.corrects("li", ids[0], (paper("改", "1"), "张国栋", "改")).await), "paper-handed-over");
        assert_eq!(code(house.strikes("li", ids[0], "改").await), "paper-handed-over");
        assert_eq!(house.count_of(&bureau(), "paper-corrected").await, 2);
    }

    // C2.4
    async fn a_paper_that_was_entered_twice_is_struck_out_and_nobody_signs_for_it_falsely_c2_4(house: House) {
        house.with_papers().await;
        house.set("17:10");
        house.retrieves("qian", vec![paper("请示", "17号"), paper("请示", "17号")]).await.unwrap();
        let ids = house.in_hand().await;
        assert_eq!(code(house.strikes("qian", ids[1], "重复").await), "not-allowed");
        assert_eq!(code(house.strikes("li", ids[1], "").await), "reason-empty");
        // No tap and no reason of a leader at the duty does it: the paper is struck out where it stands.
        let duties = house.day(&bureau(), TODAY).await;
        let of_second = |duty: &&app::view::DutyView| duty.subject.is_some_and(|about| about.id == ids[1].0);
        let duty = duties.iter().find(of_second).unwrap();
        let lead = house.who("li").await;
        let waived = app::duty::Settlement::Waived("重复".to_owned());
        let waived = app::duty::settle(&house.app, &lead, &bureau(), &house.command(), duty.id, waived).await;
        assert_eq!(code(waived), "paper-hand-over-settles");
        house.strikes("li", ids[1], "重复登记").await.unwrap();
        assert_eq!(code(house.strikes("li", ids[1], "重复登记").await), "paper-struck");
        assert_eq!(house.in_hand().await, ids[..1]);
        let found = house.papers_of("li", "").await.found;
        let struck = found.iter().find(|view| view.paper.id == ids[1]).unwrap();
        assert_eq!((struck.overdue, struck.paper.struck.map(clock)), (false, Some("17:10".to_owned())));
        assert_eq!(struck.steps[0].said, "重复登记");
        // Its duty is gone with it, so nothing is overdue the next morning but the other.
        house.tick("2026-07-07 09:31").await;
        let duties = house.day(&bureau(), TODAY).await;
        let told: Vec<&str> = duties.iter().filter(|duty| duty.rule == "hand-over-papers").map(|duty| duty.state(house.app.now())).collect();
        assert_eq!(told.iter().filter(|state| **state == "overdue").count(), 1, "{told:?}");
        assert_eq!(code(house.hands_over("qian", ids.clone(), ("何静", DRAWN, "")).await), "paper-struck");
        let desk = Onward::Place("文件柜".to_owned());
        assert_eq!(code(house.passes_on("qian", ids[1], desk).await), "paper-struck");
    }

    // C2.4
    async fn it_is_known_who_has_a_paper_overnight_c2_4(house: House) {
        house.with_papers().await;
        house.set("17:10");
        house.retrieves("wang", vec![paper("请示", "17号")]).await.unwrap();
        let id = house.in_hand().await[0];
        assert_eq!(house.paper_of("wang", id).await.paper.holder, "");
        for (onward, expected) in [
            (Onward::Place("  ".to_owned()), "paper-onward-missing"),
            (Onward::Place("柜".repeat(41)), "text-unfit"),
            (Onward::Colleague(account("chen")), "paper-colleague-unknown"),
        ] {
            assert_eq!(code(house.passes_on("wang", id, onward).await), expected);
        }
        assert_eq!(code(house.passes_on("li", id, Onward::Place("文件柜".to_owned())).await), "not-allowed");
        house.set("17:30");
        house.passes_on("wang", id, Onward::Colleague(account("qian"))).await.unwrap();
        house.set("17:40");
        house.passes_on("qian", id, Onward::Place(" 前台文件柜 ".to_owned())).await.unwrap();
        let shown = house.paper_of("wang", id).await;
        assert_eq!(shown.paper.holder, "前台文件柜");
        let hands: Vec<(&str, &str)> = shown.steps.iter().map(|step| (step.by.as_str(), step.said.as_str())).collect();
        assert_eq!(hands, [("王芳", "钱前台"), ("钱前台", "前台文件柜")]);
        // The hands and places of the chain are found too.
        assert_eq!(house.papers_of("li", "前台文件柜").await.found.len(), 1);
        // The other one of the team takes it over in the morning, and it is signed for as ever.
        house.set("2026-07-07 08:40");
        house.passes_on("zhao", id, Onward::Colleague(account("zhao"))).await.unwrap();
        house.hands_over("zhao", vec![id], ("何静", DRAWN, "")).await.unwrap();
        assert_eq!(house.paper_of("zhao", id).await.paper.holder, "赵敏");
        assert_eq!(code(house.passes_on("zhao", id, Onward::Place("文件柜".to_owned())).await), "paper-handed-over");
    }

    async fn what_cannot_be_taken_down_is_refused_with_its_line(house: House) {
        house.with_papers().await;
        let many = || (0..21).map(|number| paper("请示", &number.to_string())).collect();
        let rows: [(Vec<Retrieved>, &str); 4] = [
            (Vec::new(), "papers-none"),
            (many(), "papers-many"),
            (vec![paper("请示", ""), paper("", "机密1号")], "paper-number-not-neutral"),
            (vec![Retrieved { classified: true, ..paper("请示", "1") }], "paper-classified-title"),
        ];
        for (papers, expected) in rows {
            assert_eq!(code(house.retrieves("wang", papers).await), expected);
        }
        let second = refusal(house.retrieves("wang", vec![paper("请示", ""), paper("", "")]).await);
        assert!(second.arguments.contains(&("line", "2".to_owned())), "{second:?}");
        for (leader, number, expected) in [("何静", "702", "paper-leader-unknown"), ("无人", "702", "paper-leader-unknown"), ("张国栋", "999", "room-unknown")] {
            let retrieval = Retrieval { asked_at: None, leader: person(leader), room: room(number), papers: vec![paper("请示", "")] };
            assert_eq!(code(house.retrieves_all("wang", retrieval).await), expected, "{leader} {number}");
        }
        for login in ["bao", "sun", "chen", "shen", "li"] {
            assert_eq!(code(house.retrieves(login, vec![paper("请示", "")]).await), "not-allowed", "{login}");
        }
        // Sent twice, they are taken down once.
        let (actor, command) = (house.who("wang").await, house.command());
        let retrieval = || Retrieval { asked_at: None, leader: person("张国栋"), room: room("702"), papers: vec![paper("请示", "")] };
        let first = retrieve(&house.app, &actor, &bureau(), &command, retrieval()).await.unwrap();
        let second = retrieve(&house.app, &actor, &bureau(), &command, retrieval()).await.unwrap();
        assert_eq!(first, second);
        let qian = house.who("qian").await;
        assert_eq!(code(retrieve(&house.app, &qian, &bureau(), &command, retrieval()).await), "command-reused");
        assert_eq!(house.in_hand().await.len(), 1);
        assert_eq!(clock(house.papers_of("li", "").await.in_hand[0].paper.at), "07:00");
    }
}
