import { isTyping } from "../lib/keys.js";

const openMenus = "details.menu[open]";

// <details class="menu"> opens by itself; this closes it as a menu should.
export function watchMenus() {
  document.addEventListener("click", closeOthers);
  document.addEventListener("keydown", press);
  document.addEventListener("turbo:before-cache", () => closeAll());
}

function closeAll(except) {
  for (const menu of document.querySelectorAll(openMenus)) {
    if (!except || !menu.contains(except)) menu.open = false;
  }
}

function closeOthers(event) {
  // A click may have removed its own target (a step inside a menu was replaced).
  if (!event.target.isConnected) return;
  closeAll(event.target);
}

function press(event) {
  const menu = event.target.closest?.(openMenus);
  if (event.key === "Escape") {
    const open = menu ?? document.querySelector(openMenus);
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  } else if (menu && !isTyping(event) && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    moveFocus(menu, event.key === "ArrowDown" ? 1 : -1);
  }
}

function moveFocus(menu, step) {
  const items = [...menu.querySelectorAll(".menu-item")];
  if (items.length === 0) return;
  const at = items.indexOf(document.activeElement);
  const from = at < 0 && step < 0 ? 0 : at;
  items[(from + step + items.length) % items.length].focus();
}
