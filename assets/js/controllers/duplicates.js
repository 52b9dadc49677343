import { Controller } from "@hotwired/stimulus";
import { debounce } from "../lib/debounce.js";
import { FragmentSource, withQuery } from "../lib/fragment.js";

// While a new record is typed, asks whether it is here already.
export default class extends Controller {
  static targets = ["field", "result"];
  static values = { url: String };

  connect() {
    this.source = new FragmentSource();
    this.ask = debounce(() => this.load(), 350);
  }

  disconnect() {
    this.ask.cancel();
    this.source.cancel();
  }

  async load() {
    const values = {};
    for (const field of this.fieldTargets) {
      const value = field.value.trim();
      if (value) values[field.dataset.duplicatesName ?? field.name] = value;
    }
    if (Object.keys(values).length === 0) {
      this.resultTarget.replaceChildren();
      return;
    }
    const html = await this.source.fetch(withQuery(this.urlValue, values));
    if (html !== null) this.resultTarget.innerHTML = html;
  }
}
