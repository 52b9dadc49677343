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
    // What is sent brings a fresh page by itself; a refresh at the same moment would take its
    // message away.
    this.hold = () => this.holdBack();
    document.addEventListener("turbo:submit-start", this.hold);
    this.follow();
  }

  disconnect() {
    document.removeEventListener("visibilitychange", this.watch);
    document.removeEventListener("focusout", this.retry);
    document.removeEventListener("turbo:submit-start", this.hold);
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

  holdBack() {
    this.lastRefresh = Date.now();
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.refreshSoon();
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
    // Waits for the end of typing: focusout asks again.
    if (isEditing()) return;
    this.waiting = false;
    this.lastRefresh = Date.now();
    beginLiveRefresh();
    session.refresh(document.baseURI, { method: "morph", scroll: "preserve" });
  }
}
