//! The call register by its addresses.

use app::Role;

use crate::sample::{HOUR, MINUTE, config, furnished};

const CALL: [(&str, &str); 3] = [
    ("telephone", "138 1234 5678"),
    ("caller", "张建设"),
    ("matter", "问开庭时间"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_taken_down_by_a_form_and_masked_in_the_list_a1_3() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let page = desk.get("/sites/court/calls").await;
    page.is(200);
    // A1.3: the greeting wording is on the screen.
    assert!(page.text.contains("您好，立案大厅，请问有什么可以帮您？"));
    let taken = desk.form("/sites/court/calls", &CALL).await;
    assert_eq!(taken.is(303).header("location"), "/sites/court/calls");
    let page = desk.get("/sites/court/calls").await.text;
    assert!(
        page.contains("张*") && page.contains("138****5678"),
        "{page}"
    );
    assert!(
        !page.contains("张建设") && !page.contains("12345678"),
        "{page}"
    );
    // A1.3: earlier calls of the same number show at once.
    let number = [("telephone", "+86 13812345678")];
    let earlier = desk.form("/sites/court/calls/earlier", &number).await;
    assert!(
        earlier.is(200).text.contains("问开庭时间"),
        "{}",
        earlier.text
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_call_comes_back_with_what_was_typed_and_the_mend_at_its_field() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let typed = [
        ("telephone", "138 1234 5678"),
        ("caller", "<b>张建设</b>"),
        ("matter", "问开庭时间"),
        ("handling", "call-back"),
        ("agreed", "下午"),
    ];
    let refused = desk.form("/sites/court/calls", &typed).await;
    let page = &refused.is(422).text;
    assert!(page.contains("“下午”不是合适的时间"), "{page}");
    assert!(
        page.contains("&lt;b&gt;张建设") || page.contains("&#60;b&#62;张建设"),
        "{page}"
    );
    assert!(!page.contains("<b>张建设"));
    let odd = desk.form("/sites/court/calls", &[("role", "host")]).await;
    odd.is(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_call_back_turns_overdue_in_the_register_and_is_noted_a1_3() {
    let sample = furnished(config()).await;
    let call = sample.call("court").await;
    let desk = sample.client("court", Role::Receptionist).await;
    let list = desk.get("/sites/court/calls").await.text;
    assert!(list.contains("待回电 08:00"), "{list}");
    sample.clock.set(crate::sample::MORNING + HOUR + MINUTE);
    let list = desk.get("/sites/court/calls").await.text;
    assert!(list.contains("未回电，已超时 08:00"), "{list}");
    let address = format!("/sites/court/calls/{call}/call-back");
    let vague = desk
        .form(&address, &[("reached", "no"), ("agreed", "")])
        .await;
    assert!(
        vague.is(422).text.contains("约定的时间还没有写"),
        "{}",
        vague.text
    );
    desk.form(&address, &[("reached", "no"), ("agreed", "+30")])
        .await
        .is(303);
    let page = desk.get(&format!("/sites/court/calls/{call}")).await.text;
    assert!(page.contains("未接通 再约 2026-07-06 08:31"), "{page}");
    assert!(
        page.contains("13812345678"),
        "who calls back sees the number"
    );
    desk.form(&address, &[("reached", "yes")]).await.is(303);
    let list = desk.get("/sites/court/calls").await.text;
    assert!(list.contains("已办结"), "{list}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_desks_that_correct_one_call_the_later_sees_the_difference_and_decides() {
    let sample = furnished(config()).await;
    let call = sample.call("court").await;
    let desk = sample.client("court", Role::Receptionist).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let address = format!("/sites/court/calls/{call}");
    let both = [("telephone", "13812345678"), ("handling", "call-back")];
    let with = |caller: &'static str, revision: &'static str| {
        let own = [
            ("caller", caller),
            ("matter", "问开庭时间"),
            ("reason", "听错了"),
            ("revision", revision),
        ];
        [both.as_slice(), &own].concat()
    };
    desk.form(&address, &with("张建社", "1")).await.is(303);
    // What is refused for another reason tells nothing of what stands, so it goes on saying what was seen.
    let mut unfit = with("章建设", "1");
    unfit[1] = ("handling", "somehow");
    let refused = lead.form(&address, &unfit).await;
    assert!(
        refused
            .is(422)
            .text
            .contains("name=\"revision\" value=\"1\"")
    );
    let late = lead.form(&address, &with("章建设", "1")).await;
    let page = &late.is(409).text;
    assert!(page.contains("有人刚更正过这个来电（第 2 版）"), "{page}");
    assert!(
        page.contains("<del>张建社</del> <ins>章建设</ins>"),
        "{page}"
    );
    assert!(page.contains("name=\"revision\" value=\"2\""), "{page}");
    lead.form(&address, &with("章建设", "2")).await.is(303);
    let page = desk.get(&address).await.text;
    assert!(
        page.contains("第 3 版") && page.contains("听错了"),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_takes_a_call_down_calls_back_and_reads_it_masked() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let call = serde_json::json!({
        "told": { "caller": "张建设", "telephone": "13812345678", "matter": "问开庭时间" },
        "kind": "progress", "urgency": "urgent", "handling": "call-back",
        "agreed": crate::sample::MORNING + HOUR,
    });
    let taken = desk.command("/api/v1/sites/court/calls", &call).await;
    let id = taken.is(200).json()["subject"].as_str().unwrap().to_owned();
    let list = desk.get("/api/v1/sites/court/calls").await.json();
    assert_eq!(list["calls"][0]["told"]["caller"], "张*");
    assert_eq!(list["calls"][0]["state"], "open");
    let back = serde_json::json!({ "reached": true });
    let address = format!("/api/v1/sites/court/calls/{id}");
    desk.command(&format!("{address}/call-back"), &back)
        .await
        .is(200);
    let again = desk.command(&format!("{address}/call-back"), &back).await;
    assert_eq!((again.is(409).code().as_str()), "call-settled");
    let whole = desk.get(&address).await.json();
    assert_eq!(whole["call"]["told"]["caller"], "张建设");
    assert_eq!(
        (&whole["call"]["state"], &whole["attempts"][0]["reached"]),
        (&"settled".into(), &true.into())
    );
    let lacking = serde_json::json!({
        "told": { "matter": " " }, "kind": "progress", "urgency": "urgent", "handling": "answered",
    });
    let refused = desk.command("/api/v1/sites/court/calls", &lacking).await;
    assert_eq!((refused.is(422).json()["field"].as_str()), Some("matter"));
}

// A1.3
#[tokio::test(flavor = "multi_thread")]
async fn a_day_of_many_calls_has_pages_and_what_is_to_be_done_stands_on_each_a1_3() {
    let sample = furnished(config()).await;
    sample.call("court").await;
    let desk = sample.client("court", Role::Receptionist).await;
    for _ in 0..60 {
        let taken = desk.form("/sites/court/calls", &CALL).await;
        taken.is(303);
    }
    let rows = |text: &str| text.matches("data-row ").count();
    let first = desk.get("/sites/court/calls").await.is(200).text.clone();
    assert!(first.contains("共 61 个") && first.contains("第 1–50 条，共 61 条"));
    // What is printed has its day with the year.
    assert!(first.contains("<span>2026年7月6日 周一</span>"));
    assert!(
        first.contains("当天其他页上待办"),
        "the promised call-back of page two"
    );
    assert_eq!(rows(&first), 51);
    let second = desk
        .get("/sites/court/calls?page=2")
        .await
        .is(200)
        .text
        .clone();
    assert!(second.contains("第 51–61 条，共 61 条") && !second.contains("当天其他页上待办"));
    assert_eq!(rows(&second), 11);
    desk.get("/sites/court/calls?page=x").await.is(422);
}
