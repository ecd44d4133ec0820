// What the tests of the widget share.
export const widget = "ismap-calculator";

/** Waits until all of a page's widgets can be used. */
export const allReady = (page) => page.evaluate(async (name) => {
  await Promise.all([...document.querySelectorAll(name)].map((each) => each.ready));
}, widget);

/** The words of the only widget's outcome. */
export const outcome = (page) => page.textContent("#outcome");
