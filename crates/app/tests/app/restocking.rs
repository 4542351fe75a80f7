//! What check items find lacking is brought: told with item and quantity, brought by a duty, seen by room.

use app::paper_in_custody::{Retrieval, retrieve};
use app::restocking::{RestockingRegister, register, restock};
use app::view::DutyView;
use app::{Answer, Error};
use domain::PersonId;
use domain::paper_in_custody::Retrieved;
use domain::presence::Whereabouts;
use domain::restocking::RestockingLine;

use crate::house::{House, at, bureau, code, room, site_of, stories, told};

/// 抽纸, and what a principal leader's washroom is to have.
const PAPER: u32 = 1_001;
const WASHROOM: u32 = 1_004;

impl House {
    pub(crate) async fn tells(
        &self,
        who: &str,
        duty: &DutyView,
        check: u32,
        items: &[(&str, u32)],
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let items = items.iter().map(|(item, many)| ((*item).to_owned(), *many));
        let said = (check, items.collect());
        restock(&self.app, &actor, &bureau(), &command, duty.id, said).await
    }

    /// A phone that was without a network says late what was told then.
    async fn tells_late(
        &self,
        at: &str,
        duty: &DutyView,
        item: (&str, u32),
    ) -> Result<Answer, Error> {
        let (wang, late) = (self.who("wang").await, self.command_at(at));
        let said = (PAPER, vec![(item.0.to_owned(), item.1)]);
        restock(&self.app, &wang, &bureau(), &late, duty.id, said).await
    }

    /// The same of what was brought then.
    async fn brings_late(&self, at: &str) -> domain::DutyId {
        let (wang, late) = (self.who("wang").await, self.command_at(at));
        let duties = self.day(&bureau(), crate::house::TODAY).await;
        let mut brings = duties.iter().filter(|duty| duty.rule == "restock-office");
        let brings = brings.find(|duty| duty.outcome.is_none()).unwrap().id;
        let done = app::duty::Settlement::Done;
        app::duty::settle(&self.app, &wang, &bureau(), &late, brings, done)
            .await
            .unwrap();
        brings
    }

    pub(crate) async fn with_an_empty_office(&self) -> DutyView {
        self.with_offices().await;
        self.start_shift("wang").await;
        self.says_where("李书记", Whereabouts::Travelling, None)
            .await;
        self.tick("16:30").await;
        self.cleaning("704").await
    }

    async fn restocking(&self, who: &str) -> RestockingRegister {
        let actor = self.who(who).await;
        let span = (at("00:00"), at("2026-08-01 00:00"));
        let found = register(&self.app, &actor, &site_of(who), span).await;
        found.unwrap().unwrap()
    }

    /// The duties that bring something, in short: what, window, who, how it came out.
    async fn what_is_brought(&self) -> Vec<String> {
        let duties = self.day(&bureau(), crate::house::TODAY).await;
        let brings = duties.iter().filter(|duty| duty.rule == "restock-office");
        brings
            .map(|duty| {
                let what = duty.request.as_ref().map_or("", |request| &request.note);
                let room = duty.room.as_ref().map_or("", |room| &room.number);
                format!("{room} {what} {}", told(duty))
            })
            .collect()
    }
}

/// What stands to be brought at an item of the duty.
fn lacking(duty: &DutyView, check: u32) -> Vec<String> {
    let mut checks = duty.checks.iter();
    let check = checks.find(|one| one.item.index == check).unwrap();
    check.lacking.iter().map(RestockingLine::words).collect()
}

stories! {
    // C3.3
    async fn what_an_office_lacks_is_told_with_its_quantity_and_brought_by_one_duty_c3_3(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        house.tick("16:30").await;
        let duty = house.cleaning("704").await;
        let asked: Vec<(u32, usize)> = duty.checks.iter().map(|one| (one.item.index, one.item.restocks.len())).collect();
        assert_eq!(asked, [(1_000, 0), (1_001, 1), (1_002, 1), (1_003, 1), (1_004, 3)]);
        house.set("16:40");
        house.tells("wang", &duty, PAPER, &[("抽纸", 2)]).await.unwrap();
        // The item is looked at by that; the duty that brings it stands at once, until the next morning.
        let duty = house.cleaning("704").await;
        assert!(duty.checks[1].done && !duty.checks[0].done);
        assert_eq!(lacking(&duty, PAPER), ["抽纸 2 包"]);
        assert_eq!(house.what_is_brought().await, ["704 抽纸 2 包 16:40-08:40"]);
        // More of the same office comes with the same duty, and less too.
        house.tells("wang", &duty, WASHROOM, &[("毛巾", 2), ("香皂", 1)]).await.unwrap();
        house.tells("wang", &duty, PAPER, &[("抽纸", 3)]).await.unwrap();
        house.tells("wang", &duty, WASHROOM, &[("香皂", 0)]).await.unwrap();
        assert_eq!(house.what_is_brought().await, ["704 抽纸 3 包, 毛巾 2 条 16:40-08:40"]);
        let seen = house.restocking("li").await;
        let together = [("抽纸", "包", 3), ("毛巾", "条", 2)].map(|(item, unit, sum)| (item.to_owned(), unit.to_owned(), sum));
        assert_eq!((seen.to_bring(), seen.brought()), (together.to_vec(), Vec::new()));
        assert_eq!((seen.open.len(), seen.open[0].room.as_ref().unwrap().number.as_str()), (1, "704"));
        // Whoever brings it says so, and nothing is lacking any more.
        house.set("17:20");
        let brings = house.day(&bureau(), crate::house::TODAY).await;
        let brings = brings.iter().find(|duty| duty.rule == "restock-office").unwrap();
        house.finishes("wang", brings).await.unwrap();
        let seen = house.restocking("li").await;
        assert_eq!((seen.open.len(), seen.brought()), (0, together.to_vec()));
        assert_eq!(seen.told[0].brought.as_ref().unwrap().1, "王芳");
        assert_eq!(lacking(&house.cleaning("704").await, PAPER), [""; 0]);
        // What is found after that is brought by another.
        house.tells("wang", &duty, PAPER, &[("抽纸", 1)]).await.unwrap();
        let brought = house.what_is_brought().await;
        assert_eq!((brought.len(), brought.iter().filter(|told| told.contains("抽纸 1 包 17:20-08:40")).count()), (2, 1), "{brought:?}");
        assert_eq!(house.count_of(&bureau(), "restocking-told").await, 5);
    }

    // C3.3
    async fn word_of_what_was_brought_that_comes_late_brings_nothing_that_was_told_after_it_c3_3(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        house.tick("16:30").await;
        let duty = house.cleaning("704").await;
        house.set("16:40");
        house.tells("wang", &duty, PAPER, &[("抽纸", 2)]).await.unwrap();
        house.set("17:10");
        house.tells("wang", &duty, WASHROOM, &[("毛巾", 2)]).await.unwrap();
        // A phone that was in the basement says at half past five that it was brought at five.
        house.set("17:30");
        let (wang, mut late) = (house.who("wang").await, house.command());
        late.at = at("17:00");
        let brings = house.day(&bureau(), crate::house::TODAY).await;
        let brings = brings.iter().find(|duty| duty.rule == "restock-office").unwrap();
        app::duty::settle(&house.app, &wang, &bureau(), &late, brings.id, app::duty::Settlement::Done).await.unwrap();
        let brought = house.what_is_brought().await;
        assert_eq!(brought.len(), 2, "{brought:?}");
        assert!(brought.iter().any(|told| told.contains("704 抽纸 2 包") && told.contains("done 17:00")), "{brought:?}");
        assert!(brought.iter().any(|told| told == "704 毛巾 2 条 17:10-08:40"), "{brought:?}");
        let seen = house.restocking("li").await;
        assert_eq!(seen.to_bring(), [("毛巾".to_owned(), "条".to_owned(), 2)]);
        assert_eq!(seen.brought(), [("抽纸".to_owned(), "包".to_owned(), 2)]);
        assert_eq!(lacking(&house.cleaning("704").await, WASHROOM), ["毛巾 2 条"]);
    }

    // C3.3
    async fn what_was_asked_brought_and_is_still_owed_comes_out_the_same_however_late_it_is_heard_c3_3(house: House) {
        let duty = house.with_an_empty_office().await;
        let paper = |quantity: u32| [("抽纸".to_owned(), "包".to_owned(), quantity)];
        house.set("16:40");
        house.tells("wang", &duty, PAPER, &[("抽纸", 2)]).await.unwrap();
        // More is asked for, and then it is heard that two were brought before that.
        house.set("17:10");
        house.tells("wang", &duty, PAPER, &[("抽纸", 3)]).await.unwrap();
        house.set("17:30");
        house.brings_late("17:00").await;
        let seen = house.restocking("li").await;
        assert_eq!((seen.brought(), seen.to_bring()), (paper(2).to_vec(), paper(3).to_vec()));
        let brought = house.what_is_brought().await;
        assert!(brought.iter().any(|told| told == "704 抽纸 3 包 17:10-08:40"), "{brought:?}");
        // What another phone told before that is no news.
        house.tells_late("17:05", &duty, ("抽纸", 9)).await.unwrap();
        assert_eq!(house.restocking("li").await.to_bring(), paper(3));
        house.set("17:40");
        house.brings_late("17:40").await;
        // That four were lacking at twenty past: one more is.
        house.set("17:50");
        house.tells_late("17:20", &duty, ("抽纸", 4)).await.unwrap();
        let seen = house.restocking("li").await;
        assert_eq!((seen.brought(), seen.to_bring()), (paper(5).to_vec(), paper(1).to_vec()));
        assert_eq!(lacking(&house.cleaning("704").await, PAPER), ["抽纸 1 包"]);
    }

    // C3.3
    async fn that_none_is_lacking_any_more_outlasts_late_word_of_what_was_brought_c3_3(house: House) {
        let duty = house.with_an_empty_office().await;
        house.set("16:40");
        house.tells("wang", &duty, PAPER, &[("抽纸", 2)]).await.unwrap();
        house.tells("wang", &duty, WASHROOM, &[("毛巾", 1)]).await.unwrap();
        house.set("17:10");
        house.tells("wang", &duty, PAPER, &[("抽纸", 0)]).await.unwrap();
        house.set("17:20");
        house.brings_late("17:00").await;
        assert_eq!(house.restocking("li").await.to_bring(), []);
        // Three were lacking, another phone tells late; at ten past none was.
        house.set("17:30");
        house.tells_late("17:05", &duty, ("抽纸", 3)).await.unwrap();
        assert_eq!(house.restocking("li").await.to_bring(), [], "nobody is sent for what is there");
        assert_eq!(lacking(&house.cleaning("704").await, PAPER), Vec::<String>::new());
    }

    // C3.3
    async fn that_none_is_lacking_counts_though_all_was_brought_already_c3_3(house: House) {
        let duty = house.with_an_empty_office().await;
        let paper = |quantity: u32| [("抽纸".to_owned(), "包".to_owned(), quantity)];
        house.set("16:40");
        house.tells("wang", &duty, PAPER, &[("抽纸", 2)]).await.unwrap();
        house.set("17:00");
        house.brings_late("17:00").await;
        // Whoever looked at ten past found enough; another phone tells late that three were lacking before.
        house.set("17:20");
        house.tells_late("17:10", &duty, ("抽纸", 0)).await.unwrap();
        house.set("17:30");
        house.tells_late("17:05", &duty, ("抽纸", 3)).await.unwrap();
        let seen = house.restocking("li").await;
        assert_eq!((seen.to_bring(), seen.brought()), (Vec::new(), paper(2).to_vec()));
        // So it is while something else stands to be brought, and what is lacking after it is brought.
        house.tells("wang", &duty, WASHROOM, &[("毛巾", 1)]).await.unwrap();
        house.tells_late("17:12", &duty, ("抽纸", 0)).await.unwrap();
        house.tells_late("17:11", &duty, ("抽纸", 3)).await.unwrap();
        let towel = ("毛巾".to_owned(), "条".to_owned(), 1);
        let lacking = house.restocking("li").await.to_bring();
        assert_eq!(lacking, std::slice::from_ref(&towel));
        house.tells_late("17:15", &duty, ("抽纸", 1)).await.unwrap();
        assert_eq!(house.restocking("li").await.to_bring(), [paper(1)[0].clone(), towel]);
        // Nobody is sent for what none is lacking of: two duties brought, or bring, all of it.
        assert_eq!(house.what_is_brought().await.len(), 2);
    }

    // C3.3
    async fn that_none_is_lacking_counts_where_word_that_it_was_brought_is_taken_back_c3_3(house: House) {
        let duty = house.with_an_empty_office().await;
        house.set("16:40");
        house.tells("wang", &duty, PAPER, &[("抽纸", 2)]).await.unwrap();
        house.set("16:41");
        let brings = house.brings_late("16:41").await;
        house.set("16:41:20");
        house.tells("wang", &duty, PAPER, &[("抽纸", 0)]).await.unwrap();
        house.set("16:41:40");
        let (wang, command) = (house.who("wang").await, house.command());
        app::withdrawal::of_duty(&house.app, &wang, &bureau(), &command, brings).await.unwrap();
        let seen = house.restocking("li").await;
        assert_eq!((seen.open.len(), seen.to_bring()), (0, Vec::new()), "none is lacking, whoever brought it");
    }

    // C3.3
    async fn late_word_of_what_was_brought_that_is_taken_back_leaves_one_duty_that_brings_all_c3_3(house: House) {
        let duty = house.with_an_empty_office().await;
        house.set("16:40");
        house.tells("wang", &duty, PAPER, &[("抽纸", 2)]).await.unwrap();
        house.set("16:41");
        house.tells("wang", &duty, WASHROOM, &[("毛巾", 2)]).await.unwrap();
        house.set("16:41:10");
        let brings = house.brings_late("16:40:50").await;
        assert_eq!(house.restocking("li").await.open.len(), 1);
        house.set("16:41:20");
        let (wang, command) = (house.who("wang").await, house.command());
        app::withdrawal::of_duty(&house.app, &wang, &bureau(), &command, brings).await.unwrap();
        let seen = house.restocking("li").await;
        assert_eq!((seen.open.len(), seen.brought()), (1, Vec::new()));
        let mut brought = house.what_is_brought().await;
        brought.retain(|told| !told.contains("cancelled"));
        assert_eq!(brought, ["704 抽纸 2 包, 毛巾 2 条 16:40-08:40"]);
    }

    // C3.3
    async fn that_none_is_lacking_counts_though_it_is_the_first_word_c3_3(house: House) {
        let duty = house.with_an_empty_office().await;
        house.set("17:10");
        house.tells("wang", &duty, PAPER, &[("抽纸", 0)]).await.unwrap();
        // Another phone tells late that three were lacking before.
        house.set("17:20");
        house.tells_late("17:05", &duty, ("抽纸", 3)).await.unwrap();
        assert_eq!(house.what_is_brought().await, [""; 0], "nobody is sent for what is there");
        let seen = house.restocking("li").await;
        assert_eq!((seen.open.len(), seen.told.len()), (0, 0));
        assert_eq!(house.count_of(&bureau(), "restocking-told").await, 2);
        // What is lacking after that is brought.
        house.tells_late("17:15", &duty, ("抽纸", 1)).await.unwrap();
        let brought = house.what_is_brought().await;
        assert!(brought.len() == 1 && brought[0].starts_with("704 抽纸 1 包"), "{brought:?}");
    }

    // C3.3
    async fn what_was_told_by_mistake_is_taken_back_and_nobody_brings_it_c3_3(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        house.says_where("钱总会计师", Whereabouts::Travelling, None).await;
        house.tick("16:30").await;
        let duty = house.cleaning("704").await;
        house.tells("wang", &duty, PAPER, &[("抽纸", 0)]).await.unwrap();
        assert_eq!((house.what_is_brought().await.len(), house.count_of(&bureau(), "restocking-told").await), (0, 1));
        house.tells("wang", &duty, PAPER, &[("抽纸", 2)]).await.unwrap();
        house.tells("wang", &duty, PAPER, &[("抽纸", 0)]).await.unwrap();
        let brings = house.what_is_brought().await;
        assert!(brings.len() == 1 && brings[0].contains("cancelled"), "{brings:?}");
        assert!(house.restocking("li").await.told.is_empty());
        // Each told thing must be one that the item asks for, once, and by whoever has the duty.
        for (who, check, items, refused) in [
            ("wang", PAPER, &[("毛巾", 1)][..], "restocking-item-unknown"),
            ("wang", 1_000, &[("抽纸", 1)], "restocking-item-unknown"),
            ("wang", PAPER, &[("抽纸", 100)], "restocking-quantity"),
            ("wang", PAPER, &[("抽纸", 1), ("抽纸", 2)], "restocking-item-twice"),
            ("wang", PAPER, &[], "restocking-nothing"),
            ("wang", 1_009, &[("抽纸", 1)], "step-unknown"),
            ("qiang", PAPER, &[("抽纸", 1)], "not-your-team"),
            ("sun", PAPER, &[("抽纸", 1)], "not-allowed"),
        ] {
            assert_eq!(code(house.tells(who, &duty, check, items).await), refused, "{who} {check}");
        }
        // Attendants read of the rooms of their floors alone.
        let six = house.cleaning("602").await;
        house.tells("qiang", &six, PAPER, &[("抽纸", 1)]).await.unwrap();
        assert_eq!(house.restocking("wang").await.open.len(), 0);
        assert_eq!(house.restocking("qiang").await.open.len(), 1);
        assert_eq!(house.restocking("li").await.open.len(), 1);
    }

    // C3.3
    async fn a_paper_to_be_brought_back_is_taken_down_from_its_check_item_c3_3(house: House) {
        house.with_offices().await;
        house.start_shift("wang").await;
        house.says_where("李书记", Whereabouts::Travelling, None).await;
        house.tick("16:30").await;
        let duty = house.cleaning("704").await;
        assert!(duty.checks[0].item.brings_back && !duty.checks[1].item.brings_back);
        let wang = house.who("wang").await;
        let taken = |step| Retrieval {
            asked_at: Some((duty.id, step)),
            leader: PersonId::derived(&["leader", "李书记"]),
            room: room("704"),
            papers: vec![Retrieved {
                title: "关于会议安排的请示".to_owned(),
                document_number: "〔2026〕7 号".to_owned(),
                classified: false,
                copies: 1,
            }],
        };
        let wrong = retrieve(&house.app, &wang, &bureau(), &house.command(), taken(PAPER)).await;
        assert_eq!(code(wrong), "check-asks-for-no-papers");
        let elsewhere = Retrieval { room: room("706"), ..taken(1_000) };
        let elsewhere = retrieve(&house.app, &wang, &bureau(), &house.command(), elsewhere).await;
        assert_eq!(code(elsewhere), "check-of-another-room");
        retrieve(&house.app, &wang, &bureau(), &house.command(), taken(1_000)).await.unwrap();
        let checks = house.cleaning("704").await.checks;
        assert!(checks[0].done && !checks[1].done);
        let hand_over = house.day(&bureau(), crate::house::TODAY).await.into_iter().find(|duty| duty.rule == "hand-over-papers");
        assert_eq!(told(&hand_over.unwrap()), "16:30-09:30");
        // A colleague who took one along and went off duty has it, and writes it down.
        house.start_shift("zhao").await;
        house.end_shift("zhao").await;
        let zhao = house.who("zhao").await;
        retrieve(&house.app, &zhao, &bureau(), &house.command(), taken(1_000)).await.unwrap();
        let qiang = house.who("qiang").await;
        let other = retrieve(&house.app, &qiang, &bureau(), &house.command(), taken(1_000)).await;
        assert_eq!(code(other), "not-your-team");
    }
}
