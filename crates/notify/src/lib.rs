//! Carries out of the house what waits to be told (clause C4.2.6): to the bots of groups, to a program of one's own,
//! by mail, and to browsers by their push services. The phone page needs none of it.
//!
//! It takes parcels from `app::alert`, writes each in the form that its recipient reads, and says how it fared. It must
//! never know who is told what and why, nor SQL: that is decided before a parcel is made. One recipient never waits
//! for another: each parcel is on its way by itself, one at a time for each recipient.
//!
//! To add a form of webhook: a `domain::alert::Format`, its body in `format.rs`, and what its bot answers.

pub mod format;
pub mod mail;
mod message;
mod push;
mod webhook;

use std::collections::BTreeSet;
use std::time::Duration;

use app::House;
use app::alert::{Failure, Fared, Parcel, Space, Target};
use domain::SiteId;
use domain::alert::{Format, Recipient};
use tokio::task::JoinSet;

pub use crate::mail::{Mail, UnfitMail};
pub use crate::webhook::Network;

/// How often it is looked whether something waits.
const TURN: Duration = Duration::from_secs(1);
/// How many parcels are on their way at once; the rest waits until one of them is through.
pub const AT_ONCE_MAX: usize = 64;
/// How many of them are letters: a mail server takes few connections from one sender.
pub const LETTERS_AT_ONCE_MAX: usize = 8;

/// The ways out of the house, as the binary was told of them.
#[derive(Clone)]
pub struct Ways {
    /// How mail is sent; `None` where nobody said how.
    pub mail: Option<Mail>,
    /// How webhooks are reached.
    pub network: Network,
    /// How long a delivery may last: [`app::alert::DELIVERY_MAX`] at the most.
    pub patience: Duration,
}

/// What is on its way.
pub struct Outbox {
    house: House,
    ways: Ways,
    busy: BTreeSet<(SiteId, Recipient)>,
    going: JoinSet<(SiteId, Recipient)>,
}

impl Outbox {
    /// Nothing on its way yet.
    #[must_use]
    pub fn of(house: House, ways: Ways) -> Self {
        Self {
            house,
            ways,
            busy: BTreeSet::new(),
            going: JoinSet::new(),
        }
    }

    /// Sends on its way what waits; how many parcels that were.
    ///
    /// # Errors
    /// When the database fails; the next turn tries again.
    pub async fn turn(&mut self) -> Result<usize, app::Error> {
        while let Some(came) = self.going.try_join_next() {
            self.note(came);
        }
        let space = self.space();
        if space.parcels == 0 {
            return Ok(0);
        }
        let parcels = app::alert::take(&self.house, &self.busy, space).await?;
        let count = parcels.len();
        for parcel in parcels {
            self.busy.insert((parcel.site.clone(), parcel.to));
            self.going
                .spawn(carry(self.house.clone(), self.ways.clone(), parcel));
        }
        Ok(count)
    }

    fn space(&self) -> Space {
        let letters = self.busy.iter().filter(|(_, to)| to.is_mailbox()).count();
        Space {
            parcels: AT_ONCE_MAX.saturating_sub(self.going.len()),
            letters: LETTERS_AT_ONCE_MAX.saturating_sub(letters),
        }
    }

    /// Whether as much is on its way as may be, so that more may wait for space.
    #[must_use]
    pub fn is_full(&self) -> bool {
        let space = self.space();
        space.parcels == 0 || space.letters == 0
    }

    /// Waits for the clock's turn; while there is no space, for the first on their way who make some as well. So three
    /// hundred mailboxes wait for the mail server and not for the clock.
    pub async fn wait<Turn>(&mut self, clock: impl Future<Output = Turn>) {
        tokio::select! {
            _ = clock => {}
            _ = self.next(), if self.is_full() => {}
        }
    }

    /// Waits until one of those on their way has fared one way or the other; whether there was one.
    pub async fn next(&mut self) -> bool {
        let came = self.going.join_next().await;
        let some = came.is_some();
        if let Some(came) = came {
            self.note(came);
        }
        some
    }

    fn note(&mut self, came: Result<(SiteId, Recipient), tokio::task::JoinError>) {
        match came {
            Ok(recipient) => {
                self.busy.remove(&recipient);
            }
            // Whose parcel it was is lost with the task: what it held is taken again when its time is over.
            Err(error) => {
                tracing::error!(%error, "a delivery ended by a bug");
                self.busy.clear();
            }
        }
    }
}

/// Carries parcels for as long as the process lives.
pub async fn run(house: House, ways: Ways) {
    let mut outbox = Outbox::of(house, ways);
    let mut turns = tokio::time::interval(TURN);
    turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        outbox.wait(turns.tick()).await;
        if let Err(error) = outbox.turn().await {
            tracing::error!(%error, "nothing was taken to be sent; the next turn tries again");
        }
    }
}

async fn carry(house: House, ways: Ways, parcel: Parcel) -> (SiteId, Recipient) {
    let delivery = deliver(&house, &ways, &parcel);
    let fared = tokio::time::timeout(ways.patience, delivery).await;
    let fared = fared.unwrap_or_else(|_| Fared::from(Err(Failure::of_way("slow"))));
    if let Err(failure) = &fared.came {
        // Neither the address nor what was told is for the log.
        tracing::warn!(site = %parcel.site, why = failure.word, "an alert did not go out");
    }
    if let Err(error) = app::alert::settle(&house, &parcel, fared).await {
        tracing::error!(%error, "how a delivery fared is not noted; it goes out once more");
    }
    (parcel.site.clone(), parcel.to)
}

async fn deliver(house: &House, ways: &Ways, parcel: &Parcel) -> Fared {
    match &parcel.target {
        Target::Webhook {
            format,
            address,
            secret,
        } => by_webhook(house, ways, parcel, (*format, address, secret))
            .await
            .into(),
        Target::Mail(to) => {
            let home = house.reaching().home.as_deref();
            let came = match &ways.mail {
                Some(mail) => mail.send(to, parcel, home).await,
                None => Err(Failure::of_way("mail-unset")),
            };
            came.into()
        }
        Target::Push(target) => push::tell(house, ways, parcel, target).await,
    }
}

async fn by_webhook(
    house: &House,
    ways: &Ways,
    parcel: &Parcel,
    (format, address, secret): (Format, &str, &str),
) -> Result<(), Failure> {
    let reaching = house.reaching();
    let home = reaching.home.as_deref();
    let asked = format::request(format, (address, secret), parcel, home, house.now());
    let answer = ways.network.post(asked.into(), reaching.private).await?;
    format::understood(format, &answer)
}
