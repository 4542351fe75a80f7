//! Found things in words.

use app::found_item::FoundItemView;
use domain::found_item::State;
use words::Language;

use crate::civil::Place;
use crate::views::{FaultPhoto, FoundItemRow};

/// A word of a kind of words: `found-item-kind-umbrella`.
pub(in crate::pages) fn say(language: Language, beginning: &str, word: &str) -> String {
    words::text(language, &format!("{beginning}{word}")).to_owned()
}

/// A thing as a list shows it.
pub(in crate::pages) fn row(
    view: &FoundItemView,
    place: &Place,
    language: Language,
) -> FoundItemRow {
    let item = &view.item;
    let due = view.hand_over_by.map(|day| day.to_string());
    let erased = || words::text(language, "found-item-erased").to_owned();
    FoundItemRow {
        id: item.id.to_string(),
        href: format!("/sites/{}/found-items/{}", place.site.id, item.id),
        number: format!("{} № {}", item.day, item.number),
        kind: say(language, "found-item-kind-", item.kind.word()),
        description: item.description.clone().unwrap_or_else(erased),
        place: view.place(),
        found: place.moment(item.found),
        by: item.by.clone(),
        shelf: item.shelf.clone(),
        state: item.state.word(),
        tone: tone(view),
        due: due.unwrap_or_default(),
        overdue: view.overdue,
        photo: photos(view, place, language).into_iter().next(),
    }
}

fn tone(view: &FoundItemView) -> &'static str {
    match view.item.state {
        _ if view.overdue => "overdue",
        State::Found => "open",
        State::Kept => "planned",
        State::Informed => "waiting",
        State::HandedBack | State::HandedOver => "done",
        State::Disposed => "cancelled",
    }
}

/// The photos of a thing.
pub(super) fn photos(view: &FoundItemView, place: &Place, language: Language) -> Vec<FaultPhoto> {
    let root = format!("/sites/{}/found-items/{}", place.site.id, view.item.id);
    let photos = view.photos.iter().map(|photo| {
        let said = [("by", photo.by.clone()), ("at", place.moment(photo.at))];
        FaultPhoto {
            href: format!("{root}/photos/{}", photo.id),
            width: photo.width,
            height: photo.height,
            words: words::format(language, "fault-photo-of", &said),
        }
    });
    photos.collect()
}
