// The headers that we recommend for the page; the server's configurations in web/server/ say the same.
import path from "node:path";

/** A content security policy for the page. `script`, `style` and `worker` are sources; a header may name embedders, and lets pages
 * beside ours have it in a frame. */
export function contentSecurityPolicy({ script = "'self'", style = "'self'", worker = "'self'", ancestors = "" } = {}) {
  return [
    "default-src 'none'", `script-src ${script} 'wasm-unsafe-eval'`, `style-src ${style}`, "connect-src 'self'", "img-src 'self'",
    `worker-src ${worker}`, "manifest-src 'self'", "base-uri 'none'", "form-action 'self'",
    ...(ancestors ? ["frame-src 'self'", `frame-ancestors ${ancestors}`] : []),
    "require-trusted-types-for 'script'", "trusted-types ismap",
  ].join("; ");
}

export const headers = {
  "Content-Security-Policy": contentSecurityPolicy({ ancestors: "'self'" }),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Cache-Control": "no-cache",
};

/** The pages with all inside. */
export const allInside = ["ismap.html", "widget/frame.html", "examples/one-page.html"];

/** For one of these: its own policy names hashes, and the server's must not forbid what these allow. */
export function headersWithOwn(page) {
  const [, own] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page);
  return { ...headers, "Content-Security-Policy": `${own}; frame-ancestors 'self'` };
}

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8", ".wasm": "application/wasm", ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json", ".json": "application/json",
};

/** The media type of a file by its name. */
export function typeOf(file) {
  return types[path.extname(file)] ?? "application/octet-stream";
}
