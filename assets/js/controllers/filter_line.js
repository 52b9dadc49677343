import { Controller } from "@hotwired/stimulus";
import { visit } from "@hotwired/turbo";
import { debounce } from "../lib/debounce.js";
import { FragmentSource, withQuery } from "../lib/fragment.js";
import { Listbox } from "../lib/listbox.js";

// Whether the page that comes next is the same list with a filter more: then the line has the focus
// again, so that another filter is only typed.
let goesOn = false;

// A line in which filters are typed, with what the words may mean below it. Enter takes the first
// meaning; when the suggestions are not there yet, the server takes it.
export default class extends Controller {
  static targets = ["input", "list"];
  static values = { url: String };

  connect() {
    this.source = new FragmentSource();
    this.listbox = new Listbox(this.inputTarget, this.listTarget);
    this.ask = debounce(() => this.load(), 80);
    this.close();
    if (!goesOn || document.documentElement.hasAttribute("data-turbo-preview")) return;
    goesOn = false;
    this.isQuiet = true;
    this.inputTarget.focus({ preventScroll: true });
    this.isQuiet = false;
  }

  disconnect() {
    this.ask.cancel();
    this.source.cancel();
  }

  get typed() {
    return this.inputTarget.value.trim();
  }

  open() {
    if (!this.isQuiet) this.load();
  }

  type() {
    this.ask();
  }

  async load() {
    const typed = this.typed;
    const html = await this.source.fetch(withQuery(this.urlValue, { filter_text: typed }));
    if (html === null || document.activeElement !== this.inputTarget) return;
    this.listbox.fill(html, { selectFirst: typed !== "" });
    this.shownFor = typed;
    this.listbox.show(true);
  }

  press(event) {
    if (event.isComposing) return;
    const isOpen = !this.listTarget.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.listbox.move(event.key === "ArrowDown" ? 1 : -1);
      else this.load();
    } else if (event.key === "Enter" && isOpen && this.listbox.active && this.shownFor === this.typed) {
      event.preventDefault();
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
    if (option.dataset.url) {
      goesOn = true;
      this.close();
      visit(option.dataset.url);
    } else {
      this.inputTarget.value = `${option.dataset.text} `;
      this.load();
    }
  }

  // The form itself: an empty line is no filter.
  sent(event) {
    if (this.typed === "") event.preventDefault();
    else goesOn = true;
  }

  close() {
    this.ask.cancel();
    this.source.cancel();
    this.listbox.show(false);
  }
}
