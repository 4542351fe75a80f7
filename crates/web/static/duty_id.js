// The id of a duty that the house has not made yet. It follows from the site, the matter, the rule
// and the round, and from nothing else: the house will give it the same (a UUID of version 8, the
// first 16 bytes of SHA-256 over the parts, each after its length).
//
// The browser's own digest is not used: it answers later, and a screen is drawn now.

const known = new Map();
const utf8 = new TextEncoder();

/** The id of a duty of a matter: of a meeting, its id; of an order, `order` and its id. */
export function dutyId(site, matter, rule, round) {
  const name = `${site} ${matter} ${rule} ${round}`;
  let id = known.get(name);
  if (!id) {
    id = derived(["duty", site, matter, rule, String(round)]);
    known.set(name, id);
  }
  return id;
}

function derived(parts) {
  const bytes = parts.flatMap((part) => {
    const text = utf8.encode(part);
    const length = new Uint8Array(8);
    new DataView(length.buffer).setUint32(4, text.length);
    return [...length, ...text];
  });
  const id = sha256(bytes).slice(0, 16);
  id[6] = (id[6] & 0x0f) | 0x80;
  id[8] = (id[8] & 0x3f) | 0x80;
  const hex = Array.from(id, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// The first 32 bits of the fractional parts of roots of the primes, as the algorithm wants them;
// none lies so near to the next that a browser's rounding could change it.
const PRIMES = Array.from({ length: 310 }, (_, index) => index + 2)
  .filter((number, _, all) => !all.some((less) => less < number && number % less === 0))
  .slice(0, 64);
const fraction = (value) => ((value - Math.floor(value)) * 2 ** 32) >>> 0;
const ROUND_WORDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
const FIRST_WORDS = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

const turn = (word, by) => (word >>> by) | (word << (32 - by));

function sha256(message) {
  const length = Math.ceil((message.length + 9) / 64) * 64;
  const bytes = new Uint8Array(length);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(length - 4, message.length * 8);
  const hash = [...FIRST_WORDS];
  const words = new Array(64);
  for (let block = 0; block < length; block += 64) {
    for (let index = 0; index < 64; index += 1) {
      words[index] = index < 16 ? view.getUint32(block + index * 4) : mixed(words, index);
    }
    takeBlock(hash, words);
  }
  const digest = new DataView(new ArrayBuffer(32));
  hash.forEach((word, index) => digest.setUint32(index * 4, word));
  return [...new Uint8Array(digest.buffer)];
}

function mixed(words, index) {
  const [early, late] = [words[index - 15], words[index - 2]];
  const low = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
  const high = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
  return (words[index - 16] + low + words[index - 7] + high) | 0;
}

function takeBlock(hash, words) {
  let [a, b, c, d, e, f, g, h] = hash;
  for (let index = 0; index < 64; index += 1) {
    const high = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const first = (h + high + chosen + ROUND_WORDS[index] + words[index]) | 0;
    const low = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    hash[index] = (hash[index] + word) | 0;
  });
}
