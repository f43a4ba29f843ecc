"use strict";
// Completes topics while they are typed, in either language. Enter takes a match; the typed words come last, as new.
{
  const $ = django.jQuery;

  const complete = (select) => {
    const { url, interview, new: newLabel, alike: alikeLabel } = select.dataset;
    let known = false; // whether the typed words are the name of a topic already

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
        processResults: (found) => {
          known = found.known;
          const alike = found.alike.map(({ id, text }) => ({ id, name: text, text: alikeLabel.replace("{name}", text) }));
          return { results: [...found.results, ...alike] };
        },
      },
      createTag: ({ term }) => {
        const name = term.trim();
        return name && !known ? { id: `+${name}`, name, text: newLabel.replace("{name}", name) } : null;
      },
      insertTag: (results, tag) => results.push(tag),
      templateSelection: ({ name, text }) => name || text,
    });
  };

  document.querySelectorAll("select.topics-input").forEach(complete);
}
