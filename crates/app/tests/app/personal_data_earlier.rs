//! What stood under a telephone before a call was corrected is found by that telephone, and erased.

use std::collections::BTreeSet;

use app::personal_data::{Asking, Gathered, fetch};
use app::reception_record::{Signing, day, sign};
use app::visit::{Changes, change};
use domain::CallId;
use domain::call::{Handling, Note, Told};
use domain::personal_data::{Found, Kind};
use domain::visit::Act;

use crate::house::{House, TODAY, bureau, refusal, stories};
use crate::personal_data::{approves, asking, asks, call, call_of, request};
use crate::visit::{come, do_it, seen, visitor};

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

    // A1.5
    async fn whoever_shares_the_old_telephone_is_told_nothing_of_what_another_said_before_a_correction_a1_5(house: House) {
        house.furnish().await;
        let hers = call(&house, Handling::Answered).await;
        // Of his the number and the matter were put right; who he is was right from the first.
        let his = call_of(&house, "画眉", Handling::Answered).await;
        let put_right = Told { matter: "问停车".to_owned(), ..told("画眉", NEW) };
        corrected(&house, his, 1, put_right).await;
        for kind in [Kind::Show, Kind::Export, Kind::Erase] {
            let refused = refusal(asks(&house, "li", by(OLD, kind)).await);
            assert_eq!((refused.code, refused.field), ("personal-data-several-clients", Some("name")), "{kind:?}");
        }
        let of_hers = given_to(&house, OLD, "金丝雀").await;
        assert_eq!((of_hers.calls[0].id, of_hers.calls.len(), of_hers.earlier_calls.len()), (hers, 1, 0));
        let of_his = given_to(&house, OLD, "画眉").await;
        assert_eq!((of_his.calls.len(), of_his.earlier_calls[0].call.id), (0, his));
        assert!(of_his.earlier_calls[0].said.contains(&("matter".to_owned(), "问开庭时间".to_owned())));
    }

    // A1.5
    async fn whose_earlier_words_they_are_tells_the_name_that_stood_there_then_not_a_later_one_a1_5(house: House) {
        house.furnish().await;
        let id = call(&house, Handling::Answered).await;
        corrected(&house, id, 1, told("金丝雀", NEW)).await;
        corrected(&house, id, 2, told("画眉", NEW)).await;
        assert_eq!(given_to(&house, OLD, "画眉").await.earlier_calls, []);
        let found = given_to(&house, OLD, "金丝雀").await;
        assert_eq!(found.earlier_calls[0].callers, ["金丝雀"]);
        assert!(!format!("{found:?}").contains("画眉"), "who is written there now is somebody else");
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

    // A1.9
    async fn a_line_that_was_signed_with_another_name_under_the_telephone_is_nobody_elses_to_erase_a1_9(house: House) {
        house.furnish().await;
        let mut his = visitor("画眉");
        OLD.clone_into(&mut his.details.telephone);
        "周明".clone_into(&mut his.details.host);
        let id = come(&house, "qian", his.clone()).await;
        do_it(&house, "qian", id, Act::Leave, "").await.unwrap();
        signed(&house).await;
        // Now the telephone is found in the signed line alone.
        NEW.clone_into(&mut his.details.telephone);
        let version = seen(&house, "qian", id).await.visit.record.version;
        let (desk, changes) = (house.who("qian").await, Changes { registration: his, keep_masked: false });
        change(&house.app, &desk, &bureau(), &house.command(), id, version, changes).await.unwrap();
        call(&house, Handling::Answered).await;
        let refused = refusal(asks(&house, "li", by(OLD, Kind::Erase)).await);
        assert_eq!((refused.code, refused.field), ("personal-data-several-clients", Some("name")));
        let hers = Asking { name: "金丝雀".to_owned(), ..by(OLD, Kind::Erase) };
        let hers = asks(&house, "li", hers).await.unwrap();
        approves(&house, "chen", hers).await.unwrap();
        assert_eq!(request(&house, hers).await.found, Found { calls: 1, ..Found::default() });
        let his = given_to(&house, OLD, "画眉").await;
        assert_eq!((his.lines, his.earlier_lines[0].name.as_str()), (1, "画眉"), "his line still tells");
    }
}
