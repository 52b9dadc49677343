const phone = window.matchMedia("(max-width: 767px)");
const arranged = new WeakSet();

// What a narrow screen needs and the stylesheet can't do.
export function watchPhone() {
  document.addEventListener("turbo:load", () => {
    for (const fold of folds()) if (!arranged.has(fold)) arrange(fold);
    for (const tab of document.querySelectorAll(".tabs > [aria-current]")) showInRow(tab);
  });
  phone.addEventListener("change", () => folds().forEach(arrange));
  // Every page comes with them open; they stay as they are here.
  document.addEventListener("turbo:before-morph-attribute", (event) => {
    if (event.detail.attributeName === "open" && arranged.has(event.target)) event.preventDefault();
  });
}

function folds() {
  return document.querySelectorAll(".property-fold");
}

function arrange(fold) {
  fold.open = !phone.matches;
  arranged.add(fold);
}

// Only its row is scrolled: the page stays where it is.
function showInRow(tab) {
  const row = tab.parentElement;
  const start = tab.offsetLeft - row.offsetLeft;
  const isInSight = start >= row.scrollLeft && start + tab.offsetWidth <= row.scrollLeft + row.clientWidth;
  if (!isInSight) row.scrollLeft = start - (row.clientWidth - tab.offsetWidth) / 2;
}
