import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { gitCommit } from './git-commit.js';

/** The environment of a run that can affect its speed or its bits: the content of `env.json`. */
export interface Environment {
  readonly startedAt: string;
  readonly versions: {
    readonly lenet5: string;
    readonly node: string;
    readonly v8: string;
    readonly tfjs: string;
  };
  readonly system: { readonly platform: string; readonly release: string; readonly arch: string };
  readonly cpu: { readonly model: string; readonly cores: number };
  readonly memoryGiB: number;
  /** The commit that is checked out in the working directory. Absent outside a git repository. */
  readonly gitCommit?: string;
}

/** Describes this machine and the git repository around `folder`, if any. */
export async function describeEnvironment(
  versions: { readonly lenet5: string; readonly tfjs: string },
  folder: string,
): Promise<Environment> {
  const startedAt = new Date().toISOString();
  const commit = await gitCommit(folder);
  return {
    startedAt,
    versions: { ...versions, node: process.versions.node, v8: process.versions.v8 },
    system: { platform: platform(), release: release(), arch: arch() },
    cpu: { model: cpus()[0]?.model.trim() ?? 'unknown', cores: availableParallelism() },
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    ...(commit ? { gitCommit: commit } : {}),
  };
}
