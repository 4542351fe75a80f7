//! What the access matrix answers.

use super::*;

#[test]
fn the_matrix_answers_as_it_is_written() {
    let told = |role, object, action| match right(role, object, action) {
        None => "none".to_owned(),
        Some(right) if right.masked => format!("{:?} masked", right.reach),
        Some(right) => format!("{:?}", right.reach),
    };
    let rows = [
        (Role::Attendant, Object::Duty, Action::Do, "Shift"),
        (
            Role::Attendant,
            Object::Meeting,
            Action::View,
            "Shift masked",
        ),
        (
            Role::Receptionist,
            Object::Meeting,
            Action::View,
            "Site masked",
        ),
        (Role::Receptionist, Object::Duty, Action::View, "Site"),
        (Role::Receptionist, Object::Duty, Action::Do, "Shift"),
        (Role::Receptionist, Object::Duty, Action::Edit, "none"),
        (Role::TeamLeader, Object::Meeting, Action::Create, "Site"),
        (Role::Host, Object::Meeting, Action::Edit, "Own"),
        (Role::OwnersManager, Object::Meeting, Action::Create, "none"),
        (
            Role::OwnersManager,
            Object::Agreement,
            Action::Approve,
            "Site",
        ),
        (Role::TeamLeader, Object::Agreement, Action::Approve, "none"),
        (
            Role::SystemAdministrator,
            Object::Journal,
            Action::View,
            "none",
        ),
        (
            Role::SystemAdministrator,
            Object::RoleGrant,
            Action::Create,
            "none",
        ),
        (
            Role::SecurityAdministrator,
            Object::Account,
            Action::Create,
            "none",
        ),
        (Role::Auditor, Object::Duty, Action::Do, "none"),
        (Role::Kiosk, Object::Duty, Action::View, "none"),
        (Role::PublicLink, Object::Request, Action::Create, "One"),
    ];
    for (role, object, action, expected) in rows {
        assert_eq!(
            told(role, object, action),
            expected,
            "{role:?} {object:?} {action:?}"
        );
    }
}

#[test]
fn the_three_administrators_are_kept_apart() {
    assert!(Role::SystemAdministrator.excludes(Role::Auditor));
    assert!(Role::SecurityAdministrator.excludes(Role::SystemAdministrator));
    assert!(!Role::SystemAdministrator.excludes(Role::SystemAdministrator));
    assert!(!Role::TeamLeader.excludes(Role::Auditor));
    assert!(Role::OwnersManager.excludes(Role::SecurityAdministrator));
    assert!(!Role::OwnersManager.excludes(Role::Auditor));
}

#[test]
fn a_right_at_one_site_is_none_at_another() {
    let court: SiteId = "court".parse().unwrap();
    let bureau: SiteId = "bureau".parse().unwrap();
    let mut actor = Actor::house();
    actor.grants.push(Grant {
        site: court.clone(),
        role: Role::TeamLeader,
    });
    assert!(
        actor
            .right(&court, Object::Meeting, Action::Create)
            .is_some()
    );
    assert!(
        actor
            .right(&bureau, Object::Meeting, Action::Create)
            .is_none()
    );
    assert!(!actor.knows(&bureau));
}
