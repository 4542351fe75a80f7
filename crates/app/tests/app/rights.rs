//! Who sees and does what: teams, hosts, secrets, kiosks, other sites.

use app::duty::Settlement;
use app::journal::{JournalQuestion, search};
use app::meeting::{book, calendar, find};
use app::serving::Word;
use app::{Actor, Command, Grant, Role};
use domain::MeetingId;

use crate::house::{
    House, account, at, bureau, code, court, meeting_in, once, room, stories, subject, told,
};

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
    // A2.2
    async fn whoever_is_off_shift_does_no_duty_that_colleagues_are_on_duty_for_a2_2(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let open = house.duty(&bureau(), meeting, "open-room", 1).await.id;
        let zhao = house.who("zhao").await;
        let tick = async || app::duty::tick_step(&house.app, &zhao, &bureau(), &house.command(), open, 0).await;
        let settle = async |command: Command| house.try_settle("zhao", open, Settlement::Done, &command).await;
        // A house that signs nobody on asks nobody whether they are of the shift; those of other floors are another.
        house.set("08:00");
        house.start_shift("qiang").await;
        tick().await.unwrap();
        house.start_shift("wang").await;
        house.set("08:31");
        assert_eq!(code(settle(house.command()).await), "not-on-duty");
        assert_eq!(code(tick().await), "not-on-duty");
        let waived = Settlement::Waived("门本来就开着".to_owned());
        assert_eq!(code(house.try_settle("zhao", open, waived, &house.command()).await), "not-on-duty");
        // Once she is on duty she helps; word of her own shift counts when she is gone.
        house.start_shift("zhao").await;
        house.set("08:40");
        house.end_shift("zhao").await;
        house.set("08:45");
        assert_eq!(code(settle(house.command()).await), "not-on-duty");
        settle(house.command_at("08:35")).await.unwrap();
        assert_eq!(told(&house.duty(&bureau(), meeting, "open-room", 1).await).split(' ').nth(2), Some("08:35"));
        // What was given to her is hers, on duty or not.
        let greet = house.duty(&bureau(), meeting, "greet", 1).await.id;
        let lead = house.who("li").await;
        app::duty::assign(&house.app, &lead, &bureau(), &house.command(), greet, Some(account("zhao"))).await.unwrap();
        house.try_settle("zhao", greet, Settlement::Done, &house.command()).await.unwrap();
    }

    // C0
    async fn an_attendant_of_another_team_is_refused_c0(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let duty = house.duty(&bureau(), meeting, "open-room", 1).await.id;
        let command = house.command();
        let done = house.try_settle("qiang", duty, Settlement::Done, &command).await;
        assert_eq!(code(done), "not-your-team");
        let said = house.try_say("qiang", meeting, Word::Started, &house.command()).await;
        assert_eq!(code(said), "not-your-team");
        let qiang = house.who("qiang").await;
        let ticked = app::duty::tick_step(&house.app, &qiang, &bureau(), &house.command(), duty, 0).await;
        assert_eq!(code(ticked), "not-your-team");
        assert_eq!(app::duty::why(&house.app, &qiang, &bureau(), duty).await.unwrap(), None);
        assert_eq!(find(&house.app, &qiang, &bureau(), meeting).await.unwrap(), None);
        // Of a meeting's duties everybody is told those that they may ask about, and no other.
        for login in ["wang", "li", "bao", "qian", "shen"] {
            let who = house.who(login).await;
            let page = find(&house.app, &who, &bureau(), meeting).await.unwrap();
            let told: Vec<_> = page.into_iter().flat_map(|page| page.duties).map(|duty| duty.id).collect();
            let asked = app::duty::why(&house.app, &who, &bureau(), duty).await.unwrap();
            assert_eq!(told.contains(&duty), asked.is_some(), "{login}");
            assert_eq!(told.is_empty(), login == "bao", "{login}");
        }
        // The guard and the receptionist may do duties of a team, and are in none; the others may do none.
        for (login, expected) in [("bao", "not-your-team"), ("qian", "not-your-team"), ("sun", "not-allowed"), ("chen", "not-allowed"), ("shen", "not-allowed"), ("xi", "not-allowed"), ("an", "not-allowed")] {
            let done = house.try_settle(login, duty, Settlement::Done, &house.command()).await;
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
        assert_eq!(code(cancel(others).await), "meeting-unknown");
        let confirmed = app::meeting::confirm(&house.app, &sun, &bureau(), &house.command(), others).await;
        assert_eq!(code(confirmed), "meeting-unknown");
        let longer = app::meeting::set_end(&house.app, &sun, &bureau(), &house.command(), others, at("10:30")).await;
        assert_eq!(code(longer), "meeting-unknown");
        let wanted = meeting_in(room("702"), "09:00", "10:30");
        let changed = app::meeting::change(&house.app, &sun, &bureau(), &house.command(), others, 1, wanted).await;
        assert_eq!(code(changed), "meeting-unknown");
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

    async fn the_journal_tells_of_a_secret_meeting_the_act_and_the_time_alone(house: House) {
        let meeting = secret_meeting(&house).await;
        house.done("wang", "08:20", meeting, "open-room", 1).await;
        let note = async |login: &str, text: &str| {
            let who = house.who(login).await;
            app::journal::note(&house.app, &who, &bureau(), &house.command(), text.to_owned(), Some(meeting)).await
        };
        for login in ["qian", "wang", "bao", "li"] {
            note(login, "走廊灯已关").await.unwrap();
        }
        house.say("wang", "09:00", meeting, Word::Started).await;
        let wang = house.who("wang").await;
        let ask = app::request::Ask { kind: "other".to_owned(), from: String::new(), to: String::new(), note: "加水".to_owned() };
        app::request::ask(&house.app, &wang, &bureau(), &house.command(), meeting, ask).await.unwrap();
        let read = async |login: &str, text: &str| {
            let who = house.who(login).await;
            let question = JournalQuestion { limit: 200, text: text.to_owned(), ..JournalQuestion::default() };
            search(&house.app, &who, &bureau(), question).await.unwrap().unwrap()
        };
        for login in ["qian", "wang", "bao", "shen"] {
            let page = read(login, "").await;
            let seen = format!("{:?}", page.entries);
            assert!(!page.masked.is_empty() && seen.contains("***"), "{login}");
            for secret in ["专案会", "不得外传", "甲局长"] {
                assert!(!seen.contains(secret), "{login} sees {secret} in {seen}");
                assert!(read(login, secret).await.entries.is_empty(), "{login} finds {secret}");
            }
        }
        assert!(format!("{:?}", read("wang", "加水").await.entries).contains("加水"), "one's own words are no secret");
        assert!(read("shen", "加水").await.entries.is_empty());
        for login in ["li", "chen"] {
            let page = read(login, "专案会").await;
            assert!(page.entries.len() > 5 && page.masked.is_empty(), "{login}");
        }
    }

    async fn what_is_remarked_agreed_and_taken_back_at_a_secret_meeting_is_masked(house: House) {
        let meeting = secret_meeting(&house).await;
        let (app, site) = (&house.app, bureau());
        let (wang, chen) = (house.who("wang").await, house.who("chen").await);
        let duty = house.duty(&site, meeting, "venue-check", 1).await.id;
        house.set("08:10");
        app::check::remark(app, &wang, &site, &house.command(), duty, 1_002, "缺甲局长座签".to_owned()).await.unwrap();
        app::agreement::agree(app, &chen, &site, &house.command(), meeting, 2).await.unwrap();
        house.done("wang", "08:20", meeting, "open-room", 1).await;
        let opened = house.duty(&site, meeting, "open-room", 1).await.id;
        app::withdrawal::of_duty(app, &wang, &site, &house.command(), opened).await.unwrap();
        house.say("wang", "09:00", meeting, Word::Started).await;
        app::withdrawal::of_word(app, &wang, &site, &house.command(), meeting, Word::Started).await.unwrap();
        let acts = ["item-remarked", "requirements-agreed", "duty-withdrawn", "word-withdrawn"];
        for (login, knows) in [("shen", false), ("li", true)] {
            let who = house.who(login).await;
            let question = JournalQuestion { limit: 200, ..JournalQuestion::default() };
            let page = search(app, &who, &site, question).await.unwrap().unwrap();
            for act in acts {
                let found = page.entries.iter().find(|written| written.entry.act == act);
                let found = found.unwrap_or_else(|| panic!("{login} reads of no {act}"));
                let text = found.entry.searched_text();
                let told = ["专案会", "甲局长", "桌牌"].iter().any(|secret| text.contains(secret));
                // A duty that was taken back names its rule alone.
                assert_eq!(told, knows && act != "duty-withdrawn", "{login}: {text}");
                assert_eq!(page.masked.contains(&found.number), !knows, "{login}: {text}");
            }
        }
        let question = JournalQuestion { limit: 200, text: "缺甲局长座签".to_owned(), ..JournalQuestion::default() };
        let own = search(app, &wang, &site, question).await.unwrap().unwrap();
        assert!(format!("{:?}", own.entries).contains("桌牌"), "what one remarked and where is no secret to oneself");
    }

    async fn masked_entries_leave_no_hole_in_a_page(house: House) {
        let meeting = secret_meeting(&house).await;
        let shen = house.who("shen").await;
        let li = house.who("li").await;
        for number in 0..9 {
            let about = (number % 2 == 0).then_some(meeting);
            let text = format!("笔记 {number}");
            app::journal::note(&house.app, &li, &bureau(), &house.command(), text, about).await.unwrap();
        }
        let mut question = JournalQuestion { limit: 3, text: "笔记".to_owned(), ..JournalQuestion::default() };
        let mut pages = Vec::new();
        loop {
            let page = search(&house.app, &shen, &bureau(), question.clone()).await.unwrap().unwrap();
            pages.push(page.entries.len());
            question.before = page.next_before;
            if question.before.is_none() {
                break;
            }
        }
        assert_eq!(pages, [3, 1]);
    }

    async fn nobody_notes_on_a_meeting_that_they_do_not_see(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let qiang = house.who("qiang").await;
        let noted = app::journal::note(&house.app, &qiang, &bureau(), &house.command(), "x".to_owned(), Some(meeting)).await;
        assert_eq!(code(noted), "meeting-unknown");
    }
}
