//! What every handler holds: the house, how it is reached, and what is remembered between requests.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::House;
use tokio::sync::watch;

use crate::cookie::Way;
use crate::page_cache::PageCache;
use crate::session::Sessions;

/// How the house is reached.
#[derive(Clone, Debug)]
pub struct WebConfig {
    /// Where to listen; port 0 takes a free one.
    pub address: SocketAddr,
    /// Whether this is the demo: each role can be tried with one click. Loopback only.
    pub demo: bool,
    /// Whether browsers reach us by HTTPS, through a proxy that ends it.
    pub secure: bool,
    /// The proxy whose word on a client's address is taken; nobody else's is.
    pub trusted_proxy: Option<IpAddr>,
}

/// The web side of a house. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Web {
    inner: Arc<Inner>,
}

struct Inner {
    house: House,
    config: WebConfig,
    sessions: Sessions,
    pages: PageCache,
    closing: watch::Sender<bool>,
    /// When this process began and how many requests it has had: ids that operators can look for.
    began: i64,
    requests: AtomicU64,
}

impl Web {
    pub(crate) fn new(house: House, config: WebConfig) -> Self {
        let began = house.now();
        Self {
            inner: Arc::new(Inner {
                began,
                requests: AtomicU64::new(0),
                house,
                config,
                sessions: Sessions::default(),
                pages: PageCache::default(),
                closing: watch::channel(false).0,
            }),
        }
    }

    pub(crate) fn house(&self) -> &House {
        &self.inner.house
    }

    pub(crate) fn config(&self) -> &WebConfig {
        &self.inner.config
    }

    pub(crate) fn sessions(&self) -> &Sessions {
        &self.inner.sessions
    }

    pub(crate) fn pages(&self) -> &PageCache {
        &self.inner.pages
    }

    /// Turns true when the server is to end; streams end with it.
    pub(crate) fn closing(&self) -> watch::Receiver<bool> {
        self.inner.closing.subscribe()
    }

    /// Ends every stream.
    pub(crate) fn close(&self) {
        self.inner.closing.send_replace(true);
    }

    pub(crate) fn next_request_id(&self) -> String {
        let number = self.inner.requests.fetch_add(1, Ordering::Relaxed);
        format!("{:x}-{number:x}", self.inner.began)
    }

    pub(crate) fn way(&self) -> Way {
        if self.inner.config.secure {
            Way::Secure
        } else {
            Way::Plain
        }
    }
}
