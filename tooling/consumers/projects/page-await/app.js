import { trainOnEveryEngine } from './training.js';

// A bundler can put modules of an import() into the chunk of the page. Such an import waits for this await: a deadlock.
const result = await trainOnEveryEngine({ source: '/data', wasmPath: '/tfjs-backend-wasm-simd.wasm' });
console.log(`RESULT ${JSON.stringify(result)}`);
