//! The note at the door of a team's office: written when the last one leaves, over with the first who is back.

use app::away_note::{
    AwayPerson, AwayTeam, add_screen, come_back, door, go_out, heard_of, notes, revoke_screen,
    sheet,
};
use app::directory::{PersonEntry, add_person};
use app::duty::{Settlement, assign};
use app::serving::Word;
use app::view::DutyView;
use app::{Answer, Error};
use domain::away::{Place, Standing, TeamStanding};
use domain::directory::Person;
use domain::particulars::{Particulars, Telephone, ToldTo};
use domain::{DeviceId, MeetingId, PersonId};

use crate::house::{
    House, TODAY, account, at, bureau, clock, code, meeting_in, room, site_of, stories, team, told,
};

/// The team of the seventh floor, whose office is there.
const SEVENTH: &str = "七层组";

/// Somebody in short: `王芳 701 10:00 13800000001`, or that they are in.
fn in_short(one: &AwayPerson) -> String {
    let name = &one.staff.name;
    let Standing::Out(out) = &one.standing else {
        return format!("{name} in");
    };
    let room = one.room.as_ref().map_or("-", |room| &room.number);
    let place = match &out.place {
        Place::Meeting(_) => format!("meeting {room}"),
        Place::Duty(_) => format!("duty {room}"),
        Place::Said(place) => place.clone(),
    };
    let mobile = one.mobile.as_deref().unwrap_or("-");
    format!("{name} {place} {} {mobile}", clock(out.back))
}

/// A team in short, its people in the order of their names.
fn short(team: &AwayTeam) -> String {
    let mut people: Vec<String> = team.people.iter().map(in_short).collect();
    people.sort();
    format!("{}: {}", team.standing.word(), people.join(", "))
}

impl House {
    async fn goes_out(&self, who: &str, place: &str, back: &str) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let said = (place.to_owned(), at(back));
        go_out(&self.app, &actor, &site_of(who), &command, said).await
    }

    async fn comes_back(&self, who: &str) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        come_back(&self.app, &actor, &site_of(who), &command).await
    }

    /// The team of the seventh floor as somebody sees it.
    async fn seventh(&self, who: &str) -> AwayTeam {
        let actor = self.who(who).await;
        let found = notes(&self.app, &actor, &bureau()).await.unwrap().unwrap();
        let mut teams = found.teams.into_iter();
        teams.find(|one| one.id == team(SEVENTH)).unwrap()
    }

    /// Its duties to put the note out, the first first.
    async fn away_duties(&self) -> Vec<DutyView> {
        let duties = self.day(&bureau(), TODAY).await;
        let mut of_rule: Vec<DutyView> = duties
            .into_iter()
            .filter(|duty| duty.rule == "away-note")
            .collect();
        of_rule.sort_by_key(|duty| duty.opens);
        of_rule
    }

    /// Gives every duty of a meeting to somebody.
    async fn gives_all(&self, meeting: MeetingId, who: &str) {
        let lead = self.who("li").await;
        for duty in self.page(&bureau(), meeting).await.duties {
            let (command, to) = (self.command(), Some(account(who)));
            assign(&self.app, &lead, &bureau(), &command, duty.id, to)
                .await
                .unwrap();
        }
    }

    async fn is_reached(&self, who: &str, number: &str, told_to: ToldTo) {
        let lead = self.who("li").await;
        let entry = PersonEntry {
            person: Person {
                id: PersonId::derived(&["staff", who]),
                name: format!("{who}本人"),
                department: None,
                form_of_address: String::new(),
                precedence: None,
            },
            particulars: Some(Particulars {
                mobile: Some(Telephone {
                    number: number.to_owned(),
                    told_to,
                }),
                account: Some(account(who)),
                ..Particulars::default()
            }),
        };
        add_person(&self.app, &lead, &bureau(), &self.command(), entry)
            .await
            .unwrap();
    }

    /// Two on duty, and a meeting from nine to ten that the first of them serves.
    async fn with_a_meeting(&self) -> MeetingId {
        self.furnish().await;
        self.tick("07:00").await;
        for who in ["wang", "zhao"] {
            self.start_shift(who).await;
        }
        let mut asked = meeting_in(room("701"), "09:00", "10:00");
        "金丝雀会".clone_into(&mut asked.title);
        asked.secret = true;
        let meeting = self.book(asked).await;
        self.gives_all(meeting, "wang").await;
        meeting
    }

    async fn puts_a_screen(&self, who: &str, name: &str) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let asked = (team(SEVENTH), name.to_owned());
        add_screen(&self.app, &actor, &bureau(), &command, asked).await
    }

    /// What the screen of an address shows, in short.
    async fn shows(&self, code: &str) -> Option<String> {
        let shown = door(&self.app, code).await.unwrap();
        shown.map(|door| short(&door.team))
    }
}

stories! {
    // C4.2.5
    async fn when_the_last_of_a_team_leaves_the_note_writes_itself_until_somebody_is_back_c4_2_5(house: House) {
        let meeting = house.with_a_meeting().await;
        house.is_reached("wang", "13800000001", ToldTo::Colleagues).await;
        house.is_reached("zhao", "13800000002", ToldTo::NobodyUnasked).await;
        house.tick("08:40").await;
        house.goes_out("zhao", "银行", "10:30").await.unwrap();
        house.tick("08:44").await;
        // As long as somebody is in, nobody's number is told.
        assert_eq!(short(&house.seventh("li").await), "in: 王芳 in, 赵敏 银行 10:30 -");
        assert_eq!(house.count_of(&bureau(), "away-begun").await, 0);
        // Guests are greeted a quarter of an hour before: the last one leaves the office.
        house.tick("08:46").await;
        let seen = house.seventh("wang").await;
        assert_eq!(short(&seen), "away: 王芳 meeting 701 10:00 13800000001, 赵敏 银行 10:30 -");
        let lacking: Vec<&str> = seen.people.iter()
            .filter(|one| one.lacks_mobile).map(|one| one.staff.name.as_str()).collect();
        assert_eq!(lacking, ["赵敏"], "who is to be asked first is not told of at a door");
        let duties = house.away_duties().await;
        let duty = &duties[0];
        assert_eq!((duties.len(), told(duty).as_str()), (1, "08:46-08:51"));
        assert_eq!(duty.assignee.as_ref().unwrap().name, "王芳", "she left last");
        assert_eq!(duty.room.as_ref().unwrap().number, "705");
        assert_eq!((duty.clauses.as_slice(), duty.checks.len()), (["C4.2.5".to_owned()].as_slice(), 2));
        assert_eq!(seen.duty, Some((duty.id, false)));
        // A turn that changes nothing writes nothing; it is one note however long it lasts.
        let before = house.acts(&bureau()).await.len();
        house.tick("08:47").await;
        assert_eq!(house.acts(&bureau()).await.len(), before);
        // Somebody is back before the note was put out: nobody needs it any more.
        house.set("08:50");
        house.comes_back("zhao").await.unwrap();
        assert_eq!(short(&house.seventh("li").await), "in: 王芳 meeting 701 10:00 -, 赵敏 in");
        assert_eq!(told(&house.away_duties().await[0]), "08:46-08:51 cancelled 08:50");
        assert_eq!(house.count_of(&bureau(), "away-over").await, 1);
        // The next time is a note of its own, of whoever leaves last then; who puts it out has done it.
        house.set("08:55");
        house.goes_out("zhao", "仓库", "11:00").await.unwrap();
        let duties = house.away_duties().await;
        assert_eq!((duties.len(), told(&duties[1]).as_str()), (2, "08:55-09:00"));
        assert_eq!(duties[1].assignee.as_ref().unwrap().name, "赵敏");
        house.set("08:57");
        let command = house.command();
        house.try_settle("zhao", duties[1].id, Settlement::Done, &command).await.unwrap();
        house.tick("08:58").await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.tick("09:40").await;
        house.say("wang", "10:02", meeting, Word::Ended).await;
        house.tick("10:10").await;
        assert_eq!(house.count_of(&bureau(), "away-begun").await, 2);
        // The guests are seen off and what they left is looked for: she is back.
        house.tick("10:18").await;
        assert_eq!(house.count_of(&bureau(), "away-over").await, 2);
        let duties = house.away_duties().await;
        assert_eq!(told(&duties[1]), "08:55-09:00 done 08:57 on_time 赵敏");
    }

    // C4.2.5
    async fn the_note_and_the_journal_never_say_which_meeting_it_is_c4_2_5(house: House) {
        house.with_a_meeting().await;
        house.tick("08:40").await;
        house.goes_out("zhao", "银行", "10:30").await.unwrap();
        house.tick("08:50").await;
        let lead = house.who("li").await;
        let shown = sheet(&house.app, &lead, &bureau(), team(SEVENTH)).await.unwrap().unwrap();
        assert_eq!(short(&shown.team), "away: 王芳 meeting 701 10:00 -, 赵敏 银行 10:30 -");
        assert!(!format!("{shown:?}").contains("金丝雀"));
        let question = app::journal::JournalQuestion { limit: 200, ..Default::default() };
        let journal = app::journal::search(&house.app, &lead, &bureau(), question).await.unwrap().unwrap();
        let about = |written: &&domain::journal::Written| written.entry.act.starts_with("away-") || written.entry.act == "went-out";
        let entries: Vec<_> = journal.entries.iter().filter(about).collect();
        assert_eq!(entries.len(), 2);
        let text = format!("{entries:?}");
        assert!(!text.contains("金丝雀") && !text.contains("银行") && text.contains("王芳"), "{text}");
    }

    // C4.2.5
    async fn a_screen_at_the_door_shows_the_note_and_nobody_has_to_put_one_out_c4_2_5(house: House) {
        house.with_a_meeting().await;
        house.end_shift("zhao").await;
        for who in ["wang", "chen", "qian", "sun"] {
            assert_eq!(code(house.puts_a_screen(who, "门口屏").await), "not-allowed", "{who}");
        }
        assert_eq!(code(house.puts_a_screen("li", " ").await), "field-empty");
        let added = house.puts_a_screen("li", "门口屏").await.unwrap();
        let id: DeviceId = added.subject.as_deref().unwrap().parse().unwrap();
        let address = house.seventh("li").await.screens[0].code.clone();
        assert!(house.seventh("wang").await.screens.is_empty(), "the address is nobody's but the leader's");
        assert_eq!(house.shows(&address).await.as_deref(), Some("in: 王芳 in"));
        assert_eq!(house.shows("guessed").await, None);
        // While it asks, the note is out by itself.
        house.set("08:45");
        heard_of(&house.app, &address).await.unwrap();
        house.tick("08:46").await;
        assert_eq!(told(&house.away_duties().await[0]), "08:46-08:51 done 08:46 on_time 迎宾");
        assert_eq!(house.count_of(&bureau(), "away-shown").await, 1);
        assert_eq!(house.shows(&address).await.as_deref(), Some("away: 王芳 meeting 701 10:00 -"));
        assert!(house.seventh("li").await.shown);
        // One that fell silent shows nothing: the paper is wanted, until it asks again.
        house.set("08:48");
        house.comes_back("wang").await.unwrap();
        house.tick("08:50").await;
        house.goes_out("wang", "仓库", "09:30").await.unwrap();
        assert_eq!(told(&house.away_duties().await[1]), "08:50-08:55");
        heard_of(&house.app, &address).await.unwrap();
        house.tick("08:50:01").await;
        assert_eq!(told(&house.away_duties().await[1]), "08:50-08:55 done 08:50:01 on_time 迎宾");
        assert_eq!(house.count_of(&bureau(), "away-shown").await, 2);
        // One that showed the note and went dark asks for the paper once, and not again once it is out.
        house.tick("09:10").await;
        house.tick("09:10:01").await;
        assert_eq!(house.away_duties().await.len(), 3);
        assert_eq!(told(&house.away_duties().await[2]), "09:10-09:15");
        assert_eq!(house.count_of(&bureau(), "away-dark").await, 1);
        heard_of(&house.app, &address).await.unwrap();
        house.tick("09:10:02").await;
        assert_eq!(told(&house.away_duties().await[2]), "09:10-09:15 done 09:10:02 on_time 迎宾");
        // A revoked address leads nowhere.
        let lead = house.who("li").await;
        revoke_screen(&house.app, &lead, &bureau(), &house.command(), id).await.unwrap();
        assert_eq!(house.shows(&address).await, None);
        let again = revoke_screen(&house.app, &lead, &bureau(), &house.command(), id).await;
        assert_eq!(code(again), "device-unknown");
        heard_of(&house.app, &address).await.unwrap();
        assert!(!house.seventh("li").await.shown);
    }

    // C4.2.5
    async fn a_screen_that_goes_dark_again_and_again_calls_nobody_back_each_time_c4_2_5(house: House) {
        house.with_a_meeting().await;
        house.end_shift("zhao").await;
        house.puts_a_screen("li", "门口屏").await.unwrap();
        let address = house.seventh("li").await.screens[0].code.clone();
        heard_of(&house.app, &address).await.unwrap();
        house.set("07:30");
        house.goes_out("wang", "仓库", "09:30").await.unwrap();
        let dark_and_back = async |dark: &str, back: &str| {
            house.tick(dark).await;
            let asked = house.away_duties().await.len();
            house.set(back);
            heard_of(&house.app, &address).await.unwrap();
            house.tick(back).await;
            asked
        };
        // It is shown, goes dark, and somebody is asked at once, for as long as it stays dark.
        assert_eq!(dark_and_back("07:30:01", "07:31").await, 1);
        assert_eq!(dark_and_back("07:34", "07:38").await, 2);
        // From then on it comes and goes.
        for (dark, back) in [("07:41", "07:42"), ("07:45", "07:46"), ("08:03", "08:03:30")] {
            assert_eq!(dark_and_back(dark, back).await, 2, "{dark}");
        }
        assert_eq!(house.count_of(&bureau(), "away-dark").await, 1);
        // Half an hour later it is asked once more, and stays asked while it is dark.
        house.tick("08:05:29").await;
        assert_eq!(house.away_duties().await.len(), 2);
        house.tick("08:05:31").await;
        house.tick("08:09").await;
        assert_eq!(house.away_duties().await.len(), 3);
        assert_eq!(house.count_of(&bureau(), "away-dark").await, 2);
    }

    async fn the_command_of_a_revoked_screen_is_refused_to_another_account(house: House) {
        house.furnish().await;
        let (lead, admin) = (house.who("li").await, house.who("xi").await);
        let (site, command) = (bureau(), house.command());
        let asked = || (team(SEVENTH), "门口屏".to_owned());
        add_screen(&house.app, &lead, &site, &command, asked()).await.unwrap();
        let id = DeviceId(command.id.0);
        revoke_screen(&house.app, &lead, &site, &house.command(), id).await.unwrap();
        let mut other = lead.clone();
        other.account = admin.account;
        let again = add_screen(&house.app, &other, &site, &command, asked()).await;
        assert_eq!(code(again), "command-reused");
        assert!(house.seventh("li").await.screens.is_empty());
    }

    // C4.2.5
    async fn where_nobody_is_on_duty_the_note_says_when_the_next_shift_begins_c4_2_5(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        let lead = house.who("li").await;
        let asked = app::roster::Asked {
            account: account("wang"),
            team: team(SEVENTH),
            starts: at("2026-07-07 08:30"),
            ends: at("2026-07-07 17:30"),
            confirmed: false,
        };
        app::roster::plan(&house.app, &lead, &bureau(), &house.command(), asked).await.unwrap();
        let seen = house.seventh("li").await;
        assert_eq!(seen.standing, TeamStanding::NobodyOnDuty);
        assert_eq!((seen.next_shift, seen.people.len()), (Some(at("2026-07-07 08:30")), 0));
        house.tick("07:30").await;
        assert_eq!(house.count_of(&bureau(), "away-begun").await, 0, "nobody is where nobody works");
        // Who goes home while all are away leaves no note behind.
        house.start_shift("wang").await;
        house.goes_out("wang", "仓库", "08:30").await.unwrap();
        house.set("07:40");
        house.end_shift("wang").await;
        house.tick("07:41").await;
        assert_eq!(house.count_of(&bureau(), "away-over").await, 1);
        assert_eq!(told(&house.away_duties().await[0]), "07:30-07:35 cancelled 07:41");
        // What was said goes with the shift.
        house.start_shift("wang").await;
        assert_eq!(short(&house.seventh("li").await), "in: 王芳 in");
    }

    // C4.2.5
    async fn a_word_is_said_on_duty_for_oneself_and_the_later_one_counts_c4_2_5(house: House) {
        house.with_a_meeting().await;
        house.tick("08:00").await;
        assert_eq!(code(house.goes_out("qiang", "银行", "09:00").await), "away-not-on-duty");
        assert_eq!(code(house.comes_back("li").await), "away-not-on-duty");
        for who in ["sun", "chen", "shen", "xi"] {
            assert_eq!(code(house.goes_out(who, "银行", "09:00").await), "not-allowed", "{who}");
        }
        for (place, back, expected) in [
            ("", "09:00", "field-empty"),
            ("银\u{200b}行", "09:00", "text-unfit"),
            ("银行", "08:00", "away-back-unfit"),
            ("银行", "20:01", "away-back-unfit"),
        ] {
            assert_eq!(code(house.goes_out("zhao", place, back).await), expected, "{place} {back}");
        }
        house.set("08:20");
        house.comes_back("zhao").await.unwrap();
        // A phone in a basement tells later that she had gone before that.
        house.set("08:25");
        let (zhao, late) = (house.who("zhao").await, house.command_at("08:10"));
        let said = ("银行".to_owned(), at("08:30"));
        go_out(&house.app, &zhao, &bureau(), &late, said.clone()).await.unwrap();
        assert_eq!(short(&house.seventh("zhao").await), "in: 王芳 in, 赵敏 in");
        // The same command again is the same answer.
        let before = house.acts(&bureau()).await.len();
        go_out(&house.app, &zhao, &bureau(), &late, said).await.unwrap();
        assert_eq!(house.acts(&bureau()).await.len(), before);
        house.goes_out("zhao", "银行", "08:40").await.unwrap();
        let phone = app::phone::state(&house.app, &zhao, &bureau()).await.unwrap().unwrap();
        assert_eq!(phone.out.map(|out| (out.place, clock(out.back))), Some(("银行".to_owned(), "08:40".to_owned())));
        // Each sees their own team; whoever leads or supervises sees all.
        for (who, expected) in [("wang", 1), ("qiang", 1), ("li", 2), ("chen", 2), ("shen", 2)] {
            let actor = house.who(who).await;
            let found = notes(&house.app, &actor, &bureau()).await.unwrap().unwrap();
            assert_eq!(found.teams.len(), expected, "{who}");
        }
        for who in ["sun", "xi"] {
            let actor = house.who(who).await;
            assert!(notes(&house.app, &actor, &bureau()).await.unwrap().is_none(), "{who}");
        }
    }
}
