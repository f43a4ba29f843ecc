// The list of colleagues' notes: the server writes it, and its buttons ask, answer, settle and open again.

export class Threads {
  /** `post` sends to the server, `shown` hears which notes there are, `show` leads to one, `say` tells of trouble. */
  constructor(root, { post, shown, show, say, chosen }) {
    Object.assign(this, { root, post, shown, show, say, chosen });
    root.addEventListener("click", ({ target }) => target.dataset.act && this.press(target));
  }

  press(button) {
    const { act } = button.dataset;
    const part = button.closest("[data-thread], [data-asking]");
    const note = part.dataset.thread;
    if (act === "show") return this.show(Number(note));
    const asked = act === "ask" ? this.chosen() : { note };
    return this.send({ act, text: part.querySelector("textarea")?.value ?? "", ...asked }, part);
  }

  /** What was typed stays until the server has it. */
  async send(fields = {}, part = null) {
    const answer = await this.post(fields);
    if (answer.status !== 200) {
      this.say(answer.reason);
      return;
    }
    const sent = part?.querySelector("textarea");
    if (sent) sent.value = "";
    const typed = this.typed();
    const page = new DOMParser().parseFromString(answer.html, "text/html");
    this.root.querySelector("[data-threads]").replaceChildren(...page.body.childNodes);
    for (const [id, text] of typed) this.thread(id)?.querySelector("textarea")?.replaceChildren(text);
    this.shown(answer.notes, fields.act);
  }

  /** Answers that are still being written in other threads. */
  typed() {
    const threads = [...this.root.querySelectorAll("[data-thread]:has(textarea)")];
    return threads.map((thread) => [thread.dataset.thread, thread.querySelector("textarea").value]);
  }

  thread(id) {
    return this.root.querySelector(`[data-thread="${id}"]`);
  }
}
