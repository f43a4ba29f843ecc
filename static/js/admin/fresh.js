// Whoever comes back to a page, or opens yesterday's windows again, finds in it what is stored: a browser would fill in
// what stood there when it was left, also over what a colleague has stored since.

for (const form of document.forms) form.autocomplete = "off";
