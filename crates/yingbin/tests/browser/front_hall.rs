//! The hall (clauses A1.1, A2.8, A2.9): run from one screen by keyboard, with a kiosk, the screen that
//! calls, and the ticket on its holder's telephone.

use app::roster::LeaveAsked;
use domain::roster::decision::Decision;
use domain::roster::leave::LeaveKind;
use testbed::browser::{Browser, Page, saying};

use crate::house::{Hall, desk, phone};

/// Sets up one matter, one window and the devices by the pages, as a team leader does.
async fn set_up(hall: &Hall, page: &Page) -> (String, String) {
    page.go_to(&hall.url("/sites/bureau/hall/set-up")).await;
    page.fill("#hall-matter-letter", "a").await;
    page.fill("#hall-matter-name", "立案").await;
    page.follow("form[action$='/matters'] button[type=submit]")
        .await;
    page.fill("#hall-window-name", "3号窗口").await;
    page.click(saying("form[action$='/windows'] label", "立案"))
        .await;
    page.follow("form[action$='/windows'] button[type=submit]")
        .await;
    for (kind, name) in [("kiosk", "一号取号机"), ("screen", "叫号屏")] {
        page.fill("#hall-device-kind", kind).await;
        page.fill("#hall-device-name", name).await;
        page.follow("form[action$='/devices'] button[type=submit]")
            .await;
        page.wait_for_element(saying(".sign h3", name)).await;
    }
    let kiosk = page.attribute(".sign a[href*='/k/']", "href").await;
    let screen = page.attribute(".sign a[href*='/screen/']", "href").await;
    (kiosk.expect("an address"), screen.expect("an address"))
}

// A1.1, A2.8
#[tokio::test]
async fn the_hall_is_run_by_keyboard_and_the_screen_calls_a1_1_a2_8() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let leader_desk = desk(&browser).await;
    let leader = hall.enter(&leader_desk, hall.leader()).await;
    let (kiosk, screen) = set_up(&hall, &leader).await;

    // Whoever signs on to the post is at home in the hall.
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.wait_for_path("/sites/bureau/hall").await;
    page.press("n").await;
    page.wait_for_focus("#matter").await;
    page.press("Tab").await;
    page.press("ArrowDown").await;
    page.press("Tab").await;
    page.press_and_follow("Enter").await;
    page.wait_for_text("h1", "A001").await;
    page.press("b").await;
    page.wait_for_text("#hall-waiting", "A001").await;
    page.wait_for_text("#hall-waiting", "老年人").await;

    // A visitor takes a ticket at the kiosk; the desk sees it at once.
    let visitor = phone(&browser).await;
    let machine = visitor.open(&kiosk).await;
    machine.follow("button[name=matter]").await;
    machine.wait_for_text(".sign", "A002").await;
    machine.wait_for_text(".sign", "前面还有 1 人").await;
    page.wait_for_count("#hall-waiting tbody tr", 2).await;
    walks_the_hall(&hall, &browser).await;

    let wall = desk(&browser).await;
    let wall = wall.open(&screen).await;
    wall.wait_for_element("[data-nothing]:not([hidden])").await;
    let listen = "(globalThis.called = [], addEventListener('called', (event) => called.push(event.detail), true), true)";
    wall.evaluate::<bool>(listen).await;

    page.follow("[data-sit]").await;
    page.press_and_follow("c").await;
    page.wait_for_text("#hall-windows .own .called", "A001")
        .await;
    wall.wait_for_text(".calls li", "A001").await;
    wall.wait_for_text(".calls li", "3号窗口").await;
    page.press_and_follow("r").await;
    page.wait_for_text("#hall-windows .own .called", "叫了 2 次")
        .await;
    page.press_and_follow("f").await;
    page.press_and_follow("c").await;
    page.wait_for_text("#hall-windows .own .called", "A002")
        .await;
    wall.wait_for_text(".calls li:first-child", "A002").await;
    page.press_and_follow("x").await;
    page.wait_for_text("#hall-waiting", "过号").await;
    an_old_call_that_comes_back_is_not_spoken_again(&wall).await;
    wall.close().await;
    machine.close().await;
    page.close().await;
    leader.close().await;
}

/// The wall shows the last eight: where one of them is passed over, an older one that was served long ago comes back.
async fn an_old_call_that_comes_back_is_not_spoken_again(wall: &Page) {
    let shows = |newest: u32| {
        let calls = (newest - 7..=newest).rev().map(|number| {
            format!("{{ ticket: 'B00{number}', window: '3号窗口', calls: 1, at: {number} * 1e12 }}")
        });
        let calls = calls.collect::<Vec<_>>().join(",");
        format!(
            "(globalThis.fetch = async () => new Response(JSON.stringify({{ calls: [{calls}], waiting: [] }})), true)"
        )
    };
    wall.evaluate::<bool>(&shows(9)).await;
    wall.wait_for_text(".calls li:first-child", "B009").await;
    wall.evaluate::<bool>("(called.length = 0, true)").await;
    wall.evaluate::<bool>(&shows(8)).await;
    wall.wait_for_text(".calls li:first-child", "B008").await;
    wall.wait_for("document.querySelector('.calls li:last-child').textContent.includes('B001')")
        .await;
    let spoken: Vec<String> = wall.evaluate("called").await;
    assert_eq!(spoken, Vec::<String>::new());
}

/// Whoever walks the hall with a phone sees each ticket whole, without pushing the list sideways.
async fn walks_the_hall(hall: &Hall, browser: &Browser) {
    let hand = phone(browser).await;
    let walking = hall.enter(&hand, hall.leader()).await;
    walking.go_to(&hall.url("/sites/bureau/hall")).await;
    walking.wait_for_count("#hall-waiting tbody tr", 2).await;
    walking.assert_fits_the_screen().await;
    walking.assert_targets_are_at_least(44).await;
    let whole = "[...document.querySelectorAll('#hall-waiting :is(th, td, .button)')]\
        .every((one) => one.getBoundingClientRect().right <= document.documentElement.clientWidth)";
    walking.wait_for(whole).await;
    walking.close().await;
}

// A2.9
#[tokio::test]
async fn a_visitor_follows_the_ticket_on_their_own_telephone_and_rates_with_one_tap_a2_9() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let (leader_desk, desk_device) = (desk(&browser).await, desk(&browser).await);
    let leader = hall.enter(&leader_desk, hall.leader()).await;
    set_up(&hall, &leader).await;
    let receptionist = hall.receptionist();
    let page = hall.enter(&desk_device, receptionist).await;
    page.follow(saying("button", "取号")).await;
    page.wait_for_text("h1", "A001").await;
    let day = app::hall::shown::day(&hall.house, &hall.building.site.id).await;
    let code = day.expect("it is read").expect("it is there").tickets[0]
        .code
        .clone();
    let visitor = phone(&browser).await;
    let own = visitor.open(&hall.url(&format!("/t/{code}"))).await;
    own.wait_for_text("#ticket", "前面还有 0 人").await;
    page.go_to(&hall.url("/sites/bureau/hall")).await;
    page.follow(saying("#hall-windows button", "叫下一位"))
        .await;
    page.wait_for_text("#hall-windows .called", "A001").await;
    // Nobody has to touch the telephone: the page turns by itself.
    own.wait_for_text("#ticket", "请到 3号窗口").await;
    own.fill("#note", "叫号听不清").await;
    own.follow(saying("button", "非常不满意")).await;
    own.wait_for_text("#ticket", "谢谢您的评价").await;
    leader.go_to(&hall.url("/sites/bureau/hall")).await;
    leader.wait_for_text("#hall-ratings", "叫号听不清").await;
    leader
        .fill("#hall-ratings input[name=note]", "已致歉")
        .await;
    leader
        .follow(saying("#hall-ratings button", "处理完"))
        .await;
    leader.wait_until_gone("#hall-ratings article").await;
    own.close().await;
    page.close().await;
    leader.close().await;
}

/// The receptionist asks for the day after tomorrow, and the leader lets them have it.
async fn leave_is_granted(hall: &Hall) {
    let (site, day) = (&hall.building.site.id, 24 * 60 * 60 * 1_000);
    let asked = LeaveAsked {
        kind: LeaveKind::Sick,
        starts: hall.at(0, 0) + 2 * day,
        ends: hall.at(0, 0) + 3 * day,
        words: "看病".to_owned(),
    };
    let (who, lead) = (&hall.receptionist().actor, &hall.leader().actor);
    let done = app::roster::ask_leave(&hall.house, who, site, &hall.command(), asked).await;
    let id = done.expect("it may be asked for").subject.expect("a leave");
    let id = id.parse().expect("an id");
    let what = (Decision::Approve, String::new());
    app::roster::decide_leave(&hall.house, lead, site, &hall.command(), id, what)
        .await
        .expect("the leader may let them");
}

// A2.2
#[tokio::test]
async fn whoever_sits_at_the_hall_desk_is_told_there_and_stays_there_as_they_have_seen_it_a2_2() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let (wide, narrow) = (desk(&browser).await, phone(&browser).await);
    let page = hall.enter(&wide, hall.receptionist()).await;
    page.wait_for_path("/sites/bureau/hall").await;
    page.wait_for("document.querySelector('#own-day').childElementCount === 0")
        .await;
    leave_is_granted(&hall).await;
    page.wait_for_text("#own-day", "批准了您").await;
    page.assert_fits_the_screen().await;
    // The same on a small screen.
    let small = hall.enter(&narrow, hall.receptionist()).await;
    small.wait_for_text("#own-day", "批准了您").await;
    small.assert_fits_the_screen().await;
    small.assert_targets_are_at_least(44).await;
    page.click("#own-day form button").await;
    page.wait_for_text("[data-toasts]", "知道了").await;
    page.wait_until_gone("#own-day .banner").await;
    page.wait_for_path("/sites/bureau/hall").await;
    small.reload().await;
    small
        .wait_for("document.querySelector('#own-day').childElementCount === 0")
        .await;
    small.close().await;
    page.close().await;
}
