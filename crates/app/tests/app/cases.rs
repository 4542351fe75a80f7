//! Cases: from a call to the client's word, and nobody sees what is about themselves.

use app::case::{
    CasePage, Matter, Opening, find, link, name_subject, open, open_from_call, register, step,
};
use app::serving::Word;
use app::{Answer, Error};
use domain::call::{Handling, Note, Told as Heard};
use domain::case::{Category, Cause, Channel, Said, State, Step, Told};
use domain::{CaseId, MeetingId};

use crate::house::{House, account, at, bureau, clock, code, meeting_in, room, stories};

pub(crate) fn said(words: &str) -> Said {
    Said {
        words: words.to_owned(),
        ..Said::default()
    }
}

pub(crate) fn until(time: &str) -> Said {
    Said {
        until: Some(at(time)),
        ..said("查清后给您答复")
    }
}

pub(crate) fn id_of(answer: &Answer) -> CaseId {
    answer.subject.as_deref().unwrap().parse().unwrap()
}

/// Ten plates of fruit for no meeting, six of them held back.
pub(crate) fn fruit_by_itself() -> domain::order::Asked {
    domain::order::Asked {
        matter: domain::order::Matter {
            meeting: None,
            title: "党员活动".to_owned(),
            room: room("701"),
            starts: at("09:30"),
            ends: at("11:00"),
        },
        client: domain::order::Client {
            name: "赵敏".to_owned(),
            department: String::new(),
            telephone: "8021".to_owned(),
        },
        note: String::new(),
        lines: vec![domain::order::Line {
            number: 0,
            kind: domain::order::Kind::Fruit,
            item: "时令果盘".to_owned(),
            quantity: 10,
            unit: "盘".to_owned(),
            place: String::new(),
            moment: domain::order::Moment::Before,
            at: None,
            put_out: 4,
            reason: "保持新鲜".to_owned(),
            price: None,
            budget: None,
            supplier: String::new(),
            cut_off: None,
        }],
    }
}

impl House {
    /// A meeting that wang served, with entries of its own.
    pub(crate) async fn served(&self) -> MeetingId {
        self.furnish().await;
        self.start_shift("wang").await;
        let meeting = self.book(meeting_in(room("701"), "09:00", "11:00")).await;
        self.say("wang", "09:00", meeting, Word::Started).await;
        self.set("09:20");
        meeting
    }

    pub(crate) async fn complaint(
        &self,
        who: &str,
        meeting: Option<MeetingId>,
    ) -> Result<Answer, Error> {
        let actor = self.who(who).await;
        let told = Told {
            name: "金丝雀".to_owned(),
            telephone: "13812345678".to_owned(),
            organisation: "综合科".to_owned(),
            words: "水果太少，要个说法".to_owned(),
        };
        let opening = Opening {
            category: Category::Goods,
            meeting,
            ..Opening::by(Channel::Visit, told)
        };
        open(&self.app, &actor, &bureau(), &self.command(), opening).await
    }

    pub(crate) async fn takes(
        &self,
        who: &str,
        id: CaseId,
        next: Step,
        said: Said,
    ) -> Result<Answer, Error> {
        let actor = self.who(who).await;
        step(
            &self.app,
            &actor,
            &bureau(),
            &self.command(),
            (id, next),
            said,
        )
        .await
    }

    pub(crate) async fn case(&self, who: &str, id: CaseId) -> Option<CasePage> {
        let actor = self.who(who).await;
        find(&self.app, &actor, &bureau(), id).await.unwrap()
    }

    /// The numbers of the cases that somebody sees in the register.
    async fn listed(&self, who: &str) -> Vec<i32> {
        let actor = self.who(who).await;
        let span = (at("00:00"), at("23:59"));
        let found = register(&self.app, &actor, &bureau(), span).await.unwrap();
        let open = found.unwrap().open;
        open.iter().map(|view| view.case.number).collect()
    }

    /// The acts that somebody reads in the journal.
    async fn acts_read(&self, who: &str) -> Vec<String> {
        let actor = self.who(who).await;
        let question = app::journal::JournalQuestion {
            limit: 200,
            ..Default::default()
        };
        let page = app::journal::search(&self.app, &actor, &bureau(), question).await;
        let entries = page.unwrap().unwrap().entries;
        entries.into_iter().map(|one| one.entry.act).collect()
    }

    /// The rules of the duties of cases on somebody's board.
    async fn case_duties(&self, who: &str) -> Vec<(String, domain::DutyId)> {
        let actor = self.who(who).await;
        let day = app::board::day(&self.app, &actor, &bureau(), None)
            .await
            .unwrap();
        let duties = day.unwrap().duties.into_iter();
        duties
            .filter(|duty| duty.subject.is_some_and(|it| it.register.word() == "case"))
            .map(|duty| (duty.rule, duty.id))
            .collect()
    }

    /// The case brought to where the client was told; the entry that the finding cites.
    async fn reported(&self, id: CaseId) -> i64 {
        self.takes("qian", id, Step::Promise, until("10:30"))
            .await
            .unwrap();
        let cited = self.case("li", id).await.unwrap().entries[0].number;
        let finding = Said {
            cites: vec![cited],
            cause: Some(Cause::Unconfirmed),
            ours: true,
            ..said("到货后没有请客户确认")
        };
        self.takes("li", id, Step::Find, finding).await.unwrap();
        let report = Said {
            apology: "向您道歉".to_owned(),
            ..said("水果不少，先放了一部分")
        };
        self.takes("qian", id, Step::Report, report).await.unwrap();
        cited
    }

    pub(crate) async fn code_of_case(&self, id: CaseId) -> String {
        self.case("qian", id).await.unwrap().code.unwrap()
    }
}

stories! {
    // B1
    async fn a_complaint_is_opened_from_a_call_in_one_step_with_what_the_caller_said_b1(house: House) {
        let meeting = house.served().await;
        let desk = house.who("qian").await;
        let note = Note {
            told: Heard {
                caller: "金丝雀".to_owned(),
                organisation: String::new(),
                telephone: "13812345678".to_owned(),
                case_number: String::new(),
                matter: "水果太少，要个说法".to_owned(),
                remark: String::new(),
            },
            kind: "complaint".to_owned(),
            urgency: "ordinary".to_owned(),
            handling: Handling::Answered,
            to: String::new(),
            agreed: None,
            assignee: None,
        };
        let call = app::call::take(&house.app, &desk, &bureau(), &house.command(), note).await.unwrap();
        let call: domain::CallId = call.subject.unwrap().parse().unwrap();
        let command = house.command();
        let opened = open_from_call(&house.app, &desk, &bureau(), &command, call, Matter::of_meeting(meeting)).await.unwrap();
        let again = open_from_call(&house.app, &desk, &bureau(), &command, call, Matter::of_meeting(meeting)).await.unwrap();
        assert_eq!(opened, again, "a button pressed twice opens one case");
        let page = house.case("qian", id_of(&opened)).await.unwrap();
        let told = page.view.told.clone().unwrap();
        assert_eq!((told.name.as_str(), told.telephone.as_str()), ("金丝雀", "13812345678"));
        assert!(told.words.contains("水果太少"));
        assert_eq!(page.view.case.owner, "钱前台", "whoever took it answers for it first");
        assert_eq!((page.view.case.meeting, page.view.case.call), (Some(meeting), Some(call)));
        assert_eq!(page.subjects.iter().map(|one| one.account).collect::<Vec<_>>(), [account("wang")]);
        assert_eq!(page.view.case.answer_due.map(clock).as_deref(), Some("09:35"));
        // In the register everything personal is masked, and nothing stands plain in the files.
        let span = (at("00:00"), at("23:59"));
        let lead = house.who("li").await;
        let listed = register(&house.app, &lead, &bureau(), span).await.unwrap().unwrap();
        assert_eq!(listed.open[0].told.clone().unwrap().name, "金*");
        if let Some(bytes) = house.written() {
            assert!(!String::from_utf8_lossy(&bytes).contains("金丝雀"));
        }
    }

    // B2
    async fn the_apology_comes_first_with_a_time_and_the_client_follows_it_on_a_link_b2(house: House) {
        let meeting = house.served().await;
        let id = id_of(&house.complaint("qian", Some(meeting)).await.unwrap());
        let find = Said { cites: vec![1], cause: Some(Cause::Late), ..said("查") };
        assert_eq!(code(house.takes("li", id, Step::Find, find).await), "case-state", "no stage is skipped");
        assert_eq!(code(house.takes("qian", id, Step::Promise, until("09:00")).await), "agreed-in-the-past");
        house.takes("qian", id, Step::Promise, until("10:30")).await.unwrap();
        let page = house.case("qian", id).await.unwrap();
        assert_eq!(page.view.case.state, State::Promised);
        assert_eq!(page.view.case.answered.map(clock).as_deref(), Some("09:20"));
        let link_code = page.code.unwrap();
        assert_eq!(link_code.len(), 22, "132 bits");
        let own = link::own_case(&house.app, &link_code, "1").await.unwrap();
        assert_eq!(own.promise, "查清后给您答复");
        assert!(!own.asks);
        let desk = house.who("qian").await;
        app::case::revoke_link(&house.app, &desk, &bureau(), &house.command(), id).await.unwrap();
        assert_eq!(code(link::own_case(&house.app, &link_code, "2").await), "case-unknown");
        assert_eq!(code(link::own_case(&house.app, "guessed", "2").await), "case-unknown");
    }

    // B3
    async fn a_finding_lays_the_meeting_side_by_side_and_cites_its_journal_b3(house: House) {
        let meeting = house.served().await;
        let other = house.book(meeting_in(room("702"), "13:00", "14:00")).await;
        let id = id_of(&house.complaint("qian", Some(meeting)).await.unwrap());
        house.takes("qian", id, Step::Promise, until("10:30")).await.unwrap();
        let page = house.case("li", id).await.unwrap();
        assert!(page.meeting.is_some() && !page.duties.is_empty() && !page.entries.is_empty());
        assert!(page.entries.iter().all(|one| one.entry.meeting == Some(meeting)));
        let lead = house.who("li").await;
        let foreign = app::meeting::find(&house.app, &lead, &bureau(), other).await.unwrap().unwrap();
        let foreign = foreign.entries[0].number;
        let finding = |cites: Vec<i64>| Said {
            cites,
            cause: Some(Cause::Unconfirmed),
            ours: true,
            ..said("到货后没有请客户确认")
        };
        assert_eq!(code(house.takes("li", id, Step::Find, finding(vec![foreign])).await), "case-cite-foreign");
        assert_eq!(code(house.takes("li", id, Step::Find, finding(vec![])).await), "case-cites-empty");
        assert_eq!(code(house.takes("qian", id, Step::Find, finding(vec![])).await), "not-allowed");
        let cited = page.entries[0].number;
        house.takes("li", id, Step::Find, finding(vec![cited])).await.unwrap();
        let page = house.case("li", id).await.unwrap();
        assert_eq!(page.steps.last().unwrap().said.cites, [cited]);
        assert_eq!(page.view.case.cause, Some(Cause::Unconfirmed));
    }

    // B4
    async fn a_case_closes_with_the_clients_word_or_a_managers_reason_and_never_otherwise_b4(house: House) {
        let meeting = house.served().await;
        let id = id_of(&house.complaint("qian", Some(meeting)).await.unwrap());
        assert_eq!(code(house.takes("qian", id, Step::Accept, said("谅解")).await), "case-state");
        house.reported(id).await;
        assert_eq!(code(house.takes("li", id, Step::Close, said("算了")).await), "not-allowed");
        let link_code = house.code_of_case(id).await;
        let own = link::own_case(&house.app, &link_code, "1").await.unwrap();
        assert_eq!((own.report.as_str(), own.asks), ("水果不少，先放了一部分", true));
        // Opening it says nothing; a tap does, once.
        assert_eq!(house.case("li", id).await.unwrap().view.case.state, State::Reported);
        let command = house.command();
        let tap = (link_code.as_str(), "1");
        link::answer(&house.app, tap, &command, true, String::new()).await.unwrap();
        link::answer(&house.app, tap, &command, true, String::new()).await.unwrap();
        let case = house.case("li", id).await.unwrap().view.case;
        assert_eq!((case.state, case.closing), (State::Accepted, Some(domain::case::Closing::Tapped)));
        assert!(house.case_duties("li").await.iter().any(|(rule, _)| rule == "return-call"));
        house.takes("qian", id, Step::ReturnCall, said("客户满意")).await.unwrap();
        assert_eq!(code(house.takes("qian", id, Step::ReturnCall, said("再问")).await), "case-called-again");
        let other = id_of(&house.complaint("qian", None).await.unwrap());
        house.takes("chen", other, Step::Close, said("重复投诉")).await.unwrap();
        let manager = house.who("chen").await;
        let span = (at("00:00"), at("23:59"));
        let month = register(&house.app, &manager, &bureau(), span).await.unwrap().unwrap().figures;
        assert_eq!((month.opened, month.accepted, month.reasoned), (2, 1, 1));
        assert_eq!(month.acceptance(), Some(50));
    }

    // B4
    async fn a_remedy_is_a_duty_on_the_phone_of_whoever_the_case_is_not_about_b4(house: House) {
        let meeting = house.served().await;
        house.start_shift("zhao").await;
        let id = id_of(&house.complaint("qian", Some(meeting)).await.unwrap());
        assert_eq!(house.case("li", id).await.unwrap().subjects[0].account, account("wang"));
        house.takes("li", id, Step::Remedy, said("马上补两盘水果")).await.unwrap();
        let zhao = house.who("zhao").await;
        let phone = app::phone::state(&house.app, &zhao, &bureau()).await.unwrap().unwrap();
        let duty = phone.duties.iter().find(|duty| duty.rule == "remedy").unwrap();
        assert_eq!(duty.request.as_ref().unwrap().note, "马上补两盘水果");
        assert_eq!(duty.assignee.as_ref().unwrap().account, account("zhao"));
        let wang = house.who("wang").await;
        let phone = app::phone::state(&house.app, &wang, &bureau()).await.unwrap().unwrap();
        assert!(phone.duties.iter().all(|duty| duty.subject.is_none()));
        let done = app::duty::Settlement::Done;
        app::duty::settle(&house.app, &zhao, &bureau(), &house.command(), duty.id, done).await.unwrap();
        let steps = house.case("li", id).await.unwrap().steps;
        assert_eq!(steps.last().unwrap().step, Step::Remedied);
        assert_eq!(steps.last().unwrap().by, "赵敏");
    }

    // B3
    async fn a_leader_whom_a_case_is_about_finds_it_nowhere_and_another_or_the_manager_handles_it_b3(house: House) {
        let meeting = house.served().await;
        let id = id_of(&house.complaint("qian", Some(meeting)).await.unwrap());
        let before = house.case_duties("li").await;
        assert!(!before.is_empty());
        let manager = house.who("chen").await;
        for login in ["li", "duo"] {
            let command = house.command();
            name_subject(&house.app, &manager, &bureau(), &command, id, account(login)).await.unwrap();
        }
        for login in ["li", "duo"] {
            assert!(house.case(login, id).await.is_none(), "the page");
            assert!(house.listed(login).await.is_empty(), "the list and the counts");
            assert!(house.case_duties(login).await.is_empty(), "the board");
            let acts = house.acts_read(login).await;
            assert!(acts.iter().all(|act| !act.starts_with("case-")), "the journal: {acts:?}");
            let refused = house.takes(login, id, Step::Remedy, said("补")).await;
            assert_eq!(code(refused), "case-unknown", "a step");
            let actor = house.who(login).await;
            let itself = app::case::unname_subject(&house.app, &actor, &bureau(), &house.command(), id, account(login)).await;
            assert_eq!(code(itself), "case-unknown", "nobody unnames themselves");
            for (_, duty) in &before {
                let why = app::duty::why(&house.app, &actor, &bureau(), *duty).await.unwrap();
                assert!(why.is_none(), "why a duty is there");
                let assigned = app::duty::assign(&house.app, &actor, &bureau(), &house.command(), *duty, None).await;
                assert_eq!(code(assigned), "duty-unknown");
            }
        }
        for login in ["chen", "shen", "qian"] {
            assert!(house.case(login, id).await.is_some(), "{login}");
        }
        // No leader is left whom it is not about: the manager handles it.
        house.takes("qian", id, Step::Promise, until("10:30")).await.unwrap();
        let page = house.case("chen", id).await.unwrap();
        let investigates = page.own_duties.iter().find(|duty| duty.rule == "investigate").unwrap();
        assert_eq!(investigates.assignee.as_ref().unwrap().account, account("chen"));
        assert!(page.may.contains(&Step::Find));
    }

    async fn a_low_rating_at_the_rooms_sign_opens_one_case_for_the_meeting(house: House) {
        let meeting = house.served().await;
        let codes = app::directory::view(&house.app, &bureau()).await.unwrap().unwrap();
        let wall = codes.rooms.iter().find(|one| one.id == room("701")).unwrap().request_code.clone();
        let rate = |score, note: &str| app::feedback::Said { score, note: note.to_owned() };
        let early = app::feedback::rate(&house.app, &wall, &house.command(), rate(1, "")).await;
        assert_eq!(code(early), "meeting-rating-over");
        house.say("wang", "09:50", meeting, Word::Ended).await;
        house.set("10:00");
        app::feedback::rate(&house.app, &wall, &house.command(), rate(5, "")).await.unwrap();
        assert!(house.listed("li").await.is_empty());
        for note in ["水果太少", "一样"] {
            app::feedback::rate(&house.app, &wall, &house.command(), rate(2, note)).await.unwrap();
        }
        assert_eq!(house.listed("li").await, [1], "one case for the meeting's low ratings");
        let lead = house.who("li").await;
        let found = register(&house.app, &lead, &bureau(), (at("00:00"), at("23:59"))).await.unwrap().unwrap();
        let page = house.case("li", found.open[0].case.id).await.unwrap();
        let said: Vec<_> = page.ratings.iter().map(|one| (one.score, one.words.as_str())).collect();
        assert_eq!(said, [(2, "水果太少"), (2, "一样")], "whoever investigates reads them all");
        let unfit = app::feedback::rate(&house.app, &wall, &house.command(), rate(6, "")).await;
        assert_eq!(code(unfit), "score-unfit");
        house.set("11:51");
        let late = app::feedback::rate(&house.app, &wall, &house.command(), rate(5, "")).await;
        assert_eq!(code(late), "meeting-rating-over");
        let manager = house.who("chen").await;
        let span = (at("00:00"), at("23:59"));
        let month = register(&house.app, &manager, &bureau(), span).await.unwrap().unwrap();
        assert_eq!((month.satisfaction.count, month.satisfaction.content), (3, Some(33)));
    }

    // B3
    async fn a_case_about_an_order_of_its_own_rests_on_the_orders_entries_and_its_servers_b3(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let lead = house.who("li").await;
        let placed = app::order::place(&house.app, &lead, &bureau(), &house.command(), fruit_by_itself()).await.unwrap();
        let order: domain::OrderId = placed.subject.unwrap().parse().unwrap();
        house.set("09:00");
        let wang = house.who("wang").await;
        let phone = app::phone::state(&house.app, &wang, &bureau()).await.unwrap().unwrap();
        let serve = phone.duties.iter().find(|duty| duty.rule == "serve-before").unwrap().id;
        let done = app::duty::Settlement::Done;
        app::duty::settle(&house.app, &wang, &bureau(), &house.command(), serve, done).await.unwrap();
        let told = Told {
            words: "只有四盘".to_owned(),
            ..Told::default()
        };
        let opening = Opening {
            order: Some(order.0),
            ..Opening::by(Channel::Visit, told)
        };
        let desk = house.who("qian").await;
        let opened = open(&house.app, &desk, &bureau(), &house.command(), opening).await.unwrap();
        let id = id_of(&opened);
        let page = house.case("li", id).await.unwrap();
        assert_eq!(page.subjects.iter().map(|one| one.account).collect::<Vec<_>>(), [account("wang")]);
        let order_page = &page.orders[0];
        assert_eq!((order_page.view.order.id, order_page.words.len()), (order, 0), "nobody asked the client");
        assert!(page.duties.iter().any(|duty| duty.id == serve), "who served it, when");
        let its = |duty: domain::DutyId| page.duties.iter().any(|view| view.id == duty);
        assert!(page.entries.iter().all(|one| one.entry.act.starts_with("order-") || one.entry.duty.is_some_and(its)));
        assert!(page.entries.iter().any(|one| one.entry.act == "duty-done" && one.entry.duty == Some(serve)), "cited, too");
        house.takes("qian", id, Step::Promise, until("10:30")).await.unwrap();
        let finding = |cites| Said { cites, cause: Some(Cause::Unconfirmed), ours: true, ..said("没有请客户确认") };
        let opened_by = page.steps[0].entry;
        let foreign = opened_by + 1_000;
        assert_eq!(code(house.takes("li", id, Step::Find, finding(vec![foreign])).await), "case-cite-foreign");
        house.takes("li", id, Step::Find, finding(vec![page.entries[0].number])).await.unwrap();
        // A client without that order's sight cannot complain of it by guessing its id.
        let zhou = house.who("zhou").await;
        let guess = Opening { order: Some(order.0), ..Opening::by(Channel::Other, Told { words: "猜".to_owned(), ..Told::default() }) };
        let guessed = open(&house.app, &zhou, &bureau(), &house.command(), guess).await;
        assert_eq!(code(guessed), "order-unknown");
    }

    // B3
    async fn nobody_who_served_leaves_themselves_out_and_a_settled_case_is_shown_for_a_month_b3(house: House) {
        let meeting = house.served().await;
        house.start_shift("qian").await;
        let wang = account("wang");
        let desk = house.who("qian").await;
        let told = Told { words: "太少".to_owned(), ..Told::default() };
        let by = |subjects: Vec<domain::AccountId>| Opening {
            meeting: Some(meeting),
            subjects: Some(subjects),
            ..Opening::by(Channel::Visit, told.clone())
        };
        // The desk did nothing for the meeting and may say whom it is about.
        let opened = open(&house.app, &desk, &bureau(), &house.command(), by(Vec::new())).await.unwrap();
        assert!(house.case("li", id_of(&opened)).await.unwrap().subjects.is_empty());
        let opened = open(&house.app, &desk, &bureau(), &house.command(), by(vec![wang])).await.unwrap();
        let id = id_of(&opened);
        assert_eq!(house.case("li", id).await.unwrap().subjects[0].account, wang);
        // What the desk had to say goes on with a leader when the shift is over.
        app::shift::end(&house.app, &desk, &bureau(), &house.command()).await.unwrap();
        let own = house.case("li", id).await.unwrap().own_duties;
        assert!(own.iter().all(|duty| duty.outcome.is_some() || duty.assignee.is_some()), "on somebody's phone");
        house.reported(id).await;
        let link_code = house.code_of_case(id).await;
        link::answer(&house.app, (&link_code, "1"), &house.command(), true, String::new()).await.unwrap();
        house.clock.set(at("09:20") + 29 * 24 * 60 * 60_000);
        assert!(link::own_case(&house.app, &link_code, "1").await.is_ok());
        house.clock.set(at("09:20") + 31 * 24 * 60 * 60_000);
        assert_eq!(code(link::own_case(&house.app, &link_code, "1").await), "case-unknown");
    }

    // B4
    async fn the_client_hears_of_a_remedy_what_is_true_b4(house: House) {
        let meeting = house.served().await;
        house.start_shift("zhao").await;
        let id = id_of(&house.complaint("qian", Some(meeting)).await.unwrap());
        house.takes("li", id, Step::Remedy, said("马上补两盘水果")).await.unwrap();
        let link_code = house.code_of_case(id).await;
        let zhao = house.who("zhao").await;
        let phone = app::phone::state(&house.app, &zhao, &bureau()).await.unwrap().unwrap();
        let duty = phone.duties.iter().find(|duty| duty.rule == "remedy").unwrap().id;
        let remedies = async || link::own_case(&house.app, &link_code, "1").await.unwrap().remedies;
        assert_eq!(remedies().await, (1, 0));
        let waived = app::duty::Settlement::Waived("已经散会".to_owned());
        app::duty::settle(&house.app, &zhao, &bureau(), &house.command(), duty, waived).await.unwrap();
        assert_eq!(remedies().await, (1, 0), "what was waived is not put right");
        house.set("09:25");
        house.takes("li", id, Step::Remedy, said("会后送到办公室")).await.unwrap();
        let phone = app::phone::state(&house.app, &zhao, &bureau()).await.unwrap().unwrap();
        let open = |duty: &&app::view::DutyView| duty.rule == "remedy" && duty.outcome.is_none();
        let duty = phone.duties.iter().find(open).unwrap().id;
        let done = app::duty::Settlement::Done;
        app::duty::settle(&house.app, &zhao, &bureau(), &house.command(), duty, done).await.unwrap();
        assert_eq!(remedies().await, (2, 1));
    }
}
