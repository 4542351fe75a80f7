//! Every refusal and every notice has words.

use std::collections::BTreeSet;
use std::path::Path;

use words::{Language, text};

/// What stands in every Rust file below a folder of the crates.
fn sources(folder: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(folder);
    let mut folders = vec![root];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

/// The code in the brackets that follow `start`, where one is written there.
fn codes_after(source: &str, start: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (place, _) in source.match_indices(start) {
        let arguments = source[place + start.len()..].split(')').next().unwrap();
        let texts: Vec<&str> = arguments.split('"').skip(1).step_by(2).collect();
        let last = arguments.trim_end().trim_end_matches(',').ends_with('"');
        // How long to wait follows its code; everywhere else the code comes last.
        let code = if start.ends_with("too_many(") || last {
            texts.last()
        } else {
            None
        };
        found.extend(code.map(|text| (*text).to_owned()));
    }
    found
}

#[test]
fn every_refusal_has_words() {
    let mut codes = BTreeSet::new();
    for folder in ["domain/src", "app/src", "web/src"] {
        for source in sources(folder) {
            for start in [
                "Refusal::invalid(",
                "Refusal::conflict(",
                "Refusal::forbidden(",
                "Refusal::missing(",
                "Refusal::too_many(",
                "Trouble::invalid(",
                "Trouble::malformed(",
                "Trouble::new(",
                "refused(",
            ] {
                codes.extend(codes_after(&source, start));
            }
        }
    }
    codes.retain(|code| !code.starts_with("unlawful-"));
    assert!(codes.len() > 80, "{codes:?}");
    let without: Vec<&String> = codes
        .iter()
        .filter(|code| {
            let key = format!("refusal-{code}");
            text(Language::En, &key) == key
        })
        .collect();
    assert!(without.is_empty(), "without words: {without:?}");
}

#[test]
fn every_notice_has_words() {
    for source in sources("app/src") {
        for start in ["key: \"", "words: \""] {
            for (place, _) in source.match_indices(start) {
                let key = source[place + start.len()..].split('"').next().unwrap();
                // Something that was said without words is no notice.
                if key.is_empty() {
                    continue;
                }
                let key = format!("notice-{key}");
                assert_ne!(text(Language::En, &key), key);
            }
        }
    }
}
