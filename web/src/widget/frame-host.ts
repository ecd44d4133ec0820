/** For the page around frames with the widget: gives each its height, and hands on what it tells as events of the `<iframe>`. */
import { eventNames, hello, yours } from "./frame-messages";

const frames = (): HTMLIFrameElement[] => [...document.querySelectorAll<HTMLIFrameElement>("iframe.ismap-frame")];

/** In CSS pixels: more than any widget is high, and no page breaks by it. */
const highest = 100_000;

const isHeight = (height: unknown): boolean => typeof height === "number" && height >= 0 && height <= highest;

/** What comes from a frame may be anything: of a stranger's page, too. */
function hear(frame: HTMLIFrameElement, message: unknown): void {
  const { type, height, detail } = Object(message) as Record<string, unknown>;
  if (type === "height" && isHeight(height)) frame.height = String(height);
  const name = eventNames.find((each) => each === type);
  if (name) frame.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
}

/** Whether a frame's message is of the origin that `src` names; of none, "null", are what is in a sandbox and all within it. */
function isAtHome({ src, sandbox }: HTMLIFrameElement, origin: string): boolean {
  if (origin === "null" && (sandbox.length > 0 || self.origin === "null")) return true;
  return origin === new URL(src || location.href).origin;
}

/** A frame is known by its window, and has to be where it was sent. */
function answer({ source, origin, data }: MessageEvent): void {
  const frame = data === hello ? frames().find((each) => each.contentWindow === source) : undefined;
  if (!frame || !isAtHome(frame, origin)) return;
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", ({ data: message }: MessageEvent) => hear(frame, message));
  port1.start();
  frame.contentWindow?.postMessage(yours, origin === "null" ? "*" : origin, [port2]);
}

addEventListener("message", answer);
for (const frame of frames()) frame.contentWindow?.postMessage(hello, "*");
