//! A push service of this machine, and telephones that open what comes by it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::alert::push::Subscription;
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};
use ring::rand::SystemRandom;
use ring::signature;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What came for a telephone.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The headers, their names in small letters.
    pub headers: BTreeMap<String, String>,
    /// What only the telephone can open.
    pub body: Vec<u8>,
}

/// What is known of the telephones: what came for each, and how it is answered where that is not as usual.
#[derive(Default)]
struct Known {
    told: BTreeMap<String, Vec<Told>>,
    answers: BTreeMap<String, u16>,
    /// How many wait for an answer, and how many did at once at the most.
    waiting: usize,
    most_waiting: usize,
}

/// A push service.
pub struct PushService {
    /// Its origin.
    pub origin: String,
    known: Arc<Mutex<Known>>,
}

/// The answer that never comes.
pub const HANGS: u16 = 0;

impl PushService {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let known: Arc<Mutex<Known>> = Arc::default();
        let kept = Arc::clone(&known);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, Arc::clone(&kept)));
            }
        });
        Self { origin, known }
    }

    /// The address of a telephone.
    pub fn address(&self, phone: &str) -> String {
        format!("{}/push/{phone}", self.origin)
    }

    /// What came for a telephone, in order.
    pub fn told(&self, phone: &str) -> Vec<Told> {
        let known = self.known.lock().unwrap();
        known.told.get(phone).cloned().unwrap_or_default()
    }

    /// How many waited for their answers at once at the most.
    pub fn most_waiting(&self) -> usize {
        self.known.lock().unwrap().most_waiting
    }

    /// From now on what comes for the telephone is answered so.
    pub fn answers(&self, phone: &str, status: u16) {
        let mut known = self.known.lock().unwrap();
        known.answers.insert(phone.to_owned(), status);
    }
}

async fn answer(mut stream: TcpStream, known: Arc<Mutex<Known>>) {
    let Some((phone, told)) = read(&mut stream).await else {
        return;
    };
    let status = {
        let mut known = known.lock().unwrap();
        known.told.entry(phone.clone()).or_default().push(told);
        known.waiting += 1;
        known.most_waiting = known.most_waiting.max(known.waiting);
        known.answers.get(&phone).copied().unwrap_or(201)
    };
    if status == HANGS {
        std::future::pending::<()>().await;
    }
    // Whoever comes at the same time has come by now.
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
    known.lock().unwrap().waiting -= 1;
    let answer = format!("HTTP/1.1 {status} Said\r\ncontent-length: 0\r\n\r\n");
    let _gone = stream.write_all(answer.as_bytes()).await;
}

async fn read(stream: &mut TcpStream) -> Option<(String, Told)> {
    let mut bytes = Vec::new();
    loop {
        let mut piece = [0; 4096];
        let count = stream.read(&mut piece).await.ok()?;
        if count == 0 {
            return None;
        }
        bytes.extend_from_slice(&piece[..count]);
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n");
        let Some(end) = end else {
            continue;
        };
        let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
        let (first, rest) = head.split_once("\r\n")?;
        let headers: BTreeMap<String, String> = rest
            .lines()
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        let length: usize = headers.get("content-length")?.parse().ok()?;
        let body = bytes[end + 4..].to_vec();
        if body.len() >= length {
            let phone = first.split(' ').nth(1)?.rsplit('/').next()?.to_owned();
            return Some((phone, Told { headers, body }));
        }
    }
}

/// A telephone that opens one message: its key agrees once.
pub struct Phone {
    key: EphemeralPrivateKey,
    public: Vec<u8>,
    secret: [u8; 16],
}

struct Bytes(usize);

impl KeyType for Bytes {
    fn len(&self) -> usize {
        self.0
    }
}

fn derived(salt: &[u8], from: &[u8], about: &[&[u8]], length: usize) -> Vec<u8> {
    let mut derived = vec![0; length];
    let extracted = Salt::new(HKDF_SHA256, salt).extract(from);
    let expanded = extracted.expand(about, Bytes(length)).unwrap();
    expanded.fill(&mut derived).unwrap();
    derived
}

impl Phone {
    pub fn new() -> Self {
        let key = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).unwrap();
        let public = key.compute_public_key().unwrap().as_ref().to_vec();
        Self {
            key,
            public,
            secret: [7; 16],
        }
    }

    /// What its browser says of itself at an address of its service.
    pub fn at(&self, endpoint: &str) -> Subscription {
        Subscription {
            endpoint: endpoint.to_owned(),
            p256dh: URL_SAFE_NO_PAD.encode(&self.public),
            auth: URL_SAFE_NO_PAD.encode(self.secret),
        }
    }

    /// What it is told, opened as RFC 8291 has it.
    pub fn opens(self, told: &Told) -> Value {
        let (salt, rest) = told.body.split_at(16);
        let (size, rest) = rest.split_at(4);
        assert_eq!(size, 4_096_u32.to_be_bytes());
        assert_eq!(rest[0], 65);
        let (theirs, record) = rest[1..].split_at(65);
        let peer = UnparsedPublicKey::new(&ECDH_P256, theirs);
        let shared = agree_ephemeral(self.key, &peer, <[u8]>::to_vec).unwrap();
        let about = [
            b"WebPush: info\0".as_slice(),
            self.public.as_slice(),
            theirs,
        ];
        let keying = derived(&self.secret, &shared, &about, 32);
        let key = derived(salt, &keying, &[b"Content-Encoding: aes128gcm\0"], 16);
        let nonce = derived(salt, &keying, &[b"Content-Encoding: nonce\0"], 12);
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).unwrap());
        let nonce = Nonce::try_assume_unique_for_key(&nonce).unwrap();
        let mut record = record.to_vec();
        let opened = key.open_in_place(nonce, Aad::empty(), &mut record).unwrap();
        let end = opened.iter().rposition(|byte| *byte != 0).unwrap();
        assert_eq!(opened[end], 2, "it is the last record");
        serde_json::from_slice(&opened[..end]).unwrap()
    }
}

/// What a house says of itself to a service, once its signature was found right.
pub fn voucher_of(told: &Told) -> Value {
    let header = &told.headers["authorization"];
    let (token, key) = header
        .strip_prefix("vapid t=")
        .and_then(|rest| rest.split_once(", k="))
        .unwrap();
    let (text, signed) = token.rsplit_once('.').unwrap();
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
    let key = bytes(key);
    let key = signature::UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_FIXED, &key);
    key.verify(text.as_bytes(), &bytes(signed)).unwrap();
    let (head, claims) = text.split_once('.').unwrap();
    let head: Value = serde_json::from_slice(&bytes(head)).unwrap();
    assert_eq!(head["alg"], "ES256");
    serde_json::from_slice(&bytes(claims)).unwrap()
}
