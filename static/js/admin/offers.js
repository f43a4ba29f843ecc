// Takes over what was said last time, for whoever has looked at it: a click on the offer is as if they had typed it.

for (const offer of document.querySelectorAll("[data-offer]")) {
  offer.addEventListener("click", () => {
    const field = document.getElementById(offer.dataset.field);
    field.value = offer.dataset.offer;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
    offer.remove();
  });
}
