/** The licenses of packages whose manifest names only a file, by name and version: a person has read the file. */
export const LICENSES_READ: Readonly<Record<string, string>> = {
  // The statement of NIST, and the license of HDF5, whose code is in its binary: BSD-3-Clause and a grant for contributions.
  'h5wasm@0.10.3': 'NIST-Software AND BSD-3-Clause-LBNL',
};
