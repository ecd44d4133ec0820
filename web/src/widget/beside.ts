/** The widget's own files, beside its script. Scripts are loaded as elements: that works from file shares too. */
import { scriptAddress, trustFolder } from "../trusted";

/** What the document itself has of that name: `document.baseURI` may be an `<img name="baseURI">` of the page. */
function ofDocument<Name extends "currentScript" | "baseURI">(name: Name): Document[Name] {
  return Reflect.get(Document.prototype, name, document) as Document[Name];
}

const current = ofDocument("currentScript");
const script = current instanceof HTMLScriptElement ? current : undefined;

/** A stack of the engine's own making: the page may have put something else in the place of Error. */
function stack(): unknown {
  try {
    return (null as unknown as Error).stack;
  } catch (error) {
    return (error as Error).stack;
  }
}

/** A module's script is no current script, but the first line of a stack that ends in line and column says where it lies. */
function addressOfThisScript(): string {
  return script?.src || /((?:https?|file):\/\/.+):\d+:\d+\)?$/m.exec(String(stack()))?.[1] || ofDocument("baseURI");
}

let folder = "";

/** Looks for the other files in another folder; until then it is that of this script. */
export function useFolder(address: string): void {
  folder = new URL(".", new URL(address, ofDocument("baseURI"))).href;
  trustFolder(folder);
}

useFolder(addressOfThisScript());

export function fileBeside(name: string): string {
  return folder + name;
}

/** Who asks for this script's integrity, by its tag, asks for that of what it loads. */
export function integrityOf(name: string): string {
  return script?.integrity ? INTEGRITY[name] ?? "" : "";
}

/** What scripts of this version have given, by their names; they may as well stand in the page itself. */
const given = ((globalThis as Record<symbol, Record<string, unknown>>)[Symbol.for(`ismap ${VERSION}`)] ??= {});

function load(name: string): Promise<void> {
  return new Promise((loaded, failed) => {
    const element = document.createElement("script");
    element.src = scriptAddress(fileBeside(name));
    element.integrity = integrityOf(name);
    element.crossOrigin = script?.crossOrigin ?? null;
    if (script?.nonce) element.nonce = script.nonce;
    element.addEventListener("load", () => loaded());
    element.addEventListener("error", () => failed(new Error(`${name} cannot be loaded`)));
    for (const ended of ["load", "error"]) element.addEventListener(ended, () => element.remove());
    document.head.append(element);
  });
}

/** What the script of that name gives. */
export async function givenBy<Given>(name: string): Promise<Given> {
  if (!(name in given)) await load(name);
  return given[name] as Given;
}
