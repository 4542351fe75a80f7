//! What the gate needs from the machine, and how it gets there.
//!
//! As root on Debian or Ubuntu what is missing is installed; anywhere else it is named, and the
//! tests that need it fail.

mod need;

use std::path::Path;
use std::process::{Command, Stdio};

use need::{NEEDS, Need, Source};

use crate::step::Outcome;

/// Installs what is missing if it may, and says what is missing still.
pub fn prepare() -> Outcome {
    for need in missing() {
        install(need);
    }
    let still_missing = missing();
    for need in &still_missing {
        println!(
            "missing: {}, for {}: {}",
            need.what,
            need.purpose,
            remedy(&need.source)
        );
    }
    if still_missing.is_empty() {
        Outcome::Passed
    } else {
        Outcome::Failed
    }
}

fn missing() -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| !(need.is_there)()).collect()
}

/// Tries to bring `need` here. What matters is what is there afterwards; a failure says itself.
fn install(need: &Need) {
    let (program, arguments) = match need.source {
        Source::Rustup(components) => ("rustup", [&["component", "add"], components].concat()),
        Source::Debian(packages) if may_install() => {
            run("apt-get", &["-qq", "update"]);
            let install = ["-qq", "install", "--yes", "--no-install-recommends"];
            ("apt-get", [&install, packages].concat())
        }
        Source::Debian(_) => return,
    };
    println!("installing {}", need.what);
    run(program, &arguments);
}

/// What a person would type to bring it here.
fn remedy(source: &Source) -> String {
    match source {
        Source::Debian(packages) => format!(
            "on Debian and Ubuntu, as root: apt-get install {}",
            packages.join(" ")
        ),
        Source::Rustup(components) => format!("rustup component add {}", components.join(" ")),
    }
}

fn may_install() -> bool {
    output("id", &["-u"]).as_deref() == Some("0") && Path::new("/usr/bin/apt-get").exists()
}

fn run(program: &str, arguments: &[&str]) {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null());
    if let Err(error) = command.status() {
        println!("{program} cannot be run: {error}");
    }
}

/// What a program prints, without its last line break; `None` if it cannot be run or fails.
fn output(program: &str, arguments: &[&str]) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_with_its_remedy() {
        let debian = Source::Debian(&["chromium", "fonts-noto-cjk"]);
        assert!(remedy(&debian).ends_with("apt-get install chromium fonts-noto-cjk"));
        assert_eq!(
            remedy(&Source::Rustup(&["clippy"])),
            "rustup component add clippy"
        );
    }

    #[test]
    fn a_program_is_asked_and_one_that_fails_says_nothing() {
        assert!(output("id", &["-u"]).is_some_and(|id| id.parse::<u32>().is_ok()));
        assert_eq!(output("id", &["--no-such-flag"]), None);
        assert_eq!(output("no-such-program", &[]), None);
    }
}
