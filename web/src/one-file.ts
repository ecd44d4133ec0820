/** The page as one file, as it is opened from a share: the core and the worker are inside. */
// @ts-expect-error the bundler gives a module's builds
import ismap from "module:ismap";
// @ts-expect-error the bundler gives a module's builds
import filing from "module:ismap_filing";
// @ts-expect-error the bundler gives a module's builds
import expiry from "module:ismap_expiry";
// @ts-expect-error the bundler gives a module's builds
import explanation from "module:ismap_explanation";
// @ts-expect-error the bundler gives the worker's text
import worker from "worker:register";
import { insideThePage } from "./core/inside";
import { start } from "./start";
import { scriptAddress } from "./trusted";

void start(insideThePage({ ismap, ismap_filing: filing, ismap_expiry: expiry, ismap_explanation: explanation }),
  () => new Worker(scriptAddress(URL.createObjectURL(new Blob([worker as string], { type: "text/javascript" })))));
