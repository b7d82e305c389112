import { trainOnEveryEngine } from './training.js';

/** Reads the digits and tfjs's binary from the folder that it is deployed in. */
export const handler = () =>
  trainOnEveryEngine({ source: './data', wasmPath: './tfjs-backend-wasm-simd.wasm' });
