//! Directories that remove themselves.

use std::path::Path;

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

/// `/dev/shm` when it holds a gibibyte more (a container's default of 64 MiB would burst), else the
/// usual place.
fn fastest_place() -> std::path::PathBuf {
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
}
