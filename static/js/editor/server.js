// Talking to the server, which may be out of reach or may have forgotten who is asking.

const OFFLINE = { status: 0 };

export class Server {
  /** `urls` by name; `user` is who opened the page: nobody else writes in their name. */
  constructor(urls, user) {
    this.urls = urls;
    this.user = user;
  }

  /** The answer's JSON or text, with its status; status 0 if there was no answer. */
  async post(name, fields) {
    const answer = await this.send(name, fields);
    // A 403 that is no JSON is about the token, which changes with every signing in.
    if (answer.status !== 403 || answer.reason) return answer;
    return (await this.refreshToken()) ? this.send(name, fields) : { status: 401 };
  }

  async send(name, fields) {
    const body = formData(fields);
    return this.fetch(this.urls[name], { method: "POST", body, headers: { "X-CSRFToken": this.token() } });
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

  async refreshToken() {
    const { status, user, token } = await this.fetch(this.urls.session);
    if (status !== 200 || user !== this.user) return false;
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
    return true;
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
