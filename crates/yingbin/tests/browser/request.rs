//! What a guest asks for by the code on the wall (clause C4.2.3).

use app::serving::Word;
use testbed::browser::{Browser, saying};

use crate::house::{Hall, ROOM, desk, phone};

#[tokio::test]
async fn a_guest_asks_by_the_code_on_the_wall() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    let meeting = hall.book().await;
    let path = format!("/r/{}", hall.request_code().await);
    let guest = phone(&browser).await;
    let wall = guest.open(&hall.url(&path)).await;
    wall.wait_for_text("h1", ROOM.1).await;
    assert_eq!(
        wall.count("form[method=post]").await,
        0,
        "nothing is asked before it began"
    );

    hall.until(10, 0, &[&wall]).await;
    let (site, command) = (&hall.building.site.id, hall.command());
    let said = app::serving::say(
        &hall.house,
        &hall.attendant().actor,
        site,
        &command,
        meeting,
        Word::Started,
    );
    said.await.expect("it begins");
    let (device, desk) = (phone(&browser).await, desk(&browser).await);
    let attendant = hall.enter(&device, hall.attendant()).await;
    let leader = hall.enter(&desk, hall.leader()).await;
    wall.reload().await;
    wall.follow(saying("button", "洗手间")).await;
    wall.wait_for_element("[role=status]").await;
    attendant.wait_for_text(".duty", "洗手间").await;
    leader.wait_for_text("a.chip", "会中需求").await;
    wall.tap(saying("summary", "传递文件")).await;
    wall.fill("#from", "甲局长").await;
    wall.fill("#to", "丙局长").await;
    wall.follow("details[open] button[type=submit]").await;
    wall.wait_for_element("[role=status]").await;
    attendant.wait_for_text(".duty", "给谁 丙局长").await;
    attendant
        .wait_for_count(saying(".duty", "会中需求"), 2)
        .await;

    wall.close().await;
    attendant.close().await;
    leader.close().await;
}
