//! The journal: notes with one key, searched, proven.

use app::journal::{JournalQuestion, note, search, verify};
use diesel::connection::SimpleConnection;
use domain::journal::Fault;
use store::Database;

use crate::house::{House, account, bureau, code, court, date, meeting_in, refusal, room, stories};

async fn write(house: &House, login: &str, text: &str) -> Result<app::Answer, app::Error> {
    let who = house.who(login).await;
    note(
        &house.app,
        &who,
        &bureau(),
        &house.command(),
        text.to_owned(),
        None,
    )
    .await
}

/// What a search of the leader finds, newest first: act and first detail.
async fn found(house: &House, question: JournalQuestion) -> Vec<String> {
    let li = house.who("li").await;
    let question = JournalQuestion {
        limit: question.limit.max(50),
        ..question
    };
    let page = search(&house.app, &li, &bureau(), question)
        .await
        .unwrap()
        .unwrap();
    let entries = page.entries.into_iter();
    entries
        .map(|written| {
            let detail = written
                .entry
                .details
                .first()
                .map(|(_, value)| value.clone());
            format!("{} {}", written.entry.act, detail.unwrap_or_default())
        })
        .collect()
}

fn words(text: &str) -> JournalQuestion {
    JournalQuestion {
        text: text.to_owned(),
        ..JournalQuestion::default()
    }
}

async fn tamper(house: &House, statement: &'static str) {
    let written = house
        .app
        .store()
        .write::<(), anyhow::Error>(None, move |db: &mut Database| {
            Ok(db.batch_execute(statement)?)
        });
    written.await.unwrap();
}

stories! {
    // C2.3
    async fn a_note_is_written_with_one_key_and_found_by_two_characters_c2_3(house: House) {
        house.furnish().await;
        write(&house, "wang", "一号电梯有异响").await.unwrap();
        write(&house, "qiang", "六层茶叶不足, 已报 VIP 采购").await.unwrap();
        assert_eq!(found(&house, words("电梯")).await, ["note 一号电梯有异响"]);
        assert_eq!(found(&house, words("vip 茶叶")).await, ["note 六层茶叶不足, 已报 VIP 采购"]);
        assert_eq!(found(&house, words("ｖｉｐ")).await.len(), 1, "wide letters are letters");
        assert!(found(&house, words("电梯 茶叶")).await.is_empty());
        for odd in ["%", "_", "\"", "'", "\\", "*", "OR", "a\u{0}b", "NEAR(", &"长".repeat(100_000)] {
            assert!(found(&house, words(odd)).await.len() <= 2, "{odd:.10}");
        }
    }

    // C2.3
    async fn the_journal_is_searched_by_person_place_meeting_and_day_c2_3(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.book(meeting_in(room("702"), "09:00", "10:00")).await;
        house.done("wang", "08:20", meeting, "open-room", 1).await;
        house.set("2026-07-07 08:00");
        write(&house, "wang", "次日").await.unwrap();
        let wang = JournalQuestion { account: Some(account("wang")), ..JournalQuestion::default() };
        assert_eq!(found(&house, wang.clone()).await, ["note 次日", "duty-done 打开会议室，备好茶水"]);
        let monday = JournalQuestion { day: Some(date("2026-07-06")), ..wang };
        assert_eq!(found(&house, monday).await, ["duty-done 打开会议室，备好茶水"]);
        let of_meeting = JournalQuestion { meeting: Some(meeting), ..JournalQuestion::default() };
        assert_eq!(found(&house, of_meeting).await.len(), 2);
        let place = JournalQuestion { room: Some(room("702")), ..words("党组会") };
        assert_eq!(found(&house, place).await, ["meeting-booked 党组会"]);
    }

    async fn the_journal_is_read_page_by_page_without_a_gap(house: House) {
        house.furnish().await;
        for number in 0..7 {
            write(&house, "wang", &format!("笔记 {number}")).await.unwrap();
        }
        let li = house.who("li").await;
        let mut question = JournalQuestion { limit: 3, ..words("笔记") };
        let mut seen = Vec::new();
        loop {
            let page = search(&house.app, &li, &bureau(), question.clone()).await.unwrap().unwrap();
            seen.extend(page.entries.iter().map(|written| written.entry.details[0].1.clone()));
            question.before = page.next_before;
            if question.before.is_none() {
                break;
            }
        }
        let expected: Vec<String> = (0..7).rev().map(|number| format!("笔记 {number}")).collect();
        assert_eq!(seen, expected);
    }

    async fn a_note_that_cannot_be_is_refused(house: House) {
        house.furnish().await;
        for text in ["", "  \n", "a\u{0}b", "\u{1b}[31m", &"长".repeat(1_001), &"x".repeat(1_000_000)] {
            assert_eq!(refusal(write(&house, "wang", text).await).field, Some("text"), "{text:.10}");
        }
        write(&house, "wang", "第一行\n第二行").await.unwrap();
        write(&house, "wang", &"长".repeat(1_000)).await.unwrap();
        for login in ["sun", "shen", "xi", "an"] {
            assert_eq!(code(write(&house, login, "我").await), "not-allowed", "{login}");
        }
    }

    // C2.3
    async fn a_whole_journal_is_proven_and_a_changed_entry_named_c2_3(house: House) {
        house.furnish().await;
        for number in 0..5 {
            write(&house, "wang", &format!("笔记 {number}")).await.unwrap();
        }
        let whole = verify(&house.app, &bureau()).await.unwrap().unwrap().unwrap();
        assert_eq!(whole, house.acts(&bureau()).await.len() as i64);
        tamper(&house, "UPDATE journal SET actor = '赵敏' WHERE site_id = 'bureau' AND number = 3").await;
        assert_eq!(verify(&house.app, &bureau()).await.unwrap(), Some(Err(Fault::Changed(3))));
        assert!(verify(&house.app, &court()).await.unwrap().unwrap().is_ok(), "each site has its own chain");
        assert!(verify(&house.app, &"nowhere".parse().unwrap()).await.unwrap().is_none());
    }

    // C2.3
    async fn removed_reordered_and_cut_entries_are_named_c2_3(house: House) {
        house.furnish().await;
        let number = house.acts(&bureau()).await.len() as i64;
        tamper(&house, "UPDATE site SET head_number = head_number - 1 WHERE id = 'bureau'").await;
        assert_eq!(verify(&house.app, &bureau()).await.unwrap(), Some(Err(Fault::HeadDiffers(number))));
        tamper(&house, "UPDATE journal SET number = -number WHERE site_id = 'bureau' AND number IN (4, 5)").await;
        tamper(&house, "UPDATE journal SET number = 9 + number WHERE site_id = 'bureau' AND number IN (-4, -5)").await;
        // 4 has become 5 and 5 has become 4.
        assert_eq!(verify(&house.app, &bureau()).await.unwrap(), Some(Err(Fault::Changed(4))));
        tamper(&house, "DELETE FROM journal WHERE site_id = 'bureau' AND number = 2").await;
        assert_eq!(verify(&house.app, &bureau()).await.unwrap(), Some(Err(Fault::Absent(2))));
    }
}
