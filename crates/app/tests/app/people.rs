//! People as the desk finds them: by every way they are asked for, with what may be told of them.

use app::Actor;
use app::directory::{
    Found, PersonEntry, add_person, change_person, presence_board, remove_person, say_presence,
    search,
};
use domain::directory::{Department, Person};
use domain::particulars::{Particulars, Telephone, ToldTo};
use domain::presence::{Presence, Whereabouts};
use domain::{DepartmentId, PersonId};

use crate::house::{House, at, bureau, code, court, room, stories};

fn id(name: &str) -> PersonId {
    PersonId::derived(&["person", name])
}

fn department(name: &str) -> DepartmentId {
    DepartmentId::derived(&["department", name])
}

fn telephone(number: &str, told_to: ToldTo) -> Telephone {
    Telephone {
        number: number.to_owned(),
        told_to,
    }
}

fn entry(key: &str, name: &str, precedence: Option<u32>, particulars: Particulars) -> PersonEntry {
    PersonEntry {
        person: Person {
            id: id(key),
            name: name.to_owned(),
            department: Some(department(if key.contains("财务") {
                "财务处"
            } else {
                "科研处"
            })),
            form_of_address: precedence.map_or_else(String::new, |_| format!("{name}处长")),
            precedence,
        },
        particulars: Some(particulars),
    }
}

/// A leader, two namesakes, a surname with a reading of its own, somebody with a long name.
async fn people(house: &House) -> Actor {
    house.furnish().await;
    let lead = house.who("li").await;
    for name in ["财务处", "科研处"] {
        let new = Department {
            id: department(name),
            name: name.to_owned(),
        };
        let at = (&house.app, &lead, &bureau());
        app::directory::add_department(at.0, at.1, at.2, &house.command(), new)
            .await
            .unwrap();
    }
    let open = |number| Particulars {
        office: Some(telephone(number, ToldTo::Everybody)),
        ..Particulars::default()
    };
    let leader = Particulars {
        office: Some(telephone("8001", ToldTo::Colleagues)),
        mobile: Some(telephone("138 0571 0001", ToldTo::NobodyUnasked)),
        room: Some(room("705")),
        plates: vec!["浙A·D1234".to_owned()],
        ..Particulars::default()
    };
    let secretary = Particulars {
        acts_for: vec![id("张国栋")],
        ..open("8002")
    };
    for new in [
        entry("张国栋", "张国栋", Some(1), leader),
        entry("财务 张伟", "张伟", None, open("8021")),
        entry("科研 张伟", "张伟", None, open("8120")),
        entry("单雄信", "单雄信", None, secretary),
        entry("长", "阿不都克里木·艾合买提", None, Particulars::default()),
        entry("生僻", "𠮷野 𫖯", None, Particulars::default()),
    ] {
        add_person(&house.app, &lead, &bureau(), &house.command(), new)
            .await
            .unwrap();
    }
    lead
}

async fn found(house: &House, login: &str, words: &str) -> Found {
    let who = house.who(login).await;
    search(&house.app, &who, &bureau(), words, 10)
        .await
        .unwrap()
}

async fn names(house: &House, words: &str) -> Vec<String> {
    let found = found(house, "qian", words).await;
    found.people.into_iter().map(|person| person.name).collect()
}

stories! {
    // A2.6
    async fn the_desk_finds_room_telephone_and_form_of_address_while_typing_a2_6(house: House) {
        people(&house).await;
        for words in ["张国", "zhangguo", "zgd", "ＺＧＤ", "栋", "705", "8001", "0571", "张国栋处长", "浙AD12", "zgd 8001", "张 国栋"] {
            assert_eq!(names(&house, words).await, ["张国栋"], "{words}");
        }
        // Whoever has a precedence comes first, by one letter as by a whole name.
        for words in ["z", "zhang", "张"] {
            assert_eq!(names(&house, words).await, ["张国栋", "张伟", "张伟"], "{words}");
        }
        let leader = found(&house, "qian", "zgd").await.people.remove(0);
        assert_eq!(leader.form_of_address, "张国栋处长");
        assert_eq!(leader.room.unwrap().number, "705");
        let office = leader.office.unwrap();
        assert_eq!((office.number.as_deref(), office.told_to), (Some("8001"), ToldTo::Colleagues));
        let secretary = &leader.secretaries[0];
        assert_eq!(secretary.name, "单雄信");
        assert!(secretary.office.as_ref().unwrap().told_to.is_open());
        assert_eq!(names(&house, "shan").await, ["单雄信"]);
        assert_eq!(names(&house, "abd").await, ["阿不都克里木·艾合买提"]);
        assert_eq!(names(&house, "𫖯").await, ["𠮷野 𫖯"]);
    }

    // A2.7
    async fn a_namesake_is_told_apart_and_an_outsider_is_nobody_a2_7(house: House) {
        people(&house).await;
        let both = found(&house, "qian", "zw").await;
        let departments: Vec<_> = both.people.iter().map(|one| one.department.clone().unwrap()).collect();
        assert_eq!((both.people.len(), both.more), (2, false));
        assert!(departments.contains(&"财务处".to_owned()) && departments.contains(&"科研处".to_owned()));
        let one = found(&house, "qian", "张伟 财务").await;
        assert_eq!(one.people.len(), 1);
        assert_eq!(one.people[0].id, id("财务 张伟"));
        for words in ["李四", "lisi", "13900000000", "粤B", "", "  ", "%", "_", "张伟 人事"] {
            assert!(found(&house, "qian", words).await.people.is_empty(), "{words}");
        }
        // At another site they are nobody either.
        let desk = house.who("court-desk").await;
        let there = search(&house.app, &desk, &court(), "zhang", 10).await.unwrap();
        assert!(there.people.is_empty());
        let refused = search(&house.app, &desk, &bureau(), "zhang", 10).await;
        assert_eq!(code(refused), "not-allowed");
    }

    async fn a_number_that_nobody_is_told_unasked_is_the_desks_alone(house: House) {
        people(&house).await;
        for (login, seen) in [("qian", true), ("li", true), ("bao", true), ("wang", false), ("sun", false), ("shen", false)] {
            let leader = found(&house, login, "张国栋").await.people.remove(0);
            let mobile = leader.mobile.unwrap();
            assert_eq!(mobile.number.is_some(), seen, "{login}");
            assert_eq!(mobile.told_to, ToldTo::NobodyUnasked);
            // Nor is it found out by typing it.
            let by_number = found(&house, login, "13805710001").await;
            assert_eq!(by_number.people.len(), usize::from(seen), "{login}");
            assert_eq!(found(&house, login, "8001").await.people.len(), 1, "{login}");
        }
        for login in ["xi", "an"] {
            let who = house.who(login).await;
            let refused = search(&house.app, &who, &bureau(), "zhang", 10).await;
            assert_eq!(code(refused), "not-allowed", "{login}");
        }
    }

    async fn what_people_are_found_by_follows_what_is_changed(house: House) {
        let lead = people(&house).await;
        let (app, site) = (&house.app, bureau());
        let renamed = Department { id: department("财务处"), name: "审计处".to_owned() };
        app::directory::change_department(app, &lead, &site, &house.command(), renamed).await.unwrap();
        assert_eq!(names(&house, "审计").await, ["张伟"]);
        assert!(names(&house, "财务").await.is_empty());
        let mut changed = entry("单雄信", "单田芳", None, Particulars::default());
        changed.particulars = None;
        change_person(app, &lead, &site, &house.command(), changed).await.unwrap();
        assert!(names(&house, "雄信").await.is_empty());
        // What was not said anew stays: the telephone, and for whom they act.
        assert_eq!(names(&house, "8002").await, ["单田芳"]);
        assert_eq!(found(&house, "qian", "zgd").await.people[0].secretaries.len(), 1);
        let gone = remove_person(app, &lead, &site, &house.command(), id("单雄信")).await;
        gone.unwrap();
        assert!(names(&house, "8002").await.is_empty());
        assert!(found(&house, "qian", "zgd").await.people[0].secretaries.is_empty());
        let again = remove_person(app, &lead, &site, &house.command(), id("单雄信")).await;
        assert_eq!(code(again), "person-unknown");
    }

    async fn particulars_that_cannot_be_are_refused_at_their_field(house: House) {
        let lead = people(&house).await;
        let rows = [
            (Particulars { office: Some(telephone("12", ToldTo::Everybody)), ..Particulars::default() }, "telephone-unfit"),
            (Particulars { plates: vec!["=1+1".to_owned()], ..Particulars::default() }, "plate-unfit"),
            (Particulars { room: Some(room("no")), ..Particulars::default() }, "room-unknown"),
            (Particulars { acts_for: vec![id("nobody")], ..Particulars::default() }, "person-unknown"),
            (Particulars { acts_for: vec![id("new")], ..Particulars::default() }, "acts-for-themselves"),
            (Particulars { account: Some(house.who("court-lead").await.account.unwrap()), ..Particulars::default() }, "account-unknown"),
        ];
        for (particulars, expected) in rows {
            let new = entry("new", "新人", None, particulars);
            let refused = add_person(&house.app, &lead, &bureau(), &house.command(), new).await;
            assert_eq!(code(refused), expected);
        }
        let own = house.who("sun").await.account;
        let with_account = Particulars { account: own, ..Particulars::default() };
        let first = entry("first", "孙处长", None, with_account.clone());
        add_person(&house.app, &lead, &bureau(), &house.command(), first).await.unwrap();
        let second = entry("second", "孙处长", None, with_account);
        let refused = add_person(&house.app, &lead, &bureau(), &house.command(), second).await;
        assert_eq!(code(refused), "account-taken");
        assert!(names(&house, "新人").await.is_empty());
    }
}

fn away(whereabouts: Whereabouts, back_at: Option<i64>, note: &str) -> Presence {
    Presence {
        whereabouts,
        back_at,
        note: note.to_owned(),
    }
}

stories! {
    async fn where_a_leader_is_is_said_by_those_who_speak_for_them_and_seen_by_those_who_may(house: House) {
        let lead = people(&house).await;
        let (app, site) = (&house.app, bureau());
        // The secretary's account is a host's; another host speaks for nobody.
        let with_account = PersonEntry {
            particulars: Some(Particulars {
                acts_for: vec![id("张国栋")],
                account: house.who("sun").await.account,
                ..Particulars::default()
            }),
            ..entry("单雄信", "单雄信", None, Particulars::default())
        };
        change_person(app, &lead, &site, &house.command(), with_account).await.unwrap();
        let back = at("10:00");
        let said = away(Whereabouts::Travelling, Some(back), "家中有事");
        for (login, expected) in [("sun", None), ("zhou", Some("person-unknown")), ("wang", Some("not-allowed")), ("bao", Some("not-allowed")), ("chen", Some("not-allowed")), ("qian", None), ("li", None)] {
            let who = house.who(login).await;
            let done = say_presence(app, &who, &site, &house.command(), id("张国栋"), said.clone()).await;
            match expected {
                None => assert!(done.is_ok(), "{login}"),
                Some(expected) => assert_eq!(code(done), expected, "{login}"),
            }
        }
        for (login, seen, note) in [("qian", true, "家中有事"), ("li", true, "家中有事"), ("chen", true, "家中有事"), ("sun", true, "家中有事"), ("bao", true, ""), ("zhou", false, "")] {
            let who = house.who(login).await;
            let board = presence_board(app, &who, &site).await.unwrap().unwrap();
            assert_eq!(board.leaders.len(), usize::from(seen), "{login}");
            for leader in &board.leaders {
                let said = leader.said.as_ref().unwrap();
                assert_eq!((said.presence.note.as_str(), said.due_back), (note, false), "{login}");
                assert_eq!(leader.may_say, ["qian", "li", "sun"].contains(&login), "{login}");
            }
            let card = search(app, &who, &site, "张国栋", 1).await.unwrap().people.remove(0);
            assert_eq!(card.presence.is_some(), seen, "{login}");
        }
        for login in ["wang", "shen", "xi"] {
            let who = house.who(login).await;
            assert_eq!(code(presence_board(app, &who, &site).await), "not-allowed", "{login}");
        }
        // Back by now, and nobody said so.
        house.clock.set(back);
        let desk = house.who("qian").await;
        let board = presence_board(app, &desk, &site).await.unwrap().unwrap();
        assert!(board.leaders[0].said.as_ref().unwrap().due_back);
        let here = away(Whereabouts::AtPost, None, "x");
        say_presence(app, &desk, &site, &house.command(), id("张国栋"), here).await.unwrap();
        let board = presence_board(app, &desk, &site).await.unwrap().unwrap();
        let said = board.leaders[0].said.as_ref().unwrap();
        assert_eq!((said.presence.note.as_str(), said.due_back), ("", false));
        let late = say_presence(app, &desk, &site, &house.command(), id("张国栋"), away(Whereabouts::InMeeting, Some(back), "")).await;
        assert_eq!(code(late), "back-at-unfit");
        let plain = say_presence(app, &desk, &site, &house.command(), id("财务 张伟"), away(Whereabouts::InMeeting, None, "")).await;
        assert_eq!(code(plain), "presence-of-leaders-alone");
        let journal = app::journal::search(app, &lead, &site, app::journal::JournalQuestion { limit: 50, ..Default::default() }).await.unwrap().unwrap();
        let told = format!("{:?}", journal.entries);
        assert!(told.contains("presence-said") && !told.contains("家中有事"));
        // Who is taken out of the directory leaves nothing of it behind.
        remove_person(app, &lead, &site, &house.command(), id("张国栋")).await.unwrap();
        assert!(presence_board(app, &desk, &site).await.unwrap().unwrap().leaders.is_empty());
    }
}
