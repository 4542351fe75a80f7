//! The texts of the screens: the same keys in three languages, each used, none missing.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{is_test_file, rust};
use super::tree::{Finding, Tree};

const TEXTS: &str = "crates/words/texts/";
const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

/// Finds keys that a language lacks, that nobody says, and that somebody says and no language has.
///
/// A key is said where it stands in quotes, or where a quoted beginning of it is completed by the
/// code: `"page-role-"`, `format!("refusal-{code}")`, `` `phone-act-${name}` ``.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let said = Said::read(tree);
    let written = keys(tree, LANGUAGES[0]);
    let mut findings = missing(tree);
    findings.extend(not_given(tree, &said));
    for (key, (path, line)) in &written {
        if !said.has(key) {
            findings.push(Finding::at(
                path,
                *line,
                format!("nobody says `{key}`"),
                "say it or delete it in all languages",
            ));
        }
    }
    for (key, (path, line)) in said
        .by_call
        .iter()
        .filter(|(key, _)| !written.contains_key(*key))
    {
        findings.push(Finding::at(
            path,
            *line,
            format!("there is no text `{key}`"),
            "write it in all languages",
        ));
    }
    findings
}

/// Keys that one language has and another has not.
fn missing(tree: &Tree) -> Vec<Finding> {
    let by_language: Vec<_> = LANGUAGES
        .iter()
        .map(|language| (language, keys(tree, language)))
        .collect();
    let mut findings = Vec::new();
    for (language, keys) in &by_language {
        let others = by_language.iter().filter(|(other, _)| other != language);
        for (key, (path, line)) in keys {
            for (other, _) in others.clone().filter(|(_, keys)| !keys.contains_key(key)) {
                let problem = format!("`{key}` is not there in {other}");
                findings.push(Finding::at(
                    path,
                    *line,
                    problem,
                    format!("write it in {other} too"),
                ));
            }
        }
    }
    findings
}

/// Keys that a script says and no view gives to its page.
fn not_given(tree: &Tree, said: &Said) -> Vec<Finding> {
    let mut given = BTreeSet::new();
    for (_, text) in tree.files_in("crates/web/src/", ".rs") {
        given.extend(text.lines().flat_map(quoted));
    }
    let by_script = said
        .by_call
        .iter()
        .filter(|(_, (path, _))| path.ends_with("js"));
    let not_given = by_script.filter(|(key, _)| !given.contains(key.as_str()));
    not_given
        .map(|(key, (path, line))| {
            let problem = format!("no view gives `{key}` to the page of this script");
            Finding::at(path, *line, problem, "name it among the view's words")
        })
        .collect()
}

/// The keys of one language with their place.
fn keys(tree: &Tree, language: &str) -> BTreeMap<String, (String, usize)> {
    let mut keys = BTreeMap::new();
    for (path, text) in tree.files_in(&format!("{TEXTS}{language}/"), ".ftl") {
        for (index, line) in text.lines().enumerate() {
            if let Some((key, _)) = line
                .split_once('=')
                .filter(|(key, _)| is_key(key.trim_end()))
            {
                keys.insert(key.trim_end().to_owned(), (path.to_owned(), index + 1));
            }
        }
    }
    keys
}

fn is_key(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}

/// All that code, templates and scripts say.
struct Said {
    /// Quoted strings that could be keys.
    whole: BTreeSet<String>,
    /// Beginnings that the code completes; each ends with `-`.
    beginnings: BTreeSet<String>,
    /// Keys given as they stand to a function that says them, with the place.
    by_call: BTreeMap<String, (String, usize)>,
}

/// What a literal key follows where it is said and nothing else can be meant.
const CALLS: [&str; 5] = [
    ".say(\"",
    " say(\"",
    "(say(\"",
    "words::text(language, \"",
    "words::format(language, \"",
];

impl Said {
    fn read(tree: &Tree) -> Self {
        let mut said = Self {
            whole: BTreeSet::new(),
            beginnings: BTreeSet::new(),
            by_call: BTreeMap::new(),
        };
        for (path, lines) in rust(tree, "crates/") {
            for line in lines
                .iter()
                .filter(|line| !line.is_test && !line.is_comment)
            {
                said.hear(path, line.number, line.text);
            }
        }
        let pages = tree.files_in("crates/web/", "").filter(|(path, _)| {
            [".html", ".js", ".json"]
                .iter()
                .any(|ending| path.ends_with(ending))
                && !is_test_file(path)
        });
        for (path, text) in pages {
            for (index, line) in text.lines().enumerate() {
                said.hear(path, index + 1, line);
            }
        }
        for (_, text) in tree.files_in(&format!("{TEXTS}{}/", LANGUAGES[0]), ".ftl") {
            said.hear_references(text);
        }
        said
    }

    fn hear(&mut self, path: &str, number: usize, line: &str) {
        for quoted in quoted(line) {
            match quoted.find(['{', '$']).map_or(quoted, |end| &quoted[..end]) {
                whole if whole == quoted && is_key(whole) && !whole.ends_with('-') => {
                    self.whole.insert(whole.to_owned());
                }
                beginning if beginning.ends_with('-') && is_key(beginning) => {
                    self.beginnings.insert(beginning.to_owned());
                }
                _ => {}
            }
        }
        for call in CALLS {
            for (at, _) in line.match_indices(call) {
                let key = line[at + call.len()..]
                    .split('"')
                    .next()
                    .unwrap_or_default();
                if is_key(key) && !key.ends_with('-') {
                    self.by_call
                        .entry(key.to_owned())
                        .or_insert((path.to_owned(), number));
                }
            }
        }
    }

    /// A text may refer to another: `{ meeting-title }`.
    fn hear_references(&mut self, text: &str) {
        for place in text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
        {
            self.whole.extend(
                Some(place.trim())
                    .filter(|name| is_key(name))
                    .map(str::to_owned),
            );
        }
    }

    fn has(&self, key: &str) -> bool {
        let completed = || {
            key.match_indices('-')
                .any(|(at, _)| self.beginnings.contains(&key[..=at]))
        };
        self.whole.contains(key) || completed()
    }
}

/// What stands between two quotation marks of a kind. Escapes do not matter: no key has one.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    ['"', '\'', '`'].into_iter().flat_map(move |mark| {
        let marks: Vec<_> = line.match_indices(mark).map(|(at, _)| at).collect();
        // Any two neighbours: which marks open and which close is not known without reading the
        // whole language.
        marks
            .windows(2)
            .map(|pair| &line[pair[0] + 1..pair[1]])
            .collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    const HANS: &str = "crates/words/texts/zh-Hans/a.ftl";
    const HANT: &str = "crates/words/texts/zh-Hant/a.ftl";
    const EN: &str = "crates/words/texts/en/a.ftl";

    #[test]
    fn texts_in_three_languages_that_are_said_are_let_pass() {
        let text = "duty-done = 完成 { word-now }\n    第二行 = 也是\nword-now = 现在\nrefusal-late = 晚\nact-go-on = 走\nrole-x = 人\n";
        let files = [
            (HANS, text),
            (HANT, text),
            (EN, text),
            (
                "crates/web/src/a.rs",
                "frame.say(\"duty-done\"); format!(\"refusal-{code}\");",
            ),
            ("crates/web/static/a.js", "say(`act-${name}`)"),
            (
                "crates/web/templates/a.html",
                "{{ frame.say_word(\"role-\", role) }}",
            ),
        ];
        assert!(
            findings(check, &files).is_empty(),
            "{:?}",
            findings(check, &files)
        );
    }

    #[test]
    fn a_missing_translation_an_unsaid_text_and_an_unwritten_one_are_found() {
        let files = [
            (HANS, "duty-done = 完成\nduty-old = 旧\n"),
            (HANT, "duty-done = 完成\nduty-old = 舊\n"),
            (EN, "duty-old = old\n"),
            (
                "crates/web/src/a.rs",
                "frame.say(\"duty-done\");\n// \"duty-old\"\n",
            ),
            (
                "crates/web/templates/a.html",
                "\n{{ frame.say(\"duty-new\") }}",
            ),
            ("crates/web/static/a.js", "title(say(\"duty-gone\"))"),
        ];
        let found = findings(check, &files).join("\n");
        assert!(
            found.contains("zh-Hans/a.ftl:1: `duty-done` is not there in en"),
            "{found}"
        );
        assert!(
            found.contains("zh-Hans/a.ftl:2: nobody says `duty-old`"),
            "{found}"
        );
        assert!(
            found.contains("static/a.js:1: no view gives `duty-gone` to the page"),
            "{found}"
        );
        assert!(
            found.contains("templates/a.html:2: there is no text `duty-new`"),
            "{found}"
        );
    }
}
