//! Accounts and roles: one makes, another grants, a third approves; none of them alone.

use app::account::{
    Enabled, NewAccount, approve_role, create, grant_role, list, reset_password, revoke_role,
    set_enabled,
};
use app::session::{Founder, administrators_lacking, administrators_link, restore_administrators};
use app::{Answer, Error, Role};
use domain::AccountId;

use crate::house::{House, account, bureau, code, court, refusal, stories};

async fn make(house: &House, login: &str) -> Result<AccountId, Error> {
    let xi = house.who("xi").await;
    let new = NewAccount {
        login: login.to_owned(),
        name: "新来的".to_owned(),
        password: "a long password".to_owned(),
    };
    let answer = create(&house.app, &xi, &bureau(), &house.command(), new).await?;
    Ok(answer.subject.unwrap().parse().unwrap())
}

async fn grant(house: &House, by: &str, id: AccountId, role: Role) -> Result<Answer, Error> {
    let by = house.who(by).await;
    grant_role(&house.app, &by, &bureau(), &house.command(), id, role).await
}

async fn roles(house: &House, id: AccountId) -> Vec<(Role, bool)> {
    let accounts = list(&house.app, &bureau()).await.unwrap();
    let found = accounts.into_iter().find(|one| one.id == id).unwrap();
    found
        .grants
        .iter()
        .map(|grant| (grant.role, grant.approved))
        .collect()
}

stories! {
    async fn a_role_counts_once_the_owners_office_approved_it(house: House) {
        house.furnish().await;
        let id = make(&house, "new.one").await.unwrap();
        grant(&house, "an", id, Role::TeamLeader).await.unwrap();
        assert_eq!(roles(&house, id).await, [(Role::TeamLeader, false)]);
        let before = app::session::sign_in_as(&house.app, id).await.unwrap().actor;
        assert!(before.grants.is_empty());
        let approve = async |login: &str, role| {
            let by = house.who(login).await;
            approve_role(&house.app, &by, &bureau(), &house.command(), id, role).await
        };
        for login in ["an", "xi", "li", "shen"] {
            assert_eq!(code(approve(login, Role::TeamLeader).await), "not-allowed", "{login}");
        }
        assert_eq!(code(approve("chen", Role::Auditor).await), "role-not-held");
        approve("chen", Role::TeamLeader).await.unwrap();
        let after = app::session::sign_in_as(&house.app, id).await.unwrap().actor;
        assert!(after.holds(&bureau(), Role::TeamLeader));
        assert_eq!(code(grant(&house, "an", id, Role::TeamLeader).await), "role-held");
    }

    async fn the_three_administrators_are_kept_apart_and_nobody_serves_oneself(house: House) {
        house.furnish().await;
        assert_eq!(code(grant(&house, "an", account("xi"), Role::Auditor).await), "roles-kept-apart");
        assert_eq!(code(grant(&house, "an", account("shen"), Role::SecurityAdministrator).await), "roles-kept-apart");
        assert_eq!(code(grant(&house, "an", account("an"), Role::OwnersManager).await), "not-oneself");
        assert_eq!(code(grant(&house, "xi", account("wang"), Role::TeamLeader).await), "not-allowed");
        assert_eq!(code(grant(&house, "an", account("wang"), Role::Kiosk).await), "role-unknown");
        assert_eq!(code(grant(&house, "an", AccountId::derived(&["no"]), Role::Host).await), "account-unknown");
        let (xi, chen) = (house.who("xi").await, house.who("chen").await);
        let off = set_enabled(&house.app, &xi, &bureau(), &house.command(), account("xi"), Enabled::No).await;
        assert_eq!(code(off), "not-oneself");
        grant(&house, "an", account("chen"), Role::Host).await.unwrap();
        let own = approve_role(&house.app, &chen, &bureau(), &house.command(), account("chen"), Role::Host).await;
        assert_eq!(code(own), "not-oneself");
    }

    async fn an_account_that_cannot_be_is_refused_by_its_field(house: House) {
        house.furnish().await;
        for login in ["", "a", "has space", "名字", "a\u{0}b", &"x".repeat(33)] {
            assert_eq!(refusal(make(&house, login).await).field, Some("login"), "{login:?}");
        }
        assert_eq!(refusal(make(&house, "WANG").await).code, "login-taken");
        let id = make(&house, "new.one").await.unwrap();
        assert!(roles(&house, id).await.is_empty());
        let an = house.who("an").await;
        let none = revoke_role(&house.app, &an, &bureau(), &house.command(), id, Role::Host).await;
        assert_eq!(code(none), "role-not-held");
    }

    async fn an_account_of_another_site_is_as_one_that_is_not_there(house: House) {
        house.furnish().await;
        let (xi, an, site) = (house.who("court-xi").await, house.who("court-an").await, court());
        let app = &house.app;
        for id in [account("chen"), account("wang"), AccountId::derived(&["nobody"])] {
            let answers = [
                reset_password(app, &xi, &site, &house.command(), id, "taken over, all of it").await,
                set_enabled(app, &xi, &site, &house.command(), id, Enabled::No).await,
                grant_role(app, &an, &site, &house.command(), id, Role::Attendant).await,
                grant_role(app, &an, &site, &house.command(), id, Role::SystemAdministrator).await,
                revoke_role(app, &an, &site, &house.command(), id, Role::Attendant).await,
            ];
            for answer in answers {
                assert_eq!(code(answer), "account-unknown");
            }
        }
        let listed: Vec<String> = list(app, &site).await.unwrap().into_iter().map(|one| one.login).collect();
        assert_eq!(listed, ["court-an", "court-desk", "court-lead", "court-ting", "court-xi"]);
        app::session::sign_in_as(app, account("chen")).await.unwrap();
        // One without any role yet is its maker's too.
        let new = make(&house, "new.one").await.unwrap();
        assert!(list(app, &site).await.unwrap().iter().all(|one| one.id != new));
        assert_eq!(code(reset_password(app, &xi, &site, &house.command(), new, "taken over, all of it").await), "account-unknown");
    }

    // Whoever grants at both sites lets somebody work at both; their home goes on to look after them.
    async fn somebody_works_at_two_sites_by_the_hand_of_who_grants_at_both(house: House) {
        house.furnish().await;
        let app = &house.app;
        let mut an = house.who("an").await;
        let both = app::Grant { site: court(), role: Role::SecurityAdministrator };
        an.grants.push(both);
        grant_role(app, &an, &court(), &house.command(), account("wang"), Role::Attendant).await.unwrap();
        let listed = list(app, &court()).await.unwrap();
        assert!(listed.iter().any(|one| one.id == account("wang")));
        let xi = house.who("court-xi").await;
        let reset = reset_password(app, &xi, &court(), &house.command(), account("wang"), "taken over, all of it").await;
        assert_eq!(code(reset), "account-unknown");
        let kept = grant_role(app, &an, &court(), &house.command(), account("xi"), Role::Auditor).await;
        assert_eq!(code(kept), "roles-kept-apart");
        let court_an = house.who("court-an").await;
        revoke_role(app, &court_an, &court(), &house.command(), account("wang"), Role::Attendant).await.unwrap();
        assert!(list(app, &court()).await.unwrap().iter().all(|one| one.id != account("wang")));
    }

    async fn roles_are_kept_apart_also_where_two_sites_grant_at_once(house: House) {
        house.furnish().await;
        let app = &house.app;
        let mut an = house.who("an").await;
        an.grants.push(app::Grant { site: court(), role: Role::SecurityAdministrator });
        for login in ["one.new", "two.new", "three.new", "four.new"] {
            let id = make(&house, login).await.unwrap();
            let (bureau, court) = (bureau(), court());
            let (first, second) = (house.command(), house.command());
            let (here, there) = tokio::join!(
                grant_role(app, &an, &bureau, &first, id, Role::SystemAdministrator),
                grant_role(app, &an, &court, &second, id, Role::Auditor),
            );
            assert!(here.is_ok() != there.is_ok(), "{login}: {here:?} {there:?}");
        }
    }

    async fn nobody_approves_what_they_granted_themselves(house: House) {
        house.furnish().await;
        assert_eq!(code(grant(&house, "an", account("chen"), Role::SecurityAdministrator).await), "roles-kept-apart");
        let id = make(&house, "new.one").await.unwrap();
        let mut an = house.who("an").await;
        grant(&house, "an", id, Role::Guard).await.unwrap();
        // Somebody who once held both, as could be before.
        an.grants.push(app::Grant { site: bureau(), role: Role::OwnersManager });
        let approve = async |by: &app::Actor| approve_role(&house.app, by, &bureau(), &house.command(), id, Role::Guard).await;
        assert_eq!(code(approve(&an).await), "not-ones-own-grant");
        assert_eq!(roles(&house, id).await, [(Role::Guard, false)]);
        approve(&house.who("chen").await).await.unwrap();
    }

    async fn a_site_keeps_somebody_who_approves_and_two_who_administer(house: House) {
        house.furnish().await;
        let (an, xi, site) = (house.who("an").await, house.who("xi").await, bureau());
        let revoke = async |login: &str, role| revoke_role(&house.app, &an, &site, &house.command(), account(login), role).await;
        assert_eq!(code(revoke("an", Role::SecurityAdministrator).await), "not-oneself");
        assert_eq!(code(revoke("chen", Role::OwnersManager).await), "last-of-its-role");
        assert_eq!(code(revoke("xi", Role::SystemAdministrator).await), "last-of-its-role");
        let disable = async |login: &str| set_enabled(&house.app, &xi, &site, &house.command(), account(login), Enabled::No).await;
        assert_eq!(code(disable("chen").await), "last-of-its-role");
        assert_eq!(code(disable("an").await), "last-of-its-role");
        grant(&house, "an", account("sun"), Role::OwnersManager).await.unwrap();
        // One that nobody approved does not count yet.
        assert_eq!(code(revoke("chen", Role::OwnersManager).await), "last-of-its-role");
        let chen = house.who("chen").await;
        approve_role(&house.app, &chen, &site, &house.command(), account("sun"), Role::OwnersManager).await.unwrap();
        disable("chen").await.unwrap();
        assert_eq!(code(revoke("sun", Role::OwnersManager).await), "last-of-its-role");
    }

    async fn where_nobody_is_left_to_administer_a_link_of_the_terminal_mends_it(house: House) {
        house.furnish().await;
        let (app, site) = (&house.app, bureau());
        assert_eq!(administrators_link(app, &site).await.unwrap(), None, "nobody is lacking");
        let lose = |db: &mut store::Database| store::account::set_disabled(db, account("an"), Some(1));
        app.store().write::<(), anyhow::Error>(None, lose).await.unwrap();
        let link = administrators_link(app, &site).await.unwrap().unwrap();
        assert!(!app::session::set_up_opens(app, &link).await.unwrap(), "it sets up no house");
        let lacking = administrators_lacking(app, &link).await.unwrap().unwrap();
        assert_eq!((lacking.site.id, lacking.roles), (site.clone(), vec![Role::SecurityAdministrator]));
        let founder = |login: &str| Founder { login: login.to_owned(), name: "新安全".to_owned(), password: "green tea at nine".to_owned() };
        let restore = async |login: &str| restore_administrators(app, &link, vec![(Role::SecurityAdministrator, founder(login))]).await;
        let taken = refusal(restore("an").await);
        assert_eq!((taken.code, taken.field), ("login-taken", Some("security_login")));
        restore("new.an").await.unwrap();
        assert_eq!(code(restore("new.an2").await), "link-unknown");
        assert_eq!(administrators_lacking(app, &link).await.unwrap(), None);
        let new = app::session::sign_in(app, "new.an", "green tea at nine", "10.0.0.1").await.unwrap().actor;
        assert!(new.holds(&site, Role::SecurityAdministrator));
        assert_eq!(house.count_of(&site, "administrators-link-made").await, 1);
        assert!(app::journal::verify(app, &site).await.unwrap().unwrap().is_ok());
    }
}
