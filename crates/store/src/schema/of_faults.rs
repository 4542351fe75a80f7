//! The tables of faults and of photos.

diesel::table! {
    fault (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        room_id -> Text,
        spot -> Text,
        kind -> Text,
        urgency -> Text,
        description -> Text,
        found_duty_id -> Nullable<Text>,
        found_step -> Nullable<Integer>,
        found_item -> Nullable<Text>,
        seen_at -> Nullable<BigInt>,
        reported_at -> BigInt,
        reporter -> Text,
        reporter_id -> Nullable<Text>,
        state -> Text,
        joined -> Integer,
        sent_back -> Integer,
        answer_due_at -> Nullable<BigInt>,
        answered_at -> Nullable<BigInt>,
        repairer -> Text,
        agreed_at -> Nullable<BigInt>,
        repaired_at -> Nullable<BigInt>,
        repaired_by -> Text,
        repaired_by_id -> Nullable<Text>,
        accept_due_at -> Nullable<BigInt>,
        late -> Bool,
        closed_at -> Nullable<BigInt>,
        closed_by -> Text,
    }
}

diesel::table! {
    fault_step (site_id, fault_id, position) {
        site_id -> Text,
        fault_id -> Text,
        position -> Integer,
        step -> Text,
        at -> BigInt,
        done_by -> Text,
        repairer -> Text,
        note -> Text,
        material -> Text,
        agreed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    photo (site_id, id) {
        site_id -> Text,
        id -> Text,
        register -> Text,
        subject_id -> Text,
        added_at -> BigInt,
        added_by -> Text,
        added_by_id -> Nullable<Text>,
        sha -> Text,
        width -> Integer,
        height -> Integer,
        sealed -> Binary,
        small_sealed -> Binary,
    }
}

diesel::allow_tables_to_appear_in_same_query!(fault, photo);
