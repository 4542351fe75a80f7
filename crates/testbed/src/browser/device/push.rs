//! What a push service would bring: no browser of a test reaches one, so its words are handed to the service worker.

use std::time::Duration;

use serde_json::json;

use super::{Device, Devices};
use crate::browser::page::Page;
use crate::browser::wire::{Event, Session, lock};

/// Far beyond what a page takes to tell of its service worker.
const DEADLINE: Duration = Duration::from_secs(30);

impl Device {
    /// Whoever holds the device has let the site of this origin show notices.
    pub async fn allow_notices(&self, origin: &str) {
        let allowed = json!({
            "origin": origin,
            "permissions": ["notifications"],
            "browserContextId": self.context.name(),
        });
        let answer = self.wire.call(None, "Browser.grantPermissions", allowed);
        if let Err(refusal) = answer.await {
            panic!("notices are not allowed: {refusal}");
        }
    }

    /// Brings these words to the service worker of the page's origin, as its push service would.
    pub async fn push(&self, page: &Page, origin: &str, words: &str) {
        let session = page.session();
        let enabled = self
            .wire
            .call(Some(session), "ServiceWorker.enable", json!({}));
        if let Err(refusal) = enabled.await {
            panic!("no word of service workers: {refusal}");
        }
        let registration = tokio::time::timeout(DEADLINE, self.devices.registration(session));
        let registration = registration
            .await
            .unwrap_or_else(|_| panic!("{origin} has no service worker"));
        // What comes before it is there to hear, while it is still being installed, is dropped without a word.
        page.evaluate::<bool>("navigator.serviceWorker.ready.then((one) => Boolean(one.active))")
            .await;
        let brought = json!({ "origin": origin, "registrationId": registration, "data": words });
        let method = "ServiceWorker.deliverPushMessage";
        if let Err(refusal) = self.wire.call(Some(session), method, brought).await {
            panic!("the push is not brought: {refusal}");
        }
    }
}

impl Devices {
    /// The service worker that the page was told of, once it was.
    async fn registration(&self, page: &Session) -> String {
        loop {
            let told = self.registered.notified();
            if let Some(known) = lock(&self.registrations).get(page) {
                return known.clone();
            }
            told.await;
        }
    }

    /// Notes the service worker that a page is told of.
    pub(super) fn note_registration(&self, event: &Event) {
        let living = event.parameters["registrations"].as_array();
        let living = living.into_iter().flatten();
        let mut living = living.filter(|one| one["isDeleted"] != true);
        let known = living.find_map(|one| one["registrationId"].as_str());
        if let (Some(page), Some(known)) = (&event.session, known) {
            lock(&self.registrations).insert(page.clone(), known.to_owned());
            self.registered.notify_waiters();
        }
    }
}
