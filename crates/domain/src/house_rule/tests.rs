//! Rules of the house: what may be published, who is asked, until when.

use super::*;

fn wording() -> Wording {
    Wording {
        heading: Heading {
            title: "考勤制度".to_owned(),
            note: String::new(),
            in_force: "2026-12-01".to_owned(),
            days: 7,
            readers: STAFF.to_vec(),
        },
        text: "第一章 总则\n按时上岗。".to_owned(),
    }
}

fn rule(version: i32) -> HouseRule {
    HouseRule {
        id: HouseRuleId::derived(&["attendance"]),
        issuer: Issuer::ServiceCentre,
        drafted: version,
        version: (version > 0).then(|| Version {
            version,
            at: 1_000,
            by: "何领班".to_owned(),
            heading: wording().heading,
        }),
        withdrawal: None,
    }
}

fn held(role: Role, since: Milliseconds) -> Held {
    Held { role, since }
}

#[test]
fn what_is_written_is_checked_field_by_field() {
    type Row = (
        &'static str,
        fn(&mut Wording),
        Option<(&'static str, &'static str)>,
    );
    let rows: [Row; 9] = [
        ("whole", |_| {}, None),
        (
            "no title",
            |it| it.heading.title = " ".to_owned(),
            Some(("title", "field-empty")),
        ),
        (
            "long title",
            |it| it.heading.title = "长".repeat(TITLE_MAX + 1),
            Some(("title", "text-unfit")),
        ),
        (
            "no day",
            |it| it.heading.in_force = "2026-02-30".to_owned(),
            Some(("in_force", "day-unknown")),
        ),
        (
            "no time to read",
            |it| it.heading.days = 0,
            Some(("days", "house-rule-days-unfit")),
        ),
        (
            "no text",
            |it| it.text = "\n \n".to_owned(),
            Some(("text", "field-empty")),
        ),
        (
            "long text",
            |it| it.text = "长".repeat(TEXT_MAX + 1),
            Some(("text", "text-unfit")),
        ),
        (
            "hidden",
            |it| it.text = "甲\u{202e}乙".to_owned(),
            Some(("text", "text-unfit")),
        ),
        (
            "many lines",
            |it| it.text = "甲\n".repeat(LINES_MAX + 1),
            Some(("text", "house-rule-too-many-lines")),
        ),
    ];
    for (name, change, expected) in rows {
        let mut written = wording();
        change(&mut written);
        let found = written.check().err();
        let found = found.map(|refusal| (refusal.field.unwrap_or(""), refusal.code));
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn whoever_names_no_readers_means_all_staff_and_lines_end_in_one_way() {
    let mut written = wording();
    written.heading.readers = vec![];
    written.text = " 甲 \r\n乙\r丙\n\n".to_owned();
    let tidied = written.tidied();
    assert_eq!(tidied.heading.readers, STAFF);
    assert_eq!(tidied.text, "甲\n乙\n丙");
    let mut written = wording();
    written.heading.readers = vec![Role::Guard, Role::Host, Role::Receptionist, Role::Guard];
    let readers = written.tidied().heading.readers;
    assert_eq!(readers, [Role::Receptionist, Role::Guard]);
}

#[test]
fn each_reader_is_asked_for_the_version_that_stands_a1_2() {
    let day = 24 * 60 * 60 * 1_000;
    let guard = [held(Role::Guard, 0)];
    let late_comer = [held(Role::Guard, 5_000), held(Role::Attendant, 9_000)];
    let unread = |due, last| Some(Reading::Unread { due, last });
    let rows = [
        ("nothing published", 0, &guard[..], vec![], None),
        (
            "never read",
            2,
            &guard,
            vec![],
            unread(1_000 + 7 * day, None),
        ),
        (
            "an earlier one read",
            2,
            &guard,
            vec![(1, 900)],
            unread(1_000 + 7 * day, Some(1)),
        ),
        (
            "this one read",
            2,
            &guard,
            vec![(1, 900), (2, 1_100)],
            Some(Reading::Acknowledged { at: 1_100 }),
        ),
        (
            "newly come",
            2,
            &late_comer,
            vec![],
            unread(5_000 + 7 * day, None),
        ),
        ("no staff", 2, &[held(Role::Host, 0)], vec![], None),
    ];
    for (name, version, held, acknowledged, expected) in rows {
        let found = rule(version).reading(held, &acknowledged);
        assert_eq!(found, expected, "{name}");
    }
    let mut withdrawn = rule(2);
    withdrawn.withdrawal = Some(Withdrawal {
        at: 2_000,
        by: "何领班".to_owned(),
    });
    assert_eq!(withdrawn.reading(&guard, &[]), None);
    let mut for_attendants = rule(2);
    if let Some(version) = &mut for_attendants.version {
        version.heading.readers = vec![Role::Attendant];
    }
    assert_eq!(for_attendants.reading(&guard, &[]), None);
    let open = Reading::Unread {
        due: 10,
        last: None,
    };
    assert_eq!((open.word(10), open.word(11)), ("unread", "late"));
}

#[test]
fn a_version_that_was_superseded_meanwhile_is_not_acknowledged() {
    let guard = [Role::Guard];
    let code = |rule: &HouseRule, read, roles: &[Role]| {
        let refused = rule.check_acknowledged(read, roles).err();
        refused.map(|refusal| refusal.code)
    };
    assert_eq!(code(&rule(2), 2, &guard), None);
    assert_eq!(code(&rule(2), 1, &guard), Some("house-rule-superseded"));
    assert_eq!(code(&rule(2), 3, &guard), Some("house-rule-superseded"));
    assert_eq!(
        code(&rule(2), 2, &[Role::Auditor]),
        Some("house-rule-not-for-you")
    );
    assert_eq!(code(&rule(0), 0, &guard), Some("house-rule-unknown"));
    let mut withdrawn = rule(2);
    withdrawn.withdrawal = Some(Withdrawal {
        at: 2_000,
        by: String::new(),
    });
    assert_eq!(code(&withdrawn, 2, &guard), Some("house-rule-withdrawn"));
}

#[test]
fn a_later_version_says_what_changed_and_changes_something() {
    let first = wording();
    let code = |rule: &HouseRule, next: &Wording| {
        let refused = rule.check_published(&first.text, next).err();
        refused.map(|refusal| (refusal.field, refusal.code))
    };
    assert_eq!(code(&rule(0), &first), None);
    assert_eq!(code(&rule(1), &first), Some((Some("note"), "field-empty")));
    let mut noted = first.clone();
    noted.heading.note = "上岗提前".to_owned();
    assert_eq!(
        code(&rule(1), &noted),
        Some((Some("text"), "house-rule-unchanged"))
    );
    let mut changed = noted.clone();
    changed.text.push_str("\n提前十分钟。");
    assert_eq!(code(&rule(1), &changed), None);
    let mut readers = noted;
    readers.heading.readers = vec![Role::Guard];
    assert_eq!(code(&rule(1), &readers), None);
}

#[test]
fn each_issuer_has_its_writer() {
    let site: SiteId = "court".parse().unwrap();
    let with = |role| {
        let mut actor = Actor::house();
        actor.grants.push(crate::access::Grant {
            site: site.clone(),
            role,
        });
        actor
    };
    for (role, issuer, may) in [
        (Role::TeamLeader, Issuer::ServiceCentre, true),
        (Role::TeamLeader, Issuer::Owner, false),
        (Role::OwnersManager, Issuer::Owner, true),
        (Role::OwnersManager, Issuer::ServiceCentre, false),
        (Role::Receptionist, Issuer::ServiceCentre, false),
    ] {
        let found = check_writer(&with(role), &site, issuer).is_ok();
        assert_eq!(found, may, "{role:?} {issuer:?}");
    }
}

#[test]
fn chapters_and_marked_lines_are_headings() {
    let heading = |text: &str| Block::Heading(text.to_owned());
    let paragraph = |text: &str| Block::Paragraph(text.to_owned());
    let text = "第一章 总则\n\n第一条 按时上岗。\n## 奖惩\n第二天之前报章程\n#\n第3章 附则";
    assert_eq!(
        blocks(text),
        [
            heading("第一章 总则"),
            paragraph("第一条 按时上岗。"),
            heading("奖惩"),
            paragraph("第二天之前报章程"),
            heading("第3章 附则"),
        ]
    );
}
