import { Controller } from "@hotwired/stimulus";
import { debounce } from "../lib/debounce.js";

export const prefix = "clientela-draft:";
const keepDays = 14;

// Keeps what is typed into a form on this device until the form is saved, and puts it back after a
// failure, an expired log-in or a closed window. Log-out clears all drafts.
export default class extends Controller {
  static targets = ["notice"];
  static values = { key: String };

  connect() {
    this.save = debounce(() => this.store(), 300);
    this.before = this.read();
    // After the parts' controllers are there to add rows.
    queueMicrotask(() => this.restore());
  }

  disconnect() {
    this.save.cancel();
  }

  get storageKey() {
    return prefix + this.keyValue;
  }

  store() {
    try {
      localStorage.setItem(this.storageKey, JSON.stringify({ time: Date.now(), fields: this.read() }));
    } catch {
      // A full or forbidden storage only means that there is no draft.
    }
  }

  // submit: a button that opens a closed row leaves this page, which may have been typed into just
  // now.
  keep(event) {
    if (event.submitter?.name !== "open_part") return;
    this.save.cancel();
    this.store();
  }

  // Called by turbo:submit-end.
  submitted(event) {
    this.save.cancel();
    if (event.detail.success) localStorage.removeItem(this.storageKey);
    else this.store();
  }

  discard(event) {
    event.preventDefault();
    localStorage.removeItem(this.storageKey);
    this.write(this.before);
    this.noticeTarget.hidden = true;
  }

  restore() {
    const draft = this.stored();
    if (!draft || this.isHere(draft.fields)) return;
    this.write(draft.fields);
    if (this.hasNoticeTarget) this.tell(this.noticeTarget);
  }

  // Whether the page has all that the draft has: the server may have brought it back, with more
  // rows than there were.
  isHere(fields) {
    return Object.entries(fields).every(([name, value]) => name in this.before && this.before[name] === value);
  }

  tell(notice) {
    const discard = document.createElement("button");
    discard.type = "button";
    discard.className = "btn-text";
    discard.textContent = notice.dataset.discard;
    discard.dataset.action = "draft#discard";
    notice.replaceChildren(`${notice.dataset.text} `, discard);
    notice.hidden = false;
  }

  stored() {
    try {
      const draft = JSON.parse(localStorage.getItem(this.storageKey));
      return draft && Date.now() - draft.time < keepDays * 86_400_000 ? draft : null;
    } catch {
      return null;
    }
  }

  get fields() {
    return [...this.element.elements].filter(
      (field) => field.name && !field.matches("[type=hidden]:not([data-draft]), [type=password], [type=file], button"),
    );
  }

  read() {
    const values = {};
    for (const field of this.fields) {
      const value = field.matches("[type=checkbox], [type=radio]") ? (field.checked ? field.value : null) : field.value;
      if (field.type === "radio" && value === null) values[field.name] ??= null;
      else values[field.name] = value;
    }
    return values;
  }

  write(values) {
    // Rows of parts that the draft has and the page has not.
    this.dispatch("rows", { detail: { names: Object.keys(values) } });
    for (const field of this.fields) {
      if (!(field.name in values)) continue;
      if (field.matches("[type=checkbox], [type=radio]")) field.checked = field.value === values[field.name];
      else field.value = values[field.name] ?? "";
    }
  }
}
