//! The frame of a page: its site, its menu, who is signed in.

use app::Actor;
use app::chance::{SystemChance, uuid_v7};
use app::clock::{Clock, SystemClock};
use domain::SiteId;
use domain::access::{Action, Object, Reach};
use domain::directory::Site;
use words::Language;

use crate::need::{Asker, Here};
use crate::state::Web;
use crate::trouble::Answered;
use crate::views::{Frame, Link, MenuItem};

/// A fresh id for a form's command.
fn new_command() -> String {
    uuid_v7(&SystemChance, SystemClock.now()).to_string()
}

/// The frame of a page that belongs to no site.
pub(crate) fn public(web: &Web, language: Language) -> Frame {
    Frame {
        language,
        site: None,
        other_sites: Vec::new(),
        person: None,
        menu: Vec::new(),
        unread_rules: 0,
        late_rules: 0,
        head: 0,
        demo: web.config().demo,
        asset: crate::asset::address,
        new_command,
    }
}

/// The frame of a page of the site, with `current` as the entry of the menu that is shown.
pub(crate) async fn of_site(
    web: &Web,
    here: &Here,
    language: Language,
    current: &str,
) -> Answered<Frame> {
    of_actor(web, &here.actor, language, Some(&here.site), current).await
}

/// The frame of a page that is the person's own, at the site that they came from.
pub(crate) async fn of_person(
    web: &Web,
    asker: &Asker,
    language: Language,
    site: Option<&SiteId>,
) -> Answered<Frame> {
    of_actor(web, &asker.actor, language, site, "").await
}

/// The site wanted where the person has to do with it, else the first that they have to do with.
pub(crate) fn site_of(actor: &Actor, wanted: Option<&SiteId>) -> Option<SiteId> {
    let known = wanted.filter(|site| actor.knows(site));
    known
        .or_else(|| actor.grants.first().map(|grant| &grant.site))
        .cloned()
}

async fn of_actor(
    web: &Web,
    actor: &Actor,
    language: Language,
    at: Option<&SiteId>,
    current: &str,
) -> Answered<Frame> {
    let sites = app::site::list(web.house(), actor).await?;
    let link = |site: &Site| Link {
        href: format!("/sites/{}", site.id),
        title: site.name.clone(),
    };
    let others = sites.iter().filter(|site| Some(&site.id) != at);
    let unread = match at {
        Some(site) => app::house_rule::unread(web.house(), actor, site).await?,
        None => app::house_rule::Unread::default(),
    };
    Ok(Frame {
        site: sites.iter().find(|site| Some(&site.id) == at).map(link),
        other_sites: others.map(home_of_site).collect(),
        person: Some(actor.name.clone()),
        menu: at.map_or_else(Vec::new, |site| menu(actor, site, current)),
        unread_rules: unread.count,
        late_rules: unread.late,
        head: at.map_or(0, |site| web.house().live().head(site)),
        ..public(web, language)
    })
}

/// Where a person goes who goes to another of their sites: home leads on from there.
fn home_of_site(site: &Site) -> Link {
    Link {
        href: format!("/?site={}", site.id),
        title: site.name.clone(),
    }
}

fn personal_data_requests(actor: &Actor, site: &SiteId) -> (&'static str, bool) {
    let right = actor.right(site, Object::PersonalDataRequest, Action::View);
    ("personal-data-requests", right.is_some())
}

fn menu(actor: &Actor, site: &SiteId, current: &str) -> Vec<MenuItem> {
    let reaches = |object, action, least| {
        let right = actor.right(site, object, action);
        right.is_some_and(|right| right.reach >= least)
    };
    let sees = |object| reaches(object, Action::View, Reach::Own);
    let entries = [
        ("duties", reaches(Object::Shift, Action::View, Reach::Own)),
        ("board", reaches(Object::Duty, Action::View, Reach::Site)),
        ("rooms", reaches(Object::Meeting, Action::View, Reach::Own)),
        ("hall", reaches(Object::Hall, Action::View, Reach::Site)),
        ("visits", reaches(Object::Visit, Action::View, Reach::Site)),
        ("calls", reaches(Object::Call, Action::View, Reach::Own)),
        ("inquiries", sees(Object::Inquiry)),
        (
            "reception-records",
            reaches(Object::ReceptionRecord, Action::View, Reach::Site),
        ),
        ("entry", reaches(Object::Visit, Action::Do, Reach::Site)),
        (
            "guests",
            reaches(Object::ExpectedVisit, Action::Create, Reach::Own)
                && !reaches(Object::Visit, Action::View, Reach::Site),
        ),
        ("faults", reaches(Object::Fault, Action::View, Reach::Own)),
        (
            "agreements",
            reaches(Object::Agreement, Action::View, Reach::Site),
        ),
        ("assigned-matters", sees(Object::AssignedMatter)),
        (
            "journal",
            reaches(Object::Journal, Action::View, Reach::Own),
        ),
        ("people", reaches(Object::Person, Action::View, Reach::Own)),
        (
            "directory",
            reaches(Object::Directory, Action::View, Reach::Own),
        ),
        (
            "standard",
            reaches(Object::Standard, Action::View, Reach::Own),
        ),
        (
            "house-rules",
            reaches(Object::HouseRule, Action::View, Reach::Own),
        ),
        (
            "accounts",
            reaches(Object::Account, Action::View, Reach::Own),
        ),
        (
            "watch",
            reaches(Object::WatchList, Action::View, Reach::Site),
        ),
        (
            "keeping",
            reaches(Object::VisitKeeping, Action::View, Reach::Site),
        ),
        personal_data_requests(actor, site),
    ];
    entries
        .into_iter()
        .filter(|(_, seen)| *seen)
        .map(|(name, _)| MenuItem {
            name,
            href: format!("/sites/{site}/{name}"),
            current: name == current,
        })
        .collect()
}
