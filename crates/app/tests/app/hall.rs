//! The hall: tickets, windows, people who linger, a crowd, and what visitors say (clauses A2.8, A2.9).

use app::hall::rating::Said;
use app::hall::shown::HallDay;
use app::hall::{Wanted, device, lingering, rating, set_up};
use app::{Actor, Answer, Error};
use domain::hall::{Limits, Matter, Priority, Step, TicketAct, Window};
use domain::{DeviceId, MatterId, RatingId, TicketId, WindowId};

use crate::house::{House, code, court, stories, told};

fn matter(name: &str) -> MatterId {
    MatterId::derived(&["matter", name])
}

fn window(name: &str) -> WindowId {
    WindowId::derived(&["window", name])
}

impl House {
    /// A hall with two matters and two windows, one of which serves both.
    pub(crate) async fn open_hall(&self) {
        self.furnish().await;
        self.start_shift("court-desk").await;
        self.tick("08:00").await;
        let lead = self.who("court-lead").await;
        for (letter, name) in [("A", "立案"), ("B", "咨询")] {
            let new = Matter {
                id: matter(name),
                letter: letter.to_owned(),
                name: name.to_owned(),
            };
            set_up::put_matter(&self.app, &lead, &court(), &self.command(), new)
                .await
                .unwrap();
        }
        for (name, matters) in [("1号窗口", vec!["立案"]), ("2号窗口", vec!["立案", "咨询"])]
        {
            let matters = matters.into_iter().map(matter).collect();
            let new = Window {
                id: window(name),
                name: name.to_owned(),
                matters,
            };
            set_up::put_window(&self.app, &lead, &court(), &self.command(), new)
                .await
                .unwrap();
        }
        let limits = Limits {
            wait_minutes: 20,
            busy: 3,
            crowded: 5,
        };
        set_up::set_limits(&self.app, &lead, &court(), &self.command(), limits)
            .await
            .unwrap();
    }

    pub(crate) async fn hall(&self) -> HallDay {
        app::hall::shown::day(&self.app, &court())
            .await
            .unwrap()
            .unwrap()
    }

    pub(crate) async fn take(&self, at: &str, what: &str, priority: Option<Priority>) -> TicketId {
        self.set(at);
        let desk = self.who("court-desk").await;
        let wanted = Wanted {
            matter: matter(what),
            priority,
        };
        let taken = app::hall::take(&self.app, &desk, &court(), &self.command(), wanted).await;
        taken.unwrap().subject.unwrap().parse().unwrap()
    }

    pub(crate) async fn call_next(&self, at: &str, name: &str) -> Result<Answer, Error> {
        self.set(at);
        let desk = self.who("court-desk").await;
        app::hall::call_next(&self.app, &desk, &court(), &self.command(), window(name)).await
    }

    pub(crate) async fn deal(
        &self,
        at: &str,
        ticket: TicketId,
        with: TicketAct,
    ) -> Result<Answer, Error> {
        self.set(at);
        let desk = self.who("court-desk").await;
        app::hall::deal(&self.app, &desk, &court(), &self.command(), ticket, with).await
    }

    /// Every ticket in short: `A001 called 1号窗口`.
    async fn tickets(&self) -> Vec<String> {
        let hall = self.hall().await;
        let of = |id: Option<WindowId>| {
            hall.windows
                .iter()
                .find(|one| Some(one.id) == id)
                .map_or("", |one| &one.name)
        };
        let tickets = hall.tickets.iter();
        tickets
            .map(|one| {
                format!("{} {} {}", one.name(), one.state.word(), of(one.window))
                    .trim()
                    .to_owned()
            })
            .collect()
    }

    async fn hall_duties(&self) -> Vec<String> {
        let day = self.day(&court(), "2026-07-06").await;
        let of_hall = day.iter().filter(|duty| duty.rule == "hall-order");
        of_hall
            .map(|duty| format!("{} {}", duty.subject.unwrap().number, told(duty)))
            .collect()
    }
}

fn called(answer: Result<Answer, Error>) -> Result<TicketId, Error> {
    answer.map(|answer| answer.subject.unwrap().parse().unwrap())
}

stories! {
    // A2.8
    async fn who_has_priority_is_called_first_and_each_window_calls_for_what_it_serves_a2_8(house: House) {
        house.open_hall().await;
        let first = house.take("09:00", "立案", None).await;
        let second = house.take("09:01", "立案", None).await;
        let old = house.take("09:05", "立案", Some(Priority::Elderly)).await;
        let asks = house.take("09:02", "咨询", None).await;
        assert_eq!(called(house.call_next("09:06", "1号窗口").await).unwrap(), old);
        assert_eq!(called(house.call_next("09:06", "2号窗口").await).unwrap(), first);
        assert_eq!(code(house.deal("09:07", first, TicketAct::Call(window("1号窗口"))).await), "ticket-stands-otherwise");
        house.deal("09:08", first, TicketAct::NoShow).await.unwrap();
        assert_eq!(called(house.call_next("09:08", "2号窗口").await).unwrap(), second);
        house.deal("09:09", second, TicketAct::Transfer(matter("咨询"))).await.unwrap();
        assert_eq!(called(house.call_next("09:09", "2号窗口").await).unwrap(), second, "what was waited counts there, too");
        house.deal("09:10", old, TicketAct::Finish).await.unwrap();
        assert_eq!(code(house.call_next("09:11", "1号窗口").await), "nobody-waits");
        assert_eq!(
            house.tickets().await,
            ["A001 absent 2号窗口", "A002 called 2号窗口", "B001 waiting", "A003 done 1号窗口"]
        );
        house.deal("09:12", asks, TicketAct::Leave).await.unwrap();
        // The next day begins with number one, and nobody of yesterday waits.
        let tomorrow = house.take("2026-07-07 08:30", "立案", None).await;
        let hall = house.hall().await;
        assert_eq!(hall.tickets.iter().map(|one| (one.id, one.name())).collect::<Vec<_>>(), [(tomorrow, "A001".to_owned())]);
        assert_eq!(code(house.deal("2026-07-07 08:31", first, TicketAct::Return).await), "ticket-unknown");
        house.tick("2026-07-07 08:32").await;
        assert_eq!(house.count_of(&court(), "tickets-over").await, 1);
    }

    // A2.8
    async fn whoever_waits_past_the_limit_becomes_a_duty_of_the_desk_until_called_a2_8(house: House) {
        house.open_hall().await;
        house.take("09:00", "立案", None).await;
        house.take("09:15", "立案", None).await;
        house.tick("09:19").await;
        assert!(house.hall_duties().await.is_empty());
        house.tick("09:20").await;
        house.tick("09:21").await;
        assert_eq!(house.hall_duties().await, ["1 09:20-09:25"]);
        let day = house.day(&court(), "2026-07-06").await;
        let duty = day.iter().find(|duty| duty.rule == "hall-order").unwrap();
        assert_eq!(duty.assignee.as_ref().unwrap().name, "立小案");
        house.call_next("09:22", "1号窗口").await.unwrap();
        assert_eq!(house.hall_duties().await, ["1 09:20-09:25 done 09:22 on_time 立小案"]);
        assert_eq!(house.count_of(&court(), "ticket-over").await, 1);
        house.tick("09:35").await;
        assert_eq!(house.count_of(&court(), "ticket-over").await, 2);
    }

    // A2.8
    async fn people_who_linger_are_counted_approached_and_settled_and_a_crowd_is_met_with_steps_a2_8(house: House) {
        house.open_hall().await;
        house.set("10:00");
        let desk = house.who("court-desk").await;
        let noticed = |people| lingering::Noticed { people, place: "南门".to_owned(), note: String::new() };
        let note = async |people| lingering::note(&house.app, &desk, &court(), &house.command(), noticed(people)).await;
        assert_eq!(code(note(0).await), "people-unfit");
        let id: domain::LingeringId = note(3).await.unwrap().subject.unwrap().parse().unwrap();
        let hall = house.hall().await;
        assert_eq!((hall.people, hall.crowd.word()), (3, "busy"));
        assert_eq!(house.hall_duties().await, ["1 10:00-10:05"]);
        lingering::take_step(&house.app, &desk, &court(), &house.command(), Step::SecondPost).await.unwrap();
        let steps = house.hall().await.steps;
        assert_eq!((steps[0].step, steps[0].people, steps[0].by.as_str()), (Step::SecondPost, 3, "立小案"));
        house.set("10:02");
        lingering::approach(&house.app, &desk, &court(), &house.command(), id).await.unwrap();
        house.set("10:04");
        let settled = async |outcome: &str| lingering::settle(&house.app, &desk, &court(), &house.command(), id, outcome.to_owned()).await;
        assert_eq!(code(settled(" ").await), "field-empty");
        settled("引导到2号窗口").await.unwrap();
        assert_eq!(code(settled("又一次").await), "lingering-settled");
        assert_eq!(house.hall_duties().await, ["1 10:00-10:05 done 10:04 on_time 立小案"]);
        assert_eq!(house.hall().await.people, 0);
        house.set("11:01");
        assert!(house.hall().await.steps.is_empty(), "a step holds an hour");
    }

    // A2.9
    async fn a_visitor_rates_with_one_tap_and_a_low_rating_waits_until_somebody_saw_to_it_a2_9(house: House) {
        house.open_hall().await;
        let ticket = house.take("09:00", "立案", None).await;
        let hall = house.hall().await;
        let address = hall.tickets[0].code.clone();
        house.call_next("09:05", "1号窗口").await.unwrap();
        house.deal("09:15", ticket, TicketAct::Finish).await.unwrap();
        let say = async |score, note: &str| {
            let said = Said { score, note: note.to_owned() };
            rating::by_ticket(&house.app, &address, &house.command(), said).await
        };
        assert_eq!(code(say(6, "").await), "score-unfit");
        let id: RatingId = say(2, "等得太久").await.unwrap().subject.unwrap().parse().unwrap();
        assert_eq!(code(say(5, "").await), "rated-already");
        assert!(app::hall::shown::own_ticket(&house.app, &address).await.unwrap().rated);
        let (lead, desk) = (house.who("court-lead").await, house.who("court-desk").await);
        let settle = async |actor: &Actor| rating::settle(&house.app, actor, &court(), &house.command(), id, "已致歉并加开窗口".to_owned()).await;
        assert_eq!(code(settle(&desk).await), "not-allowed");
        settle(&lead).await.unwrap();
        assert_eq!(code(settle(&lead).await), "rating-settled");
        let acts = house.acts(&court()).await;
        assert!(acts.iter().any(|act| act == "rated-low") && acts.iter().any(|act| act == "rating-settled"));
    }

    // A2.8
    async fn a_kiosk_takes_tickets_and_ratings_and_may_do_nothing_once_revoked_a2_8(house: House) {
        house.open_hall().await;
        house.set("09:00");
        let lead = house.who("court-lead").await;
        let add = async |kind: &str| {
            let added = device::add(&house.app, &lead, &court(), &house.command(), kind.to_owned(), format!("{kind}一号")).await;
            added.map(|answer| answer.subject.unwrap().parse::<DeviceId>().unwrap())
        };
        assert_eq!(code(add("door").await.map(|_| Answer::default())), "device-kind-unknown");
        let (kiosk, screen) = (add("kiosk").await.unwrap(), add("screen").await.unwrap());
        let devices = house.hall().await.devices;
        let address = |id: DeviceId| devices.iter().find(|one| one.id == id).unwrap().code.clone();
        let wanted = Wanted { matter: matter("立案"), priority: None };
        let take = async |id| device::take(&house.app, &address(id), &house.command(), wanted).await;
        take(kiosk).await.unwrap();
        assert_eq!(code(take(screen).await), "device-unknown");
        let happy = Said { score: 5, note: String::new() };
        rating::at_kiosk(&house.app, &address(kiosk), &house.command(), happy).await.unwrap();
        house.call_next("09:03", "2号窗口").await.unwrap();
        let shown = app::hall::shown::screen(&house.app, &address(screen)).await.unwrap().unwrap();
        assert_eq!((shown.calls[0].ticket.as_str(), shown.calls[0].window.as_str()), ("A001", "2号窗口"));
        let desk = house.who("court-desk").await;
        let refused = device::revoke(&house.app, &desk, &court(), &house.command(), kiosk).await;
        assert_eq!(code(refused), "not-allowed");
        device::revoke(&house.app, &lead, &court(), &house.command(), kiosk).await.unwrap();
        assert_eq!(code(take(kiosk).await), "device-unknown");
        assert_eq!(house.acts(&court()).await.iter().filter(|act| *act == "ticket-taken").count(), 1);
    }

    // A2.9
    async fn what_a_visitor_says_while_rating_is_sealed_and_erased_in_time_a2_9(house: House) {
        house.open_hall().await;
        house.take("09:00", "立案", None).await;
        let (address, id) = { let hall = house.hall().await; (hall.tickets[0].code.clone(), hall.tickets[0].id) };
        let said = Said { score: 1, note: "我叫金丝雀".to_owned() };
        let early = rating::by_ticket(&house.app, &address, &house.command(), said.clone()).await;
        assert_eq!(code(early), "rated-unserved");
        house.call_next("09:01", "1号窗口").await.unwrap();
        rating::by_ticket(&house.app, &address, &house.command(), said).await.unwrap();
        assert_eq!(house.hall().await.ratings[0].1, "我叫金丝雀", "the leader reads it");
        let kept = async || {
            let site = court();
            house.app.store().read(move |db| store::hall::rating::of_ticket(db, &site, id)).await.unwrap().unwrap().sealed
        };
        assert!(!kept().await.unwrap().contains("金丝雀"));
        house.clock.set(crate::house::at("09:00") + 91 * 24 * 60 * 60 * 1_000);
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(kept().await, None);
        assert_eq!(house.count_of(&court(), "register-erased").await, 1);
    }

    // A2.8
    async fn nobody_goes_before_others_by_a_clock_that_stands_wrong_nor_fills_the_hall_by_a_sign_a2_8(house: House) {
        house.open_hall().await;
        let first = house.take("09:00", "立案", None).await;
        house.set("09:10");
        let desk = house.who("court-desk").await;
        let wanted = Wanted { matter: matter("立案"), priority: None };
        let mut early = house.command();
        early.at -= 60 * 60 * 1_000;
        app::hall::take(&house.app, &desk, &court(), &early, wanted).await.unwrap();
        assert_eq!(house.hall().await.waiting()[0].id, first);
        let lead = house.who("court-lead").await;
        device::add(&house.app, &lead, &court(), &house.command(), "sign".to_owned(), "门口".to_owned()).await.unwrap();
        let sign = house.hall().await.devices[0].code.clone();
        let by_sign = async || device::take(&house.app, &sign, &house.command(), wanted).await;
        for _ in 0..29 {
            by_sign().await.unwrap();
        }
        assert_eq!(code(by_sign().await), "hall-full");
        house.set("09:12");
        by_sign().await.unwrap();
    }

    // A2.8
    async fn whoever_is_passed_on_after_a_long_wait_is_looked_after_anew_a2_8(house: House) {
        house.open_hall().await;
        let ticket = house.take("09:00", "立案", None).await;
        house.tick("09:20").await;
        house.call_next("09:22", "1号窗口").await.unwrap();
        house.deal("09:23", ticket, TicketAct::Transfer(matter("咨询"))).await.unwrap();
        house.tick("09:24").await;
        assert_eq!(house.hall_duties().await, ["1 09:20-09:25 done 09:22 on_time 立小案", "1 09:24-09:29"]);
    }
}
