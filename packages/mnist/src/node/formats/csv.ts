import type { ImageShape } from '@lenet5/core';
import { EMNIST_CLASSES } from '../../classes.js';
import { DataFormatError } from '../../errors/data-format-error.js';
import type { ImageSet } from '../../image-set.js';
import { labelsOf } from '../../to-image-set.js';
import { transposeImages } from '../../transpose-images.js';
import { squareShape } from './from-columns.js';

const [ZERO, NINE, COMMA, LINE_FEED, RETURN, QUOTE, POINT, SPACE] = [48, 57, 44, 10, 13, 34, 46, 32];
const SMALL_BYTES = 2 ** 20;
const MAX_INT32 = 2 ** 31 - 1;
const LABEL = /^"?(label|class|target|y)"?$/i;
const EMNIST = /^(emnist-[a-z]+)-(train|test)\.csv$/i;

/** The columns of a file. */
interface Columns {
  readonly count: number;
  /** The column of the label. */
  readonly label: number;
  /** Where the first row of values starts. */
  readonly start: number;
  readonly shape: ImageShape;
}

/**
 * Reads a CSV file as Kaggle has them: one image per line, its label in the first column or in the one that a header calls `label`,
 * then the pixels from 0 to 255, row by row. The files of EMNIST have their images column by column and their own classes.
 *
 * @param name the name of the file, which says whether it is one of EMNIST.
 * @throws {DataFormatError} if it is none.
 */
export function readCsv(bytes: Uint8Array, path: string, name: string): ImageSet {
  const columns = readColumns(bytes, path);
  const { images, labels } = readValues(bytes, columns, path);
  const split = EMNIST.exec(name)?.[1]?.toLowerCase();
  const classes = Object.entries(EMNIST_CLASSES).find(([key]) => key === split)?.[1];
  const { shape } = columns;
  if (classes && shape[2] === 1) transposeImages(images, shape[0]);
  const array = { type: 'i32', shape: [labels.length], values: labels } as const;
  const found = labelsOf({
    role: 'trainLabels',
    location: path,
    sha256: null,
    canonical: false,
    array,
    classes,
  });
  return { images, count: labels.length, shape, ...found };
}

function readColumns(bytes: Uint8Array, path: string): Columns {
  const end = bytes.indexOf(LINE_FEED);
  const head = new TextDecoder().decode(bytes.subarray(0, end < 0 ? bytes.length : end)).trim();
  const fields = head.replace(/^\ufeff/, '').split(',');
  const hasHeader = fields.some((field) => field.trim() !== '' && !/^"?[\d.]+"?$/.test(field.trim()));
  const label = hasHeader ? fields.findIndex((field) => LABEL.test(field.trim())) : 0;
  const shape = squareShape(fields.length - 1);
  if (label < 0) {
    const remedy = 'use the file with labels, such as train.csv; predict takes images without them';
    throw new DataFormatError(path, 'has no column of labels', `${fields.slice(0, 3).join(', ')} …`, remedy);
  }
  if (!shape) {
    const found = `${fields.length} columns`;
    throw new DataFormatError(
      path,
      'has no images',
      found,
      'use a label and the pixels of a square image per line',
    );
  }
  return { count: fields.length, label, shape, start: hasHeader ? end + 1 : 0 };
}

/** The number of lines that are not empty. */
function countLines(bytes: Uint8Array, start: number): number {
  let count = 0;
  let isEmpty = true;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === LINE_FEED) {
      if (!isEmpty) count++;
      isEmpty = true;
    } else if (byte !== RETURN && byte !== SPACE) isEmpty = false;
  }
  return isEmpty ? count : count + 1;
}

function readValues(
  bytes: Uint8Array,
  { count: columns, label, start }: Columns,
  path: string,
): { readonly images: Uint8Array; readonly labels: Int32Array } {
  const rows = countLines(bytes, start);
  // A value has a digit and a comma or the end of a line. The errors about a line are clearer, so they come first if they can.
  if (rows * (columns - 1) > Math.max(bytes.length, SMALL_BYTES)) {
    const found = `${rows} lines, ${columns} columns, ${bytes.length} bytes`;
    throw new DataFormatError(
      path,
      'has lines of different lengths',
      found,
      'use as many numbers in each line',
    );
  }
  const images = new Uint8Array(rows * (columns - 1));
  const labels = new Int32Array(rows);
  let [row, column, value, digits, to] = [0, 0, 0, 0, 0];
  const refuse = (problem: string, found: string): DataFormatError =>
    new DataFormatError(path, problem, found, 'use whole numbers from 0 to 255, and as many in each line');
  const endField = (): void => {
    if (digits === 0) throw refuse('has an empty field', `line ${row + 1} of the data, column ${column + 1}`);
    // A number that does not fit stays out of the range of labels.
    if (column === label) labels[row] = Math.min(value, MAX_INT32);
    else if (value <= 255 && column < columns) images[to++] = value;
    else throw refuse('has a pixel above 255 or too many columns', `${value} in line ${row + 1} of the data`);
    column++;
    [value, digits] = [0, 0];
  };
  const endLine = (): void => {
    if (column === 0 && digits === 0) return;
    endField();
    if (column !== columns)
      throw refuse('has lines of different lengths', `${column} columns in line ${row + 1}`);
    row++;
    column = 0;
  };
  // After a decimal point: `.0` is ignored, anything else is refused.
  let isFraction = false;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte >= ZERO && byte <= NINE) {
      if (!isFraction) value = value * 10 + (byte - ZERO);
      else if (byte !== ZERO)
        throw refuse('has fractions', `line ${row + 1} of the data, column ${column + 1}`);
      digits++;
    } else if (byte === COMMA) {
      endField();
      isFraction = false;
    } else if (byte === LINE_FEED) {
      endLine();
      isFraction = false;
    } else if (byte === POINT) isFraction = true;
    else if (byte !== RETURN && byte !== SPACE && byte !== QUOTE) {
      throw refuse(
        'has a value that is no number',
        `"${String.fromCharCode(byte)}" in line ${row + 1} of the data`,
      );
    }
  }
  endLine();
  return { images, labels };
}
