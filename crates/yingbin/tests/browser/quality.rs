//! Quality as the leader reads it at the desk and on a phone, down to why a duty is there, and the report
//! as it is printed.

use testbed::browser::Browser;

use crate::house::{Hall, desk, phone};

// C2.1
#[tokio::test]
async fn a_leader_goes_from_a_clause_to_its_duties_and_to_why_one_is_there_c2_1() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    hall.until(9, 30, &[]).await;
    let table = desk(&browser).await;
    let office = hall.enter(&table, hall.leader()).await;
    office.go_to(&hall.url("/sites/bureau/quality")).await;
    office.wait_for_element("#quality-chart-stacked svg").await;
    office.assert_fits_the_screen().await;
    office
        .wait_for_element("[id='row-C2.1'] [data-judgement]")
        .await;
    // Whoever prints the page all the same gets a table on a few sheets, not a card for each clause.
    let sheets = office.sheets().await.len();
    assert!(sheets <= 6, "{sheets} sheets");
    office.follow("[id='row-C2.1'] th a").await;
    office
        .wait_for_text("#quality-duties", "打开礼仪接待组办公室门")
        .await;
    office.assert_fits_the_screen().await;
    office.follow("#quality-duties tbody th a").await;
    office.wait_for_text("[data-detail]", "C2.1").await;
    office
        .go_to(&hall.url("/sites/bureau/quality/report"))
        .await;
    office.wait_for_text("#report-head", "№").await;
    office.assert_fits_the_screen().await;
    office.close().await;
    let hand = phone(&browser).await;
    let walking = hall.enter(&hand, hall.leader()).await;
    walking.go_to(&hall.url("/sites/bureau/quality")).await;
    walking.wait_for_element("[id='row-C5.3']").await;
    walking.assert_fits_the_screen().await;
    walking.assert_targets_are_at_least(44).await;
    walking.close().await;
}
