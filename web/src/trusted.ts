/** The one place where an address becomes one that scripts may come from: our own files, and what we made ourselves. */
interface Policy {
  createScriptURL(address: string): string;
}

interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

let folder = "";

const own: Policy = {
  createScriptURL: (address) => {
    const isBeside = address.startsWith(folder) && /^[\w-]+\.js$/.test(address.slice(folder.length));
    if (isBeside || address.startsWith("blob:")) return address;
    throw new TypeError(`Not a script of this page: ${address}`);
  },
};

/** Made when it is first needed: a page that names no policy of ours may never need it. */
let policy: Policy | undefined;

/** From now on the scripts of that folder are ours too. */
export function trustFolder(address: string): void {
  folder = address;
}

/** The address of one of the page's own scripts, as Worker and the service worker take it. */
export function scriptAddress(address: string): string {
  policy ??= factory ? factory.createPolicy("ismap", own) : own;
  return policy.createScriptURL(address);
}
