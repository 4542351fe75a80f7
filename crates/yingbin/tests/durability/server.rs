//! The program itself, serving a ground.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use testbed::http::{Answer, Client, Request};

use crate::ground::Ground;

/// How long a start may take before something is wrong with the test rather than slow.
const START_MAX: Duration = Duration::from_mins(1);

/// A running `yingbin serve`. It is killed when dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// From its start to its first answer.
    pub ready_after: Duration,
}

/// The program.
pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_yingbin"))
}

impl Server {
    /// Starts it as it is.
    pub async fn start(ground: &Ground) -> Self {
        Self::start_by(program(), ground).await
    }

    /// Starts it by `launcher`, a command whose arguments are still to come.
    pub async fn start_by(mut launcher: Command, ground: &Ground) -> Self {
        let begun = Instant::now();
        launcher
            .args(["serve", "--language=en", "--address=127.0.0.1:0"])
            .arg("--database")
            .arg(&ground.file)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = launcher.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().expect("it says where it listens").unwrap();
        let address = line.split("http://").nth(1).expect("an address");
        let address = address.trim().trim_end_matches('.').parse().unwrap();
        let mut server = Self {
            child,
            address,
            ready_after: Duration::ZERO,
        };
        let health = Request::get("/health");
        let answer = tokio::time::timeout(START_MAX, server.ask(&health));
        answer.await.expect("it answers soon");
        server.ready_after = begun.elapsed();
        server
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks over a new connection.
    pub async fn ask(&self, request: &Request) -> Answer {
        let answer = Client::of(self.address).ask(request).await;
        answer.expect("the server answers")
    }

    /// Whether it takes commands, by its own word.
    pub async fn is_green(&self) -> bool {
        self.ask(&Request::get("/health")).await.status == 200
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _already_ended = self.child.kill();
        let _already_waited_for = self.child.wait();
    }
}
