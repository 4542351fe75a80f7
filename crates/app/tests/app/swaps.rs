//! Swaps: asked of a colleague, agreed, approved, and then the roster is another; what stands against it is told.

use app::roster::{
    SwapAct, SwapAsked, SwapPage, answer_swap, approve_swap, ask_swap, leaves, refuse_swap,
    swap_choices, swaps, waiting, withdraw_swap,
};
use app::{Answer, Error};
use domain::roster::decision::Decision;
use domain::{PlannedShiftId, ShiftSwapId};

use crate::house::{House, account, bureau, code, refusal, site_of, stories};
use crate::roster::asked;

impl House {
    /// Plans somebody of the seventh floor for some hours.
    async fn planned(&self, who: &str, from: &str, to: &str) -> PlannedShiftId {
        let done = self
            .plans("li", asked(who, "七层组", from, to))
            .await
            .unwrap();
        done.subject.unwrap().parse().unwrap()
    }

    async fn asks_to_swap(
        &self,
        who: &str,
        given: PlannedShiftId,
        with: (&str, Option<PlannedShiftId>),
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let what = SwapAsked {
            given,
            colleague: account(with.0),
            taken: with.1,
            words: "金丝雀家长会".to_owned(),
        };
        ask_swap(&self.app, &actor, &site_of(who), &command, what).await
    }

    async fn swap(
        &self,
        who: &str,
        given: PlannedShiftId,
        with: (&str, Option<PlannedShiftId>),
    ) -> ShiftSwapId {
        let done = self.asks_to_swap(who, given, with).await.unwrap();
        done.subject.unwrap().parse().unwrap()
    }

    async fn answers_swap(
        &self,
        who: &str,
        id: ShiftSwapId,
        agrees: bool,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        answer_swap(&self.app, &actor, &site_of(who), &command, id, agrees).await
    }

    async fn approves(
        &self,
        lead: &str,
        id: ShiftSwapId,
        confirmed: bool,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(lead).await, self.command());
        approve_swap(&self.app, &actor, &site_of(lead), &command, id, confirmed).await
    }

    async fn swaps_of(&self, who: &str) -> SwapPage {
        let actor = self.who(who).await;
        swaps(&self.app, &actor, &site_of(who))
            .await
            .unwrap()
            .unwrap()
    }

    /// Who has which shift of the week: name, day, when it begins, revision.
    async fn hands(&self) -> Vec<(String, String, i32)> {
        let week = self.week("li", Some("2026-07-08")).await.unwrap();
        let shifts = week.rows.iter().flat_map(|row| {
            let views = row.shifts.iter();
            views.map(|view| {
                (
                    row.staff.name.clone(),
                    view.shift.day.clone(),
                    view.shift.revision,
                )
            })
        });
        let mut hands: Vec<_> = shifts.collect();
        hands.sort();
        hands
    }
}

fn hand(name: &str, day: &str, revision: i32) -> (String, String, i32) {
    (name.to_owned(), day.to_owned(), revision)
}

stories! {
    async fn as_much_is_counted_to_wait_as_the_pages_show(house: House) {
        house.furnish().await;
        let first = house.planned("wang", "2026-07-08 08:30", "2026-07-08 17:30").await;
        let second = house.planned("wang", "2026-07-09 08:30", "2026-07-09 17:30").await;
        let third = house.planned("zhao", "2026-07-10 08:30", "2026-07-10 17:30").await;
        house.swap("wang", first, ("zhao", None)).await;
        let agreed = house.swap("wang", second, ("zhao", Some(third))).await;
        house.answers_swap("zhao", agreed, true).await.unwrap();
        for (who, from, until) in [("wang", "2026-07-13 00:00", "2026-07-14 00:00"), ("zhao", "2026-07-13 00:00", "2026-07-15 00:00"), ("li", "2026-07-20 00:00", "2026-07-21 00:00")] {
            house.leave(who, from, until).await;
        }
        let granted = house.leave("zhao", "2026-07-22 00:00", "2026-07-23 00:00").await;
        house.decides("li", granted, Decision::Approve, "").await.unwrap();
        let counted = async |who: &str| {
            let actor = house.who(who).await;
            let counted = waiting(&house.app, &actor, &bureau()).await.unwrap();
            let leaves = leaves(&house.app, &actor, &bureau()).await.unwrap();
            let swaps = swaps(&house.app, &actor, &bureau()).await.unwrap();
            let shown = (leaves.map_or(0, |page| page.waiting.len()), swaps.map_or(0, |page| page.waiting.len()));
            assert_eq!((counted.leaves, counted.swaps), shown, "{who}");
            shown
        };
        for (who, expected) in [("li", (2, 1)), ("duo", (3, 1)), ("chen", (1, 0)), ("wang", (0, 0)), ("zhao", (0, 1)), ("sun", (0, 0))] {
            assert_eq!(counted(who).await, expected, "{who}");
        }
        // What has begun waits for nobody's answer any more, and still for a decision.
        house.set("2026-07-08 09:00");
        assert_eq!(counted("zhao").await, (0, 0));
        assert_eq!(counted("duo").await, (3, 1));
    }

    async fn a_swap_is_agreed_approved_and_the_roster_changes_with_it(house: House) {
        house.furnish().await;
        let hers = house.planned("wang", "2026-07-08 08:30", "2026-07-08 17:30").await;
        let his = house.planned("zhao", "2026-07-10 08:30", "2026-07-10 17:30").await;
        let actor = house.who("wang").await;
        let choices = swap_choices(&house.app, &actor, &bureau(), hers).await.unwrap().unwrap();
        let names: Vec<&str> = choices.colleagues.iter().map(|one| one.staff.name.as_str()).collect();
        assert_eq!((names, choices.colleagues[0].shifts.len()), (vec!["赵敏"], 1));
        assert!(swap_choices(&house.app, &actor, &bureau(), his).await.unwrap().is_none(), "it is not hers");
        let id = house.swap("wang", hers, ("zhao", Some(his))).await;
        assert_eq!(house.notices_of("zhao").await, ["swap-asked"]);
        let page = house.swaps_of("zhao").await;
        assert!(page.waiting.len() == 1 && page.waiting[0].may == Some(SwapAct::Answer) && page.waiting[0].words == "金丝雀家长会");
        assert!(house.swaps_of("qiang").await.others.is_empty(), "it is between the two and the leader");
        assert_eq!(code(house.approves("li", id, false).await), "swap-unanswered");
        assert_eq!(code(house.answers_swap("wang", id, true).await), "swap-unknown");
        house.answers_swap("zhao", id, true).await.unwrap();
        assert!(house.notices_of("li").await.contains(&"swap-waits".to_owned()));
        assert_eq!(code(house.approves("zhao", id, false).await), "not-allowed");
        assert_eq!(house.hands().await, [hand("王芳", "2026-07-08", 1), hand("赵敏", "2026-07-10", 1)]);
        house.approves("li", id, false).await.unwrap();
        assert_eq!(house.hands().await, [hand("王芳", "2026-07-10", 2), hand("赵敏", "2026-07-08", 2)]);
        assert_eq!(code(house.approves("duo", id, false).await), "swap-settled");
        let auditor = house.who("shen").await;
        let question = app::journal::JournalQuestion { limit: 50, ..Default::default() };
        let journal = app::journal::search(&house.app, &auditor, &bureau(), question).await.unwrap();
        let journal = format!("{journal:?}");
        assert!(journal.contains("swap-approved") && !journal.contains("金丝雀"), "{journal}");
    }

    async fn a_shift_is_taken_for_nothing_and_its_check_goes_with_it(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        let hers = house.planned("wang", "08:30", "17:30").await;
        let id = house.swap("wang", hers, ("zhao", None)).await;
        house.answers_swap("zhao", id, true).await.unwrap();
        house.approves("li", id, false).await.unwrap();
        let open = async |who: &str| {
            let actor = house.who(who).await;
            let day = app::board::day(&house.app, &actor, &bureau(), None).await.unwrap().unwrap();
            let signs = day.duties.iter().filter(|duty| duty.rule.ends_with("sign-on") && duty.outcome.is_none());
            signs.count()
        };
        assert_eq!((open("wang").await, open("zhao").await), (0, 1));
    }

    async fn what_stands_against_a_swap_is_told_when_it_is_asked_for(house: House) {
        house.furnish().await;
        let hers = house.planned("wang", "2026-07-08 08:30", "2026-07-08 17:30").await;
        house.planned("zhao", "2026-07-08 12:00", "2026-07-08 20:00").await;
        let twice = refusal(house.asks_to_swap("wang", hers, ("zhao", None)).await);
        assert_eq!((twice.code, twice.field), ("shift-overlaps", Some("with")));
        let late = house.planned("wang", "2026-07-09 06:00", "2026-07-09 12:00").await;
        let short = refusal(house.asks_to_swap("wang", late, ("zhao", None)).await);
        assert_eq!((short.code, short.field), ("swap-rest-short", Some("with")));
        assert!(short.arguments.contains(&("hours", "10:00".to_owned())), "{short}");
        assert_eq!(code(house.asks_to_swap("wang", hers, ("qiang", None)).await), "not-of-the-team");
        assert_eq!(code(house.asks_to_swap("wang", hers, ("wang", None)).await), "swap-with-oneself");
        assert_eq!(code(house.asks_to_swap("zhao", hers, ("wang", None)).await), "shift-unknown");
        assert_eq!(code(house.asks_to_swap("wang", hers, ("zhao", Some(late))).await), "swap-shift-not-theirs");
        // Whoever is on leave takes no shift.
        let free = house.planned("wang", "2026-07-11 08:30", "2026-07-11 17:30").await;
        let leave = house.leave("zhao", "2026-07-11 00:00", "2026-07-12 00:00").await;
        house.decides("li", leave, Decision::Approve, "").await.unwrap();
        assert_eq!(code(house.asks_to_swap("wang", free, ("zhao", None)).await), "shift-on-leave");
        let begun = house.planned("wang", "08:30", "17:30").await;
        house.tick("08:30").await;
        assert_eq!(code(house.asks_to_swap("wang", begun, ("zhao", None)).await), "swap-shift-begun");
    }

    async fn a_roster_that_changed_meanwhile_is_not_swapped(house: House) {
        house.furnish().await;
        let hers = house.planned("wang", "2026-07-08 08:30", "2026-07-08 17:30").await;
        let id = house.swap("wang", hers, ("zhao", None)).await;
        assert_eq!(code(house.asks_to_swap("wang", hers, ("zhao", None)).await), "swap-open-already");
        house.answers_swap("zhao", id, true).await.unwrap();
        house.replans("li", hers, asked("wang", "七层组", "2026-07-08 09:30", "2026-07-08 17:30")).await.unwrap();
        assert!(house.swaps_of("li").await.waiting[0].changed);
        assert_eq!(code(house.approves("li", id, false).await), "swap-roster-changed");
        let lead = house.who("li").await;
        let refused = refuse_swap(&house.app, &lead, &bureau(), &house.command(), id, "排班已改".to_owned()).await;
        refused.unwrap();
        assert_eq!(house.swaps_of("wang").await.others[0].reason, "排班已改");
        // What was agreed before somebody was planned elsewhere is looked at again.
        let id = house.swap("wang", hers, ("zhao", None)).await;
        house.answers_swap("zhao", id, true).await.unwrap();
        house.planned("zhao", "2026-07-09 02:00", "2026-07-09 08:00").await;
        let short = refusal(house.approves("li", id, false).await);
        assert_eq!((short.code, short.field), ("shift-rest-short", Some("confirmed")));
        house.approves("li", id, true).await.unwrap();
    }

    async fn a_swap_is_declined_taken_back_and_over_when_the_shift_begins(house: House) {
        house.furnish().await;
        let hers = house.planned("wang", "2026-07-08 08:30", "2026-07-08 17:30").await;
        let declined = house.swap("wang", hers, ("zhao", None)).await;
        house.answers_swap("zhao", declined, false).await.unwrap();
        assert_eq!(code(house.answers_swap("zhao", declined, true).await), "swap-settled");
        let back = house.swap("wang", hers, ("zhao", None)).await;
        let actor = house.who("wang").await;
        withdraw_swap(&house.app, &actor, &bureau(), &house.command(), back).await.unwrap();
        let late = house.swap("wang", hers, ("zhao", None)).await;
        house.answers_swap("zhao", late, true).await.unwrap();
        house.tick("2026-07-08 08:30").await;
        assert_eq!(code(house.approves("li", late, false).await), "swap-shift-begun");
        assert!(house.swaps_of("wang").await.others.iter().any(|view| view.begun));
    }
}
