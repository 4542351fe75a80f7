//! Visits: announced, at the gate, inside, gone, forgotten in time.

use app::visit::{
    Changes, Done, Registration, VisitPage, act, again, answer, approve, change, day, find, look,
    of_badge, own, register, return_badge,
};
use app::{Actor, Answer, Error};
use diesel::prelude::*;
use domain::directory::Person;
use domain::visit::Answer::{Receive, Refuse, Wait};
use domain::visit::{Act, Details, Keeping, State};
use domain::{PersonId, SiteId, VisitId};
use store::Database;

use crate::house::{
    House, account, at, bureau, clock, code, court, court_room, meeting_in, refusal, stories,
};

/// Somebody who is here, by name.
fn visitor(name: &str) -> Registration {
    Registration {
        details: Details {
            name: name.to_owned(),
            organisation: "某律师事务所".to_owned(),
            telephone: "138 1234 5678".to_owned(),
            purpose: "送材料".to_owned(),
            ..Details::default()
        },
        ..Registration::default()
    }
}

fn id_of(answer: &Answer) -> VisitId {
    answer.subject.as_deref().unwrap().parse().unwrap()
}

async fn try_come(house: &House, login: &str, registration: Registration) -> Result<Answer, Error> {
    let who = house.who(login).await;
    let site = crate::house::site_of(login);
    register(&house.app, &who, &site, &house.command(), registration).await
}

async fn come(house: &House, login: &str, registration: Registration) -> VisitId {
    id_of(&try_come(house, login, registration).await.unwrap())
}

async fn do_it(
    house: &House,
    login: &str,
    id: VisitId,
    done: Act,
    reason: &str,
) -> Result<Answer, Error> {
    let who = house.who(login).await;
    let site = crate::house::site_of(login);
    let done = Done {
        act: done,
        reason: reason.to_owned(),
        badge_back: true,
    };
    act(&house.app, &who, &site, &house.command(), id, done).await
}

async fn seen(house: &House, login: &str, id: VisitId) -> VisitPage {
    let who = house.who(login).await;
    let site = crate::house::site_of(login);
    find(&house.app, &who, &site, id).await.unwrap().unwrap()
}

async fn state(house: &House, id: VisitId) -> State {
    seen(house, "qian", id).await.visit.record.state
}

async fn acts_of(house: &House, site: &SiteId, act: &str) -> usize {
    house.count_of(site, act).await
}

/// Somebody of the court's directory.
async fn leader(house: &House, name: &str, precedence: Option<u32>) -> PersonId {
    let lead = house.who("court-lead").await;
    let person = Person {
        id: PersonId::derived(&[name]),
        name: name.to_owned(),
        department: None,
        form_of_address: format!("{name}院长"),
        precedence,
    };
    let id = person.id;
    app::directory::add_person(&house.app, &lead, &court(), &house.command(), person)
        .await
        .unwrap();
    id
}

/// The duties of the day at the court: rule, window, outcome.
async fn duties(house: &House, rule: &str) -> Vec<(String, &'static str)> {
    let day = house.day(&court(), crate::house::TODAY).await;
    let of_rule = day.iter().filter(|duty| duty.rule == rule);
    of_rule
        .map(|duty| {
            let window = format!("{}-{}", clock(duty.opens), clock(duty.due));
            (window, duty.state(house.app.now()))
        })
        .collect()
}

stories! {
    // A1.5
    async fn who_is_here_is_registered_let_in_and_seen_leaving_a1_5(house: House) {
        house.furnish().await;
        house.set("09:15");
        let id = come(&house, "qian", visitor("赵敏")).await;
        let page = seen(&house, "qian", id).await;
        let record = &page.visit.record;
        assert_eq!((record.state, record.number, record.arrived), (State::Inside, 1, Some(at("09:15"))));
        let shown = page.visit.details.clone().unwrap();
        assert_eq!((shown.name.as_str(), shown.telephone.as_str()), ("赵*", "138****5678"));
        let badge = record.badge_code.clone().unwrap();
        let guard = house.who("bao").await;
        let scanned = of_badge(&house.app, &guard, &bureau(), &badge).await.unwrap().unwrap();
        assert_eq!(scanned.visit.record.id, id);
        house.set("10:00");
        do_it(&house, "bao", id, Act::Leave, "").await.unwrap();
        let record = seen(&house, "qian", id).await.visit.record;
        assert_eq!((record.state, record.left, record.badge_back), (State::Left, Some(at("10:00")), Some(at("10:00"))));
        let kept = everything(&house).await;
        assert!(kept.contains("visit-left"));
        assert!(!kept.contains("某律师事务所") && !kept.contains("13812345678"));
    }

    // A1.5
    async fn an_arrival_or_a_leaving_is_taken_back_by_an_act_of_its_own_a1_5(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = come(&house, "qian", visitor("赵敏")).await;
        do_it(&house, "qian", id, Act::Leave, "").await.unwrap();
        house.set("09:05");
        do_it(&house, "qian", id, Act::Undo, "").await.unwrap();
        let record = seen(&house, "qian", id).await.visit.record;
        assert_eq!((record.state, record.arrived, record.left), (State::Inside, Some(at("09:00")), None));
        do_it(&house, "qian", id, Act::Undo, "").await.unwrap();
        let record = seen(&house, "qian", id).await.visit.record;
        assert_eq!((record.state, record.arrived, record.badge_code), (State::Expected, None, None));
        assert_eq!(acts_of(&house, &bureau(), "visit-undone").await, 2);
        assert_eq!(acts_of(&house, &bureau(), "visit-left").await, 1, "what was done stays in the journal");
    }

    // A1.5
    async fn a_second_visit_of_the_day_is_an_entry_of_its_own_a1_5(house: House) {
        house.furnish().await;
        house.set("09:00");
        let first = come(&house, "qian", visitor("赵敏")).await;
        let qian = house.who("qian").await;
        let early = again(&house.app, &qian, &bureau(), &house.command(), first).await;
        assert_eq!(code(early), "visit-is-open");
        do_it(&house, "qian", first, Act::Leave, "").await.unwrap();
        house.set("14:00");
        let command = house.command();
        let second = again(&house.app, &qian, &bureau(), &command, first).await.unwrap();
        assert_eq!(again(&house.app, &qian, &bureau(), &command, first).await.unwrap(), second);
        let page = seen(&house, "qian", id_of(&second)).await;
        assert_eq!((page.visit.record.number, page.visit.record.arrived), (2, Some(at("14:00"))));
        assert_eq!(page.visit.details.unwrap().name, "赵*");
        assert_eq!(page.earlier.len(), 1, "the earlier visit is found by the telephone");
        let first = seen(&house, "qian", first).await.visit.record;
        assert_eq!((first.arrived, first.left), (Some(at("09:00")), Some(at("09:00"))));
    }

    // A1.5: expected and arrived are one record.
    async fn who_was_announced_arrives_in_the_same_record_a1_5(house: House) {
        house.furnish().await;
        house.set("08:00");
        let mut announced = visitor("赵敏");
        announced.expected = Some(at("2026-07-07 09:30"));
        let id = come(&house, "sun", announced.clone()).await;
        assert_eq!(code(do_it(&house, "qian", id, Act::Admit, "").await), "visit-of-another-day");
        house.set("2026-07-07 09:20");
        do_it(&house, "bao", id, Act::Hold, "").await.unwrap();
        assert_eq!(state(&house, id).await, State::Held);
        do_it(&house, "bao", id, Act::Admit, "").await.unwrap();
        let record = seen(&house, "qian", id).await.visit.record;
        assert_eq!((record.number, record.expected, record.arrived),
            (1, Some(at("2026-07-07 09:30")), Some(at("2026-07-07 09:20"))));
        announced.expected = Some(at("2026-07-06 09:00"));
        assert_eq!(code(try_come(&house, "sun", announced.clone()).await), "visit-in-the-past");
        announced.expected = Some(at("2026-12-06 09:00"));
        assert_eq!(code(try_come(&house, "sun", announced).await), "visit-too-far-ahead");
    }

    // A1.5
    async fn the_host_answers_and_the_desk_sees_it_a1_5(house: House) {
        house.furnish().await;
        house.set("08:00");
        let mut announced = visitor("赵敏");
        announced.expected = Some(at("09:30"));
        let id = come(&house, "sun", announced).await;
        let (sun, zhou) = (house.who("sun").await, house.who("zhou").await);
        let said = |who: Actor, said| {
            let (app, command) = (house.app.clone(), house.command());
            async move { answer(&app, &who, &bureau(), &command, id, said).await }
        };
        assert_eq!(code(said(zhou.clone(), Receive).await), "visit-unknown", "another host's visitor is not there");
        assert!(find(&house.app, &zhou, &bureau(), id).await.unwrap().is_none());
        said(sun.clone(), Wait).await.unwrap();
        let shown = seen(&house, "qian", id).await.visit.record.answer;
        assert_eq!(shown, Some((Wait, "孙处长".to_owned())));
        assert_eq!(code(do_it(&house, "qian", id, Act::Admit, "").await), "visit-host-asks-to-wait");
        said(sun.clone(), Refuse).await.unwrap();
        assert_eq!(code(do_it(&house, "qian", id, Act::Admit, "").await), "visit-host-refuses");
        assert_eq!(refusal(do_it(&house, "qian", id, Act::Refuse, " ").await).field, Some("reason"));
        said(sun.clone(), Receive).await.unwrap();
        do_it(&house, "qian", id, Act::Admit, "").await.unwrap();
        let (_, visits) = own(&house.app, &sun, &bureau(), "2026-07-06").await.unwrap().unwrap();
        assert_eq!(visits[0].details.as_ref().unwrap().name, "赵敏", "a host knows who comes to them");
        assert_eq!(own(&house.app, &zhou, &bureau(), "2026-07-06").await.unwrap().unwrap().1, []);
    }

    // A1.5
    async fn without_a_document_the_leader_on_duty_is_asked_a1_5(house: House) {
        house.furnish().await;
        house.set("09:00");
        let mut without = visitor("赵敏");
        "none".clone_into(&mut without.details.document_kind);
        let id = come(&house, "qian", without).await;
        assert_eq!(state(&house, id).await, State::Held);
        assert_eq!(code(do_it(&house, "qian", id, Act::Admit, "").await), "visit-approval-awaited");
        let (li, qian) = (house.who("li").await, house.who("qian").await);
        let says = |who: Actor, given| {
            let (app, command) = (house.app.clone(), house.command());
            async move { approve(&app, &who, &bureau(), &command, id, given).await }
        };
        assert_eq!(code(says(qian, true).await), "not-allowed");
        assert_eq!(code(says(li.clone(), true).await), "approver-is-not-on-duty");
        house.start_shift("li").await;
        says(li.clone(), true).await.unwrap();
        assert_eq!(code(says(li, false).await), "visit-nothing-asked");
        do_it(&house, "qian", id, Act::Admit, "").await.unwrap();
        assert_eq!(state(&house, id).await, State::Inside);
        assert_eq!(acts_of(&house, &bureau(), "visit-approved").await, 1);
    }

    // A1.5
    async fn of_two_desks_that_edit_one_visit_the_later_sees_the_difference_a1_5(house: House) {
        house.furnish().await;
        let id = come(&house, "qian", visitor("赵敏")).await;
        let version = seen(&house, "qian", id).await.visit.record.version;
        let who = house.who("qian").await;
        let edit = |version, purpose: &str| {
            let mut registration = visitor("");
            (registration.details.purpose, registration.details.telephone) = (purpose.to_owned(), String::new());
            let changes = Changes { registration, keep_masked: true };
            let (app, who, command) = (house.app.clone(), who.clone(), house.command());
            async move { change(&app, &who, &bureau(), &command, id, version, changes).await }
        };
        edit(version, "领取文书").await.unwrap();
        let later = refusal(edit(version, "开会").await);
        assert_eq!((later.code, later.field), ("visit-changed-meanwhile", Some("version")));
        let page = seen(&house, "qian", id).await;
        let details = page.visit.details.unwrap();
        assert_eq!((details.purpose.as_str(), details.name.as_str(), details.telephone.as_str()),
            ("领取文书", "赵*", "138****5678"), "what could not be seen was not lost");
        edit(page.visit.record.version, "开会").await.unwrap();
        assert_eq!(seen(&house, "qian", id).await.visit.details.unwrap().purpose, "开会");
    }

    // A1.5
    async fn what_is_masked_is_shown_for_a_reason_and_not_too_often_a1_5(house: House) {
        house.furnish().await;
        let mut known = visitor("赵敏");
        "id-card".clone_into(&mut known.details.document_kind);
        "11010519491231002X".clone_into(&mut known.document_number);
        let id = come(&house, "qian", known).await;
        let qian = house.who("qian").await;
        let looks = |who: Actor, reason: &str| {
            let (app, command, reason) = (house.app.clone(), house.command(), reason.to_owned());
            async move { look(&app, &who, &bureau(), &command, id, reason).await }
        };
        assert_eq!(refusal(looks(qian.clone(), " ").await).field, Some("reason"));
        for login in ["bao", "sun", "chen", "shen", "xi"] {
            assert_eq!(code(looks(house.who(login).await, "看看").await), "not-allowed", "{login}");
        }
        let shown = looks(qian.clone(), "核对电话").await.unwrap();
        assert_eq!((shown.details.name.as_str(), shown.details.document_ending.as_str()), ("赵敏", "002X"));
        assert_eq!(shown.document_number, "", "the full number is kept only where the site's rule asks");
        for _ in 1..20 {
            looks(qian.clone(), "核对电话").await.unwrap();
        }
        assert_eq!(code(looks(qian.clone(), "核对电话").await), "looks-too-often");
        looks(house.who("li").await, "核对电话").await.unwrap();
        house.set("08:01");
        looks(qian, "核对电话").await.unwrap();
        assert_eq!(acts_of(&house, &bureau(), "visit-looked").await, 22);
    }

    async fn a_full_number_is_kept_for_days_where_two_people_said_so(house: House) {
        house.furnish().await;
        let (an, chen) = (house.who("an").await, house.who("chen").await);
        let asked = Keeping { days: 90, document_days: 2, looks_an_hour: 20 };
        let app = &house.app;
        let mut known = visitor("赵敏");
        "id-card".clone_into(&mut known.details.document_kind);
        "11010519491231002X".clone_into(&mut known.document_number);
        assert_eq!(code(app::visit::propose_keeping(app, &chen, &bureau(), &house.command(), asked).await), "not-allowed");
        app::visit::propose_keeping(app, &an, &bureau(), &house.command(), asked).await.unwrap();
        let before = come(&house, "qian", known.clone()).await;
        assert!(!seen(&house, "qian", before).await.visit.has_document, "proposed is not in force");
        assert_eq!(code(app::visit::approve_keeping(app, &an, &bureau(), &house.command(), 1).await), "not-allowed");
        app::visit::approve_keeping(app, &chen, &bureau(), &house.command(), 1).await.unwrap();
        let id = come(&house, "qian", known).await;
        let qian = house.who("qian").await;
        let looked = look(app, &qian, &bureau(), &house.command(), id, "公安查询".to_owned()).await.unwrap();
        assert_eq!(looked.document_number, "11010519491231002X");
        house.set("2026-07-09 00:30");
        app::timer::sweep(app).await.unwrap();
        let after = seen(&house, "qian", id).await.visit;
        assert!(!after.has_document && after.details.is_some(), "the number goes, the visit stays");
        assert_eq!(acts_of(&house, &bureau(), "visits-erased").await, 1);
        app::timer::sweep(app).await.unwrap();
        assert_eq!(acts_of(&house, &bureau(), "visits-erased").await, 1, "a turn with nothing to do writes nothing");
    }

    // A1.5
    async fn at_the_day_s_end_who_is_still_inside_was_not_seen_leaving_a1_5(house: House) {
        house.furnish().await;
        house.set("16:00");
        let inside = come(&house, "qian", visitor("赵敏")).await;
        let mut announced = visitor("刘洋");
        announced.expected = Some(at("17:00"));
        let expected = come(&house, "sun", announced).await;
        house.tick("23:59").await;
        assert_eq!(state(&house, inside).await, State::Inside);
        house.tick("2026-07-07 00:01").await;
        house.tick("2026-07-07 00:02").await;
        assert_eq!(state(&house, inside).await, State::Unseen);
        assert_eq!(state(&house, expected).await, State::Absent);
        assert_eq!(acts_of(&house, &bureau(), "visit-closed").await, 2);
        let qian = house.who("qian").await;
        let badges = day(&house.app, &qian, &bureau(), "2026-07-07").await.unwrap().unwrap().badges_out;
        assert_eq!(badges, 1, "the badge is still out");
        return_badge(&house.app, &qian, &bureau(), &house.command(), inside).await.unwrap();
        assert_eq!(code(return_badge(&house.app, &qian, &bureau(), &house.command(), inside).await), "badge-is-not-out");
        assert_eq!(code(do_it(&house, "qian", inside, Act::Leave, "").await), "visit-day-is-over");
    }

    async fn what_is_personal_goes_in_time_and_is_found_nowhere_while_counts_stay(house: House) {
        house.furnish().await;
        let mut canary = visitor("金丝雀测试者");
        "金丝雀测试单位".clone_into(&mut canary.details.organisation);
        "13987650001".clone_into(&mut canary.details.telephone);
        "孙处长".clone_into(&mut canary.details.host);
        canary.companions = 2;
        let id = come(&house, "qian", canary).await;
        do_it(&house, "qian", id, Act::Leave, "").await.unwrap();
        house.set("2026-10-04 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert!(seen(&house, "qian", id).await.visit.details.is_some(), "ninety days are not over");
        house.set("2026-10-05 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        let visit = seen(&house, "qian", id).await.visit;
        assert_eq!(visit.details, None);
        let record = visit.record;
        assert_eq!((record.companions, record.arrived), (2, Some(at("07:00"))), "counts stay");
        assert_eq!((record.telephone_mark, record.sealed, record.host_account), (None, None, None));
        let qian = house.who("qian").await;
        assert_eq!(code(again(&house.app, &qian, &bureau(), &house.command(), id).await), "visit-erased");
        let everything = everything(&house).await;
        assert!(everything.contains("visits-erased"), "the search looks at what is kept");
        for canary in ["金丝雀测试者", "金丝雀测试单位", "13987650001"] {
            assert!(!everything.contains(canary), "{canary} is kept somewhere");
        }
    }

    // A3.2
    async fn visitors_of_leaders_are_a_duty_of_the_conference_team_a3_2(house: House) {
        house.furnish().await;
        leader(&house, "周正", Some(1)).await;
        leader(&house, "吴平", None).await;
        house.start_shift("court-ting").await;
        house.set("08:00");
        let mut announced = visitor("赵敏");
        (announced.details.host, announced.expected) = ("周正院长".to_owned(), Some(at("09:30")));
        let id = come(&house, "court-lead", announced.clone()).await;
        assert_eq!(duties(&house, "leader-visitor").await, [("08:00-09:30".to_owned(), "open")]);
        house.set("09:20");
        do_it(&house, "court-desk", id, Act::Admit, "").await.unwrap();
        assert_eq!(duties(&house, "leader-visitor").await.len(), 1, "it is told once");
        "吴平".clone_into(&mut announced.details.host);
        come(&house, "court-lead", announced.clone()).await;
        assert_eq!(duties(&house, "leader-visitor").await.len(), 1, "others are not led");
        "周正".clone_into(&mut announced.details.host);
        let other = come(&house, "court-lead", announced).await;
        do_it(&house, "court-desk", other, Act::Cancel, "").await.unwrap();
        let states: Vec<_> = duties(&house, "leader-visitor").await.into_iter().map(|(_, state)| state).collect();
        assert!(states.contains(&"cancelled") && states.contains(&"open"), "{states:?}");
    }

    // A1.4
    async fn a_meeting_s_guest_is_led_and_who_serves_it_is_told_at_once_a1_4(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        house.start_shift("court-desk").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "10:00")).await;
        house.set("08:50");
        let desk = house.who("court-desk").await;
        let today = day(&house.app, &desk, &court(), "2026-07-06").await.unwrap().unwrap();
        assert_eq!(today.meetings[0].attendees.len(), 2, "the desk sees whom the meeting expects");
        let mut guest = visitor("甲");
        (guest.meeting, guest.companions) = (Some(meeting), 1);
        let id = come(&house, "court-desk", guest).await;
        let room = seen(&house, "court-desk", id).await.visit.room.unwrap();
        assert_eq!(room.number, "101");
        assert_eq!(duties(&house, "escort-guests").await, [("08:50-08:55".to_owned(), "open")]);
        let ting = house.who("court-ting").await;
        let phone = app::phone::state(&house.app, &ting, &court()).await.unwrap().unwrap();
        let told: Vec<_> = phone.notices.iter().map(|notice| notice.words.as_str()).collect();
        assert_eq!(told, ["guest-arrived"]);
        let today = day(&house.app, &desk, &court(), "2026-07-06").await.unwrap().unwrap();
        assert_eq!(today.guests_here.get(&meeting), Some(&2));
    }

    // A1.5
    async fn who_waits_at_the_gate_is_a_duty_of_the_desk_until_let_in_a1_5(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.set("09:00");
        let mut announced = visitor("赵敏");
        announced.expected = Some(at("09:30"));
        let id = come(&house, "court-lead", announced).await;
        do_it(&house, "court-desk", id, Act::Hold, "").await.unwrap();
        assert_eq!(duties(&house, "entry-control").await, [("09:00-09:02".to_owned(), "open")]);
        do_it(&house, "court-desk", id, Act::Admit, "").await.unwrap();
        assert_eq!(duties(&house, "entry-control").await, [("09:00-09:02".to_owned(), "done")]);
    }

    // A2.7
    async fn namesakes_of_the_house_are_told_apart_by_their_department_a2_7(house: House) {
        house.furnish().await;
        let lead = house.who("court-lead").await;
        for department in ["财务处", "科研处"] {
            let new = domain::directory::Department {
                id: domain::DepartmentId::derived(&[department]),
                name: department.to_owned(),
            };
            let person = Person {
                id: PersonId::derived(&[department]),
                name: "张伟".to_owned(),
                department: Some(new.id),
                form_of_address: String::new(),
                precedence: None,
            };
            let (app, site) = (&house.app, court());
            app::directory::add_department(app, &lead, &site, &house.command(), new).await.unwrap();
            app::directory::add_person(app, &lead, &site, &house.command(), person).await.unwrap();
        }
        let mut asks = visitor("赵敏");
        "张伟".clone_into(&mut asks.details.host);
        let refused = refusal(try_come(&house, "court-desk", asks.clone()).await);
        assert_eq!((refused.code, refused.field), ("host-namesakes", Some("host")));
        assert!(refused.arguments.iter().any(|(_, value)| value == "张伟 科研处、张伟 财务处" || value == "张伟 财务处、张伟 科研处"));
        "张伟 科研处".clone_into(&mut asks.details.host);
        let id = come(&house, "court-desk", asks.clone()).await;
        let visit = seen(&house, "court-desk", id).await.visit;
        assert_eq!(visit.record.host_person, Some(PersonId::derived(&["科研处"])));
        assert_eq!(visit.department, "科研处");
        "财务处".clone_into(&mut asks.details.host);
        let id = come(&house, "court-desk", asks).await;
        assert_eq!(seen(&house, "court-desk", id).await.visit.department, "财务处");
    }

    async fn what_cannot_be_is_refused_by_its_field_and_nothing_is_kept(house: House) {
        house.furnish().await;
        let whole = visitor("赵敏");
        let with = |change: &dyn Fn(&mut Registration)| {
            let mut registration = whole.clone();
            change(&mut registration);
            registration
        };
        let rows = [
            (with(&|one| " ".clone_into(&mut one.details.name)), "name"),
            (with(&|one| "13a".clone_into(&mut one.details.telephone)), "telephone"),
            (with(&|one| "\u{202e}".clone_into(&mut one.details.purpose)), "purpose"),
            (with(&|one| "x".clone_into(&mut one.details.document_kind)), "document_kind"),
            (with(&|one| { "id-card".clone_into(&mut one.details.document_kind); "123".clone_into(&mut one.document_number); }), "document_number"),
            (with(&|one| one.companions = 501), "companions"),
            (with(&|one| "不存在".clone_into(&mut one.room)), "room"),
            (with(&|one| one.meeting = Some(domain::MeetingId::derived(&["nowhere"]))), "meeting"),
        ];
        for (registration, field) in rows {
            assert_eq!(refusal(try_come(&house, "qian", registration).await).field, Some(field));
        }
        let qian = house.who("qian").await;
        let today = day(&house.app, &qian, &bureau(), "2026-07-06").await.unwrap().unwrap();
        assert_eq!(today.visits, []);
        for login in ["wang", "chen", "shen", "xi", "an", "bao"] {
            assert_eq!(code(try_come(&house, login, whole.clone()).await), "not-allowed", "{login}");
        }
        for name in ["𠮷", "阿不都热合曼·买买提", "=HYPERLINK(1)", "Anne O'Neill"] {
            come(&house, "qian", visitor(name)).await;
        }
    }

    async fn a_badge_that_cannot_be_finds_nobody(house: House) {
        house.furnish().await;
        come(&house, "qian", visitor("赵敏")).await;
        let guard = house.who("bao").await;
        for code in ["", "x", "' OR 1=1 --", "a\u{0}b", "javascript:alert(1)", &"A".repeat(4_096)] {
            let found = of_badge(&house.app, &guard, &bureau(), code).await.unwrap();
            assert!(found.is_none(), "{code:.20}");
        }
        assert_eq!(account("bao"), guard.account.unwrap());
    }
}

/// Everything that is kept, as text: every row of every table, and the file where there is one.
async fn everything(house: &House) -> String {
    let rows = house
        .app
        .store()
        .read(|db| -> anyhow::Result<String> {
            #[derive(QueryableByName)]
            struct Dump {
                #[diesel(sql_type = diesel::sql_types::Text)]
                dump: String,
            }
            let Database::Postgres(connection) = db else {
                return Ok(String::new());
            };
            let dump: Dump = diesel::sql_query(
                "SELECT string_agg(query_to_xml('SELECT * FROM ' || quote_ident(table_name), true, true, '')::text, '') AS dump \
                 FROM information_schema.tables WHERE table_schema = current_schema()",
            )
            .get_result(connection)?;
            Ok(dump.dump)
        })
        .await
        .unwrap();
    let file = house.written().unwrap_or_default();
    rows + &String::from_utf8_lossy(&file)
}
