// Collects the licenses of the packages whose code is in a bundle.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

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
  const read = (name) => readFile(new URL(`licenses/${name}.txt`, import.meta.url), 'utf8');
  return [...copyrights, ...(await Promise.all(names.map(read)))];
}

async function noticeOf(folder, modules) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => LICENSE.test(file)).sort();
  const texts =
    files.length > 0
      ? await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
      : await standardLicense(manifest, modules);
  const text = texts.map((part) => part.replace(/^\n+/, '').trimEnd()).join('\n\n');
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text}\n`;
}

/** The name, version, and license of every package that the modules come from. */
export async function thirdPartyNotices(modules) {
  const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
  const modulesOf = (folder) => modules.filter((path) => packageFolder(path) === folder);
  const notices = await Promise.all([...folders].map((folder) => noticeOf(folder, modulesOf(folder))));
  const intro = 'The files in this folder contain code of the following packages.\n';
  return [intro, ...notices.sort()].join(`\n${'-'.repeat(80)}\n\n`);
}
