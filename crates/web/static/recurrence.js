// Composes an RFC 5545 rule from a few choices. Pure, so that it can be tried by itself.

const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/**
 * The rule of a series that begins on `date` (YYYY-MM-DD); empty for none. Without a last day or a
 * count it has ten meetings, since a series must end.
 */
export function rule({ how, date, weekdays = [], until = "", count = "" }) {
  const [year, month, day] = date.split("-").map(Number);
  if (how === "never" || !day) return "";
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const name = WEEKDAYS[weekday];
  const parts = {
    daily: "FREQ=DAILY",
    weekly: `FREQ=WEEKLY;BYDAY=${(weekdays.length > 0 ? weekdays : [name]).join(",")}`,
    "month-day": `FREQ=MONTHLY;BYMONTHDAY=${day}`,
    "month-weekday": `FREQ=MONTHLY;BYDAY=${Math.ceil(day / 7)}${name}`,
    "month-last-weekday": `FREQ=MONTHLY;BYDAY=-1${name}`,
  };
  const end = until ? `UNTIL=${until.replaceAll("-", "")}` : `COUNT=${Number(count) || 10}`;
  return `${parts[how]};${end}`;
}
