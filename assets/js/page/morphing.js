let isLive = false;

// Turbo morphs after a form's answer too; there the server's page counts. A live refresh comes unasked
// and must not take away what the person is doing: typed text, open menus, toasts, a selection.
export function beginLiveRefresh() {
  isLive = true;
}

export function watchMorphing() {
  document.addEventListener("turbo:submit-start", () => (isLive = false));
  document.addEventListener("turbo:load", () => {
    if (!isLive) focusFirst();
    isLive = false;
  });
  document.addEventListener("turbo:before-morph-element", (event) => {
    if (isLive && staysAsItIs(event.target, event.detail.newElement)) event.preventDefault();
  });
  document.addEventListener("turbo:before-morph-attribute", (event) => {
    if (isLive && keepsAttribute(event.target, event.detail.attributeName)) event.preventDefault();
  });
}

// A page that was morphed into the next one, as a form's answer at the same address, has its autofocus
// forgotten by Turbo; a button may even keep the focus while it becomes another one.
function focusFirst() {
  if (document.activeElement?.matches("input, textarea, select, dialog *")) return;
  document.querySelector("main [autofocus]")?.focus({ preventScroll: true });
}

function staysAsItIs(element, newElement) {
  if (!newElement && element.matches(".toast-item")) return true;
  if (element.matches("dialog[open], .listbox")) return true;
  if (element.matches("turbo-frame")) return element.querySelector("form.inline-form") != null;
  return element.matches("form") && (element.contains(document.activeElement) || isChanged(element));
}

function keepsAttribute(element, name) {
  return name === "open" && element.matches("details, dialog");
}

function isChanged(form) {
  return [...form.elements].some((field) => {
    if (!field.matches("input, textarea") || field.matches("[type=checkbox], [type=radio], [type=file]")) return false;
    return field.value !== field.defaultValue;
  });
}

// Whether a refresh would disturb somebody who is typing now.
export function isEditing() {
  const field = document.activeElement;
  // The filter line has the focus after each filter; as long as it is empty nobody is typing.
  if (field?.id === "filter-line" && field.value === "") return false;
  return field?.closest("main, dialog") != null && field.matches("input, textarea, select") &&
    !field.matches("[type=checkbox], [type=radio]");
}
