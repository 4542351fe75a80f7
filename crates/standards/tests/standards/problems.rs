//! Every problem of a text is found, at its place, and said in every language.

use std::collections::BTreeSet;

use standards::{Problem, TEXT_BYTES_MAX, read, read_bytes, read_kept};
use words::{Language, files, format};

/// A sound standard; the rows below break it in one place each.
const SOUND: &str = r#"id = "test"
title = "测试标准"
version = "2026-11-01"

[short_notice]
at_least = "5 min"

[[season]]
name = "夏季"
from = "05-01"
until = "10-31"

[[season]]
name = "冬季"
from = "11-01"
until = "04-30"

[[clause]]
id = "C1"
text = "条款"

[[team]]
id = "team"
title = "班组"
serves = ["room"]

[[rule]]
id = "open"
title = "开门"
clauses = ["C1"]
by = "team"
place = "room"
starts = "workday"
opens = "08:40"
due = "08:45"
hold_until = "09:10"

[[rule]]
id = "refill"
title = "续水"
clauses = ["C1"]
by = "team"
place = "room"
starts = "started"
ordered = true

[[rule.rounds]]
season = "夏季"
windows = ["10-15 min", "15-20 min"]

[[rule.rounds]]
season = "冬季"
windows = ["15-20 min"]

[[rule]]
id = "greet"
title = "迎候"
clauses = ["C1"]
by = "team"
place = "room"
starts = "scheduled-start"
opens = "-15 min"
due = "+0 min"
"#;

/// What is written, what is written instead (⏎ breaks the line), and the problems that follow.
const ROWS: &str = r#"

# Keys and types.
title = "测试标准" -> titel = "测试标准" => 1:1 problem-missing-key, 2:1 problem-unknown-key nearest
at_least = "5 min" -> anything = 1 => 5:1 problem-missing-key, 6:1 problem-unknown-key
title = "班组" -> title = 7 => 24:9 problem-no-text
serves = ["room"] -> serves = ["room", 7] => 25:19 problem-no-texts
clauses = ["C1"]⏎by = "team"⏎place = "room"⏎starts = "workday" -> clauses = "C1"⏎by = "team"⏎place = "room"⏎starts = "workday" => 30:11 problem-no-texts
[[clause]] -> [clause] => 18:1 problem-no-tables
[short_notice]⏎at_least = "5 min" -> short_notice = "5 min"⏎ => 5:16 problem-no-table
ordered = true -> ordered = "yes" => 45:11 problem-no-boolean
title = "测试标准" -> title = "  " => 2:9 problem-empty
serves = ["room"] -> serves = [] => 25:10 problem-empty, 32:9 problem-nobody-serves, 43:9 problem-nobody-serves, 60:9 problem-nobody-serves

# Slips of the pen; the rest is still read, and nothing is concluded from what was not.
version = "2026-11-01" -> version = "2026-11-01 => 3:22 problem-open-text
title = "续水" -> title "续水" => 40:7 problem-no-equals
title = "续水" -> title： "续水" => 40:6 problem-no-equals
title = "续水" -> title: "续水" => 40:6 problem-no-equals
title = "续水" -> title == "续水" => 40:7 problem-no-equals
title = "续水" -> title2⏎title = "续水" => 40:7 problem-no-value
opens = "08:40" -> opens = => 34:8 problem-no-value
clauses = ["C1"]⏎by = "team"⏎place = "room"⏎starts = "workday" -> clauses =⏎by = "team"⏎place = "room"⏎starts = "workday" => 30:10 problem-no-value
title = "续水" -> title = """续水 => 40:9 problem-open-long-text
serves = ["room"] -> serves = ["room" => 25:17 problem-open-list
serves = ["room"] -> serves = ["room] => 25:16 problem-open-text
serves = ["room"] -> serves = [⏎  "room" => 26:9 problem-open-list
["10-15 min", "15-20 min"] -> ["10-15 min" "15-20 min"] => 49:23 problem-no-comma
["10-15 min", "15-20 min"] -> ["10-15 min"，"15-20 min"] => 49:23 problem-foreign-sign
title = "班组" -> title = “班组” => 24:9 problem-foreign-sign
title = "班组" -> title = "班组” => 24:12 problem-foreign-sign
text = "条款" -> text = 条款 # 条款 => 20:8 problem-no-quotes
opens = "08:40" -> opens = 08:4x => 34:9 problem-no-quotes, 34:9 problem-bad-time
opens = "08:40" -> opens = 08:40 => 34:9 problem-no-text
title = "班组" -> title = "班组"⏎title = "又" => 25:1 problem-key-twice
title = "班组" -> title = "班\z组" => 24:12 problem-bad-escape
title = "班组" -> title = "班组" "又" => 24:14 problem-unreadable
[[clause]] -> [[clause] => 18:1 problem-broken-heading
[[clause]] -> 【【clause】】 => 18:1 problem-broken-heading
[[clause]] -> [[clauses]] => 18:1 problem-unknown-heading
[[rule]]⏎id = "refill" -> id = "refill" => 38:1 problem-no-heading
[short_notice] -> [[short_notice]] => 5:1 problem-no-table
[[season]]⏎name = "冬季" -> [short_notice]⏎at_least = "6 min"⏎⏎[[season]]⏎name = "冬季" => 13:1 problem-key-twice

# Names and words.
id = "test" -> id = "大 厅" => 1:6 problem-not-a-name
starts = "workday" -> starts = "workdya" => 33:10 problem-unknown-word nearest
starts = "workday"⏎opens = "08:40"⏎due = "08:45" -> starts = "workdya"⏎opens = "08:4x"⏎due = "25:99" => 33:10 problem-unknown-word nearest, 34:9 problem-bad-time, 35:7 problem-bad-time
starts = "workday"⏎opens = "08:40"⏎due = "08:45" -> starts = "on every day"⏎opens = "08:4x"⏎due = "25:99" => 33:10 problem-unknown-word, 34:9 problem-bad-time, 35:7 problem-bad-time
starts = "workday"⏎opens = "08:40" -> starts = "on every day"⏎opens = "08:46" => 33:10 problem-unknown-word, 35:7 problem-contradiction
title = "班组" -> title = "班\u001b组" => 24:9 problem-control-character
ordered = true -> seats = "anyhow and quite otherwise" => 45:9 problem-unknown-word
id = "greet" -> id = "open" => 56:6 problem-twice
name = "冬季" -> name = "夏季" => 14:8 problem-twice, 52:10 problem-unknown-season nearest

# Times.
version = "2026-11-01" -> version = "2026-02-30" => 3:11 problem-bad-date
opens = "08:40" -> opens = "25:00" => 34:9 problem-bad-time
opens = "08:40" -> opens = "8:40" => 34:9 problem-bad-time
from = "05-01" -> from = "02-30" => 10:8 problem-bad-day
opens = "-15 min" -> opens = "15 minutes before" => 62:9 problem-bad-moment
opens = "-15 min" -> opens = "-99999 min" => 62:9 problem-bad-moment
opens = "-15 min" -> opens = "08:30" => 62:9 problem-moment-out-of-place
due = "+0 min" -> due = "agreed" => 63:7 problem-moment-out-of-place
starts = "workday"⏎opens = "08:40"⏎due = "08:45"⏎hold_until = "09:10" -> starts = "all-away"⏎opens = "+0 min"⏎due = "agreed"⏎ => 35:7 problem-moment-out-of-place
starts = "workday"⏎opens = "08:40"⏎due = "08:45"⏎hold_until = "09:10" -> starts = "restocking"⏎opens = "agreed"⏎due = "agreed"⏎ => 34:9 problem-moment-out-of-place, 35:7 problem-moment-out-of-place
starts = "workday"⏎opens = "08:40"⏎due = "08:45"⏎hold_until = "09:10" -> starts = "office-free"⏎opens = "+0 min"⏎due = "agreed"⏎ => 35:7 problem-moment-out-of-place
starts = "workday"⏎opens = "08:40"⏎due = "08:45"⏎hold_until = "09:10" -> starts = "paper-retrieved"⏎opens = "+0 min"⏎due = "agreed"⏎ => 35:7 problem-moment-out-of-place
at_least = "5 min" -> at_least = "soon" => 6:12 problem-bad-minutes
opens = "08:40"⏎due = "08:45" -> windows = ["08:40-08:45", "noon"]⏎ => 34:27 problem-bad-window

# Windows.
due = "08:45" -> due = "08:39" => 35:7 problem-contradiction
due = "+0 min" -> due = "-16 min" => 63:7 problem-contradiction
opens = "08:40"⏎due = "08:45" -> windows = ["08:45-08:40"]⏎ => 34:12 problem-contradiction
opens = "08:40"⏎due = "08:45" -> windows = ["08:40-08:45", "08:44-08:50"]⏎ => 34:27 problem-windows-overlap
opens = "08:40"⏎due = "08:45" -> windows = ["08:40-08:40", "08:40-08:40"]⏎ => 34:27 problem-windows-overlap
hold_until = "09:10" -> hold_until = "08:44" => 36:14 problem-held-too-short
due = "08:45" -> due = "08:45"⏎windows = ["08:40-08:45"] => 34:9 problem-given-twice, 35:7 problem-given-twice
ordered = true -> hold_until = "09:00" => 45:14 problem-out-of-place
ordered = true -> opens = "+5 min" => 45:9 problem-out-of-place
ordered = true -> blocks = "room" => 45:10 problem-out-of-place
hold_until = "09:10" -> seats = "by-precedence" => 36:9 problem-out-of-place
hold_until = "09:10" -> takes = "6 min" => 36:9 problem-takes-too-long
hold_until = "09:10" -> takes = "five" => 36:9 problem-bad-minutes
ordered = true -> takes = "6 min" => 45:9 problem-takes-too-long
starts = "workday"⏎opens = "08:40"⏎due = "08:45"⏎hold_until = "09:10" -> starts = "standing"⏎takes = "5 min"⏎⏎ => 34:9 problem-out-of-place

# Rounds.
["10-15 min", "15-20 min"] -> ["15-10 min"] => 49:12 problem-contradiction
["10-15 min", "15-20 min"] -> ["0-0 min"] => 49:12 problem-no-interval
["10-15 min", "15-20 min"] -> [] => 49:11 problem-no-interval
windows = ["10-15 min", "15-20 min"] ->  => 47:1 problem-no-interval
[[rule.rounds]]⏎season = "夏季"⏎windows = ["10-15 min", "15-20 min"]⏎⏎[[rule.rounds]]⏎season = "冬季"⏎windows = ["15-20 min"] ->  => 38:1 problem-no-timing
["10-15 min", "15-20 min"] -> ["ten"] => 49:12 problem-bad-interval
season = "夏季" -> season = "夏天" => 38:1 problem-rounds-lack-season, 48:10 problem-unknown-season nearest
season = "夏季" -> season = "惊蛰以后" => 38:1 problem-rounds-lack-season, 48:10 problem-unknown-season
season = "夏季" ->  => 52:10 problem-rounds-twice

# Seasons.
until = "10-31" -> until = "10-29" => 9:8 problem-season-gap
until = "04-30" -> until = "02-28" => 14:8 problem-season-gap
until = "10-31" -> until = "11-01" => 14:8 problem-season-overlap

# Clauses and teams.
[[clause]] -> [[clause]]⏎id = "C2"⏎text = "又一条"⏎⏎[[clause]] => 19:6 problem-clause-not-carried
clauses = ["C1"] -> clauses = ["C1", "C3"] => 30:18 problem-unknown-clause nearest
clauses = ["C1"] -> clauses = ["C1", "不知道的条款"] => 30:18 problem-unknown-clause
clauses = ["C1"] -> clauses = ["C1", "C1"] => 30:18 problem-cited-twice
by = "team" -> by = "teem" => 31:6 problem-unknown-team nearest
by = "team" -> by = "nobody" => 31:6 problem-unknown-team
place = "room" -> place = "hall" => 32:9 problem-nobody-serves

# What check items ask for.
hold_until = "09:10" -> checks = ["纸够不够"]⏎brings_back = "纸够不" => 37:15 problem-unknown-check nearest
hold_until = "09:10" -> brings_back = "有无文件" => 36:15 problem-unknown-check
hold_until = "09:10" -> checks = ["纸够不够"]⏎⏎[[rule.restocks]]⏎check = "茶叶还有没有"⏎item = "茶叶"⏎unit = "盒" => 39:9 problem-unknown-check
hold_until = "09:10" -> checks = ["纸够不够"]⏎⏎[[rule.restocks]]⏎check = "纸够不够"⏎item = "纸" => 38:1 problem-missing-key
hold_until = "09:10" -> checks = ["纸够不够"]⏎⏎[[rule.restocks]]⏎check = "纸够不够"⏎item = "纸"⏎unit = "包" => 27:1 problem-nobody-brings
"#;

/// A row of the table.
struct Row {
    broken: String,
    expected: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    let is_row = |row: &&str| !row.is_empty() && !row.starts_with('#');
    let row = |row: &'static str| {
        let (change, expected) = row.split_once(" => ").expect(row);
        let (written, instead) = change.split_once(" ->").expect(row);
        let written = written.replace('⏎', "\n");
        assert!(SOUND.contains(&written), "{row}");
        let broken = SOUND.replacen(&written, &instead.trim_start().replace('⏎', "\n"), 1);
        Row {
            broken,
            expected: expected.split(", ").collect(),
        }
    };
    ROWS.lines().filter(is_row).map(row).collect()
}

#[test]
fn the_standard_that_the_rows_break_is_sound() {
    assert_eq!(read(SOUND).problems, []);
}

#[test]
fn every_problem_is_found_at_its_place() {
    for row in rows() {
        assert_eq!(
            shown(&read(&row.broken).problems),
            row.expected,
            "{}",
            row.broken
        );
    }
}

#[test]
fn a_standard_in_force_goes_on_with_what_is_asked_only_since() {
    let window = "starts = \"workday\"\nopens = \"08:40\"\ndue = \"08:45\"\nhold_until = \"09:10\"";
    let unagreed = "starts = \"all-away\"\nopens = \"+0 min\"\ndue = \"agreed\"";
    let text = SOUND.replacen(window, unagreed, 1);
    assert_eq!(read(&text).standard, None);
    assert!(read_kept(&text).is_some());
    assert_eq!(read_kept(SOUND), read(SOUND).standard);
    assert_eq!(read_kept(&text.replacen("\"C1\"", "\"C7\"", 1)), None);
}

#[test]
fn a_window_may_be_a_single_moment() {
    for (written, instead) in [
        ("due = \"08:45\"", "due = \"08:40\""),
        ("hold_until = \"09:10\"", "hold_until = \"08:45\""),
        ("\"10-15 min\"", "\"15-15 min\""),
        ("\"10-15 min\"", "\"0-15 min\""),
        ("opens = \"-15 min\"", "opens = \"+0 min\""),
        ("hold_until = \"09:10\"", "takes = \"5 min\""),
    ] {
        assert!(SOUND.contains(written), "{written}");
        assert_eq!(
            read(&SOUND.replacen(written, instead, 1)).problems,
            [],
            "{instead}"
        );
    }
}

#[test]
fn a_window_may_begin_when_another_ends() {
    let windows = "windows = [\"08:40-08:45\", \"08:45-08:50\", \"08:00-08:40\"]";
    let text = SOUND.replacen("opens = \"08:40\"\ndue = \"08:45\"", windows, 1);
    assert_eq!(read(&text).problems, []);
}

#[test]
fn every_pair_of_overlapping_seasons_is_named() {
    let third = "[[season]]\nname = \"梅雨\"\nfrom = \"10-30\"\nuntil = \"11-02\"\n\n[[clause]]";
    let problems = read(&SOUND.replacen("[[clause]]", third, 1)).problems;
    let values = |problem: &Problem| {
        let arguments = problem.arguments().into_iter();
        arguments.map(|(_, value)| value).collect::<Vec<_>>()
    };
    let overlaps = problems
        .iter()
        .filter(|problem| problem.key() == "problem-season-overlap");
    assert_eq!(
        overlaps.map(values).collect::<Vec<_>>(),
        [
            ["夏季", "梅雨", "10-30", "10-31"],
            ["冬季", "梅雨", "11-01", "11-02"],
        ]
    );
}

#[test]
fn a_mark_of_the_encoding_takes_no_column() {
    let marked = format!("\u{feff}{}", SOUND.replacen("id = ", "di = ", 1));
    let expected = ["1:1 problem-unknown-key", "1:1 problem-missing-key"];
    assert_eq!(shown(&read(&marked).problems), expected);
}

#[test]
fn a_text_that_is_too_large_too_long_or_no_text_is_said_to_be() {
    let large = SOUND.to_owned() + &"#".repeat(TEXT_BYTES_MAX);
    assert_eq!(shown(&read(&large).problems), ["1:1 problem-too-large"]);
    let long = SOUND.replacen("条款", &"条".repeat(2001), 1);
    assert_eq!(shown(&read(&long).problems), ["20:8 problem-too-long"]);
    let many = SOUND.replacen("[\"room\"]", &format!("[{}]", "\"room\",".repeat(401)), 1);
    assert_eq!(shown(&read(&many).problems), ["25:10 problem-too-many"]);
    let returns = SOUND.replace('\n', "\r");
    assert_eq!(shown(&read(&returns).problems), ["1:12 problem-line-ends"]);
    let mut broken = SOUND.as_bytes().to_vec();
    broken[SOUND.find("班组").unwrap()] = 0xff;
    assert_eq!(
        shown(&read_bytes(&broken).problems),
        ["24:10 problem-not-utf8"]
    );
}

#[test]
fn a_standard_without_seasons_has_one_list_of_rounds_for_the_year() {
    let seasons = SOUND.find("[[season]]").unwrap()..SOUND.find("[[clause]]").unwrap();
    let without = SOUND.replace(&SOUND[seasons], "");
    let without = without
        .replace("season = \"夏季\"\n", "")
        .replace("season = \"冬季\"\n", "");
    assert_eq!(shown(&read(&without).problems), ["40:1 problem-twice"]);
    let second = without.rfind("[[rule.rounds]]").unwrap()..without.rfind("[[rule]]").unwrap();
    let standard = read(&without.replace(&without[second], ""))
        .standard
        .unwrap();
    let refill = standard.rule(&"refill".into()).unwrap();
    assert_eq!(refill.interval(None, 2), refill.interval(None, 9));
    assert!(refill.interval(None, 1).is_some());
}

#[test]
fn an_empty_text_lacks_everything_that_must_be_there() {
    assert_eq!(shown(&read("").problems), ["1:1 problem-missing-key"; 6]);
}

#[test]
fn reading_never_stops_at_the_first_problem() {
    let mut broken = SOUND.to_owned();
    for (written, instead) in [
        ("2026-11-01\"", "2026-11-01"),
        ("11-01\"\nuntil", "10-31\"\nuntil"),
        ("08:40", "24:00"),
        ("\"15-20 min\"]\n\n[[rule]]", "]\n\n[[rule]]"),
        ("by = \"team\"", "by = \"teams\""),
        ("\"+0 min\"", "0"),
    ] {
        assert!(broken.contains(written), "{written}");
        broken = broken.replacen(written, instead, 1);
    }
    assert_eq!(
        shown(&read(&broken).problems),
        [
            "3:22 problem-open-text",
            "14:8 problem-season-overlap",
            "31:6 problem-unknown-team nearest",
            "34:9 problem-bad-time",
            "53:11 problem-no-interval",
            "63:7 problem-no-text",
        ]
    );
}

#[test]
fn no_problem_of_the_texts_is_without_a_row() {
    let mut found: BTreeSet<String> = rows()
        .iter()
        .flat_map(|row| &row.expected)
        .filter_map(|problem| problem.split(' ').nth(1))
        .map(str::to_owned)
        .collect();
    // Those of whole texts and of holiday tables, which have tests of their own.
    for key in [
        "too-large",
        "too-long",
        "too-many",
        "not-utf8",
        "no-number",
        "line-ends",
    ] {
        found.insert(format!("problem-{key}"));
    }
    for key in ["date-twice", "date-of-another-year", "date-without-effect"] {
        found.insert(format!("problem-{key}"));
    }
    let file = files().iter().find(|file| file.name == "standard").unwrap();
    let keys = file
        .text(Language::ZhHans)
        .lines()
        .filter_map(|line| line.split_once(" ="));
    let written: BTreeSet<String> = keys
        .map(|(key, _)| key.to_owned())
        .filter(|key| key.starts_with("problem-") && !key.contains("-mend"))
        .collect();
    assert_eq!(written, found);
}

/// The problems as the rows write them; on the way each is said in every language.
fn shown(problems: &[Problem]) -> Vec<String> {
    let show = |problem: &Problem| {
        let mend_key = problem.mend_key();
        for language in Language::ALL {
            for key in [problem.key(), &mend_key] {
                let said = format(language, key, &problem.arguments());
                assert!(
                    said != key && !said.contains('{'),
                    "{}: {said}",
                    language.tag()
                );
            }
        }
        let nearest = if mend_key.ends_with("-nearest") {
            " nearest"
        } else {
            ""
        };
        format!(
            "{}:{} {}{nearest}",
            problem.line,
            problem.column,
            problem.key()
        )
    };
    problems.iter().map(show).collect()
}
