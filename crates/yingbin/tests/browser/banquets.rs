//! A banquet as the desk meets it: booked and seated with the keyboard alone, seen by the attendant on a
//! phone.

use app::Role;
use testbed::browser::Browser;

use crate::house::{Hall, desk, phone};

// A3.3
#[tokio::test]
async fn a_banquet_is_booked_and_seated_with_the_keyboard_alone_a3_3() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    let (table, hand) = (desk(&browser).await, phone(&browser).await);
    let manager = hall.building.first(Role::OwnersManager);
    let office = hall.enter(&table, manager).await;
    office.go_to(&hall.url("/sites/bureau/banquets")).await;
    office.wait_for_text("#banquets", "本月没有宴请").await;
    office.press_and_follow("n").await;
    office.wait_for_element("#banquet-form").await;
    office.assert_fits_the_screen().await;
    // The first field has the focus; one goes on with Tab.
    office
        .wait_for("document.activeElement?.id === 'activity'")
        .await;
    office.type_text("工作调研").await;
    office.press("Tab").await;
    office.type_text("局函〔2026〕9号").await;
    office.fill("#place", "小餐厅").await;
    office.fill("#host", "王局长").await;
    office.fill("#guest-name-1", "郑怀远").await;
    office.fill("#guest-name-2", "孟庆云").await;
    office.press("Control+Enter").await;
    office
        .wait_for_text("#banquet", "来宾 2 人，陪餐 1 人")
        .await;
    office.assert_fits_the_screen().await;
    let right = "[data-seat='2'] strong";
    office.wait_for_text(right, "郑怀远").await;
    // The second guest goes before the first, with a key.
    office
        .wait_for("(document.querySelector('[data-guest=\"2\"] button').focus(), true)")
        .await;
    office.press_and_follow("Enter").await;
    office.wait_for_text(right, "孟庆云").await;
    let address: String = office.evaluate("location.href").await;
    office.press_and_follow("p").await;
    office
        .wait_for_text("#banquet-list", "局函〔2026〕9号")
        .await;
    let attendant = hall.enter(&hand, hall.attendant()).await;
    attendant.go_to(&address).await;
    attendant
        .wait_for_text("#banquet-timeline", "迎候来宾")
        .await;
    attendant.assert_fits_the_screen().await;
    attendant.go_to(&format!("{address}/seat-cards")).await;
    attendant.wait_for_text(".banquet-cards", "孟庆云").await;
    attendant.assert_fits_the_screen().await;
    attendant.close().await;
    office.close().await;
}
