//! Check items: the standard's and those of the order, ticked off; what is lacking goes to the lead.

use app::check::remark;
use app::duty::tick_step;
use app::view::CheckView;
use app::{Answer, Error};
use domain::{DutyId, MeetingId};

use crate::house::{House, bureau, code, meeting_in, refusal, room, stories};

async fn tick(house: &House, duty: DutyId, step: u32) -> Result<Answer, Error> {
    let wang = house.who("wang").await;
    tick_step(&house.app, &wang, &bureau(), &house.command(), duty, step).await
}

async fn remarks(
    house: &House,
    login: &str,
    duty: DutyId,
    item: u32,
    note: &str,
) -> Result<Answer, Error> {
    let who = house.who(login).await;
    remark(
        &house.app,
        &who,
        &bureau(),
        &house.command(),
        duty,
        item,
        note.to_owned(),
    )
    .await
}

/// The check items in short: `✓` where ticked, and the remark.
async fn checks(house: &House, meeting: MeetingId, rule: &str) -> Vec<String> {
    let duty = house.duty(&bureau(), meeting, rule, 1).await;
    duty.checks.iter().map(told).collect()
}

fn told(check: &CheckView) -> String {
    let sign = if check.done { "✓" } else { "·" };
    let remark = check
        .remark
        .as_ref()
        .map_or("", |remark| remark.note.as_str());
    format!(
        "{sign} {} {} {remark}",
        check.item.field.unwrap_or("-"),
        check.item.text
    )
}

stories! {
    // A4.3, C4.1.3
    async fn the_venue_is_checked_item_by_item_with_those_of_the_order_a4_3_c4_1_3(house: House) {
        house.furnish().await;
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        "U形".clone_into(&mut wanted.layout);
        wanted.equipment = vec!["投影".to_owned()];
        wanted.place_cards = true;
        let meeting = house.book(wanted.clone()).await;
        let duty = house.duty(&bureau(), meeting, "venue-check", 1).await;
        let of_order: Vec<u32> = duty.checks.iter().filter(|check| check.item.field.is_some()).map(|check| check.item.index).collect();
        house.set("08:10");
        for item in &of_order {
            tick(&house, duty.id, *item).await.unwrap();
        }
        tick(&house, duty.id, 1_000).await.unwrap();
        tick(&house, duty.id, 1_000).await.unwrap();
        assert_eq!(
            checks(&house, meeting, "venue-check").await,
            [
                "✓ - 会议室卫生清洁 ",
                "· - 桌椅摆放整齐 ",
                "· - 桌牌和所需物品齐全 ",
                "✓ layout U形 ",
                "✓ place-cards 2 ",
                "✓ equipment 投影 ",
            ]
        );
        assert_eq!(house.count_of(&bureau(), "step-ticked").await, 4, "each once");
        let unknown = refusal(tick(&house, duty.id, 1_900).await);
        assert_eq!((unknown.code, unknown.field), ("step-unknown", Some("step")));
        let li = house.who("li").await;
        wanted.equipment = vec!["视频".to_owned()];
        wanted.room = room("702");
        app::meeting::change(&house.app, &li, &bureau(), &house.command(), meeting, 1, wanted).await.unwrap();
        let after = checks(&house, meeting, "venue-check").await;
        assert_eq!(after[0], "✓ - 会议室卫生清洁 ");
        assert_eq!(after[3..], ["· layout U形 ", "· place-cards 2 ", "· equipment 视频 "], "a changed order is looked at again");
    }

    // A4.3, C4.3.2
    async fn what_is_lacking_or_left_behind_goes_to_the_lead_until_it_is_put_right_a4_3_c4_3_2(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let duty = house.duty(&bureau(), meeting, "venue-check", 1).await.id;
        house.set("08:10");
        remarks(&house, "wang", duty, 1_002, "缺两个座签").await.unwrap();
        remarks(&house, "wang", duty, 1_002, " 缺三个座签 ").await.unwrap();
        assert_eq!(checks(&house, meeting, "venue-check").await[2], "· - 桌牌和所需物品齐全 缺三个座签");
        let li = house.who("li").await;
        let board = app::board::day(&house.app, &li, &bureau(), None).await.unwrap().unwrap();
        let lacking = board.duties.iter().flat_map(|duty| &duty.checks).filter(|check| check.remark.is_some() && !check.done).count();
        assert_eq!(lacking, 1, "the lead sees it");
        tick(&house, duty, 1_002).await.unwrap();
        assert_eq!(checks(&house, meeting, "venue-check").await[2], "✓ - 桌牌和所需物品齐全 缺三个座签");
        assert_eq!(house.count_of(&bureau(), "item-remarked").await, 2);
        assert_eq!(code(remarks(&house, "wang", duty, 1_002, " ").await), "text-unfit");
        assert_eq!(code(remarks(&house, "wang", duty, 0, "缺").await), "step-unknown");
        assert_eq!(code(remarks(&house, "qiang", duty, 1_000, "缺").await), "not-your-team");
        assert_eq!(code(remarks(&house, "qian", duty, 1_000, "缺").await), "not-your-team");
    }

    // C4.2.1
    async fn whoever_serves_a_secret_meeting_sees_its_seats_and_no_names_c4_2_1(house: House) {
        house.furnish().await;
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        wanted.secret = true;
        let meeting = house.book(wanted).await;
        let seats = async |login: &str| {
            let who = house.who(login).await;
            let day = app::board::day(&house.app, &who, &bureau(), None).await.unwrap().unwrap();
            let greet = day.duties.into_iter().find(|duty| duty.rule == "greet").unwrap();
            greet.seats.iter().map(|seat| (seat.seat.clone(), seat.name.clone())).collect::<Vec<_>>()
        };
        let unnamed = [("A1".to_owned(), String::new()), ("A2".to_owned(), String::new())];
        assert_eq!(seats("wang").await, unnamed);
        assert!(seats("qian").await.is_empty(), "who only sees it masked sees no seat");
        assert_eq!(seats("li").await[0].1, "甲");
        assert!(house.page(&bureau(), meeting).await.view.meeting.requirement.secret);
    }
}
