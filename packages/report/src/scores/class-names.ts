import { ReportDataError } from '../report-data-error.js';

/**
 * The names of the classes, by default their numbers.
 *
 * @throws ReportDataError if the number of names is not the number of classes.
 */
export function classNamesOf(classes: number, names?: readonly string[]): readonly string[] {
  if (names && names.length !== classes) {
    throw new ReportDataError(
      'classNames',
      'has the wrong length',
      String(names.length),
      `use ${classes} names`,
    );
  }
  return names ?? Array.from({ length: classes }, (_, label) => String(label));
}
