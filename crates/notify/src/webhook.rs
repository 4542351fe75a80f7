//! One request to the outside, to a webhook or a push service: its name is resolved once, what it resolves to is looked at, and the connection goes to
//! that very number. Nothing is followed, little is read, and everything has its time.

use std::net::SocketAddr;
use std::sync::Arc;

use app::alert::Failure;
use domain::alert::address::{Host, Private, host, is_public};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{ACCEPT, CONTENT_TYPE, HOST, USER_AGENT};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::format::Answer;

/// The most that is read of an answer.
const ANSWER_MAX: usize = 16 * 1024;

/// What is posted, and where.
pub(crate) struct Posted {
    /// The whole address.
    pub(crate) address: String,
    /// What the body is.
    pub(crate) kind: &'static str,
    /// Headers beside those of every request.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// The body.
    pub(crate) body: Vec<u8>,
}

/// How webhooks and push services are reached. Cheap to clone.
#[derive(Clone)]
pub struct Network {
    tls: TlsConnector,
}

impl Network {
    /// With the certificates that the machine trusts: a house may have an authority of its own.
    #[must_use]
    pub fn trusting_the_machine() -> Self {
        let mut roots = RootCertStore::empty();
        let found = rustls_native_certs::load_native_certs();
        for error in found.errors {
            tracing::warn!(%error, "certificates that the machine trusts cannot be read");
        }
        let (_trusted, unreadable) = roots.add_parsable_certificates(found.certs);
        if unreadable > 0 {
            tracing::warn!(
                unreadable,
                "certificates that the machine trusts are in no known form"
            );
        }
        let config = ClientConfig::builder()
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self {
            tls: TlsConnector::from(Arc::new(config)),
        }
    }

    /// Posts what is asked. Where it redirects is not gone.
    pub(crate) async fn post(&self, posted: Posted, private: Private) -> Result<Answer, Failure> {
        let led = host(&posted.address, private).map_err(|_| Failure::of_way("private"))?;
        let number = resolve(&led, private).await?;
        let stream = TcpStream::connect(number)
            .await
            .map_err(|_| Failure::of_way("unreachable"))?;
        let request = request(posted, &led)?;
        if !led.sealed {
            return exchange(TokioIo::new(stream), request).await;
        }
        let name = ServerName::try_from(led.name.clone());
        let name = name.map_err(|_| Failure::of_way("unreachable"))?;
        let sealed = self.tls.connect(name, stream).await;
        let sealed = sealed.map_err(|_| Failure::of_way("unsealed"))?;
        exchange(TokioIo::new(sealed), request).await
    }
}

/// The number that a name has now. One that is private is refused, whatever other numbers the name has: who keeps a
/// name in two networks means no good.
async fn resolve(led: &Host, private: Private) -> Result<SocketAddr, Failure> {
    let numbers = tokio::net::lookup_host((led.name.as_str(), led.port)).await;
    let numbers: Vec<SocketAddr> = numbers
        .map_err(|_| Failure::of_way("unreachable"))?
        .collect();
    let is_open = |number: &SocketAddr| is_public(number.ip());
    if private == Private::Refused && !numbers.iter().all(is_open) {
        return Err(Failure::of_way("private"));
    }
    let first = numbers.into_iter().next();
    first.ok_or_else(|| Failure::of_way("unreachable"))
}

fn request(posted: Posted, led: &Host) -> Result<Request<Full<Bytes>>, Failure> {
    let unfit = |_| Failure::of_way("unreachable");
    let scheme = if led.sealed { "https://" } else { "http://" };
    let rest = posted.address.get(scheme.len()..).unwrap_or_default();
    let start = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(start);
    let path = match path.chars().next() {
        Some('/') => path.to_owned(),
        _ => format!("/{path}"),
    };
    let mut request = Request::post(path)
        .header(HOST, authority)
        .header(USER_AGENT, "yingbin")
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, posted.kind);
    for (name, value) in &posted.headers {
        request = request.header(*name, value);
    }
    request
        .body(Full::new(Bytes::from(posted.body)))
        .map_err(unfit)
}

async fn exchange<S>(stream: S, request: Request<Full<Bytes>>) -> Result<Answer, Failure>
where
    S: hyper::rt::Read + hyper::rt::Write + Unpin + Send + 'static,
{
    let broken = |_| Failure::of_way("broken-off");
    let (mut sender, connection) = http1::handshake(stream).await.map_err(broken)?;
    // It ends with the sender, at the end of this function or when its time is over.
    let carried = tokio::spawn(connection);
    let response = sender.send_request(request).await;
    let answer = match response {
        Ok(response) => read(response).await,
        Err(_) => Err(Failure::of_way("broken-off")),
    };
    carried.abort();
    answer
}

async fn read(response: Response<hyper::body::Incoming>) -> Result<Answer, Failure> {
    let status = response.status().as_u16();
    let body = Limited::new(response.into_body(), ANSWER_MAX)
        .collect()
        .await;
    // Whoever answers at length was reached all the same: its status counts.
    let body = body.map_or_else(|_| Vec::new(), |body| body.to_bytes().to_vec());
    Ok(Answer { status, body })
}
