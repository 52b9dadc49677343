import { Controller } from "@hotwired/stimulus";

// The form that adds a filter inside its menu. Each field is a link to the page with that field's
// form.
export default class extends Controller {
  static targets = ["fields", "form", "operator", "value"];

  back(event) {
    event.preventDefault();
    this.formTarget.replaceChildren();
    this.show(this.fieldsTarget);
  }

  show(step) {
    this.fieldsTarget.hidden = step !== this.fieldsTarget;
    this.formTarget.hidden = step !== this.formTarget;
    step.querySelector("[autofocus], input:not([type=hidden]), select, .menu-item")?.focus();
  }

  // "is empty" needs no value, "between" needs two.
  operatorTargetConnected() {
    this.chooseOperator();
  }

  chooseOperator() {
    const count = Number(this.operatorTarget.selectedOptions[0]?.dataset.values ?? 1);
    this.valueTargets.forEach((value, index) => {
      value.hidden = index >= count;
      for (const field of value.querySelectorAll("input, select")) field.disabled = value.hidden;
    });
  }

  // When the menu opens again it starts with the fields.
  toggle(event) {
    if (!event.target.open) return;
    const startsWithForm = this.formTarget.childElementCount > 0;
    this.show(startsWithForm ? this.formTarget : this.fieldsTarget);
  }
}
