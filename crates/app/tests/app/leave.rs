//! Leave: asked for, decided by somebody else, seen in the roster without its reason; whoever is away is neither
//! planned nor proposed.

use app::roster::{
    LeaveAsked, LeavePage, LeaveView, ask_leave, decide_leave, leaves, withdraw_leave,
};
use app::{Answer, Error};
use domain::LeaveId;
use domain::roster::Standing;
use domain::roster::decision::Decision;
use domain::roster::leave::LeaveKind;

use crate::house::{House, at, bureau, code, refusal, site_of, stories};
use crate::roster::asked;

/// A word that must stand nowhere but before the two of them.
const CANARY: &str = "金丝雀手术";

fn sick(from: &str, until: &str) -> LeaveAsked {
    LeaveAsked {
        kind: LeaveKind::Sick,
        starts: at(from),
        ends: at(until),
        words: CANARY.to_owned(),
    }
}

impl House {
    async fn asks_leave(&self, who: &str, what: LeaveAsked) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        ask_leave(&self.app, &actor, &site_of(who), &command, what).await
    }

    pub(crate) async fn leave(&self, who: &str, from: &str, until: &str) -> LeaveId {
        let done = self.asks_leave(who, sick(from, until)).await.unwrap();
        done.subject.unwrap().parse().unwrap()
    }

    pub(crate) async fn decides(
        &self,
        lead: &str,
        id: LeaveId,
        decision: Decision,
        reason: &str,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(lead).await, self.command());
        let what = (decision, reason.to_owned());
        decide_leave(&self.app, &actor, &site_of(lead), &command, id, what).await
    }

    pub(crate) async fn takes_back(&self, who: &str, id: LeaveId) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        withdraw_leave(&self.app, &actor, &site_of(who), &command, id).await
    }

    async fn leaves_of(&self, who: &str) -> Option<LeavePage> {
        let actor = self.who(who).await;
        leaves(&self.app, &actor, &site_of(who)).await.unwrap()
    }

    /// What somebody is told on the phone, by the keys of the words.
    pub(crate) async fn notices_of(&self, who: &str) -> Vec<String> {
        let actor = self.who(who).await;
        let state = app::phone::state(&self.app, &actor, &site_of(who)).await;
        let notices = state.unwrap().unwrap().notices.into_iter();
        notices.map(|notice| notice.words).collect()
    }
}

fn told(views: &[LeaveView]) -> Vec<String> {
    let told = views.iter().map(|view| {
        let kind = view.told.kind.word();
        format!(
            "{} {kind} {} {}",
            view.staff.name,
            view.leave.standing.word(),
            view.shifts.len()
        )
    });
    told.collect()
}

stories! {
    async fn leave_is_asked_for_and_decided_and_its_reason_is_the_two_of_thems_alone(house: House) {
        house.furnish().await;
        house.plans("li", asked("wang", "七层组", "2026-07-08 08:30", "2026-07-08 17:30")).await.unwrap();
        let id = house.leave("wang", "2026-07-08 00:00", "2026-07-10 00:00").await;
        assert_eq!(house.notices_of("li").await, ["leave-asked"]);
        let page = house.leaves_of("li").await.unwrap();
        assert_eq!(told(&page.waiting), ["王芳 sick waiting 1"], "the leader sees whom to replace");
        assert_eq!(page.waiting[0].told.words, CANARY);
        let hers = house.leaves_of("wang").await.unwrap();
        assert_eq!(told(&hers.own), ["王芳 sick waiting 1"]);
        // Her colleague sees nothing of it, nor does the owner's office, whose own are the leaders'.
        for other in ["zhao", "chen"] {
            let page = house.leaves_of(other).await.unwrap();
            assert!(page.own.is_empty() && page.waiting.is_empty() && page.others.is_empty(), "{other}");
        }
        assert!(house.leaves_of("sun").await.is_none(), "hosts ask for none");
        assert_eq!(code(house.decides("zhao", id, Decision::Approve, "").await), "not-allowed");
        assert_eq!(code(house.decides("chen", id, Decision::Approve, "").await), "leave-unknown");
        let silent = refusal(house.decides("li", id, Decision::Refuse, " ").await);
        assert_eq!((silent.code, silent.field), ("field-empty", Some("reason")));
        house.decides("li", id, Decision::Approve, "").await.unwrap();
        assert_eq!(code(house.decides("duo", id, Decision::Refuse, "晚了").await), "leave-decided");
        assert_eq!(house.notices_of("wang").await, ["leave-approved"]);
        // In the roster colleagues see that she is away, the leader whom to replace.
        let week = house.week("zhao", Some("2026-07-08")).await.unwrap();
        let row = week.rows.iter().find(|row| row.staff.name == "王芳").unwrap();
        assert_eq!((row.leaves.len(), row.leaves[0].waits), (1, false));
        assert!(row.shifts[0].on_leave());
        let shown = format!("{week:?}");
        assert!(!shown.contains("sick") && !shown.contains("Sick"), "{shown}");
        // Neither the kind nor the word is in the journal or the database.
        let auditor = house.who("shen").await;
        let question = app::journal::JournalQuestion { limit: 200, ..Default::default() };
        let journal = app::journal::search(&house.app, &auditor, &bureau(), question).await.unwrap();
        let journal = format!("{journal:?}");
        assert!(journal.contains("leave-approved") && !journal.contains(CANARY) && !journal.contains("sick"), "{journal}");
        if let Some(written) = house.written() {
            let canary = CANARY.as_bytes();
            assert!(!written.windows(canary.len()).any(|bytes| bytes == canary));
        }
    }

    async fn whoever_is_on_leave_is_not_planned_and_not_copied(house: House) {
        house.furnish().await;
        let day = |day: &str| asked("wang", "七层组", &format!("{day} 08:30"), &format!("{day} 17:30"));
        house.plans("li", day("2026-07-07")).await.unwrap();
        let id = house.leave("wang", "2026-07-14 12:00", "2026-07-16 00:00").await;
        // As long as it waits she is planned as before; her colleague's grid does not tell of it.
        let waiting = house.week("zhao", Some("2026-07-14")).await.unwrap();
        assert!(waiting.rows.iter().all(|row| row.leaves.is_empty()));
        let seen = house.week("li", Some("2026-07-14")).await.unwrap();
        assert!(seen.rows.iter().any(|row| row.leaves.iter().any(|leave| leave.waits)));
        house.decides("li", id, Decision::Approve, "").await.unwrap();
        let away = refusal(house.plans("li", day("2026-07-15")).await);
        assert_eq!((away.code, away.field), ("shift-on-leave", Some("day")));
        assert!(away.arguments.contains(&("person", "王芳".to_owned())), "{away}");
        // Of the half day the morning is hers.
        house.plans("li", asked("wang", "七层组", "2026-07-14 08:00", "2026-07-14 12:00")).await.unwrap();
        let (actor, command) = (house.who("li").await, house.command());
        house.plans("li", day("2026-07-08")).await.unwrap();
        let monday = crate::house::date("2026-07-13");
        let copied = app::roster::copy_week(&house.app, &actor, &bureau(), &command, monday).await.unwrap();
        assert_eq!(copied.subject.as_deref(), Some("0 2"), "Tuesday is planned already, on Wednesday she is away");
        house.takes_back("wang", id).await.unwrap();
        house.plans("li", day("2026-07-15")).await.unwrap();
    }

    async fn nobody_is_asked_to_come_who_was_let_stay_away(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("li", asked("wang", "七层组", "08:30", "17:30")).await.unwrap();
        house.plans("li", asked("zhao", "七层组", "08:30", "17:30")).await.unwrap();
        let checks = async || {
            let lead = house.who("li").await;
            let day = app::board::day(&house.app, &lead, &bureau(), None).await.unwrap().unwrap();
            let signs = day.duties.iter().filter(|duty| duty.rule.ends_with("sign-on") && duty.outcome.is_none());
            signs.count()
        };
        assert_eq!(checks().await, 2);
        let plan = async || {
            let lead = house.who("li").await;
            let plan = app::day_plan::look(&house.app, &lead, &bureau(), None, None).await;
            let people = plan.unwrap().unwrap().people;
            people.into_iter().map(|one| one.staff.name).collect::<Vec<_>>()
        };
        assert!(plan().await.contains(&"王芳".to_owned()));
        let id = house.leave("wang", "2026-07-06 00:00", "2026-07-07 00:00").await;
        house.decides("duo", id, Decision::Approve, "").await.unwrap();
        assert_eq!(checks().await, 1, "her check goes with the leave");
        assert!(!plan().await.contains(&"王芳".to_owned()), "the plan of the day does not count on her");
        house.tick("08:40").await;
        let missing = house.notices_of("li").await.into_iter().filter(|words| words == "post-not-taken");
        assert_eq!(missing.count(), 1, "her colleague alone is missed");
        // Back after all, she is asked again.
        house.takes_back("wang", id).await.unwrap();
        assert_eq!(checks().await, 2);
        // Today can be planned otherwise, and who falls ill again asks again.
        house.plans("li", asked("wang", "七层组", "17:45", "18:30")).await.unwrap();
        house.leave("wang", "12:00", "2026-07-07 00:00").await;
        assert!(house.notices_of("li").await.contains(&"leave-ended".to_owned()));
    }

    // A2.2
    async fn a_post_whose_holder_was_let_stay_away_is_told_to_the_leader_as_its_shift_begins_a2_2(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("li", asked("wang", "七层组", "08:30", "17:30")).await.unwrap();
        house.plans("li", asked("zhao", "七层组", "08:30", "17:30")).await.unwrap();
        let id = house.leave("wang", "2026-07-06 00:00", "2026-07-07 00:00").await;
        house.decides("li", id, Decision::Approve, "").await.unwrap();
        let told = async || {
            let notices = house.notices_of("li").await.into_iter();
            notices.filter(|words| words == "post-unmanned").count()
        };
        house.tick("08:29:59").await;
        assert_eq!(told().await, 0, "somebody else may still be planned");
        house.tick("08:30").await;
        house.tick("08:30:01").await;
        assert_eq!(told().await, 1, "once, and of her post alone");
        let auditor = house.who("shen").await;
        let question = app::journal::JournalQuestion { limit: 200, ..Default::default() };
        let journal = app::journal::search(&house.app, &auditor, &bureau(), question).await.unwrap();
        assert_eq!(format!("{journal:?}").matches("\"post-unmanned\"").count(), 1, "the board hears of it");
    }

    // A2.2
    async fn of_a_post_where_a_colleague_is_on_duty_the_leader_is_told_once_they_go_a2_2(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.start_shift("zhao").await;
        house.plans("li", asked("wang", "七层组", "08:30", "17:30")).await.unwrap();
        let id = house.leave("wang", "2026-07-06 00:00", "2026-07-07 00:00").await;
        house.decides("li", id, Decision::Approve, "").await.unwrap();
        let told = async || {
            let notices = house.notices_of("li").await.into_iter();
            notices.filter(|words| words == "post-unmanned").count()
        };
        house.tick("08:30").await;
        assert_eq!(told().await, 0, "she is there");
        house.set("08:40");
        house.end_shift("zhao").await;
        house.tick("08:40:01").await;
        assert_eq!(told().await, 1, "nobody is");
    }

    async fn a_half_day_of_leave_takes_its_half_of_a_shift_and_no_more(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("li", asked("wang", "七层组", "08:30", "17:30")).await.unwrap();
        house.plans("li", asked("zhao", "七层组", "08:30", "17:30")).await.unwrap();
        let afternoon = house.leave("wang", "2026-07-06 12:00", "2026-07-07 00:00").await;
        let morning = house.leave("zhao", "2026-07-06 00:00", "2026-07-06 12:00").await;
        for id in [afternoon, morning] {
            house.decides("li", id, Decision::Approve, "").await.unwrap();
        }
        // Each is asked to take the post as they come to it.
        let mut signs: Vec<String> = house.sign_ons("li").await.into_iter().map(|one| one.1).collect();
        signs.sort();
        assert_eq!(signs, ["08:10-08:30 王芳 705", "11:40-12:00 赵敏 705"]);
        let week = house.week("li", None).await.unwrap();
        let shift = |name: &str| {
            let row = week.rows.iter().find(|row| row.staff.name == name).unwrap();
            row.shifts[0].clone()
        };
        for (name, there) in [("王芳", (at("08:30"), at("12:00"))), ("赵敏", (at("12:00"), at("17:30")))] {
            let view = shift(name);
            assert!(!view.on_leave() && view.is_partly_on_leave(), "{name}");
            assert_eq!(view.there, [there], "{name}");
        }
        // The plan of the day counts on each for the other half.
        let lead = house.who("li").await;
        let plan = app::day_plan::look(&house.app, &lead, &bureau(), None, None).await.unwrap().unwrap();
        let there = |name: &str| plan.people.iter().find(|one| one.staff.name == name).map(|one| one.shifts.clone());
        assert_eq!(there("王芳"), Some(vec![(at("08:30"), at("12:00"))]));
        assert_eq!(there("赵敏"), Some(vec![(at("12:00"), at("17:30"))]));
        // Whoever is late is late for their own half.
        let (wang, zhao) = ("王芳".to_owned(), "赵敏".to_owned());
        house.tick("08:40").await;
        let stands = house.posts_stand("li").await;
        assert_eq!(stands, [(wang.clone(), Standing::Late(600_000)), (zhao.clone(), Standing::Planned)]);
        house.tick("12:10").await;
        let stands = house.posts_stand("li").await;
        assert_eq!(stands, [(wang, Standing::Missed), (zhao, Standing::Late(600_000))]);
    }

    async fn a_day_of_granted_leave_is_a_free_day_to_the_days_around_it(house: House) {
        house.furnish().await;
        let day = |day: u8| {
            let (from, to) = (format!("2026-07-{day:02} 08:30"), format!("2026-07-{day:02} 12:30"));
            asked("wang", "七层组", &from, &to)
        };
        for of in 7..13 {
            house.plans("li", day(of)).await.unwrap();
        }
        let id = house.leave("wang", "2026-07-09 00:00", "2026-07-10 00:00").await;
        assert_eq!(code(house.plans("li", day(13)).await), "shift-no-day-off", "nobody granted it yet");
        house.decides("li", id, Decision::Approve, "").await.unwrap();
        house.plans("li", day(13)).await.unwrap();
        for monday in ["2026-07-06", "2026-07-13"] {
            let week = house.week("li", Some(monday)).await.unwrap();
            let hers = week.rows.iter().find(|row| row.staff.name == "王芳").unwrap();
            assert!(hers.shifts.iter().all(|view| view.strain.is_none()), "{hers:?}");
        }
    }

    async fn a_leave_that_has_begun_ends_when_its_person_is_back_and_what_has_passed_of_it_stays(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("li", asked("wang", "七层组", "08:30", "17:30")).await.unwrap();
        let id = house.leave("wang", "2026-07-06 00:00", "2026-07-09 00:00").await;
        house.decides("li", id, Decision::Approve, "").await.unwrap();
        house.tick("10:00").await;
        house.takes_back("wang", id).await.unwrap();
        let own = house.leaves_of("wang").await.unwrap().own;
        let leave = &own[0].leave;
        assert_eq!((leave.standing.word(), leave.starts, leave.ends), ("approved", at("2026-07-06 00:00"), at("10:00")));
        assert!(!own[0].may_withdraw, "it is over");
        assert_eq!(code(house.takes_back("wang", id).await), "leave-over");
        // What is left of the shift is hers, and so is the day after.
        let signs: Vec<String> = house.sign_ons("li").await.into_iter().map(|one| one.1).collect();
        assert_eq!(signs, ["09:40-10:05 王芳 705"]);
        house.plans("li", asked("wang", "七层组", "2026-07-07 08:30", "2026-07-07 17:30")).await.unwrap();
        assert!(house.notices_of("li").await.contains(&"leave-ended".to_owned()));
        // The journal tells what was granted.
        let auditor = house.who("shen").await;
        let question = app::journal::JournalQuestion { limit: 200, ..Default::default() };
        let journal = format!("{:?}", app::journal::search(&house.app, &auditor, &bureau(), question).await.unwrap());
        assert!(journal.contains("leave-ended") && !journal.contains("(\"until\", \"2026-07-06\")"), "{journal}");
    }

    async fn a_leaders_own_leave_is_anothers_to_decide(house: House) {
        house.furnish().await;
        let id = house.leave("li", "2026-07-08 00:00", "2026-07-09 00:00").await;
        assert_eq!(code(house.decides("li", id, Decision::Approve, "").await), "leave-of-oneself");
        let owner = house.leaves_of("chen").await.unwrap();
        assert_eq!(told(&owner.waiting), ["李领班 sick waiting 0"], "a leader's is the owner's office's to decide too");
        house.decides("chen", id, Decision::Refuse, "当天有检查").await.unwrap();
        let own = house.leaves_of("li").await.unwrap().own;
        assert_eq!((told(&own)[0].as_str(), own[0].told.reason.as_str()), ("李领班 sick refused 0", "当天有检查"));
        // What cannot be is refused with the field that mends it.
        let other = refusal(house.asks_leave("wang", sick("2026-07-09 00:00", "2026-07-09 00:00")).await);
        assert_eq!((other.code, other.field), ("leave-ends-early", Some("until")));
        house.leave("wang", "2026-07-09 00:00", "2026-07-10 00:00").await;
        assert_eq!(code(house.asks_leave("wang", sick("2026-07-09 12:00", "2026-07-11 00:00")).await), "leave-asked-already");
        assert_eq!(code(house.takes_back("zhao", id).await), "leave-unknown");
        assert_eq!(code(house.asks_leave("sun", sick("2026-07-20 00:00", "2026-07-21 00:00")).await), "not-allowed");
    }

    async fn leaves_are_forgotten_in_their_time(house: House) {
        house.furnish().await;
        house.leave("wang", "2026-07-08 00:00", "2026-07-09 00:00").await;
        let auditor = house.who("shen").await;
        house.set("2027-07-10 12:00");
        app::timer::sweep(&house.app).await.unwrap();
        let question = app::journal::JournalQuestion { limit: 50, ..Default::default() };
        let journal = app::journal::search(&house.app, &auditor, &bureau(), question).await.unwrap();
        assert!(format!("{journal:?}").contains("(\"register\", \"leave\")"), "{journal:?}");
    }
}
