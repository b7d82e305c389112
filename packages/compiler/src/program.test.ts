import { plainLenet5 } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import { lenet5, readWeights } from '@lenet5/model';
import { ready, slice, type Tensor, tensor, train } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { InvalidOptionError } from './errors/invalid-option-error.js';
import { InvalidStateError } from './errors/invalid-state-error.js';
import { ProgramStateError } from './errors/runtime-errors.js';
import { constantRate, cornerImages, smallModel } from './testing/small-model.js';

const data = cornerImages(70, 10, 4);
const order = Uint32Array.from(data.labels.keys());

beforeAll(() => ready());

describe('compile(model) of a plain model', () => {
  it('trains to the same bits as an equal tf.Sequential, and writes the weights back', async () => {
    const digits = cornerImages(64, 28, 10);
    const span = { order: Uint32Array.from(digits.labels.keys()), learningRates: constantRate(2) };
    const [plain, sequential] = [plainLenet5(), lenet5()];
    const models = [plain, sequential];
    const programs = await Promise.all(models.map((model) => compile(model, { train: digits })));
    for (const program of programs) await program.train(span);
    const [one, other] = await Promise.all(programs.map((program) => program.state()));
    expect(one).toEqual(other);
    const before = plain.readValues();
    await programs[0]?.writeWeights(plain);
    await programs[1]?.writeWeights(sequential);
    expect(plain.readValues()).toEqual(await readWeights(sequential));
    expect(plain.readValues()).not.toEqual(before);
    await Promise.all(programs.map((program) => program.dispose()));
  });
});

describe('program.train(span)', () => {
  it('tracks the losses of tfjs over 28 steps within 1e-4', async () => {
    const model = smallModel();
    const program = await compile(smallModel(), { batchSize: 10, train: data, kernels: 'simd' });
    const rates = constantRate(7);
    model.compile({ optimizer: train.adam(1e-3), loss: 'sparseCategoricalCrossentropy' });
    const pixels = tensor(
      Float32Array.from(data.images, (pixel) => pixel / 255),
      [70, 10, 10, 1],
    );
    const labels = tensor(Float32Array.from(data.labels), [70, 1]);
    for (let epoch = 0; epoch < 4; epoch++) {
      const { stepLosses } = await program.train({ order, learningRates: rates });
      for (const [step, loss] of stepLosses.entries()) {
        const right = await model.trainOnBatch(slice(pixels, step * 10, 10), slice(labels, step * 10, 10));
        expect(Math.abs(loss - Number(right)), `step ${epoch * 7 + step}`).toBeLessThan(1e-4);
      }
    }
    await program.dispose();
  });

  it('learns the training set, and returns a score', async () => {
    const program = await compile(smallModel(), { batchSize: 10, train: data });
    const first = await program.train({ order, learningRates: constantRate(7, 0.01) });
    expect(first.images).toBe(70);
    for (let epoch = 0; epoch < 40; epoch++)
      await program.train({ order, learningRates: constantRate(7, 0.01) });
    const last = await program.evaluate(data);
    expect(last.images).toBe(70);
    expect(last.lossSum).toBeLessThan(first.lossSum / 4);
    expect(last.correct).toBeGreaterThan(66);
    await program.dispose();
  });

  it('computes the same bits for any division of the steps into spans', async () => {
    const whole = await compile(smallModel(), { batchSize: 16, train: data });
    await whole.train({ order, learningRates: constantRate(5) });
    const parts = await compile(smallModel(), { batchSize: 16, train: data });
    await parts.train({ order: order.subarray(0, 32), learningRates: constantRate(2) });
    await parts.train({ order: order.subarray(32), learningRates: constantRate(3) });
    expect(await parts.state()).toEqual(await whole.state());
    await Promise.all([whole.dispose(), parts.dispose()]);
  });

  it('throws for a misspelled field, arrays of another type, and a learning rate of NaN', async () => {
    const program = await compile(smallModel(), { batchSize: 16, train: data });
    const span = { order, learningRates: constantRate(5) };
    const call = (changes: object) => () => Reflect.apply(program.train, program, [{ ...span, ...changes }]);
    expect(call({ augmentaton: {} })).toThrow(
      'augmentaton is not an option ({}) — did you mean augmentation?',
    );
    expect(call({ order: [0, 1] })).toThrow('order is invalid ([0,1]) — pass a Uint32Array of indices');
    expect(call({ learningRates: [1] })).toThrow('learningRates is invalid ([1]) — pass a Float32Array');
    expect(call({ learningRates: constantRate(5, Number.NaN) })).toThrow('learningRates[0] is invalid (NaN)');
    await program.dispose();
  });

  it('throws for an index outside the training set, too few learning rates, or no training set', async () => {
    const program = await compile(smallModel(), { batchSize: 16, train: data });
    const far = { order: Uint32Array.of(3, 70), learningRates: constantRate(1) };
    expect(() => program.train(far)).toThrow('order[1] is invalid (70) — use indices from 0 to 69');
    expect(() => program.train({ order, learningRates: constantRate(4) })).toThrow(InvalidOptionError);
    const empty = await compile(smallModel());
    expect(() => empty.train({ order, learningRates: constantRate(5) })).toThrow(
      'pass the training images to compile()',
    );
    await Promise.all([program.dispose(), empty.dispose()]);
  });
});

describe('program.state() and restore(state)', () => {
  it('resume another program bit for bit, including dropout', async () => {
    const options = { batchSize: 16, train: data, seed: 9 };
    const straight = await compile(smallModel(1, 0.4), options);
    await straight.train({ order, learningRates: constantRate(5) });
    const state = await straight.state();
    await straight.train({ order, learningRates: constantRate(5) });
    const resumed = await compile(smallModel(2, 0.4), options);
    await resumed.restore(state);
    await resumed.train({ order, learningRates: constantRate(5) });
    expect(await resumed.state()).toEqual(await straight.state());
    expect((await resumed.state()).step).toBe(10);
    await Promise.all([straight.dispose(), resumed.dispose()]);
  });

  it('resume bit for bit after training has diverged to NaN', async () => {
    const program = await compile(smallModel(), { batchSize: 16, train: data });
    const before = await program.state();
    await program.train({ order, learningRates: constantRate(5) });
    const right = await program.state();
    for (let epoch = 0; epoch < 2; epoch++)
      await program.train({ order, learningRates: constantRate(5, 1e30) });
    expect((await program.state()).weights[0]?.values.some(Number.isNaN)).toBe(true);
    await program.restore(before);
    await program.train({ order, learningRates: constantRate(5) });
    expect(await program.state()).toEqual(right);
    await program.dispose();
  });

  it('reject a state of another model or optimizer, and leave the program unchanged', async () => {
    const program = await compile(smallModel(), { optimizer: { name: 'sgd', momentum: 0.9 } });
    const before = await program.state();
    expect(before.moments.map(({ name }) => name)).toEqual(before.weights.map(({ name }) => `m/${name}`));
    await expect(program.restore({ ...before, moments: [] })).rejects.toThrow(InvalidStateError);
    await expect(program.restore({ ...before, step: -1 })).rejects.toThrow(
      'step of the state is invalid (-1) — use an integer of 0 or more',
    );
    const [first, ...rest] = before.weights;
    const weights = [{ ...first!, shape: [1] }, ...rest];
    await expect(program.restore({ ...before, weights })).rejects.toThrow(
      'does not match ([1]) — use [3, 3, 1, 5]',
    );
    expect(await program.state()).toEqual(before);
    await program.dispose();
  });
});

describe('program.predict(images)', () => {
  it('computes the probabilities of tfjs, without dropout', async () => {
    const model = smallModel(3, 0.5);
    const program = await compile(model, { kernels: 'simd' });
    const found = await program.predict(data.images);
    const pixels = tensor(
      Float32Array.from(data.images, (pixel) => pixel / 255),
      [70, 10, 10, 1],
    );
    const right = (model.predict(pixels) as Tensor).dataSync();
    expect(found.length).toBe(70 * 4);
    for (const [at, value] of found.entries()) expect(value).toBeCloseTo(right[at]!, 5);
    await program.dispose();
  });

  it('computes the same for a single image as in a batch, up to rounding', async () => {
    const program = await compile(smallModel(), { train: data });
    await program.train({ order, learningRates: constantRate(3) });
    const together = await program.predict(data.images);
    for (let image = 0; image < 70; image += 23) {
      const alone = await program.predict(data.images.subarray(image * 100, image * 100 + 100));
      for (const [at, value] of alone.entries()) expect(value).toBeCloseTo(together[image * 4 + at]!, 6);
    }
    await program.dispose();
  });

  it('applies the normalization option', async () => {
    const plain = await compile(smallModel());
    const inverted = await compile(smallModel(), { normalization: { scale: -1 / 255, shift: 1 } });
    const negative = data.images.map((pixel) => 255 - pixel);
    const right = await plain.predict(data.images);
    for (const [at, value] of (await inverted.predict(negative)).entries())
      expect(value).toBeCloseTo(right[at]!, 5);
    await Promise.all([plain.dispose(), inverted.dispose()]);
  });

  it('throws if the bytes are not whole images', async () => {
    const program = await compile(smallModel());
    expect(() => program.predict(new Uint8Array(150))).toThrow(
      'pass a multiple of 100 bytes: images of shape [10, 10, 1]',
    );
    await program.dispose();
  });
});

describe('program.writeWeights(model) and readWeights(model)', () => {
  it('copy the weights into a tf.Sequential and back', async () => {
    const program = await compile(smallModel(), { train: data });
    await program.train({ order, learningRates: constantRate(3) });
    const model = smallModel(8);
    await program.writeWeights(model);
    const { weights } = await program.state();
    expect(model.getWeights().map((weight) => weight.dataSync())).toEqual(
      weights.map(({ values }) => values),
    );
    const other = await compile(smallModel(9));
    await other.readWeights(model);
    expect((await other.state()).weights).toEqual(weights);
    await Promise.all([program.dispose(), other.dispose()]);
  });
});

describe('program.profile(span)', () => {
  it('trains as train() does, and measures every op', async () => {
    const trained = await compile(smallModel(), { train: data });
    const profiled = await compile(smallModel(), { train: data });
    await trained.train({ order, learningRates: constantRate(3) });
    const ops = await profiled.profile({ order, learningRates: constantRate(3) });
    expect(await profiled.state()).toEqual(await trained.state());
    expect(ops.map(({ kernel }) => kernel)).toContain('conv2dKernelGradient');
    for (const { milliseconds } of ops) expect(milliseconds.length).toBe(3);
    await Promise.all([trained.dispose(), profiled.dispose()]);
  });
});

describe('program.dispose()', () => {
  it('waits for pending calls, and rejects later ones', async () => {
    const program = await compile(smallModel(), { train: data });
    const underWay = program.train({ order, learningRates: constantRate(3) });
    const disposed = program.dispose();
    expect((await underWay).images).toBe(70);
    await disposed;
    await expect(program.state()).rejects.toThrow(ProgramStateError);
  });
});

describe('compile(model, options)', () => {
  it.each<[object, string]>([
    [{ batchSize: 0 }, 'batchSize is invalid (0) — use an integer from 1 to 65536'],
    [{ threads: 0 }, 'threads is invalid (0) — use an integer from 1 to 64'],
    [{ threads: 999 }, 'threads is invalid (999) — use an integer from 1 to 64'],
    [{ labelSmoothing: 1 }, 'labelSmoothing is invalid (1) — use a number from 0 to less than 1'],
    [{ optimizer: { name: 'sgd', momentum: -1 } }, 'optimizer.momentum is invalid (-1) — use'],
    [
      { train: { images: data.images, labels: data.labels.subarray(1) } },
      'train.labels is invalid (length 69) — pass 70 labels, one per image',
    ],
    [
      { train: { images: data.images, labels: data.labels.map((label) => label + 1) } },
      '(4) — use labels from 0 to 3',
    ],
    [
      { train: data, distillation: { targets: new Float32Array(281).fill(0.25) } },
      'distillation.targets.length is invalid (281) — use a Float32Array of 70 rows of 4 probabilities',
    ],
    [{ kernels: 'nope' }, 'kernels is invalid ("nope") — use auto, simd or relaxed-simd'],
    [{ batch_size: 8 }, 'batch_size is not an option (8) — did you mean batchSize?'],
    [
      { optimizer: { name: 'adam', learningRate: 1 } },
      'optimizer.learningRate is not an option (1) — use name, beta1',
    ],
    [{ normalization: { mean: 0 } }, 'normalization.mean is not an option (0) — use scale, shift'],
    [
      { train: { images: Float32Array.from(data.images), labels: data.labels } },
      'train.images is invalid ("Float32Array of 28,000 bytes") — pass a Uint8Array of pixels from 0 to 255',
    ],
    [
      { train: { images: [...data.images], labels: data.labels } },
      '— pass a Uint8Array of pixels from 0 to 255',
    ],
    [
      { train: { images: data.images, labels: Int32Array.from(data.labels, () => -1) } },
      'train.labels[0] is invalid (-1) — use labels from 0 to 3',
    ],
    [
      { train: { images: data.images, labels: Float32Array.from(data.labels, () => Number.NaN) } },
      'train.labels[0] is invalid (NaN) — use labels from 0 to 3',
    ],
    [
      { train: { images: data.images } },
      'train.labels is invalid (undefined) — pass a Uint8Array or Uint16Array of classes',
    ],
  ])('rejects an invalid option: %#', async (options, message) => {
    const compiling: Promise<unknown> = Reflect.apply(compile, undefined, [smallModel(), options]);
    await expect(compiling).rejects.toThrow(InvalidOptionError);
    await expect(compiling).rejects.toThrow(message);
  });
});
