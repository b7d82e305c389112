// Collects the licenses of the packages whose code is in a bundle.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const LICENSE = /^(license|licence|copying|notice)/i;

/** The folder of the package that a module belongs to. Undefined for a module of this repository. */
function packageFolder(path) {
  return /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(path)?.[0];
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => LICENSE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const text =
    texts.length > 0 ? texts.map((part) => part.trim()).join('\n\n') : 'The package has no license file.';
  return `${name} ${version} (${license})\n\n${text}\n`;
}

/** The name, version, and license of every package that the modules come from. */
export async function thirdPartyNotices(modules) {
  const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
  const notices = await Promise.all([...folders].map(noticeOf));
  const intro = 'The files in this folder contain code of the following packages.\n';
  return [intro, ...notices.sort()].join(`\n${'-'.repeat(80)}\n\n`);
}
