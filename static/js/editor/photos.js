// Photos in the text: chosen from those the newsroom has, and seen where they stand.

import { ask } from "./dialogs.js";
import { directionDress, wear } from "./dressing.js";
import { Plugin, TextSelection } from "./prosemirror.js";
import { newId, schema } from "./schema.js";

const PAUSE = 250; // milliseconds without a key before a search begins

/** Shows each photo over its caption. `address` is where photo 0 would be. */
export function pictures(address) {
  return new Plugin({ props: { nodeViews: { photo: (node) => new Figure(node, address) } } });
}

class Figure {
  constructor(node, address) {
    this.photo = node.attrs.photo;
    this.dom = document.createElement("figure");
    this.contentDOM = document.createElement("figcaption");
    this.dom.append(imageOf(this.photo, address), this.contentDOM);
    this.update(node);
  }

  update(node) {
    if (node.attrs.photo !== this.photo) return false;
    wear(this.dom, directionDress(node));
    return true;
  }
}

function imageOf(photo, address) {
  const image = document.createElement("img");
  image.src = address.replace("/0/", `/${photo}/`);
  image.alt = "";
  image.draggable = false;
  return image;
}

/** The button's command: ask which photo, and put it below the block around the caret. */
export function photoCommand(dialog, server) {
  return (state, dispatch, view) => {
    if (dispatch) {
      choose(dialog("photo"), server).then((photo) => {
        if (photo) view.dispatch(insert(view.state, photo));
      });
    }
    return true;
  };
}

function insert({ tr, selection, doc }, photo) {
  const { $from } = selection;
  const place = $from.depth ? $from.after(1) : doc.content.size;
  tr.insert(place, schema.nodes.photo.create({ photo, id: newId("photo") }));
  return tr.setSelection(TextSelection.near(tr.doc.resolve(place + 1))).scrollIntoView();
}

async function choose(dialog, server) {
  const term = dialog.querySelector("[name=term]");
  const list = (wanted) => show(dialog, server, term.value, wanted);
  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(list, PAUSE);
  };
  term.addEventListener("input", later);
  const upload = uploading((photo) => {
    term.value = "";
    list(photo);
  });
  const link = dialog.querySelector("[data-upload]");
  link.addEventListener("click", upload);
  const answer = ask(dialog);
  list();
  const { photo } = (await answer) ?? {};
  term.removeEventListener("input", later);
  link.removeEventListener("click", upload);
  return photo;
}

/** Opens a window for a new photo. Like those of Django's own fields it tells us the number, and we close it. */
function uploading(added) {
  const { dismissAddRelatedObjectPopup: ofFields } = window;
  return (event) => {
    event.preventDefault();
    const opened = open(event.currentTarget.href, "", "popup,width=1000,height=860");
    window.dismissAddRelatedObjectPopup = (popup, photo, name) => {
      if (popup !== opened) return ofFields(popup, photo, name);
      window.dismissAddRelatedObjectPopup = ofFields;
      popup.close();
      return added(photo);
    };
  };
}

/** The photos that `term` finds, the newest first. `wanted` is chosen, else the one that was chosen stays so. */
async function show(dialog, server, term, wanted) {
  const { results } = await server.fetch(`${server.urls.photos}&term=${encodeURIComponent(term)}`);
  const chosen = wanted ?? dialog.querySelector("[name=photo]:checked")?.value;
  const model = dialog.querySelector("template").content;
  dialog.querySelector("[data-photos]").replaceChildren(
    ...(results ?? []).map(({ id, text }) => {
      const made = model.cloneNode(true);
      made.querySelector("input").value = id;
      made.querySelector("input").checked = id === chosen;
      made.querySelector("span").textContent = text;
      made.querySelector("label").append(imageOf(id, server.urls.photo));
      return made;
    }),
  );
}
