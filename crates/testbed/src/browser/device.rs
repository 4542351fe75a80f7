//! A phone or a PC: what one person holds.

mod push;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tokio::sync::Notify;

use super::complaint::complaint;
use super::page::Page;
use super::screen::Screen;
use super::wire::{Event, Session, Wire, lock};

/// What the browser says when a request meets the network that we switched off: wanted, so nothing
/// to complain of.
const SWITCHED_OFF: &str = "ERR_INTERNET_DISCONNECTED";

/// A screen, a network, cookies, storage and service workers of its own: two devices are two
/// people.
pub struct Device {
    wire: Arc<Wire>,
    devices: Arc<Devices>,
    context: Context,
    screen: Screen,
}

/// What a device keeps its cookies and its storage in, by the protocol's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Context(String);

impl Device {
    pub(super) async fn new(wire: Arc<Wire>, devices: Arc<Devices>, screen: Screen) -> Self {
        let answer = wire
            .call(None, "Target.createBrowserContext", json!({}))
            .await;
        let answer = answer.unwrap_or_else(|refusal| panic!("no new device: {refusal}"));
        let context = Context(text(&answer["browserContextId"]));
        lock(&devices.state).insert(context.clone(), State::default());
        Self {
            wire,
            devices,
            context,
            screen,
        }
    }

    /// Opens `url` in a page of its own and returns when it has loaded.
    pub async fn open(&self, url: &str) -> Page {
        let page = Page::attach(
            Arc::clone(&self.wire),
            Arc::clone(&self.devices),
            &self.context,
            &self.screen,
        )
        .await;
        self.set_network_of(page.session(), self.network()).await;
        page.go_to(url).await;
        if self.network() == Network::Off {
            // The process that draws the page is another than the one that was told before it was opened: it
            // hears of the network's return only if it knows that it was gone.
            self.set_network_of(page.session(), Network::Off).await;
        }
        page
    }

    /// Takes the network from every page and service worker of this device, also from those still
    /// to come.
    ///
    /// Each request fails, pages hear `offline`. A connection that is already open, such as an
    /// event stream, stays: the browser can only imitate so far. [`crate::network::Line`] cuts
    /// those too.
    pub async fn go_offline(&self) {
        self.set_network(Network::Off).await;
    }

    /// Gives the network back; pages hear `online`.
    pub async fn go_online(&self) {
        self.set_network(Network::On).await;
    }

    async fn set_network(&self, network: Network) {
        let sessions = {
            let mut state = lock(&self.devices.state);
            let device = state
                .get_mut(&self.context)
                .expect("a device is known until it is dropped");
            device.network = network;
            device.sessions.keys().cloned().collect::<Vec<_>>()
        };
        for session in sessions {
            self.set_network_of(&session, network).await;
        }
    }

    async fn set_network_of(&self, session: &Session, network: Network) {
        // A service worker may have stopped meanwhile; when it starts again it is told.
        let _ = self
            .wire
            .call(
                Some(session),
                "Network.emulateNetworkConditions",
                network.conditions(),
            )
            .await;
    }

    fn network(&self) -> Network {
        lock(&self.devices.state)
            .get(&self.context)
            .map_or(Network::On, |device| device.network)
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        lock(&self.devices.state).remove(&self.context);
        let context = json!({ "browserContextId": self.context.0 });
        self.wire
            .tell(None, "Target.disposeBrowserContext", &context);
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Network {
    #[default]
    On,
    Off,
}

impl Network {
    fn conditions(self) -> Value {
        let offline = self == Self::Off;
        json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 })
    }
}

/// What is known of all devices of a browser; told by the thread that listens to it.
pub struct Devices {
    wire: Arc<Wire>,
    state: Mutex<BTreeMap<Context, State>>,
    /// The registrations of service workers that pages were told of, by the protocol's names.
    registrations: Mutex<BTreeMap<Session, String>>,
    registered: Notify,
}

#[derive(Default)]
struct State {
    network: Network,
    /// Pages and service workers that are open.
    sessions: BTreeMap<Session, Kind>,
    complaints: Vec<Complaint>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Page,
    ServiceWorker,
}

struct Complaint {
    /// The page that complained; `None` for a service worker, which serves all pages of its device.
    page: Option<Session>,
    words: String,
}

impl Devices {
    pub(super) fn new(wire: Arc<Wire>) -> Self {
        Self {
            wire,
            state: Mutex::default(),
            registrations: Mutex::default(),
            registered: Notify::new(),
        }
    }

    /// Notes a page of the device `context`, so that its complaints are heard.
    pub(super) fn add_page(&self, context: &Context, session: &Session) {
        if let Some(device) = lock(&self.state).get_mut(context) {
            device.sessions.insert(session.clone(), Kind::Page);
        }
    }

    /// Takes from what `page` and the service workers of its device complained of all that `wanted`
    /// picks.
    pub(super) fn take_complaints(
        &self,
        page: &Session,
        mut wanted: impl FnMut(&str) -> bool,
    ) -> Vec<String> {
        let mut state = lock(&self.state);
        let Some(device) = state
            .values_mut()
            .find(|device| device.sessions.contains_key(page))
        else {
            return Vec::new();
        };
        let is_taken = |complaint: &mut Complaint| {
            complaint
                .page
                .as_ref()
                .is_none_or(|session| session == page)
                && wanted(&complaint.words)
        };
        device
            .complaints
            .extract_if(.., is_taken)
            .map(|complaint| complaint.words)
            .collect()
    }

    /// Acts on what the browser tells.
    pub(super) fn hear(&self, event: &Event) {
        match event.method.as_str() {
            "Target.attachedToTarget" => self.meet(&event.parameters),
            "Target.detachedFromTarget" => {
                let session = Session(text(&event.parameters["sessionId"]));
                for device in lock(&self.state).values_mut() {
                    device.sessions.remove(&session);
                }
            }
            "Page.javascriptDialogOpening" => self.dismiss_dialog(event),
            "ServiceWorker.workerRegistrationUpdated" => self.note_registration(event),
            _ => self.note_complaint(event),
        }
    }

    /// Prepares a service worker that is about to run and waits for us.
    fn meet(&self, parameters: &Value) {
        let target = &parameters["targetInfo"];
        if target["type"] != "service_worker" {
            return;
        }
        let session = Session(text(&parameters["sessionId"]));
        let mut network = Network::On;
        if let Some(device) = lock(&self.state).get_mut(&Context(text(&target["browserContextId"])))
        {
            device.sessions.insert(session.clone(), Kind::ServiceWorker);
            network = device.network;
        }
        for command in ["Network.enable", "Runtime.enable", "Log.enable"] {
            self.wire.tell(Some(&session), command, &json!({}));
        }
        self.wire.tell(
            Some(&session),
            "Network.emulateNetworkConditions",
            &network.conditions(),
        );
        self.wire.tell(
            Some(&session),
            "Runtime.runIfWaitingForDebugger",
            &json!({}),
        );
    }

    /// A dialog would stop the test: it is answered, and what opened it is to blame. Leaving a page
    /// is no fault.
    fn dismiss_dialog(&self, event: &Event) {
        let leaves = event.parameters["type"] == "beforeunload";
        if !leaves {
            self.note_complaint(event);
        }
        self.wire.tell(
            event.session.as_ref(),
            "Page.handleJavaScriptDialog",
            &json!({ "accept": leaves }),
        );
    }

    fn note_complaint(&self, event: &Event) {
        let (Some(session), Some(words)) = (&event.session, complaint(event)) else {
            return;
        };
        if words.contains(SWITCHED_OFF) {
            return;
        }
        for device in lock(&self.state).values_mut() {
            if let Some(kind) = device.sessions.get(session) {
                let page = (*kind == Kind::Page).then(|| session.clone());
                device.complaints.push(Complaint {
                    page,
                    words: words.clone(),
                });
            }
        }
    }
}

impl Context {
    pub(super) fn name(&self) -> &str {
        &self.0
    }
}

/// The text of a protocol value that is always text.
pub(super) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
