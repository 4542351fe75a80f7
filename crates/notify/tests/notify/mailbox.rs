//! A mail server of this machine that keeps what came, and knows one name less than the house does.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A mail server.
pub struct MailServer {
    /// Its address, as the house is told it.
    pub address: String,
    letters: Arc<Mutex<Vec<Letter>>>,
}

/// A letter that came.
#[derive(Clone, Debug, Default)]
pub struct Letter {
    pub to: String,
    pub text: String,
}

impl MailServer {
    /// One that takes letters.
    pub async fn open() -> Self {
        Self::that_says("250 yes").await
    }

    /// One that says this to whoever wants to write.
    pub async fn that_says(answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("smtp://{}", listener.local_addr().unwrap());
        let letters: Arc<Mutex<Vec<Letter>>> = Arc::default();
        let kept = Arc::clone(&letters);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, answer, Arc::clone(&kept)));
            }
        });
        Self { address, letters }
    }

    /// The letters that came, in order.
    pub fn letters(&self) -> Vec<Letter> {
        self.letters.lock().unwrap().clone()
    }
}

async fn converse(
    stream: TcpStream,
    to_senders: &'static str,
    letters: Arc<Mutex<Vec<Letter>>>,
) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 here\r\n").await.ok()?;
    let mut letter = Letter::default();
    while let Some(line) = lines.next_line().await.ok()? {
        let answer = match line.split_whitespace().next()?.to_uppercase().as_str() {
            "MAIL" => to_senders,
            "RCPT" if line.contains("nobody@") => "550 nobody of that name",
            "RCPT" => {
                letter.to = line;
                "250 yes"
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                while let Some(line) = lines.next_line().await.ok()? {
                    if line == "." {
                        break;
                    }
                    letter.text.push_str(&line);
                    letter.text.push('\n');
                }
                letters.lock().unwrap().push(std::mem::take(&mut letter));
                "250 kept"
            }
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await.ok()?;
                return Some(());
            }
            _ => "250 yes",
        };
        write.write_all(answer.as_bytes()).await.ok()?;
        write.write_all(b"\r\n").await.ok()?;
    }
    Some(())
}
