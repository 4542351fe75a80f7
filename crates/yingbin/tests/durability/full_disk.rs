//! T5: on a full disk commands are refused in clear words, reading and signing in go on, and space
//! heals it without a new start.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use testbed::count;
use testbed::http::{Answer, Client, Request};
use testbed::syscall::{Failing, WRITES, can_fail, failing};
use testbed::volume::Volume;

use crate::audit::audit;
use crate::crew::finish;
use crate::ground::{Ground, LOGIN, PASSWORD};
use crate::server::{Server, program};

/// Within this, a command is taken again after space came back.
const HEALED_MAX: Duration = Duration::from_secs(10);

/// What is asked of a house, with what it acknowledged.
struct Asking<'ground> {
    ground: &'ground Ground,
    client: Client,
    acknowledged: BTreeMap<u64, String>,
    next: u64,
}

impl<'ground> Asking<'ground> {
    fn of(ground: &'ground Ground, server: &Server) -> Self {
        Self {
            ground,
            client: Client::of(server.address),
            acknowledged: BTreeMap::new(),
            next: 0,
        }
    }

    /// Sends the next command; the answer, where it was refused. It is then the next one again.
    async fn refused(&mut self) -> Option<Answer> {
        let request = finish(self.ground, self.next);
        let answer = self.client.ask(&request).await.expect("an answer");
        if answer.status != 200 {
            return Some(answer);
        }
        self.acknowledged.insert(self.next, answer.body);
        self.next += 1;
        None
    }

    /// Sends commands until one is refused.
    async fn until_refused(&mut self) -> Answer {
        loop {
            assert!(self.next < self.ground.duties, "the disk is never full");
            if let Some(answer) = self.refused().await {
                return answer;
            }
        }
    }

    /// Sends one command until it is taken.
    async fn until_taken(&mut self) {
        let begun = Instant::now();
        while let Some(answer) = self.refused().await {
            is_said_clearly(&answer);
            assert!(
                begun.elapsed() < HEALED_MAX,
                "it is refused still: {answer:?}"
            );
        }
    }
}

fn is_said_clearly(answer: &Answer) {
    assert_eq!(answer.status, 507, "{answer:?}");
    assert!(answer.body.contains("磁盘已满"), "{answer:?}");
}

/// Reading and signing in, with the new session as with the old one.
async fn can_be_read(ground: &Ground, server: &Server) {
    let form = format!("name={LOGIN}&password={}", PASSWORD.replace(' ', "+"));
    let form = Request::post("/sign-in", "application/x-www-form-urlencoded", &form);
    let welcome = server.ask(&form).await;
    assert_eq!(welcome.status, 303, "{welcome:?}");
    let cookie = welcome.header("set-cookie").unwrap();
    let new = cookie.split(';').next().unwrap();
    assert!(new.starts_with("session=") && new.len() > 20, "{new}");
    for cookie in [new, &format!("session={}", ground.session)] {
        let path = format!("/sites/{}/duties", ground.site);
        let page = server
            .ask(&Request::get(&path).with("cookie", cookie))
            .await;
        assert_eq!(page.status, 200, "{cookie} {page:?}");
    }
    // Who signed out is out, wherever the session was.
    let out = Request::post("/sign-out", "application/x-www-form-urlencoded", "");
    let out = server.ask(&out.with("cookie", new)).await;
    assert_eq!(out.status, 303, "{out:?}");
    let path = format!("/sites/{}/duties", ground.site);
    let page = server.ask(&Request::get(&path).with("cookie", new)).await;
    assert_eq!(page.status, 303, "{page:?}");
}

#[tokio::test]
async fn a_full_disk_refuses_clearly_until_there_is_space_again() {
    let megabytes = count(24, 64);
    let Some(volume) = Volume::new("full disk", megabytes) else {
        return;
    };
    let ground = Ground::lay(&volume.path(), count(4_000, 20_000)).await;
    let server = Server::start(&ground).await;
    let mut asking = Asking::of(&ground, &server);
    for _ in 0..count(2, 10) {
        let ballast = volume.fill();
        is_said_clearly(&asking.until_refused().await);
        can_be_read(&ground, &server).await;
        is_said_clearly(&asking.refused().await.expect("it is full still"));
        assert!(
            server.is_green().await,
            "what passes by itself is no failure"
        );
        std::fs::remove_file(ballast).unwrap();
        asking.until_taken().await;
    }
    let acknowledged = asking.acknowledged;
    server.kill();
    assert_eq!(
        audit(&ground, &acknowledged).await.len(),
        acknowledged.len()
    );
}

#[tokio::test]
async fn a_write_that_finds_no_space_undoes_its_command_and_the_next_one_goes_on() {
    if !can_fail("no space at a write") {
        return;
    }
    let all: Vec<u64> = (1..=count(0, 200)).collect();
    let chosen = if all.is_empty() {
        vec![1, 2, 9, 40]
    } else {
        all
    };
    for k in chosen {
        find_no_space(k).await;
    }
}

async fn find_no_space(k: u64) {
    let directory = testbed::directory::temporary();
    let ground = Ground::lay(directory.path(), k + 50).await;
    // From the k-th write of the log on, four find no space.
    let when = format!("{k}..{}", k + 3);
    let writes = Failing {
        calls: WRITES,
        error: "ENOSPC",
        when: &when,
        path: &directory.path().join("house.db-wal"),
    };
    let server = Server::start_by(failing(program().get_program(), &writes), &ground).await;
    let mut asking = Asking::of(&ground, &server);
    // The very first ones may have been the house's own, when it planned the day.
    let own = k <= 20;
    let mut refused = 0;
    for _ in 0..k + 20 {
        let answer = asking.refused().await;
        refused += u64::from(answer.is_some());
        if let Some(answer) = answer {
            is_said_clearly(&answer);
        }
    }
    assert!(own || refused > 0, "write {k} found space");
    assert!(server.is_green().await);
    can_be_read(&ground, &server).await;
    let acknowledged = asking.acknowledged;
    server.kill();
    assert_eq!(
        audit(&ground, &acknowledged).await.len(),
        acknowledged.len()
    );
}
