//! The tables of reaching people.

use super::{duty, shift};

diesel::table! {
    alert_way (site_id, id) {
        site_id -> Text,
        id -> Text,
        name -> Text,
        format -> Text,
        host -> Text,
        sealed -> Text,
        stages -> Text,
        added_at -> BigInt,
        added_by -> Text,
        tried_at -> Nullable<BigInt>,
        delivered_at -> Nullable<BigInt>,
        failing_since -> Nullable<BigInt>,
        failed_at -> Nullable<BigInt>,
        failure -> Text,
        language -> Text,
    }
}

diesel::table! {
    alert_rule (site_id, account_id) {
        site_id -> Text,
        account_id -> Text,
        mail -> Text,
        mail_takes -> Text,
        quiet_from -> Nullable<Integer>,
        quiet_until -> Nullable<Integer>,
    }
}

diesel::table! {
    alert (site_id, id) {
        site_id -> Text,
        id -> Text,
        duty_id -> Nullable<Text>,
        stage -> Text,
        stage_rank -> Integer,
        way -> Text,
        account_id -> Nullable<Text>,
        way_id -> Nullable<Text>,
        due_at -> BigInt,
        written_at -> BigInt,
        next_at -> Nullable<BigInt>,
        tries -> Integer,
        received_at -> Nullable<BigInt>,
        read_at -> Nullable<BigInt>,
        unreached_at -> Nullable<BigInt>,
        failure -> Text,
        ended -> Nullable<Text>,
    }
}

diesel::table! {
    push_key (id) {
        id -> Text,
        public -> Text,
        sealed -> Text,
        made_at -> BigInt,
    }
}

diesel::table! {
    push_subscription (site_id, id) {
        site_id -> Text,
        id -> Text,
        account_id -> Text,
        host -> Text,
        sealed -> Text,
        language -> Text,
        session_hash -> Text,
        added_at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(alert, duty);
diesel::allow_tables_to_appear_in_same_query!(alert, shift);
