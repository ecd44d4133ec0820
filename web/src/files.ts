/** Files that the user gets. */
import { el } from "./dom";

/** Offers `content` for saving under `name`. */
export function save(name: string, type: string, content: BlobPart[]): void {
  const address = URL.createObjectURL(new Blob(content, { type }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
