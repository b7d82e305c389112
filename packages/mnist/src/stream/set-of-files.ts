import { CANONICAL_DIGESTS, type FileRole } from '../canonical-digests.js';
import { CountMismatchError, NoImagesError } from '../errors/data-errors.js';
import { imageShape, valuesPerImage } from '../image-set.js';
import type { OpenedImages } from '../platform.js';
import { requireRead } from '../require-argument.js';
import type { SourceFile, StreamedFiles } from '../sources/data-source.js';
import { formatOfPixels, labelsOf } from '../to-image-set.js';
import { transposeImages } from '../transpose-images.js';

/** The shapes of the images of MNIST: other files need no digest to be other ones. */
const MNIST_SHAPES = ['60000,28,28', '10000,28,28'];

/**
 * The images of a file that is open, with their labels.
 *
 * @throws {LenetError} if the type, rank, image size, a label or the counts are wrong.
 */
export async function setOfFiles(
  role: FileRole,
  images: OpenedImages,
  labelsFile: SourceFile,
): Promise<StreamedFiles> {
  const { path, shape } = images;
  const [count = 0] = shape;
  const format = formatOfPixels(images, path);
  const { labels, ...classes } = labelsOf(labelsFile);
  if (labels.length !== count) throw new CountMismatchError(path, count, labelsFile.location, labels.length);
  if (count === 0) throw new NoImagesError(path);
  const sha256 = MNIST_SHAPES.includes(String(shape)) ? await images.sha256() : null;
  const canonical = sha256 === CANONICAL_DIGESTS[role];
  const { location, sha256: labelsDigest } = labelsFile;
  const size = valuesPerImage(format);
  const set = {
    ...{ count, labels, ...format, ...classes },
    readImages: async (indices: Uint32Array, to: Uint8Array): Promise<void> => {
      requireRead(indices, to, count, size);
      await images.read(indices, to);
      if (labelsFile.transposed) transposeImages(to, imageShape(format)[0]);
    },
    close: () => images.close(),
  };
  const labelsData = {
    role: labelsFile.role,
    location,
    sha256: labelsDigest,
    canonical: labelsFile.canonical,
  };
  return { set, files: [{ role, location: path, sha256, canonical }, labelsData] };
}
