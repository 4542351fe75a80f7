//! Finding the programs that tests run.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::environment;

/// The first of `names` that lies in a directory of `PATH`.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let directories = environment::search_path();
    names.iter().find_map(|name| {
        directories
            .iter()
            .map(|directory| directory.join(name))
            .find(|path| path.is_file())
    })
}

/// What `program` prints with `arguments`, without its last line break; `None` if it cannot be run
/// or fails.
pub fn output(program: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then(|| {
        String::from_utf8_lossy(&output.stdout)
            .trim_end()
            .to_owned()
    })
}
