//! The plan of a day as the leader meets it: what one more would change is asked with the keyboard alone.

use testbed::browser::Browser;

use crate::house::{Hall, desk, phone};

// C2.7
#[tokio::test]
async fn what_one_more_would_change_is_asked_with_the_keyboard_and_the_day_goes_on_paper_c2_7() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    hall.book().await;
    let (table, hand) = (desk(&browser).await, phone(&browser).await);
    let leader = hall.leader();
    let office = hall.enter(&table, leader).await;
    office.go_to(&hall.url("/sites/bureau/day-plan")).await;
    office.wait_for_element("#plan .plan-bar").await;
    office.assert_fits_the_screen().await;
    // From the time into the next field, and Enter asks.
    office.fill("#from", "08:00").await;
    office.fill("#until", "18:00").await;
    office.press_and_follow("Enter").await;
    office
        .wait_for_text("#answer", "多一个人（08:00–18:00）")
        .await;
    office.assert_fits_the_screen().await;
    // A day ahead is one key away, and the plan of it is a sheet like any other.
    office.press_and_follow("]").await;
    office.wait_for_element("#misses").await;
    let sheets = office.sheets().await;
    assert!(!sheets.is_empty(), "the plan is printed");
    assert!(sheets.iter().all(|(wide, high)| high > wide), "{sheets:?}");
    let walking = hall.enter(&hand, leader).await;
    walking.go_to(&hall.url("/sites/bureau/day-plan")).await;
    walking.wait_for_element("#plan-lists .plan-stops").await;
    walking.assert_fits_the_screen().await;
    walking.assert_targets_are_at_least(44).await;
    walking.close().await;
    office.close().await;
}
