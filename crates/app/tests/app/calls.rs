//! The call register, as the desk and those who are called for use it.

use app::Answer;
use app::call::{CallPage, call_back, correct, earlier, find, receive, register, take};
use domain::call::{Handling, Note, Told};
use domain::subject::Register;
use domain::{CallId, RefusalKind};

use crate::house::{House, TODAY, account, at, clock, code, court, refusal, stories, told};

fn note(handling: Handling) -> Note {
    Note {
        told: Told {
            caller: "张建设".to_owned(),
            organisation: "远大公司".to_owned(),
            telephone: "138 1234 5678".to_owned(),
            case_number: "（2026）民初88号".to_owned(),
            matter: "问开庭时间".to_owned(),
            remark: String::new(),
        },
        kind: "consultation".to_owned(),
        urgency: "ordinary".to_owned(),
        handling,
        to: "何领班".to_owned(),
        agreed: Some(at("10:00")),
        assignee: None,
    }
}

fn id_of(answer: &Answer) -> CallId {
    answer.subject.as_ref().unwrap().parse().unwrap()
}

impl House {
    async fn call_taken(&self, note: Note) -> CallId {
        let desk = self.who("court-desk").await;
        let taken = take(&self.app, &desk, &court(), &self.command(), note).await;
        id_of(&taken.unwrap())
    }

    async fn call_page(&self, login: &str, id: CallId) -> CallPage {
        let who = self.who(login).await;
        find(&self.app, &who, &court(), id).await.unwrap().unwrap()
    }

    /// The entries of an act.
    async fn entries(
        &self,
        site: &domain::SiteId,
        act: &'static str,
    ) -> Vec<domain::journal::Written> {
        let site = site.clone();
        let read = move |db: &mut store::Database| store::journal::after(db, &site, 0, 10_000);
        let mut entries = self.app.store().read(read).await.unwrap();
        entries.retain(|written| written.entry.act == act);
        entries
    }

    /// The duties of a call in short, by the phone of who is at the desk.
    async fn call_duties(&self, id: CallId) -> Vec<String> {
        let site = court();
        let read = move |db: &mut store::Database| {
            let subject = domain::subject::Subject {
                register: Register::Call,
                id: id.0,
                number: 1,
            };
            store::duty::of_subject(db, &site, subject)
        };
        let duties = self.app.store().read(read).await.unwrap();
        let mut duties: Vec<String> = duties
            .iter()
            .map(|duty| {
                let outcome = duty
                    .duty
                    .outcome
                    .as_ref()
                    .map_or("open", domain::duty::outcome_word);
                format!(
                    "{} {} {outcome}",
                    duty.duty.rule,
                    clock(duty.duty.due.as_millisecond())
                )
            })
            .collect();
        duties.sort();
        duties
    }
}

stories! {
    // A1.3
    async fn a_call_is_taken_down_with_its_number_of_the_day_a1_3(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.set("09:00");
        let first = house.call_taken(note(Handling::Answered)).await;
        house.set("09:04");
        let second = house.call_taken(note(Handling::Answered)).await;
        let desk = house.who("court-desk").await;
        let day = register(&house.app, &desk, &court(), TODAY.to_owned()).await.unwrap().unwrap();
        assert_eq!(day.greeting, "您好，立案大厅，请问有什么可以帮您？");
        let numbers: Vec<_> = day.calls.iter().map(|view| (view.call.number, view.call.id)).collect();
        assert_eq!(numbers, [(2, second), (1, first)]);
        let listed = day.calls[0].call.told.clone().unwrap();
        assert_eq!((listed.caller.as_str(), listed.telephone.as_str()), ("张*", "138****5678"));
        assert_eq!(listed.matter, "问开庭时间");
        assert_eq!(house.call_page("court-desk", first).await.view.call.told.unwrap().caller, "张建设");
        assert_eq!(house.call_duties(first).await, ["answer-call 09:05 done"]);
        let entries = house.entries(&court(), "call-taken").await;
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].entry.clauses, ["A1.3"]);
        assert!(!entries[0].entry.searched_text().contains("张建设"));
    }

    // A1.3
    async fn earlier_calls_of_the_number_are_found_however_it_is_written_a1_3(house: House) {
        house.furnish().await;
        house.set("09:00");
        let first = house.call_taken(note(Handling::Answered)).await;
        let desk = house.who("court-desk").await;
        for typed in ["13812345678", "+86 138-1234-5678", "１３８１２３４５６７８"] {
            let found = earlier(&house.app, &desk, &court(), typed).await.unwrap();
            assert_eq!(found.len(), 1, "{typed}");
            assert_eq!(found[0].call.id, first);
            assert_eq!(found[0].call.told.as_ref().unwrap().caller, "张*");
        }
        assert!(earlier(&house.app, &desk, &court(), "13812345679").await.unwrap().is_empty());
        assert!(earlier(&house.app, &desk, &court(), "13").await.unwrap().is_empty());
        let again = house.call_taken(note(Handling::Answered)).await;
        assert_eq!(house.call_page("court-desk", again).await.earlier[0].call.id, first);
    }

    // A1.3: anonymous callers are lawful.
    async fn a_caller_who_says_nothing_of_themselves_is_taken_down_a1_3(house: House) {
        house.furnish().await;
        let mut anonymous = note(Handling::Answered);
        anonymous.told = Told { matter: "举报停车".to_owned(), ..Told::default() };
        let id = house.call_taken(anonymous).await;
        let page = house.call_page("court-desk", id).await;
        assert_eq!(page.view.call.told.unwrap().caller, "");
        assert!(page.earlier.is_empty());
    }

    // A1.3
    async fn an_open_call_back_is_a_duty_that_turns_overdue_a1_3(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.set("09:00");
        let id = house.call_taken(note(Handling::CallBack)).await;
        assert_eq!(house.call_duties(id).await, ["answer-call 09:05 done", "call-back 10:00 open"]);
        assert_eq!(house.call_page("court-desk", id).await.view.state, "open");
        let desk = house.who("court-desk").await;
        let phone = app::phone::state(&house.app, &desk, &court()).await.unwrap().unwrap();
        let duty = phone.duties.iter().find(|duty| duty.rule == "call-back").unwrap();
        assert_eq!(told(duty), "09:00-10:00");
        assert_eq!(duty.assignee.as_ref().unwrap().account, account("court-desk"));
        house.set("10:01");
        assert_eq!(house.call_page("court-desk", id).await.view.state, "overdue");
        app::timer::tick(&house.app).await.unwrap();
        assert_eq!(house.entries(&court(), "duty-overdue").await.iter().filter(|written| written.entry.details.iter().any(|(_, value)| value == "回复来电")).count(), 1);
    }

    // A1.3
    async fn a_call_back_is_noted_reached_or_not_and_agreed_anew_a1_3(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.set("09:00");
        let id = house.call_taken(note(Handling::CallBack)).await;
        let desk = house.who("court-desk").await;
        house.set("09:50");
        let vague = call_back(&house.app, &desk, &court(), &house.command(), id, (false, None)).await;
        assert_eq!(refusal(vague).field, Some("agreed"));
        let past = call_back(&house.app, &desk, &court(), &house.command(), id, (false, Some(at("09:40")))).await;
        assert_eq!(code(past), "agreed-in-the-past");
        call_back(&house.app, &desk, &court(), &house.command(), id, (false, Some(at("14:00")))).await.unwrap();
        assert_eq!(
            house.call_duties(id).await,
            ["answer-call 09:05 done", "call-back 10:00 done", "call-back 14:00 open"]
        );
        house.set("13:55");
        call_back(&house.app, &desk, &court(), &house.command(), id, (true, None)).await.unwrap();
        let page = house.call_page("court-desk", id).await;
        assert_eq!((page.view.state, page.view.call.settled_by.as_str()), ("settled", "立小案"));
        let reached: Vec<_> = page.attempts.iter().map(|one| (one.reached, one.next)).collect();
        assert_eq!(reached, [(false, Some(at("14:00"))), (true, None)]);
        let again = call_back(&house.app, &desk, &court(), &house.command(), id, (true, None)).await;
        assert_eq!(code(again), "call-settled");
    }

    // A1.3: 首问负责.
    async fn a_call_passed_on_is_the_first_receptionist_s_until_it_is_received_a1_3(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.set("09:00");
        let mut passed = note(Handling::Transferred);
        "民一庭".clone_into(&mut passed.to);
        let id = house.call_taken(passed).await;
        assert_eq!(house.call_duties(id).await, ["answer-call 09:05 open"]);
        let page = house.call_page("court-desk", id).await;
        assert_eq!((page.view.state, page.view.call.due), ("open", Some(at("09:05"))));
        assert_eq!(page.view.call.owner, "立小案");
        house.set("09:06");
        assert_eq!(house.call_page("court-lead", id).await.view.state, "overdue");
        let desk = house.who("court-desk").await;
        let nobody = receive(&house.app, &desk, &court(), &house.command(), id, String::new()).await;
        assert_eq!(refusal(nobody).field, Some("by"));
        receive(&house.app, &desk, &court(), &house.command(), id, "书记员小周".to_owned()).await.unwrap();
        let page = house.call_page("court-desk", id).await;
        assert_eq!((page.view.state, page.view.call.settled_by.as_str()), ("settled", "书记员小周"));
        assert_eq!(house.call_duties(id).await, ["answer-call 09:05 done"]);
    }

    // A1.3: the office that has an account says so itself.
    async fn whom_a_call_went_to_sees_that_call_alone_and_receives_it_a1_3(house: House) {
        house.furnish().await;
        let site = crate::house::bureau();
        let desk = house.who("qian").await;
        let mut passed = note(Handling::Message);
        "孙处长".clone_into(&mut passed.to);
        let other = take(&house.app, &desk, &site, &house.command(), note(Handling::Answered)).await.unwrap();
        let taken = take(&house.app, &desk, &site, &house.command(), passed).await.unwrap();
        let sun = house.who("sun").await;
        let seen = register(&house.app, &sun, &site, TODAY.to_owned()).await.unwrap().unwrap();
        let seen: Vec<_> = seen.calls.iter().map(|view| view.call.id).collect();
        assert_eq!(seen, [id_of(&taken)]);
        assert!(find(&house.app, &sun, &site, id_of(&other)).await.unwrap().is_none());
        let page = find(&house.app, &sun, &site, id_of(&taken)).await.unwrap().unwrap();
        assert!(page.is_theirs);
        assert_eq!(page.view.call.told.unwrap().telephone, "138 1234 5678");
        let zhou = house.who("zhou").await;
        let foreign = receive(&house.app, &zhou, &site, &house.command(), id_of(&taken), String::new()).await;
        assert_eq!(refusal(foreign).kind, RefusalKind::Missing);
        receive(&house.app, &sun, &site, &house.command(), id_of(&taken), String::new()).await.unwrap();
        let page = find(&house.app, &sun, &site, id_of(&taken)).await.unwrap().unwrap();
        assert_eq!(page.view.call.settled_by, "孙处长");
    }

    async fn a_correction_is_a_new_version_with_its_reason_and_the_time_stays(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = house.call_taken(note(Handling::Answered)).await;
        let desk = house.who("court-desk").await;
        house.set("09:30");
        let mut better = note(Handling::Answered);
        "张建社".clone_into(&mut better.told.caller);
        let silent = correct(&house.app, &desk, &court(), &house.command(), id, (1, " ".to_owned()), better.clone()).await;
        assert_eq!(refusal(silent).field, Some("reason"));
        correct(&house.app, &desk, &court(), &house.command(), id, (1, "听错了".to_owned()), better.clone()).await.unwrap();
        let page = house.call_page("court-desk", id).await;
        assert_eq!((page.view.call.revision, clock(page.view.call.at)), (2, "09:00".to_owned()));
        assert_eq!(page.changes[0].reason, "听错了");
        let changed = &page.changes[0].differences;
        assert_eq!(changed, &[("caller".to_owned(), "张建设".to_owned(), "张建社".to_owned())]);
        let entries = house.entries(&court(), "call-corrected").await;
        assert!(!entries[0].entry.searched_text().contains("张建"), "{:?}", entries[0]);
        let late = correct(&house.app, &desk, &court(), &house.command(), id, (1, "晚了".to_owned()), better).await;
        assert_eq!(code(late), "call-changed-meanwhile");
    }

    async fn a_call_handled_anew_gives_up_its_old_duty_and_gets_its_own(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.set("09:00");
        let mut passed = note(Handling::Transferred);
        "民一庭".clone_into(&mut passed.to);
        let id = house.call_taken(passed).await;
        house.set("09:03");
        let desk = house.who("court-desk").await;
        correct(&house.app, &desk, &court(), &house.command(), id, (1, "民一庭没人".to_owned()), note(Handling::CallBack)).await.unwrap();
        assert_eq!(
            house.call_duties(id).await,
            ["answer-call 09:05 cancelled", "answer-call 09:08 done", "call-back 10:00 open"]
        );
    }

    async fn a_call_back_done_on_the_phone_is_done_in_the_register_and_taken_back_in_both(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.set("09:00");
        let id = house.call_taken(note(Handling::CallBack)).await;
        let desk = house.who("court-desk").await;
        let phone = app::phone::state(&house.app, &desk, &court()).await.unwrap().unwrap();
        let duty = phone.duties.iter().find(|duty| duty.rule == "call-back").unwrap().id;
        house.set("09:30");
        app::duty::settle(&house.app, &desk, &court(), &house.command(), duty, app::duty::Settlement::Done).await.unwrap();
        assert_eq!(house.call_page("court-desk", id).await.view.state, "settled");
        app::withdrawal::of_duty(&house.app, &desk, &court(), &house.command(), duty).await.unwrap();
        assert_eq!(house.call_page("court-desk", id).await.view.state, "open");
    }

    async fn who_only_supervises_learns_nobody_s_name_and_no_matter(house: House) {
        house.furnish().await;
        let site = crate::house::bureau();
        let desk = house.who("qian").await;
        let taken = take(&house.app, &desk, &site, &house.command(), note(Handling::Answered)).await.unwrap();
        for login in ["chen", "shen"] {
            let who = house.who(login).await;
            let page = find(&house.app, &who, &site, id_of(&taken)).await.unwrap().unwrap();
            let shown = page.view.call.told.unwrap();
            assert_eq!(
                (shown.caller.as_str(), shown.telephone.as_str(), shown.organisation.as_str()),
                ("张*", "138****5678", "远*"), "{login}"
            );
            assert_eq!((shown.matter.as_str(), shown.case_number.as_str()), ("", ""), "{login}");
        }
        // To be somebody's host beside opens nothing but what is passed to them.
        let mut both = house.who("chen").await;
        both.grants.push(app::Grant { site: site.clone(), role: app::Role::Host });
        let page = find(&house.app, &both, &site, id_of(&taken)).await.unwrap().unwrap();
        assert_eq!(page.view.call.told.unwrap().caller, "张*");
        for login in ["wang", "bao", "xi"] {
            let who = house.who(login).await;
            assert!(register(&house.app, &who, &site, TODAY.to_owned()).await.unwrap().is_none(), "{login}");
            let refused = take(&house.app, &who, &site, &house.command(), note(Handling::Answered)).await;
            assert_eq!(code(refused), "not-allowed", "{login}");
        }
    }

    async fn the_same_command_takes_one_call_down(house: House) {
        house.furnish().await;
        let desk = house.who("court-desk").await;
        let command = house.command();
        let first = take(&house.app, &desk, &court(), &command, note(Handling::Answered)).await.unwrap();
        let again = take(&house.app, &desk, &court(), &command, note(Handling::Answered)).await.unwrap();
        assert_eq!(first, again);
        let day = register(&house.app, &desk, &court(), TODAY.to_owned()).await.unwrap().unwrap();
        assert_eq!(day.calls.len(), 1);
    }

    async fn what_callers_told_goes_after_its_time_and_the_counts_stay(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = house.call_taken(note(Handling::Answered)).await;
        let desk = house.who("court-desk").await;
        let mut better = note(Handling::Answered);
        "带伤".clone_into(&mut better.told.remark);
        correct(&house.app, &desk, &court(), &house.command(), id, (1, "补".to_owned()), better).await.unwrap();
        let day = 24 * 60 * 60 * 1_000;
        house.clock.set(at("09:00") + 180 * day);
        app::timer::sweep(&house.app).await.unwrap();
        assert!(house.call_page("court-desk", id).await.view.call.told.is_some(), "its last day");
        house.clock.set(at("09:00") + 180 * day + 1);
        app::timer::sweep(&house.app).await.unwrap();
        app::timer::sweep(&house.app).await.unwrap();
        let page = house.call_page("court-desk", id).await;
        assert_eq!((page.view.call.told, page.view.call.number), (None, 1));
        assert_eq!(page.changes[0].reason, "");
        assert!(earlier(&house.app, &desk, &court(), "13812345678").await.unwrap().is_empty());
        assert_eq!(house.entries(&court(), "register-erased").await.len(), 1);
        let late = correct(&house.app, &desk, &court(), &house.command(), id, (2, "补".to_owned()), note(Handling::Answered)).await;
        assert_eq!(code(late), "call-erased");
    }
}
