//! The daily reception record fills itself, is signed by two, and changes only by amendments.

use app::call::{call_back, take};
use app::reception_record::{RecordDay, Signing, Word, answer, day, month, sign, whole};
use app::{Answer, Error};
use domain::call::{Handling, Note, Told};
use domain::inquiry::{Asked, InquiryNote, Reply};
use domain::reception_record::{Change, Gap, Standing};
use domain::subject::Register;
use domain::visit::Act;

use crate::house::{House, TODAY, at, code, court, refusal, stories};
use crate::visit::{come, do_it, visitor};

fn call(handling: Handling) -> Note {
    Note {
        told: Told {
            caller: "张建设".to_owned(),
            organisation: "远大公司".to_owned(),
            telephone: "13912345678".to_owned(),
            case_number: String::new(),
            matter: "问开庭时间".to_owned(),
            remark: String::new(),
        },
        kind: "consultation".to_owned(),
        urgency: "ordinary".to_owned(),
        handling,
        to: String::new(),
        agreed: Some(at("16:00")),
        assignee: None,
    }
}

/// Somebody who comes to see somebody.
fn guest() -> app::visit::Registration {
    let mut guest = visitor("赵敏");
    "周明".clone_into(&mut guest.details.host);
    guest
}

impl House {
    async fn calls(&self, note: Note) -> domain::CallId {
        let desk = self.who("court-desk").await;
        let taken = take(&self.app, &desk, &court(), &self.command(), note).await;
        taken.unwrap().subject.unwrap().parse().unwrap()
    }

    async fn asks(&self, question: &str) {
        let desk = self.who("court-desk").await;
        let note = InquiryNote {
            asked: Asked {
                question: question.to_owned(),
                asker: "金丝雀".to_owned(),
                telephone: String::new(),
                answer: "在一楼东侧".to_owned(),
            },
            reply: Reply::Own,
        };
        let command = self.command();
        app::inquiry::record(&self.app, &desk, &court(), &command, note, false)
            .await
            .unwrap();
    }

    async fn record(&self, login: &str) -> RecordDay {
        let who = self.who(login).await;
        let found = day(&self.app, &who, &court(), TODAY).await.unwrap();
        found.unwrap()
    }

    async fn signs(&self, login: &str, note: &str) -> Result<Answer, Error> {
        let seen = self.record(login).await.mark;
        self.signs_what(login, seen, note).await
    }

    async fn signs_what(&self, login: &str, seen: String, note: &str) -> Result<Answer, Error> {
        self.signs_as(login, (seen, note, false)).await
    }

    /// Signs although somebody is inside still, and says so.
    async fn signs_while_inside(&self, login: &str, note: &str) -> Result<Answer, Error> {
        let seen = self.record(login).await.mark;
        self.signs_as(login, (seen, note, true)).await
    }

    async fn signs_as(&self, login: &str, said: (String, &str, bool)) -> Result<Answer, Error> {
        let who = self.who(login).await;
        let (seen, note, while_inside) = said;
        let signing = Signing {
            day: TODAY.to_owned(),
            seen,
            note: note.to_owned(),
            while_inside,
        };
        sign(&self.app, &who, &court(), &self.command(), signing).await
    }

    async fn says_of(&self, login: &str, edition: u32, word: Word) -> Result<Answer, Error> {
        let who = self.who(login).await;
        let of = (TODAY.to_owned(), edition);
        answer(&self.app, &who, &court(), &self.command(), of, word).await
    }
}

stories! {
    // A1.9
    async fn the_record_fills_itself_from_the_registers_and_says_what_is_missing_a1_9(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = come(&house, "court-desk", guest()).await;
        house.set("09:10");
        house.calls(call(Handling::CallBack)).await;
        house.set("09:20");
        house.asks("饮水机在哪里").await;
        let record = house.record("court-desk").await;
        assert_eq!(record.standing, Standing::Open);
        let told: Vec<_> = record.lines.iter().map(|one| {
            let told = one.line.told.as_ref().unwrap();
            (one.line.register, told.name.as_str(), told.matter.as_str(), one.gaps.as_slice())
        }).collect();
        assert_eq!(told, [
            (Register::Visit, "赵*", "送材料", [Gap::StillInside].as_slice()),
            (Register::Call, "张*", "问开庭时间", [Gap::CarriedOver].as_slice()),
            (Register::Inquiry, "金*", "饮水机在哪里", [].as_slice()),
        ]);
        assert_eq!((record.missing, record.inside), (0, 1), "who is inside and what was promised for later are no faults");
        do_it(&house, "court-desk", id, Act::Leave, "").await.unwrap();
        house.set("16:01");
        let record = house.record("court-desk").await;
        let lacking: Vec<_> = record.lines.iter().flat_map(|one| one.gaps.clone()).collect();
        assert_eq!(lacking, [Gap::Overdue], "and then it is");
        let figure = |word: &str| record.summary.iter().find(|(name, _)| name == word).unwrap().1.clone();
        assert_eq!((figure("visits"), figure("visitors"), figure("calls"), figure("inquiries")), ("1".to_owned(), "1".to_owned(), "1".to_owned(), "1".to_owned()));
    }

    // A1.9
    async fn the_desk_signs_and_a_leader_signs_too_and_the_duty_is_done_a1_9(house: House) {
        house.furnish().await;
        house.tick("08:00").await;
        house.set("09:00");
        house.start_shift("court-desk").await;
        let id = come(&house, "court-desk", guest()).await;
        house.set("17:10");
        assert_eq!(code(house.signs("court-desk", "").await), "reception-record-still-inside");
        do_it(&house, "court-desk", id, Act::Leave, "").await.unwrap();
        assert_eq!(code(house.signs("court-lead", "").await), "not-allowed", "the desk signs first");
        house.signs("court-desk", "").await.unwrap();
        let record = house.record("court-lead").await;
        assert_eq!(record.standing, Standing::Signed);
        let edition = &record.editions[0];
        assert_eq!((edition.edition.signed.by.as_str(), edition.edition.signed.at), ("立小案", at("17:10")));
        assert!(edition.head.0 > 0 && edition.mark == record.mark);
        let desk = house.who("court-desk").await;
        let phone = app::phone::state(&house.app, &desk, &court()).await.unwrap().unwrap();
        let duty = phone.duties.iter().find(|duty| duty.rule == "daily-record").unwrap();
        assert_eq!(duty.outcome.as_ref().unwrap().kind, "done");
        assert_eq!(code(house.says_of("court-desk", 1, Word::Countersigned).await), "not-allowed");
        house.says_of("court-lead", 1, Word::Countersigned).await.unwrap();
        assert_eq!(house.record("court-desk").await.standing, Standing::Countersigned);
        assert_eq!(code(house.says_of("court-lead", 1, Word::Countersigned).await), "reception-record-countersigned");
        assert_eq!(house.count_of(&court(), "reception-record-countersigned").await, 1);
        let days = month(&house.app, &desk, &court(), ("2026-07-01".to_owned(), "2026-07-31".to_owned())).await.unwrap().unwrap();
        let told: Vec<_> = days.iter().map(|one| (one.day.as_str(), one.standing, one.lines)).collect();
        assert_eq!(told, [(TODAY, Standing::Countersigned, 1)]);
        let proven = app::proof::prove(&house.app).await.unwrap();
        assert!(proven.iter().all(|one| one.outcome.is_ok()), "{proven:?}");
    }

    // A1.9
    async fn what_changes_after_signing_is_an_amendment_with_its_reason_a1_9(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = come(&house, "court-desk", guest()).await;
        house.set("17:10");
        let unsigned = house.record("court-desk").await.mark;
        house.signs_while_inside("court-desk", "客人还在楼上").await.unwrap();
        house.says_of("court-lead", 1, Word::Countersigned).await.unwrap();
        assert_eq!(code(house.signs_what("court-desk", unsigned.clone(), "再签").await), "reception-record-unchanged");
        house.set("17:40");
        do_it(&house, "court-desk", id, Act::Leave, "").await.unwrap();
        house.asks("几点下班").await;
        let record = house.record("court-desk").await;
        assert_eq!(record.lines.len(), 1, "what was signed stands as it was signed");
        assert_eq!(record.lines[0].line.facts.state, "inside");
        let changed: Vec<_> = record.changes.iter().map(|(change, one)| (*change, one.line.register)).collect();
        assert_eq!(changed, [(Change::Altered, Register::Visit), (Change::Added, Register::Inquiry)]);
        assert_eq!(code(house.signs_what("court-desk", unsigned, "补登").await), "reception-record-changed");
        assert_eq!(refusal(house.signs("court-desk", " ").await).field, Some("note"));
        house.signs("court-desk", "客人17:40离开，补登问询").await.unwrap();
        let record = house.record("court-lead").await;
        assert_eq!((record.standing, record.lines.len(), record.changes.len()), (Standing::Signed, 2, 0));
        assert_eq!(record.lines[0].line.facts.state, "left");
        let notes: Vec<_> = record.editions.iter().map(|one| one.note.as_str()).collect();
        assert_eq!(notes, ["客人还在楼上", "客人17:40离开，补登问询"]);
        assert_eq!(code(house.says_of("court-lead", 1, Word::Countersigned).await), "reception-record-signed-anew");
        assert_eq!(house.count_of(&court(), "reception-record-amended").await, 1);
    }

    // A1.9
    async fn an_evening_visitor_is_no_gap_until_the_day_has_ended_and_nobody_saw_them_leave_a1_9(house: House) {
        house.furnish().await;
        house.set("16:30");
        come(&house, "court-desk", guest()).await;
        house.set("17:00");
        let record = house.record("court-desk").await;
        assert_eq!((record.missing, record.inside), (0, 1));
        let early = refusal(house.signs("court-desk", "还有人在楼上").await);
        assert_eq!((early.code, early.field), ("reception-record-still-inside", Some("while_inside")), "a note alone does not seal a day that goes on");
        house.signs_while_inside("court-desk", "").await.unwrap();
        let record = house.record("court-desk").await;
        assert_eq!((record.standing, record.editions[0].missing), (Standing::Signed, 0));
        house.tick("2026-07-07 00:01").await;
        house.tick("2026-07-07 00:02").await;
        let record = house.record("court-desk").await;
        assert_eq!(record.inside, 0);
        let (change, line) = &record.changes[0];
        assert_eq!((*change, line.gaps.as_slice()), (Change::Altered, [Gap::NotSeenLeaving, Gap::BadgeOut].as_slice()));
        house.signs("court-desk", "门卫未见其离开").await.unwrap();
        assert_eq!(house.record("court-desk").await.editions[1].missing, 2);
    }

    // A1.9
    async fn a_leader_sends_a_record_back_and_it_is_mended_and_signed_again_a1_9(house: House) {
        house.furnish().await;
        house.set("17:10");
        house.asks("几点下班").await;
        house.signs("court-desk", "").await.unwrap();
        let silent = house.says_of("court-lead", 1, Word::Returned(" ".to_owned())).await;
        assert_eq!(refusal(silent).field, Some("reason"));
        house.says_of("court-lead", 1, Word::Returned("少了上午的来电".to_owned())).await.unwrap();
        let record = house.record("court-desk").await;
        assert_eq!((record.standing, record.editions[0].return_reason.as_str()), (Standing::Returned, "少了上午的来电"));
        house.calls(call(Handling::Answered)).await;
        house.signs("court-desk", "").await.unwrap();
        let record = house.record("court-desk").await;
        assert_eq!((record.standing, record.lines.len(), record.editions.len()), (Standing::Signed, 2, 2));
    }

    // A1.9
    async fn the_record_in_full_is_for_who_signs_it_with_a_purpose_and_not_too_often(house: House) {
        house.furnish().await;
        house.set("09:00");
        come(&house, "court-desk", guest()).await;
        let wants = async |login: &str, purpose: &str| {
            let (who, command) = (house.who(login).await, house.command());
            whole(&house.app, &who, &court(), &command, (TODAY.to_owned(), purpose.to_owned())).await
        };
        assert_eq!(refusal(wants("court-desk", "curiosity").await).field, Some("purpose"));
        assert_eq!(code(wants("court-ting", "archive").await), "not-allowed");
        let shown = wants("court-desk", "archive").await.unwrap();
        assert_eq!(shown.lines[0].line.told.as_ref().unwrap().name, "赵敏");
        for _ in 1..5 {
            wants("court-desk", "archive").await.unwrap();
        }
        assert_eq!(code(wants("court-desk", "archive").await), "reception-record-too-often");
        assert_eq!(house.count_of(&court(), "reception-record-shown").await, 5);
        wants("court-lead", "archive").await.unwrap();
        let (lead, command) = (house.who("court-lead").await, house.command());
        let exported = app::reception_record::export(&house.app, &lead, &court(), &command, TODAY.to_owned()).await.unwrap();
        assert_eq!(exported.lines[0].line.told.as_ref().unwrap().name, "赵*", "a workbook leaves the house");
        assert_eq!(house.count_of(&court(), "reception-record-exported").await, 1);
    }

    // A1.9
    async fn what_a_signed_record_tells_of_people_goes_when_its_registers_time_is_over(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = come(&house, "court-desk", guest()).await;
        do_it(&house, "court-desk", id, Act::Leave, "").await.unwrap();
        let called = house.calls(call(Handling::CallBack)).await;
        let desk = house.who("court-desk").await;
        call_back(&house.app, &desk, &court(), &house.command(), called, (true, None)).await.unwrap();
        house.asks("饮水机在哪里").await;
        house.signs("court-desk", "无缺项，张某来电已回").await.unwrap();
        let told = async || {
            let record = house.record("court-desk").await;
            let told = record.lines.iter().map(|one| one.line.told.is_some()).collect::<Vec<_>>();
            (told, record.editions[0].note.is_empty(), record.changes.len(), record.standing)
        };
        assert_eq!(told().await, (vec![true, true, true], false, 0, Standing::Signed));
        house.clock.set(at("09:00") + 91 * 24 * 60 * 60 * 1_000);
        app::timer::sweep(&house.app).await.unwrap();
        // An explanation may be about anybody of the day: it goes with the first of them.
        assert_eq!(told().await, (vec![false, true, false], true, 0, Standing::Signed));
        house.clock.set(at("09:00") + 181 * 24 * 60 * 60 * 1_000);
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(told().await, (vec![false, false, false], true, 0, Standing::Signed));
    }

    async fn two_persons_set_how_long_each_register_keeps_what_it_was_told(house: House) {
        house.furnish().await;
        house.set("09:00");
        house.calls(call(Handling::Answered)).await;
        house.asks("饮水机在哪里").await;
        house.signs("court-desk", "").await.unwrap();
        let site = court();
        let mut security = house.who("court-lead").await;
        security.grants = vec![app::Grant { site: site.clone(), role: app::Role::SecurityAdministrator }];
        let mut manager = house.who("court-ting").await;
        manager.grants = vec![app::Grant { site: site.clone(), role: app::Role::OwnersManager }];
        let asked = domain::visit::Keeping { call_days: 10, inquiry_days: 20, ..domain::visit::Keeping::default() };
        app::visit::propose_keeping(&house.app, &security, &site, &house.command(), asked).await.unwrap();
        let told = async || house.record("court-desk").await.lines.iter().map(|one| one.line.told.is_some()).collect::<Vec<_>>();
        house.clock.set(at("09:00") + 11 * 24 * 60 * 60 * 1_000);
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(told().await, [true, true], "proposed is not in force");
        app::visit::approve_keeping(&house.app, &manager, &site, &house.command(), 1).await.unwrap();
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(told().await, [false, true]);
        house.clock.set(at("09:00") + 21 * 24 * 60 * 60 * 1_000);
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(told().await, [false, false]);
    }

    // A1.9
    async fn what_was_signed_keeps_its_verdict_and_its_names_whatever_happens_to_the_directory_a1_9(house: House) {
        house.furnish().await;
        house.set("15:00");
        house.calls(call(Handling::CallBack)).await;
        house.signs("court-desk", "").await.unwrap();
        assert_eq!(house.record("court-desk").await.missing, 0);
        house.set("16:30");
        let record = house.record("court-desk").await;
        assert_eq!((record.missing, record.lines[0].gaps.as_slice()), (0, [Gap::CarriedOver].as_slice()));
    }

    // A1.9
    async fn who_waited_at_the_gate_and_was_never_let_in_stays_in_the_record_a1_9(house: House) {
        house.furnish().await;
        house.set("15:00");
        let mut expected = guest();
        expected.expected = Some(at("15:30"));
        let id = come(&house, "court-desk", expected).await;
        assert!(house.record("court-desk").await.lines.is_empty(), "who was only announced is no line");
        do_it(&house, "court-desk", id, Act::Hold, "").await.unwrap();
        assert_eq!(house.record("court-desk").await.lines[0].line.facts.at, at("15:00"));
        house.tick("2026-07-07 00:01").await;
        house.tick("2026-07-07 00:02").await;
        let record = house.record("court-desk").await;
        assert_eq!((record.lines[0].line.facts.state.as_str(), record.lines[0].gaps.as_slice()), ("absent", [Gap::StillWaiting].as_slice()));
        let desk = house.who("court-desk").await;
        let days = month(&house.app, &desk, &court(), (TODAY.to_owned(), TODAY.to_owned())).await.unwrap().unwrap();
        assert_eq!(days[0].lines, 1);
    }

    async fn a_command_that_is_repeated_shows_the_record_no_second_time(house: House) {
        house.furnish().await;
        house.set("09:00");
        come(&house, "court-desk", guest()).await;
        let (desk, command) = (house.who("court-desk").await, house.command());
        let wants = async || whole(&house.app, &desk, &court(), &command, (TODAY.to_owned(), "archive".to_owned())).await;
        wants().await.unwrap();
        assert_eq!(code(wants().await), "command-reused");
        let export = async || app::reception_record::export(&house.app, &desk, &court(), &command, TODAY.to_owned()).await;
        assert_eq!(code(export().await), "command-reused");
        house.clock.set(at("2026-07-07 09:00"));
        let later = whole(&house.app, &desk, &court(), &house.command(), (TODAY.to_owned(), "archive".to_owned())).await;
        assert_eq!(code(later), "reception-record-not-yours", "a day that somebody else signed");
    }

    async fn a_day_that_is_signed_before_it_begins_leaves_the_duty_to_be_done(house: House) {
        house.furnish().await;
        house.tick("08:00").await;
        house.set("08:01");
        house.start_shift("court-desk").await;
        house.signs("court-desk", "").await.unwrap();
        let desk = house.who("court-desk").await;
        let phone = app::phone::state(&house.app, &desk, &court()).await.unwrap().unwrap();
        let duty = phone.duties.iter().find(|duty| duty.rule == "daily-record").unwrap();
        assert!(duty.outcome.is_none());
    }
}
