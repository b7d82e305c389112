import { describe, expect, it } from 'vitest';
import { KERNEL_MODULES } from '../kernels.generated.js';
import { unshareMemory } from './unshare-memory.js';

const { kernels } = await KERNEL_MODULES.simd.augmentation();
const shared = await kernels();

describe('unshareMemory(bytes)', () => {
  it('changes one bit, so that the module accepts an unshared memory', async () => {
    const unshared = unshareMemory(shared);
    const changed = [...unshared].flatMap((byte, at) => (byte === shared[at] ? [] : [byte ^ shared[at]!]));
    expect(changed).toEqual([2]);
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
    const { exports } = await WebAssembly.instantiate(await WebAssembly.compile(unshared), {
      env: { memory, abort: () => {} },
    });
    expect(exports.execute).toBeTypeOf('function');
  });

  it('throws if the module imports no memory', () => {
    const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    expect(() => unshareMemory(empty)).toThrow(RangeError);
  });
});
