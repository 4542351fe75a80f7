//! Web push and a full disk: whoever signs in or out while there is no space leaves no browser that tells another.

use app::session::{SignedIn, go_on_here, sign_in_as, sign_out};
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
        let fails = "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END";
        let full = |place: usize| {
            format!(
                "CREATE TRIGGER full_{place} BEFORE {} {fails};",
                FULL[place]
            )
        };
        self.executes((0..FULL.len()).map(full).collect()).await;
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
}

// C4.2.6
#[test]
fn who_signed_in_on_a_full_disk_and_signs_out_leaves_no_browser_that_is_told_c4_2_6() {
    async fn story(house: House) {
        house.furnish().await;
        house.switches_on("chen", &[Service::Google]).await.unwrap();
        let in_memory = async || {
            house.fills_the_disk().await;
            let session = sign_in_as(&house.app, account("wang")).await.unwrap();
            house.makes_space().await;
            house.lets_tell_in(&session, GOOGLE).await.unwrap();
            assert_eq!(house.browsers_of("wang").await, Some(1));
            session
        };
        let session = in_memory().await;
        sign_out(&house.app, &session.secret).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(0));
        // Whoever signs out while it is full again is out; what is told there ends when there is space.
        let session = in_memory().await;
        house.fills_the_disk().await;
        sign_out(&house.app, &session.secret).await.unwrap();
        let out = app::session::actor_of(&house.app, &session.secret).await;
        assert_eq!(out.unwrap(), None);
        house.tick("07:01").await;
        assert_eq!(house.browsers_of("wang").await, Some(1));
        house.makes_space().await;
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
        assert_eq!(house.browsers_of("wang").await, Some(1));
        house.makes_space().await;
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
