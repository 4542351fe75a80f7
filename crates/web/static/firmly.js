// An act after which other things stand under the finger: the second tap of a double tap, which
// would land on them, is not meant for them. A quick tap in another place is no double tap.

const ECHO_MS = 500;
const ECHO_PIXELS = 24;
let moved = { at: -ECHO_MS, x: 0, y: 0 };

/** A listener that takes a click for `act`, unless it is the echo of the last click that moved things. */
export function firmly(act) {
  return (event) => {
    if (event.detail > 1 && event.timeStamp - moved.at < ECHO_MS) return;
    moved = { at: event.timeStamp, x: event.clientX, y: event.clientY };
    act();
  };
}

/** A listener for what moves nothing: quick taps in a row all count, an echo in its place does not. */
export function unlessEcho(act) {
  return ({ detail, timeStamp, clientX, clientY }) => {
    const near = Math.hypot(clientX - moved.x, clientY - moved.y) < ECHO_PIXELS;
    if (detail > 1 && near && timeStamp - moved.at < ECHO_MS) return;
    act();
  };
}
