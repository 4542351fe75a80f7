//! Endpoints of webhooks, each with its own way of answering, that keep what was posted to them.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// How an endpoint answers.
#[derive(Clone, Debug)]
pub enum Manner {
    /// With this status and body.
    Says(u16, &'static str),
    /// With a status that sends on to another address.
    SendsOn(String),
    /// Never.
    Hangs,
    /// By closing the connection.
    Closes,
    /// With more than anybody reads.
    Babbles,
}

/// An endpoint of this machine.
pub struct Endpoint {
    /// Its address.
    pub address: String,
    posted: Arc<Mutex<Vec<String>>>,
    manner: Arc<Mutex<Manner>>,
}

impl Endpoint {
    pub async fn that(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/hook?key=1", listener.local_addr().unwrap());
        let (posted, manner) = (Arc::default(), Arc::new(Mutex::new(manner)));
        tokio::spawn(serve(listener, Arc::clone(&posted), Arc::clone(&manner)));
        Self {
            address,
            posted,
            manner,
        }
    }

    /// From now on it answers so.
    pub fn turns(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// The bodies that came, in order.
    pub fn posted(&self) -> Vec<String> {
        self.posted.lock().unwrap().clone()
    }
}

/// An address at which nobody listens.
pub async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}/hook", listener.local_addr().unwrap())
}

async fn serve(listener: TcpListener, posted: Arc<Mutex<Vec<String>>>, manner: Arc<Mutex<Manner>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let posted = Arc::clone(&posted);
        let manner = manner.lock().unwrap().clone();
        tokio::spawn(answer(stream, posted, manner));
    }
}

async fn answer(mut stream: TcpStream, posted: Arc<Mutex<Vec<String>>>, manner: Manner) {
    let Some(body) = body_of(&mut stream).await else {
        return;
    };
    posted.lock().unwrap().push(body);
    let (head, body) = match manner {
        Manner::Says(status, body) => (format!("HTTP/1.1 {status} Said"), body.to_owned()),
        Manner::SendsOn(to) => (
            format!("HTTP/1.1 307 Elsewhere\r\nlocation: {to}"),
            String::new(),
        ),
        Manner::Babbles => ("HTTP/1.1 200 Said".to_owned(), "x".repeat(1024 * 1024)),
        Manner::Closes => return,
        Manner::Hangs => {
            std::future::pending::<()>().await;
            return;
        }
    };
    let answer = format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    // Whoever reads no further has gone.
    let _gone = stream.write_all(answer.as_bytes()).await;
}

async fn body_of(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        let mut piece = [0; 4096];
        let count = stream.read(&mut piece).await.ok()?;
        if count == 0 {
            return None;
        }
        bytes.extend_from_slice(&piece[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let head = head.to_lowercase();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        if body.len() >= length?.parse::<usize>().ok()? {
            return Some(body.to_owned());
        }
    }
}
