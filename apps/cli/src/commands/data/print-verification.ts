import { loadDataSet } from '../../data-set/load-data-set.js';
import type { Output } from '../../output.js';
import type { DataOptions } from './data-options.js';
import { NotCanonicalError } from './not-canonical-error.js';

/**
 * Prints the SHA-256 of each file and whether it is that of MNIST.
 *
 * @throws NotCanonicalError if one is not, after printing.
 */
export async function printVerification(
  { data, json, quiet }: DataOptions,
  { out, err }: Output,
): Promise<void> {
  const loaded = await loadDataSet(data, (text) => {
    if (!quiet) err.line(text);
  });
  const { source, verified, provenance, files } = loaded;
  await loaded.close();
  if (json) out.data(JSON.stringify({ verified, provenance, source, files }));
  else if (!quiet) {
    for (const { sha256, location, canonical } of files) {
      out.line(`${canonical ? 'MNIST ' : 'other '} ${sha256 ?? 'not computed'}  ${location}`);
    }
  }
  const different = files.filter(({ canonical }) => !canonical).length;
  if (different > 0) throw new NotCanonicalError(source, provenance, different, files.length);
  if (!quiet && !json) err.line(provenance);
}
