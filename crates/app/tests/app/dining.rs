//! The small dining room: five things before twenty to twelve, what each diner wishes and is served once they came,
//! what nobody else may know.

use app::dining::{
    Confirmed, DinerView, DinerWord, DiningDay, TablewareAsked, add_tableware, change_tableware,
    check_tableware, correct, day, enter_menu, look, remember, remove_tableware, serve,
    tell_of_diner,
};
use app::duty::{Settlement, tick_step};
use app::site::publish_standard;
use app::view::DutyView;
use app::{Answer, Error};
use domain::dining::{Condition, Meal, Needs};
use domain::directory::{Person, Room};
use domain::{DinerId, PersonId, TablewareId};

use crate::house::{
    House, TODAY, bureau, code, date, floor, refusal, room, site_of, stories, told,
};

/// Who dines; the last one has no tableware.
const DINERS: [&str; 3] = ["陈国栋", "李文博", "赵立新"];

pub(crate) fn person(name: &str) -> PersonId {
    PersonId::derived(&["person", name])
}

pub(crate) fn diner<'day>(day: &'day DiningDay, name: &str) -> &'day DinerView {
    let mut diners = day.diners.iter();
    diners.find(|view| view.who.name == name).unwrap()
}

fn wishes(view: &DinerView) -> Vec<&str> {
    let wishes = view.diner.iter().flat_map(|diner| &diner.wishes);
    wishes
        .map(|wish| wish.words.as_deref().unwrap_or("-"))
        .collect()
}

impl House {
    /// Furnished with a dining room, leaders, and tableware for two of them.
    pub(crate) async fn with_dining(&self) -> [TablewareId; 2] {
        self.furnish().await;
        let (site, lead) = (bureau(), self.who("li").await);
        let new = Room {
            id: room("201"),
            floor: floor(3),
            number: "201".to_owned(),
            name: "小餐厅".to_owned(),
            kind: "small-dining-room".to_owned(),
            capacity: 0,
            whole: None,
            equipment: Vec::new(),
            layouts: Vec::new(),
            request_code: String::new(),
        };
        self.put_room(&site, &lead, new).await;
        for (precedence, name) in (1..).zip(DINERS) {
            let new = Person {
                id: person(name),
                name: name.to_owned(),
                department: None,
                form_of_address: String::new(),
                precedence: Some(precedence),
            };
            app::directory::add_person(&self.app, &lead, &site, &self.command(), new)
                .await
                .unwrap();
        }
        let mut sets = Vec::new();
        for (number, name) in [("01", "陈国栋"), ("02", "李文博")] {
            let made = self.enters_set(number, name).await.unwrap();
            sets.push(made.subject.unwrap().parse().unwrap());
        }
        [sets[0], sets[1]]
    }

    async fn enters_set(&self, number: &str, name: &str) -> Result<Answer, Error> {
        let (lead, command) = (self.who("li").await, self.command());
        let asked = TablewareAsked {
            person: person(name),
            number: number.to_owned(),
            contents: "碗、筷、勺".to_owned(),
        };
        add_tableware(&self.app, &lead, &bureau(), &command, asked).await
    }

    pub(crate) async fn menu_is(&self, who: &str, on: &str, menu: &str) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let of = (date(on), Meal::Lunch);
        enter_menu(
            &self.app,
            &actor,
            &site_of(who),
            &command,
            of,
            menu.to_owned(),
        )
        .await
    }

    pub(crate) async fn lunch_of(&self, who: &str) -> DiningDay {
        let actor = self.who(who).await;
        let found = day(&self.app, &actor, &bureau(), (None, Meal::Lunch)).await;
        found.unwrap().unwrap()
    }

    pub(crate) async fn told_and_asks(&self, name: &str, wishes: &[&str]) -> Result<Answer, Error> {
        let wishes = wishes.iter().map(|wish| (*wish).to_owned()).collect();
        self.tells_of_diner(name, DinerWord::Asked(wishes)).await
    }

    async fn tells_of_diner(&self, name: &str, word: DinerWord) -> Result<Answer, Error> {
        let (actor, command) = (self.who("qiang").await, self.command());
        let of = (Meal::Lunch, person(name));
        tell_of_diner(&self.app, &actor, &bureau(), &command, of, word).await
    }

    pub(crate) async fn serves_diner(
        &self,
        diner: DinerId,
        wish: u32,
        minded: Confirmed,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who("qiang").await, self.command());
        serve(
            &self.app,
            &actor,
            &bureau(),
            &command,
            (diner, wish),
            minded,
        )
        .await
    }

    async fn looks_at_set(
        &self,
        set: TablewareId,
        found: Condition,
        note: &str,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who("qiang").await, self.command());
        let said = (found, note.to_owned());
        check_tableware(&self.app, &actor, &bureau(), &command, set, said).await
    }

    async fn lunch_duty(&self) -> DutyView {
        self.duty_of_the_meal("lunch").await
    }

    async fn duty_of_the_meal(&self, rule: &str) -> DutyView {
        let duties = self.day(&bureau(), TODAY).await;
        duties.into_iter().find(|duty| duty.rule == rule).unwrap()
    }

    async fn ticks_lunch(&self, step: u32) -> Result<Answer, Error> {
        let (actor, command, duty) = (
            self.who("qiang").await,
            self.command(),
            self.lunch_duty().await,
        );
        tick_step(&self.app, &actor, &bureau(), &command, duty.id, step).await
    }

    pub(crate) async fn remembers(
        &self,
        who: &str,
        name: &str,
        seen: Option<i64>,
        needs: Needs,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        remember(
            &self.app,
            &actor,
            &bureau(),
            &command,
            (person(name), seen),
            needs,
        )
        .await
    }
}

pub(crate) fn allergic(words: &[&str]) -> Needs {
    Needs {
        preferences: "口味清淡的金丝雀".to_owned(),
        allergies: words.iter().map(|word| (*word).to_owned()).collect(),
    }
}

stories! {
    // C2.6
    async fn the_five_things_are_done_before_twenty_to_twelve_each_with_its_record_c2_6(house: House) {
        let [first, second] = house.with_dining().await;
        house.tick("07:30").await;
        house.set("11:12");
        house.ticks_lunch(0).await.unwrap();
        house.ticks_lunch(1).await.unwrap();
        // The tableware agrees by name and number, each set of it.
        assert_eq!(code(house.ticks_lunch(2).await), "dining-tableware-unchecked");
        house.looks_at_set(first, Condition::Whole, "").await.unwrap();
        assert_eq!(code(house.looks_at_set(second, Condition::Broken, " ").await), "dining-note-missing");
        house.looks_at_set(second, Condition::Broken, "碗口有磕损").await.unwrap();
        house.ticks_lunch(2).await.unwrap();
        assert_eq!(code(house.ticks_lunch(3).await), "dining-menu-missing");
        assert_eq!(code(house.told_and_asks("陈国栋", &[]).await), "dining-menu-missing");
        house.menu_is("qiang", TODAY, "宫保虾仁：虾、花生\n清炒时蔬\n米饭").await.unwrap();
        house.ticks_lunch(3).await.unwrap();
        // Each is told the menu and asked; nobody is served before they come.
        assert_eq!(refusal(house.ticks_lunch(4).await).arguments[0].1, "2");
        house.told_and_asks("陈国栋", &["少油少盐", "不要米饭，要面条"]).await.unwrap();
        assert_eq!(code(house.ticks_lunch(4).await), "dining-diners-left");
        house.tells_of_diner("李文博", DinerWord::Away).await.unwrap();
        house.set("11:35");
        house.ticks_lunch(4).await.unwrap();
        let duty = house.lunch_duty().await.id;
        house.try_settle("qiang", duty, Settlement::Done, &house.command()).await.unwrap();
        assert!(told(&house.lunch_duty().await).starts_with("11:10-11:40 done 11:35 on_time"));
    }

    // C2.6: the leaders come at twenty to twelve, and each is brought what they wished; the last wish that is served
    // settles the duty of serving.
    async fn what_each_wished_is_served_from_twenty_to_twelve_on_c2_6(house: House) {
        house.with_dining().await;
        house.tick("07:30").await;
        house.set("11:30");
        house.menu_is("qiang", TODAY, "宫保虾仁：虾、花生\n清炒时蔬\n米饭").await.unwrap();
        house.told_and_asks("陈国栋", &["少油少盐", "不要米饭，要面条"]).await.unwrap();
        house.tells_of_diner("李文博", DinerWord::Away).await.unwrap();
        let serving = house.duty_of_the_meal("lunch-serve").await;
        assert_eq!(told(&serving), "11:40-12:30");
        house.set("11:42");
        let (qiang, command) = (house.who("qiang").await, house.command());
        let early = tick_step(&house.app, &qiang, &bureau(), &command, serving.id, 0).await;
        assert_eq!(refusal(early).arguments[0].1, "1");
        let lunch = house.lunch_of("qiang").await;
        let chen = diner(&lunch, "陈国栋").diner.clone().unwrap();
        assert_eq!(wishes(diner(&lunch, "陈国栋")), ["少油少盐", "不要米饭，要面条"]);
        house.serves_diner(chen.id, 0, Confirmed::No).await.unwrap();
        assert_eq!(code(house.serves_diner(chen.id, 0, Confirmed::No).await), "dining-served");
        assert_eq!(code(house.serves_diner(chen.id, 2, Confirmed::No).await), "dining-not-asked");
        // Somebody who comes for today alone is served as well.
        house.told_and_asks("赵立新", &[]).await.unwrap();
        house.serves_diner(chen.id, 1, Confirmed::No).await.unwrap();
        let zhao = diner(&house.lunch_of("qiang").await, "赵立新").diner.clone().unwrap();
        let command = house.command();
        let left = tick_step(&house.app, &qiang, &bureau(), &command, serving.id, 0).await;
        assert_eq!(code(left), "dining-service-left");
        house.set("11:58");
        house.serves_diner(zhao.id, 0, Confirmed::No).await.unwrap();
        let served = house.duty_of_the_meal("lunch-serve").await;
        assert!(told(&served).starts_with("11:40-12:30 done 11:58 on_time"));
        // What was wrong is a new entry beside what was served.
        let (qiang, command) = (house.who("qiang").await, house.command());
        correct(&house.app, &qiang, &bureau(), &command, (chen.id, 1), "面条要少盐".to_owned()).await.unwrap();
        let lunch = house.lunch_of("qiang").await;
        let again = diner(&lunch, "陈国栋").diner.clone().unwrap();
        assert_eq!((again.wishes.len(), again.wishes[2].corrects), (3, Some(1)));
        assert!(again.wishes[1].served.is_some() && again.wishes[2].served.is_none());
    }

    // C2.6: where the fifth thing is to ask and to serve in one, as the standard had it before, it is ticked once all
    // are served.
    async fn where_asking_and_serving_are_one_step_it_is_ticked_once_all_are_served_c2_6(house: House) {
        house.with_dining().await;
        let (chen, body) = (house.who("chen").await, standards::shipped::BUREAU_HQ);
        let before = body.replace("征询个人要求\"", "征询并按个人要求确保无误送到\"");
        assert_ne!(before, body);
        publish_standard(&house.app, &chen, &bureau(), &house.command(), before).await.unwrap().unwrap();
        house.tick("07:30").await;
        house.set("11:12");
        house.ticks_lunch(0).await.unwrap();
        house.ticks_lunch(1).await.unwrap();
        for view in &house.lunch_of("qiang").await.tableware {
            house.looks_at_set(view.set.id, Condition::Whole, "").await.unwrap();
        }
        house.ticks_lunch(2).await.unwrap();
        house.menu_is("qiang", TODAY, "清炒时蔬\n米饭").await.unwrap();
        house.ticks_lunch(3).await.unwrap();
        house.tells_of_diner("李文博", DinerWord::Away).await.unwrap();
        assert_eq!(code(house.ticks_lunch(4).await), "dining-diners-left");
        house.told_and_asks("陈国栋", &["少油少盐"]).await.unwrap();
        assert_eq!(code(house.ticks_lunch(4).await), "dining-service-left");
        house.set("11:42");
        let chen = diner(&house.lunch_of("qiang").await, "陈国栋").diner.clone().unwrap();
        house.serves_diner(chen.id, 0, Confirmed::No).await.unwrap();
        house.ticks_lunch(4).await.unwrap();
    }

    // C2.6
    async fn tableware_stands_in_the_order_of_its_numbers_c2_6(house: House) {
        house.with_dining().await;
        for number in ["10", "9", "A-10", "A-9"] {
            house.enters_set(number, "陈国栋").await.unwrap();
        }
        let lunch = house.lunch_of("li").await;
        let numbers: Vec<&str> = lunch.tableware.iter().map(|view| view.set.number.as_str()).collect();
        assert_eq!(numbers, ["01", "02", "9", "10", "A-9", "A-10"]);
        assert_eq!(diner(&lunch, "陈国栋").numbers, ["01", "9", "10", "A-9", "A-10"]);
    }

    // C2.6
    async fn a_room_that_is_not_led_here_is_served_by_taps_alone_c2_6(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        house.set("11:12");
        let duty = house.lunch_duty().await;
        let who = if duty.team.as_deref() == Some("七层组") { "wang" } else { "qiang" };
        for step in 0..5 {
            let (actor, command) = (house.who(who).await, house.command());
            tick_step(&house.app, &actor, &bureau(), &command, duty.id, step).await.unwrap();
        }
    }

    // C2.6
    async fn what_somebody_must_not_eat_warns_and_is_known_to_whoever_serves_alone_c2_6(house: House) {
        house.with_dining().await;
        house.tick("07:30").await;
        house.set("11:12");
        house.menu_is("qiang", TODAY, "宫保虾仁：虾、花生\n清炒时蔬").await.unwrap();
        house.remembers("qiang", "陈国栋", None, allergic(&["花生"])).await.unwrap();
        assert_eq!(code(house.remembers("qiang", "陈国栋", None, allergic(&[])).await), "dining-changed-meanwhile");
        house.told_and_asks("陈国栋", &["照单上"]).await.unwrap();
        let lunch = house.lunch_of("qiang").await;
        let chen = diner(&lunch, "陈国栋");
        assert_eq!((chen.has_needs, chen.met.clone()), (true, vec!["宫保虾仁".to_owned()]));
        let id = chen.diner.as_ref().unwrap().id;
        let warned = refusal(house.serves_diner(id, 0, Confirmed::No).await);
        assert_eq!((warned.code, warned.arguments[0].1.as_str()), ("dining-allergy-met", "宫保虾仁"));
        house.serves_diner(id, 0, Confirmed::Yes).await.unwrap();
        // A menu of another day tells nobody what it is, whatever is written into it.
        house.menu_is("qiang", "2026-07-07", "花生酥\n虾饺\n牛奶").await.unwrap();
        let qiang = house.who("qiang").await;
        let tomorrow = day(&house.app, &qiang, &bureau(), (Some(date("2026-07-07")), Meal::Lunch)).await.unwrap().unwrap();
        let planned = diner(&tomorrow, "陈国栋");
        assert_eq!((planned.has_needs, planned.met.len()), (true, 0));
        // Whoever serves looks, and each look is written down; nobody else may.
        let (qiang, command) = (house.who("qiang").await, house.command());
        let seen = look(&house.app, &qiang, &bureau(), &command, person("陈国栋")).await.unwrap();
        assert_eq!(seen.needs, allergic(&["花生"]));
        let again = look(&house.app, &qiang, &bureau(), &command, person("陈国栋")).await;
        assert_eq!(code(again), "command-reused");
        assert_eq!(house.count_of(&bureau(), "dining-needs-looked").await, 1);
        for (login, expected) in [("wang", "not-your-team"), ("chen", "not-allowed"), ("shen", "not-allowed"), ("qian", "not-allowed")] {
            let actor = house.who(login).await;
            let refused = look(&house.app, &actor, &bureau(), &house.command(), person("陈国栋")).await;
            assert_eq!(code(refused), expected, "{login}");
        }
        // Who does not dine today is nobody whom one serves.
        let stranger = look(&house.app, &qiang, &bureau(), &house.command(), person("赵立新")).await;
        assert_eq!(code(stranger), "dining-not-served-by-you");
        // The owner's office sees wishes and no warning; the auditor sees that somebody was served.
        let chief = house.lunch_of("chen").await;
        assert_eq!((wishes(diner(&chief, "陈国栋")), diner(&chief, "陈国栋").met.len()), (vec!["照单上"], 0));
        let audited = house.lunch_of("shen").await;
        assert_eq!((wishes(diner(&audited, "陈国栋")), diner(&audited, "陈国栋").met.len()), (vec!["-"], 0));
        for login in ["qian", "bao", "sun", "xi"] {
            let actor = house.who(login).await;
            assert_eq!(code(day(&house.app, &actor, &bureau(), (None, Meal::Lunch)).await), "not-allowed", "{login}");
        }
        // Neither the journal nor a file of the database tells what it is.
        let question = app::journal::JournalQuestion { limit: 200, ..Default::default() };
        let lead = house.who("li").await;
        let journal = app::journal::search(&house.app, &lead, &bureau(), question).await.unwrap();
        assert!(!format!("{journal:?}").contains("金丝雀") && !format!("{journal:?}").contains("花生"));
        if let Some(written) = house.written() {
            let canary = "金丝雀".as_bytes();
            assert!(!written.windows(canary.len()).any(|bytes| bytes == canary));
        }
        // It is forgotten when it is told to, after a year, and with the person.
        let needs = Needs::default();
        house.remembers("li", "陈国栋", seen.at, needs).await.unwrap();
        assert!(!diner(&house.lunch_of("qiang").await, "陈国栋").has_needs);
        house.remembers("qiang", "李文博", None, allergic(&["虾"])).await.unwrap();
        app::directory::remove_person(&house.app, &lead, &bureau(), &house.command(), person("李文博")).await.unwrap();
        house.remembers("qiang", "陈国栋", None, allergic(&["虾"])).await.unwrap();
        let lunch = house.lunch_of("qiang").await;
        assert_eq!(lunch.diners.iter().filter(|view| view.has_needs).count(), 1);
        house.set("2027-07-07 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert!(!diner(&house.lunch_of("li").await, "陈国栋").has_needs);
    }

    // C2.6
    async fn what_cannot_be_said_of_a_meal_is_refused_c2_6(house: House) {
        let [first, _] = house.with_dining().await;
        house.set("11:12");
        for (on, menu, expected) in [
            ("2026-07-05", "米饭", "dining-menu-past"),
            ("2026-08-06", "米饭", "dining-menu-far"),
            (TODAY, " ", "dining-menu-empty"),
        ] {
            assert_eq!(code(house.menu_is("qiang", on, menu).await), expected);
        }
        for (login, expected) in [("wang", "not-your-team"), ("chen", "not-allowed"), ("shen", "not-allowed")] {
            assert_eq!(code(house.menu_is(login, TODAY, "米饭").await), expected, "{login}");
        }
        house.menu_is("qiang", TODAY, "米饭").await.unwrap();
        assert_eq!(code(house.told_and_asks("无名氏", &[]).await), "dining-diner-unknown");
        house.told_and_asks("陈国栋", &["粥"]).await.unwrap();
        let chen = diner(&house.lunch_of("qiang").await, "陈国栋").diner.clone().unwrap();
        house.serves_diner(chen.id, 0, Confirmed::No).await.unwrap();
        assert_eq!(code(house.tells_of_diner("陈国栋", DinerWord::Away).await), "dining-served-already");
        assert_eq!(code(house.enters_set("01", "赵立新").await), "dining-number-taken");
        assert_eq!(code(house.enters_set("03", "无名氏").await), "dining-diner-unknown");
        let (lead, site) = (house.who("li").await, bureau());
        let asked = || TablewareAsked { person: person("陈国栋"), number: "07".to_owned(), contents: String::new() };
        change_tableware(&house.app, &lead, &site, &house.command(), (first, 1), asked()).await.unwrap();
        let stale = change_tableware(&house.app, &lead, &site, &house.command(), (first, 1), asked()).await;
        assert_eq!(code(stale), "dining-changed-meanwhile");
        remove_tableware(&house.app, &lead, &site, &house.command(), (first, 2)).await.unwrap();
        assert_eq!(code(house.looks_at_set(first, Condition::Whole, "").await), "dining-tableware-unknown");
        // What was of yesterday is over: its diners are served no more.
        house.tick("2026-07-07 09:00").await;
        assert_eq!(code(house.serves_diner(chen.id, 0, Confirmed::No).await), "dining-day-over");
        assert_eq!(code(house.serves_diner(DinerId::derived(&["x"]), 0, Confirmed::No).await), "dining-diner-unknown");
    }
}
