//! Newspapers: the table of the year, what came, what is missing, and the offices ticked one by one.

use std::collections::BTreeMap;

use app::directory::{PersonEntry, add_person, say_presence};
use app::duty::Settlement;
use app::newspaper::{
    IssueView, IssueWord, NewspaperAsked, NewspaperDay, StopView, SubscriptionAsked, add_newspaper,
    all_arrived, change_newspaper, change_subscription, day, deliver, export, import, preview,
    subscribe, table, tell, unsubscribe,
};
use app::view::DutyView;
use app::{Answer, Error};
use domain::directory::{Person, Room};
use domain::newspaper::sheet::{Column, RowOutcome, SheetRow};
use domain::newspaper::{Addressee, IssueState};
use domain::particulars::Particulars;
use domain::presence::{Presence, Whereabouts};
use domain::{NewspaperId, PersonId, RoomId, SubscriptionId};

use crate::house::{
    House, TODAY, bureau, code, date, floor, refusal, room, site_of, stories, told,
};

/// An office, its kind, its floor, and whose it is.
const OFFICES: [(&str, &str, i32, &str); 3] = [
    ("704", "principal-leader-office", 7, "李书记"),
    ("706", "leader-office", 7, "赵副局长"),
    ("602", "leader-office", 6, "钱总会计师"),
];

fn leader(name: &str) -> Addressee {
    Addressee::Leader(PersonId::derived(&["leader", name]))
}

fn office(number: &str) -> Addressee {
    Addressee::Office(room(number))
}

/// The stops in short: `704 3, 706 2`.
fn short(stops: &[StopView]) -> String {
    let stops = stops.iter().map(|stop| {
        let place = stop.place.split(' ').next().unwrap();
        format!("{place} {}", stop.copies)
    });
    stops.collect::<Vec<_>>().join(", ")
}

fn issue<'day>(views: &'day [IssueView], name: &str, on: &str) -> &'day IssueView {
    let mut views = views.iter();
    views
        .find(|view| view.name == name && view.day == date(on))
        .unwrap()
}

fn row(number: u32, cells: [&str; 4]) -> SheetRow {
    let columns = [
        Column::Name,
        Column::Addressee,
        Column::Copies,
        Column::Weekdays,
    ];
    let cells = columns.into_iter().zip(cells.map(str::to_owned));
    SheetRow {
        number,
        cells: cells.collect::<BTreeMap<_, _>>(),
    }
}

impl House {
    /// Furnished with leaders in their offices, one without, and what they take.
    async fn with_newspapers(&self) -> [NewspaperId; 2] {
        self.furnish().await;
        for (precedence, (number, kind, level, name)) in (1..).zip(OFFICES) {
            self.opens_office(number, kind, level).await;
            self.appoints(name, precedence, Some(room(number))).await;
        }
        self.appoints("郑纪委书记", 4, None).await;
        let daily = self.enters("人民日报", 0b111_1111, false).await;
        let weekly = self.enters("建设报", 0b001_1111, true).await;
        for name in ["钱总会计师", "李书记", "赵副局长", "郑纪委书记"] {
            self.subscribes(daily, leader(name), 1).await.unwrap();
        }
        self.subscribes(daily, office("705"), 1).await.unwrap();
        self.subscribes(weekly, leader("李书记"), 1).await.unwrap();
        self.subscribes(weekly, leader("钱总会计师"), 2)
            .await
            .unwrap();
        [daily, weekly]
    }

    /// What is asked of a day about newspapers that are missing.
    async fn chasing(&self, day: &str) -> Vec<DutyView> {
        let duties = self.day(&bureau(), day).await.into_iter();
        duties
            .filter(|duty| duty.rule == "chase-newspapers")
            .collect()
    }

    async fn opens_office(&self, number: &str, kind: &str, level: i32) {
        let lead = self.who("li").await;
        let new = Room {
            id: room(number),
            floor: floor(level),
            number: number.to_owned(),
            name: format!("{number}室"),
            kind: kind.to_owned(),
            capacity: 0,
            whole: None,
            equipment: Vec::new(),
            layouts: Vec::new(),
            request_code: String::new(),
        };
        self.put_room(&bureau(), &lead, new).await;
    }

    async fn appoints(&self, name: &str, precedence: u32, room: Option<RoomId>) {
        let lead = self.who("li").await;
        let entry = PersonEntry {
            person: Person {
                id: PersonId::derived(&["leader", name]),
                name: name.to_owned(),
                department: None,
                form_of_address: name.to_owned(),
                precedence: Some(precedence),
            },
            particulars: Some(Particulars {
                room,
                ..Particulars::default()
            }),
        };
        add_person(&self.app, &lead, &bureau(), &self.command(), entry)
            .await
            .unwrap();
    }

    async fn enters(&self, name: &str, weekdays: u8, off_on_holidays: bool) -> NewspaperId {
        let (lead, command) = (self.who("li").await, self.command());
        let asked = NewspaperAsked {
            name: name.to_owned(),
            postal_code: "1-1".to_owned(),
            weekdays,
            off_on_holidays,
        };
        add_newspaper(&self.app, &lead, &bureau(), &command, asked)
            .await
            .unwrap();
        NewspaperId(command.id.0)
    }

    async fn subscribes(
        &self,
        newspaper: NewspaperId,
        addressee: Addressee,
        copies: u32,
    ) -> Result<Answer, Error> {
        let (lead, command) = (self.who("li").await, self.command());
        let asked = SubscriptionAsked {
            newspaper,
            addressee,
            copies,
            from: date("2026-01-01"),
            until: date("2026-12-31"),
        };
        subscribe(&self.app, &lead, &bureau(), &command, asked).await
    }

    async fn newspapers_of(&self, who: &str, on: &str) -> NewspaperDay {
        let actor = self.who(who).await;
        let found = day(&self.app, &actor, &site_of(who), Some(date(on))).await;
        found.unwrap().unwrap()
    }

    async fn brings(&self, who: &str, stop: Addressee, reason: &str) -> Result<Answer, Error> {
        self.brings_by(who, stop, reason, self.command()).await
    }

    async fn brings_by(
        &self,
        who: &str,
        stop: Addressee,
        reason: &str,
        command: app::Command,
    ) -> Result<Answer, Error> {
        let actor = self.who(who).await;
        let asked = (stop, reason.to_owned());
        deliver(&self.app, &actor, &site_of(who), &command, asked).await
    }

    async fn tells_of(
        &self,
        who: &str,
        (newspaper, on): (NewspaperId, &str),
        word: IssueWord,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let of = (newspaper, date(on));
        tell(&self.app, &actor, &site_of(who), &command, of, word).await
    }

    async fn delivery(&self, rule: &str, team: &str) -> DutyView {
        let duties = self.day(&bureau(), TODAY).await;
        let of = |duty: &DutyView| duty.rule == rule && duty.team.as_deref() == Some(team);
        duties.into_iter().find(of).unwrap()
    }
}

stories! {
    // C2.5
    async fn each_office_is_ticked_and_the_last_tick_settles_the_delivery_c2_5(house: House) {
        house.with_newspapers().await;
        house.tick("07:30").await;
        // Monday's papers, and those of the days off before it, floor by floor, the highest leaders first.
        let seen = house.newspapers_of("li", TODAY).await;
        assert_eq!(short(&seen.stops), "704室 4, 706室 3, 705室 3, 602室 5, 郑纪委书记 3");
        assert_eq!(seen.issues.len(), 4);
        assert_eq!((seen.stops[0].floor.as_str(), seen.stops[3].floor.as_str()), ("7层", "6层"));
        // Who is away gets theirs all the same: they are brought into the office.
        let desk = house.who("qian").await;
        let away = Presence { whereabouts: Whereabouts::Travelling, back_at: None, note: String::new() };
        let zhao = PersonId::derived(&["leader", "赵副局长"]);
        say_presence(&house.app, &desk, &bureau(), &house.command(), zhao, away).await.unwrap();
        assert_eq!(short(&house.newspapers_of("li", TODAY).await.stops), short(&seen.stops));
        // An attendant has the offices of their shift.
        let own = short(&house.newspapers_of("wang", TODAY).await.stops);
        assert!(own.contains("704室 4, 706室 3, 705室 3") && !own.contains("602"), "{own}");
        house.set("10:31");
        house.brings("wang", office("704"), "").await.unwrap();
        let principal = house.delivery("principal-newspapers", "七层组").await;
        assert_eq!(told(&principal), "10:30-11:00 done 10:31 on_time 王芳");
        assert_eq!(code(house.brings("wang", office("704"), "").await), "newspapers-delivered");
        assert_eq!(code(house.brings("wang", office("602"), "").await), "newspaper-stop-unknown");
        assert_eq!(code(house.brings("wang", office("701"), "").await), "newspaper-stop-unknown");
        // A tap settles nothing as long as an office is left, and no attendant waives it.
        let duty = house.delivery("deliver-newspapers", "七层组").await.id;
        let tapped = house.try_settle("wang", duty, Settlement::Done, &house.command()).await;
        assert_eq!(code(tapped), "newspapers-left");
        let waived = Settlement::Waived("来不及".to_owned());
        let refused = house.try_settle("wang", duty, waived, &house.command()).await;
        assert_eq!(code(refused), "newspapers-waived-by-leaders");
        house.set("10:36");
        house.brings("wang", office("705"), "").await.unwrap();
        house.brings("wang", office("706"), "门锁着").await.unwrap();
        house.set("10:40");
        house.brings("li", leader("郑纪委书记"), "").await.unwrap();
        house.set("10:50");
        house.brings("qiang", office("602"), "").await.unwrap();
        let seventh = told(&house.delivery("deliver-newspapers", "七层组").await);
        let sixth = told(&house.delivery("deliver-newspapers", "六层组").await);
        assert!(seventh.starts_with("10:30-11:00 done 10:") && sixth.contains("done 10:50"), "{seventh} {sixth}");
        // What was not brought stands there with why, and is set right when it is.
        let seen = house.newspapers_of("shen", TODAY).await;
        let missed = seen.stops.iter().find(|stop| stop.stop == office("706")).unwrap();
        assert_eq!(missed.delivery.as_ref().unwrap().reason, "门锁着");
        house.set("10:55");
        house.brings("wang", office("706"), "").await.unwrap();
        assert_eq!(house.count_of(&bureau(), "newspapers-delivered").await, 5);
        assert_eq!(house.count_of(&bureau(), "newspapers-not-delivered").await, 1);
        for login in ["chen", "shen"] {
            assert_eq!(code(house.brings(login, office("704"), "").await), "not-allowed", "{login}");
        }
        for login in ["qian", "bao", "sun", "xi", "an"] {
            let actor = house.who(login).await;
            assert_eq!(code(day(&house.app, &actor, &bureau(), None).await), "not-allowed", "{login}");
        }
    }

    // C2.5
    async fn ticks_of_two_phones_count_in_the_order_of_their_time_c2_5(house: House) {
        house.with_newspapers().await;
        house.tick("07:30").await;
        house.set("11:20");
        let (late, early) = (house.command_at("10:50"), house.command_at("10:35"));
        house.brings_by("zhao", office("704"), "", late).await.unwrap();
        // The one who was first by time is who brought them.
        house.brings_by("wang", office("704"), "", early.clone()).await.unwrap();
        let again = house.brings_by("wang", office("704"), "", early).await.unwrap();
        assert_eq!(again.subject, Some(office("704").to_string()));
        let seen = house.newspapers_of("li", TODAY).await;
        let first = seen.stops[0].delivery.as_ref().unwrap();
        assert_eq!(first.by, "王芳");
        // A leader says why the rest is left.
        let duty = house.delivery("deliver-newspapers", "六层组").await.id;
        let waived = Settlement::Waived("电梯停电".to_owned());
        house.try_settle("li", duty, waived, &house.command()).await.unwrap();
        assert!(told(&house.delivery("deliver-newspapers", "六层组").await).contains("waived"));
        // Word of yesterday's ticks that comes after midnight still counts for yesterday.
        house.tick("2026-07-07 00:10").await;
        for stop in [office("706"), office("705"), leader("郑纪委书记")] {
            let command = house.command_at("10:58");
            house.brings_by("li", stop, "", command).await.unwrap();
        }
        let seventh = told(&house.delivery("deliver-newspapers", "七层组").await);
        assert!(seventh.starts_with("10:30-11:00 done 10:58 on_time"), "{seventh}");
    }

    // C2.5
    async fn what_is_missing_is_asked_for_until_it_comes_or_is_given_up_c2_5(house: House) {
        let [daily, weekly] = house.with_newspapers().await;
        house.tick("07:30").await;
        house.set("09:20");
        house.tells_of("wang", (daily, TODAY), IssueWord::Arrived(3)).await.unwrap();
        let seen = house.newspapers_of("wang", TODAY).await;
        let today = issue(&seen.issues, "人民日报", TODAY);
        assert_eq!((today.state, today.arrived, today.expected), (IssueState::Missing(2), Some(3), 5));
        // The highest leaders have theirs first.
        assert_eq!(short(&house.newspapers_of("li", TODAY).await.stops), "704室 4, 706室 3, 705室 2, 602室 5, 郑纪委书记 2");
        house.tells_of("wang", (daily, TODAY), IssueWord::Chased).await.unwrap();
        let (actor, command) = (house.who("wang").await, house.command());
        all_arrived(&house.app, &actor, &bureau(), &command).await.unwrap();
        assert_eq!(code(all_arrived(&house.app, &actor, &bureau(), &house.command()).await), "newspapers-none-awaited");
        for (of, word, expected) in [
            ((daily, TODAY), IssueWord::Arrived(3), "newspaper-arrival-known"),
            ((daily, TODAY), IssueWord::WrittenOff("x".to_owned()), "not-allowed"),
            ((weekly, TODAY), IssueWord::Chased, "newspaper-issue-not-missing"),
            ((weekly, "2026-07-05"), IssueWord::Arrived(3), "newspaper-issue-unknown"),
            ((weekly, "2026-07-07"), IssueWord::Arrived(3), "newspaper-issue-unknown"),
        ] {
            assert_eq!(code(house.tells_of("wang", of, word).await), expected, "{expected}");
        }
        house.tick("2026-07-07 09:20").await;
        // It stays open, with its age, and what comes late is brought to whoever had none.
        house.tick("2026-07-08 09:20").await;
        let seen = house.newspapers_of("wang", "2026-07-08").await;
        let open = issue(&seen.missing, "人民日报", TODAY);
        assert_eq!((open.state, open.age_days), (IssueState::Missing(2), 2));
        house.tells_of("wang", (daily, TODAY), IssueWord::Arrived(4)).await.unwrap();
        let seen = house.newspapers_of("li", "2026-07-08").await;
        let stop = seen.stops.iter().find(|stop| stop.stop == leader("郑纪委书记")).unwrap();
        let late: Vec<_> = stop.items.iter().filter(|item| item.late).collect();
        assert_eq!((late.len(), late[0].given, late[0].day), (1, 1, date(TODAY)));
        let blank = house.tells_of("li", (daily, TODAY), IssueWord::WrittenOff(" ".to_owned())).await;
        assert_eq!(code(blank), "reason-empty");
        let given_up = IssueWord::WrittenOff("邮局确认已售完".to_owned());
        house.tells_of("li", (daily, TODAY), given_up).await.unwrap();
        let after = house.newspapers_of("li", "2026-07-08").await;
        assert!(after.missing.iter().all(|view| view.day != date(TODAY)));
        assert_eq!(code(house.tells_of("wang", (daily, TODAY), IssueWord::Arrived(5)).await), "newspaper-issue-written-off");
        // Of what nobody counted on Tuesday, all of it is missing since.
        let open = issue(&after.missing, "人民日报", "2026-07-07");
        assert_eq!((open.state, open.age_days), (IssueState::Missing(5), 1));
        assert_eq!(house.count_of(&bureau(), "newspapers-unsaid").await, 1);
        // A title that rests on holidays is not awaited then.
        let holiday = house.newspapers_of("li", "2026-10-01").await;
        assert!(!holiday.is_workday);
        assert!(holiday.issues.iter().all(|view| view.name == "人民日报"));
    }

    // C2.5
    async fn what_is_missing_and_was_not_asked_for_is_a_duty_of_the_next_working_day_c2_5(house: House) {
        let [daily, weekly] = house.with_newspapers().await;
        house.tick("07:30").await;
        house.set("09:20");
        for paper in [daily, weekly] {
            house.tells_of("wang", (paper, TODAY), IssueWord::Arrived(1)).await.unwrap();
        }
        // What came on the days off is whole.
        for day in ["2026-07-04", "2026-07-05"] {
            house.tells_of("wang", (daily, day), IssueWord::Arrived(5)).await.unwrap();
        }
        assert!(house.chasing("2026-07-06").await.is_empty(), "the day is not over");
        house.tick("2026-07-07 00:10").await;
        house.tick("2026-07-07 00:11").await;
        let duty = house.chasing("2026-07-07").await.remove(0);
        assert_eq!((told(&duty).as_str(), duty.subject.unwrap().number), ("09:00-15:00", 2));
        assert_eq!(duty.clauses, ["C2.5"]);
        assert_eq!(house.count_of(&bureau(), "newspapers-to-chase").await, 1);
        house.tick("2026-07-07 09:30").await;
        // One is asked for, the other is not yet: no tap ends it.
        house.tells_of("wang", (daily, TODAY), IssueWord::Chased).await.unwrap();
        let tapped = house.try_settle("li", duty.id, Settlement::Done, &house.command()).await;
        let refused = refusal(tapped);
        assert_eq!((refused.code, refused.arguments[0].1.as_str()), ("newspapers-to-chase", "1"));
        house.set("2026-07-07 10:00");
        house.tells_of("li", (weekly, TODAY), IssueWord::WrittenOff("已停刊".to_owned())).await.unwrap();
        let done = told(&house.chasing("2026-07-07").await[0]);
        assert!(done.starts_with("09:00-15:00 done 10:00 on_time"), "{done}");
        // What was asked for is left in peace for days, and then asked for again.
        let (actor, command) = (house.who("wang").await, house.command());
        all_arrived(&house.app, &actor, &bureau(), &command).await.unwrap();
        house.tick("2026-07-08 00:10").await;
        assert!(house.chasing("2026-07-08").await.is_empty());
    }

    // C2.5
    async fn the_table_is_edited_and_taken_in_by_a_sheet_whose_bad_rows_are_named_c2_5(house: House) {
        let [daily, weekly] = house.with_newspapers().await;
        let lead = house.who("li").await;
        for (newspaper, addressee, copies, expected) in [
            (daily, leader("无名氏"), 1, "newspaper-leader-unknown"),
            (daily, leader("李书记"), 1, "newspaper-taken-already"),
            (daily, office("706"), 0, "newspaper-copies-unfit"),
            (NewspaperId::derived(&["x"]), office("706"), 1, "newspaper-unknown"),
        ] {
            assert_eq!(code(house.subscribes(newspaper, addressee, copies).await), expected);
        }
        let taken = house.subscribes(weekly, leader("郑纪委书记"), 1).await.unwrap();
        let line: SubscriptionId = taken.subject.unwrap().parse().unwrap();
        let asked = |copies| SubscriptionAsked {
            newspaper: weekly,
            addressee: leader("郑纪委书记"),
            copies,
            from: date("2026-07-01"),
            until: date("2026-12-31"),
        };
        let (site, command) = (bureau(), || house.command());
        change_subscription(&house.app, &lead, &site, &command(), (line, 1), asked(2)).await.unwrap();
        let stale = change_subscription(&house.app, &lead, &site, &command(), (line, 1), asked(3)).await;
        assert_eq!(code(stale), "newspaper-changed-meanwhile");
        unsubscribe(&house.app, &lead, &site, &command(), (line, 2)).await.unwrap();
        let gone = unsubscribe(&house.app, &lead, &site, &command(), (line, 2)).await;
        assert_eq!(code(gone), "newspaper-subscription-unknown");
        let named = NewspaperAsked { name: "人民日报".to_owned(), postal_code: String::new(), weekdays: 31, off_on_holidays: true };
        let twice = change_newspaper(&house.app, &lead, &site, &command(), (weekly, 1), named).await;
        assert_eq!(code(twice), "name-taken");
        // A sheet says what it would change before anything does.
        let rows = vec![
            row(2, ["人民日报", "李书记", "2", ""]),
            row(3, ["参考消息", "赵副局长", "1", "每日"]),
            row(4, ["参考消息", "无名氏", "1", ""]),
            row(5, ["人民日报", "钱总会计师", "1", ""]),
        ];
        let seen = preview(&house.app, &lead, &site, 2026, rows.clone()).await.unwrap();
        assert!(matches!(seen.outcomes[0].1, RowOutcome::Changed(..)));
        assert!(matches!(seen.outcomes[1].1, RowOutcome::Added(_)));
        let (4, RowOutcome::Bad(Column::Addressee, bad)) = &seen.outcomes[2] else {
            panic!("{:?}", seen.outcomes[2]);
        };
        assert_eq!((bad.code, bad.arguments[0].1.as_str()), ("newspaper-leader-unknown", "无名氏"));
        assert_eq!(seen.outcomes[3].1, RowOutcome::Unchanged);
        let before = table(&house.app, &site, Some(2026)).await.unwrap().unwrap();
        assert_eq!((before.lines.len(), before.newspapers.len()), (7, 2));
        let once = command();
        for _ in 0..2 {
            let done = import(&house.app, &lead, &site, &once, (2026, rows.clone())).await.unwrap();
            assert_eq!((done.added, done.changed, done.bad), (1, 1, 1));
        }
        let after = export(&house.app, &lead, &site, 2026).await.unwrap();
        assert_eq!(after.len(), 8);
        let li = after.iter().find(|cells| cells[&Column::Addressee] == "李书记" && cells[&Column::Name] == "人民日报").unwrap();
        assert_eq!(li[&Column::Copies], "2");
        for login in ["wang", "chen", "shen"] {
            let actor = house.who(login).await;
            assert_eq!(code(preview(&house.app, &actor, &site, 2026, rows.clone()).await), "not-allowed", "{login}");
        }
        let wang = house.who("wang").await;
        assert_eq!(code(export(&house.app, &wang, &site, 2026).await), "not-allowed");
        let other = refusal(import(&house.app, &lead, &site, &command(), (2027, vec![row(2, ["人民日报", "李书记", "1", ""]); 1_001])).await);
        assert_eq!(other.code, "workbook-too-many-rows");
        // One line that comes twice, as no workbook tells it, changes nothing.
        let twice = vec![row(9, ["青年报", "李书记", "1", "每日"]), row(9, ["青年报", "钱总会计师", "1", ""])];
        let refused = refusal(import(&house.app, &lead, &site, &command(), (2026, twice)).await);
        assert_eq!((refused.code, refused.arguments[0].1.as_str()), ("workbook-row-twice", "9"));
    }
}
