import { Controller } from "@hotwired/stimulus";
import { debounce } from "../lib/debounce.js";
import { FragmentSource, withQuery } from "../lib/fragment.js";

// While names and contacts are typed into the form around it, asks whether the client is here
// already, and shows the answer in its element.
export default class extends Controller {
  static values = { url: String, names: String, contact: String };

  connect() {
    this.source = new FragmentSource();
    this.ask = debounce(() => this.load(), 350);
    this.form = this.element.closest("form");
    this.form.addEventListener("input", this.ask);
  }

  disconnect() {
    this.form.removeEventListener("input", this.ask);
    this.ask.cancel();
    this.source.cancel();
  }

  get typed() {
    const typed = this.namesValue.split(" ").map((name) => this.form.elements[name]?.value.trim() ?? "");
    const [name, ...parts] = typed;
    const contacts = [...this.form.elements]
      .filter((field) => field.name?.startsWith(`${this.contactValue}.`) && field.name.endsWith(".value"))
      .map((field) => field.value.trim());
    const values = {
      name: name || parts.filter(Boolean).join(" "),
      email: contacts.find((value) => value.includes("@")),
      phone: contacts.find((value) => /^[+\d][\d\s()./-]{5,}$/.test(value)),
    };
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
  }

  async load() {
    const values = this.typed;
    if (Object.keys(values).length === 0) {
      this.element.replaceChildren();
      return;
    }
    const html = await this.source.fetch(withQuery(this.urlValue, values));
    if (html !== null) this.element.innerHTML = html;
  }
}
