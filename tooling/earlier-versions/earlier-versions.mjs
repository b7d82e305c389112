// Reads and writes the archive: a line of JSON with the paths and sizes of all files, then their bytes, compressed with Brotli.
// Files of the same weights are in it many times; a window of 128 MiB finds them.
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const WINDOW_BITS = 27;

const ARCHIVE = new URL('earlier-versions.br', import.meta.url);

export const DATA_FOLDER = '/digits';

export function earlierVersions() {
  const bytes = brotliDecompressSync(readFileSync(ARCHIVE), {
    params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 },
  });
  const end = bytes.indexOf('\n');
  const versions = new Map();
  let at = end + 1;
  for (const [version, path, size] of JSON.parse(bytes.subarray(0, end).toString())) {
    const files = versions.get(version) ?? new Map();
    versions.set(version, files.set(path, bytes.subarray(at, at + size)));
    at += size;
  }
  return versions;
}

/** Replaces the archive. */
export function writeVersions(versions) {
  const entries = [...versions].flatMap(([version, files]) =>
    [...files].map(([path, bytes]) => ({ version, path, bytes })),
  );
  const index = JSON.stringify(entries.map(({ version, path, bytes }) => [version, path, bytes.length]));
  const all = Buffer.concat([Buffer.from(`${index}\n`), ...entries.map(({ bytes }) => bytes)]);
  const params = {
    [constants.BROTLI_PARAM_LARGE_WINDOW]: 1,
    [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
    [constants.BROTLI_PARAM_QUALITY]: 9,
  };
  writeFileSync(ARCHIVE, brotliCompressSync(all, { params }));
}
