import { Controller } from "@hotwired/stimulus";
import { session } from "@hotwired/turbo";
import { beginLiveRefresh, isEditing } from "../page/morphing.js";

const shortestPause = 1000;

// Asks for the page again when the server says that something on it has changed. A hidden page
// gives its connection back: a browser has only six for a server.
export default class extends Controller {
  static values = { url: String, since: String };

  connect() {
    this.lastRefresh = 0;
    this.watch = () => this.follow();
    this.retry = () => this.waiting && this.refreshSoon();
    document.addEventListener("visibilitychange", this.watch);
    document.addEventListener("focusout", this.retry);
    document.addEventListener("turbo:load", this.retry);
    this.hold = () => this.holdBack(true);
    this.release = () => this.holdBack(false);
    document.addEventListener("turbo:submit-start", this.hold);
    document.addEventListener("turbo:submit-end", this.release);
    this.follow();
  }

  disconnect() {
    document.removeEventListener("visibilitychange", this.watch);
    document.removeEventListener("focusout", this.retry);
    document.removeEventListener("turbo:load", this.retry);
    document.removeEventListener("turbo:submit-start", this.hold);
    document.removeEventListener("turbo:submit-end", this.release);
    this.close();
  }

  urlValueChanged(now, before) {
    if (before === undefined || !this.watch) return;
    this.close();
    this.follow();
  }

  sinceValueChanged() {
    this.since = this.sinceValue;
  }

  follow() {
    if (document.hidden || !this.urlValue) this.close();
    else if (!this.stream) this.open();
  }

  open() {
    const url = new URL(this.urlValue, document.baseURI);
    if (this.since) url.searchParams.set("since", this.since);
    this.stream = new EventSource(url);
    this.stream.addEventListener("refresh", (event) => {
      this.since = event.lastEventId || this.since;
      this.refreshSoon();
    });
  }

  close() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.stream?.close();
    this.stream = undefined;
  }

  // What is sent brings a fresh page by itself, however long its answer takes; a refresh before that
  // would break the sending off, or take its message away.
  holdBack(isSending) {
    this.isSending = isSending;
    this.lastRefresh = Date.now();
    clearTimeout(this.timer);
    this.timer = undefined;
    this.retry();
  }

  refreshSoon() {
    this.waiting = true;
    if (this.timer !== undefined) return;
    const pause = Math.max(0, this.lastRefresh + shortestPause - Date.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.refresh();
    }, pause);
  }

  refresh() {
    // Waits for the end of typing, of sending and of a visit: each of them asks again.
    if (isEditing() || this.isSending || session.navigator.currentVisit) return;
    this.waiting = false;
    this.lastRefresh = Date.now();
    beginLiveRefresh();
    session.refresh(document.baseURI, { method: "morph", scroll: "preserve" });
  }
}
