import { Controller } from "@hotwired/stimulus";

// One for a card's properties. Each value is a turbo-frame whose edit link brings a form with one
// field; leaving the field saves it, Escape leaves it as it was.
export default class extends Controller {
  #saving = new WeakSet();

  // A frame has brought a form, or the value after saving.
  loaded(event) {
    const frame = event.target;
    const form = frame.querySelector("form.inline-form");
    if (form) this.start(form);
    else if (document.activeElement === document.body) frame.querySelector(".property-edit")?.focus();
  }

  start(form) {
    const field = form.querySelector("[aria-invalid=true]") ?? this.fields(form)[0];
    form.classList.add("is-live");
    field?.focus();
    if (field?.matches("input[type=text], input:not([type]), input[type=email], input[type=tel]")) field.select();
  }

  leave(event) {
    const form = event.target.closest("form.inline-form");
    if (!form || form.contains(event.relatedTarget) || this.#saving.has(form)) return;
    // Looking at another window is not leaving the field.
    if (!document.hasFocus()) return;
    if (this.isChanged(form)) this.save(form);
    else this.cancel(form);
  }

  press(event) {
    const form = event.target.closest("form.inline-form");
    if (!form || event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.cancel(form);
    } else if (event.key === "Enter" && event.target.matches("input, select, textarea")) {
      const isNewLine = event.target.matches("textarea") && !event.ctrlKey && !event.metaKey;
      if (isNewLine || event.defaultPrevented) return;
      event.preventDefault();
      if (this.isChanged(form)) this.save(form);
      else this.cancel(form);
    }
  }

  save(form) {
    if (this.#saving.has(form)) return;
    this.#saving.add(form);
    form.requestSubmit();
  }

  // turbo:submit-end: the form may be tried again when the server refused it or was not there.
  saved(event) {
    if (event.detail.success) this.showToasts(event.detail.fetchResponse);
    else this.#saving.delete(event.target);
  }

  // The frame takes only itself out of the answer; the message with its Undo, the head and the
  // timeline are elsewhere in it.
  async showToasts(response) {
    const page = new DOMParser().parseFromString((await response?.responseHTML) ?? "", "text/html");
    const shown = document.getElementById("toasts");
    shown?.replaceChildren(...page.querySelectorAll("#toasts .toast-item"));
    for (const place of [".card-head", ".card-figures", "#timeline .timeline-entries"]) {
      const fresh = page.querySelector(place);
      const old = document.querySelector(place);
      if (fresh && old) old.replaceWith(fresh);
    }
  }

  cancel(form) {
    if (this.#saving.has(form)) return;
    this.#saving.add(form);
    form.querySelector("[data-inline-edit-cancel]")?.click();
  }

  fields(form) {
    return [...form.elements].filter((field) => field.name && !field.matches("[type=hidden], button"));
  }

  isChanged(form) {
    if (form.querySelector("[aria-invalid=true]")) return true;
    return this.fields(form).some((field) => {
      if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
      if (field.matches("select")) return [...field.options].some((each) => each.selected !== each.defaultSelected);
      return field.value !== field.defaultValue;
    });
  }
}
