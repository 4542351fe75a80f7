//! What every page must keep to on its screen.

use serde_json::{Value, json};

use super::page::Page;

/// Elements wider than the window, leaving out what lies in a box that scrolls by itself.
const TOO_WIDE: &str = r#"
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const scrolls = (element) => element !== root && element !== document.body
    && ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(element).overflowX);
  const isInside = (element) => {
    for (let box = element.parentElement; box; box = box.parentElement) if (scrolls(box)) return true;
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")].filter((element) =>
    element.getBoundingClientRect().right > root.clientWidth + 0.5 && !isInside(element));
  return [`${root.scrollWidth} px in a window of ${root.clientWidth} px`, ...wide.slice(0, 8).map(nameOf)];
"#;

/// What can be tapped and is smaller than `least`; a link within a sentence is as high as its line,
/// as everywhere.
const TOO_SMALL: &str = r#"
  const selector = "a[href], button, input:not([type=hidden]), select, textarea, summary, "
    + "[role=button], [role=tab], [role=link], [role=checkbox], [role=menuitem], [tabindex]:not([tabindex^='-'])";
  const isInText = (element) => element.localName === "a" && getComputedStyle(element).display === "inline"
    && wordsOf(element.parentElement) !== wordsOf(element);
  const box = (element) => {
    const label = element.matches("[type=checkbox], [type=radio]") ? element.labels?.[0] : null;
    return (label ?? element).getBoundingClientRect();
  };
  return [...document.querySelectorAll(selector)]
    .filter((element) => isVisible(element) && !isInText(element))
    .map((element) => ({ element, size: box(element) }))
    .filter(({ size }) => size.width < least - 0.5 || size.height < least - 0.5)
    .map(({ element, size }) => `${nameOf(element)} is ${size.width.toFixed(0)} × ${size.height.toFixed(0)} px`);
"#;

impl Page {
    /// Fails if the page can be scrolled sideways, and names what sticks out.
    pub async fn assert_fits_the_screen(&self) {
        let wide = lines(&self.evaluate_body(TOO_WIDE).await);
        assert!(
            wide.is_empty(),
            "{} scrolls sideways: {}",
            self.url().await,
            wide.join("; ")
        );
    }

    /// Fails if something that can be tapped is less than `least_px` CSS pixels wide or high, and
    /// names each.
    pub async fn assert_targets_are_at_least(&self, least_px: u32) {
        let script = format!("const least = {};\n{TOO_SMALL}", json!(least_px));
        let small = lines(&self.evaluate_body(&script).await);
        assert!(
            small.is_empty(),
            "{} has targets under {least_px} px:\n{}",
            self.url().await,
            small.join("\n")
        );
    }
}

fn lines(value: &Value) -> Vec<String> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}
