import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';

/** The buttons at the top of the landing page. The link checker finds a wrong address. */
const LINKS = [
  ['documents/Get_started.html', 'Get started'],
  ['documents/Live_examples.html', 'Train in this page'],
  ['app/index.html', 'Web app'],
  ['modules/_lenet5_trainer.html', 'API reference'],
];

/** What stands above the README on the landing page: the name, and where to go. */
export function landingHtml(): string {
  const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const links = LINKS.map(([href, text]) => `<a class="button" href="${href}">${text}</a>`);
  return `<header class="landing"><p class="landing-name">${name}</p><nav>${links.join('')}</nav></header>`;
}
