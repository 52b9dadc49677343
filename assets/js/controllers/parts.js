import { Controller } from "@hotwired/stimulus";

// Rows of a record's parts. The buttons also submit the form, so that without scripts the server
// answers with a row more or less.
export default class extends Controller {
  static targets = ["rows", "row", "template"];
  static values = { name: String, next: Number };

  add(event) {
    event?.preventDefault();
    const holder = document.createElement("template");
    holder.innerHTML = this.templateTarget.dataset.content.replaceAll("__N__", this.nextValue);
    this.nextValue += 1;
    const row = holder.content.firstElementChild;
    this.rowsTarget.append(row);
    if (event) row.querySelector("input:not([type=hidden]), select")?.focus();
  }

  remove(event) {
    event.preventDefault();
    const row = event.target.closest("[data-parts-target=row]");
    const mark = row.querySelector("[data-parts-remove]");
    const next = row.nextElementSibling ?? row.previousElementSibling;
    if (mark) {
      mark.value = "1";
      row.classList.add("is-removed");
    } else {
      row.remove();
    }
    next?.querySelector("input:not([type=hidden])")?.focus();
    this.element.closest("form")?.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // draft:rows@window: a restored draft may have rows that the page has not.
  restore(event) {
    const prefix = `${this.nameValue}.`;
    const numbers = event.detail.names
      .filter((name) => name.startsWith(prefix))
      .map((name) => Number(name.slice(prefix.length).split(".")[0]));
    const last = Math.max(-1, ...numbers.filter(Number.isInteger));
    while (this.nextValue <= Math.min(last, 99)) this.add();
  }
}
