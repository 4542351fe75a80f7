// An act after which other things stand under the finger: the second tap of a double tap, which
// would land on them, is not meant for them. A tap elsewhere in between makes it no double tap.

const ECHO_MS = 500;
let movedAt = 0;
let isMoving = false;
let wasMoving = false;

document.addEventListener("click", noteClick, true);

/** Whether the click before this one moved things. */
function noteClick() {
  wasMoving = isMoving;
  isMoving = false;
}

/** A listener that takes a click for `act`, unless it is the echo of a click that moved things. */
export function firmly(act) {
  return (event) => {
    const echo = isEcho(event);
    isMoving = true;
    if (echo) return;
    movedAt = event.timeStamp;
    act();
  };
}

/** A listener for what moves nothing: quick taps in a row all count, an echo does not. */
export function unlessEcho(act) {
  return (event) => {
    if (isEcho(event)) isMoving = true;
    else act();
  };
}

function isEcho({ detail, timeStamp }) {
  return wasMoving && detail > 1 && timeStamp - movedAt < ECHO_MS;
}
