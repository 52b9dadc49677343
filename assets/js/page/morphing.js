let isLive = false;

// Turbo morphs after a form's answer too; there the server's page counts. A live refresh comes unasked
// and must not take away what the person is doing: typed text, open menus, toasts, a selection.
export function beginLiveRefresh() {
  isLive = true;
}

export function watchMorphing() {
  for (const name of ["turbo:submit-start", "turbo:load"]) {
    document.addEventListener(name, () => (isLive = false));
  }
  document.addEventListener("turbo:before-morph-element", (event) => {
    if (isLive && staysAsItIs(event.target, event.detail.newElement)) event.preventDefault();
  });
  document.addEventListener("turbo:before-morph-attribute", (event) => {
    if (isLive && keepsAttribute(event.target, event.detail.attributeName)) event.preventDefault();
  });
}

function staysAsItIs(element, newElement) {
  if (!newElement && element.matches(".toast-item")) return true;
  if (element.matches("dialog[open], .listbox")) return true;
  if (element.matches("turbo-frame")) return element.querySelector("form.inline-form") != null;
  return element.matches("form") && (element.contains(document.activeElement) || isChanged(element));
}

function keepsAttribute(element, name) {
  if (name === "open") return element.matches("details, dialog");
  return name === "checked" && element.matches(".cell-select input");
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
  return field?.closest("main, dialog") != null && field.matches("input, textarea, select") &&
    !field.matches("[type=checkbox], [type=radio]");
}
