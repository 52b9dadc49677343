let nextId = 0;

// The options of a listbox driven from an input that keeps the focus.
export class Listbox {
  constructor(input, list) {
    this.input = input;
    this.list = list;
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  get active() {
    return this.list.querySelector("[role=option][aria-selected=true]");
  }

  // Replaces the options; the server's HTML is trusted, it escapes what people typed.
  fill(html, { selectFirst }) {
    this.list.innerHTML = html;
    for (const option of this.options) {
      option.id ||= `option-${(nextId += 1)}`;
      option.tabIndex = -1;
    }
    this.select(selectFirst ? this.options[0] : undefined);
  }

  move(step) {
    const options = this.options;
    if (options.length === 0) return;
    const at = options.indexOf(this.active);
    const from = at < 0 && step < 0 ? 0 : at;
    this.select(options[(from + step + options.length) % options.length]);
  }

  select(chosen) {
    for (const option of this.options) option.setAttribute("aria-selected", option === chosen);
    if (chosen) {
      this.input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  show(visible) {
    this.list.hidden = !visible;
    this.input.setAttribute("aria-expanded", visible);
    if (!visible) this.input.removeAttribute("aria-activedescendant");
  }
}
