//! `yingbin standard check`: every problem with its place and what mends it.

use std::fmt::Write;
use std::path::Path;

use standards::{Problem, Reading, Standard, TEXT_BYTES_MAX};
use words::{Arg, Language, format};

use super::{Answer, file};

/// Checks a standard file.
pub(super) fn check(path: &Path, language: Language) -> Answer {
    let Reading { standard, problems } = match read(path, language) {
        Ok(reading) => reading,
        Err(refused) => return refused,
    };
    let Some(standard) = standard else {
        return Answer::Problems(listed(path, &problems, language));
    };
    let file = path.display().to_string();
    let rules = Arg::Number(standard.rules().len() as i64);
    let clauses = Arg::Number(standard.clauses().len() as i64);
    let arguments = [
        ("file", Arg::Text(&file)),
        ("rules", rules),
        ("clauses", clauses),
    ];
    Answer::Well(format(language, "standard-check-sound", &arguments) + "\n")
}

/// The standard in a file, or the refusal of a command that needs a sound one.
pub(super) fn sound(path: &Path, language: Language) -> Result<Standard, Answer> {
    let Reading { standard, problems } = read(path, language)?;
    standard.ok_or_else(|| Answer::Refused(listed(path, &problems, language)))
}

/// The problems, and how many the file has.
fn listed(path: &Path, problems: &[Problem], language: Language) -> String {
    let mut listed = lines(problems, language);
    let file = path.display().to_string();
    let count = Arg::Number(problems.len() as i64);
    let arguments = [("file", Arg::Text(&file)), ("count", count)];
    listed.push_str(&format(language, "standard-check-problems", &arguments));
    listed.push('\n');
    listed
}

fn read(path: &Path, language: Language) -> Result<Reading, Answer> {
    let bytes =
        file::read(path, TEXT_BYTES_MAX).map_err(|error| file::refused(path, &error, language))?;
    Ok(standards::read_bytes(&bytes))
}

/// The problems, one a line.
fn lines(problems: &[Problem], language: Language) -> String {
    let mut lines = String::new();
    for problem in problems {
        let arguments = problem.arguments();
        let what = format(language, problem.key(), &arguments);
        let mend = format(language, &problem.mend_key(), &arguments);
        // A text of the file may hold line breaks; a problem stays one line.
        let line = format!("{}:{}  {what}  {mend}", problem.line, problem.column);
        writeln!(lines, "{}", line.replace(char::is_control, " ")).expect("a string takes all");
    }
    lines
}
