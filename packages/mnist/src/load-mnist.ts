import type { FileRole } from './canonical-digests.js';
import type { DataFile } from './data-file.js';
import type { ImageSet } from './image-set.js';
import type { LoadMnistOptions } from './load-options.js';
import type { DataSource, SourceFile } from './sources/data-source.js';
import { openSource } from './sources/open-source.js';
import { toImageSet } from './to-image-set.js';
import { transposeImages } from './transpose-images.js';

/** Describes whether the digits are the canonical MNIST. */
export type Provenance =
  | 'MNIST, verified'
  | 'not the canonical MNIST'
  | 'not verified: an insecure context has no SHA-256';

/** A loaded data set. */
export interface Mnist {
  /** The training images. */
  readonly train: ImageSet;
  /** The test images. */
  readonly test: ImageSet;
  /** The source, to display: `bundled`, an absolute path, or an address without its query. */
  readonly source: string;
  /** Whether all four files have the SHA-256 of the canonical MNIST. */
  readonly verified: boolean;
  /** The result of the verification in words. */
  readonly provenance: Provenance;
  /** The four files with their digests. */
  readonly files: readonly DataFile[];
}

/**
 * Loads MNIST, or another data set in its format (Fashion-MNIST, KMNIST, QMNIST, the digits of EMNIST).
 *
 * The pixels and labels are not copied: `train.images` is a view of the training file after its 16-byte header, so the data
 * set uses only the 55 MB of the files.
 *
 * @throws {LenetError} One of the errors in the README.
 * @throws The reason of the signal, if it is aborted.
 */
export async function loadMnist(options: LoadMnistOptions = {}): Promise<Mnist> {
  const source = await openSource(options);
  options.signal?.throwIfAborted();
  const train = await loadSet(source, 'trainImages', 'trainLabels', options.signal);
  const test = await loadSet(source, 'testImages', 'testLabels', options.signal);
  const files = [...train.files, ...test.files];
  const provenance = provenanceOf(files);
  const verified = provenance === 'MNIST, verified';
  return { train: train.set, test: test.set, source: source.description, verified, provenance, files };
}

async function loadSet(
  source: DataSource,
  imagesRole: FileRole,
  labelsRole: FileRole,
  signal: AbortSignal | undefined,
): Promise<{ set: ImageSet; files: DataFile[] }> {
  const images = await source.read(imagesRole);
  signal?.throwIfAborted();
  const labels = await source.read(labelsRole);
  signal?.throwIfAborted();
  const set = toImageSet(images, labels);
  if (images.transposed) transposeImages(set.images);
  return { set, files: [withoutArray(images), withoutArray(labels)] };
}

function withoutArray({ role, location, sha256, canonical }: SourceFile): DataFile {
  return { role, location, sha256, canonical };
}

function provenanceOf(files: readonly DataFile[]): Provenance {
  if (files.some((file) => file.sha256 === null)) return 'not verified: an insecure context has no SHA-256';
  return files.every((file) => file.canonical) ? 'MNIST, verified' : 'not the canonical MNIST';
}
