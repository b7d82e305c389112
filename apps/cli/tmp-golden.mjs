import { loadMnist, mnistify } from '@lenet5/mnist';
import { loadModel } from '@lenet5/model/node';
import { pickEngine } from '@lenet5/trainer';
import { registerTrainingKernels, setupWasm } from '@lenet5/wasm';

await setupWasm();
registerTrainingKernels();
const { test } = await loadMnist();
const model = await loadModel(process.argv[2] ?? '/tmp/mnistify/model');
const { engine } = await pickEngine('auto', { model });
let s = 12345;
const rnd = () => (s = (s * 1103515245 + 12345) % 2147483648) / 2147483648;
function up(p, n, mode) {
  const o = new Uint8Array(n * n);
  for (let y = 0; y < n; y++)
    for (let x = 0; x < n; x++) {
      if (mode === 'nearest') {
        o[y * n + x] = p[Math.floor((y * 28) / n) * 28 + Math.floor((x * 28) / n)];
        continue;
      }
      const fy = Math.min(27, Math.max(0, ((y + 0.5) * 28) / n - 0.5)),
        fx = Math.min(27, Math.max(0, ((x + 0.5) * 28) / n - 0.5));
      const y0 = Math.floor(fy),
        x0 = Math.floor(fx),
        y1 = Math.min(27, y0 + 1),
        x1 = Math.min(27, x0 + 1),
        a = fy - y0,
        b = fx - x0;
      let v =
        (p[y0 * 28 + x0] * (1 - b) + p[y0 * 28 + x1] * b) * (1 - a) +
        (p[y1 * 28 + x0] * (1 - b) + p[y1 * 28 + x1] * b) * a;
      if (mode === 'sharp') v = v > 127 ? 255 : 0;
      o[y * n + x] = Math.round(v);
    }
  return o;
}
const gauss = () => {
  let t = 0;
  for (let i = 0; i < 12; i++) t += rnd();
  return t - 6;
};
function label(probs, i) {
  let b = 0;
  for (let k = 1; k < 10; k++) if (probs[i * 10 + k] > probs[i * 10 + b]) b = k;
  return b;
}
const N = 500;
const orig = await engine.predict(test.images.subarray(0, N * 784));
for (const size of [28, 100, 400])
  for (const mode of size === 28 ? ['bilinear'] : ['bilinear', 'nearest', 'sharp'])
    for (const photo of [0, 1]) {
      if (photo && mode !== 'bilinear') continue;
      for (const inverted of [false, true]) {
        let diff = 0,
          t = 0,
          right = 0;
        const all = new Uint8Array(N * 784);
        for (let i = 0; i < N; i++) {
          const d = up(test.images.subarray(i * 784, (i + 1) * 784), size, mode);
          const W = size + Math.floor(rnd() * size * 2),
            H = size + Math.floor(rnd() * size * 2),
            X = Math.floor(rnd() * (W - size + 1)),
            Y = Math.floor(rnd() * (H - size + 1));
          const c = new Uint8Array(W * H);
          for (let y = 0; y < size; y++) c.set(d.subarray(y * size, (y + 1) * size), (Y + y) * W + X);
          if (inverted) for (let k = 0; k < c.length; k++) c[k] = 255 - c[k];
          if (photo) {
            const gx = (rnd() - 0.5) * 60,
              gy = (rnd() - 0.5) * 60;
            for (let y = 0; y < H; y++)
              for (let x = 0; x < W; x++)
                c[y * W + x] = Math.max(
                  0,
                  Math.min(
                    255,
                    Math.round(40 + c[y * W + x] * 0.55 + (gx * x) / W + (gy * y) / H + 4 * gauss()),
                  ),
                );
          }
          const t0 = performance.now();
          const r = mnistify({ width: W, height: H, data: c });
          t += performance.now() - t0;
          if (r) {
            all.set(r.pixels, i * 784);
            if (r.inverted !== inverted) console.log('polarity', i);
          } else console.log('null', i);
        }
        const p = await engine.predict(all);
        for (let i = 0; i < N; i++) {
          if (label(p, i) !== label(orig, i)) diff++;
          if (label(p, i) === test.labels[i]) right++;
        }
        console.log(
          size,
          mode,
          photo ? 'photo' : '',
          inverted ? 'inverted' : '',
          `${((100 * (N - diff)) / N).toFixed(1)} % as original, right ${(right / 5).toFixed(1)}, ${(t / N).toFixed(2)} ms`,
        );
      }
    }
let r0 = 0;
for (let i = 0; i < N; i++) if (label(orig, i) === test.labels[i]) r0++;
console.log('original right', r0 / 5);
