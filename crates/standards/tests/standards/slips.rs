//! A slip of the pen on one line costs that line alone, wherever it is.

use standards::{Problem, ProblemKind, read, shipped};

/// What a hand that slips makes of a line; `None` where it cannot slip so.
type Slip = fn(&str) -> Option<String>;

/// A line with something taken out of it, if it is there.
fn without(line: &str, sign: &str) -> Option<String> {
    let at = line.rfind(sign)?;
    Some(format!("{}{}", &line[..at], &line[at + sign.len()..]))
}

/// Whether a line is a key with its value.
fn is_key(line: &str) -> bool {
    line.contains(" = ") && line.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

/// A change of lines that are a key with its value.
fn of_key(line: &str, change: impl Fn(&str, &str) -> String) -> Option<String> {
    let (key, value) = line.split_once(" = ").filter(|_| is_key(line))?;
    Some(change(key, value))
}

/// Each slip with its name.
const SLIPS: &[(&str, Slip)] = &[
    ("no equals sign", |line| {
        let is_marked = line.contains("= \"") || line.contains("= [");
        of_key(line, |key, value| format!("{key} {value}")).filter(|_| is_marked)
    }),
    ("a wide colon", |line| {
        of_key(line, |key, value| format!("{key}： {value}"))
    }),
    ("two equals signs", |line| {
        of_key(line, |key, value| format!("{key} == {value}"))
    }),
    ("no value", |line| {
        of_key(line, |key, _| format!("{key} =")).filter(|_| !line.ends_with('['))
    }),
    ("no last quotation mark", |line| {
        without(line, "\"").filter(|_| line.ends_with('"'))
    }),
    ("no last bracket of a list", |line| {
        without(line, "]").filter(|_| is_key(line) && line.ends_with(']'))
    }),
    ("no last bracket of a heading", |line| {
        without(line, "]").filter(|_| line.starts_with("[["))
    }),
    ("one bracket for two", |line| {
        line.starts_with("[[")
            .then(|| line[1..line.len() - 1].to_owned())
    }),
    ("no last quotation mark in a list", |line| {
        let before = line.strip_suffix("\"]").or(line.strip_suffix("\","))?;
        Some(before.to_owned() + &line[line.len() - 1..])
    }),
    ("three quotation marks that never end", |line| {
        let text = line.strip_suffix('"').filter(|_| is_key(line))?;
        Some(text.replacen('"', "\"\"\"", 1))
    }),
    ("Chinese quotation marks", |line| {
        let (key, value) = line.strip_suffix('"')?.split_once(" = \"")?;
        Some(format!("{key} = “{value}”")).filter(|_| !value.contains('"'))
    }),
    ("a word in a line of its own above", |line| {
        is_key(line).then(|| format!("title2\n{line}"))
    }),
];

/// The text with its line of that number, from 0, slipped.
fn slipped(text: &str, number: usize, slip: Slip) -> Option<String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines[number] = slip(&lines[number])?;
    Some(lines.join("\n") + "\n")
}

fn places(problems: &[Problem]) -> Vec<(usize, &'static str)> {
    let place = |problem: &Problem| (problem.line, problem.key());
    problems.iter().map(place).collect()
}

#[test]
fn every_slip_on_every_line_costs_that_line_alone() {
    for text in [shipped::BUREAU_HQ, shipped::COURT_HALL] {
        for number in 0..text.lines().count() {
            // Each line has two of the slips; each slip, lines all over the text.
            for (name, slip) in SLIPS.iter().skip(number % 6).step_by(6) {
                let Some(slipped) = slipped(text, number, *slip) else {
                    continue;
                };
                let found = places(&read(&slipped).problems);
                let line = number + 1;
                let of_line = found.iter().filter(|(found, _)| *found == line).count();
                assert!(
                    of_line == found.len() && (1..=2).contains(&of_line),
                    "{name} in line {line}, {:?}: {found:?}",
                    slipped.lines().nth(number),
                );
            }
        }
    }
}

#[test]
fn what_is_wrong_below_a_slip_is_found_all_the_same() {
    let wrong = shipped::BUREAU_HQ
        .replacen("due = \"+10 min\"", "due = \"-10 min\"", 1)
        .replacen("id = \"send-off\"", "id = \"greet\"", 1);
    let line_of = |sign: &str| wrong.lines().position(|line| line.contains(sign)).unwrap();
    let (refill, due) = (line_of("title = \"续水\""), line_of("due = \"-10 min\""));
    for (name, slip) in SLIPS {
        for number in [refill, refill + 1] {
            let Some(slipped) = slipped(&wrong, number, *slip) else {
                continue;
            };
            let more = slipped.lines().count() - wrong.lines().count();
            let found = places(&read(&slipped).problems);
            assert_eq!(found[0].0, number + 1, "{name}");
            assert!(found.len() <= 4, "{name}: {found:?}");
            let last: Vec<_> = found[found.len() - 2..]
                .iter()
                .map(|(_, key)| *key)
                .collect();
            assert_eq!(last, ["problem-contradiction", "problem-twice"], "{name}");
            assert_eq!(found[found.len() - 2].0, due + 1 + more, "{name}");
        }
    }
}

#[test]
fn a_long_text_that_ends_nowhere_does_not_end_with_another() {
    let changes = [
        (
            "title = \"引位入座后倒茶水\"",
            "title = \"\"\"引位入座后倒茶水",
        ),
        (
            "wording = \"您好，欢迎\"",
            "wording = \"\"\"您好，\n欢迎\"\"\"",
        ),
        (
            "wording = \"请拿好您的物品，请走好\"",
            "wording = \"\"\"请拿好您的物品，\n请走好\"\"\"",
        ),
    ];
    let mut text = shipped::COURT_HALL.to_owned();
    for (written, instead) in changes {
        assert!(text.contains(written), "{written}");
        text = text.replacen(written, instead, 1);
    }
    let problems = read(&text).problems;
    let slips: Vec<_> = problems.iter().map(Problem::key).collect();
    assert_eq!(slips, ["problem-open-long-text"]);
}

#[test]
fn nothing_is_concluded_from_what_could_not_be_read() {
    for (written, instead) in [
        ("[[clause]]\nid = \"C4.2.2\"", "[[条款]\nid = \"C4.2.2\""),
        ("clauses = [\"C4.2.2\"]", "clauses ~ C4.2.2"),
        (
            "title = \"礼仪接待组\"\nserves = [",
            "title = \"礼仪接待组\"\nserves ! [",
        ),
        ("[[clause]]\nid = \"C5.1\"", "[[article]]\nid = \"C5.1\""),
    ] {
        let at = shipped::BUREAU_HQ.find(written).expect(written);
        let text = shipped::BUREAU_HQ.replacen(written, instead, 1);
        let problems = read(&text).problems;
        let line = shipped::BUREAU_HQ[..at].lines().count();
        assert_eq!(problems.len(), 1, "{instead}: {problems:?}");
        assert!(
            (line + 1..=line + 2).contains(&problems[0].line),
            "{instead}: {problems:?}"
        );
    }
}

#[test]
fn many_slips_are_found_in_one_go() {
    let slip = |line: &str| of_key(line, |key, value| format!("{key}： {value}"));
    let slipped = |line: &str| slip(line).unwrap_or_else(|| line.to_owned()) + "\n";
    let text: String = shipped::BUREAU_HQ.lines().map(slipped).collect();
    let problems = read(&text).problems;
    let is_slip = |problem: &&Problem| matches!(problem.kind, ProblemKind::Slip(_));
    assert_eq!(problems.iter().filter(is_slip).count(), problems.len());
    let keys = shipped::BUREAU_HQ.lines().filter(|line| is_key(line));
    assert_eq!(problems.len(), keys.count());
    assert!(problems.is_sorted_by_key(|problem| problem.line));
}

#[test]
fn texts_that_end_nowhere_are_read_in_bounded_time() {
    for line in [
        "a=\"\"\"b\n",
        "a=\\\"\"\"\n",
        "a='''\n",
        "a=[\n",
        "=[\n",
        "[[\n",
        "a=\"\n",
        "a b\n",
    ] {
        let text = line.repeat(200_000 / line.len());
        assert!(!read(&text).problems.is_empty(), "{line:?}");
    }
}
