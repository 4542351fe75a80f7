// The texts that the server wrote into the page, in the page's language.

const block = document.getElementById("words");
const texts = block ? JSON.parse(block.textContent) : {};

/** The text of a key with its places filled; a key that is not there comes back itself. */
export function say(key, places = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{\s*\$([\w-]+)\s*\}/g, (whole, name) =>
    name in places ? String(places[name]) : whole,
  );
}

/** A length of time as people say it: 3 minutes 20 seconds; without seconds from an hour on. */
export function sayLength(milliseconds) {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours > 0) return say("phone-length-hours", { hours, minutes: minutes % 60 });
  if (minutes > 0) return say("phone-length-minutes", { minutes, seconds: seconds % 60 });
  return say("phone-length-seconds", { seconds });
}

/** A length of time as a departure board shows it: 07:58, or 1:07:58. */
export function clockLength(milliseconds) {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

const clocks = new Map();

/** An instant as HH:MM in the zone. Formats are dear to make, so each zone has one. */
export function clock(milliseconds, timeZone) {
  let format = clocks.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    clocks.set(timeZone, format);
  }
  return format.format(milliseconds);
}
