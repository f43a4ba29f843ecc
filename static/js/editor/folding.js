// Spellings that a person takes for the same word: with or without hamza, vowel signs, tatweel, accents, capitals.

const SAME = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه", ؤ: "و", ئ: "ي" };
const SILENT = /[\p{M}\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]/u;

/** One character folded; nothing for one that is not heard. Never longer than one, so that places can be counted. */
export function foldLetter(letter) {
  const [base] = letter.normalize("NFD");
  return SILENT.test(letter) ? "" : (SAME[letter] ?? (base.toLowerCase()[0] || ""));
}

export function fold(text) {
  return [...text.normalize("NFC")].map(foldLetter).join("").replace(/\s+/g, " ").trim();
}
