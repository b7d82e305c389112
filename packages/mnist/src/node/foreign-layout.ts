import { otherSplits } from './data-sets-in.js';
import type { FolderListing } from './folder-listing.js';

/** Data that are not IDX files of ten classes, and what to do about them. */
export interface ForeignLayout {
  readonly found: string;
  readonly remedy: string;
}

const USE_IDX = 'use the four IDX files of the data set, such as train-images-idx3-ubyte';

/** Formats in which the data sets are also published, by the names of their files. */
const FORMATS: readonly { readonly pattern: RegExp; readonly format: string; readonly remedy?: string }[] = [
  { pattern: /\.csv$/i, format: 'CSV' },
  { pattern: /\.(npz|npy)$/i, format: 'NumPy arrays' },
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

const MIN_CLASS_FOLDERS = 2;

/**
 * Recognizes other layouts of the data sets: other splits of EMNIST, other file formats, archives, and a folder of images per
 * class. Returns null for anything else.
 */
export function foreignLayout(
  listing: FolderListing,
  inside: readonly FolderListing[],
): ForeignLayout | null {
  for (const folder of [listing, ...inside]) {
    const layout = emnistLayout(folder) ?? formatLayout(folder) ?? classLayout(folder);
    if (!layout) continue;
    const where = folder === listing ? '' : ` in ${folder.path}`;
    return { ...layout, found: `${layout.found}${where}` };
  }
  return null;
}

function emnistLayout(listing: FolderListing): ForeignLayout | null {
  const splits = otherSplits(listing);
  if (splits.length === 0) return null;
  return {
    found: `${splits.join(', ')}: not the ten digits`,
    remedy: 'use the files of emnist-digits or emnist-mnist',
  };
}

function formatLayout({ files }: FolderListing): ForeignLayout | null {
  for (const { pattern, format, remedy = USE_IDX } of FORMATS) {
    const names = files.filter((name) => pattern.test(name));
    if (names.length > 0) return { found: `${list(names)}: ${format}`, remedy };
  }
  return null;
}

/** A folder of images for each class: `0`, `1` and so on. */
function classLayout({ folders }: FolderListing): ForeignLayout | null {
  const classes = folders.filter((name) => /^\d$/.test(name));
  if (classes.length < MIN_CLASS_FOLDERS) return null;
  return { found: `the folders ${list(classes)}: a folder of images per class`, remedy: USE_IDX };
}

const MAX_LISTED = 3;

function list(names: readonly string[]): string {
  const more = names.length - MAX_LISTED;
  return names.slice(0, MAX_LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
