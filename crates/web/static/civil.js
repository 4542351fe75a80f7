// Civil times of a site as instants, whatever zone the browser is in.

const formats = new Map();

/** The instant of a civil time (YYYY-MM-DD, HH:MM) in a zone, in Unix milliseconds. */
export function instantOf(date, time, zone) {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wanted)) return NaN;
  // The offset at the guess may differ from the one at the answer: a second look settles it.
  const first = wanted - offset(wanted, zone);
  return wanted - offset(first, zone);
}

function offset(at, zone) {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - at;
}
