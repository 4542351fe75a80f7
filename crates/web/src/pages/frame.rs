//! The frame of a page: its site, its menu, who is signed in.

use app::Actor;
use app::chance::{SystemChance, uuid_v7};
use app::clock::{Clock, SystemClock};
use app::own_day::OwnDay;
use domain::SiteId;
use domain::access::{Action, Object, Reach};
use domain::directory::Site;
use words::Language;

use crate::civil::Place;
use crate::need::{Asker, Here};
use crate::spoken;
use crate::state::Web;
use crate::trouble::Answered;
use crate::views::{Frame, Link, MenuItem, OwnDayLine, OwnNotice};

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
        own_day: None,
        own_turns: None,
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
    let at = Some((&here.site, here.head));
    of_actor(web, &here.actor, language, at, current).await
}

/// The frame of a page that is the person's own, at the site that they came from.
pub(crate) async fn of_person(
    web: &Web,
    asker: &Asker,
    language: Language,
    site: Option<&SiteId>,
) -> Answered<Frame> {
    let at = site.map(|site| (site, web.house().live().head(site)));
    of_actor(web, &asker.actor, language, at, "").await
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
    at: Option<(&SiteId, i64)>,
    current: &str,
) -> Answered<Frame> {
    let (at, head) = at.unzip();
    let sites = app::site::list(web.house(), actor).await?;
    let link = |site: &Site| Link {
        href: format!("/sites/{}", site.id),
        title: site.name.clone(),
    };
    let others = sites.iter().filter(|site| Some(&site.id) != at);
    let here = sites.iter().find(|site| Some(&site.id) == at);
    let own = match here {
        Some(site) => app::own_day::of_reader(web.house(), actor, &site.id).await?,
        None => OwnDay::default(),
    };
    let own_day = match here {
        Some(site) => own_day_line(language, site, &own, current)?,
        None => None,
    };
    Ok(Frame {
        site: here.map(link),
        other_sites: others.map(home_of_site).collect(),
        person: Some(actor.name.clone()),
        menu: at.map_or_else(Vec::new, |site| menu(actor, site, current)),
        own_day,
        own_turns: own.turns,
        unread_rules: own.unread_rules.count,
        late_rules: own.unread_rules.late,
        head: head.unwrap_or(0),
        ..public(web, language)
    })
}

/// What is the reader's own to see to, in words. The roster says by itself that a check waits.
fn own_day_line(
    language: Language,
    site: &Site,
    own: &OwnDay,
    current: &str,
) -> Answered<Option<OwnDayLine>> {
    let place = Place::of(site.clone())?;
    let check = own.sign_on.filter(|_| current != "roster");
    let sign_on = check.map_or_else(String::new, |check| {
        let times = [
            ("time", place.time(check.comes)),
            ("due", place.time(check.due)),
        ];
        words::format(language, "roster-waiting", &times)
    });
    let notice = own.notices.last().map(|last| OwnNotice {
        id: last.id.to_string(),
        text: spoken::notice(language, &last.words, &last.details, &place),
        more: own.notices.len() - 1,
    });
    let counted = [("page-own-late", own.late), ("page-own-open", own.open)];
    let counted: Vec<String> = counted
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| words::format(language, key, &[("count", count.to_string())]))
        .collect();
    if sign_on.is_empty() && notice.is_none() && counted.is_empty() {
        return Ok(None);
    }
    let is_late = own.late > 0 || check.is_some_and(|check| check.is_late);
    Ok(Some(OwnDayLine {
        tone: if is_late { "overdue" } else { "open" },
        sign_on,
        notice,
        duties: words::list(language, &counted),
    }))
}

/// Where a person goes who goes to another of their sites: home leads on from there.
fn home_of_site(site: &Site) -> Link {
    Link {
        href: format!("/?site={}", site.id),
        title: site.name.clone(),
    }
}

/// What the menu offers, in this order: to whoever has the right, as far as it reaches at least.
const ENTRIES: &[(&str, Object, Action, Reach)] = &[
    ("duties", Object::Shift, Action::View, Reach::Own),
    ("board", Object::Duty, Action::View, Reach::Site),
    ("rooms", Object::Meeting, Action::View, Reach::Own),
    ("hall", Object::Hall, Action::View, Reach::Site),
    ("visits", Object::Visit, Action::View, Reach::Site),
    ("calls", Object::Call, Action::View, Reach::Own),
    ("inquiries", Object::Inquiry, Action::View, Reach::Own),
    (
        "reception-records",
        Object::ReceptionRecord,
        Action::View,
        Reach::Site,
    ),
    ("entry", Object::Visit, Action::Do, Reach::Site),
    ("guests", Object::ExpectedVisit, Action::Create, Reach::Own),
    ("cases", Object::Case, Action::View, Reach::Own),
    ("faults", Object::Fault, Action::View, Reach::Own),
    ("orders", Object::Order, Action::View, Reach::Own),
    ("banquets", Object::Banquet, Action::View, Reach::Own),
    ("offices", Object::OfficeCleaning, Action::View, Reach::Own),
    ("dining", Object::Dining, Action::View, Reach::Shift),
    ("newspapers", Object::Newspaper, Action::View, Reach::Shift),
    ("papers", Object::PaperInCustody, Action::View, Reach::Own),
    ("found-items", Object::FoundItem, Action::View, Reach::Own),
    ("agreements", Object::Agreement, Action::View, Reach::Site),
    (
        "assigned-matters",
        Object::AssignedMatter,
        Action::View,
        Reach::Own,
    ),
    ("roster", Object::Roster, Action::View, Reach::Site),
    ("away-notes", Object::AwayNote, Action::View, Reach::Own),
    // Whoever sees figures sees spot checks too, which are a page of quality: the menu is long enough.
    ("quality", Object::Quality, Action::View, Reach::Own),
    ("day-plan", Object::DayPlan, Action::View, Reach::Site),
    ("journal", Object::Journal, Action::View, Reach::Own),
    ("people", Object::Person, Action::View, Reach::Own),
    ("directory", Object::Directory, Action::View, Reach::Own),
    ("standard", Object::Standard, Action::View, Reach::Own),
    ("house-rules", Object::HouseRule, Action::View, Reach::Own),
    ("accounts", Object::Account, Action::View, Reach::Own),
    ("alerts", Object::AlertRule, Action::View, Reach::Own),
    ("alert-ways", Object::AlertWay, Action::View, Reach::Site),
    ("watch", Object::WatchList, Action::View, Reach::Site),
    ("keeping", Object::VisitKeeping, Action::View, Reach::Site),
    (
        "personal-data-requests",
        Object::PersonalDataRequest,
        Action::View,
        Reach::Own,
    ),
];

fn menu(actor: &Actor, site: &SiteId, current: &str) -> Vec<MenuItem> {
    let reaches = |object, action, least| {
        let right = actor.right(site, object, action);
        right.is_some_and(|right| right.reach >= least)
    };
    // Whoever keeps the register of visits announces guests there.
    let keeps_visits = reaches(Object::Visit, Action::View, Reach::Site);
    ENTRIES
        .iter()
        .filter(|(name, ..)| *name != "guests" || !keeps_visits)
        .filter(|(_, object, action, least)| reaches(*object, *action, *least))
        .map(|(name, ..)| MenuItem {
            name,
            href: format!("/sites/{site}/{name}"),
            current: *name == current,
        })
        .collect()
}
