//! A meeting served on a phone, while the leader's board shows it live.

use testbed::browser::{Browser, Page};

use crate::house::{Hall, ROOM, act, board_shows, card, desk, phone, phone_shows};

struct Two<'a> {
    hall: &'a Hall,
    phone: Page,
    board: Page,
}

impl Two<'_> {
    async fn until(&self, hour: i8, minute: i8) {
        self.hall
            .until(hour, minute, &[&self.phone, &self.board])
            .await;
    }

    /// Takes the meeting a moment on.
    async fn say(&self, moment: &str) {
        act(
            &self.phone,
            format!(".meeting [data-act={moment}]").as_str(),
        )
        .await;
    }

    /// Does the duty.
    async fn complete(&self, title: &str) {
        let card = self.card(title).await;
        act(&self.phone, format!("{card} [data-act=complete]").as_str()).await;
    }

    async fn card(&self, title: &str) -> String {
        card(&self.phone, ROOM.1, title).await
    }

    async fn show(&self, phone: &[&str], board: &[&str]) {
        phone_shows(&self.phone, ROOM.1, phone).await;
        board_shows(&self.board, ROOM.0, board).await;
    }

    /// The room is opened in the order of its steps, looked over, and the guests are met.
    async fn before_it_begins(&self) {
        let (open_room, venue) = ("打开会议室，备好茶水 open", "布场检查 open");
        self.show(
            &[open_room, venue, "迎候来宾 planned"],
            &[venue, open_room, "迎候来宾 planned"],
        )
        .await;
        for step in 0..5 {
            let card = self.card("打开会议室，备好茶水").await;
            self.phone
                .tap(format!("{card} [data-step='{step}']").as_str())
                .await;
        }
        self.complete("打开会议室，备好茶水").await;
        let open_room = "打开会议室，备好茶水 done";
        self.show(
            &[venue, "迎候来宾 planned"],
            &[venue, open_room, "迎候来宾 planned"],
        )
        .await;
        self.complete("布场检查").await;
        self.until(9, 50).await;
        self.show(
            &["迎候来宾 open"],
            &["布场检查 done", open_room, "迎候来宾 open"],
        )
        .await;
        self.complete("迎候来宾").await;
        self.show(&[], &BEFORE).await;
    }

    /// It starts, the guests sit down, tea and two rounds from the guest of honour on.
    async fn rounds(&self) {
        self.until(10, 0).await;
        self.say("start").await;
        self.show(
            &["续水 第1次 planned"],
            &with(&BEFORE, &["续水 第1次 planned"]),
        )
        .await;
        self.say("seating").await;
        let tea = ["就座后倒茶 open", "续水 第1次 planned"];
        self.show(&tea, &with(&BEFORE, &tea)).await;
        self.complete("就座后倒茶").await;
        self.until(10, 16).await;
        let first = ["就座后倒茶 done", "续水 第1次 open"];
        self.show(&["续水 第1次 open"], &with(&BEFORE, &first))
            .await;
        let seats = ["A1 甲局长", "B1 乙局长", "B2 丙局长"];
        self.phone.wait_for_texts(".duty .seats li", &seats).await;
        self.complete("续水 第1次").await;
        let second = ["就座后倒茶 done", "续水 第1次 done", "续水 第2次 planned"];
        self.show(&["续水 第2次 planned"], &with(&BEFORE, &second))
            .await;
        self.until(10, 38).await;
        let second = ["就座后倒茶 done", "续水 第1次 done", "续水 第2次 open"];
        self.show(&["续水 第2次 open"], &with(&BEFORE, &second))
            .await;
        self.complete("续水 第2次").await;
        self.show(
            &["续水 第3次 planned"],
            &with(&BEFORE, &with(&ROUNDS, &["续水 第3次 planned"])),
        )
        .await;
    }

    /// In the break the cups are changed and the clock of the rounds stands.
    async fn break_and_cups(&self) {
        let rounds = with(&BEFORE, &ROUNDS);
        self.until(10, 45).await;
        self.say("break").await;
        let cups = ["为领导更换茶杯 open", "续水 第3次 planned"];
        self.show(&cups, &with(&rounds, &cups)).await;
        self.phone
            .wait_for_text(".line.planned", "休会，暂停计时")
            .await;
        self.complete("为领导更换茶杯").await;
        let cups = ["为领导更换茶杯 done", "续水 第3次 planned"];
        self.show(&cups[1..], &with(&rounds, &cups)).await;
        self.until(10, 55).await;
        self.say("resumption").await;
        self.phone.wait_for_element(".meeting.running").await;
        self.show(&cups[1..], &with(&rounds, &cups)).await;
    }

    /// It ends: the guests are seen off, the room is searched and cleared.
    async fn after_the_end(&self) {
        let served = with(&with(&BEFORE, &ROUNDS), &["为领导更换茶杯 done"]);
        self.until(11, 0).await;
        self.say("end").await;
        let mut after = [
            "送客，提醒带好物品 open",
            "检查有无遗忘物品 open",
            "会后清理 open",
        ];
        for title in ["送客，提醒带好物品", "检查有无遗忘物品", "会后清理"] {
            let open: Vec<&str> = after
                .iter()
                .copied()
                .filter(|one| one.ends_with("open"))
                .collect();
            self.show(&open, &with(&served, &after)).await;
            self.complete(title).await;
            for one in &mut after {
                *one = match *one {
                    "送客，提醒带好物品 open" if title == "送客，提醒带好物品" => {
                        "送客，提醒带好物品 done"
                    }
                    "检查有无遗忘物品 open" if title == "检查有无遗忘物品" => {
                        "检查有无遗忘物品 done"
                    }
                    "会后清理 open" if title == "会后清理" => "会后清理 done",
                    other => other,
                };
            }
        }
        self.show(&[], &with(&served, &after)).await;
    }
}

/// The duties before the meeting, as the board shows them once done.
const BEFORE: [&str; 3] = [
    "布场检查 done",
    "打开会议室，备好茶水 done",
    "迎候来宾 done",
];
/// Those of the first half.
const ROUNDS: [&str; 3] = ["就座后倒茶 done", "续水 第1次 done", "续水 第2次 done"];

fn with<'a>(these: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [these, more].concat()
}

#[tokio::test]
async fn an_attendant_serves_a_meeting_on_a_phone_and_the_board_shows_it_live() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    hall.book().await;
    let (device, wide) = (phone(&browser).await, desk(&browser).await);
    let two = Two {
        hall: &hall,
        phone: hall.enter(&device, hall.attendant()).await,
        board: hall.enter(&wide, hall.leader()).await,
    };
    two.until(9, 5).await;
    two.before_it_begins().await;
    two.rounds().await;
    two.break_and_cups().await;
    two.after_the_end().await;
    two.phone.close().await;
    two.board.close().await;
}

/// Looks at where cards will come, and keeps of each that does whether a finger at its button would meet
/// it at that instant.
const WATCH: &str = "(() => {
    globalThis.met = [];
    document.getElementById('planned-title').scrollIntoView({ block: 'center' });
    new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) {
            if (!node.matches?.('article.duty')) continue;
            const button = node.querySelector('[data-act=complete]');
            const { x, y, width, height } = button.getBoundingClientRect();
            const isMet = () => document.elementFromPoint(x + width / 2, y + height / 2) === button;
            const meets = isMet();
            // Only where a finger would meet it by and by: not above the screen, nor under what lies over it.
            const { moved } = button.dataset;
            delete button.dataset.moved;
            if (isMet()) met.push(meets);
            if (moved) button.dataset.moved = moved;
        }
    }).observe(document.getElementById('phone'), { subtree: true, childList: true });
    return true; })()";

#[tokio::test]
async fn a_duty_that_comes_under_the_thumb_is_not_done_by_a_tap_that_was_meant_for_another() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    hall.book().await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.attendant()).await;
    hall.until(9, 5, &[&page]).await;
    card(&page, ROOM.1, "布场检查").await;
    page.evaluate::<bool>(WATCH).await;
    hall.until(9, 50, &[&page]).await;
    let greet = card(&page, ROOM.1, "迎候来宾").await;
    let met: Vec<bool> = page.evaluate("met").await;
    assert!(!met.is_empty(), "cards have come");
    assert!(met.iter().all(|met| !met), "no thumb meets what just came");
    // Once it was seen, it is done like any other.
    act(&page, format!("{greet} [data-act=complete]").as_str()).await;
    page.wait_for(&format!(
        "!document.querySelector(\"{greet} [data-act=complete]\")"
    ))
    .await;
    page.close().await;
}
