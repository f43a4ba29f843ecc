// Who takes part in this interview: kept in the editor's state, so that somebody new can join while one writes.

import { fold } from "./folding.js";
import { Plugin, PluginKey } from "./prosemirror.js";

const key = new PluginKey("cast");

/** `people` as the page gives them: {id, short, names, asks}. */
export function castPlugin(people) {
  return new Plugin({
    key,
    state: {
      init: () => people,
      apply: (transaction, cast) => transaction.getMeta(key) ?? cast,
    },
  });
}

export function castOf(state) {
  return key.getState(state);
}

export function join(state, person) {
  const others = castOf(state).filter((other) => other.id !== person.id);
  return state.tr.setMeta(key, [...others, person]);
}

export function personOf(state, id) {
  return castOf(state).find((person) => String(person.id) === String(id ?? ""));
}

// What is written for "whoever asks" and "whoever answers", folded.
const LETTERS = new Map([
  ...["q", "question", "س", "سوال"].map((label) => [label, true]),
  ...["a", "answer", "ج", "جواب"].map((label) => [label, false]),
]);

/** Whom a label at the start of a paragraph means: a whole name, a label, or a first or last name only one has. */
export function personCalled(cast, label) {
  const wanted = fold(label);
  if (!wanted) return undefined;
  const whole = cast.filter((person) => person.names.some((name) => fold(name) === wanted));
  if (whole.length) return whole[0];
  const partly = cast.filter((person) =>
    person.names.some((name) => [fold(name).split(" ")[0], fold(name).split(" ").at(-1)].includes(wanted)),
  );
  if (partly.length === 1) return partly[0];
  return LETTERS.has(wanted) ? cast.find((person) => person.asks === LETTERS.get(wanted)) : undefined;
}
