//! The tables of visits and entry control.

diesel::table! {
    visit (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        version -> Integer,
        state -> Text,
        sealed -> Nullable<Text>,
        document_sealed -> Nullable<Text>,
        telephone_mark -> Nullable<Text>,
        document_mark -> Nullable<Text>,
        companions -> Integer,
        expected_at -> Nullable<BigInt>,
        arrived_at -> Nullable<BigInt>,
        left_at -> Nullable<BigInt>,
        host_person_id -> Nullable<Text>,
        host_account_id -> Nullable<Text>,
        department_id -> Nullable<Text>,
        room_id -> Nullable<Text>,
        meeting_id -> Nullable<Text>,
        answer -> Nullable<Text>,
        answer_by -> Nullable<Text>,
        approval -> Nullable<Text>,
        approval_ground -> Nullable<Text>,
        approval_by -> Nullable<Text>,
        badge_code -> Nullable<Text>,
        badge_back_at -> Nullable<BigInt>,
        registered_by -> Text,
        registered_at -> BigInt,
        link_code -> Nullable<Text>,
        arrival_code -> Nullable<Text>,
        held_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    visit_look (site_id, id) {
        site_id -> Text,
        id -> Text,
        account_id -> Text,
        visit_id -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    visit_keeping (site_id, number) {
        site_id -> Text,
        number -> Integer,
        days -> Integer,
        document_days -> Integer,
        looks_an_hour -> Integer,
        proposed_by -> Text,
        proposed_by_account -> Nullable<Text>,
        proposed_at -> BigInt,
        approved_by -> Nullable<Text>,
        approved_at -> Nullable<BigInt>,
        call_days -> Integer,
        inquiry_days -> Integer,
        rating_days -> Integer,
    }
}

diesel::table! {
    watch_entry (site_id, id) {
        site_id -> Text,
        id -> Text,
        state -> Text,
        sealed -> Text,
        telephone_mark -> Nullable<Text>,
        document_mark -> Nullable<Text>,
        asked_by -> Text,
        asked_by_account -> Text,
        asked_at -> BigInt,
        agreed_by -> Nullable<Text>,
        agreed_at -> Nullable<BigInt>,
    }
}
