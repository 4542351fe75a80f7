// How a phone gets noticed: it vibrates; where it cannot, the screen flashes; it sounds only where
// the person switched that on. While on duty the screen stays awake.

const PATTERN = [200, 100, 200];
const FLASH_MS = 1200;

let sounds = null;
let wakeLock = null;

/** Vibrates or flashes, `times` times over, and sounds where that is on. */
export function alert(times = 1) {
  const pattern = Array.from({ length: times }, () => [...PATTERN, 300]).flat().slice(0, -1);
  const vibrated = navigator.vibrate?.(pattern) ?? false;
  if (!vibrated) flash();
  if (soundIsOn()) sound(times);
}

function flash() {
  const root = document.documentElement;
  root.classList.remove("flash");
  // Reading a size restarts the animation.
  void root.offsetWidth;
  root.classList.add("flash");
  setTimeout(() => root.classList.remove("flash"), FLASH_MS);
}

export function soundIsOn() {
  try {
    return localStorage.getItem("sound") === "on";
  } catch {
    return false;
  }
}

export function setSound(on) {
  try {
    localStorage.setItem("sound", on ? "on" : "off");
  } catch {
    // It stays off.
  }
  if (on) {
    unlock();
    sound(1);
  }
}

/** To be called from a tap: browsers give sound and vibration only to who touched them. */
export function unlock() {
  sounds ??= globalThis.AudioContext ? new AudioContext() : null;
  sounds?.resume();
  navigator.vibrate?.(1);
}

function sound(times) {
  if (!sounds || sounds.state !== "running") return;
  for (let index = 0; index < times * 2; index += 1) {
    const tone = sounds.createOscillator();
    const volume = sounds.createGain();
    const from = sounds.currentTime + index * 0.25;
    tone.frequency.value = index % 2 === 0 ? 880 : 1175;
    volume.gain.setValueAtTime(0.12, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.2);
    tone.connect(volume).connect(sounds.destination);
    tone.start(from);
    tone.stop(from + 0.2);
  }
}

/** Keeps the screen awake while on duty. The system takes the lock when the page is hidden. */
export async function stayAwake(wanted) {
  if (!wanted) {
    await wakeLock?.release();
    wakeLock = null;
    return;
  }
  if (wakeLock && !wakeLock.released) return;
  try {
    wakeLock = await navigator.wakeLock?.request("screen");
  } catch {
    // A low battery refuses it; duties still vibrate while the page is open.
  }
}
