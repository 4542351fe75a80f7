//! The server: its address, its connections, and how it ends.

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use app::House;
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::{ServiceExt, service_fn};

use crate::state::{Web, WebConfig};

/// How many connections are open at once; more wait to be taken.
const CONNECTIONS_MAX: usize = 10_000;
/// How long a client may take to send the head of a request, or be idle between two.
const HEAD_MAX: Duration = Duration::from_secs(20);
/// The largest head of a request, and what a connection reads ahead, in bytes.
const BUFFER_MAX: usize = 32 * 1024;
/// How long requests under way may take when the server ends.
const END_MAX: Duration = Duration::from_secs(10);

/// The address of the client of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// Somebody else listens there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortInUse(pub SocketAddr);

impl fmt::Display for PortInUse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (port, ip) = (self.0.port(), self.0.ip());
        write!(
            formatter,
            "port {port} of {ip} is in use; end what uses it, or choose another port"
        )
    }
}

impl std::error::Error for PortInUse {}

/// A server that has its address and serves nobody yet.
pub struct Server {
    listener: TcpListener,
    router: Router,
    web: Web,
}

impl Server {
    /// Takes the address.
    ///
    /// # Errors
    /// When somebody else has it, it is not this machine's, or the demo would be open to others.
    pub async fn bind(house: House, config: WebConfig) -> Result<Self> {
        let address = config.address;
        ensure!(
            !config.demo || address.ip().is_loopback(),
            "the demo lets anybody in with one click, so it listens on 127.0.0.1 only, not on {}",
            address.ip()
        );
        let listener = match TcpListener::bind(address).await {
            Ok(listener) => listener,
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
                return Err(PortInUse(address).into());
            }
            Err(error) => return Err(error).with_context(|| format!("listening on {address}")),
        };
        let web = Web::new(house, config);
        Ok(Self {
            listener,
            router: crate::routes::router_of(&web),
            web,
        })
    }

    /// Where it listens: the port that was free, where port 0 was asked for.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> Result<SocketAddr> {
        self.listener.local_addr().context("the server's address")
    }

    /// Serves until `shutdown` is ready; then lets requests under way finish and streams end.
    ///
    /// # Errors
    /// None so far; the signature leaves room for certificates.
    pub async fn run(self, shutdown: impl Future<Output = ()>) -> Result<()> {
        let connections = Arc::new(Semaphore::new(CONNECTIONS_MAX));
        let graceful = GracefulShutdown::new();
        tokio::pin!(shutdown);
        loop {
            let permit = Arc::clone(&connections).acquire_owned();
            let accepted = async {
                let permit = permit.await.context("the count of connections")?;
                let (stream, peer) = self.listener.accept().await.context("a connection")?;
                Ok::<_, anyhow::Error>((stream, peer, permit))
            };
            tokio::select! {
                () = &mut shutdown => break,
                accepted = accepted => match accepted {
                    Ok((stream, peer, permit)) => {
                        connect(&self.router, stream, peer, permit, &graceful);
                    }
                    Err(error) => {
                        // Out of file handles, mostly: wait for some to come back.
                        tracing::warn!("{error:#}");
                        tokio::time::sleep(Duration::from_millis(100)).await;
                    }
                },
            }
        }
        drop(self.listener);
        self.web.close();
        if tokio::time::timeout(END_MAX, graceful.shutdown())
            .await
            .is_err()
        {
            tracing::warn!("requests were still under way when the server ended");
        }
        Ok(())
    }
}

fn connect(
    router: &Router,
    stream: TcpStream,
    peer: SocketAddr,
    permit: OwnedSemaphorePermit,
    graceful: &GracefulShutdown,
) {
    // Small answers leave at once; where the socket does not take this, they leave a little later.
    let _undelayed = stream.set_nodelay(true);
    let router = router.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        let answer = router.clone().oneshot(request);
        async move { Ok::<_, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_MAX)
        .max_buf_size(BUFFER_MAX)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        // A client that went away in the middle is no failure of ours.
        if let Err(error) = connection.await {
            tracing::debug!("a connection ended early: {error}");
        }
        drop(permit);
    });
}

/// Serves the house until `shutdown` is ready.
///
/// # Errors
/// When the address cannot be taken; see [`Server::bind`].
pub async fn serve(
    house: House,
    config: WebConfig,
    shutdown: impl Future<Output = ()>,
) -> Result<()> {
    Server::bind(house, config).await?.run(shutdown).await
}
