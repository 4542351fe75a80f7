//! Forms of messages as tables: what is posted for a parcel, and how an answer is understood.

use app::alert::{Line, Target};
use domain::alert::{Recipient, Stage};
use domain::{AlertId, AlertWayId, Uid};

use super::*;

const NOW: Milliseconds = 1_783_327_000_123;
const HOME: Option<&str> = Some("https://yingbin.bureau.example");

fn line(number: u32, stage: Stage) -> Line {
    Line {
        alert: AlertId::derived(&[&number.to_string()]),
        duty: None,
        stage,
        title: "续水".to_owned(),
        round: Some(number),
        place: "三号会议室".to_owned(),
        due: NOW,
        due_time: "09:15".to_owned(),
        person: String::new(),
        path: format!("/sites/bureau/duties/{number}/why"),
    }
}

fn parcel(lines: Vec<Line>) -> Parcel {
    Parcel {
        id: Uid::derived(&["parcel"]),
        site: "bureau".parse().unwrap(),
        site_name: "局总部".to_owned(),
        to: Recipient::Webhook(AlertWayId::derived(&["way"])),
        target: Target::Mail(String::new()),
        language: None,
        lines,
        taken: NOW,
    }
}

fn one() -> Parcel {
    parcel(vec![line(2, Stage::Overdue)])
}

fn body(asked: &Asked) -> Value {
    serde_json::from_str(&asked.body).unwrap()
}

// C4.2.6
#[test]
fn each_bot_is_written_to_in_its_own_form_c4_2_6() {
    let text = "【局总部】1 项任务提醒\n已超时 · 三号会议室 · 续水 第 2 次 · 09:15 前\n\
                https://yingbin.bureau.example/sites/bureau/duties/2/why";
    let rows = [
        (
            Format::WeCom,
            "",
            "https://a.example/x",
            json!({ "msgtype": "text", "text": { "content": text } }),
        ),
        (
            Format::DingTalk,
            "",
            "https://a.example/x",
            json!({ "msgtype": "text", "text": { "content": text } }),
        ),
        (
            Format::DingTalk,
            "SECabc",
            "https://a.example/x?timestamp=1783327000123&sign=l3vXLRqQUIcqJF%2FfZHNYeKnbObQ1Z7FUB2wq79c%2FvZU%3D",
            json!({ "msgtype": "text", "text": { "content": text } }),
        ),
        (
            Format::Feishu,
            "",
            "https://a.example/x",
            json!({ "msg_type": "text", "content": { "text": text } }),
        ),
        (
            Format::Feishu,
            "SECabc",
            "https://a.example/x",
            json!({
                "msg_type": "text", "content": { "text": text },
                "timestamp": "1783327000", "sign": "3PcvZ7Wi2yc6CoOQPxf6MBxKB6l6pAuSqU4ofrWyFRA=",
            }),
        ),
    ];
    for (format, secret, address, expected) in rows {
        let asked = request(format, ("https://a.example/x", secret), &one(), HOME, NOW);
        assert_eq!(asked.address, address);
        assert_eq!(body(&asked), expected);
        assert!(asked.headers.is_empty());
    }
}

// C4.2.6
#[test]
fn a_group_is_written_to_in_the_language_that_was_chosen_for_it_c4_2_6() {
    for (language, expected, stage) in [
        (None, "【局总部】", "已超时"),
        (Some("zh-Hant"), "【局总部】", "已逾時"),
        (Some("en"), "[局总部]", "Overdue"),
        (Some("xx"), "【局总部】", "已超时"),
    ] {
        let parcel = Parcel {
            language: language.map(str::to_owned),
            ..one()
        };
        let bot = ("https://bot.example/x", "");
        let asked = request(Format::WeCom, bot, &parcel, None, NOW);
        let text = body(&asked)["text"]["content"].as_str().unwrap().to_owned();
        let says = text.contains(expected) && text.contains(stage);
        assert!(says, "{language:?}: {text}");
    }
}

#[test]
fn a_place_that_is_called_like_markup_calls_nobody() {
    let mut hostile = line(2, Stage::Overdue);
    hostile.place = "<at user_id=\"all\"></at>[点此](https://x.example)".to_owned();
    let asked = request(
        Format::Feishu,
        ("https://a.example/x", ""),
        &parcel(vec![hostile]),
        HOME,
        NOW,
    );
    let said = body(&asked)["content"]["text"].to_string();
    assert!(
        said.contains("＜at user_id") && said.contains("［点此］"),
        "{said}"
    );
    assert!(!said.contains('<') && !said.contains('['), "{said}");
}

#[test]
fn a_signature_is_added_to_what_an_address_asks_already() {
    let asked = request(
        Format::DingTalk,
        ("https://a.example/send?access_token=1", "SECabc"),
        &one(),
        None,
        NOW,
    );
    assert!(
        asked
            .address
            .starts_with("https://a.example/send?access_token=1&timestamp=1783327000123&sign="),
        "{}",
        asked.address
    );
}

#[test]
fn a_program_is_told_every_duty_by_itself_and_can_prove_who_wrote() {
    let many = parcel((1..=300).map(|one| line(one, Stage::Opens)).collect());
    let asked = request(
        Format::Plain,
        ("https://a.example/x", "key"),
        &many,
        HOME,
        NOW,
    );
    let told = body(&asked);
    assert_eq!(told["alerts"].as_array().unwrap().len(), 300);
    assert_eq!(told["alerts"][0]["stage"], "opens");
    assert_eq!(
        told["alerts"][0]["link"],
        "https://yingbin.bureau.example/sites/bureau/duties/1/why"
    );
    let names: Vec<&str> = asked.headers.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["idempotency-key", "yingbin-signature"]);
    let again = request(
        Format::Plain,
        ("https://a.example/x", "key"),
        &many,
        HOME,
        NOW + 1,
    );
    assert_eq!(asked, again, "a repeated message is the same message");
}

// C4.2.6
#[test]
fn a_thousand_duties_are_one_short_message_the_most_urgent_named_c4_2_6() {
    let many = parcel((1..=1_000).map(|one| line(one, Stage::Overdue)).collect());
    let asked = request(Format::WeCom, ("https://a.example/x", ""), &many, HOME, NOW);
    let text = body(&asked)["text"]["content"].as_str().unwrap().to_owned();
    assert!(text.starts_with("【局总部】1000 项任务提醒\n"), "{text}");
    assert!(
        text.contains("第 15 次") && !text.contains("第 16 次"),
        "{text}"
    );
    assert!(text.contains("另有 985 项"), "{text}");
    assert!(text.len() <= TEXT_MAX, "{}", text.len());
    let long = Line {
        title: "续".repeat(2_000),
        ..line(1, Stage::Overdue)
    };
    let asked = request(
        Format::WeCom,
        ("https://a.example/x", ""),
        &parcel(vec![long]),
        HOME,
        NOW,
    );
    let text = body(&asked)["text"]["content"].as_str().unwrap().to_owned();
    assert!(text.len() <= TEXT_MAX && text.ends_with('续'));
}

#[test]
fn whose_phone_was_not_reached_is_named_to_the_leader() {
    let unreached = Line {
        person: "王芳".to_owned(),
        round: None,
        ..line(1, Stage::Unreached)
    };
    let asked = request(
        Format::Feishu,
        ("https://a.example/x", ""),
        &parcel(vec![unreached]),
        None,
        NOW,
    );
    let text = body(&asked)["content"]["text"].as_str().unwrap().to_owned();
    assert!(
        text.contains("手机未收到 · 三号会议室 · 续水 · 09:15 前（王芳）"),
        "{text}"
    );
}

#[test]
fn an_answer_is_understood_by_its_status_and_by_what_a_bot_says() {
    use Format::{DingTalk, Feishu, Plain, WeCom};
    let rows = [
        (Plain, 200, "", None),
        (Plain, 204, "whatever", None),
        (Plain, 302, "", Some("redirect")),
        (Plain, 404, "", Some("unknown-there")),
        (Plain, 429, "", Some("too-often")),
        (Plain, 422, "", Some("refused")),
        (Plain, 500, "", Some("broken-there")),
        (WeCom, 200, r#"{"errcode":0,"errmsg":"ok"}"#, None),
        (
            WeCom,
            200,
            r#"{"errcode":93000,"errmsg":"invalid webhook url"}"#,
            Some("refused"),
        ),
        (WeCom, 200, r#"{"errcode":45009}"#, Some("too-often")),
        (
            DingTalk,
            200,
            r#"{"errcode":310000,"errmsg":"sign not match"}"#,
            Some("refused"),
        ),
        (Feishu, 200, r#"{"code":0,"msg":"success"}"#, None),
        (Feishu, 200, r#"{"StatusCode":0}"#, None),
        (
            Feishu,
            200,
            r#"{"code":19021,"msg":"sign match fail"}"#,
            Some("refused"),
        ),
        (Feishu, 200, "<html>", Some("no-bot")),
        (WeCom, 500, r#"{"errcode":0}"#, Some("broken-there")),
    ];
    for (format, status, body, why) in rows {
        let answer = Answer {
            status,
            body: body.as_bytes().to_vec(),
        };
        let found = understood(format, &answer)
            .err()
            .map(|failure| failure.word);
        assert_eq!(found, why, "{format:?} {status} {body}");
    }
}
