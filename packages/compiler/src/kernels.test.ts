import {
  activate,
  argmax,
  crossEntropy,
  crossEntropyBackward,
  rectify,
  rectifyBackward,
  softmax,
  tensor,
} from '@lenet5/reference';
import { describe, expect, it } from 'vitest';
import { at, type Buffer } from './plan/memory/buffer.js';
import { op } from './plan/op.js';
import { OpRunner } from './testing/op-runner.js';
import { Random } from './testing/random.js';
import { testedBuilds } from './testing/tested-builds.js';

describe.each(testedBuilds)('the %s kernels', (build) => {
  it.each(['tanh', 'scaledTanh', 'sigmoid', 'relu'] as const)(
    'compute %s with an absolute error below 6e-7',
    async (kind) => {
      const runner = await OpRunner.create(build);
      const x = Float32Array.from({ length: 40_003 }, (_, index) => (index - 20_001) / 1500);
      const place = runner.place('x', x);
      const line = { address: at(place), row: 0, unit: 0 };
      const columns = Math.ceil(x.length / 4);
      runner.run(op('activation', '', { kind, x: line, y: line, units: 1, rows: 1, columns }), 4);
      const right = activate(kind, tensor([x.length], x)).values;
      const error = runner
        .floats(place, x.length)
        .reduce((most, y, i) => Math.max(most, Math.abs(y - right[i]!)), 0);
      expect(error).toBeLessThan(kind === 'scaledTanh' ? 1.7159 * 6e-7 : 6e-7);
    },
  );

  it.each(['leakyRelu', 'elu', 'gelu', 'softplus'] as const)(
    'compute %s and its gradient with an absolute error below 6e-7, or 2e-7 of the value',
    async (kind) => {
      const runner = await OpRunner.create(build);
      const x = Float32Array.from({ length: 40_004 }, (_, index) => (index - 20_001) / 1500);
      const places = { x: runner.place('x', x), y: runner.place('y', x), dx: runner.place('dx', x) };
      const line = (buffer: Buffer) => ({ address: at(buffer), row: 0, unit: 0 });
      const shared = { kind, alpha: 0.3, units: 1, rows: 1, columns: x.length / 4 };
      runner.run(op('rectifier', '', { ...shared, x: line(places.x), y: line(places.y) }), 4);
      const value = line(kind === 'gelu' ? places.x : places.y);
      const gradients = { dy: line(places.x), dx: line(places.dx) };
      runner.run(op('rectifierGradient', '', { ...shared, value, ...gradients }), 4);
      const input = tensor([x.length], x);
      const alpha = Math.fround(0.3);
      const right = rectify(kind, input, alpha).values;
      const rightGradient = rectifyBackward(kind, input, input, alpha).values;
      const [y, dx] = [runner.floats(places.y, x.length), runner.floats(places.dx, x.length)];
      for (let i = 0; i < x.length; i++) {
        expect(Math.abs(y[i]! - right[i]!)).toBeLessThan(6e-7 + 2e-7 * Math.abs(right[i]!));
        expect(Math.abs(dx[i]! - rightGradient[i]!)).toBeLessThan(6e-7 * Math.max(1, Math.abs(x[i]!)));
      }
    },
  );

  it('give the first of equal values of a window that overlaps others the whole gradient', async () => {
    const runner = await OpRunner.create(build);
    const place = (name: string, size: number, value: (index: number) => number) =>
      runner.place(
        name,
        Float32Array.from({ length: size * 4 }, (_, at) => value(at >> 2)),
      );
    const image = (buffer: Buffer, columns: number) => ({
      address: at(buffer),
      row: columns * 16,
      channel: 0,
    });
    const [x, dx] = [place('x', 9, () => 7), place('dx', 9, () => 5)];
    const [top, dy] = [place('top', 4, () => 7), place('dy', 4, (index) => index + 1)];
    const images = { x: image(x, 3), top: image(top, 2), dy: image(dy, 2), dx: image(dx, 3) };
    const sizes = { channels: 1, rows: 3, columns: 3, height: 2, width: 2, poolHeight: 2, poolWidth: 2 };
    const steps = { strideY: 1, strideX: 1, padTop: 0, padLeft: 0 };
    runner.run(op('windowPoolGradient', '', { isMax: true, ...images, ...sizes, ...steps }), 4);
    const first = runner.floats(dx, 36).filter((_, lane) => lane % 4 === 0);
    expect(first).toEqual(Float32Array.of(1, 2, 0, 3, 4, 0, 0, 0, 0));
  });

  it('compute small values of sigmoid with a relative error below 1e-6, down to e⁻⁸⁰', async () => {
    const runner = await OpRunner.create(build);
    const x = Float32Array.from({ length: 800 }, (_, index) => -index / 10);
    const place = runner.place('x', x);
    const line = { address: at(place), row: 0, unit: 0 };
    const operands = { x: line, y: line, units: 1, rows: 1, columns: 200 };
    runner.run(op('activation', '', { kind: 'sigmoid', ...operands }), 4);
    const right = activate('sigmoid', tensor([x.length], x)).values;
    for (const [i, y] of runner.floats(place, x.length).entries())
      expect(Math.abs(y / right[i]! - 1)).toBeLessThan(1e-6);
  });

  it.each([0, 0.2])(
    'compute loss, gradient and correct predictions from logits of any size, with label smoothing %d, and 0 in empty lanes',
    async (smoothing) => {
      const runner = await OpRunner.create(build);
      const random = new Random(3);
      const classes = 7;
      const samples = 10;
      const z = Array.from({ length: classes * 12 }, (_, i) => (random.next() - 0.5) * 10 ** (i % 4));
      const labels = Uint16Array.from(random.bytes(20, classes - 1));
      const order = Uint32Array.from({ length: 12 }, () => random.between(0, 19));
      const places = {
        z: runner.place('z', Float32Array.from(z)),
        dz: runner.place('dz', new Float32Array(z.length)),
        labels: runner.place('labels', labels),
        losses: runner.place('losses', new Float32Array(12)),
        hits: runner.place('hits', new Float32Array(12)),
      };
      const orders = runner.place('order', order);
      const { dz, losses, hits } = places;
      const operands = {
        z: { address: at(places.z), unit: 48 },
        labels: at(places.labels),
        dz: { address: at(dz), unit: 48 },
        losses: at(losses),
        hits: at(hits),
        classes,
        smoothing,
        rejects: false,
        reject: 0,
      };
      runner.run(op('crossEntropy', '', operands), samples, { order: orders.offset });
      const [foundDz, foundLosses, foundHits] = [
        runner.floats(dz, z.length),
        runner.floats(losses, 12),
        runner.words(hits, 12),
      ];
      for (let sample = 0; sample < 12; sample++) {
        const logits = tensor(
          [1, classes],
          Array.from({ length: classes }, (_, k) => Math.fround(z[k * 12 + sample]!)),
        );
        const label = labels[order[sample]!]!;
        const loss = crossEntropy(logits, [label], smoothing).values[0]!;
        const dLogits = crossEntropyBackward(logits, [label], tensor([1], [1 / samples]), smoothing);
        const real = sample < samples;
        const scale = Math.max(1, loss);
        expect(Math.abs(foundLosses[sample]! - (real ? loss : 0)) / scale).toBeLessThan(1e-6);
        expect(foundHits[sample]).toBe(real && argmax(logits)[0] === label ? 1 : 0);
        for (let k = 0; k < classes; k++) {
          const gradient = real ? dLogits.values[k]! : 0;
          expect(Math.abs(foundDz[k * 12 + sample]! - gradient)).toBeLessThan(1e-7);
        }
      }
    },
  );

  it('write the probabilities of each sample contiguously', async () => {
    const runner = await OpRunner.create(build);
    const z = new Random(4).values(5 * 8, 20);
    const place = runner.place('z', z);
    const probabilities = runner.place('probabilities', new Float32Array(40));
    const operands = { z: { address: at(place), unit: 32 }, probabilities: at(probabilities), classes: 5 };
    runner.run(op('softmax', '', { ...operands, rejects: false, reject: 0 }), 8);
    const found = runner.floats(probabilities, 40);
    for (let sample = 0; sample < 8; sample++) {
      const logits = tensor(
        [1, 5],
        Array.from({ length: 5 }, (_, k) => z[k * 8 + sample]!),
      );
      const right = softmax(logits).values;
      for (let k = 0; k < 5; k++) expect(found[sample * 5 + k]).toBeCloseTo(right[k]!, 6);
    }
  });

  it.each([
    [28, 28, 1],
    [3, 17, 1],
    [5, 7, 1],
    [4, 19, 3],
  ])(
    'gather and scale images of [%i, %i, %i], and repeat the last sample in empty lanes',
    async (rows, columns, channels) => {
      const runner = await OpRunner.create(build);
      const size = rows * columns * channels;
      const images = new Random(5).bytes(9 * size);
      const order = Uint32Array.of(8, 0, 5, 5);
      const place = runner.place('images', images);
      const y = runner.place('y', new Float32Array(size * 4));
      const orders = runner.place('order', order).offset;
      const image = { address: at(y), row: columns * 16, channel: rows * columns * 16 };
      const operands = {
        images: at(place),
        positions: 0,
        y: image,
        rows,
        columns,
        channels,
        scale: 1 / 128,
        shift: -1,
      };
      for (const samples of [4, 3, 1]) {
        runner.run(op('gather', '', operands), samples, { order: orders });
        const found = runner.floats(y, size * 4);
        for (let i = 0; i < size * 4; i++) {
          const lane = Math.min(i & 3, samples - 1);
          const channel = Math.floor((i >> 2) / (rows * columns));
          const pixel = images[order[lane]! * size + ((i >> 2) % (rows * columns)) * channels + channel]!;
          expect(found[i]).toBe(pixel / 128 - 1);
        }
      }
    },
  );
});

describe.each(testedBuilds)('dropout in the %s kernels', (build) => {
  const count = 4096;
  const ones = new Float32Array(count).fill(1);

  async function mask(settings: {
    key?: number;
    rate?: number;
    step?: number;
    group?: number;
  }): Promise<Float32Array> {
    const { key = 1, rate = 0.3, step = 0, group = 0 } = settings;
    const runner = await OpRunner.create(build);
    const x = runner.place('x', ones);
    const y = runner.place('y', ones);
    const line = (buffer: Buffer) => ({ address: at(buffer), row: 0, unit: 0 });
    const size = { units: 1, rows: 1, columns: count / 4, columnsAreGroups: false };
    const drop = Math.floor(rate * 2 ** 32) | 0;
    const operands = { x: line(x), y: line(y), ...size, key, drop, scale: 1 / (1 - rate) };
    runner.run(op('dropout', '', operands), 400, { step, group });
    return runner.floats(y, count);
  }

  it('drops a fraction `rate` of the values, within 4 standard errors, and scales the rest', async () => {
    for (const rate of [0, 0.1, 0.5, 0.9]) {
      const values = await mask({ rate });
      const kept = values.filter((value) => value !== 0);
      for (const value of kept) expect(value).toBeCloseTo(1 / (1 - rate), 6);
      const error = Math.sqrt((rate * (1 - rate)) / count);
      expect(Math.abs(1 - kept.length / count - rate)).toBeLessThanOrEqual(4 * error);
    }
  });

  it('draws the same mask for the same key, step and group, and an independent one for any other', async () => {
    const first = await mask({});
    expect(await mask({})).toEqual(first);
    for (const other of [{ key: 2 }, { step: 1 }, { group: 1 }]) {
      const same = (await mask(other)).filter((value, index) => value === first[index]).length;
      // Two independent masks of rate 0.3 agree in 0.7² + 0.3² of the places.
      expect(Math.abs(same / count - 0.58)).toBeLessThan(4 * Math.sqrt((0.58 * 0.42) / count));
    }
  });
});
