/** The one place where an address becomes one that scripts may come from: our own files, and what we made ourselves. */
interface Policy {
  createScriptURL(address: string): string;
}

interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

const own: Policy = {
  createScriptURL: (address) => {
    if (/^[\w-]+\.js$/.test(address) || address.startsWith("blob:")) return address;
    throw new TypeError(`Not a script of this page: ${address}`);
  },
};

const policy = factory ? factory.createPolicy("ismap", own) : own;

/** The address of one of the page's own scripts, as Worker and the service worker take it. */
export function scriptAddress(address: string): string {
  return policy.createScriptURL(address);
}
