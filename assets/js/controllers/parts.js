import { Controller } from "@hotwired/stimulus";

const mostRestored = 100;

// Rows of a record's parts. The buttons also submit the form, so that without scripts the server
// answers with a row more or less. Rows that the server shows closed are opened by it alone.
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

  // combobox:chosen: what the chosen record has shows in the row's fields that would take it.
  showDefaults({ target, detail }) {
    const row = target.closest("[data-parts-target=row]");
    for (const [key, text] of Object.entries(detail.fills)) {
      const field = row?.querySelector(`input[name^="${this.nameValue}."][name$=".${key}"]`);
      if (field) field.placeholder = text;
    }
  }

  // draft:rows@window: a restored draft may have rows that the page has not.
  restore(event) {
    const prefix = `${this.nameValue}.`;
    const numbers = event.detail.names
      .filter((name) => name.startsWith(prefix))
      .map((name) => Number(name.slice(prefix.length).split(".")[0]))
      .filter(Number.isInteger);
    const last = Math.min(Math.max(-1, ...numbers), this.nextValue + mostRestored - 1);
    while (this.nextValue <= last) this.add();
    this.open([...new Set(numbers)]);
  }

  // The page that comes back has these rows open, and the draft fills it again.
  open(places) {
    const buttons = places.map((place) =>
      this.element.querySelector(`[data-parts-place="${place}"] [name=open_part]`),
    );
    const ids = buttons.filter(Boolean).map((button) => button.value);
    if (ids.length === 0) return;
    const form = this.element.closest("form");
    for (const id of ids) {
      const asked = document.createElement("input");
      asked.type = "hidden";
      asked.name = "open_part";
      asked.value = id;
      form.append(asked);
    }
    form.submit();
  }
}
