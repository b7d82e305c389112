import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFileBounded, readStream } from './read-bounded.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-bounded-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** An endless stream. Counts the chunks that were read. */
function endless(): { stream: AsyncGenerator<Uint8Array>; chunks: () => number } {
  let chunks = 0;
  async function* zeros(): AsyncGenerator<Uint8Array> {
    for (; ; chunks++) yield new Uint8Array(1000);
  }
  return { stream: zeros(), chunks: () => chunks };
}

describe('readStream(stream, name, limit)', () => {
  test('stops at the limit, and states it in the error', async () => {
    const { stream, chunks } = endless();
    await expect(readStream(stream, 'standard input', 2_000_000)).rejects.toThrow(
      'standard input is too large (more than 2 MB) — use at most 2 MB',
    );
    expect(chunks()).toBe(2000);
  });
});

describe('readFileBounded(path, limit)', () => {
  test('reads a file of as many bytes as the limit, and no more', async () => {
    const path = join(folder, 'six');
    await writeFile(path, 'digits');
    expect((await readFileBounded(path, 6)).toString()).toBe('digits');
    await expect(readFileBounded(path, 5)).rejects.toThrow(`${path} is too large`);
  });

  test('does not read a device to its end', async () => {
    await expect(readFileBounded('/dev/zero', 3_000_000)).rejects.toThrow(
      expect.objectContaining({ code: 'CLI_INPUT_TOO_LARGE' }),
    );
  });

  test('rejects with the error of the file system', async () => {
    await expect(readFileBounded(join(folder, 'none'), 1)).rejects.toThrow(
      expect.objectContaining({ code: 'ENOENT', errno: expect.any(Number) }),
    );
  });
});
