//! What was ordered for the break, in a room without a network: the tap on the break brings it to the phone,
//! and afterwards the house knows the same duty, done when it was.

use domain::OrderId;
use domain::order::{Asked, Client, Kind, Line, Matter, Moment};
use testbed::browser::Browser;

use crate::house::{Hall, ROOM, act, card, forgive_the_cut, is_kept, phone};

const TITLE: &str = "休息时上台";

impl Hall {
    /// Ten plates for the break of the meeting, six of them held back.
    async fn fruit_for_the_break(&self, meeting: domain::MeetingId) -> OrderId {
        let line = Line {
            number: 0,
            kind: Kind::Fruit,
            item: "时令果盘".to_owned(),
            quantity: 10,
            unit: "盘".to_owned(),
            place: "后排长桌".to_owned(),
            moment: Moment::Break,
            at: None,
            put_out: 4,
            reason: "保持新鲜".to_owned(),
            price: None,
            budget: None,
            supplier: String::new(),
            cut_off: None,
        };
        let asked = Asked {
            matter: Matter {
                meeting: Some(meeting),
                title: "-".to_owned(),
                room: self.building.room(ROOM.0).expect("the room is there").id,
                starts: self.at(10, 0),
                ends: self.at(12, 0),
            },
            client: Client {
                name: "许处长".to_owned(),
                ..Client::default()
            },
            note: String::new(),
            lines: vec![line],
        };
        let (site, leader) = (&self.building.site.id, &self.leader().actor);
        let done = app::order::place(&self.house, leader, site, &self.command(), asked).await;
        let subject = done.expect("it is placed").subject.expect("it has an id");
        subject.parse().expect("it is an order's")
    }
}

// B6
#[tokio::test]
async fn what_was_ordered_for_the_break_is_brought_to_a_phone_without_a_network_b6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let mut hall = Hall::open().await;
    let line = hall.put_on_a_line().await;
    hall.on_duty(hall.attendant()).await;
    let meeting = hall.book().await;
    let order = hall.fruit_for_the_break(meeting).await;
    hall.until(10, 0, &[]).await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.attendant()).await;
    is_kept(&page).await;
    line.cut();
    device.go_offline().await;
    act(&page, ".meeting [data-act=start]").await;
    hall.until(10, 40, &[&page]).await;
    act(&page, ".meeting [data-act=break]").await;
    let fruit = card(&page, ROOM.1, TITLE).await;
    page.wait_for_text(fruit.as_str(), "时令果盘 4/10 盘").await;
    hall.until(10, 43, &[&page]).await;
    act(&page, format!("{fruit} [data-act=complete]").as_str()).await;
    // A second break brings nothing again.
    act(&page, ".meeting [data-act=resumption]").await;
    hall.until(11, 0, &[&page]).await;
    act(&page, ".meeting [data-act=break]").await;
    page.wait_for_text("[data-sync]", "离线 · 5 待同步").await;
    let twice = format!(
        "[...document.querySelectorAll('[data-duty][data-state=open]')]
            .every((duty) => !duty.textContent.includes('{TITLE}'))"
    );
    page.wait_for(&twice).await;
    forgive_the_cut(&page).await;
    line.mend();
    device.go_online().await;
    page.wait_for_text("[data-sync]", "已同步").await;
    let (site, leader) = (&hall.building.site.id, &hall.leader().actor);
    let known = app::order::find(&hall.house, leader, site, order).await;
    let known = known.expect("it is read").expect("it is theirs to see");
    let (_, progress) = &known.view.lines[0];
    let late = progress.done.expect("it was served") - hall.at(10, 43);
    assert!((0..60_000).contains(&late), "when it was tapped: {late} ms");
    assert_eq!(progress.done_by, hall.attendant().actor.name);
    let state = app::phone::state(&hall.house, &hall.attendant().actor, site).await;
    let duties = state.expect("it is read").expect("it is theirs").duties;
    let served = duties.iter().filter(|duty| duty.rule == "serve-break");
    assert_eq!(served.count(), 1, "once, and not missed");
    page.close().await;
}
