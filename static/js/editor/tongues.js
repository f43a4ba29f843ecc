// Which language words are in: told by its code, or by one of its names in the list.

import { fold } from "./folding.js";

const CODE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/** Let the field take names too, and say what it takes when it is given neither; what is sent is the code. */
export function takeNames(field) {
  const codes = new Map();
  for (const { value, dataset } of field.list.options) {
    for (const name of [value, ...dataset.names.split("|")]) codes.set(fold(name), value);
  }
  const code = () => codes.get(fold(field.value)) ?? field.value.trim();
  field.addEventListener("input", () => {
    field.setCustomValidity(!field.value || CODE.test(code()) ? "" : field.dataset.wrong);
  });
  field.form.addEventListener("reset", () => field.setCustomValidity(""));
  field.form.addEventListener("submit", () => (field.value = code()));
}
