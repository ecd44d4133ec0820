/** The register's worker on a server: its module is a file beside it. */
import { besideThePage } from "../core/beside";
import { Loader } from "../../../wasm/package/src/load";
import { serveRequests } from "./serve-requests";

/** The worker's name says which build is wanted. */
const build = self.name === "JavaScript" ? self.name : undefined;

serveRequests(new Loader(besideThePage, build).module("ismap_register"));
