// A module's plain JavaScript build.
declare module "*-javascript.js" {
  const make: import("../module.js").MakeModule<unknown>;
  export default make;
}
