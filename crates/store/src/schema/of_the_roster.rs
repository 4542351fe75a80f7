//! The tables of the roster, of leave and swaps, of hand-overs and of spot checks.

diesel::table! {
    planned_shift (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        account_id -> Text,
        team_id -> Text,
        starts_at -> BigInt,
        ends_at -> BigInt,
        revision -> Integer,
        removed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    leave (site_id, id) {
        site_id -> Text,
        id -> Text,
        account_id -> Text,
        starts_at -> BigInt,
        ends_at -> BigInt,
        told -> Text,
        asked_at -> BigInt,
        standing -> Text,
        decided_at -> Nullable<BigInt>,
        decided_by -> Text,
        decided_by_id -> Nullable<Text>,
        reason -> Text,
    }
}

diesel::table! {
    shift_swap (site_id, id) {
        site_id -> Text,
        id -> Text,
        asker_id -> Text,
        colleague_id -> Text,
        given_id -> Text,
        given_revision -> Integer,
        given_team_id -> Text,
        given_starts_at -> BigInt,
        given_ends_at -> BigInt,
        taken_id -> Nullable<Text>,
        taken_revision -> Nullable<Integer>,
        taken_team_id -> Nullable<Text>,
        taken_starts_at -> Nullable<BigInt>,
        taken_ends_at -> Nullable<BigInt>,
        told -> Text,
        asked_at -> BigInt,
        answered_at -> Nullable<BigInt>,
        standing -> Text,
        decided_at -> Nullable<BigInt>,
        decided_by -> Text,
        decided_by_id -> Nullable<Text>,
        reason -> Text,
    }
}

diesel::table! {
    spot_check (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        at -> BigInt,
        account_id -> Text,
        team_id -> Text,
        standard_version -> Integer,
        rule -> Text,
        checked_by -> Text,
        checked_by_id -> Nullable<Text>,
        answered_at -> Nullable<BigInt>,
        answer -> Text,
    }
}

diesel::table! {
    spot_check_item (site_id, spot_check_id, position) {
        site_id -> Text,
        spot_check_id -> Text,
        position -> Integer,
        item -> Text,
        points -> Integer,
        note -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(spot_check, spot_check_item);

diesel::table! {
    hand_over (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        account_id -> Text,
        name -> Text,
        team_id -> Nullable<Text>,
        asked_at -> BigInt,
        due_at -> Nullable<BigInt>,
        made_at -> Nullable<BigInt>,
        note -> Text,
        acknowledged_at -> Nullable<BigInt>,
        acknowledged_by -> Text,
        acknowledged_by_id -> Nullable<Text>,
    }
}
