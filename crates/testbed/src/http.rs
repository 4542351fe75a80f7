//! A client that speaks plain HTTP/1.1 over one connection, and knows when it was cut off.

use std::fmt::Write as _;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The longest head that is read, in bytes.
const HEAD_MAX: usize = 16 * 1024;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Request {
    head: String,
    body: String,
}

impl Request {
    /// A request for a path.
    #[must_use]
    pub fn get(path: &str) -> Self {
        Self {
            head: format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n"),
            body: String::new(),
        }
    }

    /// A request that sends a body, as a page of the same origin does.
    #[must_use]
    pub fn post(path: &str, media_type: &str, body: &str) -> Self {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nsec-fetch-site: same-origin\r\n\
             content-type: {media_type}\r\ncontent-length: {}\r\n",
            body.len()
        );
        Self {
            head,
            body: body.to_owned(),
        }
    }

    /// The same with one more header.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        write!(self.head, "{name}: {value}\r\n").expect("a text takes more text");
        self
    }

    fn bytes(&self) -> Vec<u8> {
        format!("{}\r\n{}", self.head, self.body).into_bytes()
    }
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The head, a line each, as it came.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Answer {
    /// The value of a header whose name is in small letters.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            (key == name).then_some(value.trim())
        })
    }
}

/// A client with one connection, made when it is needed and made again after it was cut.
#[derive(Debug)]
pub struct Client {
    server: SocketAddr,
    stream: Option<TcpStream>,
}

impl Client {
    /// A client of the server.
    #[must_use]
    pub fn of(server: SocketAddr) -> Self {
        Self {
            server,
            stream: None,
        }
    }

    /// Asks. `None` when there was no connection to be had or it ended before the whole answer came:
    /// whether the server has done what it was asked is then not known.
    pub async fn ask(&mut self, request: &Request) -> Option<Answer> {
        let stream = match self.stream.take() {
            Some(stream) => stream,
            None => TcpStream::connect(self.server).await.ok()?,
        };
        let (answer, stream) = converse(stream, request).await?;
        self.stream = Some(stream);
        Some(answer)
    }
}

async fn converse(mut stream: TcpStream, request: &Request) -> Option<(Answer, TcpStream)> {
    stream.set_nodelay(true).ok()?;
    stream.write_all(&request.bytes()).await.ok()?;
    let mut bytes = Vec::new();
    let head_ends = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        let more = bytes.len() < HEAD_MAX && stream.read_buf(&mut bytes).await.ok()? > 0;
        more.then_some(())?;
    };
    let head = String::from_utf8_lossy(&bytes[..head_ends]).into_owned();
    let mut answer = Answer {
        status: head.split(' ').nth(1)?.parse().ok()?,
        head,
        body: String::new(),
    };
    let length: usize = match answer.header("content-length") {
        Some(length) => length.parse().ok()?,
        None => 0,
    };
    while bytes.len() < head_ends + length {
        let more = stream.read_buf(&mut bytes).await.ok()? > 0;
        more.then_some(())?;
    }
    answer.body = String::from_utf8_lossy(&bytes[head_ends..]).into_owned();
    Some((answer, stream))
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    /// A server that answers each connection with the next of these and closes it.
    async fn canned(answers: &'static [&'static str]) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            for answer in answers {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut asked = vec![0; 1024];
                assert!(stream.read(&mut asked).await.unwrap() > 0);
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        address
    }

    #[tokio::test]
    async fn a_whole_answer_is_read_and_one_cut_off_is_none() {
        let server = canned(&[
            "HTTP/1.1 303 See Other\r\nset-cookie: a=b\r\ncontent-length: 2\r\n\r\nok",
            "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf",
            "HTTP/1.1 200 O",
        ])
        .await;
        let request = Request::post("/x", "text/plain", "hello").with("cookie", "c=d");
        let mut client = Client::of(server);
        let whole = client.ask(&request).await.unwrap();
        assert_eq!((whole.status, whole.body.as_str()), (303, "ok"));
        assert_eq!(whole.header("set-cookie"), Some("a=b"));
        for _ in 0..2 {
            assert_eq!(Client::of(server).ask(&request).await, None);
        }
    }
}
