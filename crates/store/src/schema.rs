//! The tables as Diesel sees them; the migrations are their source.

mod of_alerts;
mod of_assigned_matters;
mod of_away_notes;
mod of_banquets;
mod of_cases;
mod of_dining;
mod of_directions;
mod of_faults;
mod of_found_items;
mod of_newspapers;
mod of_offices;
mod of_orders;
mod of_papers;
mod of_people;
mod of_personal_data;
mod of_restocking;
mod of_the_desk;
mod of_the_hall;
mod of_the_reception_record;
mod of_the_roster;
mod of_the_rules;
mod of_visits;

pub use of_alerts::*;
pub use of_assigned_matters::*;
pub use of_away_notes::*;
pub use of_banquets::*;
pub use of_cases::*;
pub use of_dining::*;
pub use of_directions::*;
pub use of_faults::*;
pub use of_found_items::*;
pub use of_newspapers::*;
pub use of_offices::*;
pub use of_orders::*;
pub use of_papers::*;
pub use of_people::*;
pub use of_personal_data::*;
pub use of_restocking::*;
pub use of_the_desk::*;
pub use of_the_hall::*;
pub use of_the_reception_record::*;
pub use of_the_roster::*;
pub use of_the_rules::*;
pub use of_visits::*;

diesel::table! {
    site (id) {
        id -> Text,
        ordinal -> BigInt,
        name -> Text,
        time_zone -> Text,
        working_weekdays -> Integer,
        standard_version -> Integer,
        head_number -> BigInt,
        head_hash -> Text,
    }
}

diesel::table! {
    standard_version (site_id, version) {
        site_id -> Text,
        version -> Integer,
        body -> Text,
        published_at -> BigInt,
        published_by -> Text,
    }
}

diesel::table! {
    holiday (site_id, day) {
        site_id -> Text,
        day -> Text,
        working -> Bool,
    }
}

diesel::table! {
    building (site_id, id) {
        site_id -> Text,
        id -> Text,
        name -> Text,
    }
}

diesel::table! {
    floor (site_id, id) {
        site_id -> Text,
        id -> Text,
        building_id -> Text,
        name -> Text,
        level -> Integer,
    }
}

diesel::table! {
    room (site_id, id) {
        site_id -> Text,
        id -> Text,
        floor_id -> Text,
        number -> Text,
        name -> Text,
        kind -> Text,
        capacity -> Integer,
        whole_id -> Nullable<Text>,
        equipment -> Text,
        layouts -> Text,
        request_code -> Text,
    }
}

diesel::table! {
    closure (site_id, id) {
        site_id -> Text,
        id -> Text,
        room_id -> Text,
        from_at -> BigInt,
        until_at -> BigInt,
        reason -> Text,
    }
}

diesel::table! {
    department (site_id, id) {
        site_id -> Text,
        id -> Text,
        name -> Text,
    }
}

diesel::table! {
    person (site_id, id) {
        site_id -> Text,
        id -> Text,
        name -> Text,
        department_id -> Nullable<Text>,
        form_of_address -> Text,
        precedence -> Nullable<Integer>,
        office_telephone -> Text,
        office_told_to -> Text,
        mobile_telephone -> Text,
        mobile_told_to -> Text,
        room_id -> Nullable<Text>,
        plates -> Text,
        account_id -> Nullable<Text>,
        keyed -> Integer,
    }
}

diesel::table! {
    account (id) {
        id -> Text,
        login -> Text,
        name -> Text,
        password_hash -> Text,
        language -> Nullable<Text>,
        created_at -> BigInt,
        disabled_at -> Nullable<BigInt>,
        home_site_id -> Nullable<Text>,
    }
}

diesel::table! {
    role_grant (site_id, account_id, role) {
        site_id -> Text,
        account_id -> Text,
        role -> Text,
        granted_by -> Text,
        granted_at -> BigInt,
        approved_by -> Nullable<Text>,
        approved_at -> Nullable<BigInt>,
        granted_by_account -> Nullable<Text>,
    }
}

diesel::table! {
    session (secret_hash) {
        secret_hash -> Text,
        account_id -> Text,
        created_at -> BigInt,
        seen_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    token (secret_hash) {
        secret_hash -> Text,
        id -> Text,
        account_id -> Text,
        name -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    set_up_link (secret_hash) {
        secret_hash -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
        site_id -> Nullable<Text>,
    }
}

diesel::table! {
    team (site_id, id) {
        site_id -> Text,
        id -> Text,
        standard_name -> Text,
        name -> Text,
    }
}

diesel::table! {
    team_scope (site_id, team_id, kind, place_id) {
        site_id -> Text,
        team_id -> Text,
        kind -> Text,
        place_id -> Text,
    }
}

diesel::table! {
    team_member (site_id, team_id, account_id) {
        site_id -> Text,
        team_id -> Text,
        account_id -> Text,
    }
}

diesel::table! {
    shift (site_id, account_id, started_at) {
        site_id -> Text,
        account_id -> Text,
        started_at -> BigInt,
        ended_at -> Nullable<BigInt>,
        contact_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    series (site_id, id) {
        site_id -> Text,
        id -> Text,
        recurrence -> Text,
        except_days -> Text,
    }
}

diesel::table! {
    meeting (site_id, id) {
        site_id -> Text,
        id -> Text,
        series_id -> Nullable<Text>,
        booked_by -> Text,
        title -> Text,
        room_id -> Text,
        starts_at -> BigInt,
        ends_at -> BigInt,
        large -> Bool,
        status -> Text,
        host -> Text,
        headcount -> Integer,
        layout -> Text,
        equipment -> Text,
        place_cards -> Bool,
        secret -> Bool,
        note -> Text,
        revision -> Integer,
        standard_version -> Integer,
        started_at -> Nullable<BigInt>,
        seated_at -> Nullable<BigInt>,
        break_since -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
        cancelled_at -> Nullable<BigInt>,
        last_happening_at -> BigInt,
    }
}

diesel::table! {
    hold (site_id, room_id, from_at, meeting_id) {
        site_id -> Text,
        room_id -> Text,
        from_at -> BigInt,
        until_at -> BigInt,
        meeting_id -> Text,
    }
}

diesel::table! {
    attendee (site_id, meeting_id, position) {
        site_id -> Text,
        meeting_id -> Text,
        position -> Integer,
        person_id -> Nullable<Text>,
        name -> Text,
        form_of_address -> Text,
        rank -> Integer,
        seat -> Nullable<Text>,
        received_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    happening (site_id, meeting_id, sequence) {
        site_id -> Text,
        meeting_id -> Text,
        at -> BigInt,
        sequence -> Integer,
        what -> Text,
        rule -> Nullable<Text>,
        round -> Nullable<Integer>,
        reason -> Nullable<Text>,
        starts_at -> Nullable<BigInt>,
        ends_at -> Nullable<BigInt>,
        actor -> Text,
        account_id -> Nullable<Text>,
    }
}

diesel::table! {
    meeting_change (site_id, meeting_id, revision) {
        site_id -> Text,
        meeting_id -> Text,
        revision -> Integer,
        at -> BigInt,
        changed_by -> Text,
        differences -> Text,
        acknowledged_at -> Nullable<BigInt>,
        acknowledged_by -> Nullable<Text>,
    }
}

diesel::table! {
    agreement (site_id, meeting_id, revision) {
        site_id -> Text,
        meeting_id -> Text,
        revision -> Integer,
        at -> BigInt,
        agreed_by -> Text,
    }
}

diesel::table! {
    remark (site_id, duty_id, item) {
        site_id -> Text,
        duty_id -> Text,
        item -> Integer,
        note -> Text,
        at -> BigInt,
        remarked_by -> Text,
    }
}

diesel::table! {
    request (site_id, id) {
        site_id -> Text,
        id -> Text,
        meeting_id -> Text,
        kind -> Text,
        from_whom -> Text,
        to_whom -> Text,
        note -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    duty (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        meeting_id -> Nullable<Text>,
        request_id -> Nullable<Text>,
        rule -> Text,
        round -> Integer,
        standard_version -> Integer,
        team_id -> Nullable<Text>,
        assignee_id -> Nullable<Text>,
        room_id -> Nullable<Text>,
        cause_at -> BigInt,
        opens_at -> BigInt,
        due_at -> BigInt,
        stopped_at -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        outcome_at -> Nullable<BigInt>,
        outcome_received_at -> Nullable<BigInt>,
        outcome_by -> Nullable<Text>,
        outcome_reason -> Nullable<Text>,
        steps_done -> Text,
        overdue_noted_at -> Nullable<BigInt>,
        subject_register -> Nullable<Text>,
        subject_id -> Nullable<Text>,
        subject_number -> Nullable<Integer>,
    }
}

diesel::table! {
    planned_day (site_id, day) {
        site_id -> Text,
        day -> Text,
        standard_version -> Integer,
        planned_at -> BigInt,
        closed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    journal (site_id, number) {
        site_id -> Text,
        number -> BigInt,
        at -> BigInt,
        received_at -> BigInt,
        account_id -> Nullable<Text>,
        actor -> Text,
        act -> Text,
        meeting_id -> Nullable<Text>,
        duty_id -> Nullable<Text>,
        room_id -> Nullable<Text>,
        clauses -> Text,
        details -> Text,
        searched -> Text,
        hash -> Text,
    }
}

diesel::table! {
    command (account_id, id) {
        account_id -> Text,
        id -> Text,
        fingerprint -> Text,
        answer -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    notice (site_id, id) {
        site_id -> Text,
        id -> Text,
        account_id -> Text,
        words -> Text,
        details -> Text,
        at -> BigInt,
        seen_at -> Nullable<BigInt>,
    }
}

// The index of grams as SQLite has it; PostgreSQL's has another form and is written in its own words.
diesel::table! {
    journal_gram (rowid) {
        rowid -> BigInt,
        grams -> Text,
    }
}

diesel::table! {
    sealing (id) {
        id -> Text,
        key_check -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    site,
    standard_version,
    holiday,
    building,
    floor,
    room,
    closure,
    department,
    person,
    account,
    role_grant,
    session,
    token,
    set_up_link,
    team,
    team_scope,
    team_member,
    shift,
    series,
    meeting,
    hold,
    attendee,
    happening,
    meeting_change,
    agreement,
    remark,
    request,
    duty,
    planned_day,
    journal,
    command,
    notice,
);
