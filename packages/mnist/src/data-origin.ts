import type { DataFile } from './data-file.js';
import type { DataSource } from './sources/data-source.js';

/** Describes whether the digits are the canonical MNIST. */
export type Provenance =
  | 'MNIST, verified'
  | 'not the canonical MNIST'
  | 'not verified: an insecure context has no SHA-256';

/** Where images are from. */
export interface DataOrigin {
  /** The source, to display: `bundled`, an absolute path, or an address without its query. */
  readonly source: string;
  /** Whether all loaded files have the SHA-256 of the canonical MNIST. */
  readonly verified: boolean;
  /** The result of the verification in words. */
  readonly provenance: Provenance;
  /** The loaded files with their digests. */
  readonly files: readonly DataFile[];
  /** What was assumed or left out, one line each; absent if nothing was. */
  readonly notes?: readonly string[];
}

/** Where the images are from that were loaded from files of a source. */
export function originOf(
  { description, notes }: Pick<DataSource, 'description' | 'notes'>,
  files: readonly DataFile[],
): DataOrigin {
  const provenance = provenanceOf(files);
  const verified = provenance === 'MNIST, verified';
  return { source: description, verified, provenance, files, ...(notes?.length && { notes }) };
}

function provenanceOf(files: readonly DataFile[]): Provenance {
  // Of files that are streamed, some may have no digest because their size shows that they are other ones.
  if (files.every((file) => file.sha256 === null)) return 'not verified: an insecure context has no SHA-256';
  return files.every((file) => file.canonical) ? 'MNIST, verified' : 'not the canonical MNIST';
}
