/**
 * The name, version and license of every package that the output of a build contains: the text of its file THIRD-PARTY-NOTICES.
 *
 * @param modules paths of the bundled modules, as the bundler names them
 * @param folders packages whose content is in the output without being a module: data, and libraries of a compiler
 */
export function thirdPartyNotices(modules: readonly string[], folders?: readonly string[]): Promise<string>;

/** The folder of an installed package, found from the folder `from` as Node does. */
export function packageFolderOf(name: string, from: string): string;
