import { withQuery } from "../lib/fragment.js";
import { Suggesting } from "../lib/suggesting.js";

// A text field that names another record. The hidden field carries the chosen record's id;
// without it the server reads the text as a name or a number.
export default class extends Suggesting {
  static targets = ["input", "id", "list"];
  static values = { url: String };

  connect() {
    this.begin(120);
  }

  type() {
    if (this.idTarget.value !== "") this.tell(undefined);
    this.idTarget.value = "";
    if (this.inputTarget.value.trim() === "") this.close();
    else this.ask();
  }

  async load() {
    const html = await this.source.fetch(withQuery(this.urlValue, { q: this.inputTarget.value.trim() }));
    if (html === null || document.activeElement !== this.inputTarget) return;
    this.listbox.fill(html, { selectFirst: true });
    this.listbox.show(this.listTarget.childElementCount > 0);
  }

  choose(option) {
    this.inputTarget.value = option.dataset.text ?? option.textContent.trim();
    this.idTarget.value = option.dataset.value ?? "";
    this.tell(option.dataset.fills);
    this.close();
    this.inputTarget.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // What the chosen record brings along; of none, nothing is left of what the last one brought.
  tell(text) {
    const fills = text ? JSON.parse(text) : Object.fromEntries(Object.keys(this.fills ?? {}).map((key) => [key, ""]));
    this.fills = fills;
    this.dispatch("chosen", { detail: { fills } });
  }
}
