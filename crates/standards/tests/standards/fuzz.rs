//! Whatever stands in a file, reading it names problems and never breaks.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use standards::{Problem, read, read_bytes, read_holidays, replay, shipped};

/// Snippets that mean something somewhere in a standard.
const SNIPPETS: &[&str] = &[
    "\"",
    "'''",
    "[",
    "]",
    "[[rule]]\n",
    "[[rule.rounds]]\n",
    "[[season]]\n",
    "[season]\n",
    "=",
    "\n",
    "\r",
    "#",
    "\u{feff}",
    "\u{0}",
    "条",
    "1e999",
    "-60 min",
    "99999999999-0 min",
    "24:00",
    "02-29",
    "rounds = []\n",
    "windows = 3\n",
    "{ a = { a = 1 } }",
    "\\u{d800}",
    "agreed",
    "inf",
    "0x",
    "1979-05-27T07:32:00Z",
    "starts = \"started\"\n",
    "rule.x = 1\n",
    "：",
    "“",
    "，",
    "\"\"\"",
    "【",
    "[[ruel]]\n",
    "title2\n",
];

/// A change of a text: what is cut out at a place, and what is put there.
type Change = (Index, usize, &'static str);

fn after(text: &str, changes: &[Change]) -> String {
    let mut text = text.to_owned();
    for (place, cut, snippet) in changes {
        let from = text.floor_char_boundary(place.index(text.len() + 1));
        let until = text.floor_char_boundary((from + cut).min(text.len()));
        text.replace_range(from..until, snippet);
    }
    text
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    vec((any::<Index>(), 0_usize..40, select(SNIPPETS)), 1..6)
}

/// Every problem lies in the text.
fn assert_placed(text: &str, problems: &[Problem]) {
    // A carriage return alone ends a line too, and a mark of the encoding is in none.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    for problem in problems {
        let line = lines.get(problem.line - 1);
        let columns = line.map(|line| line.chars().count() + 1);
        assert!(
            columns.is_some_and(|columns| problem.column <= columns),
            "{problem:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_changed_standard_never_breaks_the_reading(
        text in select(&[shipped::COURT_HALL, shipped::BUREAU_HQ][..]),
        changes in changes(),
    ) {
        let text = after(text, &changes);
        let reading = read(&text);
        prop_assert_eq!(reading.standard.is_some(), reading.problems.is_empty());
        assert_placed(&text, &reading.problems);
    }

    #[test]
    fn a_changed_holiday_table_never_breaks_the_reading(changes in changes()) {
        let text = after(shipped::HOLIDAYS_CN_2026, &changes);
        let reading = read_holidays(&text);
        prop_assert_eq!(reading.holidays.is_some(), reading.problems.is_empty());
        assert_placed(&text, &reading.problems);
    }

    #[test]
    fn bytes_that_are_anything_never_break_the_reading(bytes in vec(any::<u8>(), 0..400)) {
        let reading = read_bytes(&bytes);
        prop_assert!(reading.standard.is_none());
        prop_assert!(!reading.problems.is_empty());
    }

    #[test]
    fn a_changed_script_never_breaks_the_reading(changes in changes()) {
        let text = after(super::replay::SCRIPT, &changes);
        let standard = super::table::bureau();
        let lines = replay::read(&text).and_then(|script| replay::replay(&standard, &script));
        if let Err(error) = lines {
            prop_assert!(error.key().starts_with("script-") || error.key().starts_with("unlawful-"));
        }
    }
}

#[test]
fn a_line_of_nothing_but_problems_is_read_in_one_go() {
    let text = "[[[".repeat(10_000);
    assert_placed(&text, &read(&text).problems);
    let strangers: Vec<_> = (0..20_000).map(|number| format!("k{number}=1\n")).collect();
    assert_eq!(read(&strangers.concat()).problems.len(), 20_000 + 6);
}
