//! What stood under a telephone before a call was corrected is found by that telephone, and erased.

use std::collections::BTreeSet;

use app::personal_data::{Asking, Gathered, fetch};
use app::reception_record::{Signing, day, sign};
use domain::CallId;
use domain::call::{Handling, Note, Told};
use domain::personal_data::{Found, Kind};

use crate::house::{House, TODAY, bureau, stories};
use crate::personal_data::{approves, asking, asks, call, request};

const OLD: &str = "139 8765 0001";
const NEW: &str = "13700001111";

async fn corrected(house: &House, id: CallId, revision: i32, told: Told) {
    let desk = house.who("qian").await;
    let page = app::call::find(&house.app, &desk, &bureau(), id)
        .await
        .unwrap()
        .unwrap();
    let call = page.view.call;
    let note = Note {
        told,
        kind: call.kind,
        urgency: call.urgency,
        handling: call.handling,
        to: call.to,
        agreed: None,
        assignee: None,
    };
    let reason = "是 13987650001 打错了".to_owned();
    let (command, why) = (house.command(), (revision, reason));
    app::call::correct(&house.app, &desk, &bureau(), &command, id, why, note)
        .await
        .unwrap();
}

fn told(caller: &str, telephone: &str) -> Told {
    Told {
        caller: caller.to_owned(),
        telephone: telephone.to_owned(),
        matter: "问开庭时间".to_owned(),
        ..Told::default()
    }
}

fn by(telephone: &str, kind: Kind) -> Asking {
    Asking {
        telephone: telephone.to_owned(),
        ..asking(kind)
    }
}

async fn given(house: &House, telephone: &str) -> Gathered {
    given_to(house, telephone, "").await
}

/// What is given to whoever of a telephone is called so.
async fn given_to(house: &House, telephone: &str, name: &str) -> Gathered {
    let asking = Asking {
        name: name.to_owned(),
        ..by(telephone, Kind::Show)
    };
    let id = asks(house, "li", asking).await.unwrap();
    approves(house, "chen", id).await.unwrap();
    let li = house.who("li").await;
    let of = (Kind::Show, id);
    fetch(&house.app, &li, &bureau(), &house.command(), of)
        .await
        .unwrap()
        .given
}

async fn erase(house: &House, telephone: &str) -> Found {
    let id = asks(house, "li", by(telephone, Kind::Erase)).await.unwrap();
    approves(house, "chen", id).await.unwrap();
    request(house, id).await.found
}

async fn corrections(house: &House, id: CallId) -> Vec<Vec<(String, String, String)>> {
    let desk = house.who("qian").await;
    let page = app::call::find(&house.app, &desk, &bureau(), id).await;
    let changes = page.unwrap().unwrap().changes.into_iter();
    changes.map(|change| change.differences).collect()
}

async fn signed(house: &House) {
    let desk = house.who("qian").await;
    let shown = day(&house.app, &desk, &bureau(), TODAY).await.unwrap();
    let signing = Signing {
        day: TODAY.to_owned(),
        seen: shown.unwrap().mark,
        note: String::new(),
        while_inside: false,
    };
    sign(&house.app, &desk, &bureau(), &house.command(), signing)
        .await
        .unwrap();
}

stories! {
    // A1.5
    async fn a_corrected_call_is_found_by_the_old_telephone_and_only_its_earlier_wording_is_erased_a1_5(house: House) {
        house.furnish().await;
        let id = call(&house, Handling::Answered).await;
        corrected(&house, id, 1, told("画眉", NEW)).await;
        let found = given(&house, OLD).await;
        assert_eq!(found.calls, []);
        let said = &found.earlier_calls[0].said;
        assert_eq!(said, &[
            ("caller".to_owned(), "金丝雀".to_owned()),
            ("telephone".to_owned(), "+86 13987650001".to_owned()),
        ]);
        assert!(!format!("{found:?}").contains("画眉"), "who is written there now is somebody else");
        assert_eq!(erase(&house, OLD).await, Found { calls: 1, ..Found::default() });
        assert_eq!(corrections(&house, id).await, [[]], "that it was corrected stays");
        let stands = given(&house, NEW).await;
        assert_eq!(stands.calls[0].told.as_ref().unwrap().caller, "画眉", "nobody else is erased");
        let again = asks(&house, "li", by(OLD, Kind::Show)).await.unwrap();
        assert_eq!(request(&house, again).await.found, Found::default());
    }

    // A1.5
    async fn a_corrected_call_is_found_by_the_name_that_stood_beside_the_old_telephone_a1_5(house: House) {
        house.furnish().await;
        // Of one the number alone was put right, so that its caller is who stands there still; of the other both.
        let number = call(&house, Handling::Answered).await;
        corrected(&house, number, 1, told("金丝雀", NEW)).await;
        let both = call(&house, Handling::Answered).await;
        corrected(&house, both, 1, told("画眉", NEW)).await;
        // Of a third the name was put right before the number, which tells of neither name whose it is.
        let either = call(&house, Handling::Answered).await;
        corrected(&house, either, 1, told("金丝鸟", "13987650001")).await;
        corrected(&house, either, 2, told("金丝鸟", NEW)).await;
        let calls = |found: &Gathered| {
            let calls = found.earlier_calls.iter().map(|one| one.call.id);
            calls.collect::<BTreeSet<CallId>>()
        };
        for (name, expected) in [
            ("金丝雀", BTreeSet::from([number, both])),
            ("画眉", BTreeSet::new()),
            ("金丝鸟", BTreeSet::new()),
            ("", BTreeSet::from([number, both, either])),
        ] {
            let found = given_to(&house, OLD, name).await;
            assert_eq!((found.calls.len(), calls(&found)), (0, expected), "{name}");
        }
        let hers = Asking { name: "金丝雀".to_owned(), ..by(OLD, Kind::Erase) };
        let id = asks(&house, "li", hers).await.unwrap();
        approves(&house, "chen", id).await.unwrap();
        assert_eq!(request(&house, id).await.found, Found { calls: 2, ..Found::default() });
        assert_eq!(corrections(&house, number).await, [[]]);
        assert!(corrections(&house, either).await.iter().all(|differences| !differences.is_empty()), "nobody else is erased");
    }

    async fn a_telephone_that_stood_between_two_corrections_is_found_too(house: House) {
        house.furnish().await;
        let id = call(&house, Handling::Answered).await;
        corrected(&house, id, 1, told("金丝雀", "13500002222")).await;
        corrected(&house, id, 2, told("金丝雀", NEW)).await;
        assert_eq!(given(&house, "+86 135 0000 2222").await.earlier_calls[0].revisions, [2, 3]);
        erase(&house, "13500002222").await;
        assert_eq!(corrections(&house, id).await, [vec![], vec![]]);
    }

    async fn a_call_whose_other_words_were_corrected_is_told_once(house: House) {
        house.furnish().await;
        let id = call(&house, Handling::Answered).await;
        corrected(&house, id, 1, told("金丝鸟", "13987650001")).await;
        let found = given(&house, OLD).await;
        assert_eq!((found.calls.len(), found.earlier_calls.len()), (1, 0));
        // A call that is still open keeps its number; what stood there before goes.
        let open = call(&house, Handling::CallBack).await;
        corrected(&house, open, 1, told("金丝雀", NEW)).await;
        let erased = erase(&house, OLD).await;
        assert_eq!((erased.calls, erased.open), (2, 0));
    }

    // A1.9
    async fn a_record_signed_before_the_correction_is_found_and_erased_by_the_old_telephone_a1_9(house: House) {
        house.furnish().await;
        let id = call(&house, Handling::Answered).await;
        signed(&house).await;
        corrected(&house, id, 1, told("画眉", NEW)).await;
        assert_eq!(given(&house, OLD).await.lines, 1);
        assert_eq!(erase(&house, OLD).await.lines, 1);
        let read = |db: &mut store::Database| store::reception_record::lines(db, &bureau(), TODAY);
        let lines = house.app.store().read(read).await.unwrap();
        assert_eq!((lines.len(), lines[0].sealed.as_ref()), (1, None), "the line stays and tells nothing");
        assert_eq!(given(&house, OLD).await.lines, 0);
        assert_eq!(given(&house, NEW).await.calls.len(), 1);
    }
}
