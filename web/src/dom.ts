/** Elements are made here and nowhere else, so that no text ever becomes markup. */

export type Child = Node | string | null | undefined | false;

/**
 * What an element gets: `on…` are listeners, true is an attribute without value, false and undefined none at all.
 * There is no `style`: the page's policy forbids it.
 */
export interface Attributes {
  [name: string]: string | number | boolean | undefined | ((event: never) => void);
}

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const child of children) if (child) element.append(child);
}

/** What pieces are called for the style sheets of a page around us, by their class or kind. Our own page needs none. */
export const partNames = new Map<string, string>();

function namePart(element: Element): void {
  if (partNames.size === 0) return;
  const names = [element.localName, ...element.classList].flatMap((name) => partNames.get(name) ?? []);
  if (names.length > 0) element.setAttribute("part", [...new Set(names)].join(" "));
}

/** An HTML element. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  fill(element, attributes, children);
  namePart(element);
  return element;
}

/** A heading, `below` levels deeper than its own `level`. By its class it keeps the looks of that level. */
export function heading(level: number, below: number, attributes: Attributes, ...children: Child[]): HTMLElement {
  const shown = `h${Math.min(6, level + below)}` as "h1";
  return el(shown, { class: `level-${level}`, ...attributes }, ...children);
}

/** An element of a drawing. */
export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name, attributes: Attributes = {}, ...children: Child[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  fill(element, attributes, children);
  return element;
}

let count = 0;

/** An id that no other element has, to tie a label or a description to its field. */
export function freshId(): string {
  count += 1;
  return `id-${count}`;
}

type Root = Document | ShadowRoot;

/** Also of another document, whose classes are not ours. */
export const isShadowRoot = (node: Node): node is ShadowRoot => node.nodeType === Node.DOCUMENT_FRAGMENT_NODE && "host" in node;

/** The tree that the element is in, whose ids are its own; undefined while it is in none. */
export function rootOf(element: Element): Root | undefined {
  const root = element.getRootNode();
  return root.nodeType === Node.DOCUMENT_NODE || isShadowRoot(root) ? root as Root : undefined;
}

/** The element of that id in the same tree as `near`. */
export function elementNear(near: Element, id: string): HTMLElement | null {
  return rootOf(near)?.getElementById(id) ?? null;
}

/** Puts `children` in the place of all that `parent` holds. The focus stays on the element of the same id, if any. */
export function replaceChildren(parent: Element, ...children: Child[]): void {
  const active = rootOf(parent)?.activeElement ?? null;
  const focused = parent.contains(active) ? active?.id : undefined;
  parent.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
  if (focused) elementNear(parent, focused)?.focus();
}
