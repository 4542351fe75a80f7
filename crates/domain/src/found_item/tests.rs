//! The tables of found things.

use super::lost::{Loss, LostReport, Told};
use super::*;
use crate::LostReportId;

const DAY_MS: Milliseconds = 24 * 60 * 60 * 1_000;

fn item(kind: Kind, noticed: Option<&str>) -> FoundItem {
    FoundItem {
        id: FoundItemId::derived(&["x"]),
        day: "2026-07-06".to_owned(),
        number: 1,
        kind,
        description: Some("黑色长柄雨伞".to_owned()),
        room: Some(RoomId::derived(&["702"])),
        spot: "靠窗".to_owned(),
        found: 10 * DAY_MS,
        at: 10 * DAY_MS,
        by: "王芳".to_owned(),
        by_account: None,
        meeting: None,
        visit: None,
        duty: None,
        state: State::Kept,
        shelf: "A1".to_owned(),
        noticed: noticed.map(str::to_owned),
        closed: None,
        closed_by: String::new(),
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

// C4.3.2
#[test]
fn a_thing_leaves_the_house_once_c4_3_2() {
    use State::{Disposed, Found, HandedBack, HandedOver, Informed, Kept};
    let rows = [
        (Found, Step::Store, Ok(Kept)),
        (Kept, Step::Store, Ok(Kept)),
        (Informed, Step::Store, Ok(Informed)),
        (Found, Step::Publish, Ok(Found)),
        (Informed, Step::Publish, Ok(Informed)),
        (Found, Step::Inform, Ok(Informed)),
        (Kept, Step::Inform, Ok(Informed)),
        (Informed, Step::Inform, Ok(Informed)),
        (Found, Step::HandBack, Ok(HandedBack)),
        (Informed, Step::HandBack, Ok(HandedBack)),
        (Kept, Step::HandOver, Ok(HandedOver)),
        (Kept, Step::Dispose, Ok(Disposed)),
        (HandedBack, Step::HandBack, Err("found-item-gone")),
        (HandedBack, Step::Store, Err("found-item-gone")),
        (HandedOver, Step::HandBack, Err("found-item-gone")),
        (Disposed, Step::Inform, Err("found-item-gone")),
    ];
    for (state, step, expected) in rows {
        let after = state.after(step).map_err(|no| no.code);
        assert_eq!(after, expected, "{state:?} {step:?}");
    }
}

// C4.3.2
#[test]
fn each_step_is_theirs_who_answer_for_it_c4_3_2() {
    let all = Step::ALL.len();
    let rows = [
        (Part::Watches, 0),
        (Part::Finds, 1),
        (Part::Keeps, 4),
        (Part::Leads, all),
    ];
    for (part, count) in rows {
        let may = Step::ALL.iter().filter(|step| part.check(**step).is_ok());
        assert_eq!(may.count(), count, "{part:?}");
    }
}

// C4.3.2
#[test]
fn a_finding_says_what_where_and_when_c4_3_2() {
    let sound = Finding {
        kind: Kind::Umbrella,
        description: " 黑色长柄雨伞 ".to_owned(),
        room: Some(RoomId::derived(&["702"])),
        spot: String::new(),
        found: 99 * DAY_MS,
    };
    let now = 100 * DAY_MS;
    let rows = [
        (sound.clone(), None),
        (
            Finding {
                room: None,
                spot: "东门门厅".to_owned(),
                ..sound.clone()
            },
            None,
        ),
        (
            Finding {
                room: None,
                ..sound.clone()
            },
            Some("found-item-place-missing"),
        ),
        (
            Finding {
                description: " ".to_owned(),
                ..sound.clone()
            },
            Some("field-empty"),
        ),
        (
            Finding {
                description: "长".repeat(DESCRIPTION_MAX + 1),
                ..sound.clone()
            },
            Some("text-unfit"),
        ),
        (
            Finding {
                found: now + 1,
                ..sound.clone()
            },
            Some("found-item-time-unfit"),
        ),
        (
            Finding {
                found: now - FOUND_BEFORE_MS - 1,
                ..sound
            },
            Some("found-item-time-unfit"),
        ),
    ];
    for (finding, expected) in rows {
        let finding = finding.tidied();
        let told = finding.check(now).err().map(|no| no.code);
        assert_eq!(told, expected, "{finding:?}");
    }
}

// C4.3.2
#[test]
fn what_is_worth_something_is_put_away_before_a_second_person_c4_3_2() {
    let (me, other) = (AccountId::derived(&["me"]), AccountId::derived(&["other"]));
    let rows = [
        (Kind::Umbrella, "A1", None, None),
        (Kind::Umbrella, " ", None, Some("found-item-shelf-missing")),
        (
            Kind::Umbrella,
            "A1",
            Some(me),
            Some("found-item-witness-other"),
        ),
        (
            Kind::Document,
            "A1",
            None,
            Some("found-item-witness-missing"),
        ),
        (
            Kind::Valuables,
            "A1",
            None,
            Some("found-item-witness-missing"),
        ),
        (
            Kind::Valuables,
            "A1",
            Some(me),
            Some("found-item-witness-other"),
        ),
        (Kind::Valuables, "A1", Some(other), None),
    ];
    for (kind, shelf, witness, expected) in rows {
        let said = Said {
            shelf: shelf.to_owned(),
            witness,
            ..Said::default()
        };
        let said = said.tidied(Step::Store);
        let told = said.check(
            Step::Store,
            &item(kind, None),
            (Some(me), day("2026-07-06")),
        );
        assert_eq!(
            told.err().map(|no| no.code),
            expected,
            "{kind:?} {witness:?}"
        );
    }
}

// C4.3.2
#[test]
fn a_notice_is_put_up_once_on_a_day_that_has_been_c4_3_2() {
    let rows = [
        ("2026-07-06", None, None),
        ("2026-07-10", None, None),
        ("2026-07-05", None, Some("found-item-notice-unfit")),
        ("2026-07-11", None, Some("found-item-notice-unfit")),
        ("2026-02-30", None, Some("day-unknown")),
        ("", None, Some("day-unknown")),
        ("2026-07-10", Some("2026-07-07"), Some("found-item-noticed")),
    ];
    for (notice, before, expected) in rows {
        let said = Said {
            notice: notice.to_owned(),
            ..Said::default()
        };
        let told = said.check(
            Step::Publish,
            &item(Kind::Bag, before),
            (None, day("2026-07-10")),
        );
        assert_eq!(
            told.err().map(|no| no.code),
            expected,
            "{notice} {before:?}"
        );
    }
}

// C4.3.2
#[test]
fn nothing_is_thrown_away_before_its_year_is_over_but_what_perishes_c4_3_2() {
    let rows = [
        (
            Kind::Umbrella,
            None,
            "2030-01-01",
            Some("found-item-not-noticed"),
        ),
        (
            Kind::Umbrella,
            Some("2026-07-07"),
            "2027-07-07",
            Some("found-item-too-early"),
        ),
        (Kind::Umbrella, Some("2026-07-07"), "2027-07-08", None),
        (Kind::Perishable, None, "2026-07-06", None),
        (
            Kind::Document,
            Some("2026-07-07"),
            "2027-07-08",
            Some("found-item-to-authorities"),
        ),
        (
            Kind::Phone,
            Some("2026-07-07"),
            "2027-07-08",
            Some("found-item-to-authorities"),
        ),
        (
            Kind::Valuables,
            Some("2026-07-07"),
            "2027-07-08",
            Some("found-item-to-authorities"),
        ),
    ];
    for (kind, noticed, today, expected) in rows {
        let said = Said {
            note: "已过期".to_owned(),
            ..Said::default()
        };
        let told = said.check(Step::Dispose, &item(kind, noticed), (None, day(today)));
        assert_eq!(told.err().map(|no| no.code), expected, "{kind:?} {today}");
    }
}

// C4.3.2
#[test]
fn each_step_asks_for_its_words_and_keeps_no_others_c4_3_2() {
    let all = Said {
        shelf: "A1".to_owned(),
        witness: None,
        notice: "2026-07-06".to_owned(),
        whom: "张建设".to_owned(),
        telephone: "138 1234 5678".to_owned(),
        proof: "说出伞柄刻字".to_owned(),
        note: "电话".to_owned(),
    };
    let rows = [
        (Step::Inform, "whom", "found-item-whom-missing"),
        (Step::Inform, "note", "found-item-how-missing"),
        (Step::HandBack, "whom", "found-item-taker-missing"),
        (Step::HandBack, "proof", "found-item-proof-missing"),
        (Step::HandOver, "whom", "found-item-authority-missing"),
    ];
    let today = (None, day("2026-07-06"));
    for (step, field, expected) in rows {
        let mut said = all.clone().tidied(step);
        assert_eq!(said.check(step, &item(Kind::Bag, None), today), Ok(()));
        match field {
            "whom" => said.whom.clear(),
            "note" => said.note.clear(),
            _ => said.proof.clear(),
        }
        let refused = said.check(step, &item(Kind::Bag, None), today).unwrap_err();
        assert_eq!(
            (refused.code, refused.field),
            (expected, Some(field)),
            "{step:?}"
        );
    }
    let stored = all.clone().tidied(Step::Store);
    assert_eq!((stored.whom.as_str(), stored.shelf.as_str()), ("", "A1"));
    let bad = Said {
        telephone: "12".to_owned(),
        ..all
    };
    let refused = bad.check(Step::HandBack, &item(Kind::Bag, None), today);
    assert_eq!(refused.unwrap_err().code, "telephone-unfit");
}

// C4.3.2
#[test]
fn what_nobody_claims_is_due_to_be_handed_over_after_its_days_c4_3_2() {
    let mut one = item(Kind::Bag, None);
    assert_eq!(one.hand_over_by(30), Some(day("2026-08-05")));
    assert!(!one.is_overdue(day("2026-08-05"), 30));
    assert!(one.is_overdue(day("2026-08-06"), 30));
    assert!(!one.is_overdue(day("2026-08-06"), 31));
    one.state = State::HandedBack;
    assert!(!one.is_overdue(day("2027-08-06"), 30));
    let days = [(0, false), (1, true), (365, true), (366, false)];
    for (days, fit) in days {
        assert_eq!(check_days(days).is_ok(), fit, "{days}");
    }
}

fn report(kind: Kind, room: &str, description: &str) -> LostReport {
    LostReport {
        id: LostReportId::derived(&["x"]),
        day: "2026-07-06".to_owned(),
        number: 1,
        kind,
        told: Some(Told {
            description: description.to_owned(),
            name: "张建设".to_owned(),
            telephone: "13812345678".to_owned(),
        }),
        room: (!room.is_empty()).then(|| RoomId::derived(&[room])),
        spot: String::new(),
        from: 9 * DAY_MS,
        until: 10 * DAY_MS,
        at: 11 * DAY_MS,
        by: "钱前台".to_owned(),
        by_account: None,
        item: None,
        closed: None,
        closed_by: String::new(),
    }
}

// C4.3.2
#[test]
fn what_is_looked_for_proposes_what_is_like_it_c4_3_2() {
    let found = item(Kind::Umbrella, None);
    let rows = [
        (report(Kind::Umbrella, "702", "长柄伞"), Some(8)),
        (report(Kind::Umbrella, "", "蓝色折叠"), Some(3)),
        (report(Kind::Other, "702", "伞"), Some(4)),
        (report(Kind::Other, "", "伞"), None),
        (report(Kind::Bag, "702", "长柄雨伞"), None),
    ];
    for (report, expected) in rows {
        assert_eq!(report.likeness(&found), expected, "{report:?}");
    }
    let later = LostReport {
        from: 11 * DAY_MS,
        ..report(Kind::Umbrella, "702", "长柄伞")
    };
    assert_eq!(
        later.likeness(&found),
        None,
        "it was found before it was lost"
    );
}

// C4.3.2
#[test]
fn a_report_says_who_is_to_be_called_and_is_closed_once_c4_3_2() {
    let now = 400 * DAY_MS;
    let sound = Loss {
        kind: Kind::Keys,
        told: Told {
            description: "一串钥匙".to_owned(),
            name: "张建设".to_owned(),
            telephone: "13812345678".to_owned(),
        },
        room: None,
        spot: String::new(),
        from: now - DAY_MS,
        until: now,
    };
    let with = |change: fn(&mut Loss)| {
        let mut changed = sound.clone();
        change(&mut changed);
        changed
    };
    let rows = [
        (sound.clone(), None),
        (
            with(|one| one.told.description.clear()),
            Some("field-empty"),
        ),
        (with(|one| one.told.name.clear()), Some("field-empty")),
        (
            with(|one| one.told.telephone.clear()),
            Some("lost-report-telephone-missing"),
        ),
        (
            with(|one| one.told.telephone = "张三".to_owned()),
            Some("telephone-unfit"),
        ),
        (with(|one| one.until += 1), Some("lost-report-time-unfit")),
        (with(|one| one.from = 0), Some("lost-report-time-unfit")),
        (
            with(|one| one.until = one.from - 1),
            Some("lost-report-span-unfit"),
        ),
    ];
    for (loss, expected) in rows {
        let told = loss.clone().tidied().check(now).err().map(|no| no.code);
        assert_eq!(told, expected, "{loss:?}");
    }
    let closed = report(Kind::Keys, "", "钥匙")
        .close(None, (5, "王芳"))
        .unwrap();
    assert_eq!(
        (closed.closed, closed.closed_by.as_str()),
        (Some(5), "王芳")
    );
    let again = closed.close(None, (6, "王芳")).unwrap_err();
    assert_eq!(again.code, "lost-report-closed");
}
