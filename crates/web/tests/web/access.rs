//! Every route, asked by everybody: at their own site, at another, at none. What is expected
//! follows from the access matrix alone.

use app::Role;
use axum::http::{Method, Request, StatusCode};
use domain::access::{Reach, right};
use web::{Need, Route};

use crate::asking::{Client, new_id};
use crate::sample::{Sample, config, furnished};

/// Ids that a route's address is filled with.
struct Ids {
    meeting: String,
    duty: String,
    account: String,
    room: String,
    team: String,
    building: String,
    floor: String,
    person: String,
    department: String,
    visit: String,
    entry: String,
    call: String,
    inquiry: String,
    knowledge: String,
    rule: String,
    fault: String,
    case: String,
    photo: String,
    request: String,
    order: String,
    banquet: String,
    planned_shift: String,
    leave: String,
    shift_swap: String,
    spot_check: String,
    paper: String,
    found_item: String,
    hand_over: String,
    lost_report: String,
    alert_way: String,
    newspaper: String,
    subscription: String,
    stop: String,
    diner: String,
    tableware: String,
    item: String,
    assigned_matter: String,
}

/// The address of a route at a site.
fn address(route: &Route, site: &str, ids: &Ids) -> String {
    let fields = [
        ("{site}", site),
        ("{meeting}", &ids.meeting),
        ("{duty}", &ids.duty),
        ("{account}", &ids.account),
        ("{revision}", "1"),
        ("{day}", "2026-07-06"),
        ("{role}", "guard"),
        ("{room}", &ids.room),
        ("{team}", &ids.team),
        ("{building}", &ids.building),
        ("{floor}", &ids.floor),
        ("{person}", &ids.person),
        ("{department}", &ids.department),
        ("{visit}", &ids.visit),
        ("{entry}", &ids.entry),
        ("{call}", &ids.call),
        ("{inquiry}", &ids.inquiry),
        ("{knowledge}", &ids.knowledge),
        ("{rule}", &ids.rule),
        ("{round}", "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506"),
        ("{fault}", &ids.fault),
        ("{case}", &ids.case),
        ("{photo}", &ids.photo),
        ("{request}", &ids.request),
        ("{order}", &ids.order),
        ("{banquet}", &ids.banquet),
        ("{planned_shift}", &ids.planned_shift),
        ("{leave}", &ids.leave),
        ("{shift_swap}", &ids.shift_swap),
        ("{spot_check}", &ids.spot_check),
        ("{paper}", &ids.paper),
        ("{found_item}", &ids.found_item),
        ("{hand_over}", &ids.hand_over),
        ("{lost_report}", &ids.lost_report),
        ("{alert_way}", &ids.alert_way),
        ("{newspaper}", &ids.newspaper),
        ("{subscription}", &ids.subscription),
        ("{stop}", &ids.stop),
        ("{diner}", &ids.diner),
        ("{tableware}", &ids.tableware),
        ("{item}", &ids.item),
        ("{assigned_matter}", &ids.assigned_matter),
        ("{table}", "cn-2026"),
        ("{closure}", "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506"),
        ("{notice}", "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506"),
        ("{ticket}", "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506"),
        ("{lingering}", "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506"),
        ("{rating}", "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506"),
        ("{matter}", "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506"),
        ("{window}", "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506"),
        ("{device}", "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506"),
        ("{token}", "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506"),
        ("{file}", "absent.js"),
        ("{secret}", "absent"),
        ("{code}", "absent"),
    ];
    let filled = fields
        .into_iter()
        .fold(route.path.to_owned(), |path, (name, value)| {
            path.replace(name, value)
        });
    assert!(
        !filled.contains('{'),
        "{filled} has an id that is not filled"
    );
    filled
}

/// Asks with a body that is read but, mostly, says too little to be carried out.
async fn ask(client: &Client, route: &Route, path: &str) -> (StatusCode, Option<String>) {
    let request = client
        .request(route.method.clone(), path)
        .header("accept", "application/json");
    let request: Request<axum::body::Body> = if route.method == Method::GET {
        request.body(axum::body::Body::empty())
    } else if path.starts_with("/api/") {
        request
            .header("content-type", "application/json")
            .header("idempotency-key", new_id())
            .body("{}".into())
    } else {
        request
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("command={}", new_id()).into())
    }
    .unwrap();
    let response = client.send(request).await;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return (status, None);
    }
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await;
    let problem: serde_json::Value = serde_json::from_slice(&body.unwrap()).unwrap_or_default();
    (status, problem["code"].as_str().map(str::to_owned))
}

async fn ids(sample: &Sample, site: &str) -> Ids {
    let meeting = sample.meeting(site).await;
    let (fault, photo) = sample.fault(site).await;
    let (newspaper, subscription) = sample.newspaper(site).await;
    let (tableware, diner) = sample.dining(site).await;
    Ids {
        duty: sample.duty(site, meeting).await.to_string(),
        meeting: meeting.to_string(),
        account: crate::sample::account(site, Role::Guard).to_string(),
        room: crate::sample::room(site, "702").to_string(),
        team: domain::TeamId::derived(&[site]).to_string(),
        building: domain::BuildingId::derived(&[site]).to_string(),
        floor: domain::FloorId::derived(&[site]).to_string(),
        person: domain::PersonId::derived(&[site]).to_string(),
        department: domain::DepartmentId::derived(&[site]).to_string(),
        visit: sample.visit(site).await.to_string(),
        entry: sample.watch_entry(site).await.to_string(),
        call: sample.call(site).await.to_string(),
        inquiry: sample.inquiry(site).await.to_string(),
        knowledge: sample.knowledge(site).await.to_string(),
        rule: sample.house_rule(site).await.to_string(),
        fault: fault.to_string(),
        case: sample.case(site).await.to_string(),
        photo: photo.to_string(),
        request: sample.personal_data_request(site).await.to_string(),
        order: sample.order(site).await.to_string(),
        banquet: sample.banquet(site).await.to_string(),
        planned_shift: sample.planned_shift(site).await.to_string(),
        leave: sample.leave(site).await.to_string(),
        shift_swap: sample.shift_swap(site).await.to_string(),
        spot_check: sample.spot_check(site).await.to_string(),
        paper: sample.paper(site).await.to_string(),
        found_item: sample.found_item(site).await.to_string(),
        hand_over: sample.hand_over(site).await.to_string(),
        lost_report: sample.lost_report(site).await.to_string(),
        alert_way: sample.alert_way(site).await.to_string(),
        newspaper: newspaper.to_string(),
        diner: diner.to_string(),
        tableware: tableware.to_string(),
        subscription: subscription.to_string(),
        stop: format!("leader-{}", domain::PersonId::derived(&[site])),
        item: "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506".to_owned(),
        assigned_matter: sample.assigned_matter(site).await.to_string(),
    }
}

fn at_a_site(route: &Route) -> bool {
    matches!(route.need, Need::Right(..) | Need::AnyOf(..))
}

/// A right to everything of the site is never refused; a narrower one is, for what is another's.
fn reaches_all(need: Need, role: Role) -> bool {
    match need {
        Need::Right(object, action, _) => {
            right(role, object, action).is_some_and(|right| right.reach == Reach::Site)
        }
        Need::AnyOf(..) => false,
        Need::Public | Need::SignedIn => true,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_lets_in_whom_the_matrix_names_and_nobody_else() {
    let sample = furnished(config()).await;
    let own = ids(&sample, "bureau").await;
    for role in Role::GRANTED {
        let client = sample.client("bureau", role).await;
        for route in web::routes().iter().filter(|route| at_a_site(route)) {
            let path = address(route, "bureau", &own);
            let (status, code) = ask(&client, route, &path).await;
            let asked = format!("{role:?} {} {path}: {status} {code:?}", route.method);
            if !route.need.is_met_by(role) {
                assert_eq!(status, StatusCode::FORBIDDEN, "{asked}");
                assert_eq!(code.as_deref(), Some("not-allowed"), "{asked}");
            } else if reaches_all(route.need, role) {
                assert_ne!(status, StatusCode::FORBIDDEN, "{asked}");
            }
            assert_ne!(status, StatusCode::UNAUTHORIZED, "{asked}");
            assert!(!status.is_server_error(), "{asked}");
            if route.method == Method::GET && reaches_all(route.need, role) {
                assert!(
                    status.is_success() || code.as_deref() != Some("not-found"),
                    "{asked}"
                );
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_site_looks_like_none_to_everybody() {
    let sample = furnished(config()).await;
    let other = ids(&sample, "court").await;
    for role in Role::GRANTED {
        let client = sample.client("bureau", role).await;
        for route in web::routes().iter().filter(|route| at_a_site(route)) {
            for site in ["court", "nowhere", "%00", "BUREAU"] {
                let path = address(route, site, &other);
                let (status, code) = ask(&client, route, &path).await;
                let found = (status.as_u16(), code.as_deref());
                assert_eq!(found, (404, Some("not-found")), "{role:?} {path}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_another_site_is_not_there() {
    let sample = furnished(config()).await;
    let other = ids(&sample, "court").await;
    let named = |route: &&Route| {
        // A program may choose the id of a room or a team that it puts; that one is then its site's.
        let chosen = route.method == Method::PUT
            && ["{room}", "{team}"]
                .iter()
                .any(|id| route.path.contains(id));
        let ids = [
            "{meeting}",
            "{duty}",
            "{room}",
            "{team}",
            "{building}",
            "{floor}",
            "{person}",
            "{department}",
            "{visit}",
            "{entry}",
            "{rule}",
            "{fault}",
            "{order}",
            "{banquet}",
            "{planned_shift}",
            "{leave}",
            "{shift_swap}",
            "{spot_check}",
            "{paper}",
            "{found_item}",
            "{hand_over}",
            "{lost_report}",
            "{alert_way}",
            "{newspaper}",
            "{subscription}",
            "{stop}",
            "{diner}",
            "{tableware}",
            "{case}",
            "{photo}",
            "{request}",
            "{assigned_matter}",
        ];
        !chosen && ids.iter().any(|id| route.path.contains(id)) && at_a_site(route)
    };
    let before = app::journal::verify(&sample.house, &crate::sample::site("court")).await;
    for role in Role::GRANTED {
        let client = sample.client("bureau", role).await;
        for route in web::routes().iter().filter(named) {
            if !route.need.is_met_by(role) {
                continue;
            }
            let path = address(route, "bureau", &other);
            let (status, code) = ask(&client, route, &path).await;
            // A body that says too little, or in another form, is refused before anything is looked for.
            let expected = [404, 415, 422].contains(&status.as_u16());
            assert!(
                expected,
                "{role:?} {} {path}: {status} {code:?}",
                route.method
            );
        }
    }
    let after = app::journal::verify(&sample.house, &crate::sample::site("court")).await;
    assert_eq!(after.unwrap(), before.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_not_signed_in_gets_nothing_but_the_public_pages() {
    let sample = furnished(config()).await;
    let own = ids(&sample, "bureau").await;
    let stranger = sample.stranger();
    let forged = sample.stranger().with_cookie("session", "forged");
    for route in web::routes() {
        for client in [&stranger, &forged] {
            let path = address(&route, "bureau", &own);
            let (status, _) = ask(client, &route, &path).await;
            let refused = status == StatusCode::UNAUTHORIZED;
            assert_eq!(
                refused,
                route.need != Need::Public,
                "{} {path}",
                route.method
            );
        }
    }
}
