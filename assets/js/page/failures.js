// What to do when an answer does not come, or is not the one that was asked for.
export function watchFailures() {
  // A frame that is not in the answer means another page: log-in again, or an error. Show that page.
  document.addEventListener("turbo:frame-missing", (event) => {
    event.preventDefault();
    event.detail.visit(event.detail.response);
  });
  document.addEventListener("turbo:fetch-request-error", showUnreachable);
}

function showUnreachable() {
  const template = document.getElementById("toast-unreachable");
  const toasts = document.getElementById("toasts");
  if (!template || !toasts || toasts.querySelector("[data-unreachable]")) return;
  toasts.insertAdjacentHTML("beforeend", template.dataset.content);
}
