// data-turbo-confirm="question" asks in the page's own dialog: <dialog id="confirm">. Its answer says
// what the button said that asked.
export function watchConfirmations(Turbo) {
  Turbo.config.forms.confirm = (question, form, submitter) => ask(question, verbOf(form, submitter));
}

function verbOf(form, submitter) {
  const text = (submitter ?? form.querySelector("button"))?.textContent.trim() ?? "";
  return text.charAt(0).toLocaleUpperCase(document.documentElement.lang) + text.slice(1);
}

function ask(question, verb) {
  const dialog = document.getElementById("confirm");
  if (!dialog) return Promise.resolve(window.confirm(question));
  dialog.querySelector("[data-confirm-text]").textContent = question;
  if (verb) dialog.querySelector("[data-confirm-verb]").textContent = verb;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
