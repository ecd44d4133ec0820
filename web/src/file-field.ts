/** Files that the user gives. Nothing leaves the browser. */
import { el } from "./dom";

/** A field to choose files, which takes dropped ones as well. */
export function fileField(options: {
  id: string; label: string; hint: string; accept: string; multiple?: boolean; take(files: File[]): void;
}): HTMLElement {
  const input = el("input", {
    type: "file", id: options.id, accept: options.accept, multiple: options.multiple ?? false,
    "aria-describedby": `${options.id}-hint`,
    onchange: () => {
      options.take([...(input.files ?? [])]);
      input.value = "";
    },
  });
  const zone = el("div", { class: "drop" },
    el("label", { for: options.id, class: "label" }, options.label),
    el("p", { class: "hint", id: `${options.id}-hint` }, options.hint),
    input);
  acceptDrops(zone, options.take);
  return zone;
}

function acceptDrops(zone: HTMLElement, take: (files: File[]) => void): void {
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) take(files);
  });
}
