import { Controller } from "@hotwired/stimulus";
import { visit } from "@hotwired/turbo";
import { hasModifier, isTyping, latinKey } from "../lib/keys.js";

// The keyboard in a list: j and k walk, o opens, e edits. Enter follows the link that has
// the focus, as everywhere.
export default class extends Controller {
  static targets = ["row"];

  press(event) {
    if (isTyping(event) || hasModifier(event) || document.querySelector("dialog[open]")) return;
    const actions = {
      j: () => this.walk(1),
      k: () => this.walk(-1),
      o: () => this.link(this.current)?.click(),
      e: () => this.edit(this.current),
    };
    const action = actions[latinKey(event)];
    if (!action || (latinKey(event) !== "j" && latinKey(event) !== "k" && !this.current)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    action();
  }

  get current() {
    return this.rowTargets.find((row) => row.contains(document.activeElement));
  }

  link(row) {
    return row?.querySelector(".cell-title a");
  }

  walk(step) {
    const rows = this.rowTargets;
    if (rows.length === 0) return;
    const at = rows.indexOf(this.current);
    const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
    const link = this.link(rows[next]);
    link?.focus({ preventScroll: true });
    rows[next].scrollIntoView({ block: "nearest" });
  }

  edit(row) {
    if (row?.dataset.editUrl) visit(row.dataset.editUrl);
  }
}
