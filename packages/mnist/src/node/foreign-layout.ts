import type { FolderListing } from './folder-listing.js';

/** Data that are not IDX files of ten classes, and what to do about them. */
export interface ForeignLayout {
  readonly found: string;
  readonly remedy: string;
}

const USE_IDX = 'use the four IDX files of the data set, such as train-images-idx3-ubyte';

/** Formats in which the data sets are also published, by the names of their files. */
const FORMATS: readonly { readonly pattern: RegExp; readonly format: string; readonly remedy?: string }[] = [
  {
    pattern: /\.csv$/i,
    format: 'CSV files without one of training images',
    remedy: 'use the path of the file with labels, or name it train.csv',
  },
  {
    pattern: /\.(npz|npy)$/i,
    format: 'several NumPy arrays',
    remedy: 'save them as one .npz of x_train, y_train, x_test and y_test',
  },
  { pattern: /\.mat$/i, format: 'MATLAB' },
  { pattern: /\.parquet$/i, format: 'Parquet' },
  { pattern: /\.pkl(\.gz)?$/i, format: 'a Python pickle' },
  {
    pattern: /^(training|test)\.pt$/,
    format: 'PyTorch tensors',
    remedy: 'use the folder raw beside their folder',
  },
  {
    pattern: /\.(zip|tar|tar\.gz|tgz|rar|7z)$/i,
    format: 'an archive',
    remedy: 'unpack it, and use the folder of the four IDX files',
  },
];

/**
 * Recognizes other layouts of the data sets: other file formats and archives. Returns null for anything else.
 */
export function foreignLayout(
  listing: FolderListing,
  inside: readonly FolderListing[],
): ForeignLayout | null {
  for (const folder of [listing, ...inside]) {
    const layout = formatLayout(folder);
    if (!layout) continue;
    const where = folder === listing ? '' : ` in ${folder.path}`;
    return { ...layout, found: `${layout.found}${where}` };
  }
  return null;
}

function formatLayout({ files }: FolderListing): ForeignLayout | null {
  for (const { pattern, format, remedy = USE_IDX } of FORMATS) {
    const names = files.filter((name) => pattern.test(name));
    if (names.length > 0) return { found: `${list(names)}: ${format}`, remedy };
  }
  return null;
}

const MAX_LISTED = 3;

function list(names: readonly string[]): string {
  const more = names.length - MAX_LISTED;
  return names.slice(0, MAX_LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
