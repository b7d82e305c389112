/**
 * The licenses that code and fonts in a tarball, or a dependency, may have: all allow any use. Only MPL-2.0 asks for source: that of
 * changes to its own files, of which there are none here. OFL-1.1 forbids to sell a font on its own.
 */
const ALLOWED_LICENSES: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'Unlicense',
  'NIST-Software',
  'MPL-2.0',
  'OFL-1.1',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSD-3-Clause-LBNL',
  'Apache-2.0',
  'Apache-2.0 WITH LLVM-exception',
]);

/** Whether the terms of an SPDX expression can be met with allowed licenses. */
export function isAllowed(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '');
  return plain
    .split(' AND ')
    .every((part) => part.split(' OR ').some((license) => ALLOWED_LICENSES.has(license)));
}
