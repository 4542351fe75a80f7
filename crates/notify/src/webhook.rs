//! One request to the outside, to a webhook or a push service: its name is resolved once, what it resolves to is looked
//! at, and the connection goes to those very numbers, one after another until one answers. Nothing is followed, little
//! is read, and everything has its time.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

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
/// How many numbers of a name are tried.
const TRIED_MAX: usize = 3;
/// How long one of them is waited for, so that the last leaves time for the answer.
const CONNECT_MAX: Duration = Duration::from_secs(2);

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
        let numbers = resolve(&led, private).await?;
        let stream = connect(&numbers).await?;
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

/// The numbers that a name has now. One that is private is refused, whatever other numbers the name has: who keeps a
/// name in two networks means no good.
async fn resolve(led: &Host, private: Private) -> Result<Vec<SocketAddr>, Failure> {
    let numbers = tokio::net::lookup_host((led.name.as_str(), led.port)).await;
    let numbers: Vec<SocketAddr> = numbers
        .map_err(|_| Failure::of_way("unreachable"))?
        .collect();
    let is_open = |number: &SocketAddr| is_public(number.ip());
    if private == Private::Refused && !numbers.iter().all(is_open) {
        return Err(Failure::of_way("private"));
    }
    Ok(in_turn(numbers))
}

/// Both kinds of numbers by turns, each kind in its order: many networks have one kind that leads nowhere.
fn in_turn(numbers: Vec<SocketAddr>) -> Vec<SocketAddr> {
    let first_is_new = numbers.first().is_some_and(SocketAddr::is_ipv6);
    let (one, other): (Vec<SocketAddr>, Vec<SocketAddr>) = numbers
        .into_iter()
        .partition(|number| number.is_ipv6() == first_is_new);
    let (mut one, mut other) = (one.into_iter(), other.into_iter());
    let mut ordered = Vec::new();
    loop {
        let pair = [one.next(), other.next()];
        if pair.iter().all(Option::is_none) {
            return ordered;
        }
        ordered.extend(pair.into_iter().flatten());
    }
}

/// The first of the numbers that takes the connection; one that does not answer costs its share of the time alone.
async fn connect(numbers: &[SocketAddr]) -> Result<TcpStream, Failure> {
    for number in numbers.iter().take(TRIED_MAX) {
        let connected = tokio::time::timeout(CONNECT_MAX, TcpStream::connect(number)).await;
        if let Ok(Ok(stream)) = connected {
            return Ok(stream);
        }
    }
    Err(Failure::of_way("unreachable"))
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

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use tokio::net::TcpListener;

    use super::*;

    // C4.2.6
    #[tokio::test]
    async fn a_number_that_takes_no_connection_keeps_nobody_from_the_next_one_c4_2_6() {
        let closed = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let shut = closed.local_addr().unwrap();
        drop(closed);
        let open = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let there = open.local_addr().unwrap();
        let stream = connect(&[shut, there]).await.unwrap();
        assert_eq!(stream.peer_addr().unwrap(), there);
        assert_eq!(connect(&[shut]).await.unwrap_err().word, "unreachable");
        assert!(
            connect(&[shut, shut, shut, there]).await.is_err(),
            "it ends"
        );
    }

    #[test]
    fn numbers_of_both_kinds_are_tried_by_turns() {
        let new = |port| SocketAddr::from((Ipv6Addr::LOCALHOST, port));
        let old = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let asked = vec![new(1), new(2), new(3), old(1), old(2)];
        assert_eq!(in_turn(asked), [new(1), old(1), new(2), old(2), new(3)]);
        assert_eq!(in_turn(vec![old(1), new(1)]), [old(1), new(1)]);
        assert_eq!(in_turn(Vec::new()), []);
    }
}
