//! A page open on a device, and what a person does with it.

mod act;
mod look;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use super::device::{Context, Devices, text};
use super::paper;
use super::picture;
use super::screen::{Pointer, Screen};
use super::script;
use super::wire::{Session, Wire};

static FAILURES: AtomicU64 = AtomicU64::new(0);

/// A page. At its end nothing may be left that it complained of: [`Page::close`] fails then, and so
/// does dropping it.
pub struct Page {
    wire: Arc<Wire>,
    devices: Arc<Devices>,
    session: Session,
    target: String,
    pointer: Pointer,
}

impl Page {
    /// Makes an empty page in the device `context`.
    pub(super) async fn attach(
        wire: Arc<Wire>,
        devices: Arc<Devices>,
        context: &Context,
        screen: &Screen,
    ) -> Self {
        let new =
            json!({ "url": "about:blank", "browserContextId": context.name(), "newWindow": true });
        let target = told(
            wire.call(None, "Target.createTarget", new).await,
            "targetId",
        );
        let attach = json!({ "targetId": target, "flatten": true });
        let session = Session(told(
            wire.call(None, "Target.attachToTarget", attach).await,
            "sessionId",
        ));
        devices.add_page(context, &session);
        let page = Self {
            wire,
            devices,
            session,
            target,
            pointer: screen.pointer,
        };
        page.put_on(screen).await;
        page
    }

    /// Goes to `url` and returns when it has loaded.
    pub async fn go_to(&self, url: &str) {
        // The document before may still be there, and loaded, when the browser answers.
        let navigate = async {
            let answer = self.command("Page.navigate", json!({ "url": url })).await;
            if let Some(error) = answer["errorText"].as_str() {
                self.fail(&format!("open {url}"), error).await;
            }
        };
        self.leave_by(navigate).await;
    }

    /// Gives the browser a cookie for the site of `url`, as its server would, and returns when it has it: one that a
    /// script sets may still be under way when the next page is asked for.
    pub async fn take_cookie(&self, url: &str, name: &str, value: &str) {
        let cookie = json!({ "url": url, "name": name, "value": value, "sameSite": "Strict" });
        self.command("Network.setCookie", cookie).await;
    }

    /// Loads the page anew and returns when it has loaded.
    pub async fn reload(&self) {
        self.leave_by(self.command("Page.reload", json!({}))).await;
    }

    /// Saves what is on the screen as a PNG file at `path`.
    pub async fn screenshot(&self, path: &Path) {
        let answer = self
            .command("Page.captureScreenshot", json!({ "format": "png" }))
            .await;
        let bytes = answer["data"]
            .as_str()
            .and_then(picture::decode)
            .expect("a picture is base64");
        let written = std::fs::write(path, bytes);
        written.unwrap_or_else(|error| {
            panic!("the picture {} cannot be written: {error}", path.display())
        });
    }

    /// The sheets that the page is on paper, of the size that it asks for: each its width and its height
    /// in points.
    pub async fn sheets(&self) -> Vec<(f64, f64)> {
        let wish = json!({ "preferCSSPageSize": true, "printBackground": true });
        let answer = self.command("Page.printToPDF", wish).await;
        let bytes = answer["data"].as_str().and_then(picture::decode);
        let bytes = bytes.expect("what is printed is base64");
        paper::sheets(&String::from_utf8_lossy(&bytes))
    }

    /// The words of those of `elements` that are cut on a sheet with room for `width` CSS pixels.
    ///
    /// Whoever prints works in the dark. The page stays laid out as on that sheet, so this is the last look at it.
    pub async fn cut_on_paper(&self, elements: &str, width: u32) -> Vec<String> {
        let dark = json!({ "name": "prefers-color-scheme", "value": "dark" });
        let print = json!({ "media": "print", "features": [dark] });
        self.command("Emulation.setEmulatedMedia", print).await;
        let sheet =
            json!({ "width": width, "height": width, "mobile": false, "deviceScaleFactor": 1 });
        self.command("Emulation.setDeviceMetricsOverride", sheet)
            .await;
        self.wait_for(&format!(
            "matchMedia('print').matches && innerWidth === {width}"
        ))
        .await;
        let cut = "(one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 4";
        self.evaluate::<Vec<String>>(&format!(
            "[...document.querySelectorAll({})].filter({cut}).map((one) => one.textContent.trim())",
            json!(elements)
        ))
        .await
    }

    /// What the page has complained of up to now, in the words of its console.
    pub async fn complaints(&self) -> Vec<String> {
        self.hear_all().await;
        let mut all = Vec::new();
        self.devices.take_complaints(&self.session, |words| {
            all.push(words.to_owned());
            false
        });
        all
    }

    /// Forgets the complaints that contain `words`, which the test has provoked; there must be one.
    pub async fn forgive(&self, words: &str) {
        self.hear_all().await;
        let forgiven = self
            .devices
            .take_complaints(&self.session, |complaint| complaint.contains(words));
        assert!(
            !forgiven.is_empty(),
            "nobody complained of “{words}”, so nothing is forgiven"
        );
    }

    /// Closes the page; fails if it complained of anything that was not forgiven.
    pub async fn close(self) {
        self.hear_all().await;
        // What follows is the work of `drop`.
    }

    pub(super) fn session(&self) -> &Session {
        &self.session
    }

    /// Does what makes the browser leave this document, and waits for the next one to load.
    async fn leave_by(&self, act: impl Future) {
        self.evaluate_body("globalThis.isLeft = true;").await;
        act.await;
        self.wait_in_page(
            "return !globalThis.isLeft && document.readyState === 'complete';",
            "see the next page",
        )
        .await;
    }

    async fn wait_until_loaded(&self) {
        self.wait_in_page(
            "return document.readyState === 'complete';",
            "see the page load",
        )
        .await;
    }

    async fn put_on(&self, screen: &Screen) {
        let touch = screen.pointer == Pointer::Finger;
        let version = self.wire.call(None, "Browser.getVersion", json!({})).await;
        let user_agent = told(version, "userAgent");
        for domain in [
            "Page.enable",
            "Runtime.enable",
            "Log.enable",
            "Network.enable",
            "Inspector.enable",
        ] {
            self.command(domain, json!({})).await;
        }
        let size = json!({
            "width": screen.width, "height": screen.height, "mobile": touch,
            "deviceScaleFactor": if touch { 2 } else { 1 },
        });
        self.command("Emulation.setDeviceMetricsOverride", size)
            .await;
        self.command(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": touch, "maxTouchPoints": 5 }),
        )
        .await;
        let scheme = json!({ "name": "prefers-color-scheme", "value": screen.scheme.word() });
        self.command(
            "Emulation.setEmulatedMedia",
            json!({ "features": [scheme] }),
        )
        .await;
        let language = json!({ "userAgent": user_agent, "acceptLanguage": screen.language });
        self.command("Emulation.setUserAgentOverride", language)
            .await;
        // Each page believes that it has the focus, as on a device of its own.
        self.command(
            "Emulation.setFocusEmulationEnabled",
            json!({ "enabled": true }),
        )
        .await;
    }

    /// Returns when all that happened up to now has been heard: answers come after the events
    /// before them.
    async fn hear_all(&self) {
        let _ = self
            .wire
            .call(
                Some(&self.session),
                "Runtime.evaluate",
                json!({ "expression": "0" }),
            )
            .await;
    }

    async fn command(&self, method: &str, parameters: Value) -> Value {
        let answer = self
            .wire
            .call(Some(&self.session), method, parameters)
            .await;
        answer.unwrap_or_else(|refusal| panic!("the browser refused {refusal}"))
    }

    /// Runs the body of an async function in the page.
    pub(super) async fn evaluate_body(&self, body: &str) -> Value {
        match script::run(&self.wire, &self.session, body).await {
            Ok(value) => value,
            Err(error) => self.fail("run a script", &format!("{error}\n{body}")).await,
        }
    }

    /// Waits until the body of an async function gives something; `wish` is what a failure calls
    /// it.
    async fn wait_in_page(&self, body: &str, wish: &str) -> Value {
        match script::wait(&self.wire, &self.session, body).await {
            Ok(value) => value,
            Err(why) => self.fail(wish, &why).await,
        }
    }

    /// Ends the test with all that helps to see why.
    async fn fail(&self, wish: &str, why: &str) -> ! {
        let look = "return [location.href, document.body?.innerText?.slice(0, 2000) ?? '']";
        let seen = script::run(&self.wire, &self.session, look)
            .await
            .unwrap_or_default();
        let complaints = self.complaints().await.join("\n");
        let picture = self.picture_of_failure().await;
        let (url, words) = (text(&seen[0]), text(&seen[1]));
        panic!(
            "could not {wish}: {why}\n{complaints}\n--- {url} said (picture: {picture}):\n{words}\n---"
        );
    }

    async fn picture_of_failure(&self) -> String {
        let number = FAILURES.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!(
            "yingbin-failure-{}-{number}.png",
            std::process::id()
        ));
        let answer = self
            .wire
            .call(
                Some(&self.session),
                "Page.captureScreenshot",
                json!({ "format": "png" }),
            )
            .await;
        let bytes = answer
            .ok()
            .and_then(|answer| picture::decode(answer["data"].as_str()?));
        match bytes.map(|bytes| std::fs::write(&path, bytes)) {
            Some(Ok(())) => path.display().to_string(),
            _ => "none".to_owned(),
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let complaints = self.devices.take_complaints(&self.session, |_| true);
        self.wire.tell(
            None,
            "Target.closeTarget",
            &json!({ "targetId": self.target }),
        );
        if !std::thread::panicking() {
            assert!(
                complaints.is_empty(),
                "the page ended with complaints:\n{}",
                complaints.join("\n")
            );
        }
    }
}

fn told(answer: Result<Value, String>, key: &str) -> String {
    let answer = answer.unwrap_or_else(|refusal| panic!("the browser refused {refusal}"));
    text(&answer[key])
}
