import { plainLenet5, resolveDistortions, resolveOptimizer } from '@lenet5/core';
import { describe, expect, it } from 'vitest';
import { PARTS } from '../contract.generated.js';
import { KERNEL_MODULES } from '../kernels.generated.js';
import { lowerModel } from '../lower/lower-model.js';
import { kernelsOf, makePlan } from '../plan/plan.js';
import type { PlanOptions } from '../plan/plan-context.js';
import { partsOf } from './kernel-modules.js';
import { supportsRelaxedSimd } from './supports-relaxed-simd.js';

function partsFor(model: Parameters<typeof lowerModel>[0], options: Partial<PlanOptions> = {}): string[] {
  const plan = makePlan(lowerModel(model), {
    optimizer: resolveOptimizer(undefined),
    batchSize: 32,
    threads: 1,
    labelSmoothing: 0,
    loss: 'cross-entropy',
    scale: 1 / 255,
    shift: 0,
    seed: 42,
    augmentation: undefined,
    trainCount: 100,
    ...options,
  });
  return partsOf(kernelsOf(plan));
}

describe('partsOf(kernels)', () => {
  it('needs the base alone for the LeNet-5 of today', () => {
    expect(partsFor(plainLenet5())).toEqual([]);
  });

  it('needs the parts whose kernels the programs call', () => {
    const augmentation = resolveDistortions({ rotation: 10 });
    expect(partsFor(plainLenet5(), { augmentation })).toEqual(['augmentation']);
    expect(partsFor(plainLenet5({ variant: '1998' }), { augmentation })).toEqual([
      'augmentation',
      'lenet5Of1998',
    ]);
    const sdlm = { optimizer: resolveOptimizer({ name: 'sdlm' }), batchSize: 1 };
    expect(partsFor(plainLenet5({ variant: '1998' }), sdlm)).toEqual(['lenet5Of1998']);
  });
});

describe('the modules of the kernels', () => {
  it.each(['base', ...PARTS] as const)('has constants of its own in %s', async (name) => {
    const { kernels } = await KERNEL_MODULES.simd[name]();
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536, shared: true });
    const env = new Proxy({ memory }, { get: (target, key) => Reflect.get(target, key) ?? (() => {}) });
    await WebAssembly.instantiate(await kernels(), { env });
    const used = [...new Uint8Array(memory.buffer)].flatMap((byte, at) => (byte === 0 ? [] : [at]));
    const start = 1024 + 512 * (name === 'base' ? 0 : 1 + PARTS.indexOf(name));
    expect(used.every((at) => at >= start && at < start + 512)).toBe(true);
  });
});

describe('supportsRelaxedSimd()', () => {
  it('is whether the runtime validates the build `relaxed-simd`', async () => {
    const { kernels } = await KERNEL_MODULES['relaxed-simd'].base();
    expect(supportsRelaxedSimd()).toBe(WebAssembly.validate(await kernels()));
  });
});
