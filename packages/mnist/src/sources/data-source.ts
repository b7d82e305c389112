import type { FileRole } from '../canonical-digests.js';
import type { DecodedFile } from '../data-file.js';

/** A place that the four files come from. */
export interface DataSource {
  /** What is loaded: `bundled`, a path or an address. */
  readonly description: string;
  /** Reads one of the files; `transposed` says whether its images are stored column by column. */
  read(role: FileRole): Promise<SourceFile>;
}

/** A file, and how its data set stores images. */
export interface SourceFile extends DecodedFile {
  readonly transposed: boolean;
}
