// The public page beside the text, drawn by the server from what is typed.

const PAUSE = 500;

export class Preview {
  /** `pane` holds the frame; `draft` is what stands in the page. */
  constructor(pane, draft, server) {
    Object.assign(this, { pane, draft, server });
    this.frame = pane.querySelector("iframe");
    this.kept = ""; // what of the page is not typed, as the server gave it to be brought along
    this.frame.addEventListener("load", () => this.draw());
    pane.querySelector("[data-close]").addEventListener("click", () => this.toggle());
    pane.addEventListener("change", ({ target: { value } }) => {
      pane.classList.toggle("editor-preview-wide", value === "wide");
    });
  }

  get open() {
    return !this.pane.hidden;
  }

  toggle() {
    this.pane.hidden = this.open;
    this.kept = "";
    document.body.classList.toggle("editor-previewing", this.open);
    if (this.open && !this.frame.src) this.frame.src = this.server.urls.preview;
    else if (this.open) this.draw();
    // Its button shows whether it is open; and where somebody writes is in sight in the narrower window too.
    this.draft.view.dispatch(this.draft.view.state.tr.scrollIntoView());
  }

  changed() {
    if (!this.open) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), PAUSE);
  }

  /** Exchange what the page says and leave the rest: it keeps its place and does not flicker. */
  async draw() {
    this.drawing = (this.drawing ?? 0) + 1;
    const turn = this.drawing;
    const { status, page, kept } = await this.server.post("preview", { ...this.draft.values, kept: this.kept });
    const shown = this.frame.contentDocument?.querySelector("main");
    if (status !== 200 || !shown || turn !== this.drawing) return;
    this.kept = kept;
    const drawn = new DOMParser().parseFromString(page, "text/html");
    shown.replaceWith(this.frame.contentDocument.importNode(drawn.querySelector("main"), true));
  }
}
