export { softmaxCrossEntropy } from './losses/softmax-cross-entropy.js';
export { Adam, type AdamOptions, adam } from './optimizers/adam.js';
export { InvalidOptimizerError } from './optimizers/invalid-optimizer-error.js';
export type { MomentOptimizer } from './optimizers/moment-optimizer.js';
export type { OptimizerState } from './optimizers/optimizer-state.js';
export { Sgd, type SgdOptions, sgd } from './optimizers/sgd.js';
export type { TfjsNamedTensor } from './optimizers/tfjs-named-tensor.js';
export { registerTrainingKernels } from './register-training-kernels.js';
export { type SetupWasmOptions, setupWasm } from './setup-wasm.js';
export {
  ShapeMismatchError,
  SimdMissingError,
  UnsupportedKernelError,
  WasmLoadError,
  WasmNotReadyError,
  WasmThreadedError,
  WebAssemblyBlockedError,
} from './wasm-errors.js';
