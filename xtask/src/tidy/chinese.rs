//! What the screens say is in the texts, what a clause says is in the standards: no sentence of
//! either is in code.

use super::source::product;
use super::tree::{Finding, Tree};

/// A name of a thing is shorter; a sentence is longer or has its marks.
const NAME_LETTERS_MAX: usize = 12;
const MARKS: [char; 4] = ['。', '！', '？', '；'];

/// Finds Chinese sentences in the product's code; glosses in comments are no code.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, lines) in product(tree) {
        for line in lines.iter().filter(|line| has_sentence(code(line.text))) {
            let mend = "give it a key in crates/words/texts, or make it data";
            findings.push(Finding::at(
                path,
                line.number,
                "a Chinese sentence stands in code",
                mend,
            ));
        }
    }
    findings
}

/// The line without a comment at its end.
fn code(line: &str) -> &str {
    line.split(" // ").next().unwrap_or(line)
}

fn has_sentence(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|letter| {
        run = if is_han(letter) { run + 1 } else { 0 };
        run > NAME_LETTERS_MAX || MARKS.contains(&letter)
    })
}

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    #[test]
    fn a_sentence_is_found_and_a_name_is_not() {
        let in_code = |text| findings(check, &[("crates/app/src/a.rs", text)]).len();
        assert_eq!(in_code("let said = \"请先完成上一步。\";"), 1);
        assert_eq!(in_code("let said = \"服务员已经把茶水送到会议室里\";"), 1);
        assert_eq!(
            in_code("let name = \"七层第一会议室\"; // 会议室的名字，由用户自己随便写的。"),
            0
        );
        assert_eq!(
            in_code("/// 礼仪接待组负责局总部办公区局领导办公室卫生。"),
            0
        );
        assert!(findings(check, &[("crates/app/tests/a.rs", "\"请先完成上一步。\"")]).is_empty());
    }
}
