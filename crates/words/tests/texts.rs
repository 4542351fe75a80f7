//! The three languages say the same things.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use words::{Arg, File, Language, files, format, text};

/// The places of one text: its variables, and the texts it refers to.
type Places = BTreeSet<String>;

#[test]
fn every_file_parses_in_every_language() {
    for file in files() {
        for language in Language::ALL {
            let parsed = fluent_syntax::parser::parse(file.text(language));
            let errors = parsed.err().map(|(_, errors)| errors).unwrap_or_default();
            assert!(
                errors.is_empty(),
                "{}/{}.ftl: {errors:?}",
                language.tag(),
                file.name
            );
        }
    }
}

#[test]
fn every_language_has_the_same_keys_with_the_same_places() {
    for file in files() {
        let written = places_by_key(file, Language::ZhHans);
        for language in [Language::ZhHant, Language::En] {
            let other = places_by_key(file, language);
            let path = format!("{}/{}.ftl", language.tag(), file.name);
            let keys: Vec<_> = written
                .keys()
                .filter(|key| !other.contains_key(*key))
                .collect();
            assert!(keys.is_empty(), "{path} lacks {keys:?}");
            for (key, places) in other {
                assert_eq!(Some(&places), written.get(&key), "{path}: places of {key}");
            }
        }
    }
}

#[test]
fn no_key_stands_in_two_files_or_twice_in_one() {
    let mut seen = BTreeMap::new();
    for file in files() {
        for key in keys(file, Language::ZhHans) {
            let before = seen.insert(key.clone(), file.name);
            assert_eq!(before, None, "{key} stands in {} again", file.name);
        }
    }
}

#[test]
fn every_text_is_found_and_says_something() {
    for file in files() {
        for language in Language::ALL {
            for key in keys(file, language) {
                let words = text(language, &key);
                assert!(
                    !words.trim().is_empty() && words != key,
                    "{}: {key}",
                    language.tag()
                );
            }
        }
    }
}

#[test]
fn an_unknown_key_comes_back_itself() {
    assert_eq!(text(Language::ZhHans, "no-such-key"), "no-such-key");
    assert_eq!(
        format(Language::En, "no-such-key", &[("count", "1")]),
        "no-such-key"
    );
}

#[test]
fn places_are_filled_without_marks_around_them_and_english_has_its_plural() {
    let wait = |language, seconds| {
        format(
            language,
            "refusal-sign-in-too-often",
            &[("seconds", seconds)],
        )
    };
    assert!(wait(Language::En, Arg::Number(1)).contains("1 second and"));
    assert!(wait(Language::En, Arg::Number(15)).contains("15 seconds and"));
    // Pages and the journal fill their places with texts; a count is a count there too.
    assert!(wait(Language::En, Arg::Text("1")).contains("1 second and"));
    assert!(wait(Language::En, Arg::Text("15")).contains("15 seconds and"));
    assert!(wait(Language::En, Arg::Text("01")).contains("01 seconds and"));
    assert!(wait(Language::ZhHans, Arg::Number(15)).contains("15 秒"));
    assert!(wait(Language::ZhHant, Arg::Text("{ $x }")).contains("{ $x } 秒"));
}

#[test]
fn one_thing_is_said_as_one_in_english() {
    for (key, place, said) in [
        ("hall-people", "count", "1 person"),
        ("fault-count", "count", "1 fault"),
        ("order-waiting", "count", "1 waits for the client"),
        ("house-rule-missing", "count", "1 has not"),
        ("fault-sent-back-times", "count", "Sent back once"),
        ("spot-check-count", "count", "1 item"),
        (
            "journal-people-exported",
            "count",
            "exported the directory: 1 person",
        ),
        (
            "journal-dining-menu-entered",
            "count",
            "Menu entered:  lunch, 1 dish",
        ),
    ] {
        let one = format(
            Language::En,
            key,
            &[(place, "1"), ("day", ""), ("meal", "lunch")],
        );
        assert_eq!(one.to_lowercase(), said.to_lowercase());
    }
}

fn keys(file: &File, language: Language) -> Vec<String> {
    parsed(file, language)
        .into_iter()
        .map(|(key, _)| key)
        .collect()
}

fn places_by_key(file: &File, language: Language) -> BTreeMap<String, Places> {
    parsed(file, language).into_iter().collect()
}

fn parsed(file: &File, language: Language) -> Vec<(String, Places)> {
    let resource = match fluent_syntax::parser::parse(file.text(language)) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let messages = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    messages
        .map(|message| {
            assert!(
                message.attributes.is_empty(),
                "{}: no attributes",
                message.id.name
            );
            let mut places = Places::new();
            collect(
                &message
                    .value
                    .expect("a message without attributes has a value"),
                &mut places,
            );
            (message.id.name.to_owned(), places)
        })
        .collect()
}

fn collect(pattern: &Pattern<&str>, places: &mut Places) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, places);
        }
    }
}

fn collect_expression(expression: &Expression<&str>, places: &mut Places) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, places),
        Expression::Select { selector, variants } => {
            collect_inline(selector, places);
            for variant in variants {
                collect(&variant.value, places);
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, places: &mut Places) {
    match inline {
        InlineExpression::VariableReference { id } => {
            places.insert(format!("${}", id.name));
        }
        InlineExpression::MessageReference { id, .. } => {
            places.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, places),
        _ => {}
    }
}
