// Prints the resident memory of this process, in MiB, after each part of a run on two threads: one JSON object. Each module
// is imported when its part begins, so this file has no static imports.
const images = Number(process.argv[2]);
const parts: { readonly part: string; readonly mebibytes: number }[] = [];

let before = 0;

/** Records the growth of the resident memory since the last part. */
function record(part: string): void {
  const now = process.memoryUsage.rss() / 2 ** 20;
  parts.push({ part, mebibytes: now - before });
  before = now;
}

record('Node');
const { loadMnist } = await import('@lenet5/mnist');
const { train } = await import('@lenet5/trainer');
const { plainLenet5 } = await import('@lenet5/core');
record('modules');
const limit = images < 60_000 ? { limit: { count: images, seed: 42 } } : {};
const digits = await loadMnist(limit);
record('images');
const data = { train: digits.train, validation: digits.test };
for await (const event of train({ model: plainLenet5(), data, epochs: 1, threads: 2 })) {
  if (event.type === 'start') record('program of the compiled engine, its copy of the images, two workers');
  if (event.type === 'end') record('one epoch and its validation');
}
console.log(JSON.stringify(parts));

export {};
