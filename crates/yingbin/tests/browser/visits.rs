//! Visits: the desk by keyboard alone, the guard by thumb, and both at once.

use app::Role;
use app::visit::Registration;
use domain::visit::Details;
use testbed::browser::{Browser, Device, Page, saying};

use crate::house::{Hall, desk, forgive_the_cut, phone};

const VISITS: &str = "/sites/bureau/visits";

/// Keys as somebody at the desk presses them, counted.
struct Keys<'page> {
    page: &'page Page,
    count: u32,
}

impl Keys<'_> {
    async fn press(&mut self, key: &str) {
        self.count += 1;
        self.page.press(key).await;
    }

    async fn follow(&mut self, key: &str) {
        self.count += 1;
        self.page.press_and_follow(key).await;
    }
}

/// Somebody whom a host expects at half past nine.
pub async fn expect_a_visitor(hall: &Hall, name: &str) -> domain::VisitId {
    let host = hall.building.first(Role::Host);
    let registration = Registration {
        details: Details {
            name: name.to_owned(),
            host: host.actor.name.clone(),
            ..Details::default()
        },
        expected: Some(hall.at(9, 30)),
        ..Registration::default()
    };
    let (site, command) = (&hall.building.site.id, hall.command());
    let announced =
        app::visit::register(&hall.house, &host.actor, site, &command, registration).await;
    let announced = announced.expect("a host may expect somebody").subject;
    let id = announced.expect("a registration names its visit").parse();
    id.expect("it is named by its id")
}

/// The desk's register, where 赵敏 is expected.
async fn expecting_register(hall: &Hall, table: &Device) -> Page {
    expect_a_visitor(hall, "赵敏").await;
    let register = hall.enter(table, hall.receptionist()).await;
    register.go_to(&hall.url(VISITS)).await;
    register
        .wait_for_text("[data-visits] .state", "待到访")
        .await;
    register
}

/// Somebody who is here, to the office; what for was not asked.
pub async fn come(hall: &Hall, name: &str) -> domain::VisitId {
    let clerk = hall.receptionist();
    let registration = Registration {
        details: Details {
            name: name.to_owned(),
            host: "办公室".to_owned(),
            ..Details::default()
        },
        ..Registration::default()
    };
    let (site, command) = (&hall.building.site.id, hall.command());
    let come = app::visit::register(&hall.house, &clerk.actor, site, &command, registration).await;
    let come = come.expect("the desk may register").subject;
    let id = come.expect("a registration names its visit").parse();
    id.expect("it is named by its id")
}

/// Somebody who was here and has left.
async fn come_and_go(hall: &Hall, name: &str) {
    let clerk = hall.receptionist();
    let id = come(hall, name).await;
    let left = app::visit::Done {
        act: domain::visit::Act::Leave,
        reason: String::new(),
        badge_back: true,
    };
    let (site, command) = (&hall.building.site.id, hall.command());
    let gone = app::visit::act(&hall.house, &clerk.actor, site, &command, id, left).await;
    gone.expect("whoever came may leave");
}

// A1.5: no more than twelve keys beyond the names typed, from the first key to the printed badge.
#[tokio::test]
async fn a_visitor_is_registered_and_the_badge_printed_in_twelve_keys_a1_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.go_to(&hall.url(VISITS)).await;
    let mut keys = Keys {
        page: &page,
        count: 0,
    };
    keys.press("n").await;
    page.wait_for_focus("#visit-name").await;
    page.type_text("赵敏").await;
    keys.press("Tab").await;
    page.type_text("某律师事务所").await;
    keys.press("Tab").await;
    page.type_text("办公室").await;
    keys.press("Tab").await;
    page.type_text("送材料").await;
    keys.follow("Enter").await;
    page.wait_for_text("#visit-detail h2", "赵*").await;
    page.wait_for_text("[data-visits] .state", "在访").await;
    keys.follow("p").await;
    page.wait_for_element(".badge svg .dark").await;
    page.evaluate::<bool>("(globalThis.print = () => { globalThis.printed = true; }, true)")
        .await;
    keys.press("p").await;
    page.wait_for("globalThis.printed === true").await;
    assert!(keys.count <= 12, "{} keys", keys.count);
    // And on to the next one, who leaves by one key.
    page.press_and_follow("n").await;
    page.wait_for_element("#visit-detail [data-key-act='l']")
        .await;
    page.press_and_follow("l").await;
    page.wait_for_text("[data-visits] .state", "已离开").await;
    page.assert_fits_the_screen().await;
    page.close().await;
}

// A1.5
#[tokio::test]
async fn the_arrows_choose_a_visit_and_letters_act_on_it_but_never_in_a_field_a1_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    for name in ["甲先生", "乙女士", "丙先生"] {
        expect_a_visitor(&hall, name).await;
    }
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.go_to(&hall.url(VISITS)).await;
    page.press("ArrowDown").await;
    page.wait_for_text("#visit-detail h2", "丙*").await;
    page.press("ArrowDown").await;
    page.wait_for_text("#visit-detail h2", "乙*").await;
    page.press("n").await;
    page.type_text("a").await;
    assert_eq!(
        page.value("#visit-name").await,
        "a",
        "a letter in a field is a letter"
    );
    page.press("Escape").await;
    page.press_and_follow("a").await;
    page.wait_for_text("#visit-detail .state", "在访").await;
    page.wait_for_text("#visit-detail h2", "乙*").await;
    page.press_and_follow("e").await;
    page.wait_for_text("#form-visit h2", "更正 2 号").await;
    page.press("Escape").await;
    page.close().await;
}

// A1.5
#[tokio::test]
async fn after_an_act_the_next_begins_at_the_row_in_its_place_and_the_part_of_the_day_stays_a1_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    for name in ["甲先生", "乙女士", "丙先生"] {
        come(&hall, name).await;
    }
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.go_to(&hall.url(&format!("{VISITS}?state=inside")))
        .await;
    page.press("ArrowDown").await;
    page.wait_for_text("#visit-detail h2", "丙*").await;
    page.press_and_follow("l").await;
    page.wait_for("location.search.includes('state=inside')")
        .await;
    page.wait_for_count("[data-visits] [data-state]", 2).await;
    page.wait_for_text("#visit-detail .state", "已离开").await;
    // The focus is where the one who left stood, and the first arrow chooses who stands there now.
    page.wait_for_focus("[data-visits] tr[data-state]").await;
    page.press("ArrowDown").await;
    page.wait_for_text("#visit-detail h2", "乙*").await;
    // What happens meanwhile takes the focus from nobody.
    come(&hall, "丁女士").await;
    page.wait_for_count("[data-visits] [data-state]", 3).await;
    page.wait_for_focus("[data-visits] tr[aria-current=true]")
        .await;
    // A correction opens at what the record misses, and comes back to the same row.
    page.press_and_follow("e").await;
    page.wait_for_focus("#visit-purpose").await;
    page.type_text("送材料").await;
    page.press_and_follow("Enter").await;
    page.wait_for_text("[data-visits] tr[aria-current=true]", "送材料")
        .await;
    page.wait_for_focus("[data-visits] tr[aria-current=true]")
        .await;
    page.wait_for_count("[data-visits] [data-state]", 3).await;
    page.close().await;
}

// A1.5
#[tokio::test]
async fn what_is_done_by_key_with_a_visit_that_was_found_stays_among_what_was_found_a1_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    for name in ["龚先生", "赵女士", "龚女士"] {
        come(&hall, name).await;
    }
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.go_to(&hall.url(VISITS)).await;
    page.press("f").await;
    page.wait_for_focus("#find").await;
    page.type_text("龚").await;
    page.press_and_follow("Enter").await;
    page.wait_for_text("[data-found]", "找到 2 条").await;
    page.press("ArrowDown").await;
    page.wait_for_text("#visit-detail h2", "3 龚*").await;
    // What begins to be looked for meanwhile is not what was found.
    page.press("f").await;
    page.wait_for_focus("#find").await;
    page.type_text("赵").await;
    page.press("Escape").await;
    page.press_and_follow("l").await;
    page.wait_for_text("#visit-detail .state", "已离开").await;
    page.wait_for_text("[data-found]", "找到 2 条").await;
    page.wait_for_count("[data-visits] [data-state]", 2).await;
    // What happens meanwhile draws the visit again, and the next key leads to the same part all the same.
    come(&hall, "钱女士").await;
    page.wait_for_text("#visit-counts [data-visits]", "4").await;
    page.press_and_follow("u").await;
    page.wait_for_text("#visit-detail .state", "在访").await;
    page.wait_for_text("[data-found]", "找到 2 条").await;
    page.wait_for_count("[data-visits] [data-state]", 2).await;
    let address = page.evaluate::<String>("location.href").await;
    assert!(!address.contains("find"), "an address is logged: {address}");
    page.close().await;
}

// A1.5
#[tokio::test]
async fn a_refused_admission_can_be_loaded_again_and_is_let_in_by_the_host_s_word_and_a_key_a1_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    expect_a_visitor(&hall, "赵敏").await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.go_to(&hall.url(VISITS)).await;
    page.press("ArrowDown").await;
    page.wait_for_text("#visit-detail h2", "赵*").await;
    page.press_and_follow("z").await;
    page.wait_for_text("#visit-detail .banner", "不见").await;
    page.press_and_follow("a").await;
    page.wait_for_element(".summary").await;
    page.forgive("409").await;
    page.wait_for_path(VISITS).await;
    page.reload().await;
    page.wait_for_text("#visit-detail h2", "赵*").await;
    page.press_and_follow("j").await;
    page.wait_until_gone(".summary").await;
    page.press_and_follow("a").await;
    page.wait_for_text("#visit-detail .state", "在访").await;
    // A badge that did not come back does so by a key too.
    page.press_and_follow("o").await;
    page.wait_for_text("#visit-detail .state", "已离开").await;
    page.press_and_follow("b").await;
    page.wait_until_gone("#visit-detail [data-key-act=b]").await;
    page.close().await;
}

// A1.5
#[tokio::test]
async fn a_guard_lets_in_by_thumb_and_the_desk_sees_it_at_once_a1_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let (table, pocket) = (desk(&browser).await, phone(&browser).await);
    let register = expecting_register(&hall, &table).await;
    let guard = hall.enter(&pocket, hall.building.first(Role::Guard)).await;
    guard.go_to(&hall.url("/sites/bureau/entry")).await;
    guard.assert_fits_the_screen().await;
    guard.assert_targets_are_at_least(44).await;
    guard.follow(saying("#expected button", "放行")).await;
    guard.wait_for_text("#inside .state", "在访").await;
    guard.wait_for_text("[data-inside]", "1").await;
    register.wait_for_text("[data-visits] .state", "在访").await;
    guard
        .follow(saying("#inside button", "离开，证已交回"))
        .await;
    guard.wait_for_text("#inside", "楼内没有来访人").await;
    register
        .wait_for_text("[data-visits] .state", "已离开")
        .await;
    guard.close().await;
    register.close().await;
}

// A1.5
#[tokio::test]
async fn the_list_for_an_evacuation_opens_without_a_network_and_goes_at_sign_out_a1_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let receptionist = hall.receptionist();
    let registration = Registration {
        details: Details {
            name: "赵敏".to_owned(),
            ..Details::default()
        },
        companions: 2,
        ..Registration::default()
    };
    let (site, command) = (&hall.building.site.id, hall.command());
    app::visit::register(
        &hall.house,
        &receptionist.actor,
        site,
        &command,
        registration,
    )
    .await
    .expect("the desk registers");
    let pocket = phone(&browser).await;
    let page = hall.enter(&pocket, hall.building.first(Role::Guard)).await;
    page.go_to(&hall.url("/sites/bureau/entry")).await;
    // A page that was on its way while the worker woke is not under it; the next one is.
    let kept =
        "(async () => Boolean((await navigator.serviceWorker.ready).active?.state === 'activated'
        && await caches.match(location.origin + '/sites/bureau/entry/evacuation')))()";
    page.wait_for(kept).await;
    pocket.go_offline().await;
    page.go_to(&hall.url("/sites/bureau/entry/evacuation"))
        .await;
    page.wait_for_text("#evacuation tbody", "赵*").await;
    page.wait_for_text("h1", "疏散名单").await;
    pocket.go_online().await;
    forgive_the_cut(&page).await;
    page.go_to(&hall.url("/sites/bureau/entry")).await;
    page.follow("form[action='/sign-out'] button").await;
    page.wait_for("(async () => (await caches.keys()).length === 0)()")
        .await;
    page.close().await;
}

// A1.5
#[tokio::test]
async fn the_host_answers_and_the_desk_hears_it_without_asking_again_a1_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let (table, pocket) = (desk(&browser).await, phone(&browser).await);
    let register = expecting_register(&hall, &table).await;
    let host = hall.enter(&pocket, hall.building.first(Role::Host)).await;
    host.go_to(&hall.url("/sites/bureau/guests")).await;
    host.wait_for_text("#own-visits h2", "赵敏").await;
    host.assert_fits_the_screen().await;
    host.assert_targets_are_at_least(44).await;
    host.follow(saying("#own-visits button", "请等候")).await;
    register.wait_for_text("[data-visits]", "请等候").await;
    host.close().await;
    register.close().await;
}

// A1.5: a busy morning by keyboard: dense rows, the next page, somebody found in the day.
#[tokio::test]
async fn a_list_of_two_hundred_visits_is_walked_paged_and_searched_by_keyboard_a1_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let clerk = hall.receptionist();
    for number in 0..199 {
        come_and_go(
            &hall,
            &format!("{}先生", if number == 7 { '龚' } else { '赵' }),
        )
        .await;
    }
    expect_a_visitor(&hall, "钱女士").await;
    let (table, pocket) = (desk(&browser).await, phone(&browser).await);
    let page = hall.enter(&table, clerk).await;
    page.go_to(&hall.url(VISITS)).await;
    page.wait_for_text("[data-visits] [data-state='expected']", "钱*")
        .await;
    page.wait_for_count("[data-state]", 51).await;
    let heights =
        "[...document.querySelectorAll('[data-state]')].every((row) => row.offsetHeight === 44)";
    page.wait_for(heights).await;
    page.assert_fits_the_screen().await;
    for number in 2..=4 {
        page.press_and_follow(".").await;
        page.wait_for_text(".list-pages [aria-current]", &number.to_string())
            .await;
        // Who is expected stands on each page.
        page.wait_for_text("[data-visits] [data-state='expected']", "钱*")
            .await;
    }
    page.wait_for_text("[data-visits]", "龚*").await;
    page.press_and_follow(",").await;
    page.wait_for_text(".list-pages [aria-current]", "3").await;
    page.press("ArrowDown").await;
    page.wait_for_text("#visit-detail h2", "钱*").await;
    page.press("ArrowDown").await;
    page.wait_for_text("#visit-detail h2", "赵*").await;
    // The chosen one is drawn again on the same page.
    page.reload().await;
    page.wait_for_text(".list-pages [aria-current]", "3").await;
    page.wait_for_text("#visit-detail h2", "赵*").await;
    page.press("f").await;
    page.wait_for_focus("#find").await;
    page.type_text("龚先生").await;
    page.press_and_follow("Enter").await;
    page.wait_for_text("[data-found]", "找到 1 条").await;
    page.wait_for_count("[data-state]", 1).await;
    page.press("ArrowDown").await;
    page.wait_for_text("#visit-detail h2", "龚*").await;
    let address = page.evaluate::<String>("location.href").await;
    assert!(
        !address.contains("%E9%BE%9A"),
        "an address is logged: {address}"
    );
    page.press_and_follow("r").await;
    page.wait_for_count("[data-state]", 51).await;
    page.close().await;
    let small = hall.enter(&pocket, clerk).await;
    small.go_to(&hall.url(&format!("{VISITS}?page=2"))).await;
    small.wait_for_count("[data-state]", 51).await;
    small.assert_fits_the_screen().await;
    small.assert_targets_are_at_least(44).await;
    small.close().await;
}
