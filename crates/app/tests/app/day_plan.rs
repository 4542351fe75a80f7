//! The plan of a day: what will be missed is said before it is, and what is proposed is carried out.

use app::day_plan::{DayPlan, Give, OneMore, give, look};
use app::roster::{Asked, plan};
use app::{Answer, Error};
use domain::MeetingId;
use domain::day_plan::{Change, Proposal};
use domain::directory::Team;
use domain::presence::Whereabouts;

use crate::house::{
    House, account, at, bureau, clock, code, date, floor, meeting_in, room, site_of, stories, team,
};

const TOMORROW: &str = "2026-07-07";

impl House {
    async fn looks_ahead(&self, who: &str, day: Option<&str>) -> DayPlan {
        self.asks_the_plan(who, day, None).await.unwrap().unwrap()
    }

    async fn asks_the_plan(
        &self,
        who: &str,
        day: Option<&str>,
        one_more: Option<OneMore>,
    ) -> Result<Option<DayPlan>, Error> {
        let actor = self.who(who).await;
        look(&self.app, &actor, &site_of(who), day.map(date), one_more).await
    }

    async fn gives(&self, who: &str, gives: Vec<Give>) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        give(&self.app, &actor, &site_of(who), &command, gives).await
    }

    async fn plans_a_shift(&self, who: &str, post: &str, from: &str, to: &str) {
        let (lead, command) = (self.who("li").await, self.command());
        let asked = Asked {
            account: account(who),
            team: team(post),
            starts: at(from),
            ends: at(to),
            confirmed: true,
        };
        plan(&self.app, &lead, &bureau(), &command, asked)
            .await
            .unwrap();
    }
}

/// What will be missed, in short: where, what, whose, why.
fn missed(plan: &DayPlan) -> Vec<String> {
    let misses = plan.plan.misses.iter();
    misses
        .map(|miss| {
            let task = &plan.tasks[miss.task];
            let whose = miss.holder.and_then(|who| plan.names.get(&who));
            let place = task.room.as_ref().map_or("-", |room| &room.number);
            let whose = whose.map_or("-", String::as_str);
            format!("{place} {} {whose} {}", task.title, miss.why.word())
        })
        .collect()
}

/// The cleanings of leaders' offices in short: where, and from when until when.
fn cleanings(plan: &DayPlan) -> Vec<String> {
    let tasks = plan
        .tasks
        .iter()
        .filter(|task| task.title.starts_with("清洁"));
    let told = tasks.map(|task| {
        let (opens, due) = task.window;
        let place = task.room.as_ref().map_or("-", |room| &room.number);
        format!("{place} {}-{}", clock(opens), clock(due))
    });
    let mut told: Vec<String> = told.collect();
    told.sort_unstable();
    told
}

/// A proposal in short: what is changed, and how many windows that keeps.
fn told(plan: &DayPlan, one: &Proposal) -> String {
    let name = |who: &domain::AccountId| plan.names.get(who).cloned().unwrap_or_default();
    let changes = one.changes.iter().map(|change| match change {
        Change::GiveDuty { to, .. } => format!("duty to {}", name(to)),
        Change::GiveMeeting { to, .. } => format!("meeting to {}", name(to)),
        Change::Plan { account, span, .. } => {
            format!("{} {}-{}", name(account), clock(span.0), clock(span.1))
        }
        Change::Stretch { account, span } => {
            format!(
                "{} until {}-{}",
                name(account),
                clock(span.0),
                clock(span.1)
            )
        }
        Change::MoveStart { by, .. } => format!("start {}", by / 60_000),
        Change::MoveRoom { .. } => "room".to_owned(),
        Change::OneMore { span, .. } => format!("one more {}-{}", clock(span.0), clock(span.1)),
    });
    let changes: Vec<String> = changes.collect();
    format!("{}: {}", changes.join(", "), one.removes.len())
}

async fn two_meetings_at_once(house: &House) -> [MeetingId; 2] {
    let first = house.book(meeting_in(room("701"), "14:00", "15:00")).await;
    let second = house.book(meeting_in(room("702"), "14:00", "15:00")).await;
    [first, second]
}

/// The rooms of the meetings whose duties will be missed, each once.
fn rooms(missed: &[String]) -> Vec<&str> {
    let mut rooms: Vec<&str> = missed
        .iter()
        .filter_map(|one| one.split(' ').next())
        .collect();
    rooms.sort_unstable();
    rooms.dedup();
    rooms
}

stories! {
    // C2.7, C4.2.1
    async fn what_one_alone_cannot_do_at_two_meetings_is_said_before_it_is_missed_c2_7(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        two_meetings_at_once(&house).await;
        let plan = house.looks_ahead("li", None).await;
        let missed = missed(&plan);
        for what in ["迎候来宾", "就座后倒茶", "送客，提醒带好物品"] {
            let of_it: Vec<&String> = missed.iter().filter(|one| one.contains(what)).collect();
            assert_eq!(of_it.len(), 1, "{what}: {missed:?}");
            assert!(of_it[0].contains("王芳 busy"), "{missed:?}");
        }
        // In half an hour both rooms are looked at and opened.
        assert!(!missed.iter().any(|one| one.contains("布场检查")), "{missed:?}");
        assert_eq!(plan.gives, [], "nobody else of the floor is there");
        // Zhao is of the team and not planned: she is asked, for as long as it takes.
        let others: Vec<String> = plan.others.iter().map(|one| told(&plan, one)).collect();
        let all = plan.plan.misses.len();
        assert!(others[0].starts_with("赵敏 ") && others[0].ends_with(&format!(": {all}")), "{others:?}");
        assert!(others.iter().any(|one| one.starts_with("one more ")), "{others:?}");
    }

    // C2.7
    async fn what_if_there_were_one_more_of_the_team_is_answered_c2_7(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        two_meetings_at_once(&house).await;
        let ask = |post: &str, from: &str, until: &str| OneMore {
            team: team(post),
            span: (at(from), at(until)),
        };
        let answer = async |more: OneMore| {
            let plan = house.asks_the_plan("li", None, Some(more)).await.unwrap().unwrap();
            let (_, found) = plan.what_if.unwrap();
            assert_eq!(found.removes.len() + found.plan.misses.len(), plan.left);
            (plan.left, found.plan.misses.len())
        };
        let (before, after) = answer(ask("七层组", "13:00", "16:00")).await;
        assert!(before > 0 && after == 0, "{before} {after}");
        let (before, after) = answer(ask("六层组", "13:00", "16:00")).await;
        assert_eq!(before, after, "another floor's do not help");
        let stranger = house.asks_the_plan("li", None, Some(ask("保安", "09:00", "12:00"))).await;
        assert_eq!(code(stranger), "team-unknown");
    }

    // C2.7, C4.2.1
    async fn a_proposal_is_carried_out_at_once_and_then_nothing_is_missed_c2_7(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let meetings = two_meetings_at_once(&house).await;
        house.start_shift("zhao").await;
        // Whoever comes on duty got her share; the leader takes it back by mistake.
        for meeting in meetings {
            house.gives("li", vec![Give::Meeting(meeting, account("wang"))]).await.unwrap();
        }
        let plan = house.looks_ahead("li", None).await;
        let all = missed(&plan);
        assert!(!all.is_empty() && plan.left == 0, "{all:?}");
        let first = &plan.gives[0];
        assert_eq!(told(&plan, first), format!("meeting to 赵敏: {}", all.len()));
        let Change::GiveMeeting { meeting, to } = first.changes[0] else {
            panic!("{first:?}");
        };
        let before = house.count_of(&bureau(), "duty-assigned").await;
        let answer = house.gives("li", vec![Give::Meeting(meeting, to)]).await.unwrap();
        assert_eq!(answer.subject.as_deref(), Some("3"), "what is there of a booked meeting");
        assert_eq!(house.count_of(&bureau(), "duty-assigned").await, before + 3);
        let after = house.looks_ahead("li", None).await;
        assert_eq!(missed(&after), Vec::<String>::new());
        assert_eq!(after.gives, []);
    }

    // C2.7
    async fn changes_are_carried_out_all_or_none_and_by_the_leader_alone_c2_7(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let [first, second] = two_meetings_at_once(&house).await;
        let duty = house.duty(&bureau(), first, "greet", 1).await.id;
        let other = house.duty(&bureau(), second, "greet", 1).await.id;
        let zhao = account("zhao");
        assert_eq!(code(house.gives("chen", vec![Give::Duty(duty, zhao)]).await), "not-allowed");
        assert_eq!(code(house.gives("wang", vec![Give::Duty(duty, zhao)]).await), "not-allowed");
        assert_eq!(code(house.gives("li", Vec::new()).await), "choice-unknown");
        let half = vec![Give::Duty(duty, zhao), Give::Duty(other, account("qiang"))];
        assert_eq!(code(house.gives("li", half).await), "not-of-the-team");
        let greet = house.duty(&bureau(), first, "greet", 1).await;
        assert_eq!(greet.assignee.unwrap().name, "王芳", "the first of the two was not given either");
        house.gives("li", vec![Give::Duty(duty, zhao)]).await.unwrap();
        let greet = house.duty(&bureau(), first, "greet", 1).await;
        assert_eq!(greet.assignee.unwrap().name, "赵敏");
        let none = house.gives("li", vec![Give::Meeting(first, account("qiang"))]).await;
        assert_eq!(code(none), "day-plan-nothing-left");
    }

    // C2.1, C2.7, A2.1
    async fn a_day_ahead_is_planned_from_the_roster_and_the_standard_c2_1(house: House) {
        house.furnish().await;
        house.plans_a_shift("wang", "七层组", "2026-07-07 08:30", "2026-07-07 17:30").await;
        house.book(meeting_in(room("701"), "2026-07-07 14:00", "2026-07-07 15:00")).await;
        house.book(meeting_in(room("601"), "2026-07-07 14:00", "2026-07-07 15:00")).await;
        let plan = house.looks_ahead("li", Some(TOMORROW)).await;
        let people: Vec<&str> = plan.people.iter().map(|one| one.staff.name.as_str()).collect();
        assert_eq!(people, ["王芳"], "whoever the roster names is there, and nobody else");
        let own = plan.tasks.iter().find(|task| task.title == "打开礼仪接待组办公室门").unwrap();
        assert!(!own.is_there, "the day has not begun: the duty is expected");
        let stops = plan.plan.routes[0].iter();
        let opened = stops.clone().find(|stop| plan.tasks[stop.task].duty == own.duty).unwrap();
        assert_eq!(clock(opened.from), "08:40");
        let tea = stops.clone().find(|stop| plan.tasks[stop.task].title == "就座后倒茶");
        assert!(tea.is_some(), "what the meeting will ask for is planned too");
        let missed = missed(&plan);
        assert_eq!(rooms(&missed), ["601"], "{missed:?}");
        assert!(missed.iter().all(|one| one.ends_with("- nobody-there")), "{missed:?}");
        // On the day the same duties have the same ids.
        house.tick("2026-07-07 07:30").await;
        let day = house.day(&bureau(), TOMORROW).await;
        assert!(day.iter().any(|duty| duty.id == own.duty));
    }

    // C2.8, C3.1
    async fn the_offices_of_the_evening_are_reckoned_with_before_they_are_free_c2_8(house: House) {
        house.with_offices().await;
        house.tick("07:30").await;
        house.set("10:00");
        let all = ["602", "704", "706", "710"].map(|office| format!("{office} 16:30-18:30"));
        let plan = house.looks_ahead("li", None).await;
        assert_eq!(cleanings(&plan), all);
        let missed = missed(&plan);
        assert!(missed.iter().any(|one| one.contains("清洁")), "nobody is there for them: {missed:?}");
        assert_eq!(cleanings(&house.looks_ahead("li", Some(TOMORROW)).await), all);
        let off = house.looks_ahead("li", Some("2026-07-11")).await;
        assert_eq!(cleanings(&off), [""; 0], "nobody cleans on a day off");
        // Once it is time, it is those whose leader is out, under the ids that were expected.
        let of_706 = |plan: &DayPlan| {
            let mut tasks = plan.tasks.iter().filter(|task| task.title.starts_with("清洁"));
            let found = tasks.find(|task| task.room.as_ref().is_some_and(|room| room.number == "706"));
            found.map(|task| (task.duty, task.is_there)).unwrap()
        };
        let (expected, there) = of_706(&plan);
        assert!(!there);
        house.says_where("赵副局长", Whereabouts::Travelling, None).await;
        house.tick("16:30").await;
        let plan = house.looks_ahead("li", None).await;
        assert_eq!(cleanings(&plan), ["706 16:30-18:30"]);
        assert_eq!(of_706(&plan), (expected, true));
    }

    // C3.3
    async fn what_was_left_the_evening_before_is_of_the_morning_on_which_it_is_due_c3_3(house: House) {
        let duty = house.with_an_empty_office().await;
        house.set("16:40");
        house.tells("wang", &duty, 1_001, &[("抽纸", 2)]).await.unwrap();
        let brings = |plan: &DayPlan| {
            let tasks = plan.tasks.iter().filter(|task| task.title == "补充办公室用品");
            tasks.map(|task| clock(task.window.1)).collect::<Vec<_>>()
        };
        // It is due on the next morning, and no task of today.
        assert_eq!(brings(&house.looks_ahead("li", None).await), [""; 0]);
        assert_eq!(brings(&house.looks_ahead("li", Some(TOMORROW)).await), ["08:40"]);
        house.tick("2026-07-07 07:30").await;
        assert_eq!(brings(&house.looks_ahead("li", None).await), ["08:40"]);
    }

    // C2.7
    async fn only_today_and_the_next_two_weeks_are_looked_at_c2_7(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        for day in ["2026-07-05", "2026-07-21"] {
            assert_eq!(code(house.asks_the_plan("li", Some(day), None).await), "day-plan-not-ahead", "{day}");
        }
        let last = house.looks_ahead("li", Some("2026-07-20")).await;
        assert_eq!(last.people, [], "nobody is planned there yet");
        assert!(!last.plan.misses.is_empty(), "and the day's own duties are nobody's");
    }

    // C0
    async fn what_everybody_has_to_do_is_seen_by_who_leads_and_by_the_owners_manager_c0(house: House) {
        house.furnish().await;
        for who in ["wang", "qian", "shen", "sun", "bao", "xi"] {
            assert!(house.asks_the_plan(who, None, None).await.unwrap().is_none(), "{who}");
        }
        for who in ["li", "chen"] {
            assert!(house.asks_the_plan(who, None, None).await.unwrap().is_some(), "{who}");
        }
        let lead = house.who("li").await;
        let elsewhere = look(&house.app, &lead, &crate::house::court(), None, None).await;
        assert!(elsewhere.unwrap().is_none(), "at their own site alone");
    }

    // C0
    async fn a_duty_goes_to_who_is_near_where_both_have_as_much_to_do_c0(house: House) {
        house.furnish().await;
        let lead = house.who("li").await;
        let both = Team {
            id: team("六层组"),
            standard_name: "etiquette".to_owned(),
            name: "六层组".to_owned(),
            floors: [6, 4, 3].map(floor).to_vec(),
            rooms: Vec::new(),
            members: ["qiang", "zhao"].map(account).to_vec(),
        };
        house.put_team(&bureau(), &lead, both).await;
        house.start_shift("qiang").await;
        house.start_shift("zhao").await;
        let face = async |number: &str, starts: &str, ends: &str| {
            let meeting = house.book(meeting_in(room(number), starts, ends)).await;
            let greet = house.duty(&bureau(), meeting, "greet", 1).await;
            greet.assignee.unwrap().name
        };
        let (above, below) = (face("601", "09:00", "10:00").await, face("大厅", "09:00", "10:00").await);
        assert_ne!(above, below, "each has one");
        // Both have as much to do: whoever is on the floor already goes there, whoever's name comes first.
        assert_eq!(face("大厅", "13:00", "14:00").await, below);
        assert_eq!(face("601", "13:00", "14:00").await, above);
        assert_eq!(face("601", "16:00", "17:00").await, above);
        assert_eq!(face("大厅", "16:00", "17:00").await, below);
    }
}
