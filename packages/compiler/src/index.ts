export type { AdamConfig, DistortionConfig, OptimizerConfig, SgdConfig } from '@lenet5/core';
export { type Augmenter, type AugmenterOptions, createAugmenter } from './augmentation/augmenter.js';
export { automaticThreads } from './automatic-threads.js';
export { compile } from './compile.js';
export type { CompileOptions } from './compile-options.js';
export { InvalidOptionError } from './errors/invalid-option-error.js';
export { InvalidStateError } from './errors/invalid-state-error.js';
export {
  KernelsUnavailableError,
  ProgramStateError,
  WebAssemblyBlockedError,
  WorkerDiedError,
} from './errors/runtime-errors.js';
export { UnsupportedModelError } from './errors/unsupported-model-error.js';
export type { LossName } from './heads.js';
export type { KernelBuild } from './kernel-build.js';
export { measurePeak } from './measure-peak.js';
export type { Program } from './program.js';
export type { ProgramState } from './program-state.js';
export type { OpProfile } from './runtime/op-profile.js';
export type { ThreadUse } from './runtime/thread-use.js';
export type { RunsOn } from './runtime/threading.js';
export { type CompileSingleOptions, compileSingle } from './single/compile-single.js';
export type { SingleProgram } from './single/single-program.js';
