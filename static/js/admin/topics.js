"use strict";
// Completes topics while they are typed, in either language. Enter takes a match; the typed words come last, as new, for
// whoever may make topics.
// Below the field stand the topics that the text names, one click each, and the question whether a new one is an old.
{
  const $ = django.jQuery;

  const complete = (select) => {
    const { url, interview, new: newLabel, alike: alikeLabel } = select.dataset;
    let known = false; // whether the typed words are the name of a topic already
    let shown = ""; // the typed words beside which topics that are alike were shown

    $(select).select2({
      theme: "admin-autocomplete",
      dir: document.documentElement.dir,
      width: "100%",
      tags: true,
      tokenSeparators: [",", "،", ";", "؛"],
      ajax: {
        url,
        delay: 150,
        data: ({ term }) => ({ term, interview }),
        processResults: (found, { term }) => {
          known = found.known;
          const alike = found.alike.map(({ id, text }) => ({ id, name: text, text: alikeLabel.replace("{name}", text) }));
          shown = alike.length ? term.trim() : "";
          return { results: [...found.results, ...alike] };
        },
      },
      createTag: ({ term }) => {
        const name = term.trim();
        return name && !known && newLabel ? { id: `+${name}`, name, text: newLabel.replace("{name}", name) } : null;
      },
      insertTag: (results, tag) => results.push(tag),
      templateSelection: ({ name, text }) => name || text,
    });

    const below = belowField(select);
    if (interview) offer(select, below);
    $(select).on("select2:select", ({ params: { data } }) => {
      const name = String(data.id).startsWith("+") ? data.name : "";
      if (name && name !== shown) ask(select, below, name);
    });
  };

  const find = (select, sought) => fetch(`${select.dataset.url}?${new URLSearchParams(sought)}`).then((found) => found.json());

  const belowField = (select) => {
    const below = document.createElement("div");
    below.className = "topics-below";
    below.setAttribute("role", "status");
    select.parentElement.append(below);
    return below;
  };

  /** Words whose direction does not reach the words around them. */
  const apart = (words) => `\u2068${words}\u2069`;

  const line = (words, ...buttons) => {
    const made = document.createElement("p");
    made.append(words, ...buttons);
    return made;
  };

  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.append(words);
    made.addEventListener("click", act);
    return made;
  };

  const take = (select, { id, text }) => {
    const option = select.querySelector(`option[value="${CSS.escape(id)}"]`);
    if (option) option.selected = true;
    else select.append(new Option(text, id, true, true));
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const backToField = (select) => select.parentElement.querySelector(".select2-search__field")?.focus();

  /** The topics that the text names, each for one click. */
  const offer = async (select, below) => {
    const { results } = await find(select, { interview: select.dataset.interview });
    const buttons = results.map((topic) => {
      const offered = button(topic.text, () => {
        const next = offered.nextElementSibling ?? offered.previousElementSibling;
        take(select, topic);
        offered.remove();
        if (next) next.focus();
        else {
          offers.remove();
          backToField(select);
        }
      });
      return offered;
    });
    const offers = line(select.dataset.offered, ...buttons);
    if (buttons.length) below.prepend(offers);
  };

  /** Whether a new topic is one there is already. */
  const ask = async (select, below, name) => {
    const { alike } = await find(select, { term: name });
    const made = [...select.options].find(({ value }) => value === `+${name}`);
    if (!alike.length || !made) return;
    const question = select.dataset.same.replace("{new}", apart(name)).replace("{name}", apart(alike[0].text));
    const asked = line(
      question,
      button(select.dataset.yes, () => {
        made.remove();
        take(select, alike[0]);
        asked.remove();
        backToField(select);
      }),
      button(select.dataset.no, () => {
        asked.remove();
        backToField(select);
      }),
    );
    below.append(asked);
  };

  document.querySelectorAll("select.topics-input").forEach(complete);
}
