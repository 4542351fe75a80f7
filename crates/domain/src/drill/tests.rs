//! Rounds of the drill: the right answer is among four different choices, whatever the directory.

use super::*;
use crate::{DepartmentId, PersonId, RoomId};

fn room_id(number: usize) -> RoomId {
    RoomId::derived(&["room", &number.to_string()])
}

fn department_id(number: usize) -> DepartmentId {
    DepartmentId::derived(&["department", &number.to_string()])
}

fn person_id(number: usize) -> PersonId {
    PersonId::derived(&["person", &number.to_string()])
}

/// A house of so many rooms, people and departments, made by the dice: names, numbers, titles and
/// rooms come more than once, and some lack.
fn house(rooms: usize, people: usize, departments: usize, seed: u64) -> Ground {
    let mut dice = Dice::of(seed);
    let mut one_of = |many: u64| dice.below(many);
    let rooms_made = (0..rooms).map(|number| {
        let room = GroundRoom {
            number: (100 + one_of(40)).to_string(),
            name: format!("第{}会议室", one_of(20)),
            floor: format!("{}层", number % 5),
            level: i32::try_from(number % 5).unwrap(),
        };
        (room_id(number), room)
    });
    let rooms_made = rooms_made.collect();
    let people_made = (0..people).map(|number| {
        let surname = ["王", "李", "𠮷", ""][one_of(4) as usize];
        let title = ["院长", "副院长", "庭长", "主任"][one_of(4) as usize];
        let person = GroundPerson {
            name: format!("{surname}{}", ["伟", "芳", "敏"][one_of(3) as usize]),
            form_of_address: match one_of(3) {
                0 => String::new(),
                1 => format!("{surname}{title}"),
                _ => title.to_owned(),
            },
            precedence: (one_of(2) == 0).then(|| one_of(12) as u32),
            department: (one_of(3) > 0).then(|| department_id(number % 4)),
            room: (one_of(3) > 0).then(|| room_id(one_of(rooms as u64 + 1) as usize)),
            telephone: (one_of(3) > 0).then(|| (8_000 + one_of(30)).to_string()),
        };
        (person_id(number), person)
    });
    let people_made = people_made.collect();
    let departments = (0..departments).map(|number| (department_id(number), format!("{number}处")));
    Ground::new(people_made, rooms_made, departments.collect())
}

/// What the question asks is answered by the right choice alone.
fn assert_sound(ground: &Ground, question: &Question) {
    assert_eq!(question.choices.len(), CHOICES);
    let words: Vec<String> = question
        .choices
        .iter()
        .map(|choice| ground.words(question.asks, question.subject, *choice))
        .map(Option::unwrap)
        .collect();
    let distinct: BTreeSet<&String> = words.iter().collect();
    assert_eq!(distinct.len(), CHOICES, "{words:?}");
    let answer = ground.answer(question.asks, question.subject);
    assert_eq!(Some(question.choices[question.right]), answer);
    let prompt = ground.prompt(question.asks, question.subject).unwrap();
    let wrong = question.choices.iter().filter(|one| Some(**one) != answer);
    for choice in wrong.filter(|_| question.asks.subject() != Entry::Department) {
        let same_kind = matches!(
            question.asks,
            Asks::NameOfRoom | Asks::PersonOfNumber | Asks::LeaderOfAddress
        );
        if same_kind {
            assert_ne!(ground.prompt(question.asks, *choice).unwrap(), prompt);
        }
    }
}

#[test]
fn the_right_answer_is_always_among_four_different_choices_a2_6() {
    for seed in 0..300_u64 {
        let size = (seed % 40) as usize;
        let ground = house(size, size * 2, size.min(4), seed);
        let questions = round(&ground, &[], seed);
        assert!(questions.len() <= ROUND);
        let subjects: BTreeSet<Uid> = questions.iter().map(|one| one.subject).collect();
        assert_eq!(subjects.len(), questions.len(), "no entry comes twice");
        for question in &questions {
            assert_sound(&ground, question);
        }
        if size >= 20 {
            assert_eq!(questions.len(), ROUND, "seed {seed}");
        }
    }
}

#[test]
fn a_round_follows_from_its_seed_and_differs_with_another() {
    let ground = house(30, 60, 4, 1);
    let rounds: Vec<Vec<Question>> = (0..20).map(|seed| round(&ground, &[], seed)).collect();
    for (seed, questions) in (0..).zip(&rounds) {
        assert_eq!(questions, &round(&ground, &[], seed));
    }
    let different: BTreeSet<Vec<Uid>> = rounds
        .iter()
        .map(|questions| questions.iter().map(|one| one.subject).collect())
        .collect();
    assert_eq!(different.len(), 20);
    // The right choice stands nowhere in particular.
    let places: BTreeSet<usize> = rounds.iter().flatten().map(|one| one.right).collect();
    assert_eq!(places.len(), CHOICES);
}

#[test]
fn each_kind_has_its_turn() {
    let questions = round(&house(40, 80, 4, 2), &[], 5);
    for kind in Kind::ALL {
        let count = questions
            .iter()
            .filter(|one| one.asks.kind() == kind)
            .count();
        assert!((3..=4).contains(&count), "{kind:?} {count}");
    }
}

#[test]
fn what_was_wrong_comes_more_often_than_what_was_right() {
    let ground = house(40, 80, 4, 3);
    let asked: Vec<(Asks, Uid)> = round(&ground, &[], 9)
        .iter()
        .map(|one| (one.asks, one.subject))
        .collect();
    let (wrong, right) = asked.split_at(5);
    let mut past = Vec::new();
    for turn in 0..4 {
        let told = |right: bool| {
            move |(asks, subject): &(Asks, Uid)| Past {
                asks: *asks,
                subject: *subject,
                right,
            }
        };
        past.extend(right.iter().map(told(true)));
        past.extend(wrong.iter().map(told(turn % 2 == 0)));
    }
    let mut counts = [0, 0];
    for seed in 0..300 {
        for question in round(&ground, &past, seed) {
            let pair = (question.asks, question.subject);
            counts[0] += i32::from(wrong.contains(&pair));
            counts[1] += i32::from(right.contains(&pair));
        }
    }
    assert!(counts[0] > 4 * counts[1], "{counts:?}");
}

#[test]
fn a_number_that_is_not_told_is_neither_asked_for_nor_offered() {
    let person = |number: usize, telephone: Option<&str>| {
        let person = GroundPerson {
            name: format!("王{number}"),
            telephone: telephone.map(str::to_owned),
            ..GroundPerson::default()
        };
        (person_id(number), person)
    };
    let told = |number: usize| person(number, Some(["8001", "8002", "8003", "8004"][number]));
    let mut people: Vec<_> = (0..4).map(told).collect();
    people.push(person(4, None));
    let ground = Ground::new(people.clone(), Vec::new(), Vec::new());
    for seed in 0..50 {
        let questions = round(&ground, &[], seed);
        assert_eq!(questions.len(), 4);
        let hidden = person_id(4).0;
        let named = |one: &Question| one.subject == hidden || one.choices.contains(&hidden);
        assert!(!questions.iter().any(named));
    }
    // One fewer, and there are not four to choose from.
    people.remove(0);
    assert!(round(&Ground::new(people, Vec::new(), Vec::new()), &[], 1).is_empty());
}

#[test]
fn the_surname_of_a_leader_tells_nothing() {
    let leader = |number: usize, name: &str, form_of_address: &str| {
        let person = GroundPerson {
            name: name.to_owned(),
            form_of_address: form_of_address.to_owned(),
            precedence: Some(number as u32),
            ..GroundPerson::default()
        };
        (person_id(number), person)
    };
    let leaders = vec![
        leader(1, "王建国", "王院长"),
        leader(2, "李敏", "李副院长"),
        leader(3, "赵强", "赵庭长"),
        leader(4, "孙丽", "孙主任"),
        leader(5, "阿不都克里木·艾合买提", "阿不都克里木专委"),
    ];
    let ground = Ground::new(leaders, Vec::new(), Vec::new());
    let (asks, asked) = (Asks::AddressOfLeader, person_id(1).0);
    let words = |choice: usize| ground.words(asks, asked, person_id(choice).0).unwrap();
    let offered: Vec<String> = (1..=5).map(words).collect();
    assert_eq!(
        offered,
        ["王院长", "王副院长", "王庭长", "王主任", "王专委"]
    );
    let of_last = ground.words(asks, person_id(5).0, person_id(1).0);
    assert_eq!(of_last.as_deref(), Some("阿不都克里木院长"));
    let prompt = ground.prompt(Asks::LeaderOfAddress, asked);
    assert_eq!(prompt.as_deref(), Some("○院长"));
    // Who goes first is asked of those who go before three others.
    let first = ground.candidates(Asks::FirstOfLeaders, asked, asked);
    assert_eq!(first, [2, 3, 4, 5].map(|number| person_id(number).0));
    assert!(
        ground
            .candidates(Asks::FirstOfLeaders, person_id(5).0, person_id(5).0)
            .is_empty()
    );
}

#[test]
fn a_large_directory_in_which_little_can_be_asked_asks_what_it_can() {
    let people = (0..2_000).map(|number| {
        let person = GroundPerson {
            name: format!("王{number}"),
            room: Some(room_id(number % 2)),
            telephone: (number < 4).then(|| (8_000 + number).to_string()),
            ..GroundPerson::default()
        };
        (person_id(number), person)
    });
    let rooms = [0, 1].map(|number| (room_id(number), GroundRoom::default()));
    let ground = Ground::new(people.collect(), rooms.into(), Vec::new());
    let questions = round(&ground, &[], 3);
    assert_eq!(questions.len(), 4);
    assert!(questions.iter().all(|one| one.asks.kind() == Kind::Numbers));
}

#[test]
fn wrong_rooms_are_near_the_right_one() {
    let room = |number: usize, level: i32| {
        let room = GroundRoom {
            number: number.to_string(),
            name: format!("室{number}"),
            floor: format!("{level}层"),
            level,
        };
        (room_id(number), room)
    };
    let rooms = [101, 102, 103, 104, 105, 106, 107, 108].map(|number| room(number, 1));
    let above = [701, 702, 703].map(|number| room(number, 7));
    let rooms = rooms.into_iter().chain(above).collect();
    let ground = Ground::new(Vec::new(), rooms, Vec::new());
    let far: Vec<_> = [701, 702, 703].map(|number| room_id(number).0).into();
    for seed in 0..40 {
        let questions = round(&ground, &[], seed);
        let low = questions.iter().filter(|one| !far.contains(&one.subject));
        for question in low {
            assert!(!question.choices.iter().any(|choice| far.contains(choice)));
        }
    }
}

#[test]
fn scores_are_shares_and_trends_need_enough_to_tell() {
    let score = |answered, right| Score { answered, right };
    assert_eq!(score(0, 0).percent(), None);
    assert_eq!(score(3, 2).percent(), Some(66));
    assert_eq!(score(200, 199).percent(), Some(99));
    assert_eq!(Score::of([true, false, true]), score(3, 2));
    let rows = [
        (score(10, 5), score(10, 8), Trend::Up),
        (score(10, 8), score(10, 5), Trend::Down),
        (score(100, 80), score(100, 84), Trend::Level),
        (score(4, 0), score(10, 8), Trend::Unknown),
        (score(10, 8), score(4, 4), Trend::Unknown),
    ];
    for (before, now, expected) in rows {
        assert_eq!(trend(before, now), expected, "{before:?} {now:?}");
    }
    let answers = [
        (Kind::Rooms, true),
        (Kind::Numbers, false),
        (Kind::Rooms, false),
    ];
    let answers = answers.map(|(kind, right)| Answered { kind, right });
    let counted = of_kinds(&answers).map(|(_, score)| (score.answered, score.right));
    assert_eq!(counted, [(2, 1), (1, 0), (0, 0)]);
}

#[test]
fn every_word_is_read_back() {
    for asks in Asks::ALL {
        assert_eq!(Asks::from_word(asks.word()), Some(asks));
    }
    assert_eq!(Asks::from_word("name"), None);
}
