/** The widget as a page of its own, for a frame. Its attributes stand behind "?", the page around hears of results and height. */
import styles from "styles:frame";
import { page_title as title } from "../../texts/page.json";
import { frame_saving as saving } from "../../texts/frame.json";
import { beginTheme } from "../theme";
import { elementName } from "./element-name";
import { type FrameMessage, eventNames, hello, yours } from "./frame-messages";
import type { Language } from "../../../wasm/package/src/language";
import { languageIn } from "./nearest-language";
import type { IsmapCalculatorElement } from "./public";

/** None that names an address: whoever links here must not lead elsewhere. */
const attributes = ["mode", "as-of", "days", "value", "theme", "build", "heading-level"];

/** What has been said last of each kind: the page around may come to listen late. */
const said = new Map<FrameMessage["type"], FrameMessage>();
let port: MessagePort | undefined;

function tell(message: FrameMessage): void {
  said.set(message.type, message);
  port?.postMessage(message);
}

function calculator(): IsmapCalculatorElement {
  const element = document.createElement(elementName) as IsmapCalculatorElement;
  element.setAttribute("heading-level", "1");
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (attributes.includes(name)) element.setAttribute(name, value);
  }
  return element;
}

/** The page itself in the widget's language and colours. The sheet is made by script, which needs no leave of a policy. */
function dress({ theme }: IsmapCalculatorElement): void {
  const language = languageIn(new URLSearchParams(location.search).get("lang"));
  document.documentElement.lang = language;
  document.title = title[language];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [sheet];
  beginTheme(() => theme);
}

/** A frame that is shut in may be kept from saving files, and nothing tells whether it is. */
function savingNote(): HTMLElement[] {
  if (self.origin !== "null" || location.protocol === "file:") return [];
  const note = document.createElement("p");
  note.textContent = saving[document.documentElement.lang as Language];
  return [note];
}

function tellHeight(): void {
  tell({ type: "height", height: Math.ceil(document.body.getBoundingClientRect().height) });
}

/** Whoever has us in a frame gets what has been said, then what will be. */
function begin({ source, data, ports: [given] }: MessageEvent): void {
  if (source !== parent) return;
  if (data === hello) return parent.postMessage(hello, "*");
  if (data !== yours || !given || port) return;
  port = given;
  for (const message of said.values()) port.postMessage(message);
}

const element = calculator();
for (const type of eventNames) {
  element.addEventListener(type, (event) => tell({ type, detail: (event as CustomEvent).detail } as FrameMessage));
}
dress(element);
document.body.append(element, ...savingNote());
new ResizeObserver(tellHeight).observe(document.body);
if (parent !== window) {
  addEventListener("message", begin);
  parent.postMessage(hello, "*");
}
