import { Controller } from "@hotwired/stimulus";
import { activate } from "../lib/activate.js";
import { hasModifier, isTyping, latinKey } from "../lib/keys.js";

const pause = 1200;

// Ctrl+Enter sends what is being written in many lines.
function isSubmit(event) {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("form textarea");
}

// Keys are declared where they act: data-shortcut="g c" on a link, button or field. Pressing them
// follows, presses or focuses it; so what a page offers and what its keys do cannot differ.
export default class extends Controller {
  // keydown@window
  press(event) {
    if (event.defaultPrevented) return;
    if (isSubmit(event)) return event.target.form.requestSubmit();
    if (event.key === "Escape" && isTyping(event)) return this.leaveField(event);
    if (hasModifier(event) || isTyping(event)) return;
    if (event.key.length !== 1 || document.querySelector("dialog[open], details.menu[open]")) return;
    const keys = this.pending ? `${this.pending} ${latinKey(event)}` : latinKey(event);
    this.forget();
    const element = this.find(keys);
    if (element) {
      event.preventDefault();
      activate(element);
    } else if (this.element.querySelector(`[data-shortcut^="${CSS.escape(keys)} "]`)) {
      this.pending = keys;
      this.timer = setTimeout(() => this.forget(), pause);
    }
  }

  // So that after writing the other keys are at hand again. In a dialog Escape closes it.
  leaveField(event) {
    if (!event.isComposing && !document.querySelector("dialog[open]")) event.target.blur();
  }

  disconnect() {
    this.forget();
  }

  forget() {
    clearTimeout(this.timer);
    this.pending = undefined;
  }

  // The last one wins: a toast's Undo comes after the page's.
  find(keys) {
    const all = [...this.element.querySelectorAll(`[data-shortcut="${CSS.escape(keys)}"]`)];
    return all.filter((each) => each.checkVisibility?.() ?? true).pop() ?? all.pop();
  }
}
