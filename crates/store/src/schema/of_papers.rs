//! The tables of papers in custody.

diesel::table! {
    paper_hand_over (site_id, id) {
        site_id -> Text,
        id -> Text,
        at -> BigInt,
        handed_by -> Text,
        handed_by_id -> Nullable<Text>,
        receiver_id -> Text,
        receiver -> Text,
        reason -> Text,
        signature -> Nullable<Binary>,
    }
}

diesel::table! {
    paper_in_custody (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        title -> Text,
        document_number -> Text,
        classified -> Bool,
        copies -> Integer,
        leader_id -> Text,
        leader -> Text,
        room_id -> Text,
        retrieved_at -> BigInt,
        retrieved_by -> Text,
        retrieved_by_id -> Nullable<Text>,
        due_at -> Nullable<BigInt>,
        hand_over_id -> Nullable<Text>,
    }
}
