//! The catalogue that orders are made from.

use askama::Template;

use super::frame::{Choice, Frame};
use super::orders::{OfferedItem, OrderLineForm};

/// `GET /sites/S/orders/catalogue`.
#[derive(Template)]
#[template(path = "order_catalogue.html")]
pub struct OrderCatalogue {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// The page's address.
    pub root: String,
    /// What is offered.
    pub items: Vec<OfferedItem>,
    /// The kinds.
    pub kinds: Vec<Choice>,
    /// The moments.
    pub moments: Vec<Choice>,
    /// For how many days after its matter a link works.
    pub link_days: String,
    /// Whether the reader may set it.
    pub may_set: bool,
    /// Why it was refused; empty for not.
    pub problem: String,
    /// The field that is wrong.
    pub wrong: String,
    /// What was typed.
    pub typed: OrderLineForm,
}
