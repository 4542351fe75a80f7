//! A meeting served from its start to its end in a room without a network: the phone goes on by
//! itself, and afterwards the house knows the same.

use app::meeting::MeetingPage;
use domain::MeetingId;
use testbed::browser::{Browser, Page};

use crate::house::{
    Hall, ROOM, act, card, forgive_the_cut, in_database, is_kept, move_on, phone, phone_shows,
    put_away,
};

/// What was left undone before the network went.
const LATE: [&str; 2] = ["打开会议室，备好茶水 overdue", "布场检查 overdue"];

struct Basement<'hall> {
    hall: &'hall Hall,
    page: Page,
}

impl Basement<'_> {
    async fn until(&self, hour: i8, minute: i8) {
        self.hall.until(hour, minute, &[&self.page]).await;
    }

    async fn say(&self, moment: &str) {
        act(&self.page, format!(".meeting [data-act={moment}]").as_str()).await;
    }

    async fn complete(&self, title: &str) {
        let card = card(&self.page, ROOM.1, title).await;
        act(&self.page, format!("{card} [data-act=complete]").as_str()).await;
    }

    async fn shows(&self, more: &[&str]) {
        phone_shows(&self.page, ROOM.1, &[&LATE[..], more].concat()).await;
    }

    /// The seconds that the countdown of a duty shows, and how full its bar is, in percent.
    async fn time_left(&self, title: &str) -> (u32, u32) {
        let card = card(&self.page, ROOM.1, title).await;
        let script = format!(
            "(() => {{
                const card = document.querySelector(\"{card}\");
                const [minutes, seconds] = card.querySelector('.duty-time').textContent.split(':');
                const bar = card.querySelector('progress.window');
                return [minutes * 60 + Number(seconds), Math.floor(100 * bar.value / bar.max)];
            }})()"
        );
        self.page.evaluate(&script).await
    }

    /// Fails unless the countdown has about `minutes` left of `of`, and the bar says the same.
    async fn counts_down(&self, title: &str, minutes: u32, of: u32) {
        let (seconds, percent) = self.time_left(title).await;
        assert!(
            (minutes * 60).abs_diff(seconds) < 50,
            "{title}: {seconds} s"
        );
        let said = seconds * 100 / (of * 60);
        assert!(said.abs_diff(percent) <= 1, "{title}: {percent} %");
    }

    async fn waits(&self, count: u32) {
        let words = format!("离线 · {count} 待同步");
        self.page.wait_for_text("[data-sync]", &words).await;
    }

    /// It starts, the guests sit down, tea, and the first round.
    async fn until_the_first_round(&self) {
        self.complete("迎候来宾").await;
        self.shows(&[]).await;
        self.until(10, 0).await;
        self.say("start").await;
        self.shows(&["续水 第1次 planned"]).await;
        self.page.wait_for_text(".line.planned time", "10:15").await;
        self.say("seating").await;
        self.shows(&["就座后倒茶 open", "续水 第1次 planned"]).await;
        self.until(10, 3).await;
        self.counts_down("就座后倒茶", 2, 5).await;
        self.complete("就座后倒茶").await;
        self.until(10, 8).await;
        self.shows(&["续水 第1次 planned"]).await;
        self.page.wait_for_text(".line.planned time", "06:").await;
        self.until(10, 16).await;
        self.shows(&["续水 第1次 open"]).await;
        self.counts_down("续水 第1次", 4, 5).await;
        let seats = ["A1 甲局长", "B1 乙局长", "B2 丙局长"];
        self.page.wait_for_texts(".duty .seats li", &seats).await;
        self.complete("续水 第1次").await;
        self.shows(&["续水 第2次 planned"]).await;
        self.waits(5).await;
    }

    /// The second round, a break with other cups, a guest's wish, and a round that nobody wants.
    async fn until_the_end(&self) {
        self.until(10, 38).await;
        self.shows(&["续水 第2次 open"]).await;
        self.complete("续水 第2次").await;
        self.shows(&["续水 第3次 planned"]).await;
        self.until(10, 45).await;
        self.say("break").await;
        self.shows(&["为领导更换茶杯 open", "续水 第3次 planned"])
            .await;
        self.page
            .wait_for_text(".line.planned", "休会，暂停计时")
            .await;
        self.until(10, 50).await;
        self.counts_down("为领导更换茶杯", 5, 10).await;
        self.complete("为领导更换茶杯").await;
        self.until(10, 55).await;
        self.say("resumption").await;
        self.page.tap(".meeting [data-act=request]").await;
        self.page.tap("[data-request=washroom]").await;
        put_away(&self.page).await;
        self.shows(&["会中需求 open", "续水 第3次 planned"]).await;
        self.complete("会中需求").await;
        // Done at 10:38, so 11:03 to 11:08, and ten minutes of break.
        self.until(11, 12).await;
        self.shows(&["续水 第3次 planned"]).await;
        self.until(11, 14).await;
        self.shows(&["续水 第3次 open"]).await;
        self.counts_down("续水 第3次", 4, 5).await;
        let round = card(&self.page, ROOM.1, "续水 第3次").await;
        self.page
            .tap(format!("{round} [data-act=waive]").as_str())
            .await;
        self.page.fill("#reason", "来宾示意不用").await;
        self.page.tap("[data-act=waive-do]").await;
        put_away(&self.page).await;
        self.shows(&["续水 第4次 planned"]).await;
    }

    /// Every duty that the phone shows: id, state, title and when it came out, in its order.
    async fn all(&self) -> Vec<String> {
        let script = "[...document.querySelectorAll('[data-duty]')]
            .filter((duty) => duty.querySelector('h2, strong').textContent === '党组会议室')
            .map((duty) => {
                const title = (duty.querySelector('.duty-title') ?? duty.querySelector('.grow')).textContent;
                const settled = duty.matches('.settled') ? duty.lastElementChild.textContent : '';
                return [duty.dataset.duty, duty.dataset.state, title.replace('党组会议室', '').trim(), settled.trim()].join(' ').trim();
            })";
        self.page.evaluate(script).await
    }
}

// C4.2.1, C4.2.2, C4.2.4, C4.3.1
#[tokio::test]
async fn a_meeting_is_served_to_its_end_without_a_network_and_the_house_learns_the_same_c4_2_2() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let mut hall = Hall::open().await;
    let line = hall.put_on_a_line().await;
    hall.on_duty(hall.attendant()).await;
    let meeting = hall.book().await;
    hall.until(9, 55, &[]).await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.attendant()).await;
    let came_in = hall.distance();
    is_kept(&page).await;
    line.cut();
    device.go_offline().await;
    let mut basement = Basement { hall: &hall, page };
    basement.until_the_first_round().await;
    let kept = format!("await {} === 5", in_database("outbox", "count()"));
    basement.page.wait_for(&kept).await;

    forgive_the_cut(&basement.page).await;
    basement.page.close().await;
    let page = device.open(&hall.url("/sites/bureau/duties")).await;
    move_on(&page, hall.distance() - came_in).await;
    basement = Basement { hall: &hall, page };
    basement.waits(5).await;
    basement.shows(&["续水 第2次 planned"]).await;
    basement.until_the_end().await;
    basement.until(11, 20).await;
    basement.say("end").await;
    let after = ["送客，提醒带好物品", "检查有无遗忘物品", "会后清理"];
    let open = after.map(|title| format!("{title} open"));
    let open = open.each_ref().map(String::as_str);
    // What was left undone before is missed now.
    phone_shows(&basement.page, ROOM.1, &open).await;
    basement.until(11, 22).await;
    basement.counts_down(after[0], 3, 5).await;
    basement.complete(after[0]).await;
    basement.page.tap("[data-act=settled]").await;
    basement
        .page
        .wait_for_element("[data-act=settled][aria-expanded=true]")
        .await;
    basement.waits(14).await;
    let shown = basement.all().await;
    assert_eq!(shown.len(), 13, "{shown:#?}");

    watch_the_cards(&basement.page).await;
    line.mend();
    device.go_online().await;
    basement.page.wait_for_text("[data-sync]", "已同步").await;
    assert_eq!(
        basement.all().await,
        shown,
        "no card twice, none lost, all in their order"
    );
    let drawn: Vec<[usize; 2]> = basement.page.evaluate("globalThis.drawn").await;
    let all = basement.page.count("[data-duty]").await;
    assert!(
        drawn.iter().all(|counted| *counted == [all, all]),
        "{drawn:?}"
    );
    let page = told(&hall, meeting).await;
    assert_eq!(known(&hall, &page), sorted(shown));
    assert_eq!(by_the_attendant(&hall, &page), JOURNAL);
    assert!(!drawn.is_empty(), "the page was drawn while it came back");
    forgive_the_cut(&basement.page).await;
    basement.page.close().await;
}

/// Counts the cards and the duties on them at each drawing from now on.
async fn watch_the_cards(page: &Page) {
    let script = "(globalThis.drawn = [], new MutationObserver(() => {
        const cards = [...document.querySelectorAll('[data-duty]')];
        drawn.push([cards.length, new Set(cards.map((card) => card.dataset.duty)).size]);
    }).observe(document.getElementById('phone'), { childList: true, subtree: true, characterData: true }), true)";
    page.evaluate::<bool>(script).await;
}

/// What the attendant did, in order, with the times of their taps.
const JOURNAL: [&str; 14] = [
    "09:55 duty-done 迎候来宾",
    "10:00 meeting-started",
    "10:00 guests-seated",
    "10:03 duty-done 就座后倒茶",
    "10:16 duty-done 续水 1",
    "10:38 duty-done 续水 2",
    "10:45 break-began",
    "10:50 duty-done 为领导更换茶杯",
    "10:55 meeting-resumed",
    "10:55 request-made",
    "10:55 duty-done 会中需求",
    "11:14 duty-waived 续水 3",
    "11:20 meeting-ended",
    "11:22 duty-done 送客，提醒带好物品",
];

async fn told(hall: &Hall, meeting: MeetingId) -> MeetingPage {
    let site = &hall.building.site.id;
    let page = app::meeting::find(&hall.house, &hall.leader().actor, site, meeting).await;
    page.expect("it is read").expect("it is there")
}

/// Every duty that the house knows, told as the phone shows it.
fn known(hall: &Hall, page: &MeetingPage) -> Vec<String> {
    let now = hall.house.now();
    let duties = page.duties.iter().map(|duty| {
        let round = if duty.is_round {
            format!(" 第{}次", duty.round)
        } else {
            String::new()
        };
        let settled = duty.outcome.as_ref().map_or_else(String::new, |outcome| {
            let reason = outcome.reason.as_ref();
            let reason = reason.map_or_else(String::new, |reason| format!("（{reason}）"));
            let by = outcome.by.as_deref().unwrap_or_default();
            format!("{reason} {} {by}", hall.clock_of(outcome.at))
                .trim_end()
                .to_owned()
        });
        let (state, title) = (duty.state(now), &duty.title);
        format!("{} {state} {title}{round}{settled}", duty.id)
    });
    sorted(duties.collect())
}

fn by_the_attendant(hall: &Hall, page: &MeetingPage) -> Vec<String> {
    let account = Some(hall.attendant().account);
    let mut entries: Vec<_> = page
        .entries
        .iter()
        .map(|written| &written.entry)
        .filter(|entry| entry.account == account)
        .collect();
    entries.reverse();
    entries
        .iter()
        .map(|entry| {
            let detail = |name: &str| {
                let found = entry.details.iter().find(|(known, _)| known == name);
                found.map_or_else(String::new, |(_, value)| format!(" {value}"))
            };
            format!(
                "{} {}{}{}",
                hall.clock_of(entry.at),
                entry.act,
                detail("duty"),
                detail("round")
            )
        })
        .collect()
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}
