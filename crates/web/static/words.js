// The texts that the server wrote into the page, in the page's language.

const block = document.querySelector("script#words");
const texts = block ? JSON.parse(block.textContent) : {};

/** The text of a key with its places filled; a key that is not there comes back itself. */
export function say(key, places = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{\s*\$([\w-]+)\s*\}/g, (whole, name) =>
    name in places ? String(places[name]) : whole,
  );
}

const chinese = document.documentElement.lang.startsWith("zh");

/** The things of a list, joined as the page's language joins them. */
export function list(things) {
  return things.join(chinese ? "、" : ", ");
}

/** What is said beside something, in the language's brackets. */
export function aside(words) {
  return chinese ? `（${words}）` : ` (${words})`;
}

/** What something is, and what is said of it. */
export function told(what, words) {
  return chinese ? `${what}：${words}` : `${what}: ${words}`;
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

const formats = new Map();
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DAY = { month: "2-digit", day: "2-digit" };

/** Formats are dear to make: each zone has one of each kind. */
function formatOf(timeZone, parts) {
  const key = `${timeZone} ${Object.keys(parts)}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("en-GB", { timeZone, ...parts }));
  return formats.get(key);
}

/** An instant as HH:MM in the zone. */
export function clock(milliseconds, timeZone) {
  return formatOf(timeZone, TIME).format(milliseconds);
}

/** From when to when, HH:MM–HH:MM; over a midnight both have their days, MM-DD HH:MM. */
export function span(from, until, timeZone) {
  const day = (at) => {
    const parts = formatOf(timeZone, DAY).formatToParts(at);
    const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
    return `${part.month}-${part.day}`;
  };
  const days = [day(from), day(until)];
  const [begins, ends] = [from, until].map((at, place) =>
    days[0] === days[1] ? clock(at, timeZone) : `${days[place]} ${clock(at, timeZone)}`,
  );
  return `${begins}–${ends}`;
}
