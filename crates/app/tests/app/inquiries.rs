//! Inquiries and the knowledge base, as the desk and its leaders use them.

use app::Answer;
use app::inquiry::{answer, find, propose, record, register};
use app::knowledge::{add, base, change, dismiss, remove, versions};
use domain::inquiry::{Asked, InquiryNote, Lesson, Reply};
use domain::{InquiryId, KnowledgeId};

use crate::house::{House, TODAY, at, code, court, refusal, stories};

fn lesson(question: &str, wordings: &str, answer: &str) -> Lesson {
    Lesson {
        question: question.to_owned(),
        wordings: wordings.to_owned(),
        answer: answer.to_owned(),
        department: "后勤处".to_owned(),
        valid_until: String::new(),
    }
}

fn note(question: &str, reply: Reply) -> InquiryNote {
    InquiryNote {
        asked: Asked {
            question: question.to_owned(),
            asker: "金丝雀".to_owned(),
            telephone: "13812345678".to_owned(),
            answer: "请到二楼问询".to_owned(),
        },
        reply,
    }
}

fn handed_on(to: &str, time: &str) -> Reply {
    Reply::HandedOn {
        to: to.to_owned(),
        agreed: at(time),
    }
}

impl House {
    async fn known(&self, question: &str, wordings: &str) -> KnowledgeId {
        let lead = self.who("court-lead").await;
        let lesson = lesson(question, wordings, "一楼东侧");
        let added = add(&self.app, &lead, &court(), &self.command(), (lesson, None)).await;
        id_of(&added.unwrap()).parse().unwrap()
    }

    async fn asked(&self, note: InquiryNote) -> InquiryId {
        let desk = self.who("court-desk").await;
        let done = record(&self.app, &desk, &court(), &self.command(), note, false).await;
        id_of(&done.unwrap()).parse().unwrap()
    }

    async fn proposed(&self, asked: &str) -> Vec<String> {
        let found = propose(&self.app, &court(), asked.to_owned())
            .await
            .unwrap();
        found.into_iter().map(|one| one.lesson.question).collect()
    }
}

fn id_of(answer: &Answer) -> &str {
    answer.subject.as_deref().unwrap()
}

stories! {
    // A1.6
    async fn answers_are_proposed_from_the_base_by_likeness_and_use_a1_6(house: House) {
        house.furnish().await;
        house.set("09:00");
        house.known("立案需要带什么材料", "怎么起诉").await;
        let water = house.known("饮水机在哪里", "喝水").await;
        let toilet = house.known("洗手间在哪里", "厕所").await;
        assert_eq!(house.proposed("起诉").await, ["立案需要带什么材料"]);
        house.asked(note("", Reply::Known(toilet))).await;
        assert_eq!(house.proposed("在哪里").await, ["洗手间在哪里", "饮水机在哪里"]);
        for _ in 0..2 {
            house.asked(note("喝水", Reply::Known(water))).await;
        }
        assert_eq!(house.proposed("在哪里").await, ["饮水机在哪里", "洗手间在哪里"]);
        assert_eq!(house.proposed("在").await, [""; 0]);
        let desk = house.who("court-desk").await;
        let day = register(&house.app, &desk, &court(), TODAY.to_owned()).await.unwrap().unwrap();
        let frequent: Vec<_> = day.frequent.iter().map(|one| one.id).collect();
        assert_eq!(frequent, [water, toilet], "one key for each of the most frequent");
        assert_eq!(day.inquiries.len(), 3);
        assert_eq!(day.inquiries[0].known, "饮水机在哪里");
        assert_eq!(day.inquiries[0].inquiry.asked.as_ref().unwrap().asker, "金*");
    }

    // A1.6
    async fn an_inquiry_that_nobody_can_answer_is_handed_on_and_turns_overdue_a1_6(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.set("09:00");
        let id = house.asked(note("能给电动车充电吗", handed_on("后勤处", "10:00"))).await;
        let desk = house.who("court-desk").await;
        let phone = app::phone::state(&house.app, &desk, &court()).await.unwrap().unwrap();
        let duty = phone.duties.iter().find(|duty| duty.rule == "answer-inquiry").unwrap();
        assert_eq!(crate::house::told(duty), "09:00-10:00");
        house.set("10:01");
        let page = find(&house.app, &desk, &court(), id).await.unwrap().unwrap();
        assert_eq!((page.view.state, page.view.inquiry.to.as_str()), ("overdue", "后勤处"));
        let silent = answer(&house.app, &desk, &court(), &house.command(), id, (" ".to_owned(), false)).await;
        assert_eq!(refusal(silent).field, Some("answer"));
        let said = ("西门车棚可以充电".to_owned(), true);
        answer(&house.app, &desk, &court(), &house.command(), id, said.clone()).await.unwrap();
        let page = find(&house.app, &desk, &court(), id).await.unwrap().unwrap();
        assert_eq!((page.view.state, page.view.inquiry.answered_by.as_str()), ("settled", "立小案"));
        assert_eq!(page.view.inquiry.asked.unwrap().answer, "西门车棚可以充电");
        let again = answer(&house.app, &desk, &court(), &house.command(), id, said).await;
        assert_eq!(code(again), "inquiry-answered");
        let phone = app::phone::state(&house.app, &desk, &court()).await.unwrap().unwrap();
        let duty = phone.duties.iter().find(|duty| duty.rule == "answer-inquiry").unwrap();
        assert_eq!(duty.outcome.as_ref().unwrap().kind, "done");
    }

    // A1.6
    async fn an_answer_given_later_may_become_an_entry_of_the_base_a1_6(house: House) {
        house.furnish().await;
        house.set("09:00");
        let (desk, lead) = (house.who("court-desk").await, house.who("court-lead").await);
        let id = house.asked(note("能给电动车充电吗", handed_on("后勤处", "10:00"))).await;
        let other = house.asked(note("有盲道吗", handed_on("后勤处", "10:00"))).await;
        for id in [id, other] {
            let said = ("可以".to_owned(), true);
            answer(&house.app, &desk, &court(), &house.command(), id, said).await.unwrap();
        }
        let span = (at("00:00"), at("23:59"));
        let shown = base(&house.app, &lead, &court(), span).await.unwrap().unwrap();
        let offered: Vec<_> = shown.proposals.iter().map(|(id, question, _)| (*id, question.as_str())).collect();
        assert_eq!(offered, [(id, "能给电动车充电吗"), (other, "有盲道吗")]);
        let new = lesson("电动车充电", "能给电动车充电吗", "西门车棚");
        let refused = add(&house.app, &desk, &court(), &house.command(), (new.clone(), Some(id))).await;
        assert_eq!(code(refused), "not-allowed");
        add(&house.app, &lead, &court(), &house.command(), (new, Some(id))).await.unwrap();
        dismiss(&house.app, &lead, &court(), &house.command(), other).await.unwrap();
        let shown = base(&house.app, &lead, &court(), span).await.unwrap().unwrap();
        assert!(shown.proposals.is_empty());
        assert_eq!(house.proposed("充电").await, ["电动车充电"]);
        let twice = dismiss(&house.app, &lead, &court(), &house.command(), other).await;
        assert_eq!(code(twice), "proposal-unknown");
    }

    // A1.6
    async fn what_is_asked_most_and_asked_in_vain_is_counted_for_leaders_a1_6(house: House) {
        house.furnish().await;
        house.set("09:00");
        let toilet = house.known("洗手间在哪里", "厕所").await;
        house.asked(note("厕所", Reply::Known(toilet))).await;
        house.asked(note("", Reply::Known(toilet))).await;
        house.asked(note("有盲道吗", Reply::Own)).await;
        house.asked(note("有盲道吗？", handed_on("后勤处", "10:00"))).await;
        let lead = house.who("court-lead").await;
        let shown = base(&house.app, &lead, &court(), (at("08:00"), at("10:00"))).await.unwrap().unwrap();
        assert_eq!((shown.entries[0].0.id, shown.entries[0].1), (toilet, 2));
        assert_eq!(shown.in_vain.len(), 1);
        assert_eq!(shown.in_vain[0].1, 2);
        let before = base(&house.app, &lead, &court(), (at("07:00"), at("08:00"))).await.unwrap().unwrap();
        assert_eq!((before.entries[0].1, before.in_vain.len()), (0, 0));
        let desk = house.who("court-desk").await;
        let read = base(&house.app, &desk, &court(), (at("08:00"), at("10:00"))).await.unwrap().unwrap();
        assert!(read.in_vain.is_empty() && !read.entries.is_empty());
    }

    async fn an_entry_changes_in_versions_and_of_two_editors_the_later_is_told(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = house.known("洗手间在哪里", "厕所").await;
        let lead = house.who("court-lead").await;
        let app = &house.app;
        let moved = lesson("洗手间在哪里", "厕所", "二楼西侧");
        change(app, &lead, &court(), &house.command(), id, (1, moved.clone())).await.unwrap();
        let late = change(app, &lead, &court(), &house.command(), id, (1, lesson("洗手间在哪里", "厕所", "三楼"))).await;
        assert_eq!(code(late), "knowledge-changed-meanwhile");
        let written = versions(app, &court(), id).await.unwrap().unwrap();
        let told: Vec<_> = written.iter().map(|one| (one.revision, one.lesson.answer.as_str(), one.by.as_str())).collect();
        assert_eq!(told, [(1, "一楼东侧", "何领班"), (2, "二楼西侧", "何领班")]);
        let same = add(app, &lead, &court(), &house.command(), (moved, None)).await;
        assert_eq!(refusal(same).field, Some("question"));
        remove(app, &lead, &court(), &house.command(), id).await.unwrap();
        assert!(house.proposed("厕所").await.is_empty());
        let gone = record(app, &house.who("court-desk").await, &court(), &house.command(), note("厕所", Reply::Known(id)), false).await;
        assert_eq!(code(gone), "knowledge-unknown");
    }

    async fn an_entry_past_its_last_day_is_proposed_no_more(house: House) {
        house.furnish().await;
        let lead = house.who("court-lead").await;
        let mut summer = lesson("夏季几点上班", "", "八点");
        TODAY.clone_into(&mut summer.valid_until);
        add(&house.app, &lead, &court(), &house.command(), (summer, None)).await.unwrap();
        assert_eq!(house.proposed("几点上班").await, ["夏季几点上班"]);
        house.clock.set(at("2026-07-07 00:00"));
        assert!(house.proposed("几点上班").await.is_empty());
    }

    async fn who_only_supervises_learns_nobody_s_name_and_no_question(house: House) {
        house.furnish().await;
        let site = crate::house::bureau();
        let desk = house.who("qian").await;
        let done = record(&house.app, &desk, &site, &house.command(), note("有盲道吗", Reply::Own), false).await.unwrap();
        let id = id_of(&done).parse().unwrap();
        let chen = house.who("chen").await;
        let page = find(&house.app, &chen, &site, id).await.unwrap().unwrap();
        let shown = page.view.inquiry.asked.unwrap();
        assert_eq!((shown.asker.as_str(), shown.question.as_str()), ("金*", ""));
        // To be somebody's host beside opens nothing but what is passed to them.
        let mut both = house.who("chen").await;
        both.grants.push(app::Grant { site: site.clone(), role: app::Role::Host });
        let page = find(&house.app, &both, &site, id).await.unwrap().unwrap();
        assert_eq!(page.view.inquiry.asked.unwrap().question, "");
        let span = (0, house.app.now() + 1);
        let shown = base(&house.app, &chen, &site, span).await.unwrap().unwrap();
        assert!(shown.in_vain.is_empty(), "nor by way of the knowledge base");
        let li = house.who("li").await;
        let shown = base(&house.app, &li, &site, span).await.unwrap().unwrap();
        assert_eq!(shown.in_vain.len(), 1);
        let sun = house.who("sun").await;
        assert!(find(&house.app, &sun, &site, id).await.unwrap().is_none());
        let wang = house.who("wang").await;
        assert!(register(&house.app, &wang, &site, TODAY.to_owned()).await.unwrap().is_none());
    }

    async fn what_askers_told_goes_after_its_time_and_the_counts_stay(house: House) {
        house.furnish().await;
        house.set("09:00");
        let toilet = house.known("洗手间在哪里", "厕所").await;
        let id = house.asked(note("厕所", Reply::Known(toilet))).await;
        house.asked(note("有盲道吗", Reply::Own)).await;
        house.clock.set(at("09:00") + 90 * 24 * 60 * 60 * 1_000 + 1);
        app::timer::sweep(&house.app).await.unwrap();
        let desk = house.who("court-desk").await;
        let page = find(&house.app, &desk, &court(), id).await.unwrap().unwrap();
        assert_eq!((page.view.inquiry.asked, page.view.inquiry.number), (None, 1));
        let lead = house.who("court-lead").await;
        let shown = base(&house.app, &lead, &court(), (at("08:00"), at("10:00"))).await.unwrap().unwrap();
        assert_eq!((shown.entries[0].1, shown.in_vain.len()), (1, 0));
        assert_eq!(house.count_of(&court(), "register-erased").await, 1);
    }
}

/// Every file of a database that callers and askers told things to holds nothing of it: while it
/// is kept it is sealed, and when its time is over even that is gone.
#[test]
fn a_canary_told_to_the_registers_is_found_in_no_file_of_the_database() {
    let files = testbed::directory::in_memory();
    let url = files.path().join("house.sqlite").display().to_string();
    let folder = files.path().to_owned();
    let holds = move |canary: &[u8]| {
        let files = std::fs::read_dir(&folder).unwrap();
        files.into_iter().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes.windows(canary.len()).any(|window| window == canary)
        })
    };
    crate::house::on_a_file(&url, |house| async move {
        house.furnish().await;
        house.set("09:00");
        let desk = house.who("court-desk").await;
        let call = canary();
        let taken = app::call::take(&house.app, &desk, &court(), &house.command(), call.clone())
            .await
            .unwrap();
        let mut better = call;
        "金丝雀子".clone_into(&mut better.told.caller);
        let version = (1, "金丝雀改名".to_owned());
        let id = id_of(&taken).parse().unwrap();
        app::call::correct(
            &house.app,
            &desk,
            &court(),
            &house.command(),
            id,
            version,
            better,
        )
        .await
        .unwrap();
        house.asked(note("雀巢在哪里", Reply::Own)).await;
        let sealed = stored_call(&house, id).await.unwrap();
        let written: Vec<String> = sealed.iter().map(|byte| format!("{byte:02x}")).collect();
        let written = written.concat();
        assert!(
            holds("call-taken".as_bytes()),
            "the journal is in the files"
        );
        assert!(holds(written.as_bytes()), "what is sealed is in the files");
        for canary in [
            "金丝雀",
            "黄雀公司",
            "13998877665",
            "雀初7号",
            "雀巢",
            "雀语",
            "13812345678",
        ] {
            assert!(!holds(canary.as_bytes()), "{canary}");
        }
        house.clock.set(at("09:00") + 181 * 24 * 60 * 60 * 1_000);
        app::timer::sweep(&house.app).await.unwrap();
        assert!(stored_call(&house, id).await.is_none());
        drop(house);
        // With the last connection gone the log is folded into the file, where what was deleted is
        // overwritten.
        assert!(
            !holds(written.as_bytes()),
            "what was sealed is gone from the files"
        );
    });
}

async fn stored_call(house: &House, id: domain::CallId) -> Option<Vec<u8>> {
    let read = move |db: &mut store::Database| store::call::find(db, &court(), id);
    house.app.store().read(read).await.unwrap().unwrap().sealed
}

/// A call of which every text is a canary.
fn canary() -> domain::call::Note {
    let told = domain::call::Told {
        caller: "金丝雀".to_owned(),
        organisation: "黄雀公司".to_owned(),
        telephone: "13998877665".to_owned(),
        case_number: "（2026）雀初7号".to_owned(),
        matter: "雀巢之争".to_owned(),
        remark: "雀语".to_owned(),
    };
    domain::call::Note {
        told,
        kind: "consultation".to_owned(),
        urgency: "ordinary".to_owned(),
        handling: domain::call::Handling::CallBack,
        to: String::new(),
        agreed: Some(at("10:00")),
        assignee: None,
    }
}
