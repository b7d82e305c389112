import type { FileRole } from '../canonical-digests.js';
import type { ClassFormat } from '../classes.js';
import type { DataFile, DecodedFile } from '../data-file.js';
import type { SplitName } from '../file-names.js';
import type { StreamedSet } from '../stream/streamed-set.js';

/** A source of the four files. */
export interface DataSource {
  /** The source, to display: `bundled`, a path or an address. */
  readonly description: string;
  /** What was assumed or left out, one line each, once the files are read; absent if nothing was. */
  readonly notes?: readonly string[];
  /** Reads one of the files. */
  read(role: FileRole): Promise<SourceFile>;
  /**
   * Reads the images that `pick` chooses, given their number, in ascending order. Undefined if the file must be read as a
   * whole; absent if every file must.
   */
  readPicked?(
    role: FileRole,
    pick: (count: number) => Promise<Uint32Array | undefined>,
  ): Promise<SourceFile | undefined>;
  /**
   * Opens the training or the test images to read them by index. Undefined if their pixels have at most `memoryLimit` bytes; absent if the
   * data are only read as a whole.
   */
  stream?(split: SplitName, memoryLimit: number): Promise<StreamedFiles | undefined>;
}

/** A streamed set, and the files that it is from. */
export interface StreamedFiles {
  readonly set: StreamedSet;
  readonly files: readonly DataFile[];
}

/** A file and the image layout of its data set. */
export interface SourceFile extends DecodedFile {
  /** Whether images are stored column by column. */
  readonly transposed: boolean;
  /** The classes; absent if their number follows from the labels. */
  readonly classes?: ClassFormat | undefined;
}
