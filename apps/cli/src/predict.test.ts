import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMnist } from '@lenet5/mnist';
import { encode } from 'fast-png';
import { encode as encodeJpeg } from 'jpeg-js';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { drawOnPaper, randomNumbers, scaleUp } from './testing/digit-images.js';
import { BIN, jsonLines, runCli, runProcess } from './testing/run-cli.js';
import { writeSmallData } from './testing/small-data.js';
import { withExif } from './testing/with-exif.js';

// A test runs the built program, often several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-predict-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const at = (name: string): string => join(cwd, name);
const call = (...words: string[]): ReturnType<typeof runCli> => runCli(['predict', ...words], { cwd });
const random = randomNumbers(7);

/** Test image 0, a 7, as a PNG. */
let seven: Uint8Array;

/** A black 7 on a white photo of 60×90, as RGBA. */
function photo(pixels: Uint8Array): { width: number; height: number; data: Uint8Array } {
  const [width, height] = [60, 90];
  const data = new Uint8Array(width * height * 4).fill(255);
  const { side, values } = scaleUp(pixels, 56);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const to = ((y + 20) * width + x + 2) * 4;
      data.fill(255 - (values[y * side + x] ?? 0), to, to + 3);
    }
  }
  return { width, height, data };
}

/** The photo as a camera held sideways stores it: rotated to the left, with an Exif orientation. */
function onItsSide({ width, height, data }: ReturnType<typeof photo>): Uint8Array {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      turned.set(data.subarray(from, from + 4), ((width - 1 - x) * height + y) * 4);
    }
  }
  return withExif(encodeJpeg({ width: height, height: width, data: turned }, 90).data, 6, true);
}

beforeAll(async () => {
  const words = [
    '--limit',
    '6000',
    '--epochs',
    '2',
    '--validation',
    'none',
    '--kernels',
    'simd',
    '-q',
    '--out',
    'run',
  ];
  expect((await runCli(['train', ...words], { cwd })).code).toBe(0);
  const pixels = (await loadMnist()).test.images.subarray(0, 784);
  seven = drawOnPaper(scaleUp(pixels, 100), random);
  writeFileSync(at('seven.png'), seven);
  writeFileSync(at('photo.jpg'), encodeJpeg(photo(pixels), 90).data);
  writeFileSync(at('side.jpg'), onItsSide(photo(pixels)));
  writeFileSync(
    at('blank.png'),
    encode({ width: 30, height: 20, data: new Uint8Array(600).fill(255), channels: 1 }),
  );
  writeFileSync(at('text.png'), 'this is not an image\n');
  writeFileSync(at('cut.png'), seven.subarray(0, seven.length / 2));
  const vast = Uint8Array.from(seven.subarray(0, 33));
  new DataView(vast.buffer).setUint32(16, 20_000);
  new DataView(vast.buffer).setUint32(20, 20_000);
  writeFileSync(at('vast.png'), vast);
  mkdirSync(at('empty'));
  mkdirSync(at('many'));
  for (let index = 1; index <= 12; index++) copyFileSync(at('seven.png'), at(`many/${index}.png`));
});

describe('lenet5 predict', () => {
  test('draws the digit as the network receives it next to its probabilities, and suggests the next command', async () => {
    const { code, stdout, stderr } = await call('run', 'seven.png');
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/^ {28,}seven\.png:$/);
    expect(lines[1]).toMatch(/predicted 7 \(\d\d\.\d\d %\)$/);
    expect(lines.filter((line) => /[█▀▄].* \d [█▏▎▍▌▋▊▉]* +\d+\.\d\d %$/.test(line)).length).toBeGreaterThan(
      5,
    );
    expect(lines).toHaveLength(15);
    expect(stderr).toMatch(/^to score the model: .* evaluate run\n$/);
    expect(stdout).not.toContain('\u001b');
  });

  test('fits a terminal of 40 columns and a locale without UTF-8', async () => {
    const { stdout } = await runCli(['predict', 'run', 'seven.png'], { cwd, env: { LANG: 'C' } });
    expect(stdout).toMatch(/^\p{ASCII}*$/u);
    expect(stdout).toContain('predicted 7');
  });

  test('--json writes the label, the probabilities, and the box of the ink', async () => {
    const { code, stdout, stderr } = await call('run', 'photo.jpg', '--json');
    expect([code, stderr]).toEqual([0, '']);
    const [prediction, ...others] = jsonLines(stdout);
    expect(others).toEqual([]);
    expect(prediction).toEqual({
      label: 7,
      probabilities: Array(10).fill(expect.any(Number)),
      file: 'photo.jpg',
      inverted: true,
      inkBox: {
        x: expect.any(Number),
        y: expect.any(Number),
        width: expect.any(Number),
        height: expect.any(Number),
      },
      components: 1,
      strokes: expect.stringMatching(/^(unchanged|thinned|thickened)$/),
      warnings: [],
      unlike: [],
    });
    const probabilities = prediction?.probabilities as number[];
    expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(Math.max(...probabilities)).toBe(probabilities[7]);
  });

  test('rotates a photo by its Exif orientation', async () => {
    const { stdout } = await call('run', 'side.jpg', 'photo.jpg', '--json');
    const [side, upright] = jsonLines(stdout);
    expect(side?.label).toBe(7);
    // A rotated JPEG decodes slightly differently: a box may differ by a pixel.
    const box = Object.entries(upright?.inkBox ?? {}).map(([key, size]) => [key, expect.closeTo(size, -0.5)]);
    expect(side?.inkBox).toEqual(Object.fromEntries(box));
  });

  test('--csv writes one line per image, those of a folder ordered by name', async () => {
    const { stdout } = await call('run', 'many', 'seven.png', '--csv');
    const [head, ...rows] = stdout.trim().split('\n');
    expect(head).toBe('name,label,probability,p0,p1,p2,p3,p4,p5,p6,p7,p8,p9');
    const names = [...Array.from({ length: 12 }, (_, index) => `many/${index + 1}.png`), 'seven.png'];
    expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual(names.map((name) => [name, '7']));
    expect(new Set(rows.map((row) => row.split(',').length))).toEqual(new Set([13]));
  });

  test('shows many images in a table, and only the digits with --quiet', async () => {
    const { stdout } = await call('run', 'many');
    expect(stdout.split('\n')[0]).toMatch(/^image +predicted +probability +next +probability$/);
    expect(stdout).toMatch(/^many\/12\.png +7 +\d+\.\d\d % +\d +\d+\.\d\d %$/m);
    expect(await call('run', 'seven.png', 'photo.jpg', '--quiet')).toEqual({
      code: 0,
      signal: null,
      stdout: '7\n7\n',
      stderr: '',
    });
  });

  test('reads standard input', async () => {
    const child = spawn(process.execPath, [BIN, 'predict', 'run', '-', '--json'], { cwd });
    child.stdin.end(seven);
    let stdout = '';
    for await (const chunk of child.stdout) stdout += chunk;
    expect(jsonLines(stdout)).toEqual([expect.objectContaining({ label: 7, file: '-' })]);
    const empty = await runProcess('sh', ['-c', `"${process.execPath}" "${BIN}" predict run - </dev/null`], {
      cwd,
    });
    expect([empty.code, empty.stderr]).toEqual([
      1,
      'lenet5: standard input is not a PNG, JPEG or WebP (it is empty) — use a PNG, JPEG or WebP image\n',
    ]);
  });

  test('predicts an image of the data set and shows its true class', async () => {
    expect((await call('run', '--index', '0')).stdout).toMatch(/test image 0:\n.*true 7, predicted 7 /s);
    const { stdout } = await call('run', '--index', '0', '--json');
    expect(jsonLines(stdout)).toEqual([
      { label: 7, probabilities: Array(10).fill(expect.any(Number)), index: 0, true: 7 },
    ]);
    writeSmallData(at('bars'));
    const own = await call('run', '--index', '13', '--data', 'bars', '--split', 'train', '--json');
    expect(jsonLines(own.stdout)[0]).toMatchObject({ index: 13, true: 3 });
  });

  test('warns about several digits, and takes 28×28 images as they are with --raw', async () => {
    const data = new Uint8Array(200 * 100).fill(255);
    for (const left of [40, 140])
      for (let y = 20; y < 80; y++) data.fill(0, y * 200 + left, y * 200 + left + 9);
    writeFileSync(at('eleven.png'), encode({ width: 200, height: 100, data, channels: 1 }));
    const { stdout, stderr } = await call('run', 'eleven.png', '--json', '-q');
    expect(stderr).toMatch(/^warning: eleven\.png seems to show 2 digits/m);
    expect(jsonLines(stdout)[0]).toMatchObject({
      components: 2,
      warnings: [{ kind: 'several-digits', count: 2 }],
    });
    const many = await call('run', 'eleven.png', '--many', '--json', '-q');
    expect(many.stderr).toBe('');
    expect(jsonLines(many.stdout)).toMatchObject([
      { file: 'eleven.png', line: 0, position: 0, inkBox: { x: 40, y: 20, width: 9, height: 60 } },
      { file: 'eleven.png', line: 0, position: 1, inkBox: { x: 140, y: 20, width: 9, height: 60 } },
    ]);
    expect((await call('run', 'eleven.png', '--many', '-q')).stdout).toMatch(/^\d\d\n$/);
    const pixels = (await loadMnist()).test.images.slice(0, 784);
    writeFileSync(at('tiny.png'), encode({ width: 28, height: 28, data: pixels, channels: 1 }));
    const raw = await call('run', 'tiny.png', '--raw', '--json');
    const byIndex = await call('run', '--index', '0', '--json');
    const [one, other] = [jsonLines(raw.stdout)[0], jsonLines(byIndex.stdout)[0]];
    expect([one?.raw, one?.probabilities]).toEqual([true, other?.probabilities]);
    const larger = await call('run', 'eleven.png', '--raw', '--json');
    expect(larger.code).toBe(0);
    expect(jsonLines(larger.stdout)[0]).toMatchObject({ raw: true, scaledFrom: [200, 100] });
    expect(one).not.toHaveProperty('scaledFrom');
  });

  test('accepts any kind of model: model.json, its folder, a checkpoint, an exported file', async () => {
    await runCli(['export', 'run', '--out', 'digits.safetensors', '-q'], { cwd });
    const models = [
      'run/model/model.json',
      'run/model',
      'run/checkpoints/last.safetensors',
      'digits.safetensors',
    ];
    const reference = (await call('run', 'seven.png', '--json')).stdout;
    for (const model of models) expect((await call(model, 'seven.png', '--json')).stdout).toBe(reference);
  });

  test.each([
    [
      ['blank.png'],
      1,
      'no ink found in blank.png (30×20 pixels without distinct strokes) — use an image of one digit on an even background',
    ],
    [
      ['text.png'],
      1,
      'text.png is not a PNG, JPEG or WebP (text: "this is not an image") — use a PNG, JPEG or WebP image',
    ],
    [['cut.png'], 1, 'cut.png is a damaged PNG (it is truncated) — save or copy it again'],
    [
      ['vast.png'],
      1,
      'vast.png is too large (20000×20000, 400 megapixels) — scale it down to at most 100 megapixels',
    ],
    [['none.png'], 1, 'cannot read none.png (no such file or directory) — use the path of an image'],
    [
      ['empty'],
      1,
      'cannot read empty (a folder without PNG, JPEG or WebP files) — use another folder, or name the files',
    ],
    [[], 2, 'predict has no input — add image files, a folder, - for standard input, or --index N'],
    [['seven.png', '--index', '3'], 2, '--index conflicts with image files (seven.png) — omit one of them'],
    [
      ['seven.png', '--data', 'bundled'],
      2,
      '--data needs --index, whose image it locates — add --index N, or omit --data',
    ],
    [['seven.png', '--csv', '--json'], 2, '--csv conflicts with --json — omit one of them'],
    [['--index', '10000'], 2, '--index is invalid (10000) — use an integer from 0 to 9999'],
  ] as const)('predict run %j is rejected in one line with exit code %i', async (words, code, message) => {
    expect(await call('run', ...words)).toEqual({
      code,
      signal: null,
      stdout: '',
      stderr: `lenet5: ${message}\n`,
    });
  });

  test('predicts the other images if one cannot be read, and exits with 1', async () => {
    const { code, stdout, stderr } = await call('run', 'blank.png', 'seven.png', 'text.png', '--quiet');
    expect([code, stdout]).toEqual([1, '7\n']);
    expect(stderr.match(/^lenet5: .* — .*$/gm)).toHaveLength(2);
  });

  test('reports an invalid model in one line', async () => {
    writeFileSync(
      at('cut.safetensors'),
      readFileSync(at('run/checkpoints/last.safetensors')).subarray(0, 9000),
    );
    for (const [model, message] of [
      ['none', 'none holds no model (no such file or directory)'],
      ['cut.safetensors', 'cut.safetensors is truncated'],
      ['seven.png', 'seven.png'],
    ] as const) {
      const { code, stdout, stderr } = await call(model, 'seven.png');
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^lenet5: [^\n]+ — [^\n]+\n$/);
      expect(stderr).toContain(message);
    }
  });
});
