/** What the bundler gives to the widget. */
declare const VERSION: string;

/** Of the files that the widget loads, by their names. */
declare const INTEGRITY: Record<string, string>;

declare module "glue:*" {
  const make: import("../../../wasm/module").MakeModule<unknown>;
  export default make;
}

declare module "bytes:*" {
  const text: string;
  export default text;
}

declare module "styles:*" {
  const text: string;
  export default text;
}
