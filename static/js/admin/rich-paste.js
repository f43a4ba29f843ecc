// Keeps bold, italics and links of a whole interview pasted into a plain box, as long as its words stay as pasted.

for (const rich of document.querySelectorAll("input[name=rich]")) {
  const box = rich.form.elements.text;
  box.addEventListener("paste", ({ clipboardData }) => {
    if (box.value && box.selectionEnd - box.selectionStart < box.value.length) return;
    const html = clipboardData.getData("text/html");
    setTimeout(() => (rich.value = html)); // after the browser has put the words in
  });
  box.addEventListener("input", () => (rich.value = ""));
}
