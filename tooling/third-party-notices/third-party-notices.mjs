// Collects the licenses of the packages whose code is in the output of a build.
import { existsSync, realpathSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { COMPILED_IN } from './compiled-in.mjs';

const LICENSE = /^(license|licence|copying|notice)/i;

/** The folder of the package that a module belongs to. Undefined for a module of this repository. */
function packageFolder(path) {
  return /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(path)?.[0];
}

/** A block comment, or the line comments above each other. */
const COMMENT = /\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/.*\n)+/gm;

/** The comments of a module that state a copyright, without their delimiters. */
function copyrightComments(code) {
  const comments = (code.match(COMMENT) ?? []).filter((comment) => /copyright/i.test(comment));
  return comments.map((comment) =>
    comment.replace(/^[ \t]*(\/\*+!?|\*+\/|\*|\/\/)?[ \t]?|\*+\/$/gm, '').trim(),
  );
}

/** The license of a package without a license file: the copyrights in its code, and the texts that package.json names. */
async function standardLicense({ author, license }, modules) {
  const sources = await Promise.all(modules.map((path) => readFile(path, 'utf8')));
  const copyrights = new Set(sources.flatMap(copyrightComments));
  if (copyrights.size === 0) copyrights.add(`Copyright (c) ${author?.name ?? author}`);
  const names = license.replace(/[()]/g, '').split(/ (?:AND|OR) /);
  return [...copyrights, ...(await Promise.all(names.map(readLicense)))];
}

const readLicense = (name) => readFile(new URL(`licenses/${name}.txt`, import.meta.url), 'utf8');

/** Vite's license file continues with the licenses of the packages that its command contains, which no page does. */
const OF_THE_COMMAND = /^# Licenses of bundled dependencies[\s\S]*/m;

async function licenseText(folder, manifest, modules) {
  const files = (await readdir(folder)).filter((file) => LICENSE.test(file)).sort();
  const texts =
    files.length > 0
      ? await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
      : await standardLicense(manifest, modules);
  return texts.map((part) => part.replace(OF_THE_COMMAND, '').replace(/^\n+/, '').trimEnd()).join('\n\n');
}

/** The licenses of the libraries in the binaries of a package. @throws Error if its libraries are listed for another version. */
async function binaryNotices({ name, version }) {
  const known = COMPILED_IN[name];
  if (!known) return [];
  if (known.version !== version) {
    throw new Error(
      `the libraries in the binary of ${name} are not known (${version}) — update compiled-in.mjs, which lists those of ${known.version}`,
    );
  }
  const texts = known.libraries.map(async ({ name, license, copyright, text = license }) => {
    return `${name} (${license})\n\n${copyright}\n\n${(await readLicense(text)).trimEnd()}`;
  });
  return ['Its WebAssembly binaries contain code of the following libraries.', ...(await Promise.all(texts))];
}

async function noticeOf(folder, modules) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { name, version, license } = manifest;
  const own = [`${name} ${version} (${license})`, await licenseText(folder, manifest, modules)];
  const parts = [...own, ...(await binaryNotices(manifest))];
  return `${parts.join('\n\n')}\n`;
}

const SOURCE = /\.[cm]?js$/;

const RULE = `\n${'-'.repeat(80)}\n\n`;

/** The notices of a package of this repository, which are beside its modules. */
async function noticesBeside(module) {
  const file = join(dirname(module), 'THIRD-PARTY-NOTICES');
  if (!existsSync(file)) return [];
  const [, ...notices] = (await readFile(file, 'utf8')).split(RULE);
  return notices;
}

/** The folder of an installed package, found from the folder `from` as Node does. */
export function packageFolderOf(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return realpathSync(found);
    if (folder === dirname(folder)) throw new Error(`${name} is not installed for ${from}`);
  }
}

/** The name, version and license of every package that the modules come from, and of the packages in `folders`. */
export async function thirdPartyNotices(modules, folders = []) {
  const paths = modules.map((id) => id.replace(/\?.*$/, ''));
  const all = new Set([...folders, ...paths.map(packageFolder).filter((folder) => folder !== undefined)]);
  const modulesOf = (folder) => paths.filter((path) => packageFolder(path) === folder && SOURCE.test(path));
  const notices = await Promise.all([
    ...[...all].map((folder) => noticeOf(folder, modulesOf(folder))),
    ...paths.filter((path) => packageFolder(path) === undefined).map(noticesBeside),
  ]);
  const intro = 'The files in this folder contain code of the following packages.\n';
  return [intro, ...[...new Set(notices.flat())].sort()].join(RULE);
}
