//! Photos of duties: where the standard has one taken it is added to the duty, and where it demands one the duty is
//! not done without.

use std::sync::Arc;

use app::duty::{Settlement, add_photo, photo, why};
use app::photo::{Taken, drawn};
use app::site::publish_standard;
use app::{Answer, Error};
use domain::{DutyId, PhotoId};

use crate::house::{House, bureau, code, meeting_in, room, stories, told};

/// A picture of one shade, by which it is told from others.
fn picture(shade: u8) -> Taken {
    Arc::new(drawn((40, 30), |x, y| [x as u8, y as u8, shade * 40]).unwrap())
}

impl House {
    async fn photographs(&self, who: &str, duty: DutyId, shade: u8) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        let taken = picture(shade);
        add_photo(&self.app, &actor, &bureau(), &command, duty, taken).await
    }

    async fn photos_of(&self, duty: DutyId) -> Vec<PhotoId> {
        let lead = self.who("li").await;
        let shown = why(&self.app, &lead, &bureau(), duty).await;
        let photos = shown.unwrap().unwrap().photos;
        photos.iter().map(|one| one.id).collect()
    }

    async fn looks_at(&self, who: &str, duty: DutyId, id: PhotoId) -> bool {
        let actor = self.who(who).await;
        let found = photo(&self.app, &actor, &bureau(), (duty, id), true).await;
        found.unwrap().is_some()
    }
}

stories! {
    // A4.3
    async fn a_photo_of_the_venue_is_added_before_and_after_it_was_checked_a4_3(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let duty = house.duty(&bureau(), meeting, "venue-check", 1).await;
        assert_eq!(duty.photo, standards::Photo::Optional);
        house.set("08:10");
        house.photographs("wang", duty.id, 0).await.unwrap();
        house.photographs("wang", duty.id, 0).await.unwrap();
        house.try_settle("wang", duty.id, Settlement::Done, &house.command()).await.unwrap();
        house.photographs("wang", duty.id, 1).await.unwrap();
        let photos = house.photos_of(duty.id).await;
        assert_eq!(photos.len(), 2);
        assert_eq!(house.count_of(&bureau(), "duty-photo-added").await, 2);
        // Who may see the duty sees them, and of another duty they are none.
        let greet = house.duty(&bureau(), meeting, "greet", 1).await;
        assert!(house.looks_at("li", duty.id, photos[0]).await);
        assert!(!house.looks_at("xi", duty.id, photos[0]).await);
        assert!(!house.looks_at("li", greet.id, photos[0]).await);
        // Of what the standard has nobody photograph there are none, nor is it anybody's to add one.
        assert_eq!(code(house.photographs("wang", greet.id, 0).await), "duty-photo-unasked");
        assert_eq!(code(house.photographs("qiang", duty.id, 2).await), "not-your-team");
        for shade in 2..6 {
            house.photographs("wang", duty.id, shade).await.unwrap();
        }
        assert_eq!(code(house.photographs("wang", duty.id, 6).await), "photo-many");
        // They go by themselves after a year.
        house.set("2027-07-08 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert!(house.photos_of(duty.id).await.is_empty());
    }

    // A4.3
    async fn where_the_standard_demands_a_photo_the_duty_is_not_done_without_one_a4_3(house: House) {
        house.furnish().await;
        let body = standards::shipped::BUREAU_HQ;
        let demanding = body.replace("photo = \"optional\"", "photo = \"required\"");
        let chen = house.who("chen").await;
        publish_standard(&house.app, &chen, &bureau(), &house.command(), demanding).await.unwrap().unwrap();
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let duty = house.duty(&bureau(), meeting, "venue-check", 1).await.id;
        house.set("08:10");
        let done = async || house.try_settle("wang", duty, Settlement::Done, &house.command()).await;
        assert_eq!(code(done().await), "duty-photo-missing");
        house.photographs("wang", duty, 0).await.unwrap();
        done().await.unwrap();
        let after = house.duty(&bureau(), meeting, "venue-check", 1).await;
        assert!(told(&after).contains("done 08:10"), "{}", told(&after));
        // What is waived was not done, and needs none.
        let other = house.book(meeting_in(room("702"), "09:00", "10:00")).await;
        let other = house.duty(&bureau(), other, "venue-check", 1).await.id;
        let waived = Settlement::Waived("会议室未启用".to_owned());
        house.try_settle("li", other, waived, &house.command()).await.unwrap();
        assert_eq!(code(house.photographs("li", other, 0).await), "duty-settled");
    }
}
