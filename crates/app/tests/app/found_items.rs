//! Found things: taken down after a meeting, put away, traced, given back once; what is lost is held against them.

use std::sync::Arc;

use app::found_item::lost::{self, close, take};
use app::found_item::{
    Act, After, FoundItemPage, FoundItemRegister, NewItem, Which, add_photo, find, new_page,
    publish_all, register, set_days, step, take_down,
};
use app::photo::drawn;
use app::serving::Word;
use app::view::DutyView;
use app::{Answer, Error};
use domain::found_item::lost::{Loss, Told};
use domain::found_item::{Finding, Kind, Said, State, Step};
use domain::{DutyId, FoundItemId, LostReportId};

use crate::house::{
    House, TODAY, account, at, bureau, code, court, court_room, meeting_in, refusal, room, site_of,
    stories, told,
};
use crate::visit::{come, visitor};

pub(crate) const DRAWN: &str = "10,10 40,20 80,30 120,40;200,50 240,60 280,70 320,80";
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

pub(crate) fn finding(kind: Kind, number: &str, found: &str) -> NewItem {
    NewItem {
        finding: Finding {
            kind,
            description: "黑色长柄金丝雀雨伞".to_owned(),
            room: Some(room(number)),
            spot: "靠窗".to_owned(),
            found: at(found),
        },
        after: After::Last,
        visit: None,
        duty: None,
    }
}

pub(crate) fn stored(shelf: &str, witness: Option<&str>) -> Act {
    Act {
        said: Said {
            shelf: shelf.to_owned(),
            witness: witness.map(account),
            ..Said::default()
        },
        ..Act::default()
    }
}

fn said(whom: &str, note: &str) -> Act {
    Act {
        said: Said {
            whom: whom.to_owned(),
            note: note.to_owned(),
            ..Said::default()
        },
        ..Act::default()
    }
}

fn noticed(day: &str) -> Act {
    Act {
        said: Said {
            notice: day.to_owned(),
            ..Said::default()
        },
        ..Act::default()
    }
}

pub(crate) fn given_back(signature: &str, reason: &str) -> Act {
    Act {
        said: Said {
            whom: "张金丝雀".to_owned(),
            telephone: "138 1234 5678".to_owned(),
            proof: "说出伞柄刻字".to_owned(),
            ..Said::default()
        },
        signature: signature.to_owned(),
        reason: reason.to_owned(),
    }
}

pub(crate) fn id_of(answer: &Answer) -> FoundItemId {
    answer.subject.as_deref().unwrap().parse().unwrap()
}

pub(crate) fn lost_umbrella() -> Loss {
    Loss {
        kind: Kind::Umbrella,
        told: Told {
            description: "长柄雨伞".to_owned(),
            name: "张金丝雀".to_owned(),
            telephone: "138 1234 5678".to_owned(),
        },
        room: Some(room("701")),
        spot: String::new(),
        from: at("09:00"),
        until: at("11:00"),
    }
}

impl House {
    pub(crate) async fn finds(&self, who: &str, new: NewItem) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        take_down(&self.app, &actor, &site_of(who), &command, new, None).await
    }

    pub(crate) async fn does(
        &self,
        who: &str,
        id: FoundItemId,
        next: Step,
        act: Act,
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        step(&self.app, &actor, &site_of(who), &command, (id, next), act).await
    }

    async fn found_of(&self, who: &str, which: Which, words: &str) -> FoundItemRegister {
        let actor = self.who(who).await;
        let asked = (which, words.to_owned());
        let found = register(&self.app, &actor, &site_of(who), asked).await;
        found.unwrap().unwrap()
    }

    pub(crate) async fn found_page(&self, who: &str, id: FoundItemId) -> Option<FoundItemPage> {
        let actor = self.who(who).await;
        find(&self.app, &actor, &site_of(who), id).await.unwrap()
    }

    /// The meeting that the form proposes in a room.
    async fn proposes(&self, number: &str) -> Option<domain::MeetingId> {
        let (lead, asked) = (self.who("li").await, (None, None, Some(room(number))));
        let form = new_page(&self.app, &lead, &bureau(), asked).await;
        form.unwrap().unwrap().meeting.map(|last| last.id)
    }

    async fn puts_up(&self, day: &str) -> Result<Answer, Error> {
        let (qian, command) = (self.who("qian").await, self.command());
        publish_all(&self.app, &qian, &bureau(), &command, day.to_owned()).await
    }

    /// What is asked about a thing that was found today.
    async fn asked_to_keep(&self, id: FoundItemId) -> DutyView {
        let duties = self.day(&bureau(), TODAY).await.into_iter();
        let of = |duty: &DutyView| duty.subject.is_some_and(|about| about.id == id.0);
        let mut asked = duties.filter(of);
        let one = asked.next().unwrap();
        assert_eq!(
            (one.rule.as_str(), asked.next().is_none()),
            ("keep-found", true)
        );
        one
    }

    async fn undoes_duty(&self, who: &str, duty: DutyId) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        app::withdrawal::of_duty(&self.app, &actor, &bureau(), &command, duty).await
    }

    /// A meeting in 701 that ended at ten.
    async fn met(&self) -> domain::MeetingId {
        let meeting = self.book(meeting_in(room("701"), "09:00", "11:00")).await;
        self.say("wang", "09:00", meeting, Word::Started).await;
        self.say("wang", "10:00", meeting, Word::Ended).await;
        meeting
    }
}

stories! {
    // C4.3.2
    async fn what_stands_on_no_notice_is_not_noted_as_noticed_and_a_stranger_is_no_witness_c4_3_2(house: House) {
        house.furnish().await;
        house.tick("11:00").await;
        let known = id_of(&house.finds("qian", finding(Kind::Umbrella, "701", "10:30")).await.unwrap());
        house.does("qian", known, Step::Store, stored("2 号柜", None)).await.unwrap();
        house.does("qian", known, Step::Inform, said("会议主持人", "已电话告知")).await.unwrap();
        let other = id_of(&house.finds("qian", finding(Kind::Keys, "701", "10:30")).await.unwrap());
        house.does("qian", other, Step::Store, stored("2 号柜", None)).await.unwrap();
        let (actor, command) = (house.who("qian").await, house.command());
        publish_all(&house.app, &actor, &bureau(), &command, "2026-07-06".to_owned()).await.unwrap();
        let noticed = async |id| house.found_of("li", Which::Open, "").await.items.into_iter()
            .find(|view| view.item.id == id).unwrap().item.noticed.is_some();
        assert_eq!((noticed(known).await, noticed(other).await), (false, true));
        // Whoever stood by works in the hall: neither a host nor somebody who may not come in any more.
        let purse = id_of(&house.finds("qian", finding(Kind::Valuables, "701", "10:30")).await.unwrap());
        assert_eq!(code(house.does("qian", purse, Step::Store, stored("保险柜", Some("sun"))).await), "choice-unknown");
        let (admin, command) = (house.who("xi").await, house.command());
        app::account::set_enabled(&house.app, &admin, &bureau(), &command, account("zhao"), app::account::Enabled::No).await.unwrap();
        assert_eq!(code(house.does("qian", purse, Step::Store, stored("保险柜", Some("zhao"))).await), "choice-unknown");
        house.does("qian", purse, Step::Store, stored("保险柜", Some("bao"))).await.unwrap();
    }

    // C4.3.2
    async fn what_is_left_behind_is_traced_from_its_meeting_and_given_back_once_against_a_signature_c4_3_2(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.set("08:30");
        let guest = come(&house, "qian", visitor("赵敏")).await;
        let meeting = house.met().await;
        let duty = house.duty(&bureau(), meeting, "left-items", 1).await;
        house.set("10:05");
        // The duty leads to the form with its room and its meeting.
        let wang = house.who("wang").await;
        let form = new_page(&house.app, &wang, &bureau(), (Some(duty.id), None, None)).await.unwrap().unwrap();
        assert_eq!((form.room, form.meeting.unwrap().id), (Some(room("701")), meeting));
        assert_eq!(form.duty, duty.title);
        // Whose duty it is not learns nothing of it.
        let qian = house.who("qian").await;
        let other = new_page(&house.app, &qian, &bureau(), (Some(duty.id), None, None)).await.unwrap().unwrap();
        assert_eq!((other.duty.as_str(), other.room, other.meeting.is_none()), ("", None, true));
        let new = NewItem { duty: Some(duty.id), ..finding(Kind::Umbrella, "701", "10:05") };
        let id = id_of(&house.finds("wang", new).await.unwrap());
        let page = house.found_page("qian", id).await.unwrap();
        assert_eq!((page.view.item.meeting, page.view.item.duty), (Some(meeting), Some(duty.id)));
        assert_eq!((page.view.item.state, page.view.item.number), (State::Found, 1));
        // Whose it may be: the host, the guests, and who had come in.
        assert_eq!(page.trace.meeting.as_ref().unwrap().meeting.requirement.title, "党组会");
        let people: Vec<&str> = page.trace.people.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(people, ["孙处长", "甲", "乙"]);
        assert_eq!(page.trace.visits.iter().map(|one| one.record.id).collect::<Vec<_>>(), [guest]);
        assert_eq!(page.trace.visits[0].details.as_ref().unwrap().name, "赵*", "names are masked");
        assert!(house.found_page("wang", id).await.unwrap().trace.visits.is_empty());
        house.does("wang", id, Step::Store, stored("前台 2 号柜", None)).await.unwrap();
        house.does("qian", id, Step::Inform, said("孙处长", "电话")).await.unwrap();
        for (act, expected) in [
            (given_back("", ""), "found-item-unsigned"),
            (given_back("1,1 2,2", ""), "signature-too-small"),
            (given_back("x", ""), "signature-unfit"),
            (Act { said: Said::default(), ..given_back(DRAWN, "") }, "found-item-taker-missing"),
        ] {
            assert_eq!(code(house.does("qian", id, Step::HandBack, act).await), expected);
        }
        house.does("qian", id, Step::HandBack, given_back(DRAWN, "")).await.unwrap();
        let again = refusal(house.does("bao", id, Step::HandBack, given_back(DRAWN, "")).await);
        assert_eq!(again.code, "found-item-gone");
        assert_eq!(again.arguments, [("state", "handed-back".to_owned())]);
        let page = house.found_page("qian", id).await.unwrap();
        let steps: Vec<&str> = page.steps.iter().map(|one| one.done.step.word()).collect();
        assert_eq!(steps, ["store", "inform", "hand-back"]);
        assert!(page.signature.unwrap().starts_with("M10 10L40 20"));
        assert_eq!(page.steps[2].done.said.as_ref().unwrap().whom, "张金丝雀");
        // Who does not keep found things learns that it went, and not to whom.
        for login in ["chen", "shen", "wang"] {
            let page = house.found_page(login, id).await.unwrap();
            let taken = page.steps[2].done.said.clone().unwrap();
            assert_eq!((taken.whom.as_str(), taken.telephone.as_str(), taken.proof.as_str()), ("张*", "138****5678", ""), "{login}");
            assert_eq!(page.signature, None, "{login}");
        }
        let acts = ["found-item-taken-down", "found-item-stored", "found-item-informed", "found-item-handed-back"];
        for act in acts {
            assert_eq!(house.count_of(&bureau(), act).await, 1, "{act}");
        }
    }

    // C4.3.2
    async fn whoever_finds_something_is_asked_to_put_it_away_and_to_tell_its_owner_c4_3_2(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.tick("11:00").await;
        let keys = id_of(&house.finds("wang", finding(Kind::Keys, "701", "10:30")).await.unwrap());
        let asked = house.asked_to_keep(keys).await;
        assert_eq!((told(&asked).as_str(), asked.assignee.as_ref().unwrap().name.as_str()), ("11:00-13:00", "王芳"));
        assert_eq!(asked.clauses, ["C4.3.2"]);
        // A tap says nothing of where it lies.
        let done = app::duty::Settlement::Done;
        let tapped = house.try_settle("wang", asked.id, done, &house.command()).await;
        assert_eq!(code(tapped), "found-item-settles");
        // On the notice it still lies where it lay; put away it is done.
        house.puts_up("2026-07-06").await.unwrap();
        assert_eq!(told(&house.asked_to_keep(keys).await), "11:00-13:00");
        house.set("11:20");
        house.does("wang", keys, Step::Store, stored("2 号柜", None)).await.unwrap();
        assert!(told(&house.asked_to_keep(keys).await).starts_with("11:00-13:00 done 11:20"));
        let withdrawn = house.undoes_duty("wang", asked.id).await;
        assert_eq!(code(withdrawn), "found-item-settles");
        // Whom it belongs to is told at once, or takes it along.
        let scarf = id_of(&house.finds("qian", finding(Kind::Umbrella, "701", "10:30")).await.unwrap());
        house.does("qian", scarf, Step::Inform, said("孙处长", "电话")).await.unwrap();
        assert!(told(&house.asked_to_keep(scarf).await).contains("done"));
        let cup = id_of(&house.finds("qian", finding(Kind::Bag, "701", "10:30")).await.unwrap());
        house.does("qian", cup, Step::HandBack, given_back(DRAWN, "")).await.unwrap();
        assert!(told(&house.asked_to_keep(cup).await).contains("done"));
        // What nobody puts away is overdue, and whoever leads sees it.
        let purse = id_of(&house.finds("wang", finding(Kind::Bag, "701", "11:00")).await.unwrap());
        house.tick("13:21").await;
        assert_eq!(house.asked_to_keep(purse).await.state(house.app.now()), "overdue");
        let proven = app::proof::prove(&house.app).await.unwrap();
        assert!(proven.iter().all(|one| one.outcome.is_ok()), "{proven:?}");
    }

    // C4.3.2
    async fn what_was_found_waits_for_those_who_may_see_it_c4_3_2(house: House) {
        house.furnish().await;
        for login in ["wang", "zhao", "qiang", "qian"] {
            house.start_shift(login).await;
        }
        house.tick("11:00").await;
        // She found it on another team's floor: her own colleagues see it, and one of them gets it as she goes.
        let keys = id_of(&house.finds("wang", finding(Kind::Keys, "601", "10:30")).await.unwrap());
        assert_eq!(house.asked_to_keep(keys).await.team.as_deref(), Some("七层组"));
        house.end_shift("wang").await;
        assert_eq!(house.asked_to_keep(keys).await.assignee.unwrap().name, "赵敏");
        house.does("zhao", keys, Step::Store, stored("2 号柜", None)).await.unwrap();
        // Whoever is of no team keeps what she found.
        let bag = id_of(&house.finds("qian", finding(Kind::Bag, "601", "10:30")).await.unwrap());
        house.end_shift("qian").await;
        assert_eq!(house.asked_to_keep(bag).await.assignee.unwrap().account, account("qian"));
    }

    async fn the_same_photo_of_a_thing_is_kept_and_told_once(house: House) {
        house.furnish().await;
        house.set("11:00");
        let item = id_of(&house.finds("qian", finding(Kind::Umbrella, "701", "10:30")).await.unwrap());
        let qian = house.who("qian").await;
        let photo = Arc::new(drawn((40, 30), |x, y| [x as u8, y as u8, 0]).unwrap());
        for _ in 0..2 {
            add_photo(&house.app, &qian, &bureau(), &house.command(), item, Arc::clone(&photo)).await.unwrap();
        }
        assert_eq!(house.found_page("qian", item).await.unwrap().view.photos.len(), 1);
        assert_eq!(house.count_of(&bureau(), "found-item-photo-added").await, 1);
    }

    // C4.3.2
    async fn the_meeting_that_ended_last_in_the_room_is_proposed_c4_3_2(house: House) {
        house.furnish().await;
        let meeting = house.met().await;
        house.set("10:30");
        assert_eq!(house.proposes("701").await, Some(meeting));
        assert_eq!(house.proposes("702").await, None);
        for (new, expected) in [
            (finding(Kind::Bag, "701", "10:20"), Some(meeting)),
            (finding(Kind::Bag, "701", "09:30"), None),
            (finding(Kind::Bag, "702", "10:20"), None),
            (NewItem { after: After::Nothing, ..finding(Kind::Bag, "701", "10:20") }, None),
            (NewItem { after: After::Meeting(meeting), ..finding(Kind::Bag, "702", "10:20") }, Some(meeting)),
        ] {
            let id = id_of(&house.finds("qian", new).await.unwrap());
            assert_eq!(house.found_page("qian", id).await.unwrap().view.item.meeting, expected);
        }
        let unknown = After::Meeting(domain::MeetingId::derived(&["nowhere"]));
        let refused = house.finds("qian", NewItem { after: unknown, ..finding(Kind::Bag, "701", "10:20") }).await;
        assert_eq!(code(refused), "choice-unknown");
        let later = finding(Kind::Bag, "701", "10:31");
        assert_eq!(code(house.finds("qian", later).await), "found-item-time-unfit");
    }

    // C4.3.2
    async fn what_is_worth_something_needs_a_witness_and_each_does_what_is_theirs_c4_3_2(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.set("09:00");
        let id = id_of(&house.finds("wang", finding(Kind::Valuables, "701", "09:00")).await.unwrap());
        for (witness, expected) in [(None, "found-item-witness-missing"), (Some("wang"), "found-item-witness-other"), (Some("court-ting"), "choice-unknown")] {
            let refused = house.does("wang", id, Step::Store, stored("保险柜", witness)).await;
            assert_eq!(code(refused), expected, "{witness:?}");
        }
        house.does("wang", id, Step::Store, stored("保险柜", Some("qian"))).await.unwrap();
        let page = house.found_page("li", id).await.unwrap();
        assert_eq!((page.steps[0].witness.as_str(), page.view.item.shelf.as_str()), ("钱前台", "保险柜"));
        // Attendants put away what their team found, and no more.
        for (login, next, expected) in [
            ("wang", Step::Inform, "not-allowed"),
            ("wang", Step::HandBack, "not-allowed"),
            ("qian", Step::HandOver, "not-allowed"),
            ("bao", Step::Dispose, "not-allowed"),
            ("chen", Step::Store, "not-allowed"),
            ("qiang", Step::Store, "found-item-unknown"),
        ] {
            assert_eq!(code(house.does(login, id, next, said("甲", "电话")).await), expected, "{login} {next:?}");
        }
        assert!(house.found_page("qiang", id).await.is_none());
        assert_eq!(house.found_of("qiang", Which::Open, "").await.items.len(), 0);
        assert_eq!(house.found_of("zhao", Which::Open, "").await.items.len(), 1);
        for login in ["sun", "chen", "shen", "an"] {
            assert_eq!(code(house.finds(login, finding(Kind::Bag, "701", "09:00")).await), "not-allowed", "{login}");
        }
        let desk = house.who("court-desk").await;
        assert!(find(&house.app, &desk, &court(), id).await.unwrap().is_none());
        // One command is one thing, whoever sends it again.
        let (command, wang, qian) = (house.command(), house.who("wang").await, house.who("qian").await);
        let new = || finding(Kind::Bag, "701", "09:00");
        let first = take_down(&house.app, &wang, &bureau(), &command, new(), None).await.unwrap();
        assert_eq!(take_down(&house.app, &wang, &bureau(), &command, new(), None).await.unwrap(), first);
        assert_eq!(code(take_down(&house.app, &qian, &bureau(), &command, new(), None).await), "command-reused");
    }

    // C4.3.2
    async fn nothing_is_thrown_away_before_its_year_and_what_is_due_is_seen_c4_3_2(house: House) {
        house.furnish().await;
        house.set("09:00");
        let umbrella = id_of(&house.finds("qian", finding(Kind::Umbrella, "701", "09:00")).await.unwrap());
        let card = id_of(&house.finds("qian", finding(Kind::Document, "701", "09:00")).await.unwrap());
        let food = id_of(&house.finds("qian", finding(Kind::Perishable, "701", "09:00")).await.unwrap());
        house.does("li", food, Step::Dispose, said("", "已变质")).await.unwrap();
        assert_eq!(code(house.does("li", umbrella, Step::Dispose, said("", "占地方")).await), "found-item-not-noticed");
        for day in ["2026-07-05", "2026-07-07"] {
            assert_eq!(code(house.does("qian", umbrella, Step::Publish, noticed(day)).await), "found-item-notice-unfit", "{day}");
        }
        assert_eq!(code(house.does("qian", umbrella, Step::Publish, noticed("7月6日")).await), "day-unknown");
        house.does("qian", umbrella, Step::Publish, noticed("2026-07-06")).await.unwrap();
        assert_eq!(code(house.does("qian", umbrella, Step::Publish, noticed("2026-07-06")).await), "found-item-noticed");
        assert_eq!(code(house.does("li", umbrella, Step::Dispose, said("", "占地方")).await), "found-item-too-early");
        // The rest is put up together.
        assert_eq!(code(house.puts_up("2026-07-07").await), "found-item-notice-unfit");
        house.puts_up("2026-07-06").await.unwrap();
        assert_eq!(code(house.puts_up("2026-07-06").await), "found-items-all-noticed");
        assert_eq!(house.found_page("li", card).await.unwrap().view.legal_end.unwrap().to_string(), "2027-07-06");
        // Thirty days, where the site says nothing.
        house.set("2026-08-05 09:00");
        assert_eq!(house.found_of("li", Which::Open, "").await.overdue, 0);
        house.set("2026-08-06 09:00");
        let found = house.found_of("li", Which::Open, "").await;
        assert_eq!((found.open, found.overdue, found.days), (2, 2, 30));
        assert!(found.items.iter().all(|view| view.overdue));
        let (li, qian, command) = (house.who("li").await, house.who("qian").await, house.command());
        assert_eq!(code(set_days(&house.app, &qian, &bureau(), &command, 60).await), "not-allowed");
        assert_eq!(code(set_days(&house.app, &li, &bureau(), &command, 0).await), "found-item-days-unfit");
        set_days(&house.app, &li, &bureau(), &house.command(), 60).await.unwrap();
        assert_eq!(house.found_of("li", Which::Open, "").await.overdue, 0);
        house.does("li", card, Step::HandOver, said("城东派出所", "2026-88")).await.unwrap();
        house.set("2027-07-07 09:00");
        assert_eq!(code(house.does("li", umbrella, Step::Dispose, said("", " ")).await), "found-item-reason-missing");
        house.does("li", umbrella, Step::Dispose, said("", "无人认领，上缴国库")).await.unwrap();
        assert_eq!(house.found_of("li", Which::Open, "").await.open, 0);
    }

    // C4.3.2
    async fn what_somebody_looks_for_is_held_against_what_was_found_c4_3_2(house: House) {
        house.furnish().await;
        house.set("11:00");
        let (qian, wang) = (house.who("qian").await, house.who("wang").await);
        assert_eq!(code(take(&house.app, &wang, &bureau(), &house.command(), lost_umbrella()).await), "not-allowed");
        let taken = take(&house.app, &qian, &bureau(), &house.command(), lost_umbrella()).await.unwrap();
        let id: LostReportId = taken.subject.unwrap().parse().unwrap();
        let item = id_of(&house.finds("qian", finding(Kind::Umbrella, "701", "10:30")).await.unwrap());
        house.finds("qian", finding(Kind::Bag, "701", "10:30")).await.unwrap();
        let page = lost::find(&house.app, &qian, &bureau(), id).await.unwrap().unwrap();
        assert_eq!(page.proposals.iter().map(|one| one.item.id).collect::<Vec<_>>(), [item]);
        assert_eq!(page.view.report.told.as_ref().unwrap().telephone, "138 1234 5678", "who calls back sees the number");
        // Lists and others see the mask.
        let list = lost::list(&house.app, &qian, &bureau(), None).await.unwrap().unwrap();
        let told = list.reports[0].report.told.clone().unwrap();
        assert_eq!((told.name.as_str(), told.telephone.as_str()), ("张*", "138****5678"));
        let shen = house.who("shen").await;
        let page = lost::find(&house.app, &shen, &bureau(), id).await.unwrap().unwrap();
        assert_eq!((page.view.report.told.unwrap().name.as_str(), page.may_close), ("张*", false));
        assert!(lost::list(&house.app, &wang, &bureau(), None).await.unwrap().is_none());
        assert_eq!(house.found_page("qian", item).await.unwrap().reports.len(), 1);
        assert_eq!(house.found_page("shen", item).await.unwrap().reports.len(), 0);
        close(&house.app, &qian, &bureau(), &house.command(), (id, Some(item))).await.unwrap();
        let again = close(&house.app, &qian, &bureau(), &house.command(), (id, None)).await;
        assert_eq!(code(again), "lost-report-closed");
        let page = lost::find(&house.app, &qian, &bureau(), id).await.unwrap().unwrap();
        assert_eq!(page.item.unwrap().item.id, item);
        let nothing = FoundItemId::derived(&["nothing"]);
        let other = take(&house.app, &qian, &bureau(), &house.command(), lost_umbrella()).await.unwrap();
        let other: LostReportId = other.subject.unwrap().parse().unwrap();
        assert_eq!(code(close(&house.app, &qian, &bureau(), &house.command(), (other, Some(nothing))).await), "choice-unknown");
        let elsewhere = Loss { room: Some(court_room("101")), ..lost_umbrella() };
        assert_eq!(code(take(&house.app, &qian, &bureau(), &house.command(), elsewhere).await), "room-unknown");
    }

    // C4.3.2
    async fn what_was_told_is_sealed_and_gone_a_year_after_the_thing_left_c4_3_2(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = id_of(&house.finds("qian", finding(Kind::Umbrella, "701", "09:00")).await.unwrap());
        let here = id_of(&house.finds("qian", finding(Kind::Bag, "701", "09:00")).await.unwrap());
        house.set("11:00");
        let qian = house.who("qian").await;
        let taken = take(&house.app, &qian, &bureau(), &house.command(), lost_umbrella()).await.unwrap();
        let report: LostReportId = taken.subject.unwrap().parse().unwrap();
        house.does("qian", id, Step::HandBack, given_back("", "手部受伤")).await.unwrap();
        if let Some(written) = house.written() {
            let holds = |text: &str| written.windows(text.len()).any(|some| some == text.as_bytes());
            assert!(!holds("金丝雀") && !holds("138 1234 5678"), "what is personal is sealed");
        }
        let found = house.found_of("qian", Which::Open, "金丝雀").await;
        assert_eq!(found.items.iter().map(|view| view.item.id).collect::<Vec<_>>(), [here]);
        house.set_ms(at("11:00") + 365 * DAY_MS);
        app::timer::sweep(&house.app).await.unwrap();
        assert!(house.found_page("qian", id).await.unwrap().view.item.description.is_some());
        house.set_ms(at("11:00") + 366 * DAY_MS);
        app::timer::sweep(&house.app).await.unwrap();
        let page = house.found_page("qian", id).await.unwrap();
        assert_eq!((page.view.item.description, page.steps[0].done.said.clone()), (None, None));
        assert_eq!((page.view.item.state, page.steps[0].done.reason.as_str()), (State::HandedBack, ""));
        let page = lost::find(&house.app, &qian, &bureau(), report).await.unwrap().unwrap();
        assert_eq!(page.view.report.told, None);
        assert!(house.found_page("qian", here).await.unwrap().view.item.description.is_some(), "what is still here is not forgotten");
        assert_eq!(house.count_of(&bureau(), "register-erased").await, 2);
    }
}
