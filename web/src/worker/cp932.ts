export { cp932Pairs } from "../../../wasm/package/src/cp932";
