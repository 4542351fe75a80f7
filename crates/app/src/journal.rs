//! The journal as people read it: searched, noted into with one key, proven (clause C2.3).
//!
//! Whoever may not know what a meeting is about reads of its entries the act and the time.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Action, Actor, Object, Reach};
use domain::directory::Site;
use domain::grams::Search;
use domain::journal::{Fault, Hash, Written};
use domain::{AccountId, MeetingId, Refusal, RoomId, SiteId, Uid, text};
use jiff::civil::Date;
use store::Database;
use store::journal::Question;

use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::{House, zone};
use crate::meeting::{Sees, sees};
use crate::view::{MASKED, RoomBrief, Sight, Staff};

/// The longest note, in characters.
const NOTE_MAX: usize = 1_000;
/// The most entries of one page.
const PAGE_MAX: usize = 200;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalQuestion {
    /// Words, all of which must be there.
    pub text: String,
    /// On which civil day.
    pub day: Option<Date>,
    /// By whom.
    pub account: Option<AccountId>,
    /// In which room.
    pub room: Option<RoomId>,
    /// Of which meeting.
    pub meeting: Option<MeetingId>,
    /// Where the page before ended.
    pub before: Option<i64>,
    /// How many, 1 to 200.
    pub limit: usize,
}

/// A page of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalPage {
    /// The site.
    pub site: Site,
    /// The entries, newest first.
    pub entries: Vec<Written>,
    /// The numbers of those of which the reader may know no more than the act and the time.
    pub masked: BTreeSet<i64>,
    /// The site's rooms, to be looked for.
    pub rooms: Vec<RoomBrief>,
    /// The site's people with accounts, to be looked for.
    pub people: Vec<Staff>,
    /// The last number of the journal.
    pub head_number: i64,
    /// Its hash.
    pub head_hash: Hash,
    /// Where the next page begins, if there is one.
    pub next_before: Option<i64>,
}

/// Looks something up in the journal, as far as the reader's right reaches; `None` where they have
/// none.
///
/// # Errors
/// When the database fails.
pub async fn search(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    question: JournalQuestion,
) -> Result<Option<JournalPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let zone = zone(&found.time_zone)?;
        let midnight = |date: Date| {
            standards::day::instant(&zone, date, jiff::civil::Time::midnight()).as_millisecond()
        };
        let limit = question.limit.clamp(1, PAGE_MAX);
        let mut asked = Question {
            search: Search::parse(&question.text),
            from: question.day.map(midnight),
            until: question
                .day
                .and_then(|day| day.tomorrow().ok())
                .map(midnight),
            account: question.account,
            room: question.room,
            meeting: question.meeting,
            duty: None,
            before: question.before,
            limit: limit + 1,
        };
        // Whoever may see only what is theirs asks for themselves, whatever they asked for.
        let Some(right) = crate::view::right_of(&actor, &site, Object::Journal) else {
            return Ok(None);
        };
        if right.reach < Reach::Site {
            asked.account = actor.account;
        }
        let mut reader = Reader::open(db, &owned, &actor, &site)?;
        let (mut entries, masked) = reader.find(db, &site, asked)?;
        let more = entries.len() > limit;
        entries.truncate(limit);
        let next_before = entries.last().filter(|_| more).map(|last| last.number);
        let (head_number, head_hash) = store::site::head(db, &site)?;
        let rooms = store::directory::rooms(db, &site)?
            .iter()
            .map(RoomBrief::of)
            .collect();
        let people = store::account::names(db, &site)?
            .into_iter()
            .map(|(account, name)| Staff { account, name })
            .collect();
        let page = JournalPage {
            site: found,
            entries,
            masked,
            rooms,
            people,
            head_number,
            head_hash,
            next_before,
        };
        Ok(Some(page))
    };
    Ok(house.store().read(read).await?)
}

/// Whoever reads the journal, with what they may know of each meeting.
struct Reader<'actor> {
    actor: &'actor Actor,
    sight: Option<Sight>,
    /// Whether the reader may know what a meeting is about.
    known: BTreeMap<MeetingId, bool>,
    /// The cases that are about the reader: their entries are not there for them.
    hidden: BTreeSet<Uid>,
}

impl<'actor> Reader<'actor> {
    /// The entries that answer the question, as the reader may see them, and which are masked. It
    /// reads on while what was found is hidden, until there are as many as asked for.
    fn find(
        &mut self,
        db: &mut Database,
        site: &SiteId,
        mut asked: Question,
    ) -> anyhow::Result<(Vec<Written>, BTreeSet<i64>)> {
        let (mut entries, mut masked) = (Vec::new(), BTreeSet::new());
        loop {
            let found = store::journal::find(db, site, &asked)?;
            let last = found.last().map(|last| last.number);
            let more = found.len() >= asked.limit;
            for mut written in found {
                if crate::case::case_of(&written.entry).is_some_and(|id| self.hidden.contains(&id))
                {
                    continue;
                }
                if self.mask(db, &mut written)? {
                    // What is hidden is not found by what it hides.
                    if !asked.search.matches(&written.entry.searched_text()) {
                        continue;
                    }
                    masked.insert(written.number);
                }
                entries.push(written);
            }
            if entries.len() >= asked.limit || !more {
                return Ok((entries, masked));
            }
            asked.before = last;
        }
    }

    fn open(
        db: &mut Database,
        house: &House,
        actor: &'actor Actor,
        site: &SiteId,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            actor,
            sight: Sight::open(db, house, site)?,
            known: BTreeMap::new(),
            hidden: crate::case::hidden_from(db, actor, site)?,
        })
    }

    /// Hides of an entry what its reader may not know of its meeting; whether anything is hidden.
    fn mask(&mut self, db: &mut Database, written: &mut Written) -> anyhow::Result<bool> {
        let Some(meeting) = written.entry.meeting else {
            return Ok(false);
        };
        if self.knows(db, meeting)? {
            return Ok(false);
        }
        let own = written.entry.account.is_some() && written.entry.account == self.actor.account;
        for (name, value) in &mut written.entry.details {
            let told = OPEN.contains(&name.as_str()) || own && OWN.contains(&name.as_str());
            if !told {
                MASKED.clone_into(value);
            }
        }
        Ok(true)
    }

    fn knows(&mut self, db: &mut Database, meeting: MeetingId) -> anyhow::Result<bool> {
        if let Some(known) = self.known.get(&meeting) {
            return Ok(*known);
        }
        let Some(sight) = &self.sight else {
            return Ok(false);
        };
        let record = store::meeting::find_bare(db, &sight.site.id, meeting)?;
        let knows = record.is_some_and(|record| sees(sight, self.actor, &record) == Sees::All);
        self.known.insert(meeting, knows);
        Ok(knows)
    }
}

/// What an entry says that tells nothing of what its meeting is about.
const OPEN: [&str; 10] = [
    "duty",
    "ends",
    "field",
    "kind",
    "punctuality",
    "revision",
    "room",
    "round",
    "starts",
    "status",
];
/// What the reader typed or ticked themselves is no secret to them. A step may be the order's own
/// words: the layout, a piece of equipment.
const OWN: [&str; 4] = ["note", "reason", "step", "text"];

/// Adds a free note.
///
/// # Errors
/// Refused when it is empty or too long, or the meeting is not there.
pub async fn note(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    text: String,
    meeting: Option<MeetingId>,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Note, Action::Create)?;
        if text::is_blank(&text) {
            return Err(Refusal::invalid("text", "note-empty").into());
        }
        text::check_lines("text", text.trim(), NOTE_MAX)?;
        let mut entry = deed.entry("note").detail("text", text.trim());
        if let Some(id) = meeting {
            let unknown = || Refusal::missing("meeting-unknown").at("meeting");
            let record = store::meeting::find_bare(deed.db, &deed.site.id, id)?;
            let record = record.ok_or_else(unknown)?;
            let sight = Sight::open(deed.db, deed.house, &deed.site.id)?;
            if sight.is_none_or(|sight| sees(&sight, deed.actor, &record) == Sees::TakenTime) {
                return Err(unknown().into());
            }
            let required = &record.meeting.requirement;
            entry = entry
                .meeting(id)
                .room(required.room)
                .detail("title", &required.title);
        }
        entry.clauses = vec!["C2.3".to_owned()];
        deed.write(&entry)?;
        Ok(Answer::default())
    })
    .await
}

/// Proves the site's chain: how many entries, or the first fault. `None` if there is no such site.
///
/// # Errors
/// When the database fails.
pub async fn verify(house: &House, site: &SiteId) -> Result<Option<Result<i64, Fault>>, Error> {
    let site = site.clone();
    let read = move |db: &mut Database| {
        if store::site::find(db, &site)?.is_none() {
            return Ok(None);
        }
        store::journal::verify(db, &site).map(Some)
    };
    Ok(house.store().read(read).await?)
}
