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

/** Instantiates the kernels on a memory. */
export async function instantiateKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Promise<KernelExports> {
  const abort = (): never => {
    throw new WebAssembly.RuntimeError('a kernel aborted');
  };
  const { exports } = await WebAssembly.instantiate(module, { env: { memory, abort } });
  return exports as KernelExports & WebAssembly.Exports;
}
