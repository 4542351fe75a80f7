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
        holder -> Text,
        holder_id -> Nullable<Text>,
        struck_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    paper_step (site_id, paper_id, position) {
        site_id -> Text,
        paper_id -> Text,
        position -> Integer,
        act -> Text,
        at -> BigInt,
        done_by -> Text,
        done_by_id -> Nullable<Text>,
        said -> Text,
        before_title -> Nullable<Text>,
        before_number -> Nullable<Text>,
        before_classified -> Nullable<Bool>,
        before_copies -> Nullable<Integer>,
        before_leader -> Nullable<Text>,
    }
}
