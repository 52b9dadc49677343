import { Controller } from "@hotwired/stimulus";

// After a kind was chosen with the mouse the writing goes on. The arrow keys walk among the kinds and
// stay there; a finger would have the keyboard thrown over the page.
export default class extends Controller {
  static targets = ["text"];

  // pointerdown and keydown among the kinds
  noteHand(event) {
    this.isMouse = event.pointerType === "mouse";
  }

  // The click that reaches the radio button, its own or its label's.
  chose(event) {
    if (this.isMouse && event.target.matches("input")) this.textTarget.focus();
  }
}
