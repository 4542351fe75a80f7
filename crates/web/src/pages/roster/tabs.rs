//! The pages of the roster, each with how many things wait there for the reader's word.

use domain::access::{Action, Object};
use words::Language;

use crate::need::Here;
use crate::state::Web;
use crate::trouble::Answered;
use crate::views::Tab;

/// The pages of the roster that the reader may see.
pub(in crate::pages) async fn roster_tabs(
    web: &Web,
    here: &Here,
    language: Language,
    current: &str,
) -> Answered<Vec<Tab>> {
    let all = [
        ("roster", "roster", Object::Roster, Action::View),
        ("leave", "leave", Object::Leave, Action::View),
        (
            "shift-swaps",
            "shift-swaps",
            Object::ShiftSwap,
            Action::View,
        ),
        (
            "roster-cycle",
            "roster/cycle",
            Object::Roster,
            Action::Create,
        ),
        (
            "roster-workbook",
            "roster/workbook",
            Object::Roster,
            Action::Edit,
        ),
    ];
    let site = &here.site;
    let waiting = app::roster::waiting(web.house(), &here.actor, site).await?;
    let seen = all
        .into_iter()
        .filter(|(.., object, action)| here.may(*object, *action));
    let tabs = seen.map(|(name, path, ..)| {
        let key = format!("page-menu-{name}");
        let title = words::text(language, &key);
        let count = match name {
            "leave" => waiting.leaves,
            "shift-swaps" => waiting.swaps,
            _ => 0,
        };
        Tab {
            href: format!("/sites/{site}/{path}"),
            title: if count > 0 {
                format!("{title} · {count}")
            } else {
                title.to_owned()
            },
            current: name == current,
        }
    });
    Ok(tabs.collect())
}
