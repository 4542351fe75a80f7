//! Where the machine keeps PostgreSQL's programs.

use std::path::{Path, PathBuf};

use crate::tool;

/// The programs that a cluster needs, all found.
pub struct Programs {
    /// Makes the files of an empty cluster.
    pub initdb: PathBuf,
    /// The server.
    pub postgres: PathBuf,
    /// The client that speaks SQL for us.
    pub psql: PathBuf,
}

impl Programs {
    /// The newest version installed the Debian way, else what `PATH` has; `None` if a program is
    /// missing.
    pub fn find() -> Option<Self> {
        let debian = newest_version(Path::new("/usr/lib/postgresql"));
        let find = |name: &str| {
            let installed = debian
                .as_ref()
                .map(|bin| bin.join(name))
                .filter(|path| path.is_file());
            installed.or_else(|| tool::on_path(&[name]))
        };
        Some(Self {
            initdb: find("initdb")?,
            postgres: find("postgres")?,
            psql: find("psql")?,
        })
    }
}

/// The folder `bin` of the highest version number below `root` that has a server in it.
fn newest_version(root: &Path) -> Option<PathBuf> {
    let versions = std::fs::read_dir(root).ok()?.filter_map(|entry| {
        let path = entry.ok()?.path();
        let number: u32 = path.file_name()?.to_str()?.parse().ok()?;
        let bin = path.join("bin");
        bin.join("postgres").is_file().then_some((number, bin))
    });
    versions.max().map(|(_, bin)| bin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_is_by_number_and_has_a_server() {
        let root = crate::directory::in_memory();
        for (version, has_server) in [("9", true), ("15", true), ("17", false), ("extra", true)] {
            let bin = root.path().join(version).join("bin");
            std::fs::create_dir_all(&bin).unwrap();
            if has_server {
                std::fs::write(bin.join("postgres"), "").unwrap();
            }
        }
        assert_eq!(
            newest_version(root.path()),
            Some(root.path().join("15/bin"))
        );
        assert_eq!(newest_version(&root.path().join("15")), None);
        assert_eq!(newest_version(&root.path().join("nowhere")), None);
    }
}
