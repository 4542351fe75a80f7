//! Signing in and out, limits, tokens, and the link that sets an empty house up.

use app::session::{
    Founder, SESSION_MS, SET_UP_MS, SetUp, actor_of, actor_of_token, change_password, create_token,
    revoke_token, set_up, set_up_link, set_up_opens, sign_in, sign_out, tokens,
};
use domain::RefusalKind;
use domain::directory::Site;

use crate::house::{House, account, at, bureau, code, refusal, stories};

const PASSWORD: &str = "会议室里的七把木头椅子和圆桌";

/// The system administrator gives Wang a password.
async fn with_password(house: &House, login: &str) {
    let xi = house.who("xi").await;
    app::account::reset_password(
        &house.app,
        &xi,
        &bureau(),
        &house.command(),
        account(login),
        PASSWORD,
    )
    .await
    .unwrap();
}

fn later(house: &House, milliseconds: i64) {
    house.set_ms(house.app.now() + milliseconds);
}

fn founding(house_name: &str) -> SetUp {
    let founder = |login: &str, name: &str| Founder {
        login: login.to_owned(),
        name: name.to_owned(),
        password: PASSWORD.to_owned(),
    };
    SetUp {
        site: Site {
            id: house_name.parse().unwrap(),
            name: "总部".to_owned(),
            time_zone: "Asia/Shanghai".to_owned(),
            working_weekdays: 31,
            standard_version: 1,
        },
        standard: standards::shipped::BUREAU_HQ.to_owned(),
        system: founder("root", "系统员"),
        security: founder("guard", "安全员"),
    }
}

stories! {
    async fn who_signs_in_holds_their_rights_until_they_sign_out(house: House) {
        house.furnish().await;
        with_password(&house, "wang").await;
        let signed_in = sign_in(&house.app, " WANG ", PASSWORD, "10.0.0.1").await.unwrap();
        let actor = actor_of(&house.app, &signed_in.secret).await.unwrap().unwrap();
        assert_eq!((actor.name.as_str(), &actor), ("王芳", &signed_in.actor));
        assert_eq!(actor_of(&house.app, "made up").await.unwrap(), None);
        sign_out(&house.app, &signed_in.secret).await.unwrap();
        assert_eq!(actor_of(&house.app, &signed_in.secret).await.unwrap(), None);
        let again = sign_in(&house.app, "wang", PASSWORD, "10.0.0.1").await.unwrap();
        assert_ne!(again.secret, signed_in.secret);
        later(&house, SESSION_MS);
        assert_eq!(actor_of(&house.app, &again.secret).await.unwrap(), None);
    }

    async fn the_words_of_a_refusal_never_say_whether_there_is_such_an_account(house: House) {
        house.furnish().await;
        with_password(&house, "wang").await;
        with_password(&house, "zhao").await;
        let xi = house.who("xi").await;
        let off = app::account::Enabled::No;
        app::account::set_enabled(&house.app, &xi, &bureau(), &house.command(), account("zhao"), off).await.unwrap();
        let mut told = Vec::new();
        for (login, password) in [("wang", "wrong wrong"), ("nobody", PASSWORD), ("zhao", PASSWORD), ("", ""), ("a\u{0}b", PASSWORD), ("li", ""), ("' OR 1=1", "x")] {
            told.push(refusal(sign_in(&house.app, login, password, "10.0.0.1").await));
        }
        assert!(told.iter().all(|refused| *refused == told[0]), "{told:?}");
        assert_eq!(told[0].code, "sign-in-wrong");
    }

    async fn after_five_wrong_tries_a_name_waits_a_minute(house: House) {
        house.furnish().await;
        with_password(&house, "wang").await;
        for _ in 0..5 {
            assert_eq!(code(sign_in(&house.app, "wang", "wrong", "10.0.0.1").await), "sign-in-wrong");
        }
        let refused = refusal(sign_in(&house.app, "wang", PASSWORD, "10.0.0.2").await);
        assert_eq!((refused.kind, refused.code), (RefusalKind::TooMany, "sign-in-too-often"));
        assert_eq!(refused.arguments, [("seconds", "61".to_owned())]);
        later(&house, 61_000);
        sign_in(&house.app, "wang", PASSWORD, "10.0.0.2").await.unwrap();
        // A right password forgives the wrong ones of before.
        for _ in 0..4 {
            assert_eq!(code(sign_in(&house.app, "wang", "wrong", "10.0.0.3").await), "sign-in-wrong");
        }
        sign_in(&house.app, "wang", PASSWORD, "10.0.0.3").await.unwrap();
    }

    async fn a_hundred_guesses_at_once_are_no_more_than_five(house: House) {
        house.furnish().await;
        with_password(&house, "wang").await;
        let mut guesses = tokio::task::JoinSet::new();
        for number in 0..100 {
            let house = house.app.clone();
            guesses.spawn(async move { sign_in(&house, "wang", &format!("guess {number}"), "10.0.0.1").await });
        }
        let codes: Vec<&str> = guesses.join_all().await.into_iter().map(code).collect();
        assert_eq!(codes.iter().filter(|code| **code == "sign-in-wrong").count(), 5);
    }

    async fn who_tries_many_names_waits_and_everybody_else_signs_in(house: House) {
        house.furnish().await;
        with_password(&house, "wang").await;
        let mut wrong = 0;
        for number in 0..30 {
            let name = format!("guess{number}");
            wrong += usize::from(code(sign_in(&house.app, &name, "wrong", "6.6.6.6").await) == "sign-in-wrong");
        }
        assert_eq!(wrong, 20, "an address has more tries than a name, for many sit behind one");
        sign_in(&house.app, "wang", PASSWORD, "10.0.0.1").await.unwrap();
    }

    async fn rights_end_at_once_with_the_role_and_with_the_account(house: House) {
        house.furnish().await;
        let session = app::session::sign_in_as(&house.app, account("wang")).await.unwrap();
        let (_, token) = create_token(&house.app, &session.actor, "门口屏幕", 30).await.unwrap();
        let (xi, an) = (house.who("xi").await, house.who("an").await);
        app::account::revoke_role(&house.app, &an, &bureau(), &house.command(), account("wang"), app::Role::Attendant).await.unwrap();
        assert_eq!(actor_of(&house.app, &session.secret).await.unwrap(), None);
        let by_token = actor_of_token(&house.app, &token).await.unwrap().unwrap();
        assert!(by_token.grants.is_empty(), "a token holds what its holder holds now");
        let session = app::session::sign_in_as(&house.app, account("wang")).await.unwrap();
        let off = app::account::Enabled::No;
        app::account::set_enabled(&house.app, &xi, &bureau(), &house.command(), account("wang"), off).await.unwrap();
        assert_eq!(actor_of(&house.app, &session.secret).await.unwrap(), None);
        assert_eq!(actor_of_token(&house.app, &token).await.unwrap(), None);
        assert_eq!(code(app::session::sign_in_as(&house.app, account("wang")).await), "sign-in-wrong");
    }

    async fn a_password_that_is_set_anew_opens_nothing_more_also_for_whoever_was_signing_in_by_it(house: House) {
        house.furnish().await;
        with_password(&house, "wang").await;
        let anew = async {
            let (xi, command) = (house.who("xi").await, house.command());
            app::account::reset_password(&house.app, &xi, &bureau(), &command, account("wang"), "green tea at nine").await
        };
        // The passwords are compared four at a time, so the last of these wait until after the new one is set.
        let by_the_old = async |address: &str| sign_in(&house.app, "wang", PASSWORD, address).await;
        let (set, tries) = tokio::join!(anew, async {
            tokio::join!(
                by_the_old("10.0.0.1"), by_the_old("10.0.0.2"), by_the_old("10.0.0.3"), by_the_old("10.0.0.4"), by_the_old("10.0.0.5")
            )
        });
        set.unwrap();
        for session in <[_; 5]>::from(tries).into_iter().flatten() {
            assert_eq!(actor_of(&house.app, &session.secret).await.unwrap(), None);
        }
        sign_in(&house.app, "wang", "green tea at nine", "10.0.0.9").await.unwrap();
    }

    async fn a_token_opens_until_its_day_and_is_revoked_by_its_holder_alone(house: House) {
        house.furnish().await;
        let (wang, zhao) = (house.who("wang").await, house.who("zhao").await);
        for (name, days) in [("", 1), ("屏", 0), ("屏", 366), ("a\u{0}b", 1), (&"长".repeat(51), 1)] {
            refusal(create_token(&house.app, &wang, name, days).await);
        }
        let (id, secret) = create_token(&house.app, &wang, "屏", 1).await.unwrap();
        assert_eq!(actor_of_token(&house.app, &secret).await.unwrap().unwrap().name, "王芳");
        assert_eq!(actor_of(&house.app, &secret).await.unwrap(), None, "a token is no session");
        assert!(!revoke_token(&house.app, &zhao, &id).await.unwrap());
        assert!(!revoke_token(&house.app, &wang, "a\u{0}b").await.unwrap());
        assert_eq!(tokens(&house.app, &wang).await.unwrap().len(), 1);
        assert!(revoke_token(&house.app, &wang, &id).await.unwrap());
        assert_eq!(actor_of_token(&house.app, &secret).await.unwrap(), None);
        let (_, secret) = create_token(&house.app, &wang, "屏", 1).await.unwrap();
        later(&house, 24 * 60 * 60 * 1_000);
        assert_eq!(actor_of_token(&house.app, &secret).await.unwrap(), None);
    }

    async fn a_password_is_changed_by_who_knows_the_old_one_and_ends_every_session(house: House) {
        house.furnish().await;
        with_password(&house, "wang").await;
        let session = sign_in(&house.app, "wang", PASSWORD, "10.0.0.1").await.unwrap();
        let change = async |old: &str, new: &str| change_password(&house.app, &session.actor, old, new).await;
        assert_eq!(code(change("wrong", "another good one").await), "password-wrong");
        let short = refusal(change(PASSWORD, "eleven char").await);
        assert_eq!((short.code, short.field), ("password-unfit", Some("new")));
        assert_eq!(code(change(PASSWORD, "Password1234").await), "password-common");
        assert_eq!(code(change(PASSWORD, "my name is WANG!").await), "password-has-login");
        assert_eq!(code(change(PASSWORD, &"x".repeat(1_000_000)).await), "password-unfit");
        change(PASSWORD, "another good one").await.unwrap();
        assert_eq!(actor_of(&house.app, &session.secret).await.unwrap(), None);
        assert_eq!(code(sign_in(&house.app, "wang", PASSWORD, "10.0.0.1").await), "sign-in-wrong");
        sign_in(&house.app, "wang", "another good one", "10.0.0.1").await.unwrap();
    }

    async fn who_sits_before_an_open_session_may_not_guess_its_password_without_end(house: House) {
        house.furnish().await;
        with_password(&house, "wang").await;
        let session = sign_in(&house.app, "wang", PASSWORD, "10.0.0.1").await.unwrap();
        let change = async |old: &str| change_password(&house.app, &session.actor, old, "another good one").await;
        for _ in 0..5 {
            assert_eq!(code(change("wrong").await), "password-wrong");
        }
        assert_eq!(refusal(change(PASSWORD).await).kind, RefusalKind::TooMany);
        later(&house, 61_000);
        change(PASSWORD).await.unwrap();
    }

    async fn a_sign_in_name_of_wide_letters_is_the_same_name(house: House) {
        house.furnish().await;
        with_password(&house, "wang").await;
        sign_in(&house.app, "ＷＡＮＧ", PASSWORD, "10.0.0.1").await.unwrap();
        let (xi, site) = (house.who("xi").await, bureau());
        let new = app::account::NewAccount { login: "ｗａｎｇ".to_owned(), name: "甲".to_owned(), password: PASSWORD.to_owned() };
        assert_eq!(code(app::account::create(&house.app, &xi, &site, &house.command(), new).await), "login-taken");
    }

    async fn an_empty_house_is_set_up_once_by_its_link(house: House) {
        let old = set_up_link(&house.app).await.unwrap().unwrap();
        let link = set_up_link(&house.app).await.unwrap().unwrap();
        assert!(!set_up_opens(&house.app, &old).await.unwrap(), "a new link ends the one before");
        assert_eq!(code(set_up(&house.app, &old, founding("bureau")).await), "link-unknown");
        let mut twins = founding("bureau");
        "ROOT".clone_into(&mut twins.security.login);
        assert_eq!(code(set_up(&house.app, &link, twins).await), "login-taken");
        let mut broken = founding("bureau");
        "id = 1".clone_into(&mut broken.standard);
        assert_eq!(code(set_up(&house.app, &link, broken).await), "standard-has-problems");
        let mut nowhere = founding("bureau");
        "Mars/Olympus".clone_into(&mut nowhere.site.time_zone);
        assert_eq!(code(set_up(&house.app, &link, nowhere).await), "time-zone-unknown");
        assert!(set_up_opens(&house.app, &link).await.unwrap(), "a refused try uses nothing up");
        set_up(&house.app, &link, founding("bureau")).await.unwrap();
        assert!(!set_up_opens(&house.app, &link).await.unwrap());
        assert_eq!(code(set_up(&house.app, &link, founding("court")).await), "link-unknown");
        assert_eq!(set_up_link(&house.app).await.unwrap(), None);
        let root = sign_in(&house.app, "root", PASSWORD, "10.0.0.1").await.unwrap().actor;
        assert!(root.holds(&bureau(), app::Role::SystemAdministrator));
        assert!(!root.holds(&bureau(), app::Role::SecurityAdministrator));
    }

    async fn a_set_up_link_opens_for_a_day(house: House) {
        house.set("07:00");
        let link = set_up_link(&house.app).await.unwrap().unwrap();
        house.set_ms(at("07:00") + SET_UP_MS);
        assert_eq!(code(set_up(&house.app, &link, founding("bureau")).await), "link-unknown");
    }
}
