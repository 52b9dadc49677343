import { Controller } from "@hotwired/stimulus";

const year = 31_536_000;

// light, dark, or as the system says (auto). The cookie lets the server write the same next time.
export default class extends Controller {
  static targets = ["button"];
  static values = { cookie: String };

  connect() {
    this.show();
  }

  choose(event) {
    event.preventDefault();
    const theme = event.currentTarget.value;
    document.documentElement.dataset.bsTheme = theme;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${this.cookieValue}=${theme}; Path=/; Max-Age=${year}; SameSite=Lax${secure}`;
    this.show();
  }

  show() {
    const theme = document.documentElement.dataset.bsTheme;
    for (const button of this.buttonTargets) button.setAttribute("aria-pressed", button.value === theme);
  }
}
