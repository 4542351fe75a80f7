//! What people do in the stories, each in one call, and what they then see.

use std::sync::atomic::Ordering;

use app::duty::Settlement;
use app::meeting::MeetingPage;
use app::serving::Word;
use app::view::DutyView;
use app::{Actor, Answer, Command, Error};
use domain::requirement::Requirement;
use domain::{CommandId, DutyId, MeetingId, Milliseconds, SiteId};

use crate::house::House;
use crate::telling::{account, at, bureau, court, date, lead_of, once, site_of, subject, told};

impl House {
    /// Sets the clock.
    pub fn set(&self, text: &str) {
        self.clock.set(at(text));
    }

    pub fn set_ms(&self, now: Milliseconds) {
        self.clock.set(now);
    }

    /// Sets the clock and lets the house do what is due.
    pub async fn tick(&self, text: &str) {
        self.set(text);
        app::timer::tick(&self.app).await.unwrap();
    }

    /// A command made and sent now.
    pub fn command(&self) -> Command {
        self.command_at_ms(self.app.now())
    }

    /// A command that a phone made at another time than it is sent.
    pub fn command_at(&self, text: &str) -> Command {
        self.command_at_ms(at(text))
    }

    pub fn command_at_ms(&self, at: Milliseconds) -> Command {
        let number = self.commands.fetch_add(1, Ordering::Relaxed).to_string();
        Command {
            id: CommandId::derived(&["test", &number]),
            at,
            fingerprint: [7; 32],
        }
    }

    /// Somebody with the rights they have now.
    pub async fn who(&self, login: &str) -> Actor {
        let signed_in = app::session::sign_in_as(&self.app, account(login)).await;
        signed_in.unwrap().actor
    }

    pub async fn start_shift(&self, login: &str) {
        let (who, site) = (self.who(login).await, site_of(login));
        app::shift::start(&self.app, &who, &site, &self.command())
            .await
            .unwrap();
    }

    pub async fn end_shift(&self, login: &str) {
        let (who, site) = (self.who(login).await, site_of(login));
        app::shift::end(&self.app, &who, &site, &self.command())
            .await
            .unwrap();
    }

    /// The leader books at the bureau.
    pub async fn try_book(&self, requirement: Requirement) -> Result<Answer, Error> {
        let lead = self.who("li").await;
        let booking = once(requirement);
        app::meeting::book(&self.app, &lead, &bureau(), &self.command(), booking).await
    }

    pub async fn book(&self, requirement: Requirement) -> MeetingId {
        subject(&self.try_book(requirement).await.unwrap())
    }

    /// The leader of the court books there.
    pub async fn book_at_court(&self, requirement: Requirement) -> MeetingId {
        let (lead, booking) = (self.who("court-lead").await, once(requirement));
        let answer = app::meeting::book(&self.app, &lead, &court(), &self.command(), booking).await;
        subject(&answer.unwrap())
    }

    pub async fn try_say(
        &self,
        login: &str,
        meeting: MeetingId,
        word: Word,
        command: &Command,
    ) -> Result<Answer, Error> {
        let who = self.who(login).await;
        app::serving::say(&self.app, &who, &site_of(login), command, meeting, word).await
    }

    /// Says something of a meeting at that time.
    pub async fn say(&self, login: &str, time: &str, meeting: MeetingId, word: Word) -> Answer {
        self.set(time);
        let said = self.try_say(login, meeting, word, &self.command()).await;
        said.unwrap()
    }

    pub async fn try_settle(
        &self,
        login: &str,
        duty: DutyId,
        settlement: Settlement,
        command: &Command,
    ) -> Result<Answer, Error> {
        let who = self.who(login).await;
        app::duty::settle(&self.app, &who, &site_of(login), command, duty, settlement).await
    }

    /// Does a duty of a meeting at that time.
    pub async fn done(
        &self,
        login: &str,
        time: &str,
        meeting: MeetingId,
        rule: &str,
        round: u32,
    ) -> Answer {
        self.set(time);
        let duty = self.duty(&site_of(login), meeting, rule, round).await.id;
        let command = self.command();
        let done = self.try_settle(login, duty, Settlement::Done, &command);
        done.await.unwrap()
    }

    pub async fn waive(
        &self,
        login: &str,
        time: &str,
        meeting: MeetingId,
        rule: &str,
        why: &str,
    ) -> Answer {
        self.set(time);
        let duty = self.duty(&site_of(login), meeting, rule, 1).await.id;
        let (command, waived) = (self.command(), Settlement::Waived(why.to_owned()));
        let done = self.try_settle(login, duty, waived, &command);
        done.await.unwrap()
    }

    /// The meeting as the leader sees it.
    pub async fn page(&self, site: &SiteId, meeting: MeetingId) -> MeetingPage {
        let lead = self.who(lead_of(site)).await;
        let page = app::meeting::find(&self.app, &lead, site, meeting).await;
        page.unwrap().unwrap()
    }

    pub async fn duty(
        &self,
        site: &SiteId,
        meeting: MeetingId,
        rule: &str,
        round: u32,
    ) -> DutyView {
        let duties = self.page(site, meeting).await.duties;
        let found = duties
            .into_iter()
            .find(|duty| duty.rule == rule && duty.round == round);
        found.unwrap_or_else(|| panic!("there is no {rule} of round {round}"))
    }

    /// Every round of a rule in a meeting of the bureau, in short.
    pub async fn rounds(&self, meeting: MeetingId, rule: &str) -> Vec<String> {
        self.rounds_at(&bureau(), meeting, rule).await
    }

    pub async fn rounds_at(&self, site: &SiteId, meeting: MeetingId, rule: &str) -> Vec<String> {
        let duties = self.page(site, meeting).await.duties;
        let of_rule = duties.iter().filter(|duty| duty.rule == rule);
        of_rule.map(told).collect()
    }

    /// The day's own duties at a site, as its leader sees them.
    pub async fn day(&self, site: &SiteId, day: &str) -> Vec<DutyView> {
        let lead = self.who(lead_of(site)).await;
        let board = app::board::day(&self.app, &lead, site, Some(date(day))).await;
        let duties = board.unwrap().unwrap().duties;
        duties
            .into_iter()
            .filter(|duty| duty.meeting.is_none())
            .collect()
    }

    /// The acts in the journal of a site, oldest first.
    pub async fn acts(&self, site: &SiteId) -> Vec<String> {
        let events = app::live::after(&self.app, site, 0, 10_000).await.unwrap();
        events.into_iter().map(|event| event.act).collect()
    }

    pub async fn count_of(&self, site: &SiteId, act: &str) -> usize {
        let acts = self.acts(site).await;
        acts.iter().filter(|known| *known == act).count()
    }
}
