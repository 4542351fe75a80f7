//! What is kept of a command so that its id never stands for two things.

use store::command::{Answered, find, keep};

use crate::house::{bureau, code, stories};

stories! {
    async fn from_what_is_kept_of_a_command_nobody_guesses_what_it_said(house: House) {
        house.furnish().await;
        let (wang, command) = (house.who("wang").await, house.command());
        let note = async |text: &str, command| {
            app::journal::note(&house.app, &wang, &bureau(), command, text.to_owned(), None).await
        };
        let first = note("七楼走廊灯已报修", &command).await.unwrap();
        let (who, id) = (wang.account.unwrap().to_string(), command.id);
        let plain = domain::journal::Hash(command.fingerprint).to_string();
        let kept = house.app.store().read(move |db| find(db, &who, id)).await.unwrap().unwrap();
        assert_ne!(kept.fingerprint, plain, "a hash without a key can be made by anybody");
        assert_eq!(note("七楼走廊灯已报修", &command).await.unwrap(), first);
        let mut another = command.clone();
        another.fingerprint[0] ^= 1;
        assert_eq!(code(note("八楼", &another).await), "command-reused");
    }

    async fn a_command_that_an_earlier_version_answered_is_answered_the_same(house: House) {
        house.furnish().await;
        let (wang, command) = (house.who("wang").await, house.command());
        let answered = Answered {
            fingerprint: domain::journal::Hash(command.fingerprint).to_string(),
            answer: r#"["x",7,null]"#.to_owned(),
        };
        let (who, id, at) = (wang.account.unwrap().to_string(), command.id, command.at);
        let earlier = move |db: &mut store::Database| keep(db, &who, id, &answered, at);
        house.app.store().write::<(), anyhow::Error>(None, earlier).await.unwrap();
        let again = app::journal::note(&house.app, &wang, &bureau(), &command, "七楼".to_owned(), None).await;
        assert_eq!(again.unwrap().subject.as_deref(), Some("x"));
    }
}
