//! Phones that were offline: word comes late, out of order, twice, and from two sides.

use app::duty::Settlement;
use app::serving::Word;
use app::{Answer, Command, Error};
use domain::{DutyId, MeetingId};

use crate::house::{House, at, bureau, clock, code, meeting_in, room, stories};

/// One tap of a phone: who, when by its clock, what.
#[derive(Clone, Copy)]
enum Tap {
    Say(Word),
    Done(&'static str, u32),
}

async fn meeting_at_nine(house: &House) -> MeetingId {
    house.furnish().await;
    house.book(meeting_in(room("701"), "09:00", "11:00")).await
}

async fn replay(house: &House, meeting: MeetingId, taps: &[(&str, &str, Tap)]) {
    for (login, time, tap) in taps {
        let command = house.command_at(time);
        let answer = match tap {
            Tap::Say(word) => house.try_say(login, meeting, *word, &command).await,
            Tap::Done(rule, round) => {
                let duty = duty_id(meeting, rule, *round);
                house
                    .try_settle(login, duty, Settlement::Done, &command)
                    .await
            }
        };
        answer.unwrap_or_else(|error| panic!("{login} at {time}: {error}"));
    }
}

fn duty_id(meeting: MeetingId, rule: &str, round: u32) -> DutyId {
    domain::duty::id_of(&bureau(), &meeting.to_string(), rule, round)
}

async fn do_late(house: &House, login: &str, duty: DutyId, time: &str) -> Result<Answer, Error> {
    let command = house.command_at(time);
    house
        .try_settle(login, duty, Settlement::Done, &command)
        .await
}

async fn notices(house: &House, login: &str) -> Vec<String> {
    let who = house.who(login).await;
    let state = app::phone::state(&house.app, &who, &bureau()).await;
    let notices = state.unwrap().unwrap().notices;
    notices
        .iter()
        .map(|notice| {
            let by = notice.details.iter().find(|(name, _)| name == "by");
            format!("{} {}", notice.words, by.map_or("", |(_, by)| by))
        })
        .collect()
}

const SERVED: [(&str, &str, Tap); 9] = [
    ("wang", "08:20", Tap::Done("open-room", 1)),
    ("wang", "09:00", Tap::Say(Word::Started)),
    ("wang", "09:02", Tap::Say(Word::Seated)),
    ("zhao", "09:05", Tap::Done("tea", 1)),
    ("wang", "09:12", Tap::Done("refill", 1)),
    ("wang", "09:20", Tap::Say(Word::Break)),
    ("wang", "09:30", Tap::Say(Word::Resumed)),
    ("wang", "09:42", Tap::Done("refill", 2)),
    ("zhao", "10:40", Tap::Say(Word::Ended)),
];

stories! {
    // C4.2.2
    async fn a_queue_that_comes_late_gives_what_the_same_taps_gave_in_time_c4_2_2(house: House) {
        let in_time = meeting_at_nine(&house).await;
        let late = house.book(meeting_in(room("702"), "09:00", "11:00")).await;
        for (login, time, tap) in SERVED {
            house.set(time);
            replay(&house, in_time, &[(login, time, tap)]).await;
        }
        house.set("12:00");
        replay(&house, late, &SERVED).await;
        for rule in ["open-room", "venue-check", "tea", "refill", "clear-up"] {
            assert_eq!(house.rounds(late, rule).await, house.rounds(in_time, rule).await, "{rule}");
        }
        assert_eq!(
            house.rounds(late, "refill").await,
            [
                "09:10-09:15 done 09:12 on_time 王芳",
                "09:37-09:42 done 09:42 on_time 王芳",
                "10:07-10:12 missed 10:40",
            ]
        );
    }

    // Every order in which two phones' queues can mix gives the same duties.
    async fn two_queues_mix_in_any_order_and_the_end_is_the_same(house: House) {
        house.furnish().await;
        let wang = [
            ("wang", "08:20", Tap::Done("open-room", 1)),
            ("wang", "09:00", Tap::Say(Word::Started)),
            ("wang", "09:12", Tap::Done("refill", 1)),
        ];
        let zhao = [
            ("zhao", "08:10", Tap::Done("venue-check", 1)),
            ("zhao", "08:15", Tap::Done("open-room", 1)),
            ("zhao", "08:58", Tap::Done("greet", 1)),
        ];
        let mut ends = Vec::new();
        // Each number says by its bits whose turn it is.
        for (day, turns) in (1..).zip([0b000_111, 0b010_101, 0b101_010, 0b111_000, 0b001_110_u8]) {
            let of_day = |time: &str| format!("2026-07-{:02} {time}", 6 + day);
            let meeting = house.book(meeting_in(room("701"), &of_day("09:00"), &of_day("11:00"))).await;
            house.set(&of_day("12:00"));
            let (mut first, mut second) = (wang.iter(), zhao.iter());
            for turn in 0..6 {
                let next = if turns & (1 << turn) == 0 { first.next() } else { second.next() };
                let &(login, time, tap) = next.unwrap();
                replay(&house, meeting, &[(login, &of_day(time), tap)]).await;
            }
            let mut end = Vec::new();
            for rule in ["open-room", "venue-check", "greet", "refill"] {
                end.extend(house.rounds(meeting, rule).await);
            }
            ends.push(end);
        }
        assert!(ends.iter().all(|end| *end == ends[0]), "{ends:#?}");
        assert_eq!(ends[0][0], "08:00-08:30 done 08:15 on_time 赵敏");
    }

    // C4.2.2
    async fn of_two_phones_the_first_by_time_counts_and_the_other_is_told_c4_2_2(house: House) {
        let meeting = meeting_at_nine(&house).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.done("wang", "09:14", meeting, "refill", 1).await;
        house.done("wang", "09:30", meeting, "refill", 2).await;
        house.set("09:40");
        let late = do_late(&house, "zhao", duty_id(meeting, "refill", 1), "09:12").await.unwrap();
        assert_eq!(late.notice, None, "whoever was first is not told anything");
        assert_eq!(
            house.rounds(meeting, "refill").await,
            [
                "09:10-09:15 done 09:12 on_time 赵敏",
                "09:27-09:32 done 09:30 on_time 王芳",
                "09:55-10:00",
            ]
        );
        assert_eq!(notices(&house, "wang").await, ["superseded 赵敏"]);
        assert!(notices(&house, "zhao").await.is_empty());
        let later = do_late(&house, "zhao", duty_id(meeting, "refill", 2), "09:35").await.unwrap();
        let notice = later.notice.unwrap();
        assert_eq!((notice.key.as_str(), notice.arguments[0].1.as_str()), ("already-done", "王芳"));
    }

    // C2.1
    async fn a_duty_of_the_day_too_is_whose_was_first_and_the_other_is_told_c2_1(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        let day = house.day(&bureau(), "2026-07-06").await;
        let kettles = day.iter().find(|duty| duty.rule == "two-kettles" && duty.team.as_deref() == Some("七层组")).unwrap().id;
        house.set("08:55");
        do_late(&house, "wang", kettles, "08:55").await.unwrap();
        do_late(&house, "zhao", kettles, "08:50").await.unwrap();
        let why = app::duty::why(&house.app, &house.who("li").await, &bureau(), kettles).await;
        let outcome = why.unwrap().unwrap().duty.outcome.unwrap();
        assert_eq!((outcome.by.as_deref(), clock(outcome.at).as_str()), (Some("赵敏"), "08:50"));
        assert_eq!(notices(&house, "wang").await, ["superseded 赵敏"]);
        let third = do_late(&house, "wang", kettles, "08:52").await.unwrap();
        assert_eq!(third.notice.unwrap().key, "already-done");
    }

    async fn a_notice_is_told_until_it_is_seen(house: House) {
        let meeting = meeting_at_nine(&house).await;
        house.done("wang", "08:20", meeting, "open-room", 1).await;
        do_late(&house, "zhao", duty_id(meeting, "open-room", 1), "08:10").await.unwrap();
        let wang = house.who("wang").await;
        let told = app::phone::state(&house.app, &wang, &bureau()).await.unwrap().unwrap().notices;
        let zhao = house.who("zhao").await;
        app::phone::see_notice(&house.app, &zhao, &bureau(), &house.command(), told[0].id).await.unwrap();
        assert_eq!(notices(&house, "wang").await.len(), 1, "nobody else sees it away");
        app::phone::see_notice(&house.app, &wang, &bureau(), &house.command(), told[0].id).await.unwrap();
        assert!(notices(&house, "wang").await.is_empty());
    }

    async fn the_same_command_again_gets_the_first_answer_and_another_content_is_refused(house: House) {
        let meeting = meeting_at_nine(&house).await;
        house.set("08:20");
        let duty = duty_id(meeting, "open-room", 1);
        let command = house.command();
        let first = house.try_settle("wang", duty, Settlement::Done, &command).await.unwrap();
        house.set("08:40");
        let again = house.try_settle("wang", duty, Settlement::Done, &command).await.unwrap();
        assert_eq!(first, again);
        let other = Command { fingerprint: [8; 32], ..command.clone() };
        let reused = house.try_settle("wang", duty_id(meeting, "greet", 1), Settlement::Done, &other).await;
        assert_eq!(code(reused), "command-reused");
        assert_eq!(house.count_of(&bureau(), "duty-done").await, 1);
        // Another's command of the same id is another command.
        let zhaos = house.try_settle("zhao", duty, Settlement::Done, &command).await.unwrap();
        assert_eq!(zhaos.notice.unwrap().key, "already-done");
    }

    async fn the_phones_time_counts_and_the_servers_is_kept_beside_it(house: House) {
        let meeting = meeting_at_nine(&house).await;
        house.set("08:50");
        let duty = duty_id(meeting, "open-room", 1);
        do_late(&house, "wang", duty, "08:25").await.unwrap();
        let wang = house.who("wang").await;
        let why = app::duty::why(&house.app, &wang, &bureau(), duty).await.unwrap().unwrap();
        let outcome = why.duty.outcome.unwrap();
        assert_eq!(outcome.punctuality.unwrap().word(), "on_time");
        assert_eq!((outcome.at, why.received), (at("08:25"), Some(at("08:50"))));
        let entry = &why.entries[0].entry;
        assert_eq!((entry.at, entry.received), (at("08:25"), at("08:50")));
    }

    async fn a_phone_ahead_of_time_did_it_now(house: House) {
        let meeting = meeting_at_nine(&house).await;
        house.set("08:20");
        do_late(&house, "wang", duty_id(meeting, "open-room", 1), "10:00").await.unwrap();
        assert_eq!(house.rounds(meeting, "open-room").await, ["08:00-08:30 done 08:20 on_time 王芳"]);
    }

    async fn word_that_contradicts_what_is_known_is_refused_and_nothing_of_it_stays(house: House) {
        let meeting = meeting_at_nine(&house).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.done("wang", "09:12", meeting, "refill", 1).await;
        house.set("09:30");
        let command = house.command_at("09:05");
        let ended = house.try_say("zhao", meeting, Word::Ended, &command).await;
        assert_eq!(code(ended), "unlawful-round-after-end");
        let second = do_late(&house, "zhao", duty_id(meeting, "refill", 2), "09:01").await;
        assert_eq!(code(second), "unlawful-no-such-round");
        assert_eq!(house.rounds(meeting, "refill").await, ["09:10-09:15 done 09:12 on_time 王芳", "09:27-09:32"]);
    }

    // A break told by one phone after another phone told of a later one is not taken for the same.
    async fn an_earlier_break_told_late_is_put_in_its_place(house: House) {
        let meeting = meeting_at_nine(&house).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.say("wang", "10:00", meeting, Word::Break).await;
        house.set("10:05");
        replay(&house, meeting, &[("zhao", "09:05", Tap::Say(Word::Break))]).await;
        assert_eq!(house.count_of(&bureau(), "break-began").await, 1, "one of two is enough");
    }

    async fn a_request_told_late_takes_no_other_requests_place_c4_2_3(house: House) {
        let meeting = meeting_at_nine(&house).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.set("09:20");
        let asks = async |login: &str, time: &str, note: &str| {
            let who = house.who(login).await;
            let wish = app::request::Ask {
                kind: "other".to_owned(),
                note: note.to_owned(),
                ..crate::house::washroom()
            };
            let command = house.command_at(time);
            app::request::ask(&house.app, &who, &bureau(), &command, meeting, wish).await.unwrap()
        };
        asks("wang", "09:20", "加一把椅子").await;
        house.done("wang", "09:22", meeting, "request", 1).await;
        house.set("09:25");
        asks("zhao", "09:10", "调低空调").await;
        let page = house.page(&bureau(), meeting).await;
        let told: Vec<(String, bool)> = page
            .duties
            .iter()
            .filter_map(|duty| Some((duty.request.as_ref()?.note.clone(), duty.outcome.is_some())))
            .collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told.contains(&("加一把椅子".to_owned(), true)), "{told:?}");
        assert!(told.contains(&("调低空调".to_owned(), false)), "{told:?}");
    }
}
