//! Reads the files that the command line names.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use words::Language;

use super::Answer;

/// The bytes of a file; of a longer file one byte more than `limit`, which shows that it is longer.
pub(super) fn read(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The refusal of a command whose file cannot be read.
pub(super) fn refused(path: &Path, error: &io::Error, language: Language) -> Answer {
    let file = ("file", path.display().to_string());
    if error.kind() == ErrorKind::NotFound {
        return Answer::refused(language, "standard-no-file", &[file]);
    }
    Answer::refused(
        language,
        "standard-unreadable-file",
        &[file, ("message", error.to_string())],
    )
}
