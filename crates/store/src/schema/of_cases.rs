//! The tables of cases and of what is said of meetings.

diesel::table! {
    service_case (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        opened_at -> BigInt,
        channel -> Text,
        category -> Text,
        severity -> Text,
        sealed -> Nullable<Text>,
        telephone_mark -> Nullable<Text>,
        link_sealed -> Nullable<Text>,
        link_mark -> Nullable<Text>,
        meeting_id -> Nullable<Text>,
        order_id -> Nullable<Text>,
        call_id -> Nullable<Text>,
        owner -> Text,
        owner_id -> Nullable<Text>,
        client_id -> Nullable<Text>,
        state -> Text,
        answer_due_at -> Nullable<BigInt>,
        answered_at -> Nullable<BigInt>,
        promised_at -> Nullable<BigInt>,
        cause -> Nullable<Text>,
        ours -> Nullable<Bool>,
        reported_at -> Nullable<BigInt>,
        contested -> Integer,
        close_due_at -> Nullable<BigInt>,
        closed_at -> Nullable<BigInt>,
        closed_by -> Text,
        closing -> Nullable<Text>,
        return_called_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    service_case_step (site_id, case_id, position) {
        site_id -> Text,
        case_id -> Text,
        position -> Integer,
        step -> Text,
        at -> BigInt,
        done_by -> Text,
        entry -> BigInt,
        sealed -> Nullable<Text>,
        until_at -> Nullable<BigInt>,
        cites -> Text,
        duty_id -> Nullable<Text>,
    }
}

diesel::table! {
    service_case_subject (site_id, case_id, account_id) {
        site_id -> Text,
        case_id -> Text,
        account_id -> Text,
        named_at -> BigInt,
        named_by -> Text,
    }
}

diesel::table! {
    meeting_rating (site_id, id) {
        site_id -> Text,
        id -> Text,
        meeting_id -> Nullable<Text>,
        order_id -> Nullable<Text>,
        team_id -> Nullable<Text>,
        at -> BigInt,
        score -> Integer,
        sealed -> Nullable<Text>,
        case_id -> Nullable<Text>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(service_case, service_case_step);
