//! The list of needs, and how each is recognised.

use std::path::Path;
use std::process::{Command, Stdio};

/// Something that the gate needs from the machine.
pub struct Need {
    /// What it is called.
    pub what: &'static str,
    /// What needs it.
    pub purpose: &'static str,
    /// Where it comes from.
    pub source: Source,
    /// Whether the machine has it.
    pub is_there: fn() -> bool,
}

/// Where something comes from.
pub enum Source {
    /// Packages of Debian and Ubuntu.
    Debian(&'static [&'static str]),
    /// Components of the Rust toolchain.
    Rustup(&'static [&'static str]),
}

/// All needs beyond Cargo itself.
pub const NEEDS: &[Need] = &[
    Need {
        what: "a C compiler",
        purpose: "SQLite and PostgreSQL's client, built in",
        source: Source::Debian(&["build-essential"]),
        is_there: || runs("cc", "--version"),
    },
    Need {
        what: "PostgreSQL",
        purpose: "tests on the second database",
        source: Source::Debian(&["postgresql"]),
        is_there: || {
            runs("psql", "--version") && (has_debian_server() || runs("postgres", "--version"))
        },
    },
    Need {
        what: "Chromium",
        purpose: "tests in a browser",
        source: Source::Debian(&["chromium"]),
        is_there: has_browser,
    },
    Need {
        what: "a Chinese font",
        purpose: "pages that look in tests as they do at work",
        source: Source::Debian(&["fontconfig", "fonts-noto-cjk"]),
        is_there: || {
            super::output("fc-list", &[":lang=zh-cn", "family"])
                .is_some_and(|fonts| !fonts.is_empty())
        },
    },
    Need {
        what: "strace",
        purpose: "tests with a disk that fails",
        source: Source::Debian(&["strace"]),
        is_there: || runs("strace", "-V"),
    },
    Need {
        what: "mkfs.ext4, mount, setpriv and xfs_io",
        purpose: "tests of the power cut and the full disk",
        source: Source::Debian(&["e2fsprogs", "mount", "util-linux", "xfsprogs"]),
        is_there: || {
            has_program("mkfs.ext4")
                && has_program("xfs_io")
                && ["mount", "setpriv"]
                    .iter()
                    .all(|name| runs(name, "--version"))
        },
    },
    Need {
        what: "rustfmt and clippy",
        purpose: "formatting and lints",
        source: Source::Rustup(&["rustfmt", "clippy"]),
        is_there: || runs("cargo-fmt", "--version") && runs("cargo-clippy", "--version"),
    },
];

fn runs(program: &str, argument: &str) -> bool {
    let mut command = Command::new(program);
    command
        .arg(argument)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn has_browser() -> bool {
    let chosen = std::env::var_os("BROWSER_BIN");
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    chosen.is_some_and(|binary| Path::new(&binary).exists())
        || names.iter().any(|name| runs(name, "--version"))
}

/// Programs for root lie outside the `PATH` of others.
fn has_program(name: &str) -> bool {
    ["/sbin", "/usr/sbin", "/bin", "/usr/bin"]
        .iter()
        .any(|folder| Path::new(folder).join(name).exists())
}

/// The Debian way keeps the server outside `PATH`, in a folder by version.
fn has_debian_server() -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    versions
        .into_iter()
        .any(|version| version.path().join("bin/postgres").exists())
}
