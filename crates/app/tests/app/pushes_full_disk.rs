//! Signing in and out while the database finds no space, and what that means for a browser that is told while its page
//! is shut.

use app::session::{SignedIn, actor_of, go_on_here, sign_in_as, sign_out};
use diesel::connection::SimpleConnection;
use domain::alert::push::Service;

use crate::house::{House, account, on_sqlite};
use crate::pushes::GOOGLE;

/// What finds no space on a full disk.
const FULL: [&str; 3] = [
    "INSERT ON session",
    "UPDATE ON push_subscription",
    "DELETE ON push_subscription",
];

impl House {
    /// The embedded database finds no space for a session nor for what is noted of a browser.
    async fn fills_the_disk(&self) {
        self.fails_with("database or disk is full").await;
    }

    /// The embedded database fails so, at the same places.
    async fn fails_with(&self, words: &str) {
        let failing = |place: usize| {
            let before = FULL[place];
            format!(
                "CREATE TRIGGER full_{place} BEFORE {before} BEGIN SELECT RAISE(ABORT, '{words}'); END;"
            )
        };
        self.executes((0..FULL.len()).map(failing).collect()).await;
    }

    /// And there is space again.
    async fn makes_space(&self) {
        let space = |place: usize| format!("DROP TRIGGER full_{place};");
        self.executes((0..FULL.len()).map(space).collect()).await;
    }

    async fn executes(&self, statements: String) {
        let execute = move |db: &mut store::Database| Ok(db.batch_execute(&statements)?);
        let executed = self.app.store().write::<(), anyhow::Error>(None, execute);
        executed.await.unwrap();
    }

    /// 王芳 in a session that is held in memory, and her browser.
    async fn lets_tell_in_memory(&self) -> SignedIn {
        self.fills_the_disk().await;
        let session = sign_in_as(&self.app, account("wang")).await.unwrap();
        self.makes_space().await;
        self.lets_tell_in(&session, GOOGLE).await.unwrap();
        assert_eq!(self.browsers_of("wang").await, Some(1));
        session
    }

    async fn opens(&self, session: &SignedIn) -> bool {
        let actor = actor_of(&self.app, &session.secret).await;
        actor.unwrap().is_some()
    }
}

// C4.2.6
#[test]
fn who_signed_in_on_a_full_disk_and_signs_out_leaves_no_browser_that_is_told_c4_2_6() {
    async fn story(house: House) {
        house.furnish().await;
        house.switches_on("chen", &[Service::Google]).await.unwrap();
        let session = house.lets_tell_in_memory().await;
        sign_out(&house.app, &session.secret).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(0));
        // Whoever signs out while it is full again is out; what is told there ends when there is space.
        let session = house.lets_tell_in_memory().await;
        house.fills_the_disk().await;
        sign_out(&house.app, &session.secret).await.unwrap();
        assert!(!house.opens(&session).await);
        house.tick("07:01").await;
        house.makes_space().await;
        assert_eq!(house.browsers_of("wang").await, Some(1));
        house.tick("07:02").await;
        assert_eq!(house.browsers_of("wang").await, Some(0));
    }
    on_sqlite(story);
}

// C4.2.6
#[test]
fn who_signs_in_where_another_was_told_takes_over_as_soon_as_the_disk_has_space_c4_2_6() {
    async fn story(house: House) {
        house.furnish().await;
        house.switches_on("chen", &[Service::Google]).await.unwrap();
        let signs_in = async |who: &str, before: &SignedIn| {
            let anew = sign_in_as(&house.app, account(who)).await.unwrap();
            let noted = go_on_here(&house.app, &before.secret, &anew).await;
            assert!(noted.unwrap_err().disk_is_full());
            anew
        };
        // Two others, one after the other, on a phone that told 王芳.
        let (_, phone) = house.lets_tell("wang", GOOGLE).await.unwrap();
        house.fills_the_disk().await;
        let zhao = signs_in("zhao", &phone).await;
        signs_in("qiang", &zhao).await;
        house.tick("07:01").await;
        house.makes_space().await;
        assert_eq!(house.browsers_of("wang").await, Some(1));
        house.tick("07:02").await;
        assert_eq!(house.browsers_of("wang").await, Some(0));
        // Her own goes on with her, also from one such session to the next, and goes with the last.
        let (_, phone) = house.lets_tell("wang", GOOGLE).await.unwrap();
        house.fills_the_disk().await;
        let anew = signs_in("wang", &phone).await;
        let anew = signs_in("wang", &anew).await;
        house.makes_space().await;
        house.tick("07:03").await;
        assert_eq!(house.browsers_of("wang").await, Some(1));
        sign_out(&house.app, &anew.secret).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(0));
        // Nobody has to wait for a turn of time: whoever signs out there ends it.
        let (_, phone) = house.lets_tell("wang", GOOGLE).await.unwrap();
        house.fills_the_disk().await;
        let anew = signs_in("wang", &phone).await;
        house.makes_space().await;
        sign_out(&house.app, &anew.secret).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(0));
    }
    on_sqlite(story);
}

// C4.2.6
#[test]
fn a_sign_out_that_failed_on_a_full_disk_leaves_everything_as_it_was_until_it_is_done_again_c4_2_6()
{
    async fn story(house: House) {
        house.furnish().await;
        house.switches_on("chen", &[Service::Google]).await.unwrap();
        let (_, kept) = house.lets_tell("wang", GOOGLE).await.unwrap();
        house.fills_the_disk().await;
        let failed = sign_out(&house.app, &kept.secret).await;
        assert!(failed.unwrap_err().disk_is_full());
        assert!(house.opens(&kept).await);
        // Nothing of it is done later: whoever was told that it failed went on working there.
        house.makes_space().await;
        house.tick("07:01").await;
        assert!(house.opens(&kept).await);
        assert_eq!(house.browsers_of("wang").await, Some(1));
        sign_out(&house.app, &kept.secret).await.unwrap();
        assert!(!house.opens(&kept).await);
        assert_eq!(house.browsers_of("wang").await, Some(0));
    }
    on_sqlite(story);
}

// C4.2.6
#[test]
fn a_session_in_memory_is_over_also_where_the_database_fails_and_its_browser_is_told_no_more_c4_2_6()
 {
    async fn story(house: House) {
        house.furnish().await;
        house.switches_on("chen", &[Service::Google]).await.unwrap();
        let session = house.lets_tell_in_memory().await;
        house.fails_with("the table is broken").await;
        let failed = sign_out(&house.app, &session.secret).await;
        assert!(
            !failed.unwrap_err().disk_is_full(),
            "it is said that it failed"
        );
        assert!(!house.opens(&session).await);
        house.set("07:01");
        let failed = app::timer::tick(&house.app).await.unwrap_err();
        assert!(
            failed.to_string().contains("the browsers that are told"),
            "{failed}"
        );
        house.makes_space().await;
        assert_eq!(house.browsers_of("wang").await, Some(1));
        house.tick("07:02").await;
        assert_eq!(house.browsers_of("wang").await, Some(0));
        assert!(!house.opens(&session).await);
    }
    on_sqlite(story);
}
