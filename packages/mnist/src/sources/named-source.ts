import { decodeFile } from '../data-file.js';
import { ROLE_TITLES } from '../file-names.js';
import type { DataSource, SourceFile } from './data-source.js';
import type { NamedDataSet } from './named-data-sets.js';
import { readVerified, type VerifiedDownloadOptions } from './verified-download.js';

/** A data set of four files by its name; see {@link readVerified}. */
export function namedSource(
  name: string,
  { mirrors, files, classes }: NamedDataSet,
  options: VerifiedDownloadOptions,
): DataSource {
  return {
    description: name,
    async read(role) {
      const [file, md5] = files[role];
      const urls = mirrors.map((mirror) => new URL(file, mirror));
      const published = { urls, md5, title: ROLE_TITLES[role] };
      return readVerified(published, options, async (bytes, location): Promise<SourceFile> => {
        return { ...(await decodeFile(role, location, bytes)), transposed: false, classes };
      });
    },
  };
}
