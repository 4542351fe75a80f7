//! A series of meetings, and a divided hall: seen, changed and looked through by keyboard and thumb.

use app::meeting::Booking;
use domain::MeetingId;
use domain::requirement::{BookingStatus, Requirement};
use testbed::browser::{Browser, saying};

use crate::house::{Hall, desk, phone};

fn meeting(hall: &Hall, number: &str, title: &str, hours: (i8, i8)) -> Requirement {
    Requirement {
        title: title.to_owned(),
        room: hall.building.room(number).expect("the room is there").id,
        starts: hall.at(hours.0, 0),
        ends: hall.at(hours.1, 30),
        large: false,
        status: BookingStatus::Confirmed,
        host: "办公室".to_owned(),
        headcount: 6,
        layout: String::new(),
        equipment: Vec::new(),
        place_cards: false,
        secret: false,
        note: String::new(),
        attendees: Vec::new(),
    }
}

async fn book(hall: &Hall, requirement: Requirement, recurrence: Option<&str>) -> MeetingId {
    let booking = Booking {
        requirement,
        recurrence: recurrence.map(str::to_owned),
        except: Vec::new(),
    };
    let (site, command) = (&hall.building.site.id, hall.command());
    let answer = app::meeting::book(&hall.house, &hall.leader().actor, site, &command, booking);
    let subject = answer.await.expect("the room is free").subject;
    let subject = subject.expect("a booking makes a meeting");
    subject.parse().expect("an id")
}

// C4.1.1
#[tokio::test]
async fn a_leader_changes_and_cancels_a_series_from_one_meeting_on_c4_1_1() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let rule = Some("FREQ=WEEKLY;BYDAY=MO;COUNT=4");
    let first = book(&hall, meeting(&hall, "701", "周例会", (10, 10)), rule).await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.leader()).await;
    page.go_to(&hall.url(&format!("/sites/bureau/meetings/{first}")))
        .await;
    page.wait_for_text("[data-series]", "每周一，共 4 次，这是第 1 次")
        .await;
    page.follow(saying("[data-series] a", "下一次")).await;
    page.wait_for_text("[data-series]", "这是第 2 次").await;
    page.press_and_follow("e").await;
    // What is proposed moves what stands below it: nothing is clicked before it is there.
    page.wait_for_text("form", "这个时间空闲").await;
    page.fill("#host", "王主任").await;
    page.click(saying("label", "这一次及以后（还有 2 次）"))
        .await;
    page.press_and_follow("Control+Enter").await;
    page.wait_for_text("dl.facts", "王主任").await;
    page.follow(saying("[data-series] a", "下一次")).await;
    page.wait_for_text("dl.facts", "王主任").await;
    page.click(saying("summary", "取消会议")).await;
    page.click(saying("label", "这一次及以后（还有 1 次）"))
        .await;
    page.fill("#reason", "改为线上").await;
    page.follow(saying("button", "取消会议")).await;
    page.click(saying("[data-series] summary", "全部 4 次"))
        .await;
    let script = "[...document.querySelectorAll('.occurrences .state')].map((one) => one.textContent).join()";
    page.wait_for(&format!("{script} === '已取消,已取消'"))
        .await;
    page.close().await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.leader()).await;
    for path in ["", "/edit"] {
        let path = format!("/sites/bureau/meetings/{first}{path}");
        page.go_to(&hall.url(&path)).await;
        page.wait_for_element("h1").await;
        page.assert_fits_the_screen().await;
        page.assert_targets_are_at_least(44).await;
    }
    page.close().await;
}

// C4.1.1
#[tokio::test]
async fn two_halves_of_a_hall_at_once_are_laid_out_and_the_calendar_goes_by_keys_c4_1_1() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    book(&hall, meeting(&hall, "301A", "东边的会", (10, 11)), None).await;
    book(&hall, meeting(&hall, "301B", "西边的会", (11, 12)), None).await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.leader()).await;
    page.press_and_follow("3").await;
    page.wait_for_path("/sites/bureau/rooms").await;
    // No bar of the whole hall lies over another.
    let apart = "(() => {
        const row = [...document.querySelectorAll('.timeline-row')].find((row) => row.querySelectorAll('.bar.blocked').length === 2);
        const [one, other] = [...row.querySelectorAll('.bar.blocked')].map((bar) => bar.getBoundingClientRect());
        return one.bottom <= other.top || other.bottom <= one.top;
    })()";
    page.wait_for(apart).await;
    let shown = page.text("a[data-key-act=t]").await;
    page.press_and_follow("]").await;
    assert_ne!(page.text("a[data-key-act=t]").await, shown);
    page.press_and_follow("t").await;
    assert_eq!(page.text("a[data-key-act=t]").await, shown);
    page.press_and_follow("[").await;
    assert_ne!(page.text("a[data-key-act=t]").await, shown);
    page.press_and_follow("t").await;
    // The cursor is moved onto a meeting, and Enter opens it.
    page.press("ArrowRight").await;
    let onto = "(() => { const bar = document.querySelector('.bar.confirmed'); const row = bar.closest('.timeline-row');
        const rows = [...document.querySelectorAll('.timeline-row[data-room]')];
        const at = rows.findIndex((one) => one.querySelector('.cursor'));
        return rows.indexOf(row) - at; })()";
    for _ in 0..page.evaluate::<u32>(onto).await {
        page.press("ArrowDown").await;
    }
    let under = "(() => { const [bar, cursor] = ['.bar.confirmed', '.cursor'].map((one) => document.querySelector(one).getBoundingClientRect());
        return cursor.left < bar.right && bar.left < cursor.right; })()";
    for _ in 0..24 {
        if page.evaluate::<bool>(under).await {
            break;
        }
        page.press("ArrowRight").await;
    }
    page.press_and_follow("Enter").await;
    page.wait_for_text("h1", "边的会").await;
    page.close().await;
}

// C4.1.1
#[tokio::test]
async fn who_runs_into_another_meeting_is_told_which_and_takes_the_nearest_free_time_c4_1_1() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.book().await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.leader()).await;
    let room = hall.building.room("701").expect("the room is there").id;
    let (starts, ends) = (hall.at(10, 30), hall.at(11, 0));
    let path = format!("/sites/bureau/meetings/new?room={room}&starts={starts}&ends={ends}");
    page.go_to(&hall.url(&path)).await;
    page.fill("#title", "工会碰头会").await;
    page.follow(saying("#meeting-form button[type=submit]", "预订"))
        .await;
    page.wait_for_text("[role=alert] a", "党组会").await;
    page.forgive("409").await;
    page.assert_fits_the_screen().await;
    page.assert_targets_are_at_least(44).await;
    page.follow("[role=alert] button[name=at]").await;
    page.wait_for_text("h1", "工会碰头会").await;
    page.close().await;
}
