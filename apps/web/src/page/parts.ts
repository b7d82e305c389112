import { effect } from '@preact/signals';
import { texts } from '../language/texts.js';
import { reportUnused } from './address-problems.js';
import { params } from './route.js';

/** The parts of the page that a link can hide: `hide=sliders,cards`. An element names its part in `data-part`. */
export const PARTS = ['header', 'layers', 'sliders', 'why', 'test-digits', 'cards', 'map', 'footer'] as const;

type Part = (typeof PARTS)[number];

const isPart = (name: string): name is Part => PARTS.some((part) => part === name);

/** Hides the parts that the address names, reports unknown ones, and marks a presentation (`big=1`), with larger type. */
export function followParts(): void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  effect(() => {
    const { hide = '', big } = params.value;
    const names = hide.split(',').filter((name) => name !== '');
    sheet.replaceSync(
      names
        .filter(isPart)
        .map((part) => `[data-part="${part}"] { display: none !important; }`)
        .join('\n'),
    );
    const unknown = names.filter((name) => !isPart(name));
    const isBigKnown = big === undefined || big === '1';
    reportUnused('parts', [
      ...(unknown.length > 0
        ? [{ value: `hide=${unknown.join()}`, reason: () => texts.value.address.use(PARTS.join(', ')) }]
        : []),
      ...(isBigKnown ? [] : [{ value: `big=${big}`, reason: () => texts.value.address.use('1') }]),
    ]);
    document.documentElement.toggleAttribute('data-big', big === '1');
  });
}
