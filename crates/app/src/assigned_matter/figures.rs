//! How punctually matters were seen to, and how well (clause C5.3), put together by what they share.

use std::collections::BTreeMap;

use domain::access::{Actor, Reach};
use domain::assigned_matter::{AssignedMatter, Figures, State};
use domain::directory::Site;
use domain::{Milliseconds, SiteId};
use store::Database;

use super::shown::{Names, Reader};
use crate::error::Error;
use crate::house::House;

/// By what figures are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Who saw to it.
    Assignee,
    /// Whose team it was.
    Team,
    /// Who assigned it.
    Assigner,
    /// When it was assigned.
    Month,
}

impl Group {
    /// Every one, in the order in which a choice offers them.
    pub const ALL: [Self; 4] = [Self::Assignee, Self::Team, Self::Assigner, Self::Month];

    /// Its word in addresses and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Assignee => "assignee",
            Self::Team => "team",
            Self::Assigner => "assigner",
            Self::Month => "month",
        }
    }

    /// The one of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// What some of the matters show together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// What they have in common: a name, or `YYYY-MM`; empty for what has none.
    pub name: String,
    /// What they show.
    pub figures: Figures,
}

/// The figures of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresPage {
    /// The site.
    pub site: Site,
    /// All of it.
    pub whole: Figures,
    /// Its parts; months the newest first, all else by how much there is.
    pub rows: Vec<FigureRow>,
}

/// The figures of what was assigned in the span, by what they are put together; `None` for whoever does
/// not see the whole site.
///
/// # Errors
/// When the database fails.
pub async fn figures(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
    group: Group,
) -> Result<Option<FiguresPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let reader = Reader::of(db, &owned, &actor, &site)?;
        let Some(reader) = reader.filter(|reader| reader.right.reach == Reach::Site) else {
            return Ok(None);
        };
        let all = reader.between(db, span)?;
        let names = Names::of(db, &site, &[])?;
        let mut parts = BTreeMap::<String, Vec<&AssignedMatter>>::new();
        for one in all.iter().filter(|one| one.state != State::Withdrawn) {
            let name = match group {
                Group::Assignee => one.assignee.clone(),
                Group::Team => names.team(one),
                Group::Assigner => one.assigner.clone(),
                Group::Month => one.day.get(..7).unwrap_or_default().to_owned(),
            };
            parts.entry(name).or_default().push(one);
        }
        let of = |all: Vec<&AssignedMatter>| domain::assigned_matter::figures(all, reader.now);
        let rows = parts.into_iter().map(|(name, all)| FigureRow {
            name,
            figures: of(all),
        });
        let mut rows: Vec<FigureRow> = rows.collect();
        match group {
            Group::Month => rows.reverse(),
            _ => rows.sort_by_key(|row| std::cmp::Reverse(row.figures.count)),
        }
        Ok(Some(FiguresPage {
            whole: of(all.iter().collect()),
            rows,
            site: reader.site,
        }))
    };
    Ok(house.store().read(read).await?)
}
