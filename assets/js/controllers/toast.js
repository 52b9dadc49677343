import { Controller } from "@hotwired/stimulus";

const fadeDuration = 200;

// Goes away by itself, but not while somebody is looking at it.
export default class extends Controller {
  static values = { duration: { type: Number, default: 8000 } };

  connect() {
    this.forgetAddress();
    this.resume();
  }

  disconnect() {
    this.pause();
  }

  resume() {
    this.pause();
    if (this.durationValue > 0) this.timer = setTimeout(() => this.close(), this.durationValue);
  }

  pause() {
    clearTimeout(this.timer);
  }

  close() {
    this.pause();
    this.element.classList.add("is-leaving");
    setTimeout(() => this.element.remove(), fadeDuration);
  }

  // ?just-done= tells the server which toast to show; a reload or a copied address should not show it again.
  forgetAddress() {
    const url = new URL(location.href);
    if (!url.searchParams.has("just-done")) return;
    url.searchParams.delete("just-done");
    history.replaceState(history.state, "", url);
  }
}
