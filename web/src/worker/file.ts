/** The register's worker on a server: its module is a file beside it. */
import { besideThePage } from "../core/beside";
import { Loader } from "../../../wasm/package/src/load";
import { serveRequests } from "./serve-requests";

serveRequests(new Loader(besideThePage).module("ismap_register"));
