import type { Dataset, Group, File as Hdf5File } from 'h5wasm';
import { MissingPackageError } from '../errors/missing-package-error.js';

/** The parts of h5wasm that the reader and the writer use. */
type Hdf5 = Pick<typeof import('h5wasm'), 'File'> & Pick<Awaited<typeof import('h5wasm').ready>, 'FS'>;

/**
 * Loads h5wasm, an optional peer dependency: it is 15 MB, and only the formats of Keras need it.
 * @throws MissingPackageError if it is not installed
 */
export async function loadHdf5(): Promise<Hdf5> {
  const { File, ready } = await import('h5wasm').catch((cause: unknown) => {
    throw new MissingPackageError('Keras', 'h5wasm@0.10.3', cause);
  });
  const module = await ready;
  // Without it, the library writes its errors to stderr and returns invalid objects.
  module.activate_throwing_error_handler();
  return { File, FS: module.FS };
}

const PATH = 'model-to-read.h5';

/**
 * Opens the bytes of an HDF5 file, passes the open file to `use`, and closes it.
 * @throws Error if the bytes are not HDF5; what `use` throws
 */
export async function withHdf5<Result>(bytes: Uint8Array, use: (file: Hdf5File) => Result): Promise<Result> {
  const { File, FS } = await loadHdf5();
  FS.writeFile(PATH, bytes);
  try {
    const file = new File(PATH, 'r');
    try {
      return use(file);
    } finally {
      file.close();
    }
  } finally {
    FS.unlink(PATH);
  }
}

/** The group at a path; undefined if there is none. */
export function groupAt(group: Group, path: string): Group | undefined {
  const found = group.get(path);
  return found !== null && 'keys' in found ? found : undefined;
}

/** The data set at a path; undefined if there is none. */
export function datasetAt(group: Group, path: string): Dataset | undefined {
  const found = group.get(path);
  return found !== null && 'shape' in found && 'to_array' in found ? found : undefined;
}

/** A text attribute; undefined if there is none. */
export function textAttribute(group: Group, name: string): string | undefined {
  const value: unknown = group.attrs[name]?.value;
  return typeof value === 'string' ? value : undefined;
}

/** An attribute that lists texts; empty if there is none. */
export function listAttribute(group: Group, name: string): string[] {
  const value: unknown = group.attrs[name]?.value;
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
