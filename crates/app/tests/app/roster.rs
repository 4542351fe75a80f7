//! The roster: planned, moved, taken away; the check before a post is taken; who is late.

use app::duty::Settlement;
use app::roster::{Asked, RosterWeek, change, copy_week, plan, posts, remove, week};
use app::{Answer, Error};
use domain::roster::Standing;
use domain::roster::strain::Strain;
use domain::{DutyId, PlannedShiftId};

use crate::house::{
    House, account, at, bureau, code, court, date, refusal, site_of, stories, team, told,
};

/// The first check item of a rule.
const FIRST: u32 = 1_000;

pub(crate) fn asked(who: &str, post: &str, from: &str, to: &str) -> Asked {
    Asked {
        account: account(who),
        team: team(post),
        starts: at(from),
        ends: at(to),
        confirmed: false,
    }
}

fn id_of(answer: &Answer) -> PlannedShiftId {
    answer.subject.as_deref().unwrap().parse().unwrap()
}

impl House {
    pub(crate) async fn plans(&self, lead: &str, what: Asked) -> Result<Answer, Error> {
        let (actor, command) = (self.who(lead).await, self.command());
        plan(&self.app, &actor, &site_of(lead), &command, what).await
    }

    pub(crate) async fn replans(
        &self,
        lead: &str,
        id: PlannedShiftId,
        what: Asked,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(lead).await, self.command());
        let revision = self.revision(lead, id).await;
        change(
            &self.app,
            &actor,
            &site_of(lead),
            &command,
            (id, revision),
            what,
        )
        .await
    }

    async fn revision(&self, lead: &str, id: PlannedShiftId) -> i32 {
        let actor = self.who(lead).await;
        let found = app::roster::find(&self.app, &actor, &site_of(lead), id).await;
        found.unwrap().unwrap().shift.revision
    }

    async fn unplans(&self, lead: &str, id: PlannedShiftId) -> Result<Answer, Error> {
        let (actor, command) = (self.who(lead).await, self.command());
        let revision = match app::roster::find(&self.app, &actor, &site_of(lead), id).await {
            Ok(Some(page)) => page.shift.revision,
            _ => 1,
        };
        remove(&self.app, &actor, &site_of(lead), &command, (id, revision)).await
    }

    /// Makes every item of the bureau's check at sign-on and takes the post with it.
    async fn makes_the_check(&self, who: &str, duty: DutyId) -> Result<Answer, Error> {
        for item in 0..5 {
            self.ticks_off(who, duty, FIRST + item).await?;
        }
        self.try_settle(who, duty, Settlement::Done, &self.command())
            .await
    }

    pub(crate) async fn week(&self, who: &str, day: Option<&str>) -> Option<RosterWeek> {
        let actor = self.who(who).await;
        let found = week(&self.app, &actor, &site_of(who), day.map(date)).await;
        found.unwrap()
    }

    /// The checks at sign-on that somebody of the site sees today, in short.
    pub(crate) async fn sign_ons(&self, who: &str) -> Vec<(DutyId, String)> {
        let actor = self.who(who).await;
        let day = app::board::day(&self.app, &actor, &site_of(who), None).await;
        let duties = day.unwrap().unwrap().duties;
        let signs = duties.iter().filter(|duty| duty.rule.ends_with("sign-on"));
        signs
            .map(|duty| {
                let whose = duty.assignee.as_ref().map_or("-", |staff| &staff.name);
                let place = duty.room.as_ref().map_or("-", |room| &room.number);
                (duty.id, format!("{} {whose} {place}", told(duty)))
            })
            .collect()
    }

    async fn ticks_off(&self, who: &str, duty: DutyId, item: u32) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        app::duty::tick_step(&self.app, &actor, &site_of(who), &command, duty, item).await
    }

    async fn records(
        &self,
        who: &str,
        duty: DutyId,
        item: u32,
        note: &str,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let site = site_of(who);
        app::check::remark(
            &self.app,
            &actor,
            &site,
            &command,
            duty,
            item,
            note.to_owned(),
        )
        .await
    }

    async fn goes_on(&self, who: &str) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        app::shift::start(&self.app, &actor, &site_of(who), &command).await
    }

    pub(crate) async fn posts_stand(&self, lead: &str) -> Vec<(String, Standing)> {
        let actor = self.who(lead).await;
        let found = posts(&self.app, &actor, &site_of(lead)).await.unwrap();
        let posts = found.unwrap().into_iter();
        posts
            .map(|post| (post.staff.name, post.view.standing))
            .collect()
    }

    pub(crate) async fn is_on_duty(&self, who: &str) -> bool {
        let actor = self.who(who).await;
        let state = app::phone::state(&self.app, &actor, &site_of(who)).await;
        state.unwrap().unwrap().on_duty_since.is_some()
    }
}

stories! {
    // C1.1, C1.2
    async fn the_check_at_sign_on_is_made_item_by_item_before_the_post_is_taken_c1_1_c1_2(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("li", asked("wang", "七层组", "08:30", "17:30")).await.unwrap();
        let signs = house.sign_ons("wang").await;
        assert_eq!(signs.len(), 1);
        assert_eq!(signs[0].1, "08:10-08:30 王芳 705");
        let duty = signs[0].0;
        assert!(house.sign_ons("zhao").await.is_empty(), "how she comes is hers and the leader's to know");
        house.tick("08:12").await;
        let left = refusal(house.goes_on("wang").await);
        assert_eq!(left.code, "sign-on-item-left");
        assert!(left.arguments.iter().any(|(_, value)| value == "著工装"), "{left}");
        assert_eq!(code(house.ticks_off("zhao", duty, FIRST).await), "sign-on-is-theirs");
        assert_eq!(code(house.records("li", duty, FIRST, "没穿工装").await), "sign-on-is-theirs");
        // Four are in order, one of them was put right first; the badge is not, and it is said why.
        house.records("wang", duty, FIRST, "工装有折痕").await.unwrap();
        for item in [0, 1, 3, 4] {
            house.ticks_off("wang", duty, FIRST + item).await.unwrap();
        }
        let done = house.try_settle("wang", duty, Settlement::Done, &house.command()).await;
        assert_eq!(code(done), "sign-on-item-left");
        house.records("wang", duty, FIRST + 2, "金丝雀工牌忘在家里").await.unwrap();
        house.goes_on("wang").await.unwrap();
        assert!(house.is_on_duty("wang").await);
        assert_eq!(house.sign_ons("wang").await[0].1, "08:10-08:30 done 08:12 on_time 王芳 王芳 705");
        assert_eq!(house.posts_stand("li").await, [("王芳".to_owned(), Standing::Taken(0))]);
        // What was recorded then stands: nobody writes it anew once the post is taken.
        assert_eq!(code(house.records("wang", duty, FIRST, "没事").await), "duty-settled");
        // What is not in order with her stands before the leader, and in no journal.
        let week = house.week("li", None).await.unwrap();
        let hers = week.rows.iter().find(|row| row.staff.name == "王芳").unwrap();
        assert_eq!(hers.shifts[0].remarks, ["工装有折痕", "金丝雀工牌忘在家里"]);
        let others = house.week("zhao", None).await.unwrap();
        assert!(others.rows.iter().all(|row| row.shifts.iter().all(|view| view.remarks.is_empty())));
        let auditor = house.who("shen").await;
        let question = app::journal::JournalQuestion { limit: 200, ..Default::default() };
        let journal = app::journal::search(&house.app, &auditor, &bureau(), question).await.unwrap();
        assert!(!format!("{journal:?}").contains("金丝雀"), "{journal:?}");
    }

    // A2.1
    async fn the_desk_takes_its_post_with_the_last_item_a2_1(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("court-lead", asked("court-desk", "reception", "08:30", "12:00")).await.unwrap();
        house.tick("08:05").await;
        let duty = house.sign_ons("court-desk").await[0].0;
        for item in 0..3 {
            house.ticks_off("court-desk", duty, FIRST + item).await.unwrap();
        }
        assert!(!house.is_on_duty("court-desk").await);
        house.try_settle("court-desk", duty, Settlement::Done, &house.command()).await.unwrap();
        assert!(house.is_on_duty("court-desk").await, "the check made, the shift begins");
    }

    // A4.1
    async fn conference_posts_have_items_of_their_own_a4_1(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("court-lead", asked("court-ting", "conference", "08:30", "12:00")).await.unwrap();
        house.tick("08:05").await;
        let actor = house.who("court-ting").await;
        let day = app::board::day(&house.app, &actor, &court(), None).await.unwrap().unwrap();
        let duty = day.duties.iter().find(|duty| duty.rule == "conference-sign-on").unwrap();
        let items: Vec<&str> = duty.checks.iter().map(|check| check.item.text.as_str()).collect();
        assert_eq!(items, ["化淡妆", "工装整齐", "佩戴工牌", "仪容仪表端庄、整洁、精神饱满"]);
        assert_eq!(duty.clauses, ["A4.1"]);
        assert!(day.duties.iter().all(|duty| duty.rule != "sign-on"), "that is the desk's");
    }

    // A2.2
    async fn a_post_that_is_not_taken_ten_minutes_before_is_told_to_the_leader_a2_2(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("court-lead", asked("court-desk", "reception", "08:30", "12:00")).await.unwrap();
        house.plans("court-lead", asked("court-ting", "conference", "08:30", "12:00")).await.unwrap();
        house.tick("08:20").await;
        assert_eq!(house.posts_stand("court-lead").await[0].1, Standing::Awaited);
        house.tick("08:23").await;
        let stands = house.posts_stand("court-lead").await;
        assert!(stands.iter().all(|(_, stands)| *stands == Standing::Late(180_000)), "{stands:?}");
        let lead = house.who("court-lead").await;
        let told = app::phone::state(&house.app, &lead, &court()).await.unwrap().unwrap().notices;
        let mut told: Vec<String> = told
            .iter()
            .map(|one| format!("{} {}", one.words, one.details[0].1))
            .collect();
        told.sort();
        assert_eq!(told, ["post-not-taken 庭小庭", "post-not-taken 立小案"]);
        let duty = house.sign_ons("court-desk").await[0].0;
        for item in 0..3 {
            house.ticks_off("court-desk", duty, FIRST + item).await.unwrap();
        }
        house.goes_on("court-desk").await.unwrap();
        house.tick("08:40").await;
        let stands = house.posts_stand("court-lead").await;
        let of = |name: &str| stands.iter().find(|(who, _)| who == name).map(|one| one.1);
        assert_eq!(of("立小案"), Some(Standing::Taken(180_000)));
        assert_eq!(of("庭小庭").map(Standing::minutes), Some(20));
        house.tick("12:00").await;
        let stands = house.posts_stand("court-lead").await;
        assert!(stands.contains(&("庭小庭".to_owned(), Standing::Missed)));
    }

    async fn without_a_planned_shift_one_goes_on_duty_as_before_and_early_comers_are_asked_in_time(house: House) {
        house.furnish().await;
        house.tick("06:30").await;
        house.plans("li", asked("wang", "七层组", "14:00", "18:00")).await.unwrap();
        house.goes_on("wang").await.unwrap();
        house.goes_on("zhao").await.unwrap();
        assert_eq!(house.posts_stand("li").await[0].1, Standing::Planned);
        house.tick("13:50").await;
        assert_eq!(house.posts_stand("li").await[0].1, Standing::Awaited);
        house.tick("14:05").await;
        assert_eq!(house.posts_stand("li").await[0].1, Standing::Unchecked);
        house.hands_over_and_goes("wang").await;
        // Her check goes to nobody else when she leaves, nor when somebody comes.
        assert_eq!(house.sign_ons("li").await[0].1, "13:40-14:00 王芳 705");
        let waived = Settlement::Waived("金丝雀".to_owned());
        let duty = house.sign_ons("li").await[0].0;
        let own = house.try_settle("wang", duty, waived.clone(), &house.command()).await;
        assert_eq!(code(own), "sign-on-leader-waives");
        let lead = house.who("li").await;
        let given = app::duty::assign(&house.app, &lead, &bureau(), &house.command(), duty, Some(account("zhao"))).await;
        assert_eq!(code(given), "sign-on-follows-roster");
        house.try_settle("li", duty, waived, &house.command()).await.unwrap();
        house.goes_on("wang").await.unwrap();
        assert_eq!(house.posts_stand("li").await[0].1.word(), "taken-late");
    }

    async fn the_check_follows_its_shift_and_goes_with_it(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        let id = id_of(&house.plans("li", asked("wang", "七层组", "08:30", "17:30")).await.unwrap());
        let later = id_of(&house.plans("li", asked("wang", "七层组", "2026-07-07 08:30", "2026-07-07 17:30")).await.unwrap());
        assert_eq!(house.sign_ons("li").await.len(), 1, "tomorrow's is made tomorrow");
        house.replans("li", id, asked("wang", "七层组", "10:00", "17:30")).await.unwrap();
        assert_eq!(house.sign_ons("li").await[0].1, "09:40-10:00 王芳 705");
        house.replans("li", id, asked("zhao", "七层组", "10:00", "17:30")).await.unwrap();
        let told: Vec<String> = house.sign_ons("li").await.into_iter().map(|one| one.1).collect();
        assert_eq!(told, ["09:40-10:00 cancelled 07:00 王芳 705", "09:40-10:00 赵敏 705"]);
        house.replans("li", id, asked("wang", "七层组", "10:00", "17:30")).await.unwrap();
        house.unplans("li", id).await.unwrap();
        let told: Vec<String> = house.sign_ons("li").await.into_iter().map(|one| one.1).collect();
        assert!(told.iter().all(|one| one.contains("cancelled")), "{told:?}");
        house.goes_on("wang").await.unwrap();
        house.tick("2026-07-07 06:00").await;
        assert_eq!(house.sign_ons("li").await[0].1, "08:10-08:30 王芳 705");
        // Once the post is taken only the end may move.
        house.tick("2026-07-07 08:15").await;
        let duty = house.sign_ons("wang").await[0].0;
        for item in 0..5 {
            house.ticks_off("wang", duty, FIRST + item).await.unwrap();
        }
        house.try_settle("wang", duty, Settlement::Done, &house.command()).await.unwrap();
        let day = |from, to| asked("wang", "七层组", from, to);
        let moved = house.replans("li", later, day("2026-07-07 09:00", "2026-07-07 17:30")).await;
        assert_eq!(code(moved), "shift-taken");
        house.replans("li", later, day("2026-07-07 08:30", "2026-07-07 16:00")).await.unwrap();
        assert_eq!(code(house.unplans("li", later).await), "shift-taken");
    }

    async fn on_another_day_it_is_another_check(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        let id = id_of(&house.plans("li", asked("wang", "七层组", "08:30", "17:30")).await.unwrap());
        let first = house.sign_ons("wang").await[0].0;
        house.ticks_off("wang", first, FIRST).await.unwrap();
        let waived = Settlement::Waived("停电".to_owned());
        house.try_settle("li", first, waived, &house.command()).await.unwrap();
        let tomorrow = || asked("wang", "七层组", "2026-07-07 08:30", "2026-07-07 17:30");
        house.replans("li", id, tomorrow()).await.unwrap();
        house.tick("2026-07-07 08:00").await;
        let (second, told) = house.sign_ons("wang").await.remove(0);
        assert_eq!(told, "08:10-08:30 王芳 705", "what was let be yesterday is asked today");
        assert_ne!(second, first);
        house.tick("2026-07-07 08:15").await;
        for item in 1..5 {
            house.ticks_off("wang", second, FIRST + item).await.unwrap();
        }
        let done = house.try_settle("wang", second, Settlement::Done, &house.command()).await;
        assert_eq!(code(done), "sign-on-item-left", "yesterday's tick is not today's");
        house.makes_the_check("wang", second).await.unwrap();
        assert_eq!(house.posts_stand("li").await, [("王芳".to_owned(), Standing::Taken(0))]);
    }

    async fn the_check_is_made_when_somebody_comes_and_neither_hours_before_nor_backdated(house: House) {
        house.furnish().await;
        house.tick("06:00").await;
        house.plans("li", asked("wang", "七层组", "08:30", "17:30")).await.unwrap();
        let duty = house.sign_ons("wang").await[0].0;
        let early = refusal(house.makes_the_check("wang", duty).await);
        assert_eq!(early.code, "sign-on-too-early");
        assert!(early.arguments.contains(&("at", "07:10".to_owned())), "{early}");
        assert!(!house.is_on_duty("wang").await);
        house.tick("08:45").await;
        // Her phone says that it was a quarter past eight.
        let backdated = app::Command { at: at("08:15"), ..house.command() };
        house.try_settle("wang", duty, Settlement::Done, &backdated).await.unwrap();
        assert_eq!(house.posts_stand("li").await[0].1.minutes(), 15);
        house.plans("li", asked("zhao", "七层组", "09:00", "17:30")).await.unwrap();
        let hers = house.sign_ons("zhao").await[0].0;
        house.tick("09:20").await;
        for item in 0..5 {
            house.ticks_off("zhao", hers, FIRST + item).await.unwrap();
        }
        let backdated = app::Command { at: at("08:50"), ..house.command() };
        let zhao = house.who("zhao").await;
        app::shift::start(&house.app, &zhao, &bureau(), &backdated).await.unwrap();
        let stands = house.posts_stand("li").await;
        let of = |name: &str| stands.iter().find(|(who, _)| who == name).map(|one| one.1.minutes());
        assert_eq!(of("赵敏"), Some(20));
        // How she came is hers and the leader's to know; her colleague sees that the post is taken.
        let seen = house.posts_stand("wang").await;
        let of = |name: &str| seen.iter().find(|(who, _)| who == name).map(|one| one.1);
        assert_eq!((of("赵敏"), of("王芳").map(Standing::minutes)), (Some(Standing::Taken(0)), Some(15)));
    }

    async fn of_two_shifts_of_a_day_each_has_its_own_check(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("li", asked("wang", "七层组", "08:30", "10:00")).await.unwrap();
        house.plans("li", asked("wang", "七层组", "10:15", "12:00")).await.unwrap();
        // At nine both are near; she comes for the first.
        house.tick("09:00").await;
        let signs = house.sign_ons("wang").await;
        assert_eq!(signs.len(), 2);
        house.makes_the_check("wang", signs[0].0).await.unwrap();
        assert!(house.is_on_duty("wang").await, "the other shift's check does not hold her up");
        house.tick("09:40").await;
        house.hands_over_and_goes("wang").await;
        house.goes_on("wang").await.unwrap();
        house.end_shift("wang").await;
        house.tick("10:05").await;
        assert_eq!(code(house.goes_on("wang").await), "sign-on-item-left");
        for item in 0..5 {
            house.ticks_off("wang", signs[1].0, FIRST + item).await.unwrap();
        }
        house.goes_on("wang").await.unwrap();
        let words: Vec<&str> = house.posts_stand("li").await.iter().map(|one| one.1.word()).collect();
        assert_eq!(words, ["taken-late", "taken"]);
    }

    async fn a_night_shift_keeps_its_check_over_midnight(house: House) {
        house.furnish().await;
        house.tick("20:00").await;
        house.plans("li", asked("wang", "七层组", "22:00", "2026-07-07 06:00")).await.unwrap();
        // A shift just after midnight has its check before midnight.
        house.plans("li", asked("zhao", "七层组", "2026-07-07 00:10", "2026-07-07 06:00")).await.unwrap();
        assert_eq!(house.sign_ons("zhao").await[0].1, "23:50-00:10 赵敏 705");
        house.tick("2026-07-07 00:05").await;
        let hers = house.sign_ons("zhao").await[0].0;
        house.makes_the_check("zhao", hers).await.unwrap();
        let late = house.sign_ons("wang").await;
        assert_eq!(late.len(), 1, "{late:?}");
        let stands = house.posts_stand("li").await;
        let of = |name: &str| stands.iter().find(|(who, _)| who == name).map(|one| one.1);
        assert_eq!(of("王芳").map(Standing::minutes), Some(125));
        assert_eq!(of("赵敏"), Some(Standing::Taken(0)));
        house.makes_the_check("wang", late[0].0).await.unwrap();
        let stands = house.posts_stand("li").await;
        assert!(stands.contains(&("王芳".to_owned(), Standing::Taken(125 * 60_000))), "{stands:?}");
        house.tick("2026-07-07 06:00").await;
        assert!(house.posts_stand("li").await.iter().all(|(who, _)| who != "王芳"), "it is over");
    }

    async fn a_check_that_nobody_made_is_missed_when_its_shift_is_over(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("li", asked("wang", "七层组", "08:30", "10:00")).await.unwrap();
        house.tick("10:00").await;
        let (duty, told) = house.sign_ons("wang").await.remove(0);
        assert!(told.contains("missed"), "{told}");
        let late = house.makes_the_check("wang", duty).await;
        assert_eq!(code(late), "duty-settled");
        house.goes_on("wang").await.unwrap();
    }

    async fn a_day_that_is_over_closes_the_check_that_nobody_made(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("li", asked("wang", "七层组", "08:30", "17:30")).await.unwrap();
        house.tick("2026-07-07 00:01").await;
        assert!(house.sign_ons("li").await.is_empty(), "it is not today's any more");
        house.goes_on("wang").await.unwrap();
    }

    async fn nobody_is_in_two_places_and_little_rest_is_asked_about(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.plans("li", asked("wang", "七层组", "14:00", "22:00")).await.unwrap();
        let twice = refusal(house.plans("li", asked("wang", "七层组", "21:00", "23:00")).await);
        assert_eq!((twice.code, twice.field), ("shift-overlaps", Some("starts")));
        assert!(twice.arguments.iter().any(|(_, value)| value == "王芳"), "{twice}");
        let early = || asked("wang", "七层组", "2026-07-07 07:00", "2026-07-07 12:00");
        let short = refusal(house.plans("li", early()).await);
        assert_eq!((short.code, short.field), ("shift-rest-short", Some("confirmed")));
        assert!(short.arguments.contains(&("hours", "9:00".to_owned())), "{short}");
        house.plans("li", Asked { confirmed: true, ..early() }).await.unwrap();
        let week = house.week("li", None).await.unwrap();
        let hers = week.rows.iter().find(|row| row.staff.name == "王芳").unwrap();
        assert!(hers.shifts.iter().all(|view| view.strain == Some(Strain::ShortRest(9 * 3_600_000))));
        assert_eq!(code(house.plans("li", asked("qiang", "七层组", "08:00", "12:00")).await), "not-of-the-team");
        assert_eq!(code(house.plans("li", asked("zhao", "七层组", "08:00", "21:00")).await), "shift-length-unfit");
        assert_eq!(code(house.plans("li", asked("zhao", "七层组", "05:00", "06:00")).await), "shift-over");
        // Another site's people are of none of its teams.
        let foreign = Asked { account: account("court-ting"), ..asked("zhao", "七层组", "08:00", "12:00") };
        assert_eq!(code(house.plans("li", foreign).await), "not-of-the-team");
        assert_eq!(code(house.plans("wang", early()).await), "not-allowed");
        assert!(house.week("sun", None).await.is_none(), "hosts see no roster");
        assert!(house.week("wang", None).await.is_some());
    }

    async fn a_week_is_copied_once_and_what_cannot_be_is_left_out(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        let day = |who: &str, day: &str| asked(who, "七层组", &format!("{day} 08:30"), &format!("{day} 17:30"));
        for (who, on) in [("wang", "2026-07-06"), ("wang", "2026-07-07"), ("zhao", "2026-07-12")] {
            house.plans("li", day(who, on)).await.unwrap();
        }
        house.plans("li", day("wang", "2026-07-14")).await.unwrap();
        let (actor, command) = (house.who("li").await, house.command());
        let copy = async |monday: &str, command: &app::Command| {
            copy_week(&house.app, &actor, &bureau(), command, date(monday)).await
        };
        let done = copy("2026-07-13", &command).await.unwrap();
        assert_eq!(done.subject.as_deref(), Some("2 1"), "Tuesday was planned already");
        let again = copy("2026-07-13", &command).await.unwrap();
        assert_eq!(again, done, "the same command does nothing twice");
        let week = house.week("li", Some("2026-07-15")).await.unwrap();
        let count: usize = week.rows.iter().map(|row| row.shifts.len()).sum();
        assert_eq!((week.monday, count), (date("2026-07-13"), 3));
        assert_eq!(code(copy("2026-08-24", &house.command()).await), "roster-nothing-to-copy");
    }

    async fn of_two_leaders_the_second_sees_what_the_first_changed(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        let id = id_of(&house.plans("li", asked("wang", "七层组", "08:30", "17:30")).await.unwrap());
        house.replans("li", id, asked("wang", "七层组", "09:30", "17:30")).await.unwrap();
        let (actor, command) = (house.who("duo").await, house.command());
        let late = change(&house.app, &actor, &bureau(), &command, (id, 1), asked("wang", "七层组", "10:30", "17:30")).await;
        assert_eq!(code(late), "shift-changed-meanwhile");
        let gone = remove(&house.app, &actor, &bureau(), &house.command(), (id, 1)).await;
        assert_eq!(code(gone), "shift-changed-meanwhile");
        house.unplans("duo", id).await.unwrap();
    }
}
