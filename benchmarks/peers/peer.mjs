// What the JavaScript peers share: the inputs of the reference step, and the protocol of the benchmark (see peer.py).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [, , folder, threadCount] = process.argv;

/** Number of threads that the benchmark asks for. */
export const THREADS = Number(threadCount);

/** Sends one line of the protocol. */
function send(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** Imports a package and its version. Ends the process if it is not installed. */
export async function requirePackage(name) {
  const require = createRequire(import.meta.url);
  let path;
  try {
    path = require.resolve(name);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    send({ missing: name });
    process.exit(0);
  }
  const manifest = new URL(`./node_modules/${name}/package.json`, import.meta.url);
  return { library: await import(path), version: JSON.parse(readFileSync(manifest, 'utf8')).version };
}

/** The images as float32 of shape [count, 28, 28], their labels, and the initial weights in the layout of Keras. */
export function readInputs() {
  const read = (name) => readFileSync(join(folder, name));
  const { shapes, ...settings } = JSON.parse(read('inputs.json').toString());
  const labels = new Uint8Array(read('labels.bin'));
  const images = Float32Array.from(read('images.bin'), (pixel) => pixel / 255);
  const values = new Float32Array(new Uint8Array(read('weights.bin')).buffer);
  let from = 0;
  const weights = shapes.map((shape) => {
    const size = shape.reduce((product, length) => product * length, 1);
    from += size;
    return { shape, values: values.subarray(from - size, from) };
  });
  return { ...settings, images, labels, weights, batches: Math.floor(labels.length / settings.batchSize) };
}

/** Answers requests until stdin ends. `losses` and `train` are described in peer.py. */
export async function serve({ versions, parameters, losses, train }) {
  send({
    ready: true,
    parameters,
    threads: THREADS,
    versions: { ...versions, Node: process.versions.node },
  });
  for await (const line of createInterface({ input: process.stdin })) {
    const { task, steps } = JSON.parse(line);
    if (task === 'losses') {
      send({ losses: await losses(steps) });
      continue;
    }
    const start = performance.now();
    const before = process.cpuUsage();
    await train(steps);
    const milliseconds = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    send({ milliseconds, cpuMilliseconds: (user + system) / 1000 });
  }
}
