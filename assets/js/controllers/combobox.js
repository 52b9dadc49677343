import { Controller } from "@hotwired/stimulus";
import { debounce } from "../lib/debounce.js";
import { FragmentSource, withQuery } from "../lib/fragment.js";
import { Listbox } from "../lib/listbox.js";

// A text field that names another record. The hidden field carries the chosen record's id;
// without it the server reads the text as a name or a number.
export default class extends Controller {
  static targets = ["input", "id", "list"];
  static values = { url: String };

  connect() {
    this.source = new FragmentSource();
    this.listbox = new Listbox(this.inputTarget, this.listTarget);
    this.ask = debounce(() => this.load(), 120);
    this.listbox.show(false);
  }

  disconnect() {
    this.ask.cancel();
    this.source.cancel();
  }

  type() {
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

  press(event) {
    if (event.isComposing) return;
    const isOpen = !this.listTarget.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.listbox.move(event.key === "ArrowDown" ? 1 : -1);
      else this.load();
    } else if (event.key === "Enter" && isOpen && this.listbox.active) {
      event.preventDefault();
      event.stopPropagation();
      this.choose(this.listbox.active);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  // The field must not lose the focus before the click arrives.
  hold(event) {
    event.preventDefault();
  }

  pick(event) {
    const option = event.target.closest("[role=option]");
    if (option) this.choose(option);
  }

  choose(option) {
    this.inputTarget.value = option.dataset.text ?? option.textContent.trim();
    this.idTarget.value = option.dataset.value ?? "";
    this.close();
    this.inputTarget.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    this.ask.cancel();
    this.source.cancel();
    this.listbox.show(false);
  }
}
