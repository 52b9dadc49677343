import { Controller } from "@hotwired/stimulus";
import { debounce } from "./debounce.js";
import { FragmentSource } from "./fragment.js";
import { Listbox } from "./listbox.js";

// A text field with suggestions below it: arrows move among them, Enter or a click chooses, Escape
// closes. Who extends it has the targets input and list, load() and choose(option).
export class Suggesting extends Controller {
  // Typing waits so many milliseconds before it asks.
  begin(wait_ms) {
    this.source = new FragmentSource();
    this.listbox = new Listbox(this.inputTarget, this.listTarget);
    this.ask = debounce(() => this.load(), wait_ms);
    this.close();
  }

  disconnect() {
    this.ask.cancel();
    this.source.cancel();
  }

  // Whether the suggestions belong to what is typed now.
  get isCurrent() {
    return true;
  }

  press(event) {
    if (event.isComposing) return;
    const isOpen = !this.listTarget.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.listbox.move(event.key === "ArrowDown" ? 1 : -1);
      else this.load();
    } else if (event.key === "Enter" && isOpen && this.listbox.active && this.isCurrent) {
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

  close() {
    this.ask.cancel();
    this.source.cancel();
    this.listbox.show(false);
  }
}
