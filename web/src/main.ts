/** The page on a server: the core and the worker are files beside it. */
import { besideThePage } from "./core/beside";
import { start } from "./start";
import { scriptAddress } from "./trusted";

void start(besideThePage, () => new Worker(scriptAddress("register-worker.js"), { type: "module" }));

if ("serviceWorker" in navigator && isSecureContext) {
  void navigator.serviceWorker.register(scriptAddress("service-worker.js")).catch(() => {
    // Without it the page works as well, only not without its server.
  });
}
