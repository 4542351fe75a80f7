// Attendees as lines of text (name | form of address | seat, highest first), the form in which they
// are typed without script and sent with it.

/** The attendees of lines. */
export function read(text) {
  return text
    .split("\n")
    .map((line) => line.split(/[|｜]/).map((part) => part.trim()))
    .filter(([name]) => name)
    .map(([name, formOfAddress = "", seat = ""]) => ({ name, formOfAddress, seat }));
}

/** The lines of attendees; one without a name is not yet one. */
export function write(attendees) {
  return attendees
    .filter(({ name }) => name.trim())
    .map(({ name, formOfAddress, seat }) =>
      [name, formOfAddress, seat].map((part) => part.replaceAll("|", " ").trim()).join(" | "),
    )
    .join("\n");
}

/** Moves the one at `from` to `to`; the others keep their order. */
export function move(attendees, from, to) {
  if (to < 0 || to >= attendees.length) return attendees;
  const moved = [...attendees];
  const [one] = moved.splice(from, 1);
  moved.splice(to, 0, one);
  return moved;
}
