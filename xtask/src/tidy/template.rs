//! Every template is rendered, every static file is asked for.

use super::tree::{Finding, Tree};

const TEMPLATES: &str = "crates/web/templates/";
const STATICS: &str = "crates/web/static/";
const MEND: &str = "use it or delete it";

/// Finds templates and static files that nothing names, and names of templates that are not there.
///
/// A template is named by its path below `templates/` (in a view's `path = "..."`, or by another
/// template that extends, includes or imports it); a static file by its name.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let dead_templates = tree.files_in(TEMPLATES, "").filter(|(path, _)| {
        let name = &path[TEMPLATES.len()..];
        !is_named(tree, path, &format!("\"{name}\""))
    });
    let dead_statics = tree.files_in(STATICS, "").filter(|(path, _)| {
        let name = path.rsplit('/').next().unwrap_or(path);
        !["\"", "/", "'"]
            .iter()
            .any(|before| is_named(tree, path, &format!("{before}{name}")))
    });
    let mut findings: Vec<_> = dead_templates
        .map(|(path, _)| Finding::at(path, 0, "no view and no template names it", MEND))
        .collect();
    findings
        .extend(dead_statics.map(|(path, _)| Finding::at(path, 0, "nothing asks for it", MEND)));
    findings.extend(missing(tree));
    findings
}

/// Whether a file of `web` other than `path` itself has `name`.
fn is_named(tree: &Tree, path: &str, name: &str) -> bool {
    tree.files_in("crates/web/", "").any(|(other, text)| {
        other != path && !other.starts_with("crates/web/tests/") && text.contains(name)
    })
}

/// Templates that another template names and that are not there. (The compiler sees those that a
/// view names.)
fn missing(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.files_in(TEMPLATES, ".html") {
        for (index, line) in text.lines().enumerate() {
            for name in
                named_in(line).filter(|name| tree.text(&format!("{TEMPLATES}{name}")).is_none())
            {
                findings.push(Finding::at(
                    path,
                    index + 1,
                    format!("there is no template `{name}`"),
                    "name one that is there",
                ));
            }
        }
    }
    findings
}

fn named_in(line: &str) -> impl Iterator<Item = &str> {
    ["{% extends \"", "{% include \"", "{% import \""]
        .into_iter()
        .flat_map(move |tag| {
            line.match_indices(tag)
                .filter_map(move |(at, _)| line[at + tag.len()..].split('"').next())
        })
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    #[test]
    fn what_is_named_is_alive() {
        let files = [
            (
                "crates/web/src/views/board.rs",
                "#[template(path = \"board.html\")] file(\"board.js\")",
            ),
            (
                "crates/web/templates/board.html",
                "{% extends \"layout/page.html\" %}",
            ),
            (
                "crates/web/templates/layout/page.html",
                "<link href=\"{{ file(\"page.css\") }}\">",
            ),
            (
                "crates/web/static/board.js",
                "import { draw } from \"./draw.js\";",
            ),
            ("crates/web/static/draw.js", ""),
            ("crates/web/static/page.css", ""),
        ];
        assert!(
            findings(check, &files).is_empty(),
            "{:?}",
            findings(check, &files)
        );
    }

    #[test]
    fn the_dead_and_the_missing_are_found() {
        let files = [
            (
                "crates/web/templates/old.html",
                "{% include \"gone.html\" %} old.html old.js",
            ),
            ("crates/web/static/old.js", "old.js"),
        ];
        let found = findings(check, &files).join("\n");
        assert!(found.contains("templates/old.html: no view"), "{found}");
        assert!(
            found.contains("templates/old.html:1: there is no template `gone.html`"),
            "{found}"
        );
        let unnamed = [("crates/web/static/old.js", "./old.js")];
        assert!(findings(check, &unnamed)[0].contains("nothing asks for it"));
    }
}
