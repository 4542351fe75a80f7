//! The browser as a process: found, started, ended.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;

use super::device::{Device, Devices};
use super::screen::Screen;
use super::wire::{Wire, lock};
use crate::{directory, environment, tool};

const INSTALL: &str = "Chromium (on Debian and Ubuntu: apt-get install chromium fonts-noto-cjk), or its path in BROWSER_BIN";
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const END_DEADLINE: Duration = Duration::from_secs(10);

/// No window, no first-run pages, no conversations of the browser's own; background pages run at
/// full speed, since a test looks at several at once. QUIC is off because a cut line must be a cut
/// line.
const FLAGS: [&str; 17] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--mute-audio",
    "--remote-debugging-pipe",
];

/// Runs the browser with the pipe where it looks for it (3 and 4), and removes its profile when it
/// has ended.
const KEEPER: &str = r#"
profile=$1; shift
"$@" 3<&0 4>&1 </dev/null >/dev/null
rm -rf "$profile"
"#;

/// A headless Chromium with a fresh profile. Dropping it ends it; the death of the test process
/// does too.
pub struct Browser {
    wire: Arc<Wire>,
    devices: Arc<Devices>,
    keeper: Child,
    ended: Receiver<()>,
}

impl Browser {
    /// Starts a browser: `$BROWSER_BIN`, else Chromium or Google Chrome from `PATH`.
    ///
    /// `None` where there is none: the test has then said SKIPPED and returns.
    pub async fn launch() -> Option<Self> {
        let Some(binary) = find_binary() else {
            crate::skipped("tests in a browser", INSTALL);
            return None;
        };
        let mut keeper = spawn(&binary);
        let to_browser = keeper.stdin.take().expect("standard input is piped");
        let from_browser = keeper.stdout.take().expect("standard output is piped");
        let said = read_words(keeper.stderr.take().expect("standard error is piped"));
        let wire = Arc::new(Wire::new(to_browser));
        let devices = Arc::new(Devices::new(Arc::clone(&wire)));
        let ended = listen(Arc::clone(&wire), Arc::clone(&devices), from_browser);
        let browser = Self {
            wire,
            devices,
            keeper,
            ended,
        };
        // Service workers are met before they run, so that not even their first request escapes a
        // cut network.
        let only_service_workers = json!({
            "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true,
            "filter": [{ "type": "service_worker" }, { "exclude": true }],
        });
        let greeting = browser
            .wire
            .call(None, "Target.setAutoAttach", only_service_workers)
            .await;
        if let Err(refusal) = greeting {
            panic!(
                "{} did not start: {refusal}\n{}",
                binary.display(),
                lock(&said)
            );
        }
        Some(browser)
    }

    /// A new device: a screen, a network, cookies, storage and service workers that no other device
    /// shares.
    pub async fn device(&self, screen: Screen) -> Device {
        Device::new(Arc::clone(&self.wire), Arc::clone(&self.devices), screen).await
    }
}

#[cfg(test)]
impl Browser {
    /// The number of the process that keeps the browser.
    pub(super) fn process(&self) -> u32 {
        self.keeper.id()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.wire.tell(None, "Browser.close", &json!({}));
        self.wire.hang_up();
        if self.ended.recv_timeout(END_DEADLINE).is_err() {
            let group = format!("-{}", self.keeper.id());
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        }
        let _ = self.keeper.wait();
    }
}

fn find_binary() -> Option<PathBuf> {
    environment::browser_binary().or_else(|| tool::on_path(&NAMES))
}

fn spawn(binary: &Path) -> Child {
    let profile = directory::in_memory().keep();
    let mut keeper = Command::new("sh");
    keeper
        .args(["-c", KEEPER, "sh"])
        .arg(&profile)
        .arg(binary)
        .args(FLAGS);
    keeper.arg(format!("--user-data-dir={}", profile.display()));
    keeper
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    // Where the product's people are; a site's own zone comes from the server in any case.
    keeper.env("TZ", "Asia/Shanghai");
    // A group of its own: an interrupt from the keyboard ends us, and the pipe then ends the
    // browser.
    keeper
        .process_group(0)
        .spawn()
        .expect("every Unix has a shell")
}

/// Listens on a thread of its own; the receiver hears when the browser has closed its end.
fn listen(wire: Arc<Wire>, devices: Arc<Devices>, from_browser: ChildStdout) -> Receiver<()> {
    let (sender, ended) = channel();
    std::thread::spawn(move || {
        wire.listen(from_browser, |event| devices.hear(&event));
        let _ = sender.send(());
    });
    ended
}

/// Gathers the first words of the browser on standard error, which explain why it did not start.
fn read_words(stderr: ChildStderr) -> Arc<Mutex<String>> {
    const WORDS_MAX: usize = 4096;
    let said = Arc::new(Mutex::new(String::new()));
    let gathered = Arc::clone(&said);
    std::thread::spawn(move || {
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            let mut said = lock(&gathered);
            if said.len() < WORDS_MAX {
                said.push_str(&line);
                said.push('\n');
            }
        }
    });
    said
}
