//! The tables of people beside the person: whom they act for, how they are found, where they are.

diesel::table! {
    secretary (site_id, leader_id, secretary_id) {
        site_id -> Text,
        leader_id -> Text,
        secretary_id -> Text,
    }
}

diesel::table! {
    person_key (site_id, key, precedence, person_id) {
        site_id -> Text,
        key -> Text,
        precedence -> Integer,
        person_id -> Text,
    }
}

diesel::table! {
    presence (site_id, person_id) {
        site_id -> Text,
        person_id -> Text,
        whereabouts -> Text,
        back_at -> Nullable<BigInt>,
        note -> Text,
        said_at -> BigInt,
        said_by -> Text,
    }
}

diesel::table! {
    people_sheet (site_id, id) {
        site_id -> Text,
        id -> Text,
        account_id -> Text,
        body -> Text,
        made_at -> BigInt,
    }
}
