/** Encodings of the WebAssembly core specification. */
const MODULE = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const V128 = 0x7b;
/** One type: a function without parameters that returns a vector. */
const TYPES = [1, 5, 1, 0x60, 0, 1, V128];
/** One function, of type 0. */
const FUNCTIONS = [3, 2, 1, 0];
/** The value 0 in all four lanes: `i32.const 0`, `i32x4.splat`. */
const ZEROS = [0x41, 0, 0xfd, 0x11];
/** `f32x4.relaxed_madd`, opcode 0x105. */
const RELAXED_MADD = [0xfd, 0x85, 2];
/** The function: no locals, zeros · zeros + zeros, end. */
const BODY = [0, ...ZEROS, ...ZEROS, ...ZEROS, ...RELAXED_MADD, 0x0b];
const CODE = [10, BODY.length + 2, 1, BODY.length, ...BODY];

/** Whether the runtime has the relaxed SIMD instructions of WebAssembly: it validates a module with one of them. */
export function supportsRelaxedSimd(): boolean {
  return WebAssembly.validate(Uint8Array.from([...MODULE, ...TYPES, ...FUNCTIONS, ...CODE]));
}
