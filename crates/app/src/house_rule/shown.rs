//! Rules of the house as a screen shows them: what is to be read, what differs, and who has not read.

use std::collections::BTreeMap;

use anyhow::Result as Read;
use domain::access::{Action, Actor, Object, Role};
use domain::difference::{Line, difference};
use domain::directory::Site;
use domain::house_rule::{Draft, Held, HouseRule, Reading, STAFF, Version, check_writer};
use domain::{AccountId, HouseRuleId, Milliseconds, SiteId};
use store::Database;

use crate::error::Error;
use crate::house::House;

/// The rules of the house, as one reader sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// The site.
    pub site: Site,
    /// The rules: what is to be read first, what is withdrawn last.
    pub rules: Vec<ShelfRule>,
}

/// A rule on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfRule {
    /// The rule; nothing is published of it where its writer alone sees it.
    pub rule: HouseRule,
    /// How the reader stands to it; `None` where they are not asked.
    pub own: Option<Reading>,
    /// The title of its draft, for who writes it.
    pub draft: Option<String>,
    /// Of those who are asked, how many acknowledged it, for who may see that.
    pub asked: Option<Asked>,
}

/// How many are asked, and how many of them acknowledged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// All who are asked.
    pub all: usize,
    /// Who acknowledged.
    pub acknowledged: usize,
    /// Who is late.
    pub late: usize,
}

/// A version of a rule as one reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulePage {
    /// The site.
    pub site: Site,
    /// The rule.
    pub rule: HouseRule,
    /// The version that is shown; `None` where there is a draft alone.
    pub shown: Option<Version>,
    /// Its text.
    pub text: String,
    /// All its versions, the newest first.
    pub versions: Vec<Version>,
    /// How the reader stands to the version that stands.
    pub own: Option<Reading>,
    /// What differs from the version that they acknowledged last, where the one that stands is shown
    /// and they have yet to acknowledge it.
    pub since: Option<Since>,
    /// The draft, for who writes it.
    pub draft: Option<Draft>,
    /// Whether the reader writes it.
    pub may_write: bool,
}

/// What differs from an earlier version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// Which earlier version.
    pub version: i32,
    /// Its title.
    pub title: String,
    /// The lines of both.
    pub lines: Vec<Line>,
}

/// Who read a rule and who has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readers {
    /// The site.
    pub site: Site,
    /// The rule.
    pub rule: HouseRule,
    /// All its versions, the newest first, each with how many of those asked acknowledged it.
    pub versions: Vec<(Version, usize)>,
    /// Those who are asked: who has not first.
    pub people: Vec<Reader>,
}

/// Somebody who is asked to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Their roles as staff.
    pub roles: Vec<Role>,
    /// How they stand to it.
    pub reading: Reading,
}

/// What somebody has yet to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// How many rules.
    pub count: usize,
    /// How many of them are late.
    pub late: usize,
}

struct Member {
    account: AccountId,
    name: String,
    held: Vec<Held>,
}

/// The staff of the site, by name: whose account is disabled is not among them.
fn staff(db: &mut Database, site: &SiteId) -> Read<Vec<Member>> {
    let mut members: Vec<Member> = Vec::new();
    for (account, name, role, since) in store::account::staff(db, site, &STAFF)? {
        let held = Held { role, since };
        match members.last_mut().filter(|last| last.account == account) {
            Some(last) => last.held.push(held),
            None => members.push(Member {
                account,
                name,
                held: vec![held],
            }),
        }
    }
    Ok(members)
}

/// The versions of each rule that one account acknowledged, and when.
type Acknowledged = BTreeMap<HouseRuleId, Vec<(i32, Milliseconds)>>;

/// One reader as far as rules go.
struct Own {
    held: Vec<Held>,
    acknowledged: Acknowledged,
}

impl Own {
    fn of(db: &mut Database, site: &SiteId, actor: &Actor) -> Read<Self> {
        let mut own = Self {
            held: Vec::new(),
            acknowledged: BTreeMap::new(),
        };
        let Some(account) = actor.account else {
            return Ok(own);
        };
        let members = staff(db, site)?;
        let member = members.into_iter().find(|one| one.account == account);
        own.held = member.map_or_else(Vec::new, |member| member.held);
        for one in store::house_rule::acknowledged_by(db, site, account)? {
            let versions = own.acknowledged.entry(one.rule).or_default();
            versions.push((one.version, one.at));
        }
        Ok(own)
    }

    fn of_rule(&self, rule: HouseRuleId) -> &[(i32, Milliseconds)] {
        self.acknowledged.get(&rule).map_or(&[], Vec::as_slice)
    }

    fn reading(&self, rule: &HouseRule) -> Option<Reading> {
        rule.reading(&self.held, self.of_rule(rule.id))
    }
}

/// How many rules the actor has yet to read.
pub(crate) fn unread_of(
    db: &mut Database,
    actor: &Actor,
    site: &SiteId,
    now: Milliseconds,
) -> Read<Unread> {
    let rules = store::house_rule::all(db, site)?;
    if !rules.iter().any(|rule| rule.asked().is_some()) {
        return Ok(Unread::default());
    }
    let own = Own::of(db, site, actor)?;
    let open = rules.iter().filter_map(|rule| own.reading(rule));
    let open: Vec<Reading> = open.filter(|reading| reading.is_open()).collect();
    let late = open.iter().filter(|reading| reading.word(now) == "late");
    Ok(Unread {
        late: late.count(),
        count: open.len(),
    })
}

/// The rules of the house; `None` for whoever may not read them.
///
/// # Errors
/// When the database fails.
pub async fn shelf(house: &House, actor: &Actor, site: &SiteId) -> Result<Option<Shelf>, Error> {
    let (actor, site, now) = (actor.clone(), site.clone(), house.now());
    let read = move |db: &mut Database| {
        let may = |action| actor.right(&site, Object::HouseRule, action).is_some();
        let Some(found) = store::site::find(db, &site)?.filter(|_| may(Action::View)) else {
            return Ok(None);
        };
        let own = Own::of(db, &site, &actor)?;
        let drafts: BTreeMap<HouseRuleId, String> =
            store::house_rule::drafts(db, &site)?.into_iter().collect();
        let members = staff(db, &site)?;
        let mut rules = Vec::new();
        for rule in store::house_rule::all(db, &site)? {
            let writes = check_writer(&actor, &site, rule.issuer).is_ok();
            if rule.version.is_none() && !writes {
                continue;
            }
            let asked = if may(Action::Export) {
                asked(db, &site, &rule, &members, now)?
            } else {
                None
            };
            rules.push(ShelfRule {
                own: own.reading(&rule),
                draft: drafts.get(&rule.id).filter(|_| writes).cloned(),
                asked,
                rule,
            });
        }
        rules.sort_by_key(|one| order(one, now));
        Ok(Some(Shelf { site: found, rules }))
    };
    Ok(house.store().read(read).await?)
}

/// What is late first, then what is to be read, then the newest, at the end what is withdrawn.
fn order(one: &ShelfRule, now: Milliseconds) -> (bool, u8, std::cmp::Reverse<Milliseconds>) {
    let urgency = match one.own.map(|reading| reading.word(now)) {
        Some("late") => 0,
        Some("unread") => 1,
        _ => 2,
    };
    let at = one.rule.version.as_ref().map_or(0, |version| version.at);
    (
        one.rule.withdrawal.is_some(),
        urgency,
        std::cmp::Reverse(at),
    )
}

fn asked(
    db: &mut Database,
    site: &SiteId,
    rule: &HouseRule,
    members: &[Member],
    now: Milliseconds,
) -> Read<Option<Asked>> {
    if rule.asked().is_none() {
        return Ok(None);
    }
    let mut asked = Asked::default();
    for reader in people(db, site, rule, members)? {
        asked.all += 1;
        match reader.reading.word(now) {
            "acknowledged" => asked.acknowledged += 1,
            "late" => asked.late += 1,
            _ => {}
        }
    }
    Ok(Some(asked))
}

/// Those of the staff who are asked, by name.
fn people(
    db: &mut Database,
    site: &SiteId,
    rule: &HouseRule,
    members: &[Member],
) -> Read<Vec<Reader>> {
    let mut known: BTreeMap<AccountId, Vec<(i32, Milliseconds)>> = BTreeMap::new();
    for one in store::house_rule::acknowledged(db, site, rule.id)? {
        let versions = known.entry(one.account).or_default();
        versions.push((one.version, one.at));
    }
    let readers = members.iter().filter_map(|member| {
        let acknowledged = known.get(&member.account).map_or(&[][..], Vec::as_slice);
        Some(Reader {
            account: member.account,
            name: member.name.clone(),
            roles: member.held.iter().map(|held| held.role).collect(),
            reading: rule.reading(&member.held, acknowledged)?,
        })
    });
    Ok(readers.collect())
}

/// A rule as the actor reads it, in the version asked for, else in the one that stands; `None` where
/// there is no such thing for them.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: HouseRuleId,
    version: Option<i32>,
) -> Result<Option<RulePage>, Error> {
    let (actor, site) = (actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let right = actor.right(&site, Object::HouseRule, Action::View);
        let Some(found) = store::site::find(db, &site)?.filter(|_| right.is_some()) else {
            return Ok(None);
        };
        let Some(rule) = store::house_rule::find(db, &site, id)? else {
            return Ok(None);
        };
        let may_write = check_writer(&actor, &site, rule.issuer).is_ok();
        if rule.version.is_none() && !may_write {
            return Ok(None);
        }
        let versions = store::house_rule::versions(db, &site, id)?;
        let standing = rule.version.as_ref().map(|version| version.version);
        let asked = version.or(standing);
        let shown = versions.iter().find(|one| Some(one.version) == asked);
        if version.is_some() && shown.is_none() {
            return Ok(None);
        }
        let text = match shown {
            None => None,
            Some(shown) => store::house_rule::text(db, &site, id, shown.version)?,
        };
        let mut page = RulePage {
            site: found,
            shown: shown.cloned(),
            text: text.unwrap_or_default(),
            own: None,
            since: None,
            draft: None,
            may_write,
            versions,
            rule,
        };
        let own = Own::of(db, &site, &actor)?;
        page.own = own.reading(&page.rule);
        if asked == standing {
            page.since = since(db, &site, &page)?;
        }
        if may_write {
            page.draft = store::house_rule::draft(db, &site, id)?;
        }
        Ok(Some(page))
    };
    Ok(house.store().read(read).await?)
}

fn since(db: &mut Database, site: &SiteId, page: &RulePage) -> Read<Option<Since>> {
    match page.own {
        Some(Reading::Unread {
            last: Some(last), ..
        }) => between(db, site, page, last),
        _ => Ok(None),
    }
}

/// What differs between an earlier version and the one that is shown.
fn between(db: &mut Database, site: &SiteId, page: &RulePage, earlier: i32) -> Read<Option<Since>> {
    let before = page.versions.iter().find(|one| one.version == earlier);
    let text = store::house_rule::text(db, site, page.rule.id, earlier)?;
    Ok(before.zip(text).map(|(before, text)| Since {
        version: earlier,
        title: before.heading.title.clone(),
        lines: difference(&text, &page.text),
    }))
}

/// What differs between the version that somebody just read and the one that stands on the page;
/// `None` where there is no such version.
///
/// # Errors
/// When the database fails.
pub async fn differs(house: &House, page: &RulePage, read: i32) -> Result<Option<Since>, Error> {
    let page = page.clone();
    let read = move |db: &mut Database| between(db, &page.site.id, &page, read);
    Ok(house.store().read(read).await?)
}

/// Who read a rule and who has not; `None` for whoever may not know, and where nothing of it is
/// published.
///
/// # Errors
/// When the database fails.
pub async fn readers(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: HouseRuleId,
) -> Result<Option<Readers>, Error> {
    let (actor, site, now) = (actor.clone(), site.clone(), house.now());
    let read = move |db: &mut Database| {
        let right = actor.right(&site, Object::HouseRule, Action::Export);
        let Some(found) = store::site::find(db, &site)?.filter(|_| right.is_some()) else {
            return Ok(None);
        };
        let rule = store::house_rule::find(db, &site, id)?;
        let Some(rule) = rule.filter(|rule| rule.version.is_some()) else {
            return Ok(None);
        };
        let members = staff(db, &site)?;
        let mut people = people(db, &site, &rule, &members)?;
        people.sort_by_key(|one| match one.reading.word(now) {
            "late" => 0,
            "unread" => 1,
            _ => 2,
        });
        let acknowledged = store::house_rule::acknowledged(db, &site, id)?;
        let versions = store::house_rule::versions(db, &site, id)?.into_iter();
        let versions = versions.map(|version| {
            let of_it = acknowledged
                .iter()
                .filter(|one| one.version == version.version);
            let by_staff = of_it.filter(|one| {
                let mut all = members.iter();
                all.any(|member| member.account == one.account)
            });
            let count = by_staff.count();
            (version, count)
        });
        Ok(Some(Readers {
            site: found,
            versions: versions.collect(),
            people,
            rule,
        }))
    };
    Ok(house.store().read(read).await?)
}
