//! Reaching people 提醒 (clause C4.2.6): at which stages of a duty somebody is told, by which ways, when they
//! want quiet, how often it is tried, and what goes first.

pub mod address;
pub mod push;
#[cfg(test)]
mod tests;
mod webhook;

pub use self::webhook::{NAME_MAX, SECRET_MAX, USUAL_LANGUAGE, Webhook, WebhookFace};
use crate::{AccountId, AlertId, AlertWayId, DutyId, Milliseconds, Refusal};

/// What was told to a phone has to have come there within so long, or the leader is told.
pub const UNRECEIVED_MS: Milliseconds = 3 * 60 * 1_000;
/// A window that is shorter is not told of a second time at its half: one notice is enough for it.
pub const SOON_LEAST_MS: Milliseconds = 4 * 60 * 1_000;
/// How many receipts a phone brings at once.
pub const RECEIPTS_MAX: usize = 200;
/// A group's bot takes about twenty messages a minute: the next one waits so long.
pub const BOT_PAUSE_MS: Milliseconds = 4_000;
/// How many webhooks a site may have.
pub const WAYS_MAX: usize = 20;
/// The longest address for mail.
pub const MAIL_MAX: usize = 254;

/// Why somebody is told of a duty, from the calmest to the most urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Somebody tries whether a way is open; of no duty.
    Trial,
    /// Its window has opened.
    Opens,
    /// Half of its window is gone.
    Soon,
    /// Its window has passed.
    Overdue,
    /// The phone of whoever does it was not reached; the leader is told.
    Unreached,
    /// Its window has passed, and the standard wants that told further up.
    Escalated,
}

impl Stage {
    /// The stages of a duty.
    pub const OF_DUTIES: [Self; 5] = [
        Self::Opens,
        Self::Soon,
        Self::Overdue,
        Self::Unreached,
        Self::Escalated,
    ];

    /// Its word in storage, pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Trial => "trial",
            Self::Opens => "opens",
            Self::Soon => "soon",
            Self::Overdue => "overdue",
            Self::Unreached => "unreached",
            Self::Escalated => "escalated",
        }
    }

    /// The stage of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let all = Self::OF_DUTIES.into_iter().chain([Self::Trial]);
        all.into_iter().find(|one| one.word() == word)
    }

    /// How urgent it is: higher goes first, and makes what is lower about the same duty idle.
    #[must_use]
    pub fn rank(self) -> i32 {
        self as i32
    }

    /// Whether it goes to whoever leads: such a word comes in quiet hours too.
    #[must_use]
    pub fn is_escalation(self) -> bool {
        matches!(self, Self::Unreached | Self::Escalated)
    }
}

/// The stage of a duty's window at `now`, for whoever is to do it; `None` before it opens and once it has
/// passed, which is noted by itself.
#[must_use]
pub fn stage_at(opens: Milliseconds, due: Milliseconds, now: Milliseconds) -> Option<Stage> {
    if now < opens || now > due {
        return None;
    }
    let is_half_gone = now - opens >= due - now;
    if is_half_gone && due - opens >= SOON_LEAST_MS {
        return Some(Stage::Soon);
    }
    Some(Stage::Opens)
}

/// By which way something goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recipient {
    /// To the phone page of the account, which fetches it by itself.
    Phone(AccountId),
    /// To the mail address that the account gave.
    Mail(AccountId),
    /// To the browsers of the account, by the push services of those who made them.
    Push(AccountId),
    /// To a webhook of the site.
    Webhook(AlertWayId),
}

impl Recipient {
    /// The word of the way.
    #[must_use]
    pub fn way(self) -> &'static str {
        match self {
            Self::Phone(_) => "phone",
            Self::Mail(_) => "mail",
            Self::Push(_) => "push",
            Self::Webhook(_) => "webhook",
        }
    }

    /// Whether it is a mailbox.
    #[must_use]
    pub fn is_mailbox(self) -> bool {
        matches!(self, Self::Mail(_))
    }

    /// The account it goes to, where it goes to one.
    #[must_use]
    pub fn account(self) -> Option<AccountId> {
        match self {
            Self::Phone(account) | Self::Mail(account) | Self::Push(account) => Some(account),
            Self::Webhook(_) => None,
        }
    }

    /// For how long a stage waits before it goes out this way: what an open page gets by itself needs no push.
    #[must_use]
    pub fn waits(self, stage: Stage) -> Milliseconds {
        match self {
            Self::Push(_) if !stage.is_escalation() => push::HEAD_START_MS,
            Self::Push(_) | Self::Phone(_) | Self::Mail(_) | Self::Webhook(_) => 0,
        }
    }
}

/// In which form a webhook is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// 企业微信群机器人.
    WeCom,
    /// 钉钉自定义机器人.
    DingTalk,
    /// 飞书自定义机器人.
    Feishu,
    /// Plain JSON, for a program of one's own.
    Plain,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::WeCom, Self::DingTalk, Self::Feishu, Self::Plain];

    /// Its word in storage, pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::WeCom => "wecom",
            Self::DingTalk => "dingtalk",
            Self::Feishu => "feishu",
            Self::Plain => "plain",
        }
    }

    /// The format of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// How long the next message waits after one.
    #[must_use]
    pub fn pause(self) -> Milliseconds {
        match self {
            Self::Plain => 0,
            Self::WeCom | Self::DingTalk | Self::Feishu => BOT_PAUSE_MS,
        }
    }

    /// Whether it signs with a secret.
    #[must_use]
    pub fn takes_secret(self) -> bool {
        self != Self::WeCom
    }
}

/// What somebody has sent to them by mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MailTakes {
    /// Nothing.
    #[default]
    Nothing,
    /// What is told further up.
    Escalations,
    /// Everything that concerns them.
    Everything,
}

impl MailTakes {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Nothing, Self::Escalations, Self::Everything];

    /// Its word in storage, pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Escalations => "escalations",
            Self::Everything => "everything",
        }
    }

    /// The choice of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// A time of the day at which only what is told further up comes, in minutes from midnight. It may go over
/// midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quiet {
    /// From when.
    pub from: i32,
    /// Until when, itself not quiet any more.
    pub until: i32,
}

impl Quiet {
    /// Whether this minute of the day is quiet.
    #[must_use]
    pub fn holds(self, minute: i32) -> bool {
        if self.from <= self.until {
            (self.from..self.until).contains(&minute)
        } else {
            minute >= self.from || minute < self.until
        }
    }
}

/// How somebody wants to be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlertRule {
    /// Their address for mail; empty for none.
    pub mail: String,
    /// What goes there.
    pub mail_takes: MailTakes,
    /// When they want quiet.
    pub quiet: Option<Quiet>,
}

impl AlertRule {
    /// The rule with everything in its place.
    ///
    /// # Errors
    /// By the first field that cannot be.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.mail = self.mail.trim().to_owned();
        if !self.mail.is_empty() && !is_mail_address(&self.mail) {
            return Err(Refusal::invalid("mail", "alert-mail-unfit"));
        }
        if self.mail.is_empty() && self.mail_takes != MailTakes::Nothing {
            return Err(Refusal::invalid("mail", "alert-mail-missing"));
        }
        if self.quiet.is_some_and(|quiet| quiet.from == quiet.until) {
            return Err(Refusal::invalid("quiet_until", "alert-quiet-empty"));
        }
        Ok(self)
    }

    /// Whether a stage goes to them by mail at this minute of the day.
    #[must_use]
    pub fn mails(&self, stage: Stage, minute: i32) -> bool {
        if self.mail.is_empty() {
            return false;
        }
        let is_quiet = self.quiet.is_some_and(|quiet| quiet.holds(minute));
        match self.mail_takes {
            MailTakes::Nothing => false,
            MailTakes::Escalations => stage.is_escalation(),
            MailTakes::Everything => stage.is_escalation() || !is_quiet,
        }
    }

    /// Whether a stage goes to a browser of theirs at this minute of the day: that they let it be told is their
    /// wish for everything.
    #[must_use]
    pub fn pushes(&self, stage: Stage, minute: i32) -> bool {
        stage.is_escalation() || !self.quiet.is_some_and(|quiet| quiet.holds(minute))
    }
}

/// Whether a mail could go there: one `@` with something on both sides, in letters that every server takes.
fn is_mail_address(mail: &str) -> bool {
    let Some((local, host)) = mail.rsplit_once('@') else {
        return false;
    };
    let lawful = |one: char| one.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(one);
    let in_host = |one: char| one.is_ascii_alphanumeric() || ".-".contains(one);
    let dotted = |part: &str| part.split('.').all(|label| !label.is_empty());
    mail.len() <= MAIL_MAX
        && local.chars().all(lawful)
        && host.chars().all(in_host)
        && dotted(local)
        && dotted(host)
}

/// How an alert was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// It was taken where it went.
    Delivered,
    /// It was tried often enough.
    GivenUp,
    /// Something more urgent about the same duty took its place.
    Superseded,
    /// The duty was settled or went to somebody else, or the way was taken away.
    Idle,
}

impl End {
    /// Every end.
    pub const ALL: [Self; 4] = [Self::Delivered, Self::GivenUp, Self::Superseded, Self::Idle];

    /// Its word in storage and pages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::GivenUp => "given-up",
            Self::Superseded => "superseded",
            Self::Idle => "idle",
        }
    }

    /// The end of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// One thing that one recipient is to be told, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Its id; see [`id_of`].
    pub id: AlertId,
    /// The duty it is about; a trial is about none.
    pub duty: Option<DutyId>,
    /// Why it is told.
    pub stage: Stage,
    /// To whom and by which way.
    pub to: Recipient,
    /// When the duty is due: of two that are alike, the earlier goes first.
    pub due: Milliseconds,
    /// When it was written down.
    pub written: Milliseconds,
    /// When it is tried next; `None` when it is over, and on phones, which fetch it.
    pub next: Option<Milliseconds>,
    /// How often it was tried.
    pub tries: i32,
    /// When it came there.
    pub received: Option<Milliseconds>,
    /// When somebody said that they have seen it.
    pub read: Option<Milliseconds>,
    /// When the leader was told that it did not come there.
    pub unreached: Option<Milliseconds>,
    /// The word of why it did not go out the last time; empty where it did.
    pub failure: String,
    /// How it was over.
    pub end: Option<End>,
}

/// The id of an alert: it follows from what makes it one, so that nothing is told twice.
#[must_use]
pub fn id_of(duty: DutyId, stage: Stage, to: Recipient) -> AlertId {
    let who = match to {
        Recipient::Phone(account) | Recipient::Mail(account) | Recipient::Push(account) => {
            account.to_string()
        }
        Recipient::Webhook(way) => way.to_string(),
    };
    AlertId::derived(&["alert", &duty.to_string(), stage.word(), to.way(), &who])
}

/// For how long a failed delivery waits before the next try; `None` when it was tried often enough.
/// A trial is tried once.
#[must_use]
pub fn pause_after(stage: Stage, tries: i32) -> Option<Milliseconds> {
    const SECONDS: [i64; 9] = [5, 15, 30, 60, 120, 300, 600, 900, 1_200];
    if stage == Stage::Trial {
        return None;
    }
    let place = usize::try_from(tries.max(1) - 1).ok()?;
    SECONDS.get(place).map(|seconds| seconds * 1_000)
}

/// Puts what waits into the order in which it goes out: the most urgent first, then what is due first.
pub fn in_order(alerts: &mut [Alert]) {
    alerts.sort_by_key(|one| (-one.stage.rank(), one.due, one.id));
}
