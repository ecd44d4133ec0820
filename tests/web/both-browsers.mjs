// Chromium and Firefox, for what both enforce or write in ways of their own.
import { after } from "node:test";
import puppeteer from "puppeteer-core";

import { launchArguments } from "./browser.mjs";

/** The two, by their names; `host` is a name that leads to this machine in them. */
export async function bothBrowsers(host = "localhost") {
  const kinds = {
    Chromium: { browser: "chrome", executablePath: "/usr/bin/chromium", args: [...launchArguments, `--host-resolver-rules=MAP ${host} 127.0.0.1`] },
    Firefox: { browser: "firefox", executablePath: "/usr/bin/firefox-esr", extraPrefsFirefox: { "network.dns.localDomains": host } },
  };
  const browsers = new Map();
  for (const [name, options] of Object.entries(kinds)) browsers.set(name, await puppeteer.launch({ headless: true, ...options }));
  after(() => Promise.all([...browsers.values()].map((browser) => browser.close())));
  return browsers;
}
