//! Leaders' offices: planned by where leaders are, knocked at, cleaned in order, and their keys.

mod keys;

use app::directory::{PersonEntry, add_person, say_presence};
use app::duty::{Settlement, settle, tick_step};
use app::office::{OfficePlan, OfficeView, PlanDay, answer, give_back_key, plan, take_key};
use app::view::DutyView;
use app::{Answer, Error};
use domain::PersonId;
use domain::directory::{Person, Room};
use domain::particulars::Particulars;
use domain::presence::{Presence, Whereabouts};

use crate::house::{
    House, TODAY, at, bureau, clock, code, floor, refusal, room, site_of, stories, told,
};

/// An office, its kind, its floor, and whose it is.
const OFFICES: [(&str, &str, i32, &str); 4] = [
    ("704", "principal-leader-office", 7, "李书记"),
    ("710", "leader-office", 7, "孙总工程师"),
    ("706", "leader-office", 7, "赵副局长"),
    ("602", "leader-office", 6, "钱总会计师"),
];

fn leader(form: &str) -> PersonId {
    PersonId::derived(&["leader", form])
}

/// The office with its number on its door, as the plan shows it.
fn office<'plan>(plan: &'plan OfficePlan, number: &str) -> &'plan OfficeView {
    let mut offices = plan.offices.iter();
    offices.find(|office| office.room.number == number).unwrap()
}

/// The plan in short: `704 planned, 602 in`.
fn short(plan: &OfficePlan) -> String {
    let offices = plan.offices.iter().map(|office| {
        let word = office.standing.map_or("-", domain::office::Standing::word);
        format!("{} {word}", office.room.number)
    });
    offices.collect::<Vec<_>>().join(", ")
}

impl House {
    /// Furnished with leaders' offices.
    pub(crate) async fn with_offices(&self) {
        self.furnish().await;
        let (site, lead) = (bureau(), self.who("li").await);
        for (precedence, (number, kind, level, form)) in (1..).zip(OFFICES) {
            let new = Room {
                id: room(number),
                floor: floor(level),
                number: number.to_owned(),
                name: format!("{form}办公室"),
                kind: kind.to_owned(),
                capacity: 0,
                whole: None,
                equipment: Vec::new(),
                layouts: Vec::new(),
                request_code: String::new(),
            };
            self.put_room(&site, &lead, new).await;
            let entry = PersonEntry {
                person: Person {
                    id: leader(form),
                    name: format!("{form}本人"),
                    department: None,
                    form_of_address: form.to_owned(),
                    precedence: Some(precedence),
                },
                particulars: Some(Particulars {
                    room: Some(room(number)),
                    ..Particulars::default()
                }),
            };
            add_person(&self.app, &lead, &site, &self.command(), entry)
                .await
                .unwrap();
        }
    }

    pub(crate) async fn says_where(
        &self,
        form: &str,
        whereabouts: Whereabouts,
        back_at: Option<&str>,
    ) {
        let desk = self.who("qian").await;
        let said = Presence {
            whereabouts,
            back_at: back_at.map(at),
            note: String::new(),
        };
        let command = self.command();
        say_presence(&self.app, &desk, &bureau(), &command, leader(form), said)
            .await
            .unwrap();
    }

    async fn offices_of(&self, who: &str) -> OfficePlan {
        let actor = self.who(who).await;
        plan(&self.app, &actor, &site_of(who))
            .await
            .unwrap()
            .unwrap()
    }

    pub(crate) async fn cleaning(&self, number: &str) -> DutyView {
        let duties = self.day(&bureau(), TODAY).await;
        let of = |duty: &DutyView| {
            let here = duty.room.as_ref().is_some_and(|room| room.number == number);
            here && duty.rule.starts_with("clean-")
        };
        duties.into_iter().find(of).unwrap()
    }

    async fn ticks(&self, who: &str, duty: &DutyView, step: u32) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        tick_step(&self.app, &actor, &bureau(), &command, duty.id, step).await
    }

    pub(crate) async fn finishes(&self, who: &str, duty: &DutyView) -> Result<Answer, Error> {
        let (actor, command, done) = (self.who(who).await, self.command(), Settlement::Done);
        settle(&self.app, &actor, &bureau(), &command, duty.id, done).await
    }

    async fn leaves_out(&self, who: &str, duty: &DutyView) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let waived = Settlement::Waived("来不及".to_owned());
        settle(&self.app, &actor, &bureau(), &command, duty.id, waived).await
    }

    async fn is_answered(&self, who: &str, number: &str, minutes: i64) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let said = (room(number), minutes);
        answer(&self.app, &actor, &site_of(who), &command, said).await
    }

    async fn takes_key(&self, who: &str, number: &str) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        take_key(&self.app, &actor, &site_of(who), &command, room(number)).await
    }

    async fn gives_key(&self, who: &str, number: &str) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        give_back_key(&self.app, &actor, &site_of(who), &command, room(number)).await
    }
}

stories! {
    // C2.8
    async fn the_plan_follows_where_leaders_are_from_half_past_four_on_c2_8(house: House) {
        house.with_offices().await;
        for login in ["wang", "qiang"] {
            house.start_shift(login).await;
        }
        house.tick("15:00").await;
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        house.says_where("赵副局长", Whereabouts::AtPost, None).await;
        house.says_where("钱总会计师", Whereabouts::InMeeting, Some("17:30")).await;
        // Floor by floor, along the doors; of 710 nobody said anything.
        let shown = house.offices_of("li").await;
        assert_eq!(short(&shown), "704 proposed, 706 in, 710 unsaid, 602 proposed");
        assert_eq!(house.count_of(&bureau(), "office-planned").await, 0);
        house.tick("16:29").await;
        assert_eq!(house.count_of(&bureau(), "office-planned").await, 0);
        house.tick("16:30").await;
        assert_eq!(short(&house.offices_of("li").await), "704 planned, 706 in, 710 unsaid, 602 planned");
        let duty = house.cleaning("704").await;
        assert_eq!((told(&duty).as_str(), duty.rule.as_str()), ("16:30-18:30", "clean-principal-office"));
        let of_six = house.cleaning("602").await;
        assert_eq!(of_six.assignee.unwrap().name, "李强");
        // Whoever leaves adds their office, whoever comes back takes it off.
        house.set("16:40");
        house.says_where("赵副局长", Whereabouts::OutOnBusiness, None).await;
        assert_eq!(house.cleaning("706").await.rule, "clean-leader-office");
        house.says_where("李书记", Whereabouts::AtPost, None).await;
        assert_eq!(short(&house.offices_of("li").await), "704 in, 706 planned, 710 unsaid, 602 planned");
        house.says_where("李书记", Whereabouts::OnLeave, None).await;
        assert_eq!(told(&house.cleaning("704").await), "16:30-18:30");
        // Somebody should be back by the time alone.
        house.tick("17:30").await;
        assert_eq!(short(&house.offices_of("li").await), "704 planned, 706 planned, 710 unsaid, 602 due-back");
        let planned = house.count_of(&bureau(), "office-planned").await;
        let taken_off = house.count_of(&bureau(), "office-taken-off").await;
        assert_eq!((planned, taken_off), (4, 2));
        // The journal says why an office went off the plan, newest first.
        let lead = house.who("li").await;
        let question = app::journal::JournalQuestion { limit: 200, ..Default::default() };
        let journal = app::journal::search(&house.app, &lead, &bureau(), question).await.unwrap().unwrap();
        let off = journal.entries.iter().filter(|written| written.entry.act == "office-taken-off");
        let details = off.flat_map(|written| &written.entry.details);
        let reasons: Vec<&str> = details.filter(|(name, _)| name == "reason").map(|(_, value)| value.as_str()).collect();
        assert_eq!(reasons, ["due-back", "in"]);
        // A turn of the timer that changes nothing writes nothing.
        let before = house.acts(&bureau()).await.len();
        house.tick("17:31").await;
        assert_eq!(house.acts(&bureau()).await.len(), before);
        // After the window nothing new comes in; what is left at the end of the day was not done.
        house.set("18:31");
        house.says_where("孙总工程师", Whereabouts::OnLeave, None).await;
        assert_eq!(short(&house.offices_of("li").await), "704 planned, 706 planned, 710 over, 602 due-back");
        house.tick("2026-07-07 00:01").await;
        let left: Vec<String> = house.day(&bureau(), TODAY).await.iter()
            .filter(|duty| duty.rule.starts_with("clean-")).map(told).collect();
        assert_eq!(left.iter().filter(|told| told.contains("missed")).count(), 2, "{left:?}");
        assert_eq!(short(&house.offices_of("li").await), "704 proposed, 706 proposed, 710 proposed, 602 due-back");
    }

    // C2.8
    async fn an_attendant_learns_of_the_offices_of_their_floors_and_of_no_leader_outside_the_plan_c2_8(house: House) {
        house.with_offices().await;
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        house.says_where("赵副局长", Whereabouts::AtPost, None).await;
        house.tick("16:29").await;
        // Before its time nobody learns who is out but those who may see where leaders are.
        assert_eq!(short(&house.offices_of("wang").await), "704 -, 706 -, 710 -");
        assert_eq!(short(&house.offices_of("chen").await), "704 proposed, 706 in, 710 unsaid, 602 unsaid");
        house.tick("16:30").await;
        assert_eq!(short(&house.offices_of("wang").await), "704 planned, 706 -, 710 -");
        assert_eq!(short(&house.offices_of("qiang").await), "602 -");
        assert_eq!(short(&house.offices_of("shen").await), "704 planned, 706 -, 710 -, 602 -");
        assert_eq!(short(&house.offices_of("chen").await), "704 planned, 706 in, 710 unsaid, 602 unsaid");
        for login in ["bao", "sun", "xi"] {
            let actor = house.who(login).await;
            assert_eq!(code(plan(&house.app, &actor, &bureau()).await), "not-allowed", "{login}");
        }
        // The court's standard knows no leader's office.
        let shown = house.offices_of("court-lead").await;
        assert_eq!((shown.day, shown.offices.len()), (PlanDay::NoRule, 0));
        // When somebody will be back is told to those alone, too.
        house.says_where("李书记", Whereabouts::InMeeting, Some("17:15")).await;
        let turns = |plan: &OfficePlan| office(plan, "704").turns.map(clock).unwrap();
        assert_eq!(turns(&house.offices_of("wang").await), "18:30");
        assert_eq!(turns(&house.offices_of("chen").await), "17:15");
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        // On no working day is anything planned.
        house.tick("2026-07-11 16:30").await;
        let shown = house.offices_of("li").await;
        assert_eq!((shown.day, short(&shown).as_str()), (PlanDay::DayOff, "704 over, 706 in, 710 unsaid, 602 unsaid"));
        assert_eq!(house.count_of(&bureau(), "office-planned").await, 1);
    }

    // C3.1
    async fn who_answers_the_knocking_is_left_alone_and_the_office_is_put_back_c3_1(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        assert_eq!(code(house.is_answered("wang", "704", 15).await), "office-not-planned");
        house.tick("16:30").await;
        let duty = house.cleaning("704").await;
        assert_eq!(duty.wording.as_deref(), Some("李书记：您好！"));
        assert_eq!(duty.office.as_ref().unwrap().address, "李书记：您好！");
        house.set("16:35");
        house.ticks("wang", &duty, 0).await.unwrap();
        assert_eq!(code(house.is_answered("wang", "704", 20).await), "again-unfit");
        assert_eq!(code(house.is_answered("qiang", "704", 30).await), "not-your-team");
        assert_eq!(code(house.is_answered("qian", "704", 30).await), "not-allowed");
        house.is_answered("wang", "704", 30).await.unwrap();
        let shown = house.offices_of("wang").await;
        let seen = office(&shown, "704");
        assert_eq!((seen.standing.unwrap().word(), seen.steps), ("again", (0, 11)));
        assert_eq!(seen.again.map(clock).unwrap(), "17:05");
        let duty = house.cleaning("704").await;
        assert_eq!(told(&duty), "17:05-18:30");
        assert!(duty.steps.iter().all(|step| !step.done), "one knocks again");
        // However often somebody answers, it is to be done within its window.
        house.set("18:20");
        house.is_answered("wang", "704", 60).await.unwrap();
        assert_eq!(told(&house.cleaning("704").await), "18:30-18:30");
    }

    // C3.1
    async fn what_a_phone_tells_late_undoes_nothing_that_was_begun_since_c3_1(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        house.says_where("赵副局长", Whereabouts::Travelling, None).await;
        house.tick("16:30").await;
        let duty = house.cleaning("704").await;
        house.start_shift("zhao").await;
        house.set("16:45");
        for step in 0..3 {
            house.ticks("zhao", &duty, step).await.unwrap();
        }
        house.set("16:50");
        // Somebody had answered another before; it is known now, and whoever is in there goes on.
        let (wang, late) = (house.who("wang").await, house.command_at("16:35"));
        let said = answer(&house.app, &wang, &bureau(), &late, (room("704"), 15)).await;
        said.unwrap();
        let shown = house.offices_of("li").await;
        let seen = office(&shown, "704");
        assert_eq!((seen.standing.unwrap().word(), seen.steps, seen.by.as_str()), ("begun", (3, 11), "赵敏"));
        assert_eq!((seen.answered, told(&house.cleaning("704").await).as_str()), (None, "16:30-18:30"));
        assert_eq!(house.count_of(&bureau(), "office-answered").await, 1);
        // A later answer is known already.
        house.is_answered("zhao", "704", 60).await.unwrap();
        let late = house.command_at("16:40");
        answer(&house.app, &wang, &bureau(), &late, (room("704"), 15)).await.unwrap();
        assert_eq!(told(&house.cleaning("704").await), "17:50-18:30");
        // By no phone's clock does one come before the window.
        let early = house.command_at("16:05");
        answer(&house.app, &wang, &bureau(), &early, (room("706"), 15)).await.unwrap();
        assert_eq!(told(&house.cleaning("706").await), "16:30-18:30");
    }

    // C2.8
    async fn what_is_left_in_the_plan_after_its_window_was_not_done_whoever_is_back_c2_8(house: House) {
        house.with_offices().await;
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        house.tick("16:30").await;
        house.tick("18:31").await;
        house.says_where("李书记", Whereabouts::AtPost, None).await;
        assert_eq!(house.count_of(&bureau(), "office-taken-off").await, 0);
        house.tick("2026-07-07 00:01").await;
        let day = house.day(&bureau(), TODAY).await;
        let duty = day.iter().find(|duty| duty.rule == "clean-principal-office").unwrap();
        assert!(told(duty).contains("missed"), "{}", told(duty));
    }

    async fn an_office_that_becomes_another_room_keeps_its_number_and_its_key_comes_back(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        house.tick("16:30").await;
        house.takes_key("wang", "704").await.unwrap();
        let lead = house.who("li").await;
        let turned = Room {
            id: room("704"),
            floor: floor(7),
            number: "704".to_owned(),
            name: "七层会议室".to_owned(),
            kind: "meeting-room".to_owned(),
            capacity: 8,
            whole: None,
            equipment: Vec::new(),
            layouts: Vec::new(),
            request_code: String::new(),
        };
        app::directory::change_room(&house.app, &lead, &bureau(), &house.command(), turned).await.unwrap();
        // The next one in the plan has the next number, whatever became of the first.
        house.says_where("赵副局长", Whereabouts::Travelling, None).await;
        assert_eq!(short(&house.offices_of("li").await), "706 planned, 710 unsaid, 602 unsaid");
        assert_eq!(house.cleaning("706").await.subject.unwrap().number, 2);
        assert_eq!(code(house.gives_key("zhao", "704").await), "office-unknown");
        assert_eq!(code(house.takes_key("wang", "704").await), "office-unknown");
        house.gives_key("wang", "704").await.unwrap();
        assert_eq!(code(house.gives_key("wang", "704").await), "office-unknown");
    }

    // C3.1, C3.2a, C3.4
    async fn an_office_is_cleaned_in_order_and_is_not_done_before_its_door_is_locked_c3_1_c3_2a_c3_4(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        house.tick("16:30").await;
        let duty = house.cleaning("704").await;
        // A colleague's duty is done by whoever is of the shift.
        assert_eq!(code(house.ticks("zhao", &duty, 0).await), "not-on-duty");
        house.start_shift("zhao").await;
        // Nobody goes in without having knocked, nobody cleans without having spoken.
        for step in [1, 3, 10] {
            let refused = refusal(house.ticks("zhao", &duty, step).await);
            assert_eq!(refused.code, "step-out-of-order");
            assert!(refused.arguments[0].1.starts_with("敲门"), "{refused:?}");
        }
        house.set("16:40");
        for step in 0..10 {
            house.ticks("zhao", &duty, step).await.unwrap();
        }
        let shown = house.offices_of("li").await;
        let seen = office(&shown, "704");
        assert_eq!((seen.standing.unwrap().word(), seen.steps, seen.by.as_str()), ("begun", (10, 11), "赵敏"));
        let refused = refusal(house.finishes("zhao", &duty).await);
        assert_eq!((refused.code, refused.arguments[0].1.as_str()), ("step-left", "锁好房门"));
        house.ticks("zhao", &duty, 10).await.unwrap();
        house.set("17:00");
        house.finishes("zhao", &duty).await.unwrap();
        let shown = house.offices_of("wang").await;
        let seen = office(&shown, "704");
        assert_eq!((seen.standing.unwrap().word(), seen.finished.map(clock).unwrap().as_str()), ("cleaned", "17:00"));
        // A leader who comes back finds it done, and nobody answers there any more.
        house.says_where("李书记", Whereabouts::AtPost, None).await;
        assert_eq!(office(&house.offices_of("li").await, "704").standing.unwrap().word(), "cleaned");
        assert_eq!(code(house.is_answered("zhao", "704", 15).await), "office-not-in-plan");
    }

    // C3.4
    async fn a_cleaning_that_was_begun_is_left_out_by_whoever_leads_alone_while_the_door_is_open_c3_4(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        house.says_where("赵副局长", Whereabouts::OutOnBusiness, None).await;
        house.tick("16:30").await;
        // What nobody began is left out with a reason, as any duty is.
        let (duty, other) = (house.cleaning("704").await, house.cleaning("706").await);
        house.leaves_out("wang", &other).await.unwrap();
        house.set("16:40");
        for step in 0..4 {
            house.ticks("wang", &duty, step).await.unwrap();
        }
        let refused = refusal(house.leaves_out("wang", &duty).await);
        assert_eq!((refused.code, refused.arguments[0].1.as_str()), ("office-not-locked", "锁好房门"));
        assert!(told(&house.cleaning("704").await).ends_with("18:30"), "it is still to be done");
        house.leaves_out("li", &duty).await.unwrap();
        assert!(told(&house.cleaning("704").await).contains("waived"));
        // Once the door is locked nothing keeps anybody from leaving the rest out.
        house.says_where("钱总会计师", Whereabouts::Travelling, None).await;
        let locked = house.cleaning("602").await;
        for step in 0..11 {
            house.ticks("qiang", &locked, step).await.unwrap();
        }
        house.leaves_out("qiang", &locked).await.unwrap();
    }

    // C2.8
    async fn a_leader_who_comes_back_in_the_middle_finds_nobody_who_goes_on_c2_8(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.says_where("赵副局长", Whereabouts::InMeeting, Some("17:00")).await;
        house.tick("16:30").await;
        let duty = house.cleaning("706").await;
        house.start_shift("zhao").await;
        house.set("16:45");
        for step in 0..5 {
            house.ticks("zhao", &duty, step).await.unwrap();
        }
        // That they should be back stops nobody; that they are back does.
        house.tick("17:00").await;
        assert_eq!(office(&house.offices_of("li").await, "706").standing.unwrap().word(), "begun");
        house.set("17:02");
        house.says_where("赵副局长", Whereabouts::AtPost, None).await;
        assert_eq!(office(&house.offices_of("li").await, "706").standing.unwrap().word(), "interrupted");
        // Whoever cleans is told at once, although the duty was given to another.
        let zhao = house.who("zhao").await;
        let phone = app::phone::state(&house.app, &zhao, &bureau()).await.unwrap().unwrap();
        let notice = &phone.notices[0];
        assert_eq!(notice.words, "office-interrupted");
        assert!(notice.details.contains(&("leader".to_owned(), "赵副局长".to_owned())));
        let wang = house.who("wang").await;
        let phone = app::phone::state(&house.app, &wang, &bureau()).await.unwrap().unwrap();
        let notices = phone.notices.iter().filter(|notice| notice.words == "office-interrupted");
        assert_eq!(notices.count(), 1, "whoever has the duty is told too");
        // What a phone without a network ticked meanwhile does not count.
        assert_eq!(code(house.ticks("zhao", &duty, 5).await), "duty-settled");
        assert_eq!(code(house.finishes("zhao", &duty).await), "step-left");
        // Once they are out it is in the plan again, and one knocks again; whoever went home has it no more.
        house.set("17:20");
        house.end_shift("wang").await;
        house.says_where("赵副局长", Whereabouts::OnLeave, None).await;
        let again = house.cleaning("706").await;
        assert_eq!((again.id, told(&again).as_str()), (duty.id, "16:30-18:30"));
        assert!(again.steps.iter().all(|step| !step.done));
        assert_eq!(again.assignee.unwrap().name, "赵敏");
        assert_eq!(office(&house.offices_of("li").await, "706").standing.unwrap().word(), "planned");
    }
}
