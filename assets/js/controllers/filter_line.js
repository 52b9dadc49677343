import { visit } from "@hotwired/turbo";
import { withQuery } from "../lib/fragment.js";
import { Suggesting } from "../lib/suggesting.js";

// Whether the page that comes next is the same list with a filter more: then the line has the focus
// again, so that another filter is only typed.
let goesOn = false;

// A line in which filters are typed, with what the words may mean below it. Enter takes the first
// meaning; when the suggestions are not there yet, the server takes it.
export default class extends Suggesting {
  static targets = ["input", "list"];
  static values = { url: String };

  connect() {
    this.begin(80);
    if (!goesOn || document.documentElement.hasAttribute("data-turbo-preview")) return;
    goesOn = false;
    this.isQuiet = true;
    this.inputTarget.focus({ preventScroll: true });
    this.isQuiet = false;
  }

  get typed() {
    return this.inputTarget.value.trim();
  }

  get isCurrent() {
    return this.shownFor === this.typed;
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
}
