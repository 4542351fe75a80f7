//! A version of an order as its client was shown it: on the team's page and on that of a link.

use askama::Template;

use super::frame::{Frame, Link};

/// The text of a version.
pub struct OrderVersion {
    /// The order's day and number.
    pub number: String,
    /// The version's number.
    pub revision: i32,
    /// What it is for.
    pub title: String,
    /// Where.
    pub room: String,
    /// From when to when, with the year.
    pub time: String,
    /// What its meeting asked for, each in words.
    pub needs: Vec<String>,
    /// The order's note.
    pub note: String,
    /// Its lines, in words.
    pub lines: Vec<String>,
    /// When the client confirmed it; empty where they did not.
    pub agreed: String,
    /// Since when it was shown, and who wrote it.
    pub since: String,
}

/// `GET /sites/S/orders/O/versions/N`.
#[derive(Template)]
#[template(path = "order_version.html")]
pub struct OrderVersionTeam {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the order.
    pub back: Link,
    /// The version.
    pub version: OrderVersion,
}

/// `GET /o/C/versions/N`.
#[derive(Template)]
#[template(path = "order_client_version.html")]
pub struct OrderVersionClient {
    /// The frame, without a site.
    pub frame: Frame,
    /// The site's name.
    pub site: String,
    /// Back to the order.
    pub back: Link,
    /// The version.
    pub version: OrderVersion,
}
