//! What the finding of a case may rest on: the case's own entries, those of its call, and what was done
//! or not about the orders for its meeting.

use app::case::open_from_call;
use domain::CallId;
use domain::call::{Handling, Note, Told as Heard};
use domain::case::{Cause, Said, State, Step};

use crate::cases::{fruit_by_itself, id_of, said, until};
use crate::house::{House, bureau, code, meeting_in, room, stories};

fn finding(cites: Vec<i64>) -> Said {
    Said {
        cites,
        cause: Some(Cause::Unconfirmed),
        ours: true,
        ..said("没有请客户确认")
    }
}

impl House {
    /// Somebody complains by telephone.
    pub(crate) async fn complaining_call(&self) -> CallId {
        let desk = self.who("qian").await;
        let note = Note {
            told: Heard {
                caller: "金丝雀".to_owned(),
                organisation: String::new(),
                telephone: "13812345678".to_owned(),
                case_number: String::new(),
                matter: "昨天没人带路".to_owned(),
                remark: String::new(),
            },
            kind: "complaint".to_owned(),
            urgency: "ordinary".to_owned(),
            handling: Handling::Answered,
            to: String::new(),
            agreed: None,
            assignee: None,
        };
        let command = self.command();
        let taken = app::call::take(&self.app, &desk, &bureau(), &command, note).await;
        taken.unwrap().subject.unwrap().parse().unwrap()
    }
}

stories! {
    // B1
    // B3
    // B4
    async fn a_complaint_by_telephone_about_no_meeting_rests_on_its_call_and_is_settled_b1_b3_b4(house: House) {
        house.furnish().await;
        house.set("09:00");
        let (call, other) = (house.complaining_call().await, house.complaining_call().await);
        let desk = house.who("qian").await;
        let open = async |call: CallId| {
            let opened = open_from_call(&house.app, &desk, &bureau(), &house.command(), call, None).await;
            id_of(&opened.unwrap())
        };
        let (id, of_other) = (open(call).await, open(other).await);
        house.takes("qian", id, Step::Promise, until("10:30")).await.unwrap();
        let page = house.case("li", id).await.unwrap();
        assert!(page.meeting.is_none() && page.orders.is_empty());
        let acts: Vec<&str> = page.entries.iter().map(|one| one.entry.act.as_str()).collect();
        assert_eq!(acts.iter().filter(|act| **act == "call-taken").count(), 1, "of its own call alone: {acts:?}");
        let taken = page.entries.iter().find(|one| one.entry.act == "call-taken").unwrap().number;
        let foreign = house.case("li", of_other).await.unwrap().entries[0].number;
        assert_eq!(code(house.takes("li", id, Step::Find, finding(vec![foreign])).await), "case-cite-foreign");
        house.takes("li", id, Step::Find, finding(vec![taken, page.steps[0].entry])).await.unwrap();
        let report = Said { apology: "向您道歉".to_owned(), ..said("当天少排了一个人") };
        house.takes("qian", id, Step::Report, report).await.unwrap();
        house.takes("qian", id, Step::Accept, said("谅解")).await.unwrap();
        let page = house.case("li", id).await.unwrap();
        assert_eq!(page.view.case.state, State::Accepted);
        let found = page.steps.iter().find(|one| one.step == Step::Find).unwrap();
        assert_eq!(found.said.cites, [taken, page.steps[0].entry]);
    }

    // B3
    async fn that_nobody_asked_the_client_in_time_is_cited_b3(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "11:00")).await;
        let lead = house.who("li").await;
        let mut asked = fruit_by_itself();
        asked.matter.meeting = Some(meeting);
        app::order::place(&house.app, &lead, &bureau(), &house.command(), asked).await.unwrap();
        house.tick("08:00").await;
        let id = id_of(&house.complaint("qian", Some(meeting)).await.unwrap());
        house.takes("qian", id, Step::Promise, until("10:30")).await.unwrap();
        let page = house.case("li", id).await.unwrap();
        let confirm = page.duties.iter().find(|duty| duty.rule == "confirm-order").unwrap();
        let is_it = |one: &&domain::journal::Written| one.entry.act == "duty-overdue" && one.entry.duty == Some(confirm.id);
        let late = page.entries.iter().find(is_it).unwrap().number;
        house.takes("li", id, Step::Find, finding(vec![late])).await.unwrap();
        let steps = house.case("li", id).await.unwrap().steps;
        assert_eq!(steps.last().unwrap().said.cites, [late]);
    }
}
