//! The tables of the rules of the house and of the drill.

diesel::table! {
    house_rule (site_id, id) {
        site_id -> Text,
        id -> Text,
        issuer -> Text,
        drafted -> Integer,
        version -> Integer,
        withdrawn_at -> Nullable<BigInt>,
        withdrawn_by -> Text,
    }
}

diesel::table! {
    house_rule_draft (site_id, house_rule_id) {
        site_id -> Text,
        house_rule_id -> Text,
        revision -> Integer,
        at -> BigInt,
        written_by -> Text,
        title -> Text,
        body -> Text,
        note -> Text,
        in_force -> Text,
        days -> Integer,
        readers -> Text,
    }
}

diesel::table! {
    house_rule_version (site_id, house_rule_id, version) {
        site_id -> Text,
        house_rule_id -> Text,
        version -> Integer,
        at -> BigInt,
        published_by -> Text,
        title -> Text,
        body -> Text,
        note -> Text,
        in_force -> Text,
        days -> Integer,
        readers -> Text,
    }
}

diesel::table! {
    house_rule_acknowledgement (site_id, house_rule_id, version, account_id) {
        site_id -> Text,
        house_rule_id -> Text,
        version -> Integer,
        account_id -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    drill_round (site_id, id) {
        site_id -> Text,
        id -> Text,
        account_id -> Text,
        begun_at -> BigInt,
        seed -> Text,
    }
}

diesel::table! {
    drill_question (site_id, round_id, position) {
        site_id -> Text,
        round_id -> Text,
        position -> Integer,
        asks -> Text,
        subject_id -> Text,
        choices -> Text,
        right_choice -> Integer,
        chosen -> Nullable<Integer>,
        answered_at -> Nullable<BigInt>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(house_rule, house_rule_version, house_rule_draft);
diesel::allow_tables_to_appear_in_same_query!(drill_round, drill_question);
