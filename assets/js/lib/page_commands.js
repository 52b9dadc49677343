// What the page offers to do, taken from where it stands: its buttons, the items of its menus, and
// whatever names itself as a command. So the palette needs no list of its own.
const offers = ".page-actions a[href], .page-actions button, .menu-item, [data-command]";
const elsewhere = "dialog, .toasts, .nav-list";

function labelOf(element) {
  if (element.dataset.command) return element.dataset.command;
  const named = element.querySelector(".btn-label") ?? element;
  const copy = named.cloneNode(true);
  for (const key of copy.querySelectorAll("kbd")) key.remove();
  return (copy.textContent.trim() || element.getAttribute("aria-label") || "").replace(/\s+/g, " ");
}

export function foldedText(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

// The page's own before those of the frame around it.
function offered() {
  const all = [...document.querySelectorAll(offers)];
  return [...all.filter((each) => each.closest("main")), ...all.filter((each) => !each.closest("main"))];
}

// {element, label, keys}: those whose label has each of the words, none of them twice.
export function pageCommands(text) {
  const words = foldedText(text).split(/\s+/).filter(Boolean);
  const commands = new Map();
  for (const element of offered()) {
    if (element.closest(elsewhere) || element.matches("summary, [aria-disabled=true]")) continue;
    const label = labelOf(element);
    const folded = foldedText(label);
    if (!label || commands.has(folded) || !words.every((word) => folded.includes(word))) continue;
    commands.set(folded, { element, label, keys: element.dataset.shortcut?.toUpperCase() ?? "" });
  }
  return [...commands.values()];
}
