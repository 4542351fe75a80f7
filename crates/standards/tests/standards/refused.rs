//! What cannot happen is refused, and changes nothing.

use super::table::{Table, bureau};

#[test]
fn what_cannot_happen_before_the_start_is_refused() {
    Table::of(bureau()).play(
        "
        08:00 break                => refused unlawful-meeting-has-not-started
        08:00 resumed              => refused unlawful-meeting-has-not-started
        08:00 ended                => refused unlawful-meeting-has-not-started
        08:00 requested            => refused unlawful-meeting-has-not-started
        08:00 done refill          => refused unlawful-round-before-start
        08:00 waived refill why    => refused unlawful-round-before-start
        08:00 done tea             => refused unlawful-not-started
        08:00 done clear-up        => refused unlawful-not-started
        08:00 done open-office     => refused unlawful-not-started
        08:00 done open-rom        => refused unlawful-unknown-rule
        08:00 waived open-room     => refused unlawful-no-reason
        08:00 moved 10:00 09:00    => refused unlawful-ends-before-start
        08:00 look                 => open-room 1 08:00-08:30 open, no refill, no tea
        ",
    );
}

#[test]
fn what_cannot_happen_in_a_running_meeting_is_refused() {
    Table::of(bureau()).play(
        "
        08:10 done open-room
        08:10 done open-room    => refused unlawful-done-before
        08:11 waived greet host
        08:11 done greet        => refused unlawful-waived-before
        09:00 started
        09:00 started           => refused unlawful-started-before
        09:01 resumed           => refused unlawful-no-break
        09:01 seated
        09:02 seated            => refused unlawful-seated-before
        09:03 done tea 2        => refused unlawful-no-such-round
        09:04 done refill 2     => refused unlawful-no-such-round
        09:05 break
        09:05 break             => refused unlawful-break-in-break
        09:05 started           => refused unlawful-started-before
        09:04:59 resumed        => refused unlawful-time-runs-backwards
        09:05 done clear-up     => refused unlawful-not-started
        ",
    );
}

#[test]
fn what_cannot_happen_after_the_end_is_refused() {
    Table::of(bureau()).play(
        "
        09:00 started
        09:30 ended
        09:30 started            => refused unlawful-meeting-is-over
        09:30 seated             => refused unlawful-meeting-is-over
        09:30 break              => refused unlawful-meeting-is-over
        09:30 resumed            => refused unlawful-meeting-is-over
        09:30 requested          => refused unlawful-meeting-is-over
        09:30 ended              => refused unlawful-meeting-is-over
        09:30 cancelled          => refused unlawful-meeting-is-over
        09:30 moved 09:00 12:00  => refused unlawful-meeting-is-over
        09:30 done refill        => refused unlawful-round-after-end
        09:30 waived refill why  => refused unlawful-round-after-end
        09:30 done open-room     => refused unlawful-missed-before
        09:30 done tea           => refused unlawful-not-started
        09:30 done send-off      => send-off 1 09:30-09:35 done on_time
        ",
    );
}

#[test]
fn nothing_happens_after_a_cancellation() {
    for what in [
        "started",
        "seated",
        "break",
        "ended",
        "cancelled",
        "moved 09:00 12:00",
        "done open-room",
        "done no-such-rule",
    ] {
        let rows =
            format!("08:00 cancelled\n08:01 {what} => refused unlawful-meeting-is-cancelled");
        Table::of(bureau()).play(&rows);
    }
}
