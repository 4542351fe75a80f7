//! The tables of assigned matters.

diesel::table! {
    assigned_matter (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        what -> Text,
        person_id -> Nullable<Text>,
        room_id -> Nullable<Text>,
        urgency -> Text,
        due_at -> BigInt,
        assigned_at -> BigInt,
        assigner -> Text,
        assigner_id -> Nullable<Text>,
        team_id -> Nullable<Text>,
        assignee -> Text,
        assignee_id -> Nullable<Text>,
        state -> Text,
        revision -> Integer,
        read_back_due_at -> Nullable<BigInt>,
        read_back_at -> Nullable<BigInt>,
        understood_at -> Nullable<BigInt>,
        asked_until_at -> Nullable<BigInt>,
        postponed -> Integer,
        done_at -> Nullable<BigInt>,
        late -> Bool,
        sent_back -> Integer,
        score -> Nullable<Integer>,
        closed_at -> Nullable<BigInt>,
        closed_by -> Text,
    }
}

diesel::table! {
    assigned_matter_step (site_id, matter_id, position) {
        site_id -> Text,
        matter_id -> Text,
        position -> Integer,
        step -> Text,
        at -> BigInt,
        done_by -> Text,
        given_to -> Text,
        note -> Text,
        for_whom -> Text,
        by_when -> Text,
        until_at -> Nullable<BigInt>,
        score -> Nullable<Integer>,
    }
}

use super::of_faults::photo;

diesel::allow_tables_to_appear_in_same_query!(assigned_matter, photo);
