import { Controller } from "@hotwired/stimulus";
import { visit } from "@hotwired/turbo";
import { hasModifier, isTyping, latinKey } from "../lib/keys.js";

// The keyboard in a list: j and k walk, o opens, x selects, e edits. Enter follows the link that has
// the focus, as everywhere.
export default class extends Controller {
  static targets = ["row", "all", "selected"];
  static values = { selected: String };

  press(event) {
    if (isTyping(event) || hasModifier(event) || document.querySelector("dialog[open]")) return;
    const actions = {
      j: () => this.walk(1),
      k: () => this.walk(-1),
      o: () => this.link(this.current)?.click(),
      x: () => this.toggle(this.current, event),
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

  checkbox(row) {
    return row.querySelector(".cell-select input");
  }

  toggle(row) {
    const checkbox = this.checkbox(row);
    if (!checkbox) return;
    checkbox.checked = !checkbox.checked;
    this.count();
  }

  // A click with Shift selects everything since the last one.
  select(event) {
    const row = event.target.closest("tr");
    const rows = this.rowTargets;
    if (event.shiftKey && this.lastRow?.isConnected) {
      const [from, to] = [rows.indexOf(this.lastRow), rows.indexOf(row)].sort((a, b) => a - b);
      for (const each of rows.slice(from, to + 1)) this.checkbox(each).checked = event.target.checked;
    }
    this.lastRow = row;
    this.count();
  }

  selectAll() {
    for (const row of this.rowTargets) this.checkbox(row).checked = this.allTarget.checked;
    this.count();
  }

  clear(event) {
    event.preventDefault();
    for (const row of this.rowTargets) this.checkbox(row).checked = false;
    this.count();
  }

  count() {
    const checked = this.rowTargets.filter((row) => this.checkbox(row)?.checked).length;
    if (this.hasAllTarget) {
      this.allTarget.checked = checked > 0 && checked === this.rowTargets.length;
      this.allTarget.indeterminate = checked > 0 && checked < this.rowTargets.length;
    }
    if (this.hasSelectedTarget) {
      this.selectedTarget.textContent = this.selectedValue.replace("{count}", checked);
    }
  }
}
