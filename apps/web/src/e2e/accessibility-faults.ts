import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** The accessibility violations of a page, each with the elements that have it. */
export function accessibilityFaults(page: Page): Promise<string[]> {
  return faultsFoundBy(new AxeBuilder({ page }));
}

/** The violations of the rules about colors, the only ones that depend on the theme. */
export function contrastFaults(page: Page): Promise<string[]> {
  return faultsFoundBy(new AxeBuilder({ page }).withTags('cat.color'));
}

/** The violations of the rules about names, texts and languages, the only ones that depend on the language of the page. */
export function wordingFaults(page: Page): Promise<string[]> {
  const tags = ['cat.language', 'cat.name-role-value', 'cat.text-alternatives', 'cat.forms'];
  return faultsFoundBy(new AxeBuilder({ page }).withTags(tags));
}

async function faultsFoundBy(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}
