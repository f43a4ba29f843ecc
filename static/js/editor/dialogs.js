// Small questions: each is a <dialog> in the widget's template, asked by name.

/** Takes the dialogs out of the widget: a form may not stand inside the form that the widget is part of. */
export function openDialogs(root) {
  const dialogs = root.querySelector("template[data-dialogs]").content.cloneNode(true);
  const host = document.createElement("div");
  host.className = "editor-dialogs";
  host.lang = document.documentElement.lang;
  host.append(dialogs);
  document.body.append(host);
  return (name) => host.querySelector(`dialog[data-dialog="${name}"]`);
}

/** Show a dialog with these values in its fields. Resolves to what was typed and the button's value; null if left. */
export function ask(dialog, values = {}) {
  const form = dialog.querySelector("form");
  form.reset();
  for (const [name, value] of Object.entries(values)) if (form.elements[name]) form.elements[name].value = value ?? "";
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const closed = () => {
      const { returnValue: button } = dialog;
      resolve(button && button !== "cancel" ? { ...Object.fromEntries(new FormData(form)), button } : null);
    };
    dialog.addEventListener("close", closed, { once: true });
  });
}
