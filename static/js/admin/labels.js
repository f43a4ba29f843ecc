"use strict";
// Select2 names its fields by what is chosen in them, and by nothing when nothing is: the field's own label goes before.
{
  const name = (select) => {
    const label = select.labels[0];
    if (!label) return;
    label.id ||= `${select.id}_label`;
    select.nextElementSibling.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox], input").forEach((field) => {
      const own = (field.getAttribute("aria-labelledby") || "").replace(label.id, "");
      field.setAttribute("aria-labelledby", `${label.id} ${own}`.trim());
    });
  };
  const nameAll = () => document.querySelectorAll("select.select2-hidden-accessible").forEach(name);

  django.jQuery(nameAll);
  document.addEventListener("formset:added", nameAll);
}
