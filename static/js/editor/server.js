// Talking to the server, which may be out of reach or may have forgotten who is asking.

const OFFLINE = { status: 0 };

export class Server {
  /** `urls` by name; `user` is who opened the page: nobody else writes in their name. */
  constructor(urls, user) {
    this.urls = urls;
    this.user = user;
  }

  /** The answer's JSON or text, with its status; status 0 if there was no answer. */
  async post(name, fields, options = {}) {
    const answer = await this.send(name, fields, options);
    // A 403 that is no JSON is about the token, which changes with every signing in.
    if (answer.status !== 403 || answer.reason) return answer;
    const met = await this.meet();
    return met.status === 200 ? this.send(name, fields, options) : met;
  }

  async send(name, fields, options) {
    const body = formData(fields);
    return this.fetch(this.urls[name], { method: "POST", body, headers: { "X-CSRFToken": this.token() }, ...options });
  }

  async fetch(url, options = {}) {
    try {
      const response = await fetch(url, options);
      const isJSON = response.headers.get("Content-Type")?.startsWith("application/json");
      return { ...(isJSON ? await response.json() : { text: await response.text() }), status: response.status };
    } catch {
      return OFFLINE;
    }
  }

  /** See that the server is there and knows this window's user, and take the token that their forms need now. */
  async meet() {
    const { status, user, token } = await this.fetch(this.urls.session);
    if (status !== 200) return { status };
    if (user !== this.user) return { status: 401 };
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
    return { status };
  }

  token() {
    return document.querySelector("[name=csrfmiddlewaretoken]").value;
  }

  /** Said while the page is being left. */
  farewell(name, fields) {
    navigator.sendBeacon(this.urls[name], formData({ ...fields, csrfmiddlewaretoken: this.token() }));
  }
}

function formData(fields) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}
