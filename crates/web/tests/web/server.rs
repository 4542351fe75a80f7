//! The server around the service: its address and its end.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use web::Server;

use crate::sample::{config, furnished};

async fn bound(address: SocketAddr, demo: bool) -> Result<Server, String> {
    let sample = furnished(config()).await;
    let mut config = config();
    (config.address, config.demo) = (address, demo);
    Server::bind(sample.house.clone(), config)
        .await
        .map_err(|error| format!("{error:#}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_port_in_use_is_told_with_what_mends_it() {
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = taken.local_addr().unwrap();
    let refused = bound(address, false).await.err().unwrap();
    assert!(refused.contains(&address.port().to_string()) && refused.contains("in use"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_is_open_to_this_machine_only() {
    let refused = bound(([0, 0, 0, 0], 0).into(), true).await.err().unwrap();
    assert!(refused.contains("127.0.0.1"), "{refused}");
    assert!(bound(([127, 0, 0, 1], 0).into(), true).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_ends_ends_its_streams_and_lets_its_port_go() {
    let sample = furnished(config()).await;
    let session = app::session::sign_in_as(
        &sample.house,
        crate::sample::account("bureau", app::Role::TeamLeader),
    );
    let secret = session.await.unwrap().secret;
    let server = Server::bind(sample.house.clone(), config()).await.unwrap();
    let address = server.address().unwrap();
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn(server.run(async {
        let _told = ended.await;
    }));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request =
        format!("GET /live/bureau HTTP/1.1\r\nhost: localhost\r\ncookie: session={secret}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut heard = String::new();
    let mut piece = [0; 4096];
    while !heard.contains(": listening") {
        let length = stream.read(&mut piece).await.unwrap();
        assert!(length > 0, "{heard}");
        heard.push_str(&String::from_utf8_lossy(&piece[..length]));
    }
    assert!(heard.starts_with("HTTP/1.1 200"), "{heard}");
    end.send(()).unwrap();
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).await.unwrap();
    running.await.unwrap().unwrap();
    TcpListener::bind(address).await.unwrap();
}
