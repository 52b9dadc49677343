// data-turbo-confirm="question" asks in the page's own dialog: <dialog id="confirm">.
export function watchConfirmations(Turbo) {
  Turbo.config.forms.confirm = (question) => ask(question);
}

function ask(question) {
  const dialog = document.getElementById("confirm");
  if (!dialog) return Promise.resolve(window.confirm(question));
  dialog.querySelector("[data-confirm-text]").textContent = question;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
