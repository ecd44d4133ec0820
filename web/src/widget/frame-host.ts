/** For the page around frames with the widget: gives each its height, and hands on what it tells as events of the `<iframe>`. */
import { type FrameMessage, hello, yours } from "./frame-messages";

const frames = (): HTMLIFrameElement[] => [...document.querySelectorAll<HTMLIFrameElement>("iframe.ismap-frame")];

function hear(frame: HTMLIFrameElement, message: FrameMessage): void {
  if (message.type === "height") frame.height = String(message.height);
  else frame.dispatchEvent(new CustomEvent(message.type, { detail: message.detail, bubbles: true }));
}

/** The frame's origin may be "null": it is known by its window. */
function answer({ source, data }: MessageEvent): void {
  const frame = data === hello ? frames().find((each) => each.contentWindow === source) : undefined;
  if (!frame) return;
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", ({ data: message }: MessageEvent<FrameMessage>) => hear(frame, message));
  port1.start();
  frame.contentWindow?.postMessage(yours, "*", [port2]);
}

addEventListener("message", answer);
for (const frame of frames()) frame.contentWindow?.postMessage(hello, "*");
