// An act after which other things stand under the finger: the second tap of a double tap, which
// would land on them, is not meant for them. A quick tap elsewhere before it is no double tap.

const ECHO_MS = 500;
let movedAt = -ECHO_MS;

/** A listener that takes a click for `act`, unless it is the echo of the last such click. */
export function firmly(act) {
  return (event) => {
    if (event.detail > 1 && event.timeStamp - movedAt < ECHO_MS) return;
    movedAt = event.timeStamp;
    act();
  };
}
