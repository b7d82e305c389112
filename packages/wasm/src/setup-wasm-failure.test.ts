import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setupWasm } from './setup-wasm.js';
import { WasmLoadError } from './wasm-errors.js';

// A file of its own: tfjs's backend cannot be started in a process in which it failed to.
test('setupWasm tells where it looked for the binary in vain, and again when asked again', async () => {
  const nowhere = join(tmpdir(), 'no-such-folder');
  for (let attempt = 0; attempt < 2; attempt++) {
    const failure = await setupWasm({ wasmPath: nowhere }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WasmLoadError);
    expect((failure as Error).message).toContain(`could not be started (from ${nowhere})`);
  }
});
