import { Controller } from "@hotwired/stimulus";
import { visit } from "@hotwired/turbo";

// The state of a job, inside its turbo-frame: asks again until there is a page to go on to.
export default class extends Controller {
  static values = { interval: { type: Number, default: 1000 }, url: String, next: String };

  connect() {
    if (this.nextValue) visit(this.nextValue, { action: "replace" });
    else this.timer = setTimeout(() => this.again(), this.intervalValue);
  }

  disconnect() {
    clearTimeout(this.timer);
  }

  again() {
    const frame = this.element.closest("turbo-frame");
    if (!frame) return;
    if (frame.src && new URL(frame.src, document.baseURI).pathname === this.urlValue) frame.reload();
    else frame.src = this.urlValue;
  }
}
