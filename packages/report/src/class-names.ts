import { ReportDataError } from './report-data-error.js';

/**
 * The names of the classes: those given, or their numbers.
 * @throws ReportDataError where there are not as many as classes.
 */
export function classNamesOf(classes: number, given?: readonly string[]): readonly string[] {
  if (given && given.length !== classes) {
    throw new ReportDataError('classNames', `has the wrong length (${given.length}) — give ${classes} names`);
  }
  return given ?? Array.from({ length: classes }, (_, label) => String(label));
}
