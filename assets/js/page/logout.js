import { prefix } from "../controllers/draft.js";

// Nothing that was typed stays on the device after <form data-forget-drafts> was sent.
export function watchLogout() {
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-forget-drafts]")) forgetDrafts();
  });
}

function forgetDrafts() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix)) localStorage.removeItem(key);
  }
}
