//! What a person sees: text, order, number, and waiting for it.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::Page;
use crate::browser::element::Element;

impl Page {
    /// The words of the first element meant, as they are seen, spaces made single. Waits for it to
    /// be there.
    pub async fn text(&self, element: impl Into<Element>) -> String {
        self.of_first(&element.into(), "wordsOf(element)").await
    }

    /// The value of the first field meant. Waits for it to be there.
    pub async fn value(&self, element: impl Into<Element>) -> String {
        self.of_first(&element.into(), "element.value").await
    }

    /// An attribute of the first element meant; `None` if it has no such attribute. Waits for the
    /// element to be there.
    pub async fn attribute(&self, element: impl Into<Element>, name: &str) -> Option<String> {
        self.of_first(
            &element.into(),
            &format!("element.getAttribute({})", json!(name)),
        )
        .await
    }

    /// The words of all visible elements meant, in their order on the page, at this moment.
    pub async fn texts(&self, elements: impl Into<Element>) -> Vec<String> {
        let elements = elements.into().to_json();
        decode(
            self.evaluate_body(&format!(
                "return findAll({elements}).filter(isVisible).map(wordsOf);"
            ))
            .await,
        )
    }

    /// The number of visible elements meant, at this moment.
    pub async fn count(&self, elements: impl Into<Element>) -> usize {
        self.texts(elements).await.len()
    }

    /// Whether the keyboard's focus is on the element meant or within it, at this moment.
    pub async fn has_focus(&self, element: impl Into<Element>) -> bool {
        let element = element.into().to_json();
        let script = format!(
            "return findAll({element}).some((element) => element.contains(document.activeElement));"
        );
        decode(self.evaluate_body(&script).await)
    }

    /// The address of the page.
    pub async fn url(&self) -> String {
        decode(self.evaluate_body("return location.href;").await)
    }

    /// The address of the page from the path on: `/sites/bureau/rooms?view=day`.
    pub async fn path(&self) -> String {
        decode(
            self.evaluate_body("return location.pathname + location.search;")
                .await,
        )
    }

    /// The value of a JavaScript expression, which may `await`.
    pub async fn evaluate<T: DeserializeOwned>(&self, expression: &str) -> T {
        decode(self.evaluate_body(&format!("return ({expression});")).await)
    }

    /// Waits until the element meant is visible.
    pub async fn wait_for_element(&self, element: impl Into<Element>) {
        let element = element.into();
        let script = format!("return findAll({}).some(isVisible);", element.to_json());
        self.wait_in_page(&script, &format!("see {element}")).await;
    }

    /// Waits until the focus is on, or within, an element meant: what a page moves it to comes
    /// after the page, or after an answer, and not with either.
    pub async fn wait_for_focus(&self, element: impl Into<Element>) {
        let element = element.into();
        let script = format!(
            "const at = document.activeElement;
             return findAll({}).some((element) => element.contains(at))
               || notYet(`it is on ${{at?.tagName}} ${{at?.id}}`);",
            element.to_json()
        );
        self.wait_in_page(&script, &format!("have the focus on {element}"))
            .await;
    }

    /// Waits until no element meant is visible any more.
    pub async fn wait_until_gone(&self, element: impl Into<Element>) {
        let element = element.into();
        let script = format!("return !findAll({}).some(isVisible);", element.to_json());
        self.wait_in_page(&script, &format!("see {element} go"))
            .await;
    }

    /// Waits until `words` are part of what a visible element meant says.
    pub async fn wait_for_text(&self, element: impl Into<Element>, words: &str) {
        let element = element.into();
        let script = format!(
            "const said = findAll({}).filter(isVisible).map(wordsOf);
             return said.some((text) => text.includes({})) || notYet(`it says ${{JSON.stringify(said)}}`);",
            element.to_json(),
            json!(words)
        );
        self.wait_in_page(&script, &format!("read “{words}” in {element}"))
            .await;
    }

    /// Waits until the visible elements meant say exactly `expected`, in this order and number.
    pub async fn wait_for_texts(&self, elements: impl Into<Element>, expected: &[&str]) {
        let elements = elements.into();
        let script = format!(
            "const said = JSON.stringify(findAll({}).filter(isVisible).map(wordsOf));
             return said === JSON.stringify({}) || notYet(`they say ${{said}}`);",
            elements.to_json(),
            json!(expected)
        );
        self.wait_in_page(&script, &format!("read {expected:?} in {elements}"))
            .await;
    }

    /// Waits until exactly `number` elements meant are visible.
    pub async fn wait_for_count(&self, elements: impl Into<Element>, number: usize) {
        let elements = elements.into();
        let script = format!(
            "const count = findAll({}).filter(isVisible).length;
             return count === {number} || notYet(`there are ${{count}}`);",
            elements.to_json()
        );
        self.wait_in_page(&script, &format!("count {number} of {elements}"))
            .await;
    }

    /// Waits until the address has this path, whatever its query.
    pub async fn wait_for_path(&self, path: &str) {
        let script = format!(
            "return location.pathname === {} || notYet(`it is ${{location.href}}`);",
            json!(path)
        );
        self.wait_in_page(&script, &format!("come to {path}")).await;
        self.wait_until_loaded().await;
    }

    /// Waits until a JavaScript expression, which may `await`, is true.
    pub async fn wait_for(&self, expression: &str) {
        self.wait_in_page(
            &format!("return ({expression});"),
            &format!("see `{expression}`"),
        )
        .await;
    }

    async fn of_first<T: DeserializeOwned>(&self, element: &Element, expression: &str) -> T {
        let script = format!(
            "const element = findAll({})[0];
             return element ? {{ found: {expression} }} : notYet('it is not there');",
            element.to_json()
        );
        let mut answer = self.wait_in_page(&script, &format!("read {element}")).await;
        decode(answer["found"].take())
    }
}

fn decode<T: DeserializeOwned>(value: Value) -> T {
    let shown = value.to_string();
    serde_json::from_value(value)
        .unwrap_or_else(|error| panic!("the page gave {shown}, and not what was asked: {error}"))
}
