//! The tables of the reception desk: calls, inquiries, the knowledge base.

diesel::table! {
    call (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        at -> BigInt,
        owner -> Text,
        owner_id -> Nullable<Text>,
        sealed -> Nullable<Text>,
        telephone_mark -> Nullable<Text>,
        kind -> Text,
        urgency -> Text,
        handling -> Text,
        to_whom -> Text,
        to_id -> Nullable<Text>,
        assignee_id -> Nullable<Text>,
        due_at -> Nullable<BigInt>,
        settled_at -> Nullable<BigInt>,
        settled_by -> Text,
        revision -> Integer,
    }
}

diesel::table! {
    call_change (site_id, call_id, revision) {
        site_id -> Text,
        call_id -> Text,
        revision -> Integer,
        at -> BigInt,
        changed_by -> Text,
        sealed -> Nullable<Text>,
    }
}

diesel::table! {
    call_attempt (site_id, call_id, position) {
        site_id -> Text,
        call_id -> Text,
        position -> Integer,
        at -> BigInt,
        tried_by -> Text,
        reached -> Bool,
        next_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    knowledge (site_id, id) {
        site_id -> Text,
        id -> Text,
        revision -> Integer,
        removed -> Bool,
    }
}

diesel::table! {
    knowledge_version (site_id, knowledge_id, revision) {
        site_id -> Text,
        knowledge_id -> Text,
        revision -> Integer,
        at -> BigInt,
        written_by -> Text,
        question -> Text,
        wordings -> Text,
        answer -> Text,
        department -> Text,
        valid_until -> Text,
    }
}

diesel::table! {
    inquiry (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        at -> BigInt,
        owner -> Text,
        owner_id -> Nullable<Text>,
        sealed -> Nullable<Text>,
        knowledge_id -> Nullable<Text>,
        to_whom -> Text,
        to_id -> Nullable<Text>,
        due_at -> Nullable<BigInt>,
        answered_at -> Nullable<BigInt>,
        answered_by -> Text,
        proposed -> Bool,
    }
}

diesel::allow_tables_to_appear_in_same_query!(knowledge, knowledge_version);
