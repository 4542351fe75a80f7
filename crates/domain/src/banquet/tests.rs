use super::*;

const NOW: Milliseconds = 1_000_000;

fn asked(guests: usize, companions: usize) -> Asked {
    let guest = |turn: usize| Guest {
        organisation: "省高院".to_owned(),
        name: format!("客{turn}"),
        ..Guest::default()
    };
    let companion = |turn: usize| Companion {
        name: format!("陪{turn}"),
        post: String::new(),
    };
    Asked {
        told: Told {
            host: companion(0),
            activity: "调研".to_owned(),
            guests: (1..=guests).map(guest).collect(),
            companions: (1..=companions).map(companion).collect(),
            ..Told::default()
        },
        room: Some(RoomId(crate::Uid(1))),
        starts: NOW + 1,
        ends: NOW + 2,
        tables: 4,
        seats: 24,
        per_head: None,
    }
}

fn refused(asked: &Asked) -> (&'static str, Option<&'static str>) {
    let refusal = asked.check(NOW).unwrap_err();
    (refusal.code, refusal.field)
}

// A3.3
#[test]
fn three_sit_with_up_to_ten_guests_and_a_third_of_them_beyond_the_host_among_them_a3_3() {
    let rows = [
        (1, 3),
        (3, 3),
        (10, 3),
        (11, 3),
        (12, 4),
        (14, 4),
        (15, 5),
        (30, 10),
        (60, 20),
    ];
    for (guests, most) in rows {
        assert_eq!(companions_most(guests), most, "{guests}");
        assert_eq!(asked(guests, most - 1).check(NOW), Ok(()), "{guests}");
        let many = asked(guests, most).check(NOW).unwrap_err();
        assert_eq!(
            (many.code, many.field),
            ("banquet-companions-many", Some("companion_name")),
            "{guests}"
        );
        assert!(many.arguments.contains(&("most", most.to_string())));
    }
}

#[test]
fn a_field_that_is_unfit_is_named_with_its_line() {
    type Spoil = fn(&mut Asked);
    let rows: [(Spoil, &str, &str); 13] = [
        (|it| it.told.host.name.clear(), "field-empty", "host"),
        (|it| it.told.activity.clear(), "field-empty", "activity"),
        (
            |it| it.told.guests.clear(),
            "banquet-guests-none",
            "guest_name",
        ),
        (
            |it| it.told.guests[1].name.clear(),
            "field-empty",
            "guest_name",
        ),
        (
            |it| it.told.guests[1].diet = "长".repeat(101),
            "text-unfit",
            "guest_diet",
        ),
        (
            |it| it.told.companions[0].name.clear(),
            "field-empty",
            "companion_name",
        ),
        (|it| it.room = None, "banquet-place-missing", "place"),
        (|it| it.ends = it.starts, "banquet-ends-unfit", "ends"),
        (|it| it.starts = i64::MAX / 2, "banquet-too-far", "day"),
        (|it| it.tables = 0, "banquet-number-unfit", "tables"),
        (|it| it.seats = 25, "banquet-number-unfit", "seats"),
        (
            |it| (it.tables, it.seats) = (1, 4),
            "banquet-seats-short",
            "seats",
        ),
        (|it| it.per_head = Some(-1), "banquet-sum-unfit", "per_head"),
    ];
    for (spoil, code, field) in rows {
        let mut asked = asked(4, 1);
        spoil(&mut asked);
        assert_eq!(refused(&asked), (code, Some(field)));
    }
    let mut asked = asked(4, 1);
    asked.told.guests[1].name.clear();
    let refusal = asked.check(NOW).unwrap_err();
    assert!(refusal.arguments.contains(&("line", "2".to_owned())));
    let mut many = self::asked(1, 0);
    many.tables = 3;
    assert_eq!(refused(&many), ("banquet-tables-empty", Some("tables")));
}

/// The tables in short: host H, guests by number, companions c with theirs.
fn drawn(guests: u32, companions: u32, tables: u32) -> Vec<String> {
    let short = |part: Part| match part {
        Part::Host => "H".to_owned(),
        Part::Guest(number) => number.to_string(),
        Part::Companion(number) => format!("c{number}"),
    };
    let tables = seated(guests, companions, tables).into_iter();
    tables
        .map(|table| {
            let seats = table.seats.iter();
            let words: Vec<String> = seats.map(|seat| short(seat.part)).collect();
            words.join(" ")
        })
        .collect()
}

// A3.3
#[test]
fn everybody_sits_by_precedence_the_house_in_each_main_seat_a3_3() {
    let rows: [(u32, u32, u32, &[&str]); 7] = [
        (1, 0, 1, &["H 1"]),
        (5, 2, 1, &["H 1 2 3 4 5 c1 c2"]),
        // Thirteen at two tables: seven and six.
        (10, 2, 2, &["H 1 2 3 4 5 c2", "c1 6 7 8 9 10"]),
        (12, 3, 2, &["H 1 2 3 4 5 6 c2", "c1 7 8 9 10 11 12 c3"]),
        // A table for which nobody of the house is left is led by its highest guest.
        (7, 1, 3, &["H 1 2", "c1 3 4", "5 6 7"]),
        (2, 2, 3, &["H 1", "c1 2", "c2"]),
        (1, 2, 1, &["H 1 c1 c2"]),
    ];
    for (guests, companions, tables, expected) in rows {
        assert_eq!(drawn(guests, companions, tables), expected);
    }
    for guests in 1..=30 {
        for companions in 0..=6 {
            for tables in 1..=4 {
                let all: usize = seated(guests, companions, tables)
                    .iter()
                    .map(|table| table.seats.len())
                    .sum();
                assert_eq!(all as u32, 1 + guests + companions);
            }
        }
    }
}

#[test]
fn a_rank_puts_a_guest_before_those_of_lower_rank_and_of_none() {
    let ranked = vec![
        (None, "甲"),
        (Some(2), "乙"),
        (Some(1), "丙"),
        (Some(2), "丁"),
        (None, "戊"),
    ];
    assert_eq!(by_precedence(ranked), ["丙", "乙", "丁", "甲", "戊"]);
}

#[test]
fn a_guest_moves_one_place_and_not_beyond_the_ends() {
    let told = asked(3, 0).told;
    let names =
        |told: &Told| -> Vec<String> { told.guests.iter().map(|one| one.name.clone()).collect() };
    assert_eq!(
        names(&moved(told.clone(), 2, true).unwrap()),
        ["客2", "客1", "客3"]
    );
    assert_eq!(
        names(&moved(told.clone(), 2, false).unwrap()),
        ["客1", "客3", "客2"]
    );
    let code = |guest, higher| moved(told.clone(), guest, higher).unwrap_err().code;
    assert_eq!(code(1, true), "banquet-guest-at-the-end");
    assert_eq!(code(3, false), "banquet-guest-at-the-end");
    assert_eq!(code(0, true), "banquet-guest-unknown");
    assert_eq!(code(4, true), "banquet-guest-unknown");
}

#[test]
fn nothing_is_signed_off_without_its_letter_or_over_the_rule_without_a_reason() {
    let right = SigningOff {
        guests: 9,
        companions: 3,
        total: 96_000,
        note: String::new(),
    };
    let code = |it: &SigningOff, letter: &str| it.check(letter).map_err(|refusal| refusal.code);
    assert_eq!(code(&right, "函〔2026〕7号"), Ok(()));
    assert_eq!(code(&right, ""), Err("banquet-letter-missing"));
    let over = SigningOff {
        companions: 4,
        ..right.clone()
    };
    assert_eq!(code(&over, "函"), Err("banquet-over-unexplained"));
    let explained = SigningOff {
        note: "两位客人临时未到".to_owned(),
        ..over
    };
    assert_eq!(code(&explained, "函"), Ok(()));
    let nobody = SigningOff {
        guests: 0,
        ..right.clone()
    };
    assert_eq!(code(&nobody, "函"), Err("banquet-number-unfit"));
    let debt = SigningOff { total: -1, ..right };
    assert_eq!(code(&debt, "函"), Err("banquet-sum-unfit"));
}

#[test]
fn a_banquet_stands_as_the_clock_and_its_sign_off_say() {
    let mut banquet = Banquet {
        id: BanquetId(crate::Uid(1)),
        day: "2026-07-06".to_owned(),
        number: 1,
        host: None,
        room: None,
        starts: 10,
        ends: 20,
        guests: 8,
        companions: 3,
        tables: 1,
        seats: 12,
        per_head: Some(8_000),
        booked_by: String::new(),
        booked_account: None,
        booked: 0,
        revision: 1,
        signed: None,
        cancelled: None,
    };
    let rows = [(9, "booked"), (10, "held"), (19, "held"), (20, "unsigned")];
    for (now, word) in rows {
        assert_eq!(banquet.standing(now).word(), word);
    }
    assert_eq!(banquet.expected_total(), Some(88_000));
    assert_eq!(banquet.check_open(), Ok(()));
    banquet.signed = Some(Signed {
        at: 21,
        by: "陈主任".to_owned(),
        guests: 8,
        companions: 3,
        total: 88_000,
    });
    assert_eq!(banquet.standing(9).word(), "signed");
    assert_eq!(banquet.check_open().unwrap_err().code, "banquet-is-signed");
    banquet.cancelled = Some(5);
    assert_eq!(banquet.standing(9).word(), "cancelled");
    assert_eq!(
        banquet.check_open().unwrap_err().code,
        "banquet-is-cancelled"
    );
    assert_eq!(check_amendment(" ", None).unwrap_err().code, "field-empty");
    assert_eq!(check_amendment("发票补开", Some(1)), Ok(()));
}
