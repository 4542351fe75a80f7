//! The roster as the leader meets it, with the keyboard alone, and the check at sign-on on the phone of
//! whoever is planned.

use app::Role;
use testbed::browser::Browser;

use crate::house::{Hall, desk, phone};

/// The time of a shift and its post stand under each other, and not on each other.
const STACKED: &str = "[...document.querySelectorAll('.roster-shift')].every((shift) => \
    shift.querySelector('strong').getBoundingClientRect().bottom \
    <= shift.querySelector('small').getBoundingClientRect().top + 1)";

// A2.1
#[tokio::test]
async fn a_shift_is_planned_with_the_keyboard_and_taken_on_the_phone_with_its_check_a2_1() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let (table, hand) = (desk(&browser).await, phone(&browser).await);
    let leader = hall.building.first(Role::TeamLeader);
    let office = hall.enter(&table, leader).await;
    office.go_to(&hall.url("/sites/bureau/roster")).await;
    office.wait_for_element("#roster table").await;
    office.assert_fits_the_screen().await;
    // An arrow leads into today's column, to the first of the team; Enter opens it in the form.
    let who = hall.attendant();
    let cell = format!("[data-person='{}'] td.today [data-cell]", who.account);
    office.press("ArrowRight").await;
    office
        .wait_for("document.activeElement?.matches('td.today [data-cell]')")
        .await;
    office
        .wait_for(&format!(
            "(document.querySelector(\"{cell}\").focus(), true)"
        ))
        .await;
    office.press_and_follow("Enter").await;
    office
        .wait_for("document.activeElement?.id === 'account'")
        .await;
    office.fill("#starts", "08:50").await;
    office.press("Control+Enter").await;
    office.wait_for_text("#roster", "08:50–17:30").await;
    office
        .wait_for("document.activeElement?.id === 'account'")
        .await;
    // On paper the week lies across one sheet.
    let sheets = office.sheets().await;
    assert!(sheets.iter().all(|(wide, high)| wide > high), "{sheets:?}");
    let attendant = hall.enter(&hand, who).await;
    attendant.go_to(&hall.url("/sites/bureau/duties")).await;
    attendant
        .wait_for_text("[data-sign-on]", "请先完成上岗自查")
        .await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    hall.until(8, 35, &[&office, &attendant]).await;
    attendant
        .wait_for_element("article [data-act='sign-on'][disabled]")
        .await;
    for item in [1000, 1001, 1003, 1004] {
        let item = format!("article [data-step='{item}']");
        attendant.click(item.as_str()).await;
        attendant
            .wait_for_element(format!("{item}[aria-pressed='true']").as_str())
            .await;
    }
    attendant.click("article [data-remark='1002']").await;
    attendant.fill("#remark", "工牌忘在家里").await;
    attendant.click("[data-act='remark-do']").await;
    attendant
        .wait_for_element("article [data-act='sign-on']:not([disabled])")
        .await;
    attendant.click("article [data-act='sign-on']").await;
    office.go_to(&hall.url("/sites/bureau/board")).await;
    office.wait_for_text("#posts", "工牌忘在家里").await;
    office
        .wait_for_element("#posts [data-standing='taken']")
        .await;
    office.assert_fits_the_screen().await;
    attendant.go_to(&hall.url("/sites/bureau/roster")).await;
    attendant.wait_for_text("#roster", "已上岗").await;
    attendant.assert_fits_the_screen().await;
    attendant.wait_for(STACKED).await;
    attendant.close().await;
    office.close().await;
}
