import { Controller } from "@hotwired/stimulus";

// <dialog> around a turbo-frame: a link with data-turbo-frame naming that frame opens its page here.
export default class extends Controller {
  connect() {
    this.forget = () => this.element.close();
    document.addEventListener("turbo:before-cache", this.forget);
  }

  disconnect() {
    document.removeEventListener("turbo:before-cache", this.forget);
  }

  open() {
    if (!this.element.open) this.element.showModal();
  }

  close(event) {
    event.preventDefault();
    this.element.close();
  }

  closeOnVeil(event) {
    if (event.target === this.element) this.element.close();
  }

  // So that the same link opens the dialog a second time.
  closed() {
    const frame = this.element.querySelector("turbo-frame");
    frame?.removeAttribute("src");
    frame?.replaceChildren();
  }
}
