import { Controller } from "@hotwired/stimulus";

// What a picture needs of the stylesheet once it stands alone.
const kept = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
];
const pixelsPerUnit = 2;

// Saves the chart that is shown as SVG or PNG, in the colours that it has on the page.
export default class extends Controller {
  static targets = ["save"];
  static values = { name: String, failed: String };

  connect() {
    for (const button of this.saveTargets) button.hidden = false;
  }

  async save({ params: { format } }) {
    const shown = [...this.element.querySelectorAll("svg.chart-svg")].find(
      (svg) => getComputedStyle(svg).display !== "none",
    );
    if (!shown) return;
    const picture = this.standalone(shown);
    const text = new XMLSerializer().serializeToString(picture);
    try {
      const blob =
        format === "png"
          ? await this.painted(text, shown)
          : new Blob([text], { type: "image/svg+xml" });
      this.download(blob, `${this.nameValue}.${format}`);
    } catch {
      alert(this.failedValue);
    }
  }

  // A copy whose elements carry their looks themselves, without links.
  standalone(shown) {
    const copy = shown.cloneNode(true);
    const originals = [shown, ...shown.querySelectorAll("*")];
    const copies = [copy, ...copy.querySelectorAll("*")];
    originals.forEach((original, i) => {
      const style = getComputedStyle(original);
      for (const name of kept) copies[i].setAttribute(name, style.getPropertyValue(name));
      copies[i].removeAttribute("class");
    });
    for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    const { width, height } = shown.viewBox.baseVal;
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    ground.setAttribute("width", "100%");
    ground.setAttribute("height", "100%");
    ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
    copy.prepend(ground);
    return copy;
  }

  async painted(text, shown) {
    const { width, height } = shown.viewBox.baseVal;
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * pixelsPerUnit;
    canvas.height = height * pixelsPerUnit;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture")))),
    );
  }

  download(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
}
