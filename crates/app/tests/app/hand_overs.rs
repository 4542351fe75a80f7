//! The hand-over at the end of a shift: asked for, made, had by the next shift; nobody goes without it.

use app::duty::Settlement;
use app::hand_over::{DayEndReview, HandOverRegister, Handed, acknowledge, make, register, review};
use app::roster::{Asked, import, preview};
use app::sheet::Imported;
use app::view::DutyView;
use app::{Answer, Error};
use domain::HandOverId;
use domain::roster::Standing;
use domain::roster::decision::Decision;

use crate::house::{
    House, TODAY, at, bureau, clock, code, meeting_in, refusal, room, site_of, stories, told,
};
use crate::roster::asked;
use crate::roster_sheet::{self, row};

/// What the bureau's standard names to be looked at.
const ALL: [u32; 3] = [1_000, 1_001, 1_002];

impl House {
    /// `wang` is planned and on duty from half past eight to noon, with her check made.
    async fn with_a_shift(&self) {
        self.furnish().await;
        self.tick("07:00").await;
        self.start_shift("wang").await;
        let shift = asked("wang", "七层组", "08:30", "12:00");
        self.plans("li", shift).await.unwrap();
    }

    async fn hands_shift_over(&self, who: &str, seen: &[u32], note: &str) -> Result<Answer, Error> {
        self.hands_shift_over_and(who, seen, note, false).await
    }

    async fn hands_shift_over_and(
        &self,
        who: &str,
        seen: &[u32],
        note: &str,
        leaves: bool,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let handed = Handed {
            seen: seen.to_vec(),
            note: note.to_owned(),
            leaves,
        };
        make(&self.app, &actor, &site_of(who), &command, handed).await
    }

    /// Looks at everything, hands over without a note, and goes.
    pub(crate) async fn hands_over_and_goes(&self, who: &str) {
        let gone = self.hands_shift_over_and(who, &ALL, "", true).await;
        gone.unwrap();
    }

    async fn has(&self, who: &str, id: HandOverId) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        acknowledge(&self.app, &actor, &site_of(who), &command, id).await
    }

    async fn hand_overs(&self, who: &str) -> HandOverRegister {
        let actor = self.who(who).await;
        let span = (at("00:00"), at("2026-08-01 00:00"));
        let found = register(&self.app, &actor, &site_of(who), span).await;
        found.unwrap().unwrap()
    }

    async fn review(&self, who: &str) -> DayEndReview {
        let actor = self.who(who).await;
        let found = review(&self.app, &actor, &site_of(who)).await;
        found.unwrap().unwrap()
    }

    async fn asked_of(&self, day: &str) -> Vec<DutyView> {
        let duties = self.day(&bureau(), day).await.into_iter();
        duties
            .filter(|duty| duty.rule == "day-end-review")
            .collect()
    }

    /// What is asked of who takes over today.
    async fn to_take_over(&self) -> Vec<DutyView> {
        let duties = self.day(&bureau(), TODAY).await.into_iter();
        duties.filter(|duty| duty.rule == "take-over").collect()
    }

    async fn goes(&self, who: &str) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        app::shift::end(&self.app, &actor, &site_of(who), &command).await
    }

    /// What waits on somebody's phone: of whom, with which note.
    async fn waits_for(&self, who: &str) -> Vec<String> {
        let actor = self.who(who).await;
        let state = app::phone::state(&self.app, &actor, &site_of(who)).await;
        let waiting = state.unwrap().unwrap().hand_overs;
        let told =
            |view: &app::hand_over::HandOverView| format!("{} {}", view.hand_over.name, view.note);
        waiting.iter().map(told).collect()
    }
}

stories! {
    // C2.9
    async fn nobody_goes_off_duty_before_the_day_is_looked_at_and_handed_over_c2_9(house: House) {
        house.with_a_shift().await;
        house.tick("11:29").await;
        assert!(house.asked_of(TODAY).await.is_empty());
        house.tick("11:30").await;
        let duty = house.asked_of(TODAY).await.remove(0);
        assert_eq!((told(&duty).as_str(), duty.assignee.as_ref().unwrap().name.as_str()), ("11:30-12:00", "王芳"));
        assert_eq!(duty.clauses, ["C2.9"]);
        // Asked for once, and again by no turn of the timer.
        house.tick("11:31").await;
        assert_eq!((house.asked_of(TODAY).await.len(), house.count_of(&bureau(), "hand-over-asked").await), (1, 1));
        assert_eq!(code(house.goes("wang").await), "hand-over-first");
        // No tap settles it, hers or a colleague's; it cannot be given away, nor waved through by her.
        let command = house.command();
        assert_eq!(code(house.try_settle("wang", duty.id, Settlement::Done, &command).await), "hand-over-settles");
        let waived = || Settlement::Waived("急着走".to_owned());
        assert_eq!(code(house.try_settle("wang", duty.id, waived(), &house.command()).await), "hand-over-settles");
        let lead = house.who("li").await;
        let given = app::duty::assign(&house.app, &lead, &bureau(), &house.command(), duty.id, None).await;
        assert_eq!(code(given), "hand-over-settles");
        // Each of the three things is looked at.
        let left = refusal(house.hands_shift_over("wang", &ALL[..2], "").await);
        assert_eq!((left.code, left.arguments[0].1.as_str()), ("hand-over-unseen", "次日有无会议安排"));
        house.set("11:50");
        house.hands_shift_over_and("wang", &ALL, "701 投影仪待修", true).await.unwrap();
        assert_eq!(told(&house.asked_of(TODAY).await[0]), "11:30-12:00 done 11:50 on_time 王芳");
        assert!(!house.is_on_duty("wang").await, "she went with it");
        let acts = house.acts(&bureau()).await;
        assert_eq!(acts.iter().filter(|act| *act == "hand-over-made").count(), 1);
        assert_eq!(acts.iter().filter(|act| *act == "shift-ended").count(), 1);
        // The journal tells of what settled the duty: the house is proven whole.
        let proven = app::proof::prove(&house.app).await.unwrap();
        assert!(proven.iter().all(|one| one.outcome.is_ok()), "{proven:?}");
    }

    // A2.2, C2.9
    async fn whoever_goes_early_hands_over_too_and_the_post_is_seen_to_be_left_a2_2_c2_9(house: House) {
        house.with_a_shift().await;
        house.tick("10:00").await;
        assert!(house.asked_of(TODAY).await.is_empty(), "nobody asks yet");
        assert_eq!(code(house.goes("wang").await), "hand-over-first");
        assert!(house.is_on_duty("wang").await);
        house.hands_shift_over("wang", &ALL, "701 无人").await.unwrap();
        house.goes("wang").await.unwrap();
        // Whoever leads is told at once, and sees since when nobody is there; colleagues learn that alone.
        let told = house.notices_of("li").await;
        assert_eq!(told.iter().filter(|words| *words == "post-left").count(), 1, "{told:?}");
        let left = ("王芳".to_owned(), Standing::Left(at("10:00")));
        assert_eq!(house.posts_stand("li").await, std::slice::from_ref(&left));
        assert_eq!(house.posts_stand("zhao").await[0].1, Standing::Planned);
        house.tick("11:30").await;
        assert!(house.asked_of(TODAY).await.is_empty(), "she handed over already");
        house.tick("13:00").await;
        assert_eq!(house.posts_stand("li").await, [left]);
    }

    // C2.9
    async fn a_shift_that_ends_after_midnight_is_handed_over_after_midnight_c2_9(house: House) {
        house.furnish().await;
        house.tick("15:50").await;
        house.start_shift("qiang").await;
        house.plans("li", asked("qiang", "六层组", "16:00", "2026-07-07 00:20")).await.unwrap();
        house.tick("23:50").await;
        let duty = house.asked_of(TODAY).await.remove(0);
        assert_eq!(duty.team.as_deref(), Some("六层组"), "his own colleagues see it");
        house.tick("2026-07-07 00:01").await;
        assert_eq!(told(&house.asked_of(TODAY).await[0]), "23:50-00:20");
        assert_eq!(code(house.goes("qiang").await), "hand-over-first");
        house.set("2026-07-07 00:10");
        house.hands_shift_over_and("qiang", &ALL, "", true).await.unwrap();
        assert!(told(&house.asked_of(TODAY).await[0]).contains("done 00:10 on_time"));
    }

    // C2.9
    async fn whoever_goes_on_leave_in_the_middle_of_a_shift_hands_over_before_they_go_c2_9(house: House) {
        house.with_a_shift().await;
        let leave = house.leave("wang", "2026-07-06 10:00", "2026-07-07 00:00").await;
        house.decides("li", leave, Decision::Approve, "").await.unwrap();
        house.tick("09:29").await;
        assert!(house.asked_of(TODAY).await.is_empty());
        house.tick("09:30").await;
        assert_eq!(told(&house.asked_of(TODAY).await[0]), "09:30-10:00");
        house.tick("09:31").await;
        assert_eq!(house.asked_of(TODAY).await.len(), 1);
        assert_eq!(code(house.goes("wang").await), "hand-over-first");
        // She stays after all: it is asked for when the shift ends.
        house.takes_back("wang", leave).await.unwrap();
        house.tick("09:32").await;
        assert_eq!(told(&house.asked_of(TODAY).await[0]), "09:30-10:00 cancelled 09:31");
        house.tick("11:30").await;
        let stands: Vec<String> = house.asked_of(TODAY).await.iter().map(told).collect();
        assert_eq!(stands, ["09:30-10:00 cancelled 09:31", "11:30-12:00"]);
        // Leave for the last quarter of an hour, granted when she was asked already.
        let leave = house.leave("wang", "2026-07-06 11:45", "2026-07-07 00:00").await;
        house.decides("li", leave, Decision::Approve, "").await.unwrap();
        house.tick("11:31").await;
        let stands: Vec<String> = house.asked_of(TODAY).await.iter().map(told).collect();
        assert_eq!(stands, ["09:30-10:00 cancelled 09:31", "11:15-11:45", "11:30-12:00 cancelled 11:30"]);
        house.hands_shift_over_and("wang", &ALL, "", true).await.unwrap();
        assert!(told(&house.asked_of(TODAY).await[1]).contains("done 11:31 on_time"));
    }

    // C2.9
    async fn what_was_given_up_is_asked_for_again_where_the_end_stands_after_all_c2_9(house: House) {
        house.with_a_shift().await;
        let leave = house.leave("wang", "2026-07-06 11:00", "2026-07-07 00:00").await;
        house.decides("li", leave, Decision::Approve, "").await.unwrap();
        house.tick("10:30").await;
        assert_eq!(told(&house.asked_of(TODAY).await[0]), "10:30-11:00");
        // Leave is taken back and granted again: so is she asked again.
        house.takes_back("wang", leave).await.unwrap();
        let leave = house.leave("wang", "2026-07-06 11:00", "2026-07-07 00:00").await;
        house.tick("10:31").await;
        assert_eq!(house.asked_of(TODAY).await.iter().map(told).collect::<Vec<_>>(), ["10:30-11:00 cancelled 10:30"]);
        house.decides("li", leave, Decision::Approve, "").await.unwrap();
        house.tick("10:32").await;
        let stands: Vec<String> = house.asked_of(TODAY).await.iter().map(told).collect();
        assert_eq!(stands, ["10:30-11:00 cancelled 10:30", "10:30-11:00"]);
        // The shift is shortened to an end at which she is gone anyway: nothing changes for her.
        let shift = house.week("li", None).await.unwrap().rows.iter().find_map(|row| {
            let view = row.shifts.first()?;
            (row.staff.name == "王芳").then_some(view.shift.id)
        });
        house.replans("li", shift.unwrap(), asked("wang", "七层组", "08:30", "11:00")).await.unwrap();
        assert_eq!(told(&house.asked_of(TODAY).await[1]), "10:30-11:00");
        assert_eq!(code(house.goes("wang").await), "hand-over-first");
        house.hands_shift_over_and("wang", &ALL, "", true).await.unwrap();
        assert_eq!(house.hand_overs("li").await.found.len(), 1);
    }

    // C2.9
    async fn a_workbook_changes_no_shift_that_is_handed_over_already_but_one_that_was_put_off_c2_9(house: House) {
        house.with_a_shift().await;
        house.tick("11:30").await;
        let lead = house.who("li").await;
        let takes_in = async |from: &str, to: &str| {
            let rows = vec![row(2, [TODAY, "王芳", "七层组", from, to])];
            let seen = preview(&house.app, &lead, &bureau(), rows.clone()).await.unwrap();
            let done = import(&house.app, &lead, &bureau(), &house.command(), rows).await.unwrap();
            (roster_sheet::told(&seen.outcomes[0].1), done)
        };
        let stands = async || house.asked_of(TODAY).await.iter().map(told).collect::<Vec<String>>();
        // A later end, an earlier one, other hours: it has begun, and is changed by hand alone.
        let refused = ("day shift-taken".to_owned(), Imported { bad: 1, ..Imported::default() });
        for (from, to) in [("08:30", "12:30"), ("08:30", "11:45"), ("13:00", "17:00")] {
            assert_eq!(takes_in(from, to).await, refused, "{from}-{to}");
        }
        assert_eq!(takes_in("08:30", "12:00").await, ("unchanged".to_owned(), Imported::default()));
        house.tick("11:31").await;
        assert_eq!(stands().await, ["11:30-12:00"]);
        assert_eq!(code(house.goes("wang").await), "hand-over-first");
        // The leader puts it off by hand: what was asked for is over, and a workbook may move what is still to come.
        let shift = house.week("li", None).await.unwrap().rows.iter().find_map(|of| {
            let view = of.shifts.first()?;
            (of.staff.name == "王芳").then_some(view.shift.id)
        });
        house.replans("li", shift.unwrap(), asked("wang", "七层组", "13:00", "17:00")).await.unwrap();
        assert_eq!(stands().await, ["11:30-12:00 cancelled 11:31"]);
        let changed = ("changed".to_owned(), Imported { changed: 1, ..Imported::default() });
        assert_eq!(takes_in("13:00", "16:00").await, changed);
        house.tick("15:30").await;
        assert_eq!(stands().await, ["11:30-12:00 cancelled 11:31", "15:30-16:00"]);
        house.hands_shift_over_and("wang", &ALL, "", true).await.unwrap();
        assert!(stands().await[1].contains("done 15:30 on_time"));
    }

    // C2.9
    async fn what_was_not_handed_over_stays_late_whatever_shift_comes_after_c2_9(house: House) {
        house.with_a_shift().await;
        house.tick("11:30").await;
        let mut second = asked("wang", "七层组", "12:30", "17:00");
        second.confirmed = true;
        house.plans("li", second).await.unwrap();
        house.tick("16:30").await;
        let stands: Vec<String> = house.asked_of(TODAY).await.iter().map(told).collect();
        assert_eq!(stands, ["11:30-12:00", "16:30-17:00"]);
        let colleague = house.asked_of(TODAY).await.remove(0).id;
        let (zhao, command) = (house.who("zhao").await, house.command());
        let ticked = app::duty::tick_step(&house.app, &zhao, &bureau(), &command, colleague, 1_000).await;
        assert_eq!(code(ticked), "hand-over-settles");
        house.hands_shift_over_and("wang", &ALL, "", true).await.unwrap();
        let stands: Vec<String> = house.asked_of(TODAY).await.iter().map(told).collect();
        assert!(stands[0].contains("done 16:30 late") && stands[1].contains("done 16:30 on_time"), "{stands:?}");
        assert!(house.hand_overs("li").await.found.iter().all(|view| view.hand_over.made.is_some()));
    }

    // C2.9
    async fn the_next_shift_says_that_it_has_what_was_handed_over_c2_9(house: House) {
        house.with_a_shift().await;
        house.tick("11:30").await;
        house.hands_shift_over_and("wang", &ALL, "金丝雀要换水", true).await.unwrap();
        assert!(house.waits_for("wang").await.is_empty(), "her own is not hers to have");
        assert_eq!(house.waits_for("zhao").await, ["王芳 金丝雀要换水"]);
        assert!(house.waits_for("qiang").await.is_empty(), "he is of another team");
        let id = house.hand_overs("li").await.found[0].hand_over.id;
        assert_eq!(code(house.has("wang", id).await), "hand-over-own");
        assert_eq!(code(house.has("qiang", id).await), "hand-over-unknown");
        assert_eq!(code(house.has("chen", id).await), "not-allowed");
        house.set("13:02");
        house.has("zhao", id).await.unwrap();
        assert!(house.waits_for("zhao").await.is_empty());
        // Said again it is a notice, and nothing changes.
        let again = house.has("li", id).await.unwrap();
        assert_eq!(again.notice.unwrap().key, "hand-over-had");
        let found = house.hand_overs("shen").await.found.remove(0);
        let had = found.hand_over.acknowledged.unwrap();
        assert_eq!((had.by.as_str(), clock(had.at).as_str(), found.note.as_str()), ("赵敏", "13:02", "金丝雀要换水"));
        assert_eq!(house.hand_overs("qiang").await.found.len(), 0);
        assert_eq!(house.hand_overs("wang").await.found.len(), 1);
        // What is written to the next shift stands in no journal, and in no file of the house in plain words.
        let auditor = house.who("shen").await;
        let question = app::journal::JournalQuestion { limit: 200, ..Default::default() };
        let journal = app::journal::search(&house.app, &auditor, &bureau(), question).await.unwrap();
        assert!(!format!("{journal:?}").contains("金丝雀"), "{journal:?}");
        if let Some(written) = house.written() {
            let canary = "金丝雀".as_bytes();
            assert!(!written.windows(canary.len()).any(|part| part == canary));
        }
    }

    // C2.9
    async fn whoever_comes_next_is_asked_to_take_over_and_is_late_where_nobody_says_so_c2_9(house: House) {
        house.with_a_shift().await;
        house.tick("11:30").await;
        house.hands_shift_over_and("wang", &ALL, "", true).await.unwrap();
        let id = house.hand_overs("li").await.found[0].hand_over.id;
        let asked = async || house.to_take_over().await;
        // It is nothing to another team, nor to whoever handed over and comes back.
        house.set("13:00");
        house.start_shift("qiang").await;
        house.start_shift("wang").await;
        assert!(asked().await.is_empty());
        house.start_shift("zhao").await;
        let duty = asked().await.remove(0);
        assert_eq!((told(&duty).as_str(), duty.assignee.as_ref().unwrap().name.as_str()), ("13:00-13:15", "赵敏"));
        assert_eq!((duty.clauses.as_slice(), duty.subject.unwrap().page()), (&["C2.9".to_owned()][..], format!("hand-overs/{id}")));
        // No tap settles it, nor is it waved through by whoever is to do it.
        for settlement in [Settlement::Done, Settlement::Waived("没空".to_owned())] {
            let settled = house.try_settle("zhao", duty.id, settlement, &house.command()).await;
            assert_eq!(code(settled), "take-over-settles");
        }
        // She goes and comes again: it is asked for once.
        house.tick("13:16").await;
        assert_eq!(asked().await[0].state(at("13:16")), "overdue");
        house.end_shift("zhao").await;
        house.start_shift("zhao").await;
        assert_eq!(asked().await.len(), 1);
        house.set("13:20");
        house.has("zhao", id).await.unwrap();
        let done: Vec<String> = asked().await.iter().map(told).collect();
        assert_eq!(done, ["13:00-13:15 done 13:20 late 赵敏"]);
        house.end_shift("zhao").await;
        house.start_shift("zhao").await;
        assert_eq!(asked().await.len(), 1);
    }

    // C2.9
    async fn who_of_the_next_shift_is_there_already_is_asked_to_take_over_c2_9(house: House) {
        house.with_a_shift().await;
        house.start_shift("zhao").await;
        house.plans("li", asked("zhao", "七层组", "11:30", "17:00")).await.unwrap();
        house.tick("11:50").await;
        house.hands_shift_over_and("wang", &ALL, "", true).await.unwrap();
        let duty = house.to_take_over().await.remove(0);
        assert_eq!((told(&duty).as_str(), duty.assignee.unwrap().name.as_str()), ("11:50-12:05", "赵敏"));
        house.set("11:55");
        let id = house.hand_overs("li").await.found[0].hand_over.id;
        house.has("zhao", id).await.unwrap();
        let done: Vec<String> = house.to_take_over().await.iter().map(told).collect();
        assert_eq!(done, ["11:50-12:05 done 11:55 on_time 赵敏"]);
        // Those who end together have nobody who stays: whoever comes next is asked.
        house.set("12:10");
        house.start_shift("wang").await;
        house.plans("li", Asked { confirmed: true, ..asked("wang", "七层组", "12:30", "17:00") }).await.unwrap();
        house.tick("16:50").await;
        house.hands_shift_over_and("zhao", &ALL, "", true).await.unwrap();
        house.hands_shift_over_and("wang", &ALL, "", true).await.unwrap();
        assert_eq!(house.to_take_over().await.len(), 1);
    }

    // C2.9: she handed over and went at noon without network, and came for the afternoon before it was back.
    async fn who_went_and_came_without_network_between_two_shifts_did_both_c2_9(house: House) {
        house.with_a_shift().await;
        let afternoon = Asked { confirmed: true, ..asked("wang", "七层组", "13:00", "17:00") };
        house.plans("li", afternoon).await.unwrap();
        house.tick("11:50").await;
        house.hands_shift_over("wang", &ALL, "").await.unwrap();
        house.tick("13:02").await;
        let signs = house.sign_ons("li").await;
        let check = signs.iter().find(|(_, told)| told.starts_with("12:40-13:00")).unwrap().0;
        let waived = Settlement::Waived("已口头检查".to_owned());
        house.try_settle("li", check, waived, &house.command()).await.unwrap();
        // By the clock of a phone that tells of no earlier shift nobody goes around it.
        let (wang, site) = (house.who("wang").await, bureau());
        let early = app::shift::end(&house.app, &wang, &site, &house.command_at("08:00")).await;
        assert_eq!(code(early), "hand-over-first");
        app::shift::end(&house.app, &wang, &site, &house.command_at("11:59")).await.unwrap();
        assert!(!house.is_on_duty("wang").await);
        let came = app::shift::start(&house.app, &wang, &site, &house.command_at("12:50")).await.unwrap();
        assert_eq!(came.notice, None);
        assert!(house.is_on_duty("wang").await);
        assert_eq!(code(house.goes("wang").await), "hand-over-first", "the afternoon is still to be handed over");
        // Nor by the clock of one that goes from the morning anew: that was over before she came back.
        let again = app::shift::end(&house.app, &wang, &site, &house.command_at("12:55")).await;
        assert_eq!(code(again), "hand-over-first");
    }

    // C2.9
    async fn whoever_goes_sees_what_is_open_and_what_tomorrow_brings_c2_9(house: House) {
        house.with_a_shift().await;
        let tomorrow = meeting_in(room("701"), "2026-07-07 09:00", "2026-07-07 10:00");
        house.book(domain::requirement::Requirement { title: "局务会".to_owned(), ..tomorrow }).await;
        house.tick("11:30").await;
        let seen = house.review("wang").await;
        assert_eq!(seen.due.map(clock).unwrap(), "12:00");
        let items: Vec<&str> = seen.items.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(items, ["查看当天的工作记录", "次日有无重要事情", "次日有无会议安排"]);
        let next: Vec<String> = seen.next.iter().map(|day| day.date.to_string()).collect();
        assert_eq!(next, ["2026-07-07"]);
        assert_eq!(seen.next[0].meetings[0].meeting.requirement.title, "局务会");
        assert!(seen.open.iter().any(|duty| duty.outcome.is_none()), "the morning's duties are not done");
        assert!(seen.open.iter().all(|duty| duty.rule != "day-end-review"));
        assert!(seen.entries.entries.iter().all(|written| written.entry.actor == "王芳"));
        // Before a weekend the days until the next working day are seen.
        house.tick("2026-07-10 09:00").await;
        let next: Vec<String> = house.review("wang").await.next.iter().map(|day| day.date.to_string()).collect();
        assert_eq!(next, ["2026-07-11", "2026-07-12", "2026-07-13"]);
        let owner = house.who("chen").await;
        assert_eq!(code(review(&house.app, &owner, &bureau()).await), "not-allowed");
    }

    // C2.9
    async fn who_is_not_planned_may_hand_over_and_go_as_they_like_c2_9(house: House) {
        house.furnish().await;
        house.tick("08:00").await;
        house.start_shift("qiang").await;
        house.goes("qiang").await.unwrap();
        house.start_shift("qiang").await;
        assert_eq!(code(house.hands_shift_over("qiang", &[], "").await), "hand-over-unseen");
        house.hands_shift_over("qiang", &ALL, "").await.unwrap();
        assert!(house.is_on_duty("qiang").await);
        house.goes("qiang").await.unwrap();
        assert!(house.asked_of(TODAY).await.is_empty());
        // At the court the standard asks for nothing of the kind.
        house.start_shift("court-ting").await;
        house.hands_shift_over_and("court-ting", &[], "", true).await.unwrap();
        assert!(!house.is_on_duty("court-ting").await);
    }

    // C2.9
    async fn a_leader_lets_somebody_go_without_it_and_says_why_c2_9(house: House) {
        house.with_a_shift().await;
        house.tick("11:30").await;
        let duty = house.asked_of(TODAY).await.remove(0);
        let waived = Settlement::Waived("家中有急事".to_owned());
        house.try_settle("li", duty.id, waived, &house.command()).await.unwrap();
        house.goes("wang").await.unwrap();
        // Whoever never came is asked for nothing; nor is who went before the time.
        assert_eq!(house.count_of(&bureau(), "hand-over-asked").await, 1);
        house.plans("li", asked("qiang", "六层组", "08:30", "11:40")).await.unwrap();
        house.tick("11:35").await;
        assert_eq!(house.count_of(&bureau(), "hand-over-asked").await, 1);
        // A moved end asks again, and what it asked before is over.
        house.start_shift("zhao").await;
        house.plans("li", asked("zhao", "七层组", "08:30", "11:40")).await.unwrap();
        house.tick("11:36").await;
        assert_eq!(house.count_of(&bureau(), "hand-over-asked").await, 2);
        let shift = house.week("li", None).await.unwrap().rows.iter()
            .filter(|row| row.staff.name == "赵敏").flat_map(|row| &row.shifts).next().unwrap().shift.id;
        house.replans("li", shift, asked("zhao", "七层组", "08:30", "12:10")).await.unwrap();
        let hers: Vec<String> = house.asked_of(TODAY).await.iter()
            .filter(|duty| duty.assignee.as_ref().is_some_and(|staff| staff.name == "赵敏")).map(told).collect();
        assert!(hers.iter().all(|told| told.contains("cancelled")), "an end that is no more is not late: {hers:?}");
        house.tick("11:40").await;
        let hers: Vec<String> = house.asked_of(TODAY).await.iter()
            .filter(|duty| duty.assignee.as_ref().is_some_and(|staff| staff.name == "赵敏")).map(told).collect();
        assert!(hers.iter().any(|told| told == "11:40-12:10"), "{hers:?}");
        assert!(hers.iter().all(|told| told == "11:40-12:10" || told.contains("cancelled")), "{hers:?}");
        // What nobody made by the end of the day is missed, and keeps nobody in the house.
        house.tick("2026-07-07 00:01").await;
        let left = house.asked_of(TODAY).await;
        assert!(left.iter().any(|duty| told(duty).contains("missed")), "{left:?}");
        house.goes("zhao").await.unwrap();
    }
}
