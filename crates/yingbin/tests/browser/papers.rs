//! Papers in custody as an attendant and the desk meet them: taken down, signed for with a finger, seen live.

use testbed::browser::Browser;

use crate::hand::DRAW;
use crate::house::{Hall, desk, phone};

// C2.4
#[tokio::test]
async fn papers_are_taken_down_and_signed_for_on_the_spot_c2_4() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    let (hand, table) = (phone(&browser).await, desk(&browser).await);
    let lead = hall.enter(&table, hall.leader()).await;
    lead.go_to(&hall.url("/sites/bureau/papers")).await;
    lead.wait_for_text("#papers-in-hand", "手中没有批阅件")
        .await;
    let attendant = hall.enter(&hand, hall.attendant()).await;
    attendant.go_to(&hall.url("/sites/bureau/papers/new")).await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    let office = hall.building.room("704").expect("the office is there").id;
    attendant.fill("#paper-room", &office.to_string()).await;
    let leader = hall.building.people[1].id;
    attendant.fill("#paper-leader", &leader.to_string()).await;
    attendant.fill("#title-1", "关于防汛的请示").await;
    attendant.fill("#number-1", "局发〔2026〕17号").await;
    attendant.fill("#classified-2", "yes").await;
    attendant.fill("#number-2", "M-031").await;
    attendant.follow("#paper-form .main").await;
    // It comes to the leader's page by itself.
    lead.wait_for_text("#papers-in-hand", "关于防汛的请示")
        .await;
    lead.wait_for_text("#papers-in-hand", "涉密文件，只记编号")
        .await;
    lead.assert_fits_the_screen().await;
    attendant
        .go_to(&hall.url("/sites/bureau/papers/hand-over"))
        .await;
    attendant.wait_for_element("[data-signature]").await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    let receiver = hall
        .building
        .people
        .iter()
        .find(|person| person.name == "何静");
    let receiver = receiver.expect("the secretary is there").id;
    attendant.fill("#receiver", &receiver.to_string()).await;
    let drawn: bool = attendant.evaluate(DRAW).await;
    assert!(drawn, "what is drawn is kept in the form");
    attendant.follow("#hand-over-form .main").await;
    lead.wait_for_text("#papers-in-hand", "手中没有批阅件")
        .await;
    lead.wait_for_text("#papers-found", "何静").await;
    attendant.wait_for_text("#papers-found", "已上交").await;
    attendant.follow("#papers-found [data-row]").await;
    attendant.wait_for_text("#paper-hands", "何静签收").await;
    attendant.wait_for_element("#paper-signature path").await;
    attendant.assert_fits_the_screen().await;
    attendant.close().await;
    lead.close().await;
}
