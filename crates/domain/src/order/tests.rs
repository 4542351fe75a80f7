use super::*;

const NINE: Milliseconds = 1_783_299_600_000;
const MINUTE: Milliseconds = 60_000;

fn fruit() -> Line {
    Line {
        number: 1,
        kind: Kind::Fruit,
        item: "时令果盘".to_owned(),
        quantity: 10,
        unit: "盘".to_owned(),
        place: "会场后排长桌".to_owned(),
        moment: Moment::Break,
        at: None,
        put_out: 4,
        reason: "保持新鲜".to_owned(),
        price: Some(3_800),
        budget: None,
        supplier: String::new(),
        cut_off: None,
    }
}

fn asked(line: Line) -> Asked {
    Asked {
        matter: Matter {
            meeting: None,
            title: "年度预算评审会".to_owned(),
            room: RoomId::derived(&["301"]),
            starts: NINE,
            ends: NINE + 90 * MINUTE,
        },
        client: Client {
            name: "赵敏".to_owned(),
            department: "办公室".to_owned(),
            telephone: "8021".to_owned(),
        },
        note: String::new(),
        lines: vec![line],
    }
}

/// The field that is refused, and what is changed for it.
type Row<T> = (&'static str, fn(&mut T));

// B5
#[test]
fn a_line_says_what_how_many_when_where_and_why_some_are_held_back_b5() {
    assert_eq!(fruit().held_back(), 6);
    let rows: [Row<Line>; 11] = [
        ("", |_| ()),
        ("item", |line| line.item.clear()),
        ("quantity", |line| {
            (line.quantity, line.put_out) = (0, 0);
        }),
        ("unit", |line| line.unit = " ".to_owned()),
        ("put_out", |line| line.put_out = 11),
        ("reason", |line| line.reason.clear()),
        ("", |line| {
            (line.put_out, line.reason) = (10, String::new());
        }),
        ("at", |line| line.moment = Moment::AtTime),
        ("at", |line| {
            (line.moment, line.at) = (Moment::AtTime, Some(NINE - 1));
        }),
        ("price", |line| line.price = Some(-1)),
        // What is only for whoever calls for it is all held back, and needs no reason.
        ("", |line| {
            line.moment = Moment::OnCall;
            line.reason.clear();
        }),
    ];
    for (row, (field, change)) in rows.into_iter().enumerate() {
        let mut line = fruit();
        change(&mut line);
        let checked = asked(line).tidied().check(NINE - 60 * MINUTE);
        let at = checked.err().and_then(|refusal| refusal.field);
        assert_eq!(at.unwrap_or(""), field, "row {row}");
    }
}

#[test]
fn an_order_without_lines_or_with_an_unfit_time_is_refused() {
    let rows: [Row<Asked>; 7] = [
        // So far from any other time that their distance is no number.
        ("starts", |one| one.matter.starts = Milliseconds::MIN),
        ("ends", |one| one.matter.ends = Milliseconds::MAX),
        ("item", |one| one.lines.clear()),
        ("ends", |one| one.matter.ends = one.matter.starts),
        ("starts", |one| {
            one.matter.starts += 500 * 24 * 60 * MINUTE;
        }),
        ("name", |one| one.client.name.clear()),
        ("telephone", |one| one.client.telephone = "八零".to_owned()),
    ];
    for (field, change) in rows {
        let mut one = asked(fruit());
        change(&mut one);
        assert_eq!(one.tidied().check(NINE).unwrap_err().field, Some(field));
    }
    assert!(asked(fruit()).tidied().check(NINE).is_ok());
    // C4.1.4
    let mut of_meeting = asked(fruit());
    of_meeting.lines.clear();
    of_meeting.matter.meeting = Some(MeetingId::derived(&["meeting"]));
    assert!(of_meeting.tidied().check(NINE).is_ok());
}

#[test]
fn what_differs_is_told_by_line_and_nothing_else_is() {
    let mut more = fruit();
    more.quantity = 12;
    let flowers = Line {
        number: 2,
        kind: Kind::Flowers,
        ..fruit()
    };
    assert_eq!(line_changes(&[fruit()], &[fruit()]), []);
    let changes = line_changes(&[fruit(), flowers.clone()], &[more.clone()]);
    let told: Vec<_> = changes
        .iter()
        .map(|one| (one.before.is_some(), one.after.is_some()))
        .collect();
    assert_eq!(told, [(true, true), (true, false)]);
    assert_eq!(line_changes(&[more.clone()], &[more, flowers]).len(), 1);
}

#[test]
fn what_is_bought_or_printed_or_has_a_supplier_comes_from_outside() {
    let mut one = fruit();
    assert!(!one.comes_from_outside());
    one.supplier = "果品公司".to_owned();
    assert!(one.comes_from_outside());
    for kind in Kind::ALL {
        let outside = matches!(kind, Kind::Purchase | Kind::Printing);
        let line = Line { kind, ..fruit() };
        assert_eq!(line.comes_from_outside(), outside, "{kind:?}");
    }
}

#[test]
fn after_its_cut_off_a_line_changes_only_with_another_one() {
    let closed = Line {
        cut_off: Some(NINE),
        ..fruit()
    };
    let rows = [
        (NINE - 1, None, false),
        (NINE + 1, None, true),
        (NINE + 1, Some(NINE), true),
        (NINE + 1, Some(NINE + 5), false),
    ];
    for (now, cut_off, passed) in rows {
        let asked_again = Line {
            quantity: 12,
            cut_off,
            ..fruit()
        };
        let changes = line_changes(std::slice::from_ref(&closed), &[asked_again]);
        assert_eq!(cut_off_passed(&changes, now).is_some(), passed, "{now}");
    }
    let gone = line_changes(&[closed], &[]);
    assert!(cut_off_passed(&gone, NINE + 1).is_some());
}

// B6
#[test]
fn nothing_closes_while_a_completion_waits_for_the_clients_word_b6() {
    let order = |agreed_revision: i32, plan_agreed: Option<i64>| Order {
        id: OrderId::derived(&["o"]),
        day: "2026-07-06".to_owned(),
        number: 1,
        matter: asked(fruit()).matter,
        client_account: None,
        placed_by: String::new(),
        placed_account: None,
        placed: 0,
        revision: 2,
        version: 2,
        agreed_revision,
        agreed: None,
        plan_agreed,
        cancelled: None,
    };
    let counted = Progress {
        counted: Some(10),
        ..Progress::default()
    };
    let done = Progress {
        done: Some(NINE),
        answer_due: Some(NINE + 1),
        ..counted.clone()
    };
    let answered = Progress {
        answered: Some(NINE),
        how: Some(How::Confirmed),
        ..done.clone()
    };
    let rows = [
        (order(0, None), Progress::default(), Standing::Awaited),
        (order(1, None), Progress::default(), Standing::Changed),
        (order(2, None), Progress::default(), Standing::Agreed),
        (order(2, None), counted.clone(), Standing::Counted),
        (order(2, Some(1)), counted, Standing::Ready),
        (order(0, None), done.clone(), Standing::Done),
        (order(2, None), answered.clone(), Standing::Closed),
    ];
    for (order, progress, expected) in rows {
        assert_eq!(standing(&order, &[(fruit(), progress)], &[], 0), expected);
    }
    // Of what a meeting asks for and nothing else.
    for (agreed, expected) in [
        (0, Standing::Awaited),
        (1, Standing::Changed),
        (2, Standing::Ready),
    ] {
        assert_eq!(standing(&order(agreed, None), &[], &[], 0), expected);
    }
    // Nor while somebody still brings what was called for; whatever else waits for a word comes first.
    let calls = [(None, Progress::default())];
    for (progress, expected) in [(answered, Standing::Called), (done.clone(), Standing::Done)] {
        let lines = [(fruit(), progress)];
        assert_eq!(standing(&order(2, None), &lines, &calls, 1), expected);
    }
    // Where there is nothing but what may be called for, it is the client's word that is missed first.
    let on_call = Line {
        moment: Moment::OnCall,
        ..fruit()
    };
    for (agreed, expected) in [
        (0, Standing::Awaited),
        (1, Standing::Changed),
        (2, Standing::Called),
    ] {
        let lines = [(on_call.clone(), Progress::default())];
        assert_eq!(standing(&order(agreed, None), &lines, &calls, 1), expected);
    }
    assert!(done.is_late(NINE + 2) && !done.is_late(NINE + 1));
}

// B5
#[test]
fn what_a_client_wants_changed_is_the_news_until_something_was_served_b5() {
    for standing in [
        Standing::Awaited,
        Standing::Changed,
        Standing::Agreed,
        Standing::Counted,
        Standing::Ready,
    ] {
        assert_eq!(standing.asked_to_change(), Standing::ChangeAsked);
    }
    for standing in [
        Standing::Done,
        Standing::Called,
        Standing::Closed,
        Standing::Cancelled,
    ] {
        assert_eq!(standing.asked_to_change(), standing);
    }
}

// C4.1.4
#[test]
fn a_client_agrees_on_their_page_on_paper_or_by_telephone_and_by_no_other_word_c4_1_4() {
    let agrees: Vec<&str> = WordKind::ALL
        .into_iter()
        .filter(|kind| kind.is_agreement())
        .map(WordKind::word)
        .collect();
    assert_eq!(agrees, ["agreed", "agreed-paper", "agreed-telephone"]);
    for heard in Heard::ALL {
        assert!(heard.kind().is_agreement(), "{heard:?}");
    }
}

#[test]
fn words_lead_back_to_what_they_stand_for() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_word(kind.word()), Some(kind));
    }
    for moment in Moment::ALL {
        assert_eq!(Moment::from_word(moment.word()), Some(moment));
    }
    for kind in WordKind::ALL {
        assert_eq!(WordKind::from_word(kind.word()), Some(kind));
    }
    for heard in Heard::ALL {
        assert_eq!(Heard::from_word(heard.word()), Some(heard));
    }
    for how in How::ALL {
        assert_eq!(How::from_word(how.word()), Some(how));
    }
    for voice in Voice::ALL {
        assert_eq!(Voice::from_word(voice.word()), Some(voice));
    }
}
