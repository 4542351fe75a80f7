//! The subscription table of a year, edited line by line, and the papers in it.

use anyhow::Result;
use domain::access::{Action, Actor, Object};
use domain::directory::Site;
use domain::journal::Entry;
use domain::newspaper::{Addressee, NEWSPAPERS_MAX, Newspaper, Subscription};
use domain::{NewspaperId, Refusal, SiteId, SubscriptionId};
use jiff::civil::{Date, date};
use store::Database;

use super::ground::Known;
use super::shown::{AddresseeView, addressee_view};
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::{House, zone};
use crate::view::RoomBrief;

/// A paper as it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewspaperAsked {
    /// Its name.
    pub name: String,
    /// Its postal subscription code.
    pub postal_code: String,
    /// On which weekdays it comes out; bit 0 is Monday.
    pub weekdays: u8,
    /// Whether it does not come out on public holidays.
    pub off_on_holidays: bool,
}

/// A line as it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionAsked {
    /// The paper.
    pub newspaper: NewspaperId,
    /// Who takes it.
    pub addressee: Addressee,
    /// How many copies.
    pub copies: u32,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
}

/// A line as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionView {
    /// The line.
    pub subscription: Subscription,
    /// Its paper.
    pub newspaper: Newspaper,
    /// Who takes it.
    pub addressee: AddresseeView,
}

/// The table of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionTable {
    /// The site.
    pub site: Site,
    /// The year.
    pub year: i16,
    /// Its lines, by paper, the highest leaders first.
    pub lines: Vec<SubscriptionView>,
    /// Every paper, by name.
    pub newspapers: Vec<Newspaper>,
    /// The leaders whom a line may name, by precedence.
    pub leaders: Vec<AddresseeView>,
    /// The rooms that a line may name.
    pub offices: Vec<RoomBrief>,
}

/// The days of a year, the first and the last.
pub(super) fn days_of(year: i16) -> (Date, Date) {
    (date(year, 1, 1), date(year, 12, 31))
}

/// The year by the house's clock at the site.
pub(super) fn this_year(site: &Site, now: domain::Milliseconds) -> Result<i16> {
    let zone = zone(&site.time_zone)?;
    let now = domain::serving::instant(now).to_zoned_datetime(zone);
    Ok(now.year())
}

/// The table of a year; of this one where none is asked for. `None` if there is no such site.
///
/// # Errors
/// When the database fails.
pub async fn table(
    house: &House,
    site: &SiteId,
    year: Option<i16>,
) -> Result<Option<SubscriptionTable>, Error> {
    let (site, now) = (site.clone(), house.now());
    let read = move |db: &mut Database| -> Result<Option<SubscriptionTable>> {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let year = match year {
            Some(year) => year,
            None => this_year(&found, now)?,
        };
        let known = Known::read(db, &site)?;
        let newspapers = store::newspaper::all(db, &site)?;
        let mut lines = store::newspaper::subscriptions(db, &site, days_of(year))?;
        lines.sort_by_key(|line| (known.rank(line.addressee), line.from));
        let mut views = Vec::new();
        for newspaper in &newspapers {
            let own = lines.iter().filter(|line| line.newspaper == newspaper.id);
            views.extend(own.map(|line| SubscriptionView {
                subscription: line.clone(),
                newspaper: newspaper.clone(),
                addressee: addressee_view(&known, line.addressee),
            }));
        }
        let leaders = known.leaders.iter();
        let leaders = leaders.map(|leader| addressee_view(&known, Addressee::Leader(leader.id)));
        Ok(Some(SubscriptionTable {
            year,
            lines: views,
            newspapers,
            leaders: leaders.collect(),
            offices: known.rooms.iter().map(RoomBrief::of).collect(),
            site: found,
        }))
    };
    Ok(house.store().read(read).await?)
}

fn paper_of(id: NewspaperId, revision: i32, asked: &NewspaperAsked) -> Result<Newspaper, Refusal> {
    let paper = Newspaper {
        id,
        name: asked.name.clone(),
        postal_code: asked.postal_code.clone(),
        weekdays: asked.weekdays,
        off_on_holidays: asked.off_on_holidays,
        revision,
    };
    paper.checked()
}

fn check_name(deed: &mut Deed<'_>, paper: &Newspaper) -> Result<usize, Error> {
    let all = store::newspaper::all(deed.db, &deed.site.id)?;
    let mut others = all.iter().filter(|other| other.id != paper.id);
    if others.any(|other| other.name == paper.name) {
        return Err(Refusal::invalid("name", "name-taken")
            .with("name", &paper.name)
            .into());
    }
    Ok(all.len())
}

/// Enters a paper.
///
/// # Errors
/// Refused to whoever may not, where a field is unfit, and where there is one of the name.
pub async fn add_newspaper(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asked: NewspaperAsked,
) -> Result<Answer, Error> {
    let id = NewspaperId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Newspaper, Action::Edit)?;
        check_unused(store::newspaper::find(deed.db, &deed.site.id, id)?.is_some())?;
        let paper = paper_of(id, 1, &asked)?;
        if check_name(deed, &paper)? >= NEWSPAPERS_MAX {
            let many = Refusal::conflict("newspapers-many");
            return Err(many.with("most", NEWSPAPERS_MAX).into());
        }
        store::newspaper::add(deed.db, &deed.site.id, &paper)?;
        let entry = deed.entry("newspaper-added").detail("name", &paper.name);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Changes a paper. `revision` is the one that was seen.
///
/// # Errors
/// As [`add_newspaper`]; refused too when somebody changed it meanwhile.
pub async fn change_newspaper(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, revision): (NewspaperId, i32),
    asked: NewspaperAsked,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Newspaper, Action::Edit)?;
        let known = store::newspaper::find(deed.db, &deed.site.id, id)?;
        let known = known.ok_or_else(|| Refusal::missing("newspaper-unknown"))?;
        check_revision(known.revision, revision)?;
        let paper = paper_of(id, revision + 1, &asked)?;
        check_name(deed, &paper)?;
        store::newspaper::change(deed.db, &deed.site.id, &paper)?;
        let entry = deed.entry("newspaper-changed").detail("name", &paper.name);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn check_revision(known: i32, seen: i32) -> Result<(), Refusal> {
    if known == seen {
        Ok(())
    } else {
        Err(Refusal::conflict("newspaper-changed-meanwhile"))
    }
}

/// The line, its paper and whom it names, all of which must be there.
fn line_of(
    deed: &mut Deed<'_>,
    (id, revision): (SubscriptionId, i32),
    asked: &SubscriptionAsked,
) -> Result<(Subscription, Entry), Error> {
    let line = Subscription {
        id,
        newspaper: asked.newspaper,
        addressee: asked.addressee,
        copies: asked.copies,
        from: asked.from,
        until: asked.until,
        revision,
    };
    let paper = store::newspaper::find(deed.db, &deed.site.id, line.newspaper)?;
    let paper = paper.ok_or_else(|| Refusal::invalid("newspaper", "newspaper-unknown"))?;
    let known = Known::read(deed.db, &deed.site.id)?;
    let is_known = match line.addressee {
        Addressee::Leader(leader) => known.leader(leader).is_some(),
        Addressee::Office(room) => known.room(room).is_some(),
    };
    if !is_known {
        let unknown = Refusal::invalid("addressee", "newspaper-leader-unknown");
        return Err(unknown.with("name", "").into());
    }
    let span = (line.from.min(line.until), line.until.max(line.from));
    let others = store::newspaper::subscriptions(deed.db, &deed.site.id, span)?;
    line.check(&others)?;
    let name = addressee_view(&known, line.addressee).name;
    let entry = deed
        .entry("")
        .detail("name", &paper.name)
        .detail("addressee", name)
        .detail("copies", line.copies);
    Ok((line, entry))
}

/// Enters a line of the table.
///
/// # Errors
/// Refused to whoever may not, where a field is unfit, and where the same paper is taken twice at once.
pub async fn subscribe(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asked: SubscriptionAsked,
) -> Result<Answer, Error> {
    let id = SubscriptionId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Newspaper, Action::Edit)?;
        check_unused(store::newspaper::find_subscription(deed.db, &deed.site.id, id)?.is_some())?;
        let (line, mut entry) = line_of(deed, (id, 1), &asked)?;
        store::newspaper::subscribe(deed.db, &deed.site.id, &line)?;
        "newspaper-subscribed".clone_into(&mut entry.act);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Changes a line of the table. `revision` is the one that was seen.
///
/// # Errors
/// As [`subscribe`]; refused too when somebody changed it meanwhile.
pub async fn change_subscription(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, revision): (SubscriptionId, i32),
    asked: SubscriptionAsked,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Newspaper, Action::Edit)?;
        load(deed, id, revision)?;
        let (line, mut entry) = line_of(deed, (id, revision + 1), &asked)?;
        store::newspaper::change_subscription(deed.db, &deed.site.id, &line)?;
        "newspaper-subscription-changed".clone_into(&mut entry.act);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Takes a line out of the table. `revision` is the one that was seen.
///
/// # Errors
/// Refused to whoever may not, and when somebody changed it meanwhile.
pub async fn unsubscribe(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, revision): (SubscriptionId, i32),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Newspaper, Action::Edit)?;
        let line = load(deed, id, revision)?;
        let paper = store::newspaper::find(deed.db, &deed.site.id, line.newspaper)?;
        let known = Known::read(deed.db, &deed.site.id)?;
        store::newspaper::unsubscribe(deed.db, &deed.site.id, id)?;
        let entry = deed
            .entry("newspaper-unsubscribed")
            .detail("name", paper.map(|paper| paper.name).unwrap_or_default())
            .detail("addressee", addressee_view(&known, line.addressee).name)
            .detail("copies", line.copies);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn load(deed: &mut Deed<'_>, id: SubscriptionId, revision: i32) -> Result<Subscription, Error> {
    let known = store::newspaper::find_subscription(deed.db, &deed.site.id, id)?;
    let known = known.ok_or_else(|| Refusal::missing("newspaper-subscription-unknown"))?;
    check_revision(known.revision, revision)?;
    Ok(known)
}
