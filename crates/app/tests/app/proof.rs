//! What is kept and what the journal tells say the same, and whoever changes one of them is named.

use app::proof::{Trouble, holder_of_head, prove};
use app::serving::Word;
use diesel::connection::SimpleConnection;
use domain::MeetingId;
use domain::journal::Hash;
use store::Database;
use store::proof::Mismatch;

use crate::house::{House, bureau, meeting_in, room, stories};

async fn served(house: &House) -> MeetingId {
    house.furnish().await;
    let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
    let other = house.book(meeting_in(room("702"), "09:00", "10:00")).await;
    house.done("wang", "08:20", meeting, "open-room", 1).await;
    let why = "不需要";
    house.waive("wang", "08:25", other, "open-room", why).await;
    house.say("wang", "09:00", meeting, Word::Started).await;
    house.say("wang", "10:00", meeting, Word::Ended).await;
    let li = house.who("li").await;
    let (site, command) = (bureau(), house.command());
    app::meeting::cancel(&house.app, &li, &site, &command, other, why.to_owned())
        .await
        .unwrap();
    meeting
}

/// What is found wrong at the bureau.
async fn wrong(house: &House) -> Option<Trouble> {
    let proven = prove(&house.app).await.unwrap();
    let bureau = proven.into_iter().find(|one| one.site == "bureau");
    bureau.unwrap().outcome.err()
}

async fn tamper(house: &House, statement: String) {
    let tamper = move |db: &mut Database| Ok(db.batch_execute(&statement)?);
    let written = house.app.store().write::<(), anyhow::Error>(None, tamper);
    written.await.unwrap();
}

stories! {
    // C2.3
    async fn a_house_that_was_served_is_proven_whole_c2_3(house: House) {
        served(&house).await;
        let proven = prove(&house.app).await.unwrap();
        assert_eq!(proven.len(), 2);
        assert!(proven.iter().all(|one| one.outcome.is_ok()), "{proven:?}");
    }

    // C2.3
    async fn a_duty_settled_behind_the_journals_back_is_named_c2_3(house: House) {
        let meeting = served(&house).await;
        let duty = house.duty(&bureau(), meeting, "open-room", 1).await.id.to_string();
        tamper(&house, format!("UPDATE duty SET outcome_at = outcome_at - 60000 WHERE id = '{duty}'")).await;
        assert_eq!(wrong(&house).await, Some(Trouble::State(Mismatch::DutyUntold(duty.clone()))));
        tamper(&house, format!("UPDATE duty SET outcome_at = outcome_at + 60000 WHERE id = '{duty}'")).await;
        assert_eq!(wrong(&house).await, None);
        tamper(&house, format!("UPDATE duty SET outcome = 'missed' WHERE id = '{duty}'")).await;
        assert!(matches!(wrong(&house).await, Some(Trouble::State(Mismatch::EntryUndone(_)))));
    }

    // C2.3
    async fn what_was_taken_back_is_no_mismatch_and_what_was_done_again_is_held_to_it_c2_3(house: House) {
        let meeting = served(&house).await;
        let duty = house.duty(&bureau(), meeting, "clear-up", 1).await.id;
        let wang = house.who("wang").await;
        house.done("wang", "10:05", meeting, "clear-up", 1).await;
        app::withdrawal::of_duty(&house.app, &wang, &bureau(), &house.command(), duty).await.unwrap();
        assert_eq!(wrong(&house).await, None);
        house.done("wang", "10:06", meeting, "clear-up", 1).await;
        assert_eq!(wrong(&house).await, None);
        tamper(&house, format!("UPDATE duty SET outcome = NULL, outcome_at = NULL WHERE id = '{duty}'")).await;
        assert!(matches!(wrong(&house).await, Some(Trouble::State(Mismatch::EntryUndone(_)))));
    }

    // C2.3
    async fn a_meeting_moved_behind_the_journals_back_is_named_c2_3(house: House) {
        let meeting = served(&house).await.to_string();
        for (column, act) in [("started_at", "meeting-started"), ("ended_at", "meeting-ended"), ("cancelled_at", "meeting-cancelled")] {
            let set = |by: &str| format!("UPDATE meeting SET {column} = {column} {by} 60000 WHERE {column} IS NOT NULL");
            tamper(&house, set("+")).await;
            match wrong(&house).await {
                Some(Trouble::State(Mismatch::MeetingUntold(named, told))) => {
                    assert_eq!((told, act == "meeting-cancelled" || named == meeting), (act, true));
                }
                other => panic!("{column}: {other:?}"),
            }
            tamper(&house, set("-")).await;
        }
        assert_eq!(wrong(&house).await, None);
    }

    // C2.3
    async fn a_head_that_was_written_down_proves_that_no_tail_was_cut_c2_3(house: House) {
        served(&house).await;
        let (number, hash) = house.app.store().read(|db| store::site::head(db, &bureau())).await.unwrap();
        assert_eq!(holder_of_head(&house.app, number, hash).await.unwrap(), Some(bureau()));
        assert_eq!(holder_of_head(&house.app, number + 1, hash).await.unwrap(), None);
        // Whoever cuts the tail and mends the head is proven whole, but for what was written down.
        tamper(&house, format!("DELETE FROM journal WHERE site_id = 'bureau' AND number = {number}")).await;
        tamper(&house, format!("UPDATE site SET head_number = {before}, head_hash = (SELECT hash FROM journal WHERE site_id = 'bureau' AND number = {before}) WHERE id = 'bureau'", before = number - 1)).await;
        let chain = app::journal::verify(&house.app, &bureau()).await.unwrap().unwrap();
        assert_eq!(chain, Ok(number - 1));
        assert_eq!(holder_of_head(&house.app, number, hash).await.unwrap(), None);
        assert_eq!(holder_of_head(&house.app, 1, Hash([7; 32])).await.unwrap(), None);
    }
}
