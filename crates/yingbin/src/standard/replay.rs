//! `yingbin standard replay`: one meeting from a script, one JSON object a duty.

use std::path::Path;

use standards::replay::{SCRIPT_BYTES_MAX, ScriptError, read_bytes, replay as replay_script};
use words::{Language, format};

use super::{Answer, check, file};

/// Replays the script under the standard.
pub(super) fn replay(standard: &Path, script: &Path, language: Language) -> Answer {
    let standard = match check::sound(standard, language) {
        Ok(standard) => standard,
        Err(answer) => return answer,
    };
    let bytes = match file::read(script, SCRIPT_BYTES_MAX) {
        Ok(bytes) => bytes,
        Err(error) => return file::refused(script, &error, language),
    };
    let lines = read_bytes(&bytes).and_then(|script| replay_script(&standard, &script));
    let lines = match lines {
        Ok(lines) => lines,
        Err(error) => return refused(script, &error, language),
    };
    let mut output = String::new();
    for line in lines {
        output.push_str(&serde_json::to_string(&line).expect("a line is plain text and numbers"));
        output.push('\n');
    }
    Answer::Well(output)
}

/// The error with the file and the item it is about.
fn refused(script: &Path, error: &ScriptError, language: Language) -> Answer {
    let what = format(language, error.key(), &error.arguments());
    let item = if error.path.is_empty() {
        String::new()
    } else {
        format!("{}: ", error.path)
    };
    Answer::Refused(format!("{}: {item}{what}\n", script.display()))
}
