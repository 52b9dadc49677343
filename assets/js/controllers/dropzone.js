import { Controller } from "@hotwired/stimulus";
import { visit } from "@hotwired/turbo";

// A form with one file: drop it or choose it, it is sent at once with its progress shown.
export default class extends Controller {
  static targets = ["input", "area", "progress", "bar", "name", "submit"];

  connect() {
    if (this.hasSubmitTarget) this.submitTarget.hidden = true;
  }

  disconnect() {
    this.request?.abort();
  }

  over(event) {
    event.preventDefault();
    this.areaTarget.classList.add("is-over");
  }

  leave(event) {
    if (!this.areaTarget.contains(event.relatedTarget)) this.areaTarget.classList.remove("is-over");
  }

  drop(event) {
    event.preventDefault();
    this.areaTarget.classList.remove("is-over");
    if (event.dataTransfer.files.length === 0) return;
    this.inputTarget.files = event.dataTransfer.files;
    this.send();
  }

  submit(event) {
    event.preventDefault();
    this.send();
  }

  send() {
    const file = this.inputTarget.files[0];
    if (!file || this.request) return;
    this.nameTarget.textContent = file.name;
    this.progressTarget.hidden = false;
    this.request = new XMLHttpRequest();
    this.request.upload.onprogress = (event) => {
      if (event.lengthComputable) this.barTarget.value = event.loaded / event.total;
    };
    this.request.onload = () => this.sent(this.request);
    this.request.onerror = this.request.onabort = () => this.stopped();
    // Not in the form's data: the server wants to read the token before the file.
    const form = new FormData(this.element);
    this.request.open("POST", this.element.action);
    this.request.setRequestHeader("Accept", "text/html");
    const token = document.querySelector("meta[name=csrf-token]")?.content;
    if (token) this.request.setRequestHeader("X-CSRF-Token", token);
    this.request.send(form);
  }

  cancel(event) {
    event.preventDefault();
    this.request?.abort();
  }

  sent(request) {
    this.request = undefined;
    if (request.status < 400) visit(request.responseURL);
    else this.showAnswer(request.responseText);
  }

  // A refusal comes as a whole page; the same form in it carries the reason.
  showAnswer(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const form = page.getElementById(this.element.id);
    if (form) this.element.replaceWith(form);
    else this.stopped();
  }

  stopped() {
    this.request = undefined;
    this.progressTarget.hidden = true;
    this.barTarget.removeAttribute("value");
    this.inputTarget.value = "";
  }
}
