//! Banquets: booked within the rule, seated by precedence, served as the standard says, signed off once,
//! seen by whom they are for, and forgotten.

use app::Error;
use app::banquet::{
    BanquetPage, amend, book, cancel, change, find, move_guest, register, sign_off,
};
use app::directory::{PersonEntry, add_person};
use domain::banquet::{Asked, Companion, Guest, SigningOff, Told};
use domain::directory::Person;
use domain::particulars::Particulars;
use domain::{BanquetId, PersonId};

use crate::house::{House, account, at, bureau, code, court, refusal, room, stories, told};

fn asked(guests: usize, companions: usize) -> Asked {
    let guest = |turn: usize| Guest {
        organisation: "省高院".to_owned(),
        name: format!("金丝雀{turn}"),
        post: "庭长".to_owned(),
        diet: if turn == 2 {
            "金丝雀不吃花生"
        } else {
            ""
        }
        .to_owned(),
    };
    let companion = |turn: usize| Companion {
        name: format!("陪同{turn}"),
        post: "副处长".to_owned(),
    };
    Asked {
        told: Told {
            host: Companion {
                name: "王局长".to_owned(),
                post: "局长".to_owned(),
            },
            activity: "金丝雀工作调研".to_owned(),
            letter: "函〔2026〕 7号".to_owned(),
            place: "小餐厅".to_owned(),
            guests: (1..=guests).map(guest).collect(),
            companions: (1..=companions).map(companion).collect(),
            menu: vec!["清炒时蔬".to_owned(), " ".to_owned()],
            note: "金丝雀坐轮椅".to_owned(),
        },
        room: None,
        starts: at("11:40"),
        ends: at("13:00"),
        tables: 1,
        seats: 14,
        per_head: Some(8_000),
    }
}

fn came(guests: u32, companions: u32) -> SigningOff {
    SigningOff {
        guests,
        companions,
        total: 43_200,
        note: String::new(),
    }
}

impl House {
    async fn banquets(&self, who: &str, asked: Asked) -> Result<BanquetId, Error> {
        let actor = self.who(who).await;
        let done = book(&self.app, &actor, &bureau(), &self.command(), asked).await?;
        Ok(done.subject.unwrap().parse().unwrap())
    }

    async fn banquet(&self, who: &str, id: BanquetId) -> Option<BanquetPage> {
        let actor = self.who(who).await;
        find(&self.app, &actor, &bureau(), id).await.unwrap()
    }

    async fn signs_off(&self, who: &str, id: BanquetId, what: SigningOff) -> Result<(), Error> {
        let actor = self.who(who).await;
        let done = sign_off(&self.app, &actor, &bureau(), &self.command(), id, what).await;
        done.map(|_| ())
    }

    async fn timeline(&self, id: BanquetId) -> Vec<(String, String)> {
        let page = self.banquet("li", id).await.unwrap();
        let duties = page.duties.iter();
        duties.map(|duty| (duty.rule.clone(), told(duty))).collect()
    }
}

/// The names of the guests by precedence.
fn names(page: &BanquetPage) -> Vec<&str> {
    let told = page.view.told.as_ref().unwrap();
    told.guests.iter().map(|one| one.name.as_str()).collect()
}

stories! {
    // A3.3
    async fn a_banquet_is_booked_seated_served_and_signed_off_once_a3_3(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let id = house.banquets("qian", asked(3, 2)).await.unwrap();
        let page = house.banquet("wang", id).await.unwrap();
        assert_eq!((page.view.standing.word(), page.view.banquet.guests, page.view.banquet.companions), ("booked", 3, 3));
        assert_eq!(page.view.told.as_ref().unwrap().menu, ["清炒时蔬"]);
        assert_eq!(page.view.told.as_ref().unwrap().guests[1].diet, "金丝雀不吃花生");
        let expected = [
            ("banquet", "10:40-11:25"),
            ("banquet-tables", "10:55-11:20"),
            ("banquet-meet", "11:25-11:40"),
            ("banquet-serve", "11:40-13:00"),
            ("banquet-clear", "12:40-14:10"),
            ("banquet-sign-off", "13:00-13:00"),
        ];
        let expected = expected.map(|(rule, span)| (rule.to_owned(), span.to_owned()));
        assert_eq!(house.timeline(id).await, expected);
        let of_wang = |duty: &app::view::DutyView| duty.assignee.as_ref().is_some_and(|one| one.name == "王芳");
        let (signing, serving) = page.duties.split_last().unwrap();
        assert!(serving.iter().all(of_wang), "who is on duty of the team serves it");
        assert!(signing.assignee.as_ref().is_some_and(|one| one.name == "陈主任") && signing.team.is_none());
        // The team does what is owed; what is done stays done when the banquet moves.
        house.set("10:50");
        let first = house.banquet("wang", id).await.unwrap().duties[0].id;
        let done = house.try_settle("wang", first, app::duty::Settlement::Done, &house.command()).await;
        done.unwrap();
        let li = house.who("li").await;
        let later = Asked { starts: at("12:00"), ends: at("13:30"), ..asked(4, 2) };
        change(&house.app, &li, &bureau(), &house.command(), (id, 1), later.clone()).await.unwrap();
        let moved = house.timeline(id).await;
        assert!(moved[0].1.contains("done 10:50"), "{moved:?}");
        assert_eq!(moved[1].1, "11:15-11:40");
        let again = change(&house.app, &li, &bureau(), &house.command(), (id, 1), later).await;
        assert_eq!(code(again), "banquet-changed-meanwhile");
        // A guest goes one place higher, by hand.
        move_guest(&house.app, &li, &bureau(), &house.command(), (id, 2), (2, true)).await.unwrap();
        let page = house.banquet("li", id).await.unwrap();
        assert_eq!(names(&page), ["金丝雀2", "金丝雀1", "金丝雀3", "金丝雀4"]);
        assert_eq!(page.view.seating()[0].seats.len(), 7);
        // It is signed off once it was held, by the owner's office, and then only amended.
        assert_eq!(code(house.signs_off("chen", id, came(4, 3)).await), "banquet-not-yet");
        house.set("13:40");
        assert_eq!(house.banquet("li", id).await.unwrap().view.standing.word(), "unsigned");
        assert_eq!(code(house.signs_off("li", id, came(4, 3)).await), "not-allowed");
        assert_eq!(code(house.signs_off("chen", id, came(2, 4)).await), "banquet-over-unexplained");
        house.signs_off("chen", id, came(4, 3)).await.unwrap();
        assert_eq!(code(house.signs_off("chen", id, came(4, 3)).await), "banquet-is-signed");
        let again = move_guest(&house.app, &li, &bureau(), &house.command(), (id, 3), (2, true)).await;
        assert_eq!(code(again), "banquet-is-signed");
        assert_eq!(code(cancel(&house.app, &li, &bureau(), &house.command(), id).await), "banquet-is-signed");
        let chen = house.who("chen").await;
        let words = ("金丝雀发票重开".to_owned(), Some(41_000));
        amend(&house.app, &chen, &bureau(), &house.command(), id, words).await.unwrap();
        let page = house.banquet("chen", id).await.unwrap();
        assert_eq!((page.view.total, page.amendments[0].words.as_str()), (Some(41_000), "金丝雀发票重开"));
        assert_eq!(page.view.banquet.signed.unwrap().total, 43_200);
        let acts = house.acts(&bureau()).await;
        for act in ["banquet-booked", "banquet-changed", "banquet-moved", "banquet-signed-off", "banquet-amended"] {
            assert_eq!(acts.iter().filter(|one| *one == act).count(), 1, "{act}");
        }
        // Nothing that was typed is read in the journal or on the disk.
        let site = bureau();
        let read = move |db: &mut store::Database| store::journal::after(db, &site, 0, 10_000);
        let journal = house.app.store().read(read).await.unwrap();
        assert!(!format!("{journal:?}").contains("金丝雀"));
        if let Some(written) = house.written() {
            let secret = "金丝雀".as_bytes();
            assert!(!written.windows(secret.len()).any(|part| part == secret));
        }
    }

    // A3.3
    async fn the_rule_of_official_receptions_is_kept_and_said_a3_3(house: House) {
        house.furnish().await;
        let many = refusal(house.banquets("qian", asked(10, 3)).await);
        assert_eq!((many.code, many.field), ("banquet-companions-many", Some("companion_name")));
        assert_eq!(many.arguments, [("guests", "10".to_owned()), ("most", "3".to_owned()), ("count", "4".to_owned())]);
        let id = house.banquets("qian", asked(10, 2)).await.unwrap();
        // One letter is answered with one meal, however it is spaced, until that one is cancelled.
        let mut second = asked(2, 0);
        "函〔2026〕7号".clone_into(&mut second.told.letter);
        let twice = refusal(house.banquets("chen", second.clone()).await);
        assert_eq!((twice.code, twice.field), ("banquet-letter-used", Some("letter")));
        let li = house.who("li").await;
        cancel(&house.app, &li, &bureau(), &house.command(), id).await.unwrap();
        let told = house.timeline(id).await;
        assert!(told.iter().all(|(_, duty)| duty.contains("cancelled")), "{told:?}");
        let id = house.banquets("chen", second.clone()).await.unwrap();
        // Changing it does not count as the second.
        let chen = house.who("chen").await;
        second.told.letter.clear();
        change(&house.app, &chen, &bureau(), &house.command(), (id, 1), second.clone()).await.unwrap();
        house.set("12:00");
        assert_eq!(code(house.signs_off("chen", id, came(2, 1)).await), "banquet-letter-missing");
        let mut past = asked(2, 0);
        (past.starts, past.ends) = (at("09:00"), at("10:00"));
        past.told.letter.clear();
        assert_eq!(refusal(house.banquets("chen", past).await).field, Some("ends"));
        let mut nowhere = asked(2, 0);
        nowhere.room = Some(crate::house::court_room("101"));
        nowhere.told.letter.clear();
        assert_eq!(code(house.banquets("chen", nowhere).await), "room-unknown");
        // The same command again books nothing more.
        let (command, mut once) = (house.command(), asked(2, 0));
        once.told.letter.clear();
        once.room = Some(room("701"));
        for _ in 0..2 {
            book(&house.app, &chen, &bureau(), &command, once.clone()).await.unwrap();
        }
        assert_eq!(house.count_of(&bureau(), "banquet-booked").await, 3);
    }

    async fn a_banquet_is_seen_by_whom_it_is_for_masked_by_the_auditor_and_forgotten_in_a_year(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let id = house.banquets("sun", asked(2, 0)).await.unwrap();
        // Of hosts only whoever booked it; of the team, those who serve it; of another site nobody.
        for (who, seen) in [("sun", true), ("zhou", false), ("wang", true), ("qian", true), ("chen", true), ("bao", false), ("xi", false)] {
            assert_eq!(house.banquet(who, id).await.is_some(), seen, "{who}");
        }
        let court_lead = house.who("court-lead").await;
        assert_eq!(find(&house.app, &court_lead, &court(), id).await.unwrap(), None);
        let there = cancel(&house.app, &court_lead, &court(), &house.command(), id).await;
        assert_eq!(code(there), "banquet-unknown");
        let zhou = house.who("zhou").await;
        let foreign = cancel(&house.app, &zhou, &bureau(), &house.command(), id).await;
        assert_eq!(code(foreign), "banquet-unknown");
        house.set("13:30");
        house.signs_off("sun", id, came(2, 1)).await.unwrap();
        let sun = house.who("sun").await;
        let words = ("金丝雀补记".to_owned(), None);
        amend(&house.app, &sun, &bureau(), &house.command(), id, words).await.unwrap();
        // The auditor sees how many and what it came to, and no word.
        let page = house.banquet("shen", id).await.unwrap();
        assert!(page.view.masked && page.view.told.is_none());
        assert!(!format!("{page:?}").contains("金丝雀"), "{page:?}");
        assert_eq!((page.view.banquet.guests, page.view.total), (2, Some(43_200)));
        let shen = house.who("shen").await;
        let span = (at("00:00"), at("23:59"));
        let list = register(&house.app, &shen, &bureau(), span).await.unwrap().unwrap();
        assert!(list.banquets.len() == 1 && !format!("{list:?}").contains("金丝雀"));
        let list = register(&house.app, &zhou, &bureau(), span).await.unwrap().unwrap();
        assert_eq!(list.banquets, []);
        // A year later who was there is gone; how many there were stays.
        house.set("2027-07-06 12:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert!(house.banquet("chen", id).await.unwrap().view.told.is_some());
        house.set("2027-07-06 14:00");
        app::timer::sweep(&house.app).await.unwrap();
        let page = house.banquet("chen", id).await.unwrap();
        assert!(page.view.told.is_none() && page.amendments[0].words.is_empty());
        assert_eq!((page.view.banquet.guests, page.view.total), (2, Some(43_200)));
        let chen = house.who("chen").await;
        let late = amend(&house.app, &chen, &bureau(), &house.command(), id, ("晚了".to_owned(), None)).await;
        assert_eq!(code(late), "banquet-erased");
    }

    // A3.3
    async fn a_host_whom_the_directory_knows_signs_off_what_the_desk_booked_for_them_a3_3(house: House) {
        house.furnish().await;
        let lead = house.who("li").await;
        let person = Person {
            id: PersonId::derived(&["host"]),
            name: "王局长".to_owned(),
            department: None,
            form_of_address: String::new(),
            precedence: Some(1),
        };
        let particulars = Particulars { account: Some(account("zhou")), ..Particulars::default() };
        let entry = PersonEntry { person, particulars: Some(particulars) };
        add_person(&house.app, &lead, &bureau(), &house.command(), entry).await.unwrap();
        let id = house.banquets("qian", asked(2, 0)).await.unwrap();
        assert!(house.banquet("sun", id).await.is_none(), "another host is not told");
        house.set("13:30");
        assert_eq!(code(house.signs_off("sun", id, came(2, 1)).await), "banquet-unknown");
        let page = house.banquet("zhou", id).await.unwrap();
        assert!(page.may.sign && page.may.edit);
        house.signs_off("zhou", id, came(2, 1)).await.unwrap();
        assert_eq!(house.banquet("chen", id).await.unwrap().view.banquet.signed.unwrap().by, "周科长");
    }

    // A3.3
    async fn what_was_eaten_is_no_other_meal_and_is_not_called_off_by_who_served_it_a3_3(house: House) {
        house.furnish().await;
        let id = house.banquets("qian", asked(10, 2)).await.unwrap();
        house.set("13:30");
        let desk = house.who("qian").await;
        assert_eq!(code(cancel(&house.app, &desk, &bureau(), &house.command(), id).await), "not-allowed");
        let mut later = asked(10, 2);
        (later.starts, later.ends) = (at("18:00"), at("19:30"));
        let moved = change(&house.app, &desk, &bureau(), &house.command(), (id, 1), later.clone()).await;
        assert_eq!(code(moved), "banquet-is-held");
        assert_eq!(code(house.banquets("qian", later).await), "banquet-letter-used");
        // The owner's office says that it did not take place.
        let manager = house.who("chen").await;
        cancel(&house.app, &manager, &bureau(), &house.command(), id).await.unwrap();
    }

    // A3.3
    async fn the_sign_off_is_brought_to_whoever_signs_turns_overdue_and_is_no_tap_a3_3(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let id = house.banquets("sun", asked(2, 0)).await.unwrap();
        let signing = async || {
            let page = house.banquet("sun", id).await.unwrap();
            page.duties.into_iter().find(|duty| duty.rule == "banquet-sign-off").unwrap()
        };
        let duty = signing().await;
        assert_eq!(duty.assignee.as_ref().unwrap().account, account("sun"), "who booked it, where they may");
        assert_eq!((duty.opens, duty.due), (at("13:00"), at("13:00") + 2 * 24 * 60 * 60 * 1_000));
        // It follows the table.
        let sun = house.who("sun").await;
        let longer = Asked { ends: at("13:20"), ..asked(2, 0) };
        change(&house.app, &sun, &bureau(), &house.command(), (id, 1), longer).await.unwrap();
        assert_eq!(signing().await.opens, at("13:20"));
        house.set("13:30");
        let tapped = house.try_settle("li", duty.id, app::duty::Settlement::Done, &house.command()).await;
        assert_eq!(code(tapped), "banquet-settles");
        // It is brought to them on their own list, and nobody takes it from them.
        let own = app::board::day(&house.app, &sun, &bureau(), None).await.unwrap().unwrap();
        assert!(own.duties.iter().any(|one| one.id == duty.id));
        let li = house.who("li").await;
        let taken = app::duty::assign(&house.app, &li, &bureau(), &house.command(), duty.id, None).await;
        assert_eq!(code(taken), "banquet-settles");
        house.clock.set(at("13:21") + 2 * 24 * 60 * 60 * 1_000);
        assert_eq!(signing().await.state(house.app.now()), "overdue", "it is not over with its day");
        house.signs_off("sun", id, came(2, 1)).await.unwrap();
        let done = signing().await;
        assert_eq!(done.outcome.unwrap().kind, "done");
        // What is called off is signed off by nobody.
        let days = 3 * 24 * 60 * 60 * 1_000;
        let mut later = asked(2, 0);
        (later.starts, later.ends) = (later.starts + days, later.ends + days);
        later.told.letter.clear();
        let other = house.banquets("chen", later).await.unwrap();
        let chen = house.who("chen").await;
        cancel(&house.app, &chen, &bureau(), &house.command(), other).await.unwrap();
        assert!(house.timeline(other).await.iter().all(|(_, duty)| duty.contains("cancelled")));
    }

    // A3.3
    async fn a_banquet_that_is_moved_nearer_leaves_time_for_what_is_owed_a3_3(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let later = Asked { starts: at("16:00"), ends: at("17:00"), ..asked(3, 2) };
        let id = house.banquets("qian", later).await.unwrap();
        house.set("10:50");
        let li = house.who("li").await;
        let near = Asked { starts: at("11:10"), ends: at("12:30"), ..asked(3, 2) };
        change(&house.app, &li, &bureau(), &house.command(), (id, 1), near.clone()).await.unwrap();
        let timeline = house.timeline(id).await;
        assert_eq!(timeline[0], ("banquet".to_owned(), "10:10-11:20".to_owned()));
        // What changes nothing of it moves nothing.
        house.set("11:05");
        let note = Asked { tables: 2, ..near };
        change(&house.app, &li, &bureau(), &house.command(), (id, 2), note).await.unwrap();
        assert_eq!(house.timeline(id).await, timeline);
        // Another room leaves the times; putting it off makes nothing timely that is late.
        let near = Asked { starts: at("11:10"), ends: at("12:30"), ..asked(3, 2) };
        let other = Asked { room: Some(room("702")), ..near.clone() };
        change(&house.app, &li, &bureau(), &house.command(), (id, 3), other).await.unwrap();
        assert_eq!(house.timeline(id).await, timeline);
        house.set("11:09");
        let later = Asked { starts: at("11:12"), ends: at("12:30"), ..near };
        change(&house.app, &li, &bureau(), &house.command(), (id, 4), later).await.unwrap();
        assert_eq!(house.timeline(id).await[0].1, "10:12-10:57");
    }
}
