//! Taking back what one just did: at once for everybody, and kept in the journal.

use app::duty::Settlement;
use app::serving::Word;
use app::withdrawal::{of_duty, of_word};
use app::{Answer, Error};
use domain::{DutyId, MeetingId};

use crate::house::{House, bureau, code, meeting_in, room, stories};

async fn take_back(house: &House, login: &str, duty: DutyId) -> Result<Answer, Error> {
    let who = house.who(login).await;
    of_duty(&house.app, &who, &bureau(), &house.command(), duty).await
}

async fn unsay(
    house: &House,
    login: &str,
    meeting: MeetingId,
    word: Word,
) -> Result<Answer, Error> {
    let who = house.who(login).await;
    of_word(&house.app, &who, &bureau(), &house.command(), meeting, word).await
}

stories! {
    async fn a_refill_done_by_a_slip_of_the_thumb_is_open_again_and_its_next_round_gone(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.done("wang", "09:12", meeting, "refill", 1).await;
        assert_eq!(house.rounds(meeting, "refill").await, ["09:10-09:15 done 09:12 on_time 王芳", "09:27-09:32"]);
        house.set("09:12:06");
        let first = house.duty(&bureau(), meeting, "refill", 1).await.id;
        assert_eq!(code(take_back(&house, "zhao", first).await), "nothing-to-take-back");
        take_back(&house, "wang", first).await.unwrap();
        assert_eq!(house.rounds(meeting, "refill").await, ["09:10-09:15"]);
        assert_eq!(code(take_back(&house, "wang", first).await), "nothing-to-take-back");
        house.done("wang", "09:14", meeting, "refill", 1).await;
        assert_eq!(house.rounds(meeting, "refill").await, ["09:10-09:15 done 09:14 on_time 王芳", "09:29-09:34"]);
        assert_eq!(house.count_of(&bureau(), "duty-withdrawn").await, 1, "the journal keeps both");
        house.set("09:15:01");
        assert_eq!(code(take_back(&house, "wang", first).await), "too-late-to-take-back");
    }

    async fn a_meeting_ended_too_soon_goes_on_with_its_rounds(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.say("wang", "09:05", meeting, Word::Ended).await;
        assert_eq!(house.rounds(meeting, "clear-up").await.len(), 1);
        house.set("09:05:05");
        unsay(&house, "wang", meeting, Word::Ended).await.unwrap();
        let page = house.page(&bureau(), meeting).await;
        assert_eq!(page.view.phase(), "running");
        assert_eq!(house.rounds(meeting, "refill").await, ["09:10-09:15"]);
        assert!(page.duties.iter().all(|duty| duty.rule != "clear-up"), "what came of the end is gone");
        house.say("wang", "09:40", meeting, Word::Ended).await;
        assert_eq!(house.page(&bureau(), meeting).await.view.phase(), "ended");
    }

    async fn what_others_went_on_from_is_not_taken_back(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.say("zhao", "09:00:20", meeting, Word::Break).await;
        house.set("09:00:30");
        assert_eq!(code(unsay(&house, "wang", meeting, Word::Started).await), "others-followed");
        assert_eq!(house.page(&bureau(), meeting).await.view.phase(), "on_break");
    }

    async fn an_end_is_not_taken_back_where_another_meeting_runs_since(house: House) {
        house.furnish().await;
        let first = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let second = house.book(meeting_in(room("701"), "11:30", "12:30")).await;
        house.say("wang", "09:00", first, Word::Started).await;
        house.say("wang", "10:00", first, Word::Ended).await;
        house.say("zhao", "10:00:20", second, Word::Started).await;
        house.set("10:00:30");
        assert_eq!(code(unsay(&house, "wang", first, Word::Ended).await), "room-in-use");
        assert_eq!(house.page(&bureau(), first).await.view.phase(), "ended");
    }

    async fn a_duty_of_the_day_is_taken_back_by_whoever_settled_it(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        let day = house.day(&bureau(), "2026-07-06").await;
        let kettles = day.iter().find(|duty| duty.rule == "two-kettles").unwrap().id;
        house.set("08:50");
        house.try_settle("wang", kettles, Settlement::Done, &house.command()).await.unwrap();
        assert_eq!(code(take_back(&house, "zhao", kettles).await), "nothing-to-take-back");
        take_back(&house, "wang", kettles).await.unwrap();
        let day = house.day(&bureau(), "2026-07-06").await;
        assert_eq!(day.iter().find(|duty| duty.id == kettles).unwrap().outcome, None);
        house.try_settle("zhao", kettles, Settlement::Done, &house.command()).await.unwrap();
        assert_eq!(code(take_back(&house, "wang", kettles).await), "nothing-to-take-back");
    }
}
