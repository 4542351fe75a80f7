//! What a case wants put right at once: a duty like others, and its tap can be taken back like theirs.

use app::case::{link, name_subject};
use domain::case::Step;

use crate::cases::{id_of, said, until};
use crate::house::{account, bureau, code, stories};

stories! {
    // B4
    async fn a_remedy_done_by_a_slip_of_the_thumb_is_taken_back_within_the_minute_b4(house: House) {
        let meeting = house.served().await;
        house.start_shift("zhao").await;
        let id = id_of(&house.complaint("qian", Some(meeting)).await.unwrap());
        house.takes("li", id, Step::Remedy, said("马上补两盘水果")).await.unwrap();
        let zhao = house.who("zhao").await;
        let phone = app::phone::state(&house.app, &zhao, &bureau()).await.unwrap().unwrap();
        let duty = phone.duties.iter().find(|duty| duty.rule == "remedy").unwrap().id;
        let done = async || {
            let settled = app::duty::Settlement::Done;
            app::duty::settle(&house.app, &zhao, &bureau(), &house.command(), duty, settled).await
        };
        let take_back = async || app::withdrawal::of_duty(&house.app, &zhao, &bureau(), &house.command(), duty).await;
        let link_code = house.code_of_case(id).await;
        let remedies = async || link::own_case(&house.app, &link_code, "1").await.unwrap().remedies;
        done().await.unwrap();
        assert_eq!(remedies().await, (1, 1));
        take_back().await.unwrap();
        assert_eq!(remedies().await, (1, 0), "the client is told what is true");
        let steps = house.case("li", id).await.unwrap().steps;
        assert!(steps.iter().all(|one| one.step != Step::Remedied));
        assert_eq!(code(take_back().await), "nothing-to-take-back");
        done().await.unwrap();
        // What was said of the case since may rest on it.
        house.takes("li", id, Step::Promise, until("10:30")).await.unwrap();
        assert_eq!(code(take_back().await), "others-followed");
        assert_eq!(remedies().await, (1, 1));
    }

    // B4
    async fn what_is_to_be_put_right_is_told_to_a_leader_at_once_where_everybody_served_b4(house: House) {
        let meeting = house.served().await;
        house.start_shift("duo").await;
        let id = id_of(&house.complaint("qian", Some(meeting)).await.unwrap());
        house.takes("li", id, Step::Remedy, said("马上补两盘水果")).await.unwrap();
        let holder = async || {
            let page = house.case("chen", id).await.unwrap();
            let remedy = page.own_duties.into_iter().find(|duty| duty.rule == "remedy").unwrap();
            (remedy.id, remedy.assignee.map(|one| one.account))
        };
        let (duty, holds) = holder().await;
        assert_eq!(holds, Some(account("duo")), "wang alone serves, and the case is about her");
        house.tick("09:20").await;
        assert_eq!(house.alerts_of(duty).await, ["opens phone 多面手"], "nobody waits until it is late");
        let duo = house.who("duo").await;
        let phone = app::phone::state(&house.app, &duo, &bureau()).await.unwrap().unwrap();
        assert!(phone.duties.iter().any(|one| one.id == duty));
        // It is lost neither with the end of a shift nor with a name.
        house.end_shift("duo").await;
        assert_eq!(holder().await.1, Some(account("li")));
        let chen = house.who("chen").await;
        name_subject(&house.app, &chen, &bureau(), &house.command(), id, account("li")).await.unwrap();
        assert_eq!(holder().await.1, Some(account("duo")));
        house.start_shift("zhao").await;
        name_subject(&house.app, &chen, &bureau(), &house.command(), id, account("duo")).await.unwrap();
        assert_eq!(holder().await.1, Some(account("zhao")), "somebody of the team is there again");
    }
}
