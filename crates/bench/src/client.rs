//! A client of our own: one connection, kept open, no work beside sending and reading.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The longest head that is read, in bytes.
const HEAD_MAX: usize = 16 * 1024;

/// The answer that nothing changed: it has no body, and does not say how long it is.
const NOT_MODIFIED: u16 = 304;

/// A connection to the server.
pub(crate) struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Client {
    /// Connects.
    pub(crate) async fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(HEAD_MAX),
        })
    }

    /// Sends a request as it is written and reads its answer; gives the status.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Result<u16> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            if self.buffer.len() > HEAD_MAX || self.stream.read_buf(&mut self.buffer).await? == 0 {
                bail!("the answer has no head");
            }
        };
        let (status, length) = read_head(&self.buffer[..head])?;
        while self.buffer.len() < head + length {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                bail!("the answer ended early");
            }
        }
        Ok(status)
    }

    /// The last answer, head and body.
    pub(crate) fn answer(&self) -> &[u8] {
        &self.buffer
    }

    /// Sends a request and leaves its answer to be read as it comes.
    pub(crate) async fn open(mut self, request: &[u8]) -> Result<TcpStream> {
        self.stream.write_all(request).await?;
        Ok(self.stream)
    }
}

fn read_head(head: &[u8]) -> Result<(u16, usize)> {
    let text = std::str::from_utf8(head).context("a head of text")?;
    let status = text.split(' ').nth(1).and_then(|word| word.parse().ok());
    let length = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .and_then(|word| word.trim().parse().ok());
    let status: u16 = status.context("a status")?;
    if status == NOT_MODIFIED {
        return Ok((status, 0));
    }
    Ok((status, length.context("an answer with its length")?))
}

/// Where the needle begins.
pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}

/// The request for a page.
pub(crate) fn get(path: &str, secret: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: session={secret}\r\n\r\n")
        .into_bytes()
}

/// The request that sends a command.
pub(crate) fn post(path: &str, secret: &str, id: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: session={secret}\r\n\
         sec-fetch-site: same-origin\r\ncontent-type: application/json\r\n\
         idempotency-key: {id}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
