//! A network line between a client and a server, that can be cut and that can lose answers.
//!
//! Emulating "offline" in the browser leaves open connections alone; a cut line cuts them, for
//! browsers and other clients alike. The server's address is given, the client is given the line's:
//!
//! ```no_run
//! # async fn example(server: std::net::SocketAddr) {
//! let line = testbed::network::Line::to(server).await;
//! let url = format!("http://{}/", line.address());
//! line.cut();
//! // ... nothing passes, what was open is closed ...
//! line.mend();
//! # }
//! ```

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A line from a port of the loopback interface to a server. It carries bytes on the runtime that
/// made it, until dropped.
pub struct Line {
    address: SocketAddr,
    state: watch::Sender<State>,
    carrier: JoinHandle<()>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Whole,
    LosesAnswers,
    LosesHalf,
    Cut,
}

impl Line {
    /// A whole line to `server`.
    pub async fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let listener = listener.expect("the loopback interface has a free port");
        let address = listener
            .local_addr()
            .expect("a bound listener has an address");
        let (state, states) = watch::channel(State::Whole);
        let carrier = tokio::spawn(accept(listener, server, states));
        Self {
            address,
            state,
            carrier,
        }
    }

    /// Where clients connect.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Closes every connection and lets none pass any more.
    pub fn cut(&self) {
        self.state.send_replace(State::Cut);
    }

    /// Carries requests to the server, but closes a connection instead of carrying an answer back:
    /// the server has done what it was asked, and the client cannot know.
    pub fn lose_answers(&self) {
        self.state.send_replace(State::LosesAnswers);
    }

    /// The same for half of the answers, by chance: the server has read each of the requests whole,
    /// or it would not have answered.
    pub fn lose_half_of_the_answers(&self) {
        self.state.send_replace(State::LosesHalf);
    }

    /// Lets everything pass again.
    pub fn mend(&self) {
        self.state.send_replace(State::Whole);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.state.send_replace(State::Cut);
        self.carrier.abort();
    }
}

async fn accept(listener: TcpListener, server: SocketAddr, states: watch::Receiver<State>) {
    while let Ok((client, _)) = listener.accept().await {
        if *states.borrow() != State::Cut {
            tokio::spawn(carry(client, server, states.clone()));
        }
    }
}

/// Carries one connection until either side ends, the line is cut or an answer is lost.
async fn carry(mut client: TcpStream, server: SocketAddr, mut states: watch::Receiver<State>) {
    let Ok(mut server) = TcpStream::connect(server).await else {
        return;
    };
    let (mut from_client, mut to_client) = client.split();
    let (mut from_server, mut to_server) = server.split();
    let answers = states.clone();
    tokio::select! {
        _ = tokio::io::copy(&mut from_client, &mut to_server) => {}
        () = carry_answers(&mut from_server, &mut to_client, &answers) => {}
        _ = states.wait_for(|state| *state == State::Cut) => {}
    }
}

/// Whether a coin shows its head: the same throws in every run, as long as one task throws it.
fn head_is_up() -> bool {
    static THROWS: AtomicU64 = AtomicU64::new(0x9e37_79b9_7f4a_7c15);
    let step = |throws: u64| {
        Some(
            throws
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1),
        )
    };
    let thrown = THROWS.fetch_update(Ordering::Relaxed, Ordering::Relaxed, step);
    thrown.is_ok_and(|thrown| thrown >> 63 == 1)
}

async fn carry_answers(
    server: &mut (impl AsyncReadExt + Unpin),
    client: &mut (impl AsyncWriteExt + Unpin),
    states: &watch::Receiver<State>,
) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = server.read(&mut bytes).await {
        let passes = match *states.borrow() {
            State::Whole => true,
            State::LosesHalf => head_is_up(),
            State::LosesAnswers | State::Cut => false,
        };
        if !passes || client.write_all(&bytes[..count]).await.is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server that sends every byte back, and says how many it has got.
    async fn echo() -> (SocketAddr, watch::Receiver<usize>) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, got) = watch::channel(0);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let sender = sender.clone();
                tokio::spawn(async move {
                    while let Ok(byte) = stream.read_u8().await {
                        sender.send_modify(|count| *count += 1);
                        let _ = stream.write_u8(byte).await;
                    }
                });
            }
        });
        (address, got)
    }

    #[tokio::test]
    async fn a_cut_line_ends_what_was_open_and_takes_nothing_new() {
        let (server, _) = echo().await;
        let line = Line::to(server).await;
        let mut open = TcpStream::connect(line.address()).await.unwrap();
        open.write_u8(7).await.unwrap();
        assert_eq!(open.read_u8().await.unwrap(), 7);
        line.cut();
        assert!(open.read_u8().await.is_err());
        let mut late = TcpStream::connect(line.address()).await.unwrap();
        assert!(late.read_u8().await.is_err());
        line.mend();
        let mut after = TcpStream::connect(line.address()).await.unwrap();
        after.write_u8(8).await.unwrap();
        assert_eq!(after.read_u8().await.unwrap(), 8);
    }

    #[tokio::test]
    async fn a_lost_answer_was_a_request_that_arrived() {
        let (server, mut got) = echo().await;
        let line = Line::to(server).await;
        line.lose_answers();
        let mut client = TcpStream::connect(line.address()).await.unwrap();
        client.write_u8(7).await.unwrap();
        assert!(client.read_u8().await.is_err());
        got.wait_for(|count| *count == 1).await.unwrap();
    }

    #[tokio::test]
    async fn about_half_of_the_answers_are_lost_and_no_request() {
        let (server, mut got) = echo().await;
        let line = Line::to(server).await;
        line.lose_half_of_the_answers();
        let mut answered = 0;
        for _ in 0..200 {
            let mut client = TcpStream::connect(line.address()).await.unwrap();
            client.write_u8(7).await.unwrap();
            answered += u32::from(client.read_u8().await.is_ok());
        }
        assert!((60..140).contains(&answered), "{answered} of 200");
        got.wait_for(|count| *count == 200).await.unwrap();
    }
}
