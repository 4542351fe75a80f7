//! Keys of a keyboard, as the protocol wants them described.

use serde_json::{Value, json};

/// A key with what it types.
pub struct Key {
    name: String,
    code: String,
    number: u32,
    text: Option<String>,
}

/// A chord such as `Control+Enter`, taken apart.
pub struct Chord {
    /// Keys held down meanwhile, in the order of pressing.
    pub held: Vec<Key>,
    /// The key that is struck.
    pub struck: Key,
    /// The held keys as the protocol counts them.
    modifiers: u32,
}

/// Name, number and text of the keys that are no letters.
const NAMED: [(&str, u32, Option<&str>); 20] = [
    ("Enter", 13, Some("\r")),
    ("Tab", 9, None),
    ("Escape", 27, None),
    ("Backspace", 8, None),
    ("Delete", 46, None),
    ("ArrowLeft", 37, None),
    ("ArrowUp", 38, None),
    ("ArrowRight", 39, None),
    ("ArrowDown", 40, None),
    ("Home", 36, None),
    ("End", 35, None),
    ("PageUp", 33, None),
    ("PageDown", 34, None),
    ("F1", 112, None),
    ("F2", 113, None),
    ("F5", 116, None),
    ("Alt", 18, None),
    ("Control", 17, None),
    ("Meta", 91, None),
    ("Shift", 16, None),
];

impl Chord {
    /// Reads `Enter`, `n`, `?`, `Shift+Tab`, `Control+Enter`; `None` for a key that is not known.
    pub fn read(words: &str) -> Option<Self> {
        let (held, struck) = match words.rsplit_once('+').filter(|(held, _)| !held.is_empty()) {
            Some((held, struck)) => (held.split('+').map(str::to_owned).collect(), struck),
            None => (Vec::new(), words),
        };
        let modifiers = held
            .iter()
            .map(|name| modifier(name))
            .sum::<Option<u32>>()?;
        let held = held
            .iter()
            .map(|name| Key::read(name))
            .collect::<Option<_>>()?;
        Some(Self {
            held,
            struck: Key::read(struck)?,
            modifiers,
        })
    }

    /// The event of the struck key going down.
    pub fn down(&self) -> Value {
        // With Control, Alt or Meta held a letter is a command and types nothing.
        const COMMANDS: u32 = 1 | 2 | 4;
        let text = self
            .struck
            .text
            .as_ref()
            .filter(|_| self.modifiers & COMMANDS == 0);
        let mut event = self.struck.event(
            if text.is_some() {
                "keyDown"
            } else {
                "rawKeyDown"
            },
            self.modifiers,
        );
        if let Some(text) = text {
            event["text"] = json!(text);
        }
        event
    }

    /// The event of the struck key going up.
    pub fn up(&self) -> Value {
        self.struck.event("keyUp", self.modifiers)
    }
}

impl Key {
    /// The event `kind` of this key alone, with the counted `modifiers` held.
    pub fn event(&self, kind: &str, modifiers: u32) -> Value {
        json!({
            "type": kind, "key": self.name, "code": self.code,
            "windowsVirtualKeyCode": self.number, "modifiers": modifiers,
        })
    }

    fn read(name: &str) -> Option<Self> {
        if let Some((name, number, text)) = NAMED.iter().find(|(known, _, _)| *known == name) {
            let text = text.map(str::to_owned);
            return Some(Self {
                name: (*name).to_owned(),
                code: (*name).to_owned(),
                number: *number,
                text,
            });
        }
        let mut letters = name.chars();
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        let upper = letter.to_ascii_uppercase();
        let (code, number) = match upper {
            'A'..='Z' => (format!("Key{upper}"), u32::from(upper)),
            '0'..='9' => (format!("Digit{upper}"), u32::from(upper)),
            ' ' => ("Space".to_owned(), 32),
            _ => (String::new(), 0),
        };
        Some(Self {
            name: name.to_owned(),
            code,
            number,
            text: Some(name.to_owned()),
        })
    }
}

fn modifier(name: &str) -> Option<u32> {
    match name {
        "Alt" => Some(1),
        "Control" => Some(2),
        "Meta" => Some(4),
        "Shift" => Some(8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chords_are_taken_apart() {
        let save = Chord::read("Control+Enter").unwrap();
        assert_eq!((save.held.len(), save.modifiers), (1, 2));
        assert_eq!(save.down()["type"], "rawKeyDown");
        let letter = Chord::read("n").unwrap();
        assert_eq!(
            (
                letter.down()["text"].as_str(),
                letter.down()["code"].as_str()
            ),
            (Some("n"), Some("KeyN"))
        );
        assert_eq!(Chord::read("+").unwrap().down()["text"], "+");
        assert_eq!(Chord::read("Shift+Tab").unwrap().modifiers, 8);
        assert!(Chord::read("Entre").is_none() && Chord::read("Ctrl+A").is_none());
    }
}
