//! What a person does: point, tap, type.

use serde_json::{Value, json};
use tokio::time::Instant;

use super::{Page, Pointer};
use crate::browser::element::Element;
use crate::browser::key::Chord;
use crate::browser::script::DEADLINE;

/// Fields whose parts are typed in ways that differ by language and platform: they get their value
/// as a whole.
const BY_VALUE: &str = "select, [type=date], [type=time], [type=datetime-local], [type=month], [type=week], \
                        [type=color], [type=range]";

impl Page {
    /// Clicks the element meant with the mouse.
    pub async fn click(&self, element: impl Into<Element>) {
        let once = |buttons| json!({ "button": "left", "buttons": buttons, "clickCount": 1 });
        self.hit(&element.into(), "click", async |place| {
            self.mouse("mouseMoved", place, json!({})).await;
            self.mouse("mousePressed", place, once(1)).await;
            self.mouse("mouseReleased", place, once(0)).await;
        })
        .await;
    }

    /// Taps the element meant with a finger.
    pub async fn tap(&self, element: impl Into<Element>) {
        assert!(
            self.pointer == Pointer::Finger,
            "only a screen with touch is tapped; click on a desk"
        );
        let touch = |kind: &str, points: &[&Value]| {
            let finger = json!({ "type": kind, "touchPoints": points });
            self.command("Input.dispatchTouchEvent", finger)
        };
        self.hit(&element.into(), "tap", async |place| {
            touch("touchStart", &[place]).await;
            touch("touchEnd", &[]).await;
        })
        .await;
    }

    /// Clicks or taps, whichever the screen has.
    pub async fn touch(&self, element: impl Into<Element>) {
        match self.pointer {
            Pointer::Mouse => self.click(element).await,
            Pointer::Finger => self.tap(element).await,
        }
    }

    /// Clicks or taps what leads to another page, and returns when that has loaded.
    pub async fn follow(&self, element: impl Into<Element>) {
        self.leave_by(self.touch(element)).await;
    }

    /// Presses keys that lead to another page, and returns when that has loaded.
    pub async fn press_and_follow(&self, keys: &str) {
        self.leave_by(self.press(keys)).await;
    }

    /// Drags with the mouse from the middle of one element to the middle of another.
    pub async fn drag(&self, from: impl Into<Element>, to: impl Into<Element>) {
        const STEPS: u32 = 8;
        let (from, to) = (from.into(), to.into());
        let begin = self.place(&from, "drag from").await;
        self.mouse("mouseMoved", &begin, json!({})).await;
        self.mouse(
            "mousePressed",
            &begin,
            json!({ "button": "left", "buttons": 1, "clickCount": 1 }),
        )
        .await;
        let end = self.middle(&to).await;
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            let along = |axis: &str| {
                let (begin, end) = (
                    begin[axis].as_f64().unwrap_or(0.0),
                    end[axis].as_f64().unwrap_or(0.0),
                );
                begin + (end - begin) * part
            };
            let place = json!({ "x": along("x"), "y": along("y") });
            self.mouse(
                "mouseMoved",
                &place,
                json!({ "button": "left", "buttons": 1 }),
            )
            .await;
        }
        self.mouse(
            "mouseReleased",
            &end,
            json!({ "button": "left", "clickCount": 1 }),
        )
        .await;
    }

    /// Replaces what a field holds. Dates and times are given as HTML writes them (`2026-07-06`,
    /// `09:00`), a list by the value or the words of its option.
    pub async fn fill(&self, field: impl Into<Element>, text: &str) {
        let field = field.into();
        if self.fill_by_value(&field, text).await {
            return;
        }
        self.touch(&field).await;
        let select_all = "const element = document.activeElement;
            if (element.select) element.select(); else document.execCommand('selectAll');";
        self.evaluate_body(select_all).await;
        if text.is_empty() {
            self.press("Delete").await;
        } else {
            self.command("Input.insertText", json!({ "text": text }))
                .await;
        }
    }

    /// Types into whatever has the focus, key by key; what no key has (Chinese) arrives as from an
    /// input method.
    pub async fn type_text(&self, text: &str) {
        for letter in text.chars() {
            if letter.is_ascii() {
                self.press(&letter.to_string()).await;
            } else {
                self.command("Input.insertText", json!({ "text": letter.to_string() }))
                    .await;
            }
        }
    }

    /// Presses a key or a chord: `Enter`, `n`, `?`, `ArrowDown`, `Shift+Tab`, `Control+Enter`.
    pub async fn press(&self, keys: &str) {
        let Some(chord) = Chord::read(keys) else {
            panic!("`{keys}` is no key known here")
        };
        for key in &chord.held {
            self.command("Input.dispatchKeyEvent", key.event("rawKeyDown", 0))
                .await;
        }
        self.command("Input.dispatchKeyEvent", chord.down()).await;
        self.command("Input.dispatchKeyEvent", chord.up()).await;
        for key in chord.held.iter().rev() {
            self.command("Input.dispatchKeyEvent", key.event("keyUp", 0))
                .await;
        }
    }

    /// Begins to compose `text` with an input method, as pinyin is; keys pressed from now on belong
    /// to the composition. [`Page::type_text`] with the final characters ends it.
    pub async fn compose(&self, text: &str) {
        let end = text.encode_utf16().count();
        let composition = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
        self.command("Input.imeSetComposition", composition).await;
    }

    async fn mouse(&self, kind: &str, place: &Value, mut details: Value) {
        details["type"] = json!(kind);
        details["x"] = place["x"].clone();
        details["y"] = place["y"].clone();
        self.command("Input.dispatchMouseEvent", details).await;
    }

    /// Aims at the element and presses there; aims again whenever the page moved something else under the pointer
    /// before the press arrived, of which the page then hears nothing.
    async fn hit(&self, element: &Element, act: &str, press: impl AsyncFn(&Value)) {
        let wish = format!("{act} {element}");
        let begun = Instant::now();
        loop {
            let aim = format!("return aim({});", element.to_json());
            let place = self.wait_in_page(&aim, &wish).await;
            press(&place).await;
            let pressed = "return globalThis.pressed ? globalThis.pressed() : true;";
            if self.evaluate_body(pressed).await == true {
                return;
            }
            if begun.elapsed() > DEADLINE {
                self.fail(&wish, "it moves away from under the pointer")
                    .await;
            }
        }
    }

    /// Where to point at, once a person could.
    async fn place(&self, element: &Element, act: &str) -> Value {
        self.wait_in_page(
            &format!("return target({});", element.to_json()),
            &format!("{act} {element}"),
        )
        .await
    }

    /// The middle of an element that need not be free: what is dragged lies over it.
    async fn middle(&self, element: &Element) -> Value {
        let script = format!(
            "const box = findAll({}).find(isVisible)?.getBoundingClientRect();
             return box ? {{ x: box.x + box.width / 2, y: box.y + box.height / 2 }} : notYet('it is not there');",
            element.to_json()
        );
        self.wait_in_page(&script, &format!("drag to {element}"))
            .await
    }

    /// Gives a field its value as a whole if it is of that sort, and says whether it was.
    async fn fill_by_value(&self, field: &Element, text: &str) -> bool {
        let script = format!(
            "const element = await ready({field});
             if (!element) return null;
             if (!element.matches({by_value})) return 'typed';
             const option = [...(element.options ?? [])].find((option) => wordsOf(option) === {text});
             element.value = option?.value ?? {text};
             if (element.value !== (option?.value ?? {text})) return notYet(`it takes no {text}`);
             element.focus();
             element.dispatchEvent(new Event('input', {{ bubbles: true }}));
             element.dispatchEvent(new Event('change', {{ bubbles: true }}));
             return 'filled';",
            field = field.to_json(),
            by_value = json!(BY_VALUE),
            text = json!(text)
        );
        self.wait_in_page(&script, &format!("fill {field}")).await == "filled"
    }
}
