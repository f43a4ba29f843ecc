// The line under the tools: whether everything is stored, who else writes, and how long the text is.

// What keeps the text from being stored. It is said aloud, and again when it is over.
const TROUBLE = ["offline", "signedOut", "refused", "tooLong", "shut", "full", "failed", "notKept"];

const SPOKEN = 8_000;

// Whose names of months and order of a date are those of the rest of the newsroom.
const DATED = { ar: "ar-SY-u-nu-latn", en: "en-GB" };

export class StateLine {
  constructor(root, labels) {
    this.root = root;
    this.labels = labels;
    this.state = "saved";
    this.since = Date.now();
    // Handed on to others one by one.
    for (const name of ["show", "announce", "whisper", "count", "noted", "others", "stranger", "time", "translated"]) this[name] = this[name].bind(this);
  }

  show(state, reason = "") {
    const before = this.state;
    if (state === before && state === "waiting") return; // told for every letter
    if (state !== before) this.since = Date.now();
    this.state = state;
    this.root.dataset.state = state;
    const text = this.labels.states[state].replace("{time}", () => this.time(this.since)).replace("{reason}", reason);
    this.part("state").textContent = text;
    this.part("sign-in").hidden = state !== "signedOut";
    this.part("retry").hidden = !["offline", "shut", "full", "failed", "notKept"].includes(state);
    if (state !== before && (TROUBLE.includes(state) || TROUBLE.includes(before))) this.whisper(text);
  }

  /** For everybody, for a while. */
  announce(message) {
    this.say("announce", message);
    clearTimeout(this.silence);
    this.silence = setTimeout(() => (this.part("announce").textContent = ""), SPOKEN);
  }

  /** For whoever hears the page and does not see what just changed in it; in the page's language unless in `lang`. */
  whisper(message, lang = this.language) {
    this.part("whisper").lang = lang;
    this.say("whisper", message);
  }

  say(part, message) {
    this.part(part).textContent = "";
    requestAnimationFrame(() => (this.part(part).textContent = message)); // said again even if it is the same
  }

  /** Where nothing is written yet there is nothing to say. */
  count({ words, minutes }) {
    const said = words ? this.labels.count.replace("{words}", words).replace("{minutes}", minutes) : "";
    this.part("count").textContent = said;
  }

  doubts(number) {
    this.part("doubts").textContent = this.labels.doubts.replace("{n}", number);
    this.part("doubts").hidden = !number;
  }

  noted(number) {
    this.part("noted").textContent = this.labels.noted.replace("{n}", number);
    this.part("noted").hidden = !number;
  }

  /** How far a translation is, and what the original has left behind in it. */
  translated({ done, total, behind }) {
    const { translated, behind: changed } = this.labels;
    const words = [translated.replace("{n}", done).replace("{total}", total)];
    if (behind) words.push(changed.replace("{n}", behind));
    this.part("translated").textContent = words.join(" · ");
    this.part("translated").hidden = !total;
  }

  /** Somebody of this name takes no part. Nothing is said of an empty name. */
  stranger(name) {
    const said = name && this.labels.stranger.replace("{name}", name);
    this.part("stranger").textContent = said;
    this.part("stranger").hidden = !name;
    if (name) this.whisper(said);
  }

  letGo(number) {
    this.part("let-go").hidden = !number;
  }

  others(others) {
    const names = [...new Set(others.map((other) => other.name))];
    const list = new Intl.ListFormat(this.language).format(names);
    const text = names.length ? this.labels.others.replace("{names}", list) : "";
    if (this.part("others").textContent !== text) this.part("others").textContent = text;
  }

  /** The time of day, and the day if it is not this one. */
  time(at) {
    const day = new Date(at).toDateString() === new Date().toDateString() ? {} : { day: "numeric", month: "long" };
    const format = { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    return new Date(at).toLocaleString(DATED[this.language], format);
  }

  get language() {
    return document.documentElement.lang;
  }

  part(name) {
    return this.root.querySelector(`[data-${name}]`);
  }
}
