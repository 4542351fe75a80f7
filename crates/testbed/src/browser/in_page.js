// What runs inside the page for a test: finding, waiting, measuring. Put before each script a test sends.
const wordsOf = (element) => {
  const isButton = element.matches("input[type=submit], input[type=button], input[type=reset]");
  const words = isButton ? element.value : (element.innerText ?? element.textContent ?? "");
  return words.replace(/\s+/g, " ").trim();
};

// All that is meant, in the order of the document; those that say exactly the words go before those that contain them.
const findAll = ({ selector, words }) => {
  const all = [...document.querySelectorAll(selector)];
  if (words === null) return all;
  const exact = all.filter((element) => wordsOf(element) === words);
  return exact.length > 0 ? exact : all.filter((element) => wordsOf(element).includes(words));
};

const isVisible = (element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
};

const nextFrame = () =>
  new Promise((resolve) => {
    // A page behind another draws no frames, but goes on living.
    const spare = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(spare);
      resolve();
    });
  });

// Why the condition at hand does not hold yet, for the words of a failure.
let why = "";
const notYet = (reason) => {
  why = reason;
  return null;
};

// Waits until `condition` gives something: looks at each change of the document, and now and then for what changes
// without one (storage, network, time). Gives { value } or, past the deadline, { why }.
const until = (deadlineMs, condition) =>
  new Promise((resolve) => {
    let isOver = false;
    let isLooking = false;
    let hasChanged = false;
    const finish = (outcome) => {
      isOver = true;
      changes.disconnect();
      clearInterval(pulse);
      clearTimeout(deadline);
      resolve(outcome);
    };
    const look = async () => {
      hasChanged = true;
      if (isLooking) return;
      isLooking = true;
      while (hasChanged && !isOver) {
        hasChanged = false;
        try {
          const value = await condition();
          if (!isOver && value) finish({ value });
        } catch (error) {
          why = String(error);
        }
      }
      isLooking = false;
    };
    const changes = new MutationObserver(look);
    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const pulse = setInterval(look, 50);
    const deadline = setTimeout(() => finish({ why }), deadlineMs);
    look();
  });

const nameOf = (element) => {
  const id = element.id ? `#${element.id}` : "";
  const classes = [...element.classList].map((name) => `.${name}`).join("");
  const words = wordsOf(element).slice(0, 40);
  return `<${element.localName}${id}${classes}>${words ? ` “${words}”` : ""}`;
};

// The element if a person could act on it now, else null and why not.
const ready = async (wanted) => {
  const all = findAll(wanted);
  const element = all.find(isVisible);
  if (!element) return notYet(all.length > 0 ? "it is there, but not visible" : "it is not there");
  if (element.matches(":disabled") || element.closest("[inert]")) return notYet("it is disabled");
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const before = element.getBoundingClientRect();
  await nextFrame();
  const after = element.getBoundingClientRect();
  const isStill = ["x", "y", "width", "height"].every((side) => before[side] === after[side]);
  return isStill && element.isConnected ? element : notYet("it is moving");
};

// The element and where to point at it, if nothing lies over it.
const free = async (wanted) => {
  const element = await ready(wanted);
  if (!element) return null;
  const box = element.getBoundingClientRect();
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  const hit = document.elementFromPoint(x, y);
  if (!hit || !isPartOf(element, hit)) return notYet(`${hit ? nameOf(hit) : "nothing"} lies over it`);
  const { offsetLeft, offsetTop, scale } = visualViewport;
  return { element, place: { x: (x - offsetLeft) * scale, y: (y - offsetTop) * scale } };
};

const isPartOf = (element, hit) =>
  element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit));

const target = async (wanted) => (await free(wanted))?.place ?? null;

/** How long a click may come after its press. */
const CLICK_MS = 1_000;

// Where to point at an element. The page lives on between look and touch, and what moved meanwhile is not what the
// touch is meant for: a press or a click that would arrive elsewhere is kept from the page, until it is asked whether
// the element was `pressed`.
const aim = async (wanted) => {
  const found = await free(wanted);
  if (!found) return null;
  globalThis.unwatch?.();
  const watched = ["pointerdown", "touchstart", "mousedown", "pointerup", "touchend", "mouseup", "click"];
  let isMissed = false;
  let isClicked = false;
  let decide;
  const decided = new Promise((resolve) => {
    decide = resolve;
  });
  const watch = (event) => {
    isMissed ||= !isPartOf(found.element, event.target);
    if (isMissed) {
      event.stopImmediatePropagation();
      event.preventDefault();
      decide();
    } else if (event.type === "click") {
      isClicked = true;
      globalThis.unwatch();
      decide();
    }
  };
  for (const type of watched) addEventListener(type, watch, { capture: true, passive: false });
  globalThis.unwatch = () => {
    for (const type of watched) removeEventListener(type, watch, { capture: true });
  };
  // A finger's click comes after its events were answered; a touch that a slow machine held for long makes none.
  globalThis.pressed = async () => {
    const spare = setTimeout(decide, CLICK_MS);
    await decided;
    clearTimeout(spare);
    globalThis.unwatch();
    return isClicked && !isMissed;
  };
  return found.place;
};
