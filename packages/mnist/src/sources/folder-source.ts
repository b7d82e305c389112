import { CANONICAL_DIGESTS, type FileRole } from '../canonical-digests.js';
import { decodeFile, requireCanonical } from '../data-file.js';
import { FileMissingError } from '../errors/file-errors.js';
import { ROLE_TITLES, SPLIT_ROLES } from '../file-names.js';
import type { Folder } from '../platform.js';
import { setOfFiles } from '../stream/set-of-files.js';
import type { DataSource } from './data-source.js';

/** Options of `folderSource()`. */
export interface FolderSourceOptions {
  /** The source, to display. */
  readonly description: string;
  /** The remedy if a file is not canonical; null if any data set is allowed. */
  readonly canonicalRemedy: string | null;
  readonly signal: AbortSignal | undefined;
}

/** The IDX files of a folder, gzipped or not. */
export function folderSource(folder: Folder, options: FolderSourceOptions): DataSource {
  const { family, files } = folder;
  const { transposed, classes } = family;
  return {
    description: options.description,
    async read(role) {
      const path = files[role];
      if (path === undefined) throw missing(folder, role);
      const file = await decodeFile(role, path, await folder.read(path, options.signal));
      if (options.canonicalRemedy !== null) requireCanonical(file, options.canonicalRemedy);
      return { ...file, transposed, classes };
    },
    async readPicked(role, pick) {
      const path = files[role];
      const picked = path === undefined ? undefined : await folder.readPicked(path, pick, options.signal);
      if (path === undefined || !picked) return undefined;
      const { images: values, shape, sha256 } = picked;
      const canonical = sha256 === CANONICAL_DIGESTS[role];
      const file = { role, location: path, sha256, canonical, array: { type: 'u8', shape, values } } as const;
      if (options.canonicalRemedy !== null) requireCanonical(file, options.canonicalRemedy);
      return { ...file, transposed, classes };
    },
    async stream(split, memoryLimit) {
      const [role, labelsRole] = SPLIT_ROLES[split];
      const path = files[role];
      if (path === undefined) throw missing(folder, role);
      const images = await folder.openImages(path, memoryLimit);
      if (!images) return undefined;
      try {
        const streamed = await setOfFiles(role, images, await this.read(labelsRole));
        if (options.canonicalRemedy !== null)
          for (const file of streamed.files) requireCanonical(file, options.canonicalRemedy);
        return streamed;
      } catch (error) {
        await images.close();
        throw error;
      }
    },
  };
}

const MAX_LISTED = 6;

function missing({ path, entries, family }: Folder, role: FileRole): FileMissingError {
  const first = entries.slice(0, MAX_LISTED).join(', ');
  const more = entries.length > MAX_LISTED ? ` and ${entries.length - MAX_LISTED} more` : '';
  const name = family.names[role][0]!;
  const found = first ? `found ${first}${more}` : 'the folder is empty';
  return new FileMissingError(ROLE_TITLES[role], path, found, [name, `${name}.gz`]);
}
