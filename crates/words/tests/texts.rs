//! The three languages say the same things.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
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

#[test]
fn quotation_marks_and_apostrophes_are_curly_in_english() {
    // What is to be typed into a standard keeps its straight marks, in Chinese as in English.
    let typed: BTreeSet<String> = read_texts(Language::ZhHans)
        .into_iter()
        .filter(|(_, words)| words.contains('"'))
        .map(|(key, _)| key)
        .collect();
    for (key, words) in read_texts(Language::En) {
        assert!(!words.contains('\''), "en: {key}: ' is to be ’");
        assert!(
            !words.contains('"') || typed.contains(&key),
            "en: {key}: \"…\" is to be “…”"
        );
    }
}

/// What has one word in the glossary, said by another one.
const ONE_WORD: [(&str, &str); 12] = [
    ("你", "您"),
    ("其它", "其他"),
    ("准时", "按时"),
    ("订单", "委托单"),
    ("会务员", "会务服务员"),
    ("链头", "链首"),
    ("指派", "分派"),
    ("搜索", "查找"),
    // Who is on duty is 当班, and comes to it and leaves it by 上岗 and 下班.
    ("值班", "当班"),
    ("值守", "当班"),
    ("开始当班", "上岗"),
    ("结束当班", "下班"),
];

#[test]
fn simplified_chinese_has_one_word_for_a_thing() {
    for (key, words) in read_texts(Language::ZhHans) {
        for (other, own) in ONE_WORD {
            assert!(
                !words.contains(other),
                "zh-Hans: {key} says {other}, which is {own}"
            );
        }
    }
}

#[test]
fn chinese_sentences_have_chinese_signs_and_no_doubled_spaces() {
    let is_chinese = |sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign);
    let is_half_wide = |sign: char| [',', ';', '!', '(', ')'].contains(&sign);
    for language in [Language::ZhHans, Language::ZhHant] {
        for (key, words) in read_texts(language) {
            let signs: Vec<char> = words.chars().collect();
            let mixed = signs.windows(2).any(|pair| {
                is_chinese(pair[0]) && is_half_wide(pair[1])
                    || is_half_wide(pair[0]) && is_chinese(pair[1])
            });
            assert!(
                !mixed && !words.contains("  "),
                "{}: {key}: {words}",
                language.tag()
            );
        }
    }
}

/// What is said or written otherwise in Taiwan, and how there.
const OF_TAIWAN: [(&str, &str); 45] = [
    ("爲", "為"),
    ("着", "著"),
    ("裏", "裡"),
    ("覈", "核"),
    ("啓", "啟"),
    ("羣", "群"),
    ("衆", "眾"),
    ("綫", "線"),
    ("賬", "帳"),
    ("籤字", "簽字"),
    ("籤名", "簽名"),
    ("身份", "身分"),
    ("部份", "部分"),
    ("發佈", "發布"),
    ("公佈", "公布"),
    ("佈置", "布置"),
    ("網絡", "網路"),
    ("視頻", "視訊"),
    ("打印", "列印"),
    ("複印", "影印"),
    ("導出", "匯出"),
    ("導入", "匯入"),
    ("聯繫", "聯絡"),
    ("聯系", "聯絡"),
    ("信息", "訊息 or 資訊"),
    ("短信", "簡訊"),
    ("郵箱", "信箱"),
    ("默認", "預設"),
    ("用戶", "使用者"),
    ("登錄", "登入"),
    ("登陸", "登入"),
    ("服務器", "伺服器"),
    ("軟件", "軟體"),
    ("硬件", "硬體"),
    ("數據", "資料"),
    ("屏幕", "螢幕"),
    ("界面", "介面"),
    ("鏈接", "連結"),
    ("搜索", "搜尋"),
    ("粘貼", "貼上"),
    ("質量", "品質"),
    ("二維碼", "QR 碼"),
    ("保安", "保全"),
    ("當班", "值班"),
    ("值守", "值班"),
];

#[test]
fn traditional_chinese_has_the_words_of_taiwan() {
    for (key, words) in read_texts(Language::ZhHant) {
        for (other, own) in OF_TAIWAN {
            assert!(
                !words.contains(other),
                "zh-Hant: {key} says {other}, in Taiwan {own}"
            );
        }
    }
}

/// The texts that tell somebody to record, or that something is recorded.
const RECORDING: [&str; 3] = [
    "case-do-accept",
    "case-do-return-call",
    "quality-report-what",
];

// The statutes of Taiwan write the noun 紀錄 and the verb 記錄.
#[test]
fn traditional_chinese_tells_a_record_from_recording() {
    for (key, words) in read_texts(Language::ZhHant) {
        assert_eq!(
            words.contains("記錄"),
            RECORDING.contains(&key.as_str()),
            "zh-Hant: {key}: a record is 紀錄, to record is 記錄 and stands in RECORDING"
        );
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
    messages(file, language)
        .into_iter()
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

fn messages(file: &File, language: Language) -> Vec<Message<&'static str>> {
    let resource = match fluent_syntax::parser::parse(file.text(language)) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let messages = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    messages.collect()
}

/// Every text of a language with its key, as it is read: without what only the file needs, with `{}` where a
/// place is filled, and each choice of a plural on a line.
fn read_texts(language: Language) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for message in files().iter().flat_map(|file| messages(file, language)) {
        let mut words = String::new();
        if let Some(value) = &message.value {
            read(value, &mut words);
        }
        texts.push((message.id.name.to_owned(), words));
    }
    texts
}

fn read(pattern: &Pattern<&str>, words: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, words),
        }
    }
}

fn read_expression(expression: &Expression<&str>, words: &mut String) {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => words.push_str(value),
        Expression::Inline(_) => words.push_str("{}"),
        Expression::Select { variants, .. } => {
            for variant in variants {
                words.push('\n');
                read(&variant.value, words);
            }
            words.push('\n');
        }
    }
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
