//! Papers in custody by their addresses: plain forms, JSON, paper and workbook; masked where they are.

use app::Role;
use axum::body::{Body, to_bytes};
use axum::http::Method;
use calamine::{Reader, Xlsx};
use domain::PersonId;
use domain::directory::Person;
use serde_json::json;

use crate::asking::{Client, new_id};
use crate::sample::{Sample, account, config, furnished, room, site};

const PAPERS: &str = "/sites/bureau/papers";
const DRAWN: &str = "10,10 40,20 80,30 120,40;200,50 240,60 280,70 320,80";

impl Sample {
    /// Somebody who may sign: the owner's manager stands in the directory with a colleague.
    async fn receiver(&self) -> PersonId {
        let lead = self.actor("bureau", Role::TeamLeader).await;
        let manager = self.actor("bureau", Role::OwnersManager).await;
        assert_eq!(
            manager.account,
            Some(account("bureau", Role::OwnersManager))
        );
        let id = PersonId::derived(&["receiver"]);
        for (id, name) in [
            (PersonId::derived(&["manager"]), manager.name.as_str()),
            (id, "何静"),
        ] {
            let new = Person {
                id,
                name: name.to_owned(),
                department: Some(domain::DepartmentId::derived(&["bureau"])),
                form_of_address: String::new(),
                precedence: None,
            };
            let (at, command) = (site("bureau"), self.command());
            app::directory::add_person(&self.house, &lead, &at, &command, new)
                .await
                .unwrap();
        }
        id
    }
}

/// Sends the fields as they are, some of them several times.
async fn sent(client: &Client, path: &str, fields: &[(&str, &str)]) -> crate::asking::Answer {
    let mut written = form_urlencoded::Serializer::new(String::new());
    written.append_pair("command", &new_id());
    written.extend_pairs(fields);
    client.bare_form(path, &written.finish()).await
}

// C2.4
#[tokio::test(flavor = "multi_thread")]
async fn papers_are_taken_down_and_signed_for_by_plain_forms_c2_4() {
    let sample = furnished(config()).await;
    let receiver = sample.receiver().await.to_string();
    let attendant = sample.client("bureau", Role::Attendant).await;
    let form = attendant
        .get(&format!("{PAPERS}/new"))
        .await
        .is(200)
        .text
        .clone();
    assert!(form.contains("本系统不得保存国家秘密"));
    let leader = PersonId::derived(&["bureau"]).to_string();
    let office = room("bureau", "702").to_string();
    let typed = |title, number, classified| {
        vec![
            ("leader", leader.as_str()),
            ("room", office.as_str()),
            ("title", title),
            ("document_number", number),
            ("copies", "2"),
            ("classified", classified),
            // An empty line counts for nothing.
            ("title", ""),
            ("document_number", ""),
            ("copies", "1"),
            ("classified", ""),
        ]
    };
    // What cannot be is refused, and nothing that was typed is lost.
    let refused = sent(&attendant, PAPERS, &typed("机密的标题", "17", "yes")).await;
    assert!(refused.is(422).text.contains("涉密文件不能写标题"));
    assert!(refused.text.contains("value=\"机密的标题\"") && refused.text.contains("第 1 份"));
    let unchosen = sent(&attendant, PAPERS, &typed("请示", "17", "")[1..]).await;
    unchosen.is(422);
    sent(
        &attendant,
        PAPERS,
        &typed("关于<b>防汛</b>的请示", "局发〔2026〕17号", ""),
    )
    .await
    .is(303);
    sent(&attendant, PAPERS, &typed("", "M-031", "yes"))
        .await
        .is(303);
    let shown = attendant.get(PAPERS).await.is(200).text.clone();
    assert!(!shown.contains("<b>防汛"), "what was typed is text");
    assert!(shown.contains("涉密文件，只记编号") && shown.contains("M-031"));
    let over = format!("{PAPERS}/hand-over");
    let form = attendant.get(&over).await.is(200).text.clone();
    let ids: Vec<&str> = form
        .split("name=\"paper\" value=\"")
        .skip(1)
        .map(|rest| &rest[..36])
        .collect();
    assert_eq!(ids.len(), 2);
    let both = [
        ("paper", ids[0]),
        ("paper", ids[1]),
        ("receiver", receiver.as_str()),
    ];
    let unsigned = sent(&attendant, &over, &both).await;
    assert!(unsigned.is(422).text.contains("请接收人手写签名"));
    let hostile = [both.as_slice(), &[("signature", "\"><script>")]].concat();
    let refused = sent(&attendant, &over, &hostile).await;
    assert!(!refused.is(422).text.contains("\"><script>"));
    let signed = [both.as_slice(), &[("signature", DRAWN)]].concat();
    sent(&attendant, &over, &signed).await.is(303);
    let twice = sent(&attendant, &over, &signed).await;
    assert!(twice.is(409).text.contains("已经上交过"), "{}", twice.text);
    shows_who_signed(&attendant, ids[0]).await;
    attendant.get(&format!("{PAPERS}/sheet")).await.is(403);
}

/// The page of a paper tells who signed, with what else, and draws the signature.
async fn shows_who_signed(client: &Client, id: &str) {
    let page = client
        .get(&format!("{PAPERS}/{id}"))
        .await
        .is(200)
        .text
        .clone();
    assert!(page.contains("何静签收") && page.contains("d=\"M10 10L40 20"));
    assert!(page.contains("同时上交 2 份"));
}

// C2.4
#[tokio::test(flavor = "multi_thread")]
async fn the_register_is_searched_printed_exported_and_masked_c2_4() {
    let sample = furnished(config()).await;
    let paper = sample.paper("bureau").await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let found = desk
        .get(&format!("{PAPERS}?words=%E9%98%B2%E6%B1%9B"))
        .await
        .is(200)
        .text
        .clone();
    assert!(found.contains("查找“防汛”"), "{found}");
    let none = desk
        .get(&format!("{PAPERS}?words=%E9%A3%9F%E5%A0%82"))
        .await
        .is(200)
        .text
        .clone();
    assert!(none.contains("没有找到"));
    let sheet = desk
        .get(&format!("{PAPERS}/sheet?month=2026-07"))
        .await
        .is(200)
        .text
        .clone();
    assert!(sheet.contains("批阅件登记表") && sheet.contains("局发〔2026〕17号"));
    let request = desk.request(Method::GET, &format!("{PAPERS}/workbook?month=2026-07"));
    let answer = desk.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), 200);
    let book = to_bytes(answer.into_body(), usize::MAX).await;
    let book = book.unwrap().to_vec();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(book)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!((range.height(), range.width()), (2, 11));
    // The guard and the owner's manager know that there is one, and not what it is.
    for role in [Role::Guard, Role::OwnersManager] {
        let client = sample.client("bureau", role).await;
        for path in [
            PAPERS.to_owned(),
            format!("{PAPERS}/{paper}"),
            format!("/api{}/papers", "/v1/sites/bureau"),
            format!("/api/v1/sites/bureau/papers/{paper}"),
        ] {
            let shown = client.get(&path).await.is(200).text.clone();
            assert!(
                !shown.contains("防汛") && !shown.contains("17号"),
                "{role:?} {path}"
            );
        }
        client.get(&format!("{PAPERS}/workbook")).await.is(403);
        client.get(&format!("{PAPERS}/new")).await.is(403);
    }
}

// C2.4
#[tokio::test(flavor = "multi_thread")]
async fn programs_take_papers_down_and_hand_them_over_once_c2_4() {
    let sample = furnished(config()).await;
    let receiver = sample.receiver().await;
    let paper = sample.paper("bureau").await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let over = "/api/v1/sites/bureau/papers/hand-over";
    let body = json!({"papers": [paper.to_string()], "receiver": receiver.to_string(), "signature": DRAWN});
    desk.command(
        over,
        &json!({"papers": ["x"], "receiver": receiver.to_string()}),
    )
    .await
    .is(422);
    desk.command(over, &body).await.is(200);
    desk.command(over, &body).await.is(409);
    let shown = desk
        .get(&format!("/api/v1/sites/bureau/papers/{paper}"))
        .await
        .is(200)
        .json();
    assert_eq!(shown["paper"]["handed_over"]["receiver"], "何静");
    let guard = sample.client("bureau", Role::Guard).await;
    let shown = guard
        .get(&format!("/api/v1/sites/bureau/papers/{paper}"))
        .await
        .is(200)
        .json();
    assert!(shown["signature"].is_null());
    let new = json!({"leader": PersonId::derived(&["bureau"]).to_string(), "room": room("bureau", "702").to_string(), "papers": [{"title": "请示", "copies": 1}]});
    desk.command("/api/v1/sites/bureau/papers", &new)
        .await
        .is(200);
}

/// The form that puts a paper right.
fn correction<'form>(
    leader: &'form str,
    title: &'form str,
    reason: &'form str,
) -> [(&'form str, &'form str); 6] {
    [
        ("title", title),
        ("document_number", "局发〔2026〕18号"),
        ("copies", "3"),
        ("classified", "no"),
        ("leader", leader),
        ("reason", reason),
    ]
}

// C2.4
#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_put_a_paper_right_the_second_sees_what_the_other_did_and_loses_nothing_c2_4() {
    let sample = furnished(config()).await;
    let paper = sample.paper("bureau").await;
    let address = format!("{PAPERS}/{paper}/correction");
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let leader = PersonId::derived(&["bureau"]).to_string();
    let first = correction(&leader, "关于防汛物资的请示", "错字");
    sent(&lead, &address, &first).await.is(303);
    let late = |seen| {
        let mut fields = correction(&leader, "关于防汛物资储备的请示", "补正").to_vec();
        fields.push(("seen", seen));
        fields
    };
    // What is refused for another reason tells nothing of that, so the form goes on saying what was seen.
    let mut unfit = late("0");
    unfit[2] = ("copies", "几份");
    let refused = sent(&lead, &address, &unfit).await;
    assert!(refused.is(422).text.contains("name=\"seen\" value=\"0\""));
    let refused = sent(&lead, &address, &late("0")).await;
    let page = &refused.is(409).text;
    assert!(page.contains("刚才bureau的team-leader更正过"));
    assert!(page.contains("关于防汛物资储备的请示"));
    assert!(page.contains("name=\"seen\" value=\"1\""));
    sent(&lead, &address, &late("1")).await.is(303);
}

// C2.4
#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_paper_is_put_right_and_a_second_one_struck_out_by_plain_forms_c2_4() {
    let sample = furnished(config()).await;
    let paper = sample.paper("bureau").await;
    let own = format!("{PAPERS}/{paper}");
    let desk = sample.client("bureau", Role::Receptionist).await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let leader = PersonId::derived(&["bureau"]).to_string();
    // Whoever has it says where it is, and puts nothing right.
    let shown = desk.get(&own).await.is(200).text.clone();
    assert!(shown.contains("/hands\"") && !shown.contains("/correction\""));
    assert!(!shown.contains("/striking\""));
    let both = [("colleague", ""), ("place", "")];
    let refused = sent(&desk, &format!("{own}/hands"), &both).await;
    assert!(refused.is(422).text.contains("二者选一"));
    let cabinet = [("colleague", ""), ("place", "<b>前台</b>文件柜")];
    sent(&desk, &format!("{own}/hands"), &cabinet).await.is(303);
    let shown = desk.get(&own).await.is(200).text.clone();
    assert!(shown.contains("文件柜") && !shown.contains("<b>前台"));
    let correction = |reason| correction(&leader, "关于防汛物资的请示", reason);
    let address = format!("{own}/correction");
    sent(&desk, &address, &correction("错字")).await.is(403);
    // Nothing that was typed is lost where it is refused.
    let refused = sent(&lead, &address, &correction("")).await;
    assert!(refused.is(422).text.contains("关于防汛物资的请示"));
    sent(&lead, &address, &correction("错字")).await.is(303);
    let shown = desk.get(&own).await.is(200).text.clone();
    assert!(shown.contains("关于防汛物资的请示") && shown.contains("错字"));
    assert!(
        shown.contains("局发〔2026〕17号"),
        "what stood there stays readable"
    );
    let sheet = desk.get(&format!("{PAPERS}/sheet?month=2026-07")).await;
    assert!(sheet.is(200).text.contains("文件柜"));
    let struck = format!("/api/v1/sites/bureau/papers/{paper}/striking");
    desk.command(&struck, &json!({"reason": "重复"}))
        .await
        .is(403);
    lead.command(&struck, &json!({"reason": " "})).await.is(422);
    lead.command(&struck, &json!({"reason": "重复登记"}))
        .await
        .is(200);
    lead.command(&struck, &json!({"reason": "重复登记"}))
        .await
        .is(409);
    let shown = desk
        .get(&format!("/api/v1/sites/bureau/papers/{paper}"))
        .await
        .is(200)
        .json();
    let acts: Vec<&str> = shown["paper"]["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["act"].as_str().unwrap())
        .collect();
    assert_eq!(acts, ["put-away", "corrected", "struck"]);
    let shown = desk.get(&own).await.is(200).text.clone();
    assert!(shown.contains("已划去") && !shown.contains("/hands\""));
}
