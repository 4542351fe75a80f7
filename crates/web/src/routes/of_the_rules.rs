//! Rules of the house and the drill of the directory: their pages and their API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::{drill, house_rule};

/// Adds every page and every operation of the rules of the house and of the drill.
pub(super) fn of_the_rules(routes: Routes) -> Routes {
    of_the_drill(api_of_the_rules(pages_of_the_rules(routes)))
}

fn pages_of_the_rules(routes: Routes) -> Routes {
    let view = Need::right(Object::HouseRule, Action::View);
    let create = Need::right(Object::HouseRule, Action::Create);
    let edit = Need::right(Object::HouseRule, Action::Edit);
    let read = Need::right(Object::HouseRule, Action::Do);
    let who = Need::right(Object::HouseRule, Action::Export);
    let all = "/sites/{site}/house-rules";
    let draft = "/sites/{site}/house-rules/{rule}/draft";
    let removal = "/sites/{site}/house-rules/{rule}/draft/removal";
    let publication = "/sites/{site}/house-rules/{rule}/publication";
    let withdrawal = "/sites/{site}/house-rules/{rule}/withdrawal";
    let acknowledgement = "/sites/{site}/house-rules/{rule}/acknowledgement";
    let readers = "/sites/{site}/house-rules/{rule}/readers";
    routes
        .get(all, view, house_rule::list)
        .post(all, create, house_rule::begin)
        .get("/sites/{site}/house-rules/new", create, house_rule::new)
        .get("/sites/{site}/house-rules/{rule}", view, house_rule::show)
        .get(
            "/sites/{site}/house-rules/{rule}/edit",
            edit,
            house_rule::edit,
        )
        .post(draft, edit, house_rule::write)
        .post(removal, edit, house_rule::discard)
        .post(publication, edit, house_rule::publish)
        .post(withdrawal, edit, house_rule::withdraw)
        .post(acknowledgement, read, house_rule::acknowledge)
        .get(readers, who, house_rule::readers)
}

fn api_of_the_rules(routes: Routes) -> Routes {
    let view = Need::right(Object::HouseRule, Action::View);
    let create = Need::right(Object::HouseRule, Action::Create);
    let edit = Need::right(Object::HouseRule, Action::Edit);
    let read = Need::right(Object::HouseRule, Action::Do);
    let who = Need::right(Object::HouseRule, Action::Export);
    let all = "/api/v1/sites/{site}/house-rules";
    let one = "/api/v1/sites/{site}/house-rules/{rule}";
    let draft = "/api/v1/sites/{site}/house-rules/{rule}/draft";
    let removal = "/api/v1/sites/{site}/house-rules/{rule}/draft/removal";
    let publication = "/api/v1/sites/{site}/house-rules/{rule}/publication";
    let withdrawal = "/api/v1/sites/{site}/house-rules/{rule}/withdrawal";
    let acknowledgement = "/api/v1/sites/{site}/house-rules/{rule}/acknowledgement";
    let readers = "/api/v1/sites/{site}/house-rules/{rule}/readers";
    routes
        .get(all, view, api::list_rules)
        .post(all, create, api::begin_rule)
        .get(one, view, api::show_rule)
        .put(draft, edit, api::put_rule_draft)
        .post(removal, edit, api::discard_rule_draft)
        .post(publication, edit, api::publish_rule)
        .post(withdrawal, edit, api::withdraw_rule)
        .post(acknowledgement, read, api::acknowledge_rule)
        .get(readers, who, api::show_rule_readers)
}

fn of_the_drill(routes: Routes) -> Routes {
    let act = Need::right(Object::Drill, Action::Do);
    let team = Need::right(Object::Drill, Action::Export);
    let round = "/sites/{site}/drill/{round}";
    let answers = "/sites/{site}/drill/{round}/answers";
    let all = "/api/v1/sites/{site}/drill/rounds";
    let api_round = "/api/v1/sites/{site}/drill/rounds/{round}";
    let api_answers = "/api/v1/sites/{site}/drill/rounds/{round}/answers";
    routes
        .get("/sites/{site}/drill", act, drill::show)
        .post("/sites/{site}/drill", act, drill::begin)
        .get("/sites/{site}/drill/team", team, drill::team)
        .get(round, act, drill::show_round)
        .post(answers, act, drill::answer)
        .get("/api/v1/sites/{site}/drill", act, api::show_drill)
        .get(
            "/api/v1/sites/{site}/drill/team",
            team,
            api::show_drill_team,
        )
        .post(all, act, api::begin_drill)
        .get(api_round, act, api::show_drill_round)
        .post(api_answers, act, api::answer_drill)
}
