// The part of the WebAssembly API that the packages use. @types/node 20 has no types for it.

declare namespace WebAssembly {
  type ImportValue = Memory | ((...values: never[]) => unknown);
  type Exports = Record<string, unknown>;
  type Imports = Record<string, Record<string, ImportValue>>;
  class Memory {
    constructor(descriptor: { initial: number; maximum?: number; shared?: boolean });
    readonly buffer: ArrayBuffer;
    /** Returns the size before, in pages of 64 KiB. */
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: ArrayBufferView<ArrayBuffer> | ArrayBuffer);
    static imports(module: Module): { module: string; name: string; kind: string }[];
  }
  class Instance {
    constructor(module: Module, imports?: Imports);
    readonly exports: Exports;
  }
  class RuntimeError extends Error {}
  function compile(bytes: ArrayBufferView<ArrayBuffer> | ArrayBuffer): Promise<Module>;
  function instantiate(module: Module, imports?: Imports): Promise<Instance>;
  function validate(bytes: ArrayBufferView<ArrayBuffer> | ArrayBuffer): boolean;
}
