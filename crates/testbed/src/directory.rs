//! Directories that remove themselves.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use tempfile::TempDir;

/// A fresh directory on a real disk, removed with all it holds when the value is dropped.
///
/// For tests whose point is what reaches the disk; `TempDir::path` is where.
#[must_use]
pub fn temporary() -> TempDir {
    tempfile::Builder::new()
        .prefix("yingbin-")
        .tempdir()
        .expect("a temporary directory can be made")
}

/// A fresh directory in memory where the machine has such a place with room to spare, else on disk.
///
/// For tests whose point is not the disk: much faster, and removed in the same way.
#[must_use]
pub fn in_memory() -> TempDir {
    tempfile::Builder::new()
        .prefix("yingbin-")
        .tempdir_in(fastest_place())
        .expect("a temporary directory can be made")
}

/// A directory as of [`in_memory`], and in it a file like the one that `prepare` made where it was told to.
///
/// The first caller's `prepare` runs, once in a process, and has to have closed its file when it returns: what every
/// test would do anew, such as bringing the tables to this version's form, is copied instead.
pub fn with_prepared(prepare: impl FnOnce(&Path)) -> (TempDir, PathBuf) {
    static PREPARED: OnceLock<Vec<u8>> = OnceLock::new();
    let directory = in_memory();
    let file = directory.path().join("house.sqlite");
    let prepared = PREPARED.get_or_init(|| {
        let apart = in_memory();
        let first = apart.path().join("prepared");
        prepare(&first);
        std::fs::read(&first).expect("what was prepared can be read")
    });
    std::fs::write(&file, prepared).expect("a fresh directory can be written");
    (directory, file)
}

/// `/dev/shm` when it holds a gibibyte more (a container's default of 64 MiB would burst), else the
/// usual place; looked for once.
fn fastest_place() -> &'static Path {
    static FASTEST: OnceLock<PathBuf> = OnceLock::new();
    FASTEST.get_or_init(look_for_memory)
}

fn look_for_memory() -> PathBuf {
    const ROOM_KIB: u64 = 1024 * 1024;
    let memory = Path::new("/dev/shm");
    let free_kib = crate::tool::on_path(&["df"])
        .and_then(|df| crate::tool::output(&df, &["--output=avail", "-k", "/dev/shm"]))
        .and_then(|table| table.lines().last()?.trim().parse::<u64>().ok());
    if free_kib.is_some_and(|free| free >= ROOM_KIB) {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_goes_with_its_value() {
        for make in [temporary, in_memory] {
            let directory = make();
            let path = directory.path().to_owned();
            std::fs::write(path.join("file"), "kept until the end").unwrap();
            assert!(path.is_dir());
            drop(directory);
            assert!(!path.exists());
        }
    }

    #[test]
    fn what_is_prepared_once_is_copied_for_each() {
        let prepared = |words: &'static str| {
            let (directory, file) = with_prepared(|path| std::fs::write(path, words).unwrap());
            (std::fs::read_to_string(&file).unwrap(), directory)
        };
        assert_eq!(prepared("first").0, "first");
        assert_eq!(prepared("second").0, "first");
    }
}
