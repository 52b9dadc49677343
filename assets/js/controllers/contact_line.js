import { Controller } from "@hotwired/stimulus";
import { kindOf, splitContacts } from "../lib/contacts.js";

// In a client's form: contacts that are typed or pasted behind the name go to rows of their own, and
// a row takes the kind that is obvious. The server does the same with what is sent, so this only
// shows it earlier.
export default class extends Controller {
  static values = { part: String, name: String };

  connect() {
    this.form = this.element.closest("form");
    this.change = (event) => this.changed(event.target);
    this.form.addEventListener("change", this.change);
  }

  disconnect() {
    this.form.removeEventListener("change", this.change);
  }

  changed(field) {
    if (this.nameValue && field.name === this.nameValue) this.split(field);
    else if (this.isContact(field)) this.guess(field);
  }

  isContact(field) {
    return field.name?.startsWith(`${this.partValue}.`) && field.name.endsWith(".value");
  }

  split(field) {
    const { name, contacts } = splitContacts(field.value);
    if (contacts.length === 0) return;
    const places = this.emptyRows(contacts.length);
    if (places.length < contacts.length) return;
    for (const { kind, value } of contacts) {
      const at = places.findIndex((place) => this.kindField(place).value === kind);
      const [place] = places.splice(Math.max(at, 0), 1);
      this.kindField(place).value = kind;
      place.value = value;
    }
    field.value = name || contacts[0].value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Rows for so many contacts, as far as there are some; more are added.
  emptyRows(wanted) {
    const add = this.form.querySelector(`[name=add_part][value="${this.partValue}"]`);
    const find = () => [...this.form.elements].filter((field) => this.isContact(field) && field.value === "");
    const focused = document.activeElement;
    for (let missing = wanted - find().length; missing > 0 && add; missing -= 1) add.click();
    focused?.focus();
    return find();
  }

  kindField(value) {
    return this.form.elements[value.name.replace(/\.value$/, ".kind")];
  }

  guess(field) {
    const kind = this.kindField(field);
    const guessed = kindOf(field.value);
    if (guessed && ["email", "phone"].includes(kind.value)) kind.value = guessed;
  }
}
