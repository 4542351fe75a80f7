//! The watch list: two people, sealed, and nothing but a kind word at the desk.

use app::visit::{Registration, find, register};
use app::watch::{agree, end, list, propose};
use app::{Actor, Answer};
use domain::visit::{Approval, Details, Ground, State};
use domain::watch::{WatchDetails, WatchState};
use domain::{VisitId, WatchEntryId};

use crate::house::{House, account, bureau, code, refusal, stories};

fn entry() -> WatchDetails {
    WatchDetails {
        name: "孟某".to_owned(),
        telephone: "139 0000 0000".to_owned(),
        document_number: "E12345678".to_owned(),
        reason: "曾在大厅滋事".to_owned(),
        advice: "领班到场".to_owned(),
    }
}

/// Another of the owner's office.
async fn second(house: &House) -> Actor {
    let mut other = house.who("chen").await;
    (other.account, other.name) = (Some(account("another")), "黄主任".to_owned());
    other
}

fn id(answer: &Answer) -> WatchEntryId {
    answer.subject.as_deref().unwrap().parse().unwrap()
}

async fn comes(
    house: &House,
    name: &str,
    telephone: &str,
    document: &str,
) -> (State, Option<Ground>) {
    let qian = house.who("qian").await;
    let registration = Registration {
        details: Details {
            name: name.to_owned(),
            telephone: telephone.to_owned(),
            document_kind: "passport".to_owned(),
            ..Details::default()
        },
        document_number: document.to_owned(),
        ..Registration::default()
    };
    let answer = register(&house.app, &qian, &bureau(), &house.command(), registration).await;
    let id: VisitId = answer.unwrap().subject.unwrap().parse().unwrap();
    let page = find(&house.app, &qian, &bureau(), id)
        .await
        .unwrap()
        .unwrap();
    let record = page.visit.record;
    let ground = record
        .approval
        .filter(|one| one.approval == Approval::Asked);
    (record.state, ground.map(|one| one.ground))
}

stories! {
    // A1.5
    async fn an_entry_is_in_force_by_two_people_and_makes_the_desk_wait_for_the_leader_a1_5(house: House) {
        house.furnish().await;
        let (chen, other) = (house.who("chen").await, second(&house).await);
        let app = &house.app;
        let made = propose(app, &chen, &bureau(), &house.command(), entry()).await.unwrap();
        assert_eq!(comes(&house, "孟某", "13900000000", "").await.0, State::Inside, "proposed is not in force");
        assert_eq!(code(agree(app, &chen, &bureau(), &house.command(), id(&made)).await), "watch-second-person");
        agree(app, &other, &bureau(), &house.command(), id(&made)).await.unwrap();
        for (name, telephone, document, hit) in [
            ("孟某", "139-0000-0000", "", true),
            ("某某", "", "e12345678", true),
            ("孟某", "13800000000", "", false),
            ("某某", "13900000000", "", false),
        ] {
            let (state, ground) = comes(&house, name, telephone, document).await;
            let expected = if hit { (State::Held, Some(Ground::Watch)) } else { (State::Inside, None) };
            assert_eq!((state, ground), expected, "{name} {telephone} {document}");
        }
        end(app, &chen, &bureau(), &house.command(), id(&made)).await.unwrap();
        assert_eq!(comes(&house, "孟某", "13900000000", "").await.0, State::Held, "until another agrees");
        agree(app, &other, &bureau(), &house.command(), id(&made)).await.unwrap();
        assert_eq!(comes(&house, "孟某", "13900000000", "").await.0, State::Inside);
        assert_eq!(list(app, &chen, &bureau()).await.unwrap().unwrap(), [], "nothing is kept of it");
    }

    async fn the_list_is_for_its_readers_alone_and_sealed(house: House) {
        house.furnish().await;
        let (chen, app) = (house.who("chen").await, &house.app);
        propose(app, &chen, &bureau(), &house.command(), entry()).await.unwrap();
        for (login, sees) in [("li", true), ("bao", true), ("chen", true)] {
            let who = house.who(login).await;
            let shown = list(app, &who, &bureau()).await.unwrap().unwrap();
            assert_eq!(shown[0].details.is_some(), sees, "{login}");
        }
        let auditor = house.who("shen").await;
        assert_eq!(list(app, &auditor, &bureau()).await.unwrap().unwrap()[0].details, None);
        for login in ["qian", "wang", "sun", "xi", "an"] {
            let who = house.who(login).await;
            assert!(list(app, &who, &bureau()).await.unwrap().is_none(), "{login}");
            assert_eq!(code(propose(app, &who, &bureau(), &house.command(), entry()).await), "not-allowed", "{login}");
        }
        assert_eq!(list(app, &chen, &bureau()).await.unwrap().unwrap()[0].record.state, WatchState::Proposed);
        let written = house.written().unwrap_or_default();
        assert!(!String::from_utf8_lossy(&written).contains("孟某"));
        let nothing = WatchDetails { telephone: String::new(), document_number: String::new(), ..entry() };
        assert_eq!(refusal(propose(app, &chen, &bureau(), &house.command(), nothing).await).field, Some("telephone"));
    }
}
