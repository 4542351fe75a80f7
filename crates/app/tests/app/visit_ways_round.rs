//! Ways round the gate that somebody might try, and that lead nowhere (clause A1.5).

use app::visit::{Changes, Done, act, approve, change, register};
use app::watch::{agree, propose};
use domain::visit::{Act, Approval, Ground, State};
use domain::watch::WatchDetails;
use domain::{VisitId, WatchEntryId};

use crate::house::{House, account, bureau, code, stories};
use crate::visit::{come, do_it, id_of, seen, state, visitor};

/// 赵敏 with this telephone is not let in without a leader: one person asked for it, a second agreed.
async fn is_watched(house: &House, name: &str, telephone: &str) {
    let details = WatchDetails {
        name: name.to_owned(),
        telephone: telephone.to_owned(),
        reason: "曾在大厅滋事".to_owned(),
        ..WatchDetails::default()
    };
    let first = house.who("chen").await;
    let asked = propose(&house.app, &first, &bureau(), &house.command(), details).await;
    let entry: WatchEntryId = asked.unwrap().subject.unwrap().parse().unwrap();
    let mut second = first;
    (second.account, second.name) = (Some(account("another")), "黄主任".to_owned());
    agree(&house.app, &second, &bureau(), &house.command(), entry)
        .await
        .unwrap();
}

async fn says_yes(house: &House, id: VisitId) {
    let li = house.who("li").await;
    approve(&house.app, &li, &bureau(), &house.command(), id, true)
        .await
        .unwrap();
}

async fn ground(house: &House, id: VisitId) -> Option<(Approval, Ground)> {
    let record = seen(house, "qian", id).await.visit.record;
    record.approval.map(|one| (one.approval, one.ground))
}

stories! {
    // A1.5
    async fn a_yes_to_no_document_is_no_yes_to_somebody_who_is_watched_a1_5(house: House) {
        house.furnish().await;
        house.set("09:00");
        house.start_shift("li").await;
        is_watched(&house, "孟某", "139 0000 0000").await;
        let mut without = visitor("赵敏");
        "none".clone_into(&mut without.details.document_kind);
        let id = come(&house, "qian", without.clone()).await;
        says_yes(&house, id).await;
        // Another person is written into the visit that the leader said yes to.
        let mut other = without;
        "孟某".clone_into(&mut other.details.name);
        "13900000000".clone_into(&mut other.details.telephone);
        let version = seen(&house, "qian", id).await.visit.record.version;
        let qian = house.who("qian").await;
        let changes = Changes { registration: other, keep_masked: false };
        change(&house.app, &qian, &bureau(), &house.command(), id, version, changes).await.unwrap();
        do_it(&house, "qian", id, Act::Admit, "").await.unwrap();
        assert_eq!(state(&house, id).await, State::Held);
        assert_eq!(ground(&house, id).await, Some((Approval::Asked, Ground::Watch)));
        says_yes(&house, id).await;
        do_it(&house, "qian", id, Act::Admit, "").await.unwrap();
        assert_eq!(state(&house, id).await, State::Inside, "a yes to who is watched covers the document, too");
    }

    // A1.5
    async fn who_is_watched_is_known_however_name_and_telephone_are_written_a1_5(house: House) {
        house.furnish().await;
        house.set("09:00");
        is_watched(&house, "孟某", "139 0000 0000").await;
        for (name, telephone) in [("孟 某", "+86 139-0000-0000"), ("孟某", "１３９００００００００")] {
            let mut written = visitor(name);
            telephone.clone_into(&mut written.details.telephone);
            let id = come(&house, "qian", written).await;
            assert_eq!(state(&house, id).await, State::Held, "{name} {telephone}");
        }
    }

    // A1.5
    async fn nobody_is_let_in_without_an_entry_whatever_the_clock_of_who_lets_in_says_a1_5(house: House) {
        house.furnish().await;
        house.set("09:00");
        let qian = house.who("qian").await;
        let mut announced = visitor("赵敏");
        announced.expected = Some(crate::house::at("09:30"));
        let (announcing, mut admitting) = (house.command(), house.command());
        let id = id_of(&register(&house.app, &qian, &bureau(), &announcing, announced).await.unwrap());
        house.set("09:31");
        admitting.at = announcing.at;
        let done = Done { act: Act::Admit, reason: String::new(), badge_back: false };
        act(&house.app, &qian, &bureau(), &admitting, id, done).await.unwrap();
        assert_eq!(house.count_of(&bureau(), "visit-admitted").await, 1);
    }

    // A1.5
    async fn nobody_says_yes_to_what_they_asked_for_themselves_a1_5(house: House) {
        house.furnish().await;
        house.set("09:00");
        house.start_shift("li").await;
        let mut both = house.who("li").await;
        both.grants.push(app::Grant { site: bureau(), role: app::Role::Receptionist });
        let mut without = visitor("赵敏");
        "none".clone_into(&mut without.details.document_kind);
        let id = id_of(&register(&house.app, &both, &bureau(), &house.command(), without).await.unwrap());
        let own = approve(&house.app, &both, &bureau(), &house.command(), id, true).await;
        assert_eq!(code(own), "watch-second-person");
    }
}
