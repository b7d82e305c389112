import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadMnist } from '../load-mnist.js';
import { sendFile, serveFiles } from '../testing/file-server.js';
import { dataFiles, gzipped, smallSet, temporaryFolder } from '../testing/small-data.js';

const files = gzipped(dataFiles(smallSet(300), smallSet(20)));

/** Waits until a condition is true, at most a minute. */
async function until(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('timeout');
}

test('loadMnist({ source: address }) resumes the download of a process that was killed', async () => {
  const server = await serveFiles(files);
  const cacheFolder = await temporaryFolder();
  server.answer = (_, response, name) => {
    response.writeHead(200, { etag: '"one"', 'content-length': files[name]!.length });
    response.write(files[name]!.subarray(0, 150));
  };
  const entry = new URL('../../dist/index.js', import.meta.url).href;
  const program = `import { loadMnist } from '${entry}'; await loadMnist(${JSON.stringify({ source: server.base, cacheFolder })});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  await until(async () => {
    const part = (await readdir(cacheFolder, { recursive: true })).find((name) => name.endsWith('.part'));
    // The process can rename the file at any moment.
    const size =
      part === undefined
        ? 0
        : await stat(join(cacheFolder, part)).then(
            (found) => found.size,
            () => 0,
          );
    return size > 150;
  });
  child.kill('SIGKILL');
  await ended;

  server.seen.length = 0;
  server.answer = (request, response, name) => sendFile(request, response, files[name]);
  const loaded = await loadMnist({ source: server.base, cacheFolder });
  expect(loaded.train.count).toBe(300);
  expect(server.seen[0]?.range).toBe('bytes=150-');
});
