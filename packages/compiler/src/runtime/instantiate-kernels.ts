import { PARTS } from '../contract.generated.js';
import type { KernelModules } from './kernel-modules.js';

/** The exports of assembly/index.ts. Programs, ops and frames are addresses. */
export interface KernelExports {
  /** Runs a program as one of its threads. */
  run(program: number, frame: number): void;
  /** Moves a frame to a step. */
  begin(frame: number, step: number): void;
  /** Runs one op. */
  execute(op: number, frame: number): void;
  /** Multiplies and adds in registers: see assembly/peak.ts. */
  peak(rounds: number, at: number): void;
}

/** Instantiates the base on a memory, with the parts that it can call. */
export async function instantiateKernels(
  { base, parts }: KernelModules,
  memory: WebAssembly.Memory,
): Promise<KernelExports> {
  const abort = (): never => {
    throw new WebAssembly.RuntimeError('a kernel aborted');
  };
  const env: Record<string, WebAssembly.ImportValue> = { memory, abort };
  for (const name of PARTS) {
    const module = parts?.[name];
    env[name] = module ? await instantiatePart(module, memory, abort) : abort;
  }
  const { exports } = await WebAssembly.instantiate(base, { env });
  return exports as KernelExports & WebAssembly.Exports;
}

/** Instantiates a part, and returns the function that runs its ops. */
async function instantiatePart(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  abort: () => never,
): Promise<WebAssembly.ImportValue> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory, abort } });
  return exports.execute as WebAssembly.ImportValue;
}
