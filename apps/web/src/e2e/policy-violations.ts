import type { Page } from 'playwright-core';

/** What Chromium reports about everything that the content policy has refused, also in workers. */
const VIOLATION = /Content Security Policy/;

let violations: string[] = [];

/** Collects the violations of the content policy on a page. */
export function watchPolicy(page: Page): void {
  page.on('console', (message) => {
    if (VIOLATION.test(message.text())) violations.push(message.text());
  });
}

/** The violations since the last call. */
export function takeViolations(): string[] {
  const taken = violations;
  violations = [];
  return taken;
}
