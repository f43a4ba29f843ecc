// Moments of a recording as people write them: minutes and seconds, in the digits of either language.

const WRITTEN = /^(\d{1,3})[:：]([0-5]\d)$/u;
const DIGITS = /[٠-٩۰-۹]/gu;
const UNSEEN = /[\s\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

/** Seconds; null where nothing is written, undefined where it is no moment. */
function secondsOf(text) {
  // The last four bits of a digit are what it counts, in each of these rows.
  const plain = text.replace(UNSEEN, "").replace(DIGITS, (digit) => digit.charCodeAt(0) & 15);
  if (!plain) return null;
  const [, minutes, seconds] = WRITTEN.exec(plain) ?? [];
  return minutes && Number(minutes) * 60 + Number(seconds);
}

function written(seconds) {
  return seconds ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : "";
}

/** What part of a recording is played; nothing where it is the whole. */
export function partOf({ start, end }) {
  return start || end ? `${written(start) || "0:00"} – ${written(end)}`.trim() : "";
}

/** The same as the W3C's Media Fragments write it behind an address. */
export function fragmentOf({ start, end }) {
  return start || end ? `#t=${start ?? 0}${end ? `,${end}` : ""}` : "";
}

/** What the fields of a dialog show of a part, and the part that they say. */
export function fieldsOf({ start, end }) {
  return { start: written(start), end: written(end) };
}

export function partIn({ start, end }) {
  const attribute = (text) => String(secondsOf(text) || "") || null; // from 0:00 it begins in any case
  return { start: attribute(start), end: attribute(end) };
}

/** Let two fields take moments, the second after the first, and say what they take when they are given anything else. */
export function takePart(start, end) {
  const check = () => {
    const [from, to] = [secondsOf(start.value), secondsOf(end.value)];
    start.setCustomValidity(from === undefined ? start.dataset.wrong : "");
    const early = typeof to === "number" && to <= (from ?? 0);
    end.setCustomValidity(to === undefined ? end.dataset.wrong : early ? end.dataset.early : "");
  };
  for (const field of [start, end]) field.addEventListener("input", check);
  start.form.addEventListener("reset", () => [start, end].forEach((field) => field.setCustomValidity("")));
}
