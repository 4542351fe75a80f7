//! What a page complains of: errors on its console, errors nobody caught, breaches of its content
//! security policy.

use serde_json::Value;

use super::wire::Event;

/// The complaint that an event is, in the words of the console; `None` for an event that is none.
pub fn complaint(event: &Event) -> Option<String> {
    let parameters = &event.parameters;
    match event.method.as_str() {
        "Runtime.consoleAPICalled" => {
            let is_error = matches!(parameters["type"].as_str(), Some("error" | "assert"));
            is_error.then(|| format!("console.error: {}", arguments(&parameters["args"])))
        }
        "Runtime.exceptionThrown" => Some(format!(
            "uncaught: {}",
            exception(&parameters["exceptionDetails"])
        )),
        "Log.entryAdded" => {
            let entry = &parameters["entry"];
            let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
            (text("level") == "error")
                .then(|| format!("{}: {} ({})", text("source"), text("text"), text("url")))
        }
        "Page.javascriptDialogOpening" => {
            Some(format!("a dialog that blocks: {}", parameters["message"]))
        }
        "Inspector.targetCrashed" => Some("the page crashed".to_owned()),
        _ => None,
    }
}

/// What an exception says of itself, with its place where it has one.
pub fn exception(details: &Value) -> String {
    let thrown = &details["exception"];
    let words = match (&thrown["description"], &thrown["value"]) {
        (Value::String(description), _) => description.clone(),
        (_, Value::Null) => details["text"].as_str().unwrap_or_default().to_owned(),
        (_, value) => value.to_string(),
    };
    match details["url"].as_str() {
        Some(url) if !url.is_empty() => format!("{words} ({url}:{})", details["lineNumber"]),
        _ => words,
    }
}

fn arguments(values: &Value) -> String {
    let words = values.as_array().into_iter().flatten().map(|value| {
        let text = value["value"]
            .as_str()
            .or_else(|| value["description"].as_str());
        text.map_or_else(|| value["value"].to_string(), str::to_owned)
    });
    words.collect::<Vec<_>>().join(" ")
}
