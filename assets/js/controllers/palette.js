import { Controller } from "@hotwired/stimulus";
import { activate } from "../lib/activate.js";
import { debounce } from "../lib/debounce.js";
import { FragmentSource, withQuery } from "../lib/fragment.js";
import { latinKey } from "../lib/keys.js";
import { Listbox } from "../lib/listbox.js";
import { foldedText, pageCommands } from "../lib/page_commands.js";

// Ctrl+K or Cmd+K: find anything, do anything. An empty question brings what was seen recently and
// what can be done here.
export default class extends Controller {
  static targets = ["input", "list"];
  static values = { url: String, here: String };

  connect() {
    this.source = new FragmentSource();
    this.listbox = new Listbox(this.inputTarget, this.listTarget);
    this.ask = debounce(() => this.load(), 80);
    this.forget = () => this.element.close();
    document.addEventListener("turbo:before-cache", this.forget);
  }

  disconnect() {
    document.removeEventListener("turbo:before-cache", this.forget);
    this.ask.cancel();
    this.source.cancel();
  }

  // keydown@window
  hotkey(event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && latinKey(event) === "k") {
      this.open(event);
    }
  }

  // click@window: any link to the search page with data-palette-open.
  follow(event) {
    if (!event.ctrlKey && !event.metaKey && event.target.closest("[data-palette-open]")) this.open(event);
  }

  open(event) {
    event.preventDefault();
    if (this.element.open) return;
    this.element.showModal();
    this.inputTarget.select();
    this.load();
  }

  async load() {
    const url = withQuery(this.urlValue, { q: this.inputTarget.value.trim(), from: location.pathname });
    const html = await this.source.fetch(url);
    if (html === null) return;
    this.listbox.fill(html, { selectFirst: true });
    this.addPageCommands();
    this.inputTarget.setAttribute("aria-expanded", this.listbox.options.length > 0);
  }

  // What this page can do stands before what is offered everywhere, but for what that has as well.
  addPageCommands() {
    const everywhere = this.listTarget.querySelector("[aria-labelledby=palette-commands]");
    const known = new Set(
      [...(everywhere?.querySelectorAll(".option-title") ?? [])].map((title) => foldedText(title.textContent)),
    );
    const commands = pageCommands(this.inputTarget.value).filter(({ label }) => !known.has(foldedText(label)));
    if (commands.length === 0) return;
    this.listTarget.querySelector(".palette-none")?.remove();
    const group = document.createElement("div");
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", "palette-here");
    const title = Object.assign(document.createElement("div"), { id: "palette-here", className: "palette-group" });
    title.textContent = this.hereValue;
    group.append(title, ...commands.map((command, at) => this.pageOption(command, at)));
    this.listTarget.insertBefore(group, everywhere);
    this.listbox.select(this.listbox.options[0]);
  }

  pageOption({ element, label, keys }, at) {
    const option = Object.assign(document.createElement("button"), { type: "button", className: "option" });
    option.setAttribute("role", "option");
    option.id = `palette-here-${at}`;
    option.tabIndex = -1;
    const symbol = (element.matches("input") ? element.parentElement : element).querySelector("svg");
    if (symbol) option.append(symbol.cloneNode(true));
    for (const [part, text] of [["title", label], ["detail", keys]]) {
      if (text) option.append(Object.assign(document.createElement("span"), { className: `option-${part}`, textContent: text }), " ");
    }
    option.addEventListener("click", () => {
      this.element.close();
      activate(element);
    });
    return option;
  }

  press(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.listbox.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      const active = this.listbox.active;
      // Without an answer yet the form goes to the search page.
      if (!active) return;
      event.preventDefault();
      this.follows(active, event);
    }
  }

  follows(option, event) {
    if (option.href && (event.ctrlKey || event.metaKey)) window.open(option.href, "_blank", "noopener");
    else option.click();
  }

  picked(event) {
    if (event.target.closest("[role=option]")) this.element.close();
    else if (event.target === this.element) this.element.close();
  }

  point(event) {
    const option = event.target.closest("[role=option]");
    if (option && option !== this.listbox.active) this.listbox.select(option);
  }
}
