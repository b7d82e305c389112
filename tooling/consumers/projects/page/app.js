import { trainOnEveryEngine } from './training.js';

trainOnEveryEngine({ source: '/data', wasmPath: '/tfjs-backend-wasm-simd.wasm' }).then((result) => {
  console.log(`RESULT ${JSON.stringify(result)}`);
});
