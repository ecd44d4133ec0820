/** The register's worker within the page that is one file: its module is inside. */
// @ts-expect-error the bundler gives a module's builds
import register from "module:ismap_register";
import { insideThePage } from "../core/inside";
import { Loader } from "../../../wasm/package/src/load";
import { serveRequests } from "./serve-requests";

serveRequests(new Loader(insideThePage({ ismap_register: register })).module("ismap_register"));
