//! Accounts and roles: one makes, another grants, a third approves; none of them alone.

use app::account::{
    Enabled, NewAccount, approve_role, create, grant_role, list, reset_password, revoke_role,
    set_enabled,
};
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

    async fn administrators_of_one_site_have_no_hand_on_the_people_of_another(house: House) {
        house.furnish().await;
        let (xi, site) = (house.who("court-xi").await, court());
        let chen = account("chen");
        let reset = reset_password(&house.app, &xi, &site, &house.command(), chen, "taken over!").await;
        assert_eq!(code(reset), "account-unknown");
        let off = set_enabled(&house.app, &xi, &site, &house.command(), chen, Enabled::No).await;
        assert_eq!(code(off), "account-unknown");
        let listed: Vec<String> = list(&house.app, &site).await.unwrap().into_iter().map(|one| one.login).collect();
        assert_eq!(listed, ["court-an", "court-desk", "court-lead", "court-ting", "court-xi"]);
        // Whoever works at both is reset by neither alone.
        let an = house.who("court-an").await;
        grant_role(&house.app, &an, &site, &house.command(), account("wang"), Role::Attendant).await.unwrap();
        let reset = reset_password(&house.app, &xi, &site, &house.command(), account("wang"), "taken over!").await;
        assert_eq!(code(reset), "not-allowed");
        app::session::sign_in_as(&house.app, chen).await.unwrap();
    }
}
