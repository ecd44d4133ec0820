// What the tests of the widget share.
import { openPage } from "./browser.mjs";

export const widget = "ismap-calculator";

export const exampleAt = (address, name) => `${address}examples/${name}.html`;

/** Waits until all of a page's widgets can be used. */
export const allReady = (page) => page.evaluate(async (name) => {
  await Promise.all([...document.querySelectorAll(name)].map((each) => each.ready));
}, widget);

/** A page once all of its widgets can be used. */
export async function openReady(address, options = {}) {
  const page = await openPage(address, options, `${widget}:defined`);
  await allReady(page);
  return page;
}

/** The words of the only widget's outcome. */
export const outcome = (page) => page.textContent("#outcome");
