//! The reception desk by its addresses: where an act comes back to, and what a page that was refused leads to.

use app::Role;

use crate::sample::{config, furnished};

const VISITS: &str = "/sites/bureau/visits";

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_stands_at_an_address_that_can_be_loaded_again_a1_5() {
    let sample = furnished(config()).await;
    let visit = sample.visit("bureau").await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    // Whoever is inside cannot be let in again.
    let admission = format!("{VISITS}/{visit}/admission");
    let refused = desk.form(&admission, &[("from", "visits")]).await;
    let own = format!("data-address=\"{VISITS}?day=2026-07-06&#38;visit={visit}\"");
    assert!(refused.is(409).text.contains(&own), "{}", refused.text);
    let led = desk.get(&admission).await;
    assert_eq!(
        led.is(303).header("location"),
        format!("{VISITS}/{visit}"),
        "and without a script it leads to its visit"
    );
    // As with every other form.
    let taken = desk.get(&format!("{VISITS}/search")).await;
    assert_eq!(taken.is(303).header("location"), VISITS);
    // Who may not send the form is led nowhere, and who has not signed in comes back to it afterwards.
    let attendant = sample.client("bureau", Role::Attendant).await;
    attendant.get(&admission).await.is(403);
    let stranger = sample.stranger().get(&admission).await;
    assert!(stranger.is(303).header("location").starts_with("/sign-in"));
}

// A3.2
#[tokio::test(flavor = "multi_thread")]
async fn a_host_whose_answer_was_refused_comes_back_to_their_own_visitors_a3_2() {
    let sample = furnished(config()).await;
    let host = sample.client("bureau", Role::Host).await;
    let guests = "/sites/bureau/guests";
    let announced = [("name", "田芳"), ("expected", "2026-07-06T09:30")];
    host.form(guests, &announced).await.is(303);
    let page = host.get(guests).await.is(200).text.clone();
    let visit = page.split("/visits/").nth(1).unwrap();
    let visit = format!("{VISITS}/{}", visit.split('/').next().unwrap());
    // The desk was told something else meanwhile, and the visitor is gone.
    let desk = sample.client("bureau", Role::Receptionist).await;
    let refusal = [("from", "visits"), ("reason", "改期")];
    desk.form(&format!("{visit}/refusal"), &refusal)
        .await
        .is(303);
    for (act, said) in [
        ("answer", Some("receive")),
        ("answer", Some("wait")),
        ("answer", Some("refuse")),
        ("cancellation", None),
    ] {
        let address = format!("{visit}/{act}");
        let mut fields = vec![("from", "guests")];
        fields.extend(said.map(|word| ("answer", word)));
        let refused = host.form(&address, &fields).await;
        assert!(refused.is(409).text.contains("田芳"), "{}", refused.text);
        // Without a script the page is loaded again where the form was sent to.
        let mut shown = host.get(&address).await;
        for _ in 0..2 {
            let led = shown.is(303).header("location").to_owned();
            shown = host.get(&led).await;
        }
        assert!(shown.is(200).text.contains("田芳"), "{}", shown.text);
    }
    // Of somebody else's visitors there is nothing for them.
    let other = sample.visit("bureau").await;
    host.get(&format!("{VISITS}/{other}")).await.is(404);
    host.get(VISITS).await.is(403);
}

// A3.2
#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_names_a_page_of_others_leads_to_one_that_is_theirs_a3_2() {
    let sample = furnished(config()).await;
    let host = sample.client("bureau", Role::Host).await;
    let guests = "/sites/bureau/guests";
    let announced = [("name", "田芳"), ("expected", "2026-07-06T09:30")];
    host.form(guests, &announced).await.is(303);
    let page = host.get(guests).await.is(200).text.clone();
    let visit = page.split("/visits/").nth(1).unwrap();
    let visit = format!("{VISITS}/{}", visit.split('/').next().unwrap());
    let made_by_hand: [&[(&str, &str)]; 4] = [
        &[("from", "visits"), ("find", "田芳")],
        &[("from", "visits"), ("state", "expected")],
        &[("from", "entry")],
        &[],
    ];
    for named in made_by_hand {
        let fields = [named, &[("answer", "wait")]].concat();
        let answered = host.form(&format!("{visit}/answer"), &fields).await;
        assert_eq!(answered.is(303).header("location"), guests, "{named:?}");
    }
    let cancellation = format!("{visit}/cancellation");
    host.form(&cancellation, &[("from", "entry")]).await.is(303);
    for named in made_by_hand {
        let refused = host.form(&cancellation, named).await;
        assert!(refused.is(409).text.contains("田芳"), "{}", refused.text);
    }
    // A guard announces nobody, and has the visits of all.
    let guard = sample.client("bureau", Role::Guard).await;
    let here = sample.visit("bureau").await;
    let departure = format!("{VISITS}/{here}/departure");
    let left = guard.form(&departure, &[("from", "guests")]).await;
    let led = left.is(303).header("location").to_owned();
    assert_eq!(led, format!("{VISITS}?day=2026-07-06&visit={here}"));
    guard.get(&led).await.is(200);
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_with_a_visit_comes_back_to_the_part_of_the_day_it_was_done_in_a1_5() {
    let sample = furnished(config()).await;
    let visit = sample.visit("bureau").await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let inside = desk
        .get(&format!("{VISITS}?state=inside&visit={visit}"))
        .await;
    let page = &inside.is(200).text;
    let sent = "name=\"state\" value=\"inside\"";
    assert!(page.matches(sent).count() > 2, "the acts tell it: {page}");
    assert!(page.contains("&#38;edit=yes&#38;state=inside"), "{page}");
    let edit = format!("{VISITS}?visit={visit}&edit=yes&state=inside");
    let edit = desk.get(&edit).await;
    assert!(edit.is(200).text.contains(sent), "{}", edit.text);
    let version = edit.text.split("name=\"version\" value=\"").nth(1).unwrap();
    let version = version.split('"').next().unwrap();
    let typed = [
        ("state", "inside"),
        ("version", version),
        ("host", "王建国"),
    ];
    let changed = desk.form(&format!("{VISITS}/{visit}"), &typed).await;
    assert!(changed.is(303).header("location").contains("&state=inside"));
    let left = format!("{VISITS}/{visit}/departure");
    let left = desk
        .form(&left, &[("from", "visits"), ("state", "inside")])
        .await;
    assert_eq!(
        left.is(303).header("location"),
        format!("{VISITS}?day=2026-07-06&visit={visit}&state=inside")
    );
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_with_a_found_visit_comes_back_to_what_was_found_a1_5() {
    let sample = furnished(config()).await;
    let visit = sample.visit("bureau").await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let other = [("name", "钱多多"), ("organisation", "市司法局")];
    desk.form(VISITS, &other).await.is(303);
    let found = desk
        .form(&format!("{VISITS}/search"), &[("find", "王建国")])
        .await;
    let sent = "<input type=\"hidden\" name=\"find\" value=\"王建国\">";
    assert!(found.is(200).text.contains(sent), "{}", found.text);
    // What was looked for comes and goes in bodies: no address tells it.
    let departure = format!("{VISITS}/{visit}/departure");
    // What cannot be looked for is refused before anything is done.
    let endless = "王".repeat(101);
    let unfit = [("from", "visits"), ("find", endless.as_str())];
    desk.form(&departure, &unfit).await.is(422);
    let sent = [("from", "visits"), ("find", "王建国")];
    let own = format!("data-address=\"{VISITS}?day=2026-07-06&#38;visit={visit}\"");
    for status in [200, 409] {
        let left = desk.form(&departure, &sent).await;
        let page = &left.is(status).text;
        assert!(page.contains("找到 1 条") && page.contains(&own), "{page}");
        assert!(page.contains("data-state=\"left\"") && !page.contains("钱*"));
    }
    // Elsewhere nothing is looked for.
    let unknown = [("find", "王建国")];
    desk.form(VISITS, &unknown).await.is(422);
    desk.get(&format!("{VISITS}?find=x")).await.is(422);
}

// A1.6
// C4.3.2
#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_on_a_page_that_was_searched_leads_back_to_what_it_showed_a1_6_c4_3_2() {
    let sample = furnished(config()).await;
    let known = sample.knowledge("court").await.to_string();
    let desk = sample.client("court", Role::Receptionist).await;
    let leader = sample.client("court", Role::TeamLeader).await;
    let asked = sample.inquiry("court").await;
    let found = "/sites/court/found-items?show=all&words=%E4%BC%9E";
    let base = "/sites/court/knowledge?from=2026-07-01&until=2026-07-05";
    let limit = "/sites/court/found-items/limit?show=all&words=%E4%BC%9E";
    let page = leader.get(found).await.is(200).text.clone();
    assert!(page.contains(&limit.replace('&', "&#38;")), "{page}");
    let set = leader.form(limit, &[("days", "10")]).await;
    assert_eq!(set.is(303).header("location"), found);
    let unfit = leader.form(limit, &[("days", "0")]).await;
    assert!(
        unfit.is(422).text.contains("value=\"伞\""),
        "{}",
        unfit.text
    );
    let again = leader.get(limit).await;
    assert_eq!(again.is(303).header("location"), found);
    // An answer that is proposed and not taken: the days that are counted stay those that were asked for.
    let dismissal = format!("/sites/court/knowledge/proposals/{asked}/dismissal");
    let dismissal = format!("{dismissal}?from=2026-07-01&until=2026-07-05");
    let led = leader.get(&dismissal).await;
    assert_eq!(led.is(303).header("location"), base);
    // A page is asked what it knows and nothing else: nobody is led to another house, nor to a page that refuses
    // the question after what was done.
    let elsewhere =
        format!("/sites/court/knowledge/{known}/removal?from=2026-07-01&next=//elsewhere");
    let removed = leader.form(&elsewhere, &[]).await;
    let led = removed.is(303).header("location");
    assert_eq!(led, "/sites/court/knowledge?from=2026-07-01");
    leader.get(led).await.is(200);
    // Where the form reads its address, it says so before anything is done.
    let foreign = format!("{dismissal}&next=x");
    leader.form(&foreign, &[]).await.is(422);
    let unknown = "/sites/court/found-items/limit?show=none".to_owned();
    for address in [format!("{limit}&next=x"), unknown] {
        leader.form(&address, &[("days", "11")]).await.is(422);
    }
    let page = leader.get(found).await.is(200).text.clone();
    assert!(
        page.contains("inputmode=\"numeric\" value=\"10\""),
        "{page}"
    );
    desk.form(limit, &[("days", "10")]).await.is(403);
}

// A1.9
#[tokio::test(flavor = "multi_thread")]
async fn a_correction_opens_at_the_field_that_the_record_misses_a1_9() {
    let sample = furnished(config()).await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let rows = [
        ([("host", ""), ("purpose", "送材料")], "visit-host"),
        ([("host", "王建国"), ("purpose", "")], "visit-purpose"),
        ([("host", "王建国"), ("purpose", "送材料")], "visit-name"),
    ];
    for (typed, focused) in rows {
        let fields = [typed.as_slice(), &[("name", "赵敏")]].concat();
        let come = desk.form(VISITS, &fields).await;
        let shown = come
            .is(303)
            .header("location")
            .replace("&saved=registered", "");
        let page = desk
            .get(&format!("{shown}&edit=yes"))
            .await
            .is(200)
            .text
            .clone();
        let field = page
            .split(&format!("<input id=\"{focused}\""))
            .nth(1)
            .unwrap();
        let field = field.split('>').next().unwrap();
        assert!(field.contains("autofocus"), "{focused}: {field}");
        assert_eq!(page.matches(" autofocus").count(), 1);
    }
}

// A1.5
#[tokio::test(flavor = "multi_thread")]
async fn no_key_of_the_desk_means_two_things_a1_5() {
    let sample = furnished(config()).await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let fields = [("name", "赵敏"), ("expected", "2026-07-06T09:30")];
    let expected = desk.form(VISITS, &fields).await;
    let inside = sample.visit("bureau").await;
    let left = sample.visit("bureau").await;
    let without = [("from", "visits"), ("badge", "out")];
    let departure = format!("{VISITS}/{left}/departure");
    desk.form(&departure, &without).await.is(303);
    let pages: [(String, &[&str]); 3] = [
        (
            expected.header("location").to_owned(),
            &["j", "d", "z", "c"],
        ),
        (format!("{VISITS}?visit={inside}"), &["l", "o", "u", "p"]),
        (format!("{VISITS}?visit={left}"), &["b", "u"]),
    ];
    for (address, keys) in pages {
        let page = desk.get(&address).await.is(200).text.clone();
        let mut known: Vec<&str> = page
            .split("data-key-act=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        for key in keys {
            assert!(known.contains(key), "{key} at {address}");
            let listed = format!("<kbd>{}</kbd>", key.to_uppercase());
            assert!(page.contains(&listed), "{key} at {address}");
        }
        let count = known.len();
        known.sort_unstable();
        known.dedup();
        assert_eq!(known.len(), count, "{known:?} at {address}");
    }
}

// A1.3
// A1.6
#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_settled_and_an_inquiry_answered_by_a_key_that_its_page_lists_a1_3_a1_6() {
    let sample = furnished(config()).await;
    let call = sample.call("court").await;
    let desk = sample.client("court", Role::Receptionist).await;
    let page = desk.get(&format!("/sites/court/calls/{call}")).await;
    for key in ["c", "b"] {
        let (act, listed) = (
            format!("data-key-act=\"{key}\""),
            format!("data-key-of=\"{key}\""),
        );
        let text = &page.is(200).text;
        assert!(text.contains(&act) && text.contains(&listed), "{key}");
    }
    let inquiry = sample.inquiry("court").await;
    let page = desk.get(&format!("/sites/court/inquiries/{inquiry}")).await;
    let text = &page.is(200).text;
    assert!(
        text.contains("data-key-act=\"a\"") && text.contains("data-key-of=\"a\""),
        "{text}"
    );
}

// A1.9
#[tokio::test(flavor = "multi_thread")]
async fn an_empty_page_invites_only_who_may_make_its_first_record_a1_9() {
    let sample = furnished(config()).await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let manager = sample.client("bureau", Role::OwnersManager).await;
    for (page, invitation) in [
        ("visits", "按 N 登记第一位来访人"),
        ("calls", "在上面的表里登记"),
        ("inquiries", "在上面输入来访人问的话"),
        ("orders", "按 N 新建"),
        ("found-items", "按 N 登记"),
    ] {
        let address = format!("/sites/bureau/{page}");
        let invited = desk.get(&address).await;
        assert!(invited.is(200).text.contains(invitation), "{page}");
        let reads = manager.get(&address).await;
        let text = &reads.is(200).text;
        assert!(text.contains("class=\"empty\""), "{page}: {text}");
        assert!(!text.contains(invitation), "{page} invites who may not");
    }
}
