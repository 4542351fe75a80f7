//! Who runs the server: PostgreSQL refuses to be root.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tool;

/// Who owns the server's files and runs it.
pub enum Owner {
    /// We do, as we are not root. With `setpriv`, the server dies with its keeper.
    Ourselves { setpriv: Option<PathBuf> },
    /// Another user, into whom root turns by `setpriv`.
    Other {
        setpriv: PathBuf,
        uid: u32,
        gid: u32,
    },
}

impl Owner {
    /// Ourselves, or for root the user `postgres` of the package, or else `nobody`.
    pub fn find() -> Self {
        let id = tool::on_path(&["id"]).expect("every Unix has `id`");
        let number = |arguments: &[&str]| tool::output(&id, arguments)?.parse::<u32>().ok();
        let setpriv = tool::on_path(&["setpriv"]);
        if number(&["-u"]) != Some(0) {
            return Self::Ourselves { setpriv };
        }
        let ids = |user| Some((number(&["-u", user])?, number(&["-g", user])?));
        let (uid, gid) = ids("postgres")
            .or_else(|| ids("nobody"))
            .expect("root knows `postgres` or `nobody`");
        let setpriv = setpriv
            .expect("root needs `setpriv` (package util-linux) to run PostgreSQL as another user");
        Self::Other { setpriv, uid, gid }
    }

    /// User and group to whom the files must be given, if that is not ourselves.
    pub fn ids(&self) -> Option<(u32, u32)> {
        match self {
            Self::Ourselves { .. } => None,
            Self::Other { uid, gid, .. } => Some((*uid, *gid)),
        }
    }

    /// A command that runs `program` as the owner.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = match self {
            Self::Ourselves { setpriv: None } => return Command::new(program),
            Self::Ourselves {
                setpriv: Some(setpriv),
            } => Command::new(setpriv),
            Self::Other { setpriv, uid, gid } => {
                let mut command = Command::new(setpriv);
                command
                    .arg(format!("--reuid={uid}"))
                    .arg(format!("--regid={gid}"))
                    .arg("--clear-groups");
                command
            }
        };
        command.args(["--pdeathsig", "KILL"]).arg(program);
        command
    }
}
