//! The call register, kept while on the phone: by keyboard alone, and at the width of a phone.

use testbed::browser::{Browser, Page};

use crate::house::{Hall, desk, phone};

/// Types and counts nothing; presses and counts each key.
struct Keys<'page> {
    page: &'page Page,
    pressed: u32,
}

impl Keys<'_> {
    async fn press(&mut self, key: &str) {
        self.page.press(key).await;
        self.pressed += 1;
    }
}

// A1.3
#[tokio::test]
async fn a_call_is_taken_down_with_a_handful_of_keys_beyond_what_is_typed_a1_3() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.go_to(&hall.url("/sites/bureau/calls")).await;
    page.wait_for_focus("#call-form-telephone").await;
    let mut keys = Keys {
        page: &page,
        pressed: 0,
    };
    page.type_text("138 1234 5678").await;
    page.wait_for_text("#earlier", "第一次来电").await;
    keys.press("Tab").await;
    page.type_text("张建设").await;
    keys.press("Tab").await;
    page.type_text("问开庭时间").await;
    keys.press("Control+Enter").await;
    page.wait_for_text("#calls-day", "138****5678").await;
    assert!(keys.pressed <= 4, "{} keys", keys.pressed);
    // Ready for the next one, and its number is known.
    page.wait_for_focus("#call-form-telephone").await;
    assert_eq!(page.value("#call-form-telephone").await, "");
    page.type_text("13812345678").await;
    page.wait_for_text("#earlier", "问开庭时间").await;
    // Outside of fields a key says how it is handled, and leads to what that asks for.
    keys.pressed = 0;
    keys.press("Tab").await;
    page.type_text("张建设").await;
    keys.press("Tab").await;
    page.type_text("又问开庭时间").await;
    keys.press("Escape").await;
    keys.press("b").await;
    page.wait_for_focus("#call-form-agreed").await;
    page.type_text("下午").await;
    keys.press("Control+Enter").await;
    page.wait_for_text("#call-form .problem", "不是合适的时间")
        .await;
    page.forgive("422").await;
    page.wait_for_focus("#call-form-agreed").await;
    assert_eq!(
        page.value("#call-form-caller").await,
        "张建设",
        "what was typed stays"
    );
    keys.press("Control+A").await;
    page.type_text("0905").await;
    keys.press("Control+Enter").await;
    page.wait_for_text("#calls-day", "待回电 09:05").await;
    assert!(keys.pressed <= 7, "{} keys", keys.pressed);
    // The list is drawn anew by the event, and the form by the answer: either may be first.
    page.wait_until_gone("#call-form .problem").await;
    hall.until(9, 6, &[&page]).await;
    page.wait_for_text("#calls-day", "未回电，已超时").await;
    page.press("Escape").await;
    page.press("ArrowDown").await;
    page.press_and_follow("Enter").await;
    page.wait_for_text("h1", "来电 2 号").await;
    page.press_and_follow("e").await;
    page.wait_for_text("h1", "更正来电 2 号").await;
    page.close().await;
}

// A1.3
#[tokio::test]
async fn a_second_desk_sees_a_call_at_once_and_on_a_phone_it_is_called_back_a1_3() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let receptionist = hall.receptionist();
    let (first, second) = (desk(&browser).await, phone(&browser).await);
    let page = hall.enter(&first, receptionist).await;
    let other = hall.enter(&second, hall.leader()).await;
    page.go_to(&hall.url("/sites/bureau/calls")).await;
    other.go_to(&hall.url("/sites/bureau/calls")).await;
    other.wait_for_text("#calls", "还没有来电").await;
    page.wait_for_focus("#call-form-telephone").await;
    page.type_text("021-63212345").await;
    page.press("Tab").await;
    page.press("Tab").await;
    page.type_text("请回电").await;
    page.press("Escape").await;
    page.press("b").await;
    page.type_text("0930").await;
    page.press("Enter").await;
    other.wait_for_text("#calls-day", "待回电 09:30").await;
    other.assert_fits_the_screen().await;
    other.follow("#calls-day [data-row]").await;
    other.wait_for_text("h1", "来电 1 号").await;
    other.assert_fits_the_screen().await;
    other.follow("[data-key=call-back] button.main").await;
    other.wait_for_text("#call", "已办结").await;
    page.wait_for_text("#calls-day", "已办结").await;
    page.close().await;
    other.close().await;
}
