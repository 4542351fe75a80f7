//! A small site for the tests: the files beside it, an event stream, a strict policy.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::browser::{Browser, Device, Page, Screen};

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript";

/// Path, media type and content of each file; `/events` is a stream that stays open.
const FILES: &[(&str, &str, &str)] = &[
    ("/form", HTML, include_str!("pages/form.html")),
    ("/form.js", SCRIPT, include_str!("pages/form.js")),
    ("/next", HTML, include_str!("pages/next.html")),
    ("/list", HTML, include_str!("pages/list.html")),
    ("/list.css", "text/css", include_str!("pages/list.css")),
    ("/list.js", SCRIPT, include_str!("pages/list.js")),
    ("/moving", HTML, include_str!("pages/moving.html")),
    ("/moving.js", SCRIPT, include_str!("pages/moving.js")),
    ("/bad", HTML, include_str!("pages/bad.html")),
    ("/bad.js", SCRIPT, include_str!("pages/bad.js")),
    ("/shell", HTML, include_str!("pages/shell.html")),
    ("/shell.js", SCRIPT, include_str!("pages/shell.js")),
    ("/worker.js", SCRIPT, include_str!("pages/worker.js")),
    ("/data", "text/plain; charset=utf-8", "网络"),
    ("/events", "text/event-stream", "data: 1\n\n"),
    (
        "/favicon.ico",
        "image/svg+xml",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
    ),
];

/// Serves the site and gives its address.
pub async fn serve() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream));
        }
    });
    address
}

/// A browser with one device that shows the page at `path`.
pub async fn show(screen: Screen, path: &str) -> Option<(Browser, Device, Page)> {
    let browser = Browser::launch().await?;
    let device = browser.device(screen).await;
    let page = device
        .open(&format!("http://{}{path}", serve().await))
        .await;
    Some((browser, device, page))
}

async fn answer(mut stream: TcpStream) -> Option<()> {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        request.push(stream.read_u8().await.ok()?);
    }
    let path = std::str::from_utf8(&request)
        .ok()?
        .split([' ', '?'])
        .nth(1)?;
    let file = FILES.iter().find(|(known, _, _)| *known == path);
    let (status, media_type, content) = file
        .map_or(("404 Not Found", HTML, ""), |(_, media_type, content)| {
            ("200 OK", media_type, content)
        });
    let head = format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: {media_type}\r\n\
         Content-Security-Policy: default-src 'self'\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.ok()?;
    stream.write_all(content.as_bytes()).await.ok()?;
    if path == "/events" {
        // Until the browser goes away.
        stream.read_u8().await.ok()?;
    }
    Some(())
}
