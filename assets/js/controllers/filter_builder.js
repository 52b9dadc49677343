import { Controller } from "@hotwired/stimulus";

// Adding a filter inside its menu. Each field is a link to a page with that field's form; where the
// page brought the form along in a <template>, it is shown at once instead.
export default class extends Controller {
  static targets = ["fields", "form", "template", "operator", "value", "search"];

  open(event) {
    const template = this.templateTargets.find((each) => each.dataset.field === event.params.field);
    if (!template) return;
    event.preventDefault();
    this.formTarget.replaceChildren(template.content.cloneNode(true));
    this.show(this.formTarget);
  }

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

  // Narrows the list of fields.
  search() {
    const wanted = this.searchTarget.value.trim().toLocaleLowerCase();
    for (const item of this.fieldsTarget.querySelectorAll(".menu-item")) {
      item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted);
    }
  }

  // When the menu opens again it starts with the fields.
  toggle(event) {
    if (!event.target.open) return;
    if (this.hasSearchTarget) this.searchTarget.value = "";
    const startsWithForm = this.formTarget.childElementCount > 0;
    this.show(startsWithForm ? this.formTarget : this.fieldsTarget);
  }
}
