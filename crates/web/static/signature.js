// A signature drawn on the spot with a finger, a pen or a mouse: strokes of points in a field of 1000 by 400,
// kept in a hidden field as they are sent. What was drawn before a form was refused is drawn again.

const LEAST_STEP = 5;
const POINTS_MAX = 2_900;

for (const canvas of document.querySelectorAll("canvas[data-signature]")) serve(canvas);

function serve(canvas) {
  const field = document.getElementById(canvas.dataset.signature);
  const clear = canvas.parentElement.querySelector("[data-signature-clear]");
  let strokes = read(field.value);
  let stroke = null;

  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    stroke = [];
    strokes.push(stroke);
    add(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!stroke) return;
    const between = event.getCoalescedEvents?.() ?? [];
    for (const moved of between.length > 0 ? between : [event]) add(moved);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      stroke = null;
    });
  }
  clear.addEventListener("click", () => {
    strokes = [];
    keep();
  });
  keep();

  function add(event) {
    const point = place(canvas, event);
    const last = stroke.at(-1);
    const count = strokes.reduce((sum, one) => sum + one.length, 0);
    if (count >= POINTS_MAX) return;
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < LEAST_STEP) return;
    stroke.push(point);
    keep();
  }

  function keep() {
    field.value = strokes
      .filter((one) => one.length > 0)
      .map((one) => one.map((point) => point.join(",")).join(" "))
      .join(";");
    draw(canvas, strokes);
  }
}

/** The point in the field, whatever size the canvas has on the screen. */
function place(canvas, event) {
  const box = canvas.getBoundingClientRect();
  const within = (value, most) => Math.round(Math.min(Math.max(value, 0), 1) * most);
  return [
    within((event.clientX - box.left) / box.width, canvas.width),
    within((event.clientY - box.top) / box.height, canvas.height),
  ];
}

function read(text) {
  return text
    .split(";")
    .map((stroke) => stroke.split(" ").map((point) => point.split(",").map(Number)))
    .map((stroke) => stroke.filter((point) => point.length === 2 && point.every(Number.isFinite)))
    .filter((stroke) => stroke.length > 0);
}

function draw(canvas, strokes) {
  const pen = canvas.getContext("2d");
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.strokeStyle = getComputedStyle(canvas).color;
  pen.lineWidth = 6;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  for (const stroke of strokes) {
    pen.beginPath();
    stroke.forEach(([x, y], at) => (at === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    if (stroke.length === 1) pen.lineTo(stroke[0][0] + 1, stroke[0][1]);
    pen.stroke();
  }
}
