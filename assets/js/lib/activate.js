// Does what an element is for, as a key or a command does: follows, presses or focuses it. A choice is
// made, and the writing goes on.
export function activate(element) {
  if (element.matches("input[type=radio]")) {
    element.click();
    (element.form.querySelector("textarea") ?? element).focus();
  } else if (element.matches("input:not([type=submit]), textarea, select")) {
    element.focus();
    element.select?.();
  } else {
    // From an opened menu's head the arrow keys go on.
    if (element.matches("summary")) element.focus();
    element.click();
  }
}
