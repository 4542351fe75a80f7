//! Who sees and does what: teams, hosts, secrets, kiosks, other sites.

use app::journal::{JournalQuestion, search};
use app::meeting::{book, calendar, find};
use app::serving::Word;
use app::{Actor, Grant, Role};
use domain::MeetingId;

use crate::house::{House, at, bureau, code, court, meeting_in, once, room, stories, subject};

async fn secret_meeting(house: &House) -> MeetingId {
    house.furnish().await;
    let mut requirement = meeting_in(room("701"), "09:00", "10:00");
    "专案会".clone_into(&mut requirement.title);
    "不得外传".clone_into(&mut requirement.note);
    requirement.secret = true;
    let meeting = house.book(requirement.clone()).await;
    let li = house.who("li").await;
    "专案会二".clone_into(&mut requirement.title);
    app::meeting::change(
        &house.app,
        &li,
        &bureau(),
        &house.command(),
        meeting,
        1,
        requirement,
    )
    .await
    .unwrap();
    meeting
}

fn kiosk() -> Actor {
    let mut kiosk = Actor::in_the_room(bureau(), "大厅一体机");
    kiosk.grants = vec![Grant {
        site: bureau(),
        role: Role::Kiosk,
    }];
    kiosk
}

async fn hosted(house: &House, login: &str, number: &str) -> MeetingId {
    let host = house.who(login).await;
    let booking = once(meeting_in(room(number), "09:00", "10:00"));
    subject(
        &book(&house.app, &host, &bureau(), &house.command(), booking)
            .await
            .unwrap(),
    )
}

stories! {
    // C0
    async fn an_attendant_of_another_team_is_refused_c0(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let duty = house.duty(&bureau(), meeting, "open-room", 1).await.id;
        let command = house.command();
        let done = house.try_settle("qiang", duty, app::duty::Settlement::Done, &command).await;
        assert_eq!(code(done), "not-your-team");
        let said = house.try_say("qiang", meeting, Word::Started, &house.command()).await;
        assert_eq!(code(said), "not-your-team");
        let qiang = house.who("qiang").await;
        let ticked = app::duty::tick_step(&house.app, &qiang, &bureau(), &house.command(), duty, 0).await;
        assert_eq!(code(ticked), "not-your-team");
        assert_eq!(app::duty::why(&house.app, &qiang, &bureau(), duty).await.unwrap(), None);
        assert_eq!(find(&house.app, &qiang, &bureau(), meeting).await.unwrap(), None);
        // The guard may do duties of a team, and is in none; the others may do none.
        for (login, expected) in [("bao", "not-your-team"), ("qian", "not-allowed"), ("sun", "not-allowed"), ("chen", "not-allowed"), ("shen", "not-allowed"), ("xi", "not-allowed"), ("an", "not-allowed")] {
            let done = house.try_settle(login, duty, app::duty::Settlement::Done, &house.command()).await;
            assert_eq!(code(done), expected, "{login}");
        }
        assert_eq!(house.rounds(meeting, "open-room").await, ["08:00-08:30"]);
    }

    async fn a_host_sees_and_changes_what_is_theirs_and_of_others_only_taken_time(house: House) {
        house.furnish().await;
        let own = hosted(&house, "sun", "701").await;
        let others = hosted(&house, "zhou", "702").await;
        let sun = house.who("sun").await;
        let shown = calendar(&house.app, &sun, &bureau(), at("00:00"), at("23:00")).await.unwrap().unwrap();
        let titles: Vec<(bool, &str)> = shown.meetings.iter().map(|view| (view.own, view.meeting.requirement.title.as_str())).collect();
        assert_eq!(titles.len(), 2);
        assert!(titles.contains(&(true, "党组会")) && titles.contains(&(false, "")), "{titles:?}");
        assert!(find(&house.app, &sun, &bureau(), own).await.unwrap().unwrap().may_edit);
        assert_eq!(find(&house.app, &sun, &bureau(), others).await.unwrap(), None);
        let cancel = async |id| app::meeting::cancel(&house.app, &sun, &bureau(), &house.command(), id, "改期".to_owned()).await;
        assert_eq!(code(cancel(others).await), "not-your-meeting");
        cancel(own).await.unwrap();
        let board = app::board::day(&house.app, &sun, &bureau(), None).await.unwrap().unwrap();
        assert!(board.duties.iter().all(|duty| duty.meeting.as_ref().is_some_and(|(id, _)| *id == own)));
    }

    async fn a_secret_meeting_is_taken_time_to_who_sees_masked(house: House) {
        let meeting = secret_meeting(&house).await;
        house.done("wang", "08:20", meeting, "open-room", 1).await;
        for login in ["qian", "wang", "bao", "shen"] {
            let who = house.who(login).await;
            let mut seen = String::new();
            if let Some(page) = find(&house.app, &who, &bureau(), meeting).await.unwrap() {
                seen = format!("{page:?}");
            }
            let day = app::board::day(&house.app, &who, &bureau(), None).await.unwrap();
            let shown = calendar(&house.app, &who, &bureau(), at("00:00"), at("23:00")).await.unwrap();
            let duty = house.duty(&bureau(), meeting, "greet", 1).await.id;
            let why = app::duty::why(&house.app, &who, &bureau(), duty).await.unwrap();
            let phone = app::phone::state(&house.app, &who, &bureau()).await.unwrap();
            seen = format!("{seen} {day:?} {shown:?} {why:?} {phone:?}");
            for secret in ["专案会", "不得外传", "甲局长"] {
                assert!(!seen.contains(secret), "{login} sees {secret} in {seen}");
            }
        }
        let chen = house.who("chen").await;
        let page = find(&house.app, &chen, &bureau(), meeting).await.unwrap().unwrap();
        assert_eq!(page.view.meeting.requirement.title, "专案会二");
    }

    async fn a_kiosk_sees_nothing_of_it_all(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let duty = house.duty(&bureau(), meeting, "open-room", 1).await.id;
        let (kiosk, site) = (kiosk(), bureau());
        assert_eq!(find(&house.app, &kiosk, &site, meeting).await.unwrap(), None);
        assert_eq!(app::duty::why(&house.app, &kiosk, &site, duty).await.unwrap(), None);
        assert_eq!(app::board::day(&house.app, &kiosk, &site, None).await.unwrap(), None);
        assert_eq!(app::phone::state(&house.app, &kiosk, &site).await.unwrap(), None);
        assert_eq!(calendar(&house.app, &kiosk, &site, at("00:00"), at("23:00")).await.unwrap(), None);
        assert_eq!(search(&house.app, &kiosk, &site, JournalQuestion::default()).await.unwrap(), None);
        let said = app::serving::say(&house.app, &kiosk, &site, &house.command(), meeting, Word::Started).await;
        assert_eq!(code(said), "not-allowed");
        let booking = once(meeting_in(room("702"), "09:00", "10:00"));
        assert_eq!(code(book(&house.app, &kiosk, &site, &house.command(), booking).await), "not-allowed");
    }

    async fn rights_at_one_site_are_none_at_another(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let duty = house.duty(&bureau(), meeting, "open-room", 1).await.id;
        let lead = house.who("court-lead").await;
        assert_eq!(app::site::list(&house.app, &lead).await.unwrap().len(), 1);
        assert_eq!(find(&house.app, &lead, &bureau(), meeting).await.unwrap(), None);
        assert_eq!(find(&house.app, &lead, &court(), meeting).await.unwrap(), None);
        assert_eq!(app::duty::why(&house.app, &lead, &bureau(), duty).await.unwrap(), None);
        assert_eq!(app::board::day(&house.app, &lead, &bureau(), None).await.unwrap(), None);
        assert_eq!(search(&house.app, &lead, &bureau(), JournalQuestion::default()).await.unwrap(), None);
    }

    async fn what_a_page_shows_of_the_journal_ends_with_the_readers_right(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.start_shift("qiang").await;
        let read = async |login: &str| {
            let who = house.who(login).await;
            let question = JournalQuestion { limit: 200, ..JournalQuestion::default() };
            let page = search(&house.app, &who, &bureau(), question).await.unwrap();
            page.map(|page| page.entries.into_iter().map(|written| written.entry.actor).collect::<Vec<_>>())
        };
        assert_eq!(read("wang").await.unwrap(), ["王芳"]);
        for login in ["li", "chen", "shen"] {
            assert!(read(login).await.unwrap().len() > 10, "{login}");
        }
        for login in ["sun", "xi", "an"] {
            assert_eq!(read(login).await, None, "{login}");
        }
    }
}
