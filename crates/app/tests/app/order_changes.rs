//! What a client says of an order before it is served: that something is to be another than it stands there.

use app::order::{Said, answer_change, change, client_page};
use domain::order::{Asked, Line, Moment};

use crate::house::{code, court, stories};
use crate::orders::{agreed, asked, line};

const DAY: i64 = 24 * 60 * 60_000;

/// Ten plates, two days ahead.
fn ahead() -> Asked {
    let mut asked = asked(None, vec![line("时令果盘", Moment::Before, (10, 4))]);
    asked.matter.starts += 2 * DAY;
    asked.matter.ends += 2 * DAY;
    asked
}

fn wish(revision: i32, words: &str) -> Said {
    Said::Change {
        revision,
        words: words.to_owned(),
    }
}

stories! {
    // B5
    async fn whoever_reads_ten_and_wants_twelve_says_so_two_days_ahead_and_is_asked_again_b5(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let id = house.places("court-desk", ahead()).await.unwrap();
        let link = house.link(id).await;
        assert_eq!(code(house.client(&link, wish(1, " ")).await), "field-empty");
        house.client(&link, wish(1, "要十二盘")).await.unwrap();
        assert_eq!(house.standing(id).await, "change-asked");
        let page = house.order("court-lead", id).await.unwrap();
        assert_eq!((page.words[0].words.as_str(), page.view.order.is_agreed()), ("要十二盘", false));
        let duty = house.order_duty("answer-change").await;
        assert_eq!(duty.request.unwrap().note, "要十二盘");
        let done = app::duty::Settlement::Done;
        let tapped = house.try_settle("court-ting", duty.id, done, &house.command()).await;
        assert_eq!(code(tapped), "order-settles", "a tap changes nothing");
        let lead = house.who("court-lead").await;
        let mut more = ahead();
        more.lines[0] = Line { number: 1, quantity: 12, ..more.lines[0].clone() };
        change(&house.app, &lead, &court(), &house.command(), (id, 1), more).await.unwrap();
        let asked = house.of_order_rule("answer-change").await;
        assert!(asked.len() == 1 && asked[0].contains("done"), "{asked:?}");
        assert_eq!(house.standing(id).await, "awaited");
        // What they wrote of the text before is not taken for a word on this one.
        assert_eq!(code(house.client(&link, wish(1, "要十二盘")).await), "order-changed-since");
        house.client(&link, agreed(2)).await.unwrap();
        assert_eq!(house.standing(id).await, "agreed");
    }

    // B6
    async fn what_cannot_be_changed_is_answered_once_and_its_client_reads_the_answer_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let id = house.places("court-desk", ahead()).await.unwrap();
        let link = house.link(id).await;
        house.client(&link, agreed(1)).await.unwrap();
        // Who agreed may think of something afterwards.
        house.client(&link, wish(1, "要冰的")).await.unwrap();
        assert_eq!(house.standing(id).await, "change-asked");
        let position = house.order("court-lead", id).await.unwrap().words[1].word.position;
        let lead = house.who("court-lead").await;
        let answer = async |words: &str| {
            let wish = (id, position);
            answer_change(&house.app, &lead, &court(), &house.command(), wish, words.to_owned()).await
        };
        assert_eq!(code(answer(" ").await), "field-empty");
        answer("只有常温的").await.unwrap();
        assert_eq!(code(answer("再说一次").await), "order-nothing-asked");
        let page = client_page(&house.app, &link, "").await.unwrap();
        let last = page.words.last().unwrap();
        assert_eq!((last.words.as_str(), last.word.by.as_str()), ("只有常温的", ""), "and not who wrote it");
        assert_eq!(house.standing(id).await, "agreed");
        let asked = house.of_order_rule("answer-change").await;
        assert!(asked.len() == 1 && asked[0].contains("done"), "{asked:?}");
        // No more than some wait at once, and nothing is asked for when it is over.
        for turn in 0..5 {
            house.client(&link, wish(1, &format!("再要 {turn}"))).await.unwrap();
        }
        assert_eq!(code(house.client(&link, wish(1, "再要")).await), "requests-waiting");
        house.clock.set(ahead().matter.ends);
        assert_eq!(code(house.client(&link, wish(1, "再要")).await), "order-change-late");
    }
}
