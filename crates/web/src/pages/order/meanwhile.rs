//! What two who had the form of one order open wrote differently: the later one sees it and decides.

use std::collections::BTreeMap;

use app::order::{OrderView, PlacePage, WordView};
use domain::directory::room_title;
use domain::order::{Asked, Line};
use words::Language;

use super::rows::say;
use super::typed::{fields_of_line, fields_of_matter};
use crate::civil::Place;
use crate::fields::Fields;
use crate::views::OrderMeanwhile;

/// Fields by their names, as they are written.
type Written = [(&'static str, String)];

/// In which language, where and from what an order is read.
pub(super) struct Reading<'page> {
    pub(super) language: Language,
    pub(super) place: &'page Place,
    pub(super) page: &'page PlacePage,
}

impl Reading<'_> {
    fn label(&self, name: &str) -> String {
        let key = match name {
            "title" => "order-matter",
            "name" => "order-client",
            "put_out" => "order-put-out",
            "cut_off" => "order-cut-off",
            name => return say(self.language, "order-", name),
        };
        words::text(self.language, key).to_owned()
    }

    fn of_line(&self, number: usize, rest: &str) -> String {
        let line = [("line", number.to_string())];
        let line = words::format(self.language, "order-line-of", &line);
        format!("{line} {rest}").trim().to_owned()
    }

    /// A value as somebody reads it.
    fn value(&self, name: &str, value: &str) -> String {
        match name {
            "kind" | "moment" => say(self.language, &format!("order-{name}-"), value),
            "room" => {
                let mut rooms = self.page.rooms.iter();
                let room = rooms.find(|room| room.id.to_string() == value);
                room.map_or_else(String::new, |room| room_title(&room.number, &room.name))
            }
            _ => value.to_owned(),
        }
    }

    fn fields(
        &self,
        (stands, typed): (&Written, &Written),
        label: &dyn Fn(&str) -> String,
    ) -> Vec<OrderMeanwhile> {
        let pairs = stands.iter().zip(typed);
        let differing = pairs.filter(|((_, before), (_, after))| before != after);
        let rows = differing.map(|((name, before), (_, after))| OrderMeanwhile {
            label: label(name),
            before: self.value(name, before),
            after: self.value(name, after),
        });
        rows.collect()
    }

    /// What stands now and what was typed, where they differ; lines by their numbers.
    pub(super) fn differences(&self, view: &OrderView, typed: &Asked) -> Vec<OrderMeanwhile> {
        let stands = Asked {
            matter: view.order.matter.clone(),
            client: view.client.clone().unwrap_or_default(),
            note: view.note.clone(),
            lines: Vec::new(),
        };
        let matters = (
            &fields_of_matter(&stands, self.place)[..],
            &fields_of_matter(typed, self.place)[..],
        );
        let mut rows = self.fields(matters, &|name| self.label(name));
        let mut left: BTreeMap<u32, &Line> = BTreeMap::new();
        left.extend(view.lines.iter().map(|(line, _)| (line.number, line)));
        for (place, line) in (1..).zip(&typed.lines) {
            match left.remove(&line.number) {
                Some(known) => {
                    let lines = (
                        &fields_of_line(known, self.place)[..],
                        &fields_of_line(line, self.place)[..],
                    );
                    rows.extend(self.fields(lines, &|name| self.of_line(place, &self.label(name))));
                }
                None => rows.push(OrderMeanwhile {
                    label: self.of_line(place, ""),
                    before: String::new(),
                    after: in_short(line),
                }),
            }
        }
        // What is not among what was typed goes when it is saved again.
        rows.extend(left.into_values().map(|line| OrderMeanwhile {
            label: words::text(self.language, "order-line-other").to_owned(),
            before: in_short(line),
            after: String::new(),
        }));
        rows
    }
}

fn in_short(line: &Line) -> String {
    format!("{} {} {}", line.item, line.quantity, line.unit)
}

/// What the client wants changed and nobody answered yet: what is saved answers it.
pub(super) fn wishes(said: &[WordView], language: Language) -> Vec<OrderMeanwhile> {
    let open = said.iter().filter(|one| one.word.is_open_wish());
    let rows = open.map(|one| OrderMeanwhile {
        label: words::text(language, "order-wishes").to_owned(),
        before: one.words.clone(),
        after: String::new(),
    });
    rows.collect()
}

/// What was typed, with the lines that are gone meanwhile as new ones: they are there again when it is saved.
pub(super) fn renumbered(typed: &Fields, view: &OrderView) -> Fields {
    let stands = |value: &str| {
        let mut lines = view.lines.iter();
        lines.any(|(line, _)| line.number.to_string() == value)
    };
    let pairs: Vec<(&str, &str)> = typed
        .pairs()
        .map(|(name, value)| match name {
            "line" if !stands(value) => (name, ""),
            _ => (name, value),
        })
        .collect();
    Fields::from_pairs(&pairs)
}
