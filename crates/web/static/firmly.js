// An act after which other things stand under the finger: the second tap of a double tap, which
// would land on them, is not meant for them. A quick tap elsewhere before it is no double tap.

const ECHO_MS = 500;
let movedAt = -ECHO_MS;

/** A listener that takes a click for `act`, unless it is the echo of the last click that moved things. */
export function firmly(act) {
  return (event) => {
    if (isEcho(event)) return;
    movedAt = event.timeStamp;
    act();
  };
}

/** A listener for what moves nothing: quick taps in a row all count, an echo does not. */
export function unlessEcho(act) {
  return (event) => {
    if (!isEcho(event)) act();
  };
}

function isEcho({ detail, timeStamp }) {
  return detail > 1 && timeStamp - movedAt < ECHO_MS;
}
