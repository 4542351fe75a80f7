//! Waiting in the hall (clause A2.8): tickets by matter and window, who is next, and how crowded it is.

mod crowd;

pub use crowd::{Crowd, Limits, Step};

use crate::{MatterId, Milliseconds, Refusal, TicketId, WindowId};

/// The most people that one record of lingering, or one threshold, may count.
pub const PEOPLE_MAX: u32 = 9_999;

/// What people come to a window for, such as 立案 or 咨询.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Its id.
    pub id: MatterId,
    /// The letter before its tickets' numbers, from A to Z.
    pub letter: String,
    /// Its name.
    pub name: String,
}

/// A window at which people are served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its id.
    pub id: WindowId,
    /// Its name as it is called out: 3号窗口.
    pub name: String,
    /// The matters it serves.
    pub matters: Vec<MatterId>,
}

/// Why somebody goes before others. The reason is a kind, never a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Priority {
    /// 老年人.
    Elderly,
    /// 残疾人.
    Disabled,
    /// 孕妇或带婴幼儿.
    Infant,
    /// 军人 and others whom the law prefers.
    ByLaw,
}

impl Priority {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::Elderly, Self::Disabled, Self::Infant, Self::ByLaw];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Elderly => "elderly",
            Self::Disabled => "disabled",
            Self::Infant => "infant",
            Self::ByLaw => "by-law",
        }
    }

    /// The reason of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// How a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TicketState {
    /// 等候.
    Waiting,
    /// 叫号, and served at a window.
    Called,
    /// 暂存: fetches something and comes back to their place.
    Parked,
    /// 过号: called and not there.
    Absent,
    /// 办结.
    Done,
    /// 离开: went before being called.
    Left,
}

impl TicketState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Waiting,
        Self::Called,
        Self::Parked,
        Self::Absent,
        Self::Done,
        Self::Left,
    ];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Called => "called",
            Self::Parked => "parked",
            Self::Absent => "absent",
            Self::Done => "done",
            Self::Left => "left",
        }
    }

    /// The state of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// A queue ticket. It knows nothing of who holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Its id.
    pub id: TicketId,
    /// The civil day it is good for.
    pub day: String,
    /// What for.
    pub matter: MatterId,
    /// Its letter; it keeps it when it goes on to another matter.
    pub letter: String,
    /// Its number of the day behind the letter, from 1.
    pub number: u32,
    /// Why it goes before others.
    pub priority: Option<Priority>,
    /// When it was taken.
    pub taken: Milliseconds,
    /// Since when it waits: its place in the queue.
    pub waiting_since: Milliseconds,
    /// How it stands.
    pub state: TicketState,
    /// The window that called it last.
    pub window: Option<WindowId>,
    /// How often it was called.
    pub calls: u32,
    /// When it was called last.
    pub called: Option<Milliseconds>,
    /// When it came to its end.
    pub ended: Option<Milliseconds>,
    /// The address of its page on its holder's telephone.
    pub code: String,
}

impl Ticket {
    /// What is written on it and called out: A012.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}{:03}", self.letter, self.number)
    }
}

/// What happens to a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketAct {
    /// 叫号 to a window; again for one that was parked or absent.
    Call(WindowId),
    /// 重叫.
    Recall,
    /// 转办 to another matter; what was waited counts there.
    Transfer(MatterId),
    /// 暂存.
    Park,
    /// 过号.
    NoShow,
    /// Back into the queue: a parked one to its place, an absent one to the end.
    Return,
    /// 办结.
    Finish,
    /// Went before being called.
    Leave,
}

impl TicketAct {
    /// Its word in API and keys; the journal's act is `ticket-` and this.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Call(_) => "called",
            Self::Recall => "recalled",
            Self::Transfer(_) => "transferred",
            Self::Park => "parked",
            Self::NoShow => "absent",
            Self::Return => "returned",
            Self::Finish => "finished",
            Self::Leave => "left",
        }
    }
}

/// The ticket after the act.
///
/// # Errors
/// Refused where a ticket that stands so cannot be dealt with so.
pub fn act(ticket: &Ticket, act: TicketAct, at: Milliseconds) -> Result<Ticket, Refusal> {
    use TicketState::{Absent, Called, Done, Left, Parked, Waiting};
    let mut next = ticket.clone();
    match (act, ticket.state) {
        (TicketAct::Call(window), Waiting | Parked | Absent) => {
            next.state = Called;
            next.window = Some(window);
            next.calls += 1;
            next.called = Some(at);
        }
        (TicketAct::Recall, Called) => {
            next.calls += 1;
            next.called = Some(at);
        }
        (TicketAct::Transfer(matter), Waiting | Called | Parked) => {
            next.state = Waiting;
            next.matter = matter;
            next.window = None;
        }
        (TicketAct::Park, Called) => next.state = Parked,
        (TicketAct::NoShow, Called) => next.state = Absent,
        (TicketAct::Return, Parked) => next.state = Waiting,
        (TicketAct::Return, Absent) => {
            next.state = Waiting;
            next.waiting_since = at;
        }
        (TicketAct::Finish, Called) => (next.state, next.ended) = (Done, Some(at)),
        (TicketAct::Leave, Waiting | Parked | Absent) => {
            (next.state, next.ended) = (Left, Some(at));
        }
        (_, state) => {
            let refusal = Refusal::conflict("ticket-stands-otherwise");
            return Err(refusal
                .with("ticket", ticket.name())
                .with("state", state.word()));
        }
    }
    Ok(next)
}

/// The waiting tickets in the order in which they are called: who has priority first, then whoever
/// waits longest.
#[must_use]
pub fn in_order(tickets: &[Ticket]) -> Vec<&Ticket> {
    let mut waiting: Vec<&Ticket> = tickets
        .iter()
        .filter(|ticket| ticket.state == TicketState::Waiting)
        .collect();
    waiting.sort_by_key(|ticket| {
        let later = ticket.priority.is_none();
        (later, ticket.waiting_since, ticket.taken, ticket.id)
    });
    waiting
}

/// Whom the window calls next.
#[must_use]
pub fn next_for<'tickets>(
    window: &Window,
    tickets: &'tickets [Ticket],
) -> Option<&'tickets Ticket> {
    let order = in_order(tickets);
    order
        .into_iter()
        .find(|ticket| window.matters.contains(&ticket.matter))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Milliseconds = 60_000;

    fn matter(name: &str) -> MatterId {
        MatterId::derived(&[name])
    }

    fn window(name: &str) -> WindowId {
        WindowId::derived(&[name])
    }

    fn ticket(number: u32, what: &str, taken: i64, priority: Option<Priority>) -> Ticket {
        Ticket {
            id: TicketId::derived(&[what, &number.to_string()]),
            day: "2026-07-06".to_owned(),
            matter: matter(what),
            letter: "A".to_owned(),
            number,
            priority,
            taken: taken * MINUTE,
            waiting_since: taken * MINUTE,
            state: TicketState::Waiting,
            window: None,
            calls: 0,
            called: None,
            ended: None,
            code: String::new(),
        }
    }

    /// Each row: what happens in turn, a minute apart, and how the ticket stands after it.
    #[test]
    fn a_ticket_goes_its_way_through_the_hall_a2_8() {
        use TicketAct::{Call, Finish, Leave, NoShow, Park, Recall, Return, Transfer};
        let three = window("3");
        let rows: [(&[TicketAct], &str); 12] = [
            (&[Call(three)], "called 1"),
            (&[Call(three), Recall], "called 2"),
            (&[Call(three), Finish], "done 1"),
            (&[Call(three), NoShow], "absent 1"),
            (&[Call(three), NoShow, Return], "waiting 1 since 3"),
            (&[Call(three), NoShow, Call(three)], "called 2"),
            (&[Call(three), Park, Return], "waiting 1"),
            (&[Call(three), Transfer(matter("咨询"))], "waiting 1"),
            (&[Leave], "left 0"),
            (&[Recall], "refused"),
            (&[Call(three), Finish, Call(three)], "refused"),
            (&[Leave, Return], "refused"),
        ];
        for (acts, expected) in rows {
            let mut now = 0;
            let mut stands = Ok(ticket(1, "立案", 0, None));
            for one in acts {
                now += MINUTE;
                stands = stands.and_then(|ticket| act(&ticket, *one, now));
            }
            let told = match stands {
                Err(_) => "refused".to_owned(),
                Ok(ticket) => {
                    let mut told = format!("{} {}", ticket.state.word(), ticket.calls);
                    if ticket.waiting_since > 0 {
                        told = format!("{told} since {}", ticket.waiting_since / MINUTE);
                    }
                    told
                }
            };
            assert_eq!(told, expected, "{acts:?}");
        }
    }

    #[test]
    fn who_has_priority_is_called_first_and_then_whoever_waits_longest_a2_8() {
        let mut parked = ticket(5, "立案", 1, None);
        parked.state = TicketState::Parked;
        let tickets = [
            ticket(1, "立案", 4, None),
            ticket(2, "立案", 2, None),
            ticket(3, "立案", 9, Some(Priority::Elderly)),
            ticket(4, "咨询", 1, None),
            parked,
        ];
        let order: Vec<u32> = in_order(&tickets).iter().map(|one| one.number).collect();
        assert_eq!(order, [3, 4, 2, 1]);
        let serves = |matters: &[&str]| Window {
            id: window("3"),
            name: "3号窗口".to_owned(),
            matters: matters.iter().map(|name| matter(name)).collect(),
        };
        let next = |matters: &[&str]| next_for(&serves(matters), &tickets).map(|one| one.number);
        assert_eq!(next(&["立案"]), Some(3));
        assert_eq!(next(&["咨询"]), Some(4));
        assert_eq!(next(&[]), None);
    }

    #[test]
    fn every_word_leads_back_to_what_it_stands_for() {
        for state in TicketState::ALL {
            assert_eq!(TicketState::from_word(state.word()), Some(state));
        }
        for priority in Priority::ALL {
            assert_eq!(Priority::from_word(priority.word()), Some(priority));
        }
        assert_eq!(ticket(12, "立案", 0, None).name(), "A012");
    }
}
