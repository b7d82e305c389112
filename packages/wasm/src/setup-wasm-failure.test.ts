import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setupWasm } from './setup-wasm.js';
import { WasmLoadError } from './wasm-errors.js';

// In a file of its own: after tfjs's backend has failed to start, it cannot start again in the same process.
test('setupWasm reports where it expected the binary, also on a second call', async () => {
  const nowhere = join(tmpdir(), 'no-such-folder');
  for (let attempt = 0; attempt < 2; attempt++) {
    const failure = await setupWasm({ wasmPath: nowhere }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WasmLoadError);
    expect((failure as Error).message).toContain(`did not start (from ${nowhere})`);
  }
});
