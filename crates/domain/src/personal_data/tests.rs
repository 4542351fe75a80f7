use super::*;

fn account(name: &str) -> AccountId {
    AccountId::derived(&[name])
}

fn request(kind: Kind, state: State) -> Request {
    Request {
        id: PersonalDataRequestId::derived(&["one"]),
        number: 1,
        kind,
        ground: kind.grounds()[0].to_owned(),
        identified: IDENTIFIED[0].to_owned(),
        days: (String::new(), String::new()),
        found: Found::default(),
        state,
        asked: 0,
        asked_by: "何领班".to_owned(),
        asked_by_account: account("he"),
        answered: (state != State::Asked).then(|| (0, "陈主任".to_owned(), account("chen"))),
        refusal: String::new(),
        fetched: None,
        looked: None,
    }
}

#[test]
fn words_are_known_again_and_every_kind_has_its_grounds() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_word(kind.word()), Some(kind));
        assert!(!kind.grounds().is_empty());
    }
    for state in State::ALL {
        assert_eq!(State::from_word(state.word()), Some(state));
    }
}

#[test]
fn a_request_is_late_after_fifteen_days_and_over_after_thirty() {
    let asked = request(Kind::Show, State::Asked);
    for (days, late, state) in [
        (0, false, State::Asked),
        (14, false, State::Asked),
        (15, true, State::Asked),
        (29, true, State::Asked),
        (30, true, State::Expired),
    ] {
        let now = days * DAY_MS;
        assert_eq!(
            (asked.is_overdue(now), asked.state_at(now)),
            (late, state),
            "{days}"
        );
    }
}

#[test]
fn what_is_approved_is_fetched_in_its_time_or_not_at_all() {
    for (kind, last, over) in [
        (Kind::Show, 7 * DAY_MS - 1, 7 * DAY_MS),
        (Kind::Export, 7 * DAY_MS - 1, 7 * DAY_MS),
        (Kind::Register, DAY_MS - 1, DAY_MS),
    ] {
        let approved = request(kind, State::Approved);
        let at = |now| approved.clone().fetched_by(Some(account("he")), now);
        assert!(at(last).is_ok(), "{kind:?}");
        assert_eq!(
            at(over).unwrap_err().code,
            "personal-data-request-not-approved"
        );
    }
}

#[test]
fn nobody_answers_their_own_request_and_nothing_is_answered_twice() {
    let rows = [
        (State::Asked, Some("chen"), None),
        (
            State::Asked,
            Some("he"),
            Some("personal-data-second-person"),
        ),
        (State::Asked, None, Some("personal-data-second-person")),
        (
            State::Approved,
            Some("chen"),
            Some("personal-data-request-not-asked"),
        ),
        (
            State::Refused,
            Some("chen"),
            Some("personal-data-request-not-asked"),
        ),
        (
            State::Withdrawn,
            Some("chen"),
            Some("personal-data-request-not-asked"),
        ),
        (
            State::Done,
            Some("chen"),
            Some("personal-data-request-not-asked"),
        ),
        (
            State::Expired,
            Some("chen"),
            Some("personal-data-request-not-asked"),
        ),
    ];
    for (state, by, refused) in rows {
        let answered = request(Kind::Erase, state).check_answer(by.map(account), 1);
        assert_eq!(
            answered.err().map(|no| no.code),
            refused,
            "{state:?} {by:?}"
        );
    }
}

#[test]
fn each_of_the_two_has_it_once_and_nobody_else_at_all() {
    let he = |one: Request| one.fetched_by(Some(account("he")), 1);
    let chen = |one: Request| one.fetched_by(Some(account("chen")), 1);
    let approved = request(Kind::Show, State::Approved);
    let once = he(approved.clone()).unwrap();
    assert_eq!(once.state, State::Approved, "who approved may still look");
    assert_eq!(he(once.clone()).unwrap_err().code, "personal-data-fetched");
    let both = chen(once).unwrap();
    assert_eq!(both.state, State::Done);
    assert_eq!(chen(both).unwrap_err().code, "personal-data-fetched");
    for other in [Some(account("li")), None] {
        let refused = approved.clone().fetched_by(other, 1).unwrap_err();
        assert_eq!(refused.code, "personal-data-request-not-yours");
    }
    let register = request(Kind::Register, State::Approved);
    assert_eq!(
        chen(register.clone()).unwrap_err().code,
        "personal-data-request-not-yours"
    );
    assert_eq!(he(register).unwrap().state, State::Done);
    for state in [
        State::Asked,
        State::Refused,
        State::Withdrawn,
        State::Expired,
    ] {
        assert!(he(request(Kind::Show, state)).is_err(), "{state:?}");
    }
    assert!(he(request(Kind::Erase, State::Approved)).is_err());
}

#[test]
fn only_who_asked_takes_it_back_while_it_is_open() {
    for (state, by, refused) in [
        (State::Asked, "he", None),
        (State::Approved, "he", None),
        (
            State::Asked,
            "chen",
            Some("personal-data-request-not-yours"),
        ),
        (State::Done, "he", Some("personal-data-request-over")),
        (State::Refused, "he", Some("personal-data-request-over")),
    ] {
        let done = request(Kind::Show, state).check_withdrawal(Some(account(by)), 1);
        assert_eq!(done.err().map(|no| no.code), refused, "{state:?} {by}");
    }
}

#[test]
fn what_was_fetched_is_neither_taken_back_nor_expired() {
    let fetched = request(Kind::Export, State::Approved)
        .fetched_by(Some(account("he")), 1)
        .unwrap();
    let back = fetched.check_withdrawal(Some(account("he")), 2);
    assert_eq!(back.unwrap_err().code, "personal-data-fetched");
    let over = fetched.ends().unwrap();
    assert_eq!(fetched.state_at(over - 1), State::Approved);
    assert_eq!(fetched.state_at(over), State::Done, "who asked has it");
    let untouched = request(Kind::Export, State::Approved);
    assert_eq!(untouched.state_at(over), State::Expired);
}

#[test]
fn a_register_is_given_of_a_month_that_has_been() {
    for (from, until, field) in [
        ("2026-07-01", "2026-07-31", None),
        ("2026-07-31", "2026-07-31", None),
        ("2026-06-30", "2026-07-31", Some("until")),
        ("2026-07-02", "2026-07-01", Some("until")),
        ("2026-07-31", "2026-08-01", Some("until")),
        ("yesterday", "2026-07-01", Some("from")),
        ("2026-07-01", "", Some("until")),
    ] {
        let checked = check_days(from, until, "2026-07-31");
        assert_eq!(
            checked.err().and_then(|no| no.field),
            field,
            "{from} {until}"
        );
    }
}
