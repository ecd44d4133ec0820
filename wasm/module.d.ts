// How every module is made.

export interface ModuleOptions {
  /** The bytes of the module's .wasm file, where they are at hand; without them it is fetched from beside the script. */
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** Where a file of the module is. */
  locateFile?(name: string, folder: string): string;
}

/** Makes a module. The plain JavaScript build takes no options. */
export type MakeModule<Module> = (options?: ModuleOptions) => Promise<Module>;
