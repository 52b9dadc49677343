import { Controller } from "@hotwired/stimulus";

const noticeDuration = 2000;

// Copies its text, or the page's address, and says so in the label for a moment.
export default class extends Controller {
  static targets = ["label"];
  static values = { text: String, done: String };

  disconnect() {
    clearTimeout(this.timer);
  }

  async copy(event) {
    event.preventDefault();
    await navigator.clipboard.writeText(this.textValue || location.href);
    if (!this.hasLabelTarget || !this.doneValue) return;
    this.before ??= this.labelTarget.textContent;
    this.labelTarget.textContent = this.doneValue;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.labelTarget.textContent = this.before), noticeDuration);
  }
}
