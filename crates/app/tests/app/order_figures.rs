//! What a month's orders come to: who confirmed beforehand, and how what was done came to be known.

use app::order::{OrderFigures, change, settle_word, tell};
use domain::order::{Line, Moment, Served};
use domain::quality::Period;

use crate::house::{House, at, court, court_room, date, meeting_in, stories};
use crate::orders::{agreed, asked, called, line, right};

impl House {
    /// The figures of the day's orders, as the register of cases has them.
    async fn order_figures(&self) -> OrderFigures {
        let lead = self.who("court-lead").await;
        let span = (at("00:00"), at("23:59"));
        let found = app::case::register(&self.app, &lead, &court(), span).await;
        found.unwrap().unwrap().orders
    }
}

stories! {
    // B5
    // B6
    async fn the_month_counts_what_was_confirmed_in_time_told_settled_and_late_b5_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let lines = vec![line("茶点", Moment::Before, (2, 2)), line("鲜花", Moment::Before, (1, 1))];
        let served = house.places("court-lead", asked(Some(meeting), lines)).await.unwrap();
        let water = house.places("court-lead", asked(Some(meeting), vec![line("矿泉水", Moment::OnCall, (20, 0))])).await.unwrap();
        let (link, of_water) = (house.link(served).await, house.link(water).await);
        house.set("08:00");
        house.client(&of_water, agreed(1)).await.unwrap();
        house.set("08:10");
        for _ in 0..2 {
            let serve = house.order_duty("serve-before").await.id;
            house.try_settle("court-ting", serve, app::duty::Settlement::Done, &house.command()).await.unwrap();
        }
        house.client(&link, right(&[1])).await.unwrap();
        assert_eq!(house.order_figures().await, OrderFigures::default(), "it has not begun");
        house.set("09:10");
        house.client(&of_water, called(Some(1), "第二排")).await.unwrap();
        let brought = house.order_duty("serve-call").await.id;
        house.try_settle("court-ting", brought, app::duty::Settlement::Done, &house.command()).await.unwrap();
        let begun = OrderFigures { begun: 2, agreed: 1, done: 3, confirmed: 1, late: 1, ..OrderFigures::default() };
        assert_eq!(house.order_figures().await, begun, "nobody told them of the flowers");
        let (ting, lead) = (house.who("court-ting").await, house.who("court-lead").await);
        // What is added once it has begun asks its client again, and they had confirmed what stood when it began.
        let water_and_pens = vec![
            Line { number: 1, ..line("矿泉水", Moment::OnCall, (20, 0)) },
            line("签字笔", Moment::OnCall, (10, 0)),
        ];
        change(&house.app, &lead, &court(), &house.command(), (water, 1), asked(None, water_and_pens)).await.unwrap();
        assert!(!house.order("court-lead", water).await.unwrap().view.order.is_agreed());
        assert_eq!(house.order_figures().await, begun);
        let word = house.order("court-lead", water).await.unwrap().words;
        let call = word.iter().find(|one| one.word.progress.done.is_some()).unwrap().word.position;
        tell(&house.app, &ting, &court(), &house.command(), (water, Served::Call(call)), "当面交到手上".to_owned()).await.unwrap();
        settle_word(&house.app, &lead, &court(), &house.command(), (served, Served::Line(2)), "客人已离场".to_owned()).await.unwrap();
        let all = OrderFigures { told: 1, settled: 1, ..begun };
        assert_eq!(house.order_figures().await, all);
        // The service report says the same of its month, and of the month before that there was nothing.
        let mut manager = house.who("court-ting").await;
        manager.grants = vec![app::Grant { site: court(), role: app::Role::OwnersManager }];
        let july = Period::month_of(date("2026-07-06"));
        let report = app::quality::report(&house.app, &manager, &court(), july).await.unwrap().unwrap();
        assert_eq!((report.worked.orders, report.worked_before.orders), (all, OrderFigures::default()));
    }
}
