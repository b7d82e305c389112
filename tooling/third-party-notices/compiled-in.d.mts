/** A library in the binary of a package. */
export interface CompiledInLibrary {
  readonly name: string;
  /** SPDX expression. */
  readonly license: string;
  readonly copyright: string;
}

/** The libraries in the binaries of packages without notices, by the name of the package, for one version of it. */
export declare const COMPILED_IN: Readonly<
  Record<string, { readonly version: string; readonly libraries: readonly CompiledInLibrary[] }>
>;
