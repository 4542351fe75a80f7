//! A phone in a pocket: it vibrates when a window opens, when half of it is gone, and when it has
//! passed, also for duties that it made itself without a network (clause C4.2.6). A leader's tells of posts that
//! nobody took (clause A2.2).

use app::Role;
use app::duty::Settlement;
use domain::MeetingId;
use testbed::browser::{Browser, Page};

use crate::house::{Hall, ROOM, act, card, forgive_the_cut, is_kept, phone, phone_shows, put_away};

/// One call for attention, and the more pressing one of what has passed.
const ONCE: &str = "200,100,200";
const TWICE: &str = "200,100,200,300,200,100,200";

/// Notes every vibration of the page from now on.
async fn feel(page: &Page) {
    let script = "(globalThis.felt = [], navigator.vibrate = (pattern) => {
        globalThis.felt.push(String(pattern)); return true; }, true)";
    page.evaluate::<bool>(script).await;
}

/// Waits for these vibrations since the last look, and for the words on the banner.
async fn feels(page: &Page, pattern: &str, words: &str) {
    page.wait_for("globalThis.felt.length > 0").await;
    let felt: Vec<String> = page.evaluate("globalThis.felt.splice(0)").await;
    assert_eq!(felt, [pattern], "at “{words}”");
    // The banner goes after a while; what is said to whoever listens stays.
    page.wait_for_text("#phone > [role=status]", words).await;
}

async fn feels_nothing(page: &Page) {
    let felt: Vec<String> = page.evaluate("globalThis.felt.splice(0)").await;
    assert!(felt.is_empty(), "{felt:?}");
}

/// The page is out of sight, as on a phone whose screen is off, or is looked at again.
async fn lies_dark(page: &Page, dark: bool) {
    let state = if dark { "hidden" } else { "visible" };
    let script = format!(
        "(Object.defineProperty(document, 'visibilityState',
            {{ configurable: true, get: () => '{state}' }}), true)"
    );
    page.evaluate::<bool>(&script).await;
}

/// Waives what the day itself asks for, so that only the meeting speaks.
pub async fn only_the_meeting(hall: &Hall) {
    let (site, leader) = (&hall.building.site.id, &hall.leader().actor);
    let day = app::board::day(&hall.house, leader, site, None).await;
    let day = day.expect("it is read").expect("it is there");
    for duty in day.duties.iter().filter(|duty| duty.meeting.is_none()) {
        let (command, why) = (hall.command(), Settlement::Waived("另有安排".to_owned()));
        let waived = app::duty::settle(&hall.house, leader, site, &command, duty.id, why).await;
        waived.expect("it may be waived");
    }
}

async fn move_an_hour(hall: &Hall, meeting: MeetingId) {
    let (site, leader) = (&hall.building.site.id, &hall.leader().actor);
    let page = app::meeting::find(&hall.house, leader, site, meeting).await;
    let mut wished = page
        .expect("it is read")
        .expect("it is there")
        .view
        .meeting
        .requirement;
    wished.starts += 60 * 60 * 1_000;
    wished.ends += 60 * 60 * 1_000;
    let command = hall.command();
    let moved = app::meeting::change(&hall.house, leader, site, &command, meeting, 1, wished);
    moved.await.expect("it may be moved");
}

/// The seconds of the countdown and how full the bar is, in percent, of the first card.
async fn time_left(page: &Page) -> (u32, u32) {
    let script = "(() => {
        const [minutes, seconds] = document.querySelector('.duty-time').textContent.split(':');
        const bar = document.querySelector('.duty progress.window');
        return [minutes * 60 + Number(seconds), Math.floor(100 * bar.value / bar.max)];
    })()";
    page.evaluate(script).await
}

// C4.2.6
#[tokio::test]
async fn a_phone_vibrates_when_a_window_opens_is_half_gone_and_has_passed_c4_2_6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    let meeting = hall.book().await;
    hall.until(8, 50, &[]).await;
    only_the_meeting(&hall).await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.attendant()).await;
    page.wait_for_element("[data-duty]").await;
    // On opening the page only what is late speaks; from the first look on all does.
    hall.until(8, 51, &[&page]).await;
    feel(&page).await;
    hall.until(9, 1, &[&page]).await;
    feels(&page, ONCE, "现在做：党组会议室").await;
    let (seconds, percent) = time_left(&page).await;
    assert!(
        (1_680..=1_740).contains(&seconds) && (93..=96).contains(&percent),
        "{seconds} s, {percent} %"
    );
    hall.until(9, 9, &[&page]).await;
    feels_nothing(&page).await;
    hall.until(9, 16, &[&page]).await;
    feels(&page, ONCE, "时间过半：党组会议室").await;
    let (seconds, percent) = time_left(&page).await;
    assert!(
        (780..=840).contains(&seconds) && (43..=46).contains(&percent),
        "{seconds} s, {percent} %"
    );
    hall.until(9, 31, &[&page]).await;
    feels(&page, TWICE, "已超时：党组会议室").await;
    page.wait_for_text(".duty.overdue .duty-time", "+01:").await;
    // It speaks again every two minutes until somebody says that they know.
    hall.until(9, 33, &[&page]).await;
    feels(&page, TWICE, "已超时：党组会议室").await;
    page.tap(".banner [data-act=seen]").await;
    hall.until(9, 40, &[&page]).await;
    feels_nothing(&page).await;
    page.wait_for_element(".duty.overdue").await;
    // Where the meeting is moved there is time again; what is late once more is news, also to a
    // phone that lay dark all that while.
    lies_dark(&page, true).await;
    move_an_hour(&hall, meeting).await;
    page.wait_until_gone(".duty.overdue").await;
    hall.until(10, 31, &[&page]).await;
    feels_nothing(&page).await;
    lies_dark(&page, false).await;
    feels(&page, TWICE, "已超时：党组会议室").await;
    page.close().await;
}

// C4.2.6, C4.2.2
#[tokio::test]
async fn a_round_made_without_a_network_speaks_at_its_time_and_not_in_a_break_c4_2_6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let mut hall = Hall::open().await;
    let line = hall.put_on_a_line().await;
    hall.on_duty(hall.attendant()).await;
    hall.book().await;
    hall.until(10, 0, &[]).await;
    only_the_meeting(&hall).await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.attendant()).await;
    is_kept(&page).await;
    // What is late since the morning is done with; only the meeting speaks from here on.
    for title in ["打开会议室，备好茶水", "布场检查", "迎候来宾"] {
        let card = card(&page, ROOM.1, title).await;
        page.tap(format!("{card} [data-act=waive]").as_str()).await;
        page.fill("#reason", "已由他人完成").await;
        page.tap("[data-act=waive-do]").await;
        put_away(&page).await;
    }
    page.wait_for_text("[data-sync]", "已同步").await;
    line.cut();
    device.go_offline().await;
    act(&page, ".meeting [data-act=start]").await;
    phone_shows(&page, ROOM.1, &["续水 第1次 planned"]).await;
    feel(&page).await;
    hall.until(10, 14, &[&page]).await;
    feels_nothing(&page).await;
    hall.until(10, 16, &[&page]).await;
    feels(&page, ONCE, "现在做：党组会议室 续水 第1次").await;
    hall.until(10, 18, &[&page]).await;
    feels(&page, ONCE, "时间过半：党组会议室 续水 第1次").await;
    // In a break the clock of the round stands still, however long it lasts.
    act(&page, ".meeting [data-act=break]").await;
    feels(&page, ONCE, "现在做：党组会议室 为领导更换茶杯").await;
    let cups = card(&page, ROOM.1, "为领导更换茶杯").await;
    act(&page, format!("{cups} [data-act=complete]").as_str()).await;
    hall.until(10, 40, &[&page]).await;
    act(&page, ".meeting [data-act=resumption]").await;
    phone_shows(&page, ROOM.1, &["续水 第1次 open"]).await;
    feels_nothing(&page).await;
    hall.until(10, 44, &[&page]).await;
    feels(&page, TWICE, "已超时：党组会议室 续水 第1次").await;
    forgive_the_cut(&page).await;
    page.close().await;
}

// A2.2, C4.2.6
#[tokio::test]
async fn posts_that_nobody_took_are_one_call_on_the_phone_of_a_leader_who_walks_about_a2_2() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let team = &hall.attendant().team;
    let mut attendants = hall.building.all(Role::Attendant);
    let mut of_team = || attendants.find(|one| one.team == *team);
    let missing = [of_team(), of_team(), of_team()].map(|one| one.expect("the team has three"));
    hall.on_duty(hall.leader()).await;
    hall.until(8, 20, &[]).await;
    only_the_meeting(&hall).await;
    for who in missing {
        hall.plans(who, (9, 17)).await;
    }
    let hand = phone(&browser).await;
    let page = hall.enter(&hand, hall.leader()).await;
    page.go_to(&hall.url("/sites/bureau/duties")).await;
    page.wait_for_text("[data-sync]", "已同步").await;
    hall.until(8, 50, &[&page]).await;
    feel(&page).await;
    hall.until(9, 1, &[&page]).await;
    feels(&page, TWICE, "没有按时到岗").await;
    page.wait_for_text("#phone > [role=status]", "另有 2 条通知")
        .await;
    page.tap(".banner [data-act=seen]").await;
    page.wait_for_text("[data-lead-late]", "组员任务已超时 3 项")
        .await;
    page.wait_for_element("[data-notices='3']").await;
    page.assert_fits_the_screen().await;
    page.assert_targets_are_at_least(44).await;
    // It is said once; what is late stays in sight.
    hall.until(9, 10, &[&page]).await;
    feels_nothing(&page).await;
    page.wait_for_element("[data-lead-late='3']").await;
    // Two notices stand above the duties; the others unfold.
    page.wait_for_text("[data-notices-more]", "另有 1 条通知")
        .await;
    assert_eq!(page.count("[data-notices] > .row").await, 2);
    page.tap("[data-notices-more]").await;
    page.wait_for_element("[data-notices] > .row:nth-child(3)")
        .await;
    page.close().await;
}
