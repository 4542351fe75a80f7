//! A client that means harm: ids of other things, times that cannot be, endless
//! texts, everything a hundred times at once. Each is refused by name; nothing fails, nothing stays.

use app::duty::Settlement;
use app::serving::Word;
use app::{Command, Error};
use domain::directory::{Building, Closure, Department, Person, Room, Team};
use domain::{
    AccountId, BuildingId, ClosureId, CommandId, DepartmentId, DutyId, MeetingId, PersonId, RoomId,
    Uid,
};

use crate::house::{
    account, attendee, bureau, code, floor, meeting_in, once, refusal, room, stories, team,
};

/// A hundred of the same at once; gives how many were answered and how many refused.
async fn at_once<T, F>(hundred: impl Fn() -> F) -> (Vec<T>, usize)
where
    T: Send + 'static,
    F: Future<Output = Result<T, Error>> + Send + 'static,
{
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..100 {
        tasks.spawn(hundred());
    }
    let (mut answered, mut refused) = (Vec::new(), 0);
    for outcome in tasks.join_all().await {
        match outcome {
            Ok(answer) => answered.push(answer),
            Err(Error::Refused(_)) => refused += 1,
            Err(Error::Failed(failure)) => panic!("it failed: {failure:#}"),
        }
    }
    (answered, refused)
}

stories! {
    async fn ids_of_other_things_are_unknown(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let duty = house.duty(&bureau(), meeting, "open-room", 1).await.id;
        for id in [duty.0, room("701").0, account("wang").0, Uid(0), Uid(u128::MAX)] {
            let said = house.try_say("li", MeetingId(id), Word::Started, &house.command()).await;
            assert_eq!(code(said), "meeting-unknown");
        }
        for id in [meeting.0, room("701").0, Uid(0)] {
            let done = house.try_settle("li", DutyId(id), Settlement::Done, &house.command()).await;
            assert_eq!(code(done), "duty-unknown");
        }
        for id in [meeting.0, floor(7).0, Uid(0)] {
            let booked = house.try_book(meeting_in(RoomId(id), "09:00", "10:00")).await;
            assert_eq!(code(booked), "room-unknown");
        }
        let (xi, site) = (house.who("xi").await, bureau());
        let reset = app::account::reset_password(&house.app, &xi, &site, &house.command(), AccountId(meeting.0), "long enough for all").await;
        assert_eq!(code(reset), "account-unknown");
    }

    async fn times_that_cannot_be_are_refused_by_name(house: House) {
        house.furnish().await;
        let (li, site) = (house.who("li").await, bureau());
        let year = 366 * 24 * 60 * 60 * 1_000;
        let now = house.app.now();
        let spans = [
            (i64::MIN, i64::MAX),
            (i64::MIN, i64::MIN + 1),
            (i64::MAX - 1, i64::MAX),
            (0, 1_000),
            (now + 3_600_000, i64::MAX),
            (i64::MIN, now + 3_600_000),
            (now + 8_000 * year, now + 8_000 * year + 1_000),
            (now + 3_600_000, now),
        ];
        for (starts, ends) in spans {
            let mut wanted = meeting_in(room("701"), "09:00", "10:00");
            (wanted.starts, wanted.ends) = (starts, ends);
            refusal(house.try_book(wanted.clone()).await);
            let series = app::meeting::Booking { recurrence: Some("FREQ=DAILY;COUNT=3".to_owned()), ..once(wanted) };
            refusal(app::meeting::book(&house.app, &li, &site, &house.command(), series).await);
            let wish = domain::booking::Wish { headcount: u32::MAX, equipment: Vec::new() };
            let _refused_or_empty = app::meeting::proposals(&house.app, &site, starts, ends, wish, None).await;
            let shown = app::meeting::calendar(&house.app, &li, &site, starts, ends).await;
            assert!(shown.unwrap().unwrap().meetings.is_empty());
        }
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        for ends in [i64::MIN, i64::MAX, 0, now + 8_000 * year] {
            refusal(app::meeting::set_end(&house.app, &li, &site, &house.command(), meeting, ends).await);
        }
        for day in ["-9999-01-01", "9999-12-31"] {
            let day = day.parse().ok();
            app::board::day(&house.app, &li, &site, day).await.unwrap();
            let question = app::journal::JournalQuestion { day, before: Some(i64::MIN), limit: usize::MAX, ..Default::default() };
            app::journal::search(&house.app, &li, &site, question).await.unwrap();
        }
    }

    // A phone whose clock stands in another age did it now at the latest, and never before the
    // meeting was booked.
    async fn taps_from_the_beginning_and_the_end_of_time_break_nothing(house: House) {
        house.furnish().await;
        for (number, time) in ["701", "702"].into_iter().zip([i64::MIN, i64::MAX]) {
            let meeting = house.book(meeting_in(room(number), "09:00", "10:00")).await;
            house.set("08:10");
            let duty = house.duty(&bureau(), meeting, "open-room", 1).await.id;
            let done = house.try_settle("wang", duty, Settlement::Done, &house.command_at_ms(time)).await;
            let said = house.try_say("wang", meeting, Word::Seated, &house.command_at_ms(time)).await;
            if time == i64::MIN {
                assert_eq!([code(done), code(said)], ["before-it-was-booked"; 2]);
            } else {
                done.unwrap();
                said.unwrap();
            }
            let wang = house.who("wang").await;
            app::shift::start(&house.app, &wang, &bureau(), &house.command_at_ms(time)).await.unwrap();
            let state = app::phone::state(&house.app, &wang, &bureau()).await.unwrap().unwrap();
            assert!(state.on_duty_since.unwrap() <= house.app.now());
            app::shift::end(&house.app, &wang, &bureau(), &house.command_at_ms(i64::MIN)).await.unwrap();
            for duty in house.page(&bureau(), meeting).await.duties {
                let month = 31 * 24 * 60 * 60 * 1_000;
                assert!(duty.opens > house.app.now() - month, "{}", duty.rule);
                assert!(duty.outcome.is_none_or(|outcome| outcome.at <= house.app.now()));
            }
        }
        assert!(app::journal::verify(&house.app, &bureau()).await.unwrap().unwrap().is_ok());
    }

    async fn control_characters_are_refused_wherever_text_is_taken(house: House) {
        house.furnish().await;
        let (li, site, app) = (house.who("li").await, bureau(), &house.app);
        let plain = meeting_in(room("701"), "09:00", "10:00");
        let odd = "a\u{0}b".to_owned();
        let mut wanted = vec![plain; 8];
        wanted[0].title.clone_from(&odd);
        wanted[1].host.clone_from(&odd);
        wanted[2].layout.clone_from(&odd);
        wanted[3].note.clone_from(&odd);
        wanted[4].attendees[0].name.clone_from(&odd);
        wanted[5].attendees[0].form_of_address.clone_from(&odd);
        wanted[6].attendees[0].seat = Some(odd.clone());
        wanted[7].attendees = vec![attendee("x", 1, ""); 501];
        for requirement in wanted {
            let field = refusal(house.try_book(requirement).await).field;
            assert!(field.is_some());
        }
        let named = || house.command();
        let building = Building { id: BuildingId::derived(&["x"]), name: odd.clone() };
        refusal(app::directory::add_building(app, &li, &site, &named(), building).await);
        let department = Department { id: DepartmentId::derived(&["x"]), name: odd.clone() };
        refusal(app::directory::add_department(app, &li, &site, &named(), department).await);
        let person = Person {
            id: PersonId::derived(&["x"]),
            name: "甲".to_owned(),
            department: None,
            form_of_address: odd.clone(),
            precedence: Some(1),
        };
        refusal(app::directory::add_person(app, &li, &site, &named(), person).await);
        let view = app::directory::view(app, &site).await.unwrap().unwrap();
        let known = view.rooms.into_iter().find(|one| one.id == room("701")).unwrap();
        for spoil in [
            (|room, odd| room.number = odd) as fn(&mut Room, String),
            |room, odd| room.name = odd,
            |room, odd| room.kind = odd,
            |room, odd| room.equipment = vec![odd],
            |room, odd| room.layouts = vec![odd],
        ] {
            let mut spoilt = known.clone();
            spoil(&mut spoilt, odd.clone());
            refusal(app::directory::add_room(app, &li, &site, &named(), spoilt).await);
        }
        app::account::set_language(app, &li, &odd).await.unwrap_err();
    }

    async fn who_is_named_twice_in_a_team_is_a_member_once(house: House) {
        house.furnish().await;
        let (li, site) = (house.who("li").await, bureau());
        let twice = Team {
            id: team("七层组"),
            standard_name: "etiquette".to_owned(),
            name: "七层组".to_owned(),
            floors: vec![floor(7), floor(7)],
            rooms: vec![room("601"), room("601")],
            members: vec![account("wang"), account("wang")],
        };
        house.put_team(&site, &li, twice).await;
        let view = app::directory::view(&house.app, &site).await.unwrap().unwrap();
        let kept = view.teams.into_iter().find(|one| one.id == team("七层组")).unwrap();
        assert_eq!((kept.members.len(), kept.floors.len(), kept.rooms.len()), (1, 1, 1));
    }

    async fn an_id_that_is_somebody_elses_is_refused_and_not_a_failure(house: House) {
        house.furnish().await;
        let (li, duo, site, app) = (house.who("li").await, house.who("duo").await, bureau(), &house.app);
        let command = house.command();
        let booking = once(meeting_in(room("701"), "09:00", "10:00"));
        app::meeting::book(app, &li, &site, &command, booking).await.unwrap();
        let booking = once(meeting_in(room("702"), "09:00", "10:00"));
        assert_eq!(code(app::meeting::book(app, &duo, &site, &command, booking.clone()).await), "command-reused");
        let series = app::meeting::Booking { recurrence: Some("FREQ=DAILY;COUNT=2".to_owned()), ..booking };
        let command = house.command();
        app::meeting::book(app, &li, &site, &command, series.clone()).await.unwrap();
        refusal(app::meeting::book(app, &duo, &site, &command, series).await);
        let building = Building { id: BuildingId::derived(&["bureau"]), name: "副楼".to_owned() };
        refusal(app::directory::add_building(app, &duo, &site, &house.command(), building).await);
        let closure = Closure {
            id: ClosureId::derived(&["works"]),
            room: room("601"),
            from: house.app.now(),
            until: house.app.now() + 1,
            reason: "维修".to_owned(),
        };
        app::directory::close_room(app, &li, &site, &house.command(), closure.clone()).await.unwrap();
        refusal(app::directory::close_room(app, &duo, &site, &house.command(), closure).await);
        let taken = Command { id: CommandId(account("wang").0), ..house.command() };
        let xi = house.who("xi").await;
        let new = app::account::NewAccount { login: "x.y".to_owned(), name: "甲".to_owned(), password: "long enough for all".to_owned() };
        refusal(app::account::create(app, &xi, &site, &taken, new).await);
        assert_eq!(house.who("wang").await.name, "王芳");
    }

    async fn a_command_repeated_a_hundred_times_at_once_has_one_effect(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let duty = house.duty(&bureau(), meeting, "open-room", 1).await.id;
        house.set("08:20");
        let (wang, command) = (house.who("wang").await, house.command());
        let (answers, refused) = at_once(|| {
            let (app, wang, command) = (house.app.clone(), wang.clone(), command.clone());
            async move { app::duty::settle(&app, &wang, &bureau(), &command, duty, Settlement::Done).await }
        }).await;
        assert_eq!((answers.len(), refused), (100, 0));
        assert!(answers.iter().all(|answer| *answer == answers[0]));
        assert_eq!(house.count_of(&bureau(), "duty-done").await, 1);
    }

    async fn a_room_asked_for_a_hundred_times_at_once_is_given_once(house: House) {
        house.furnish().await;
        let li = house.who("li").await;
        let (answers, refused) = at_once(|| {
            let (app, li, command) = (house.app.clone(), li.clone(), house.command());
            let booking = once(meeting_in(room("701"), "09:00", "10:00"));
            async move { app::meeting::book(&app, &li, &bureau(), &command, booking).await }
        }).await;
        assert_eq!((answers.len(), refused), (1, 99));
    }

    async fn a_duty_done_by_a_hundred_hands_at_once_is_done_once(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        let duty = house.duty(&bureau(), meeting, "refill", 1).await.id;
        house.set("09:12");
        let wang = house.who("wang").await;
        let (answers, _) = at_once(|| {
            let (app, wang, command) = (house.app.clone(), wang.clone(), house.command());
            async move { app::duty::settle(&app, &wang, &bureau(), &command, duty, Settlement::Done).await }
        }).await;
        let told = answers.iter().filter(|answer| answer.notice.is_some()).count();
        assert_eq!((answers.len(), told), (100, 99));
        assert_eq!(house.rounds(meeting, "refill").await.len(), 2);
        assert!(app::journal::verify(&house.app, &bureau()).await.unwrap().unwrap().is_ok());
    }

    async fn going_on_duty_a_hundred_times_at_once_is_going_once(house: House) {
        house.furnish().await;
        let wang = house.who("wang").await;
        let (answers, refused) = at_once(|| {
            let (app, wang, command) = (house.app.clone(), wang.clone(), house.command());
            async move { app::shift::start(&app, &wang, &bureau(), &command).await }
        }).await;
        assert_eq!((answers.len(), refused), (100, 0));
        assert_eq!(house.count_of(&bureau(), "shift-started").await, 1);
    }

    async fn the_house_turns_its_wheel_many_times_at_once_and_plans_a_day_once(house: House) {
        house.furnish().await;
        let (answers, _) = at_once(|| {
            let app = house.app.clone();
            async move { app::timer::tick(&app).await }
        }).await;
        assert_eq!(answers.len(), 100);
        assert_eq!(house.count_of(&bureau(), "day-planned").await, 1);
    }
}
