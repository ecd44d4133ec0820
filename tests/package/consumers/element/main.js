import "ismap/calculator/ismap-calculator.js";

customElements.get("ismap-calculator").useFolder("/calculator/");
await document.querySelector("ismap-calculator").ready;
document.documentElement.dataset.ready = "";
