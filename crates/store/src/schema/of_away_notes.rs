//! The tables of the notes at the doors of teams' offices.

diesel::table! {
    away_note (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        team_id -> Text,
        begun_at -> BigInt,
        last_id -> Text,
        over_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    away_word (site_id, account_id) {
        site_id -> Text,
        account_id -> Text,
        at -> BigInt,
        place -> Text,
        back_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    door_screen (site_id, id) {
        site_id -> Text,
        id -> Text,
        team_id -> Text,
        name -> Text,
        code -> Text,
        added_at -> BigInt,
        added_by -> Text,
        asked_at -> Nullable<BigInt>,
        revoked_at -> Nullable<BigInt>,
    }
}
