//! A sentence a line in Markdown: changes then show as what changed.

use super::tree::{Finding, Tree};

/// Finds lines of prose in which a second sentence begins.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.files_in("", ".md") {
        let mut is_code = false;
        for (index, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("```") {
                is_code = !is_code;
            }
            let is_prose = !is_code
                && !line.starts_with("    ")
                && !line
                    .trim_start()
                    .starts_with(['|', '#', '<', '-', '*', '!'])
                && !line
                    .trim_start()
                    .starts_with(|first: char| first.is_ascii_digit());
            if is_prose && has_two_sentences(line) {
                findings.push(Finding::at(
                    path,
                    index + 1,
                    "two sentences share a line",
                    "begin the second on a line of its own",
                ));
            }
        }
    }
    findings
}

fn has_two_sentences(line: &str) -> bool {
    let latin = [". ", "? ", "! "].iter().any(|end| {
        line.match_indices(end)
            .any(|(at, _)| line[at + end.len()..].starts_with(|next: char| next.is_uppercase()))
    });
    let chinese = line.trim_end().trim_end_matches('。').contains('。');
    latin || chinese
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    #[test]
    fn two_sentences_on_a_line_are_found() {
        let in_markdown = |text| findings(check, &[("README.md", text)]).len();
        assert_eq!(in_markdown("One. Two.\n"), 1);
        assert_eq!(in_markdown("一句。又一句。\n"), 1);
        assert_eq!(in_markdown("One.\nTwo, e.g. three.\n一句。\n"), 0);
        assert_eq!(
            in_markdown("```\nOne. Two.\n```\n- One. Two.\n| One. Two. |\n"),
            0
        );
    }
}
