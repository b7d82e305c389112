import { figureStyles } from '@lenet5/report';
import { render } from 'preact';
import { dataState, loadSamples } from './data/digits.js';
import { loadDigits } from './data/load-digits.js';
import { followDigit } from './digit/digit-address.js';
import { loadShipped } from './network/load-shipped.js';
import { followRun } from './network/run-network.js';
import { messageOf, tell, untell } from './page/notices.js';
import { heedTouch, keepOffline } from './page/offline.js';
import { followAddress } from './page/route.js';
import { followTheme } from './page/theme.js';
import { followSettings, restoreRun } from './run/restore-run.js';
import { App } from './shell/app.js';
import './shell/shell.css';

/** Fetches what makes the app work at once: the shipped weights and a hundred digits. */
async function fetchShipped(): Promise<void> {
  untell('shipped');
  try {
    await Promise.all([loadShipped(), loadSamples()]);
  } catch (error) {
    const again = { name: 'Try again', run: () => void fetchShipped() };
    tell({
      topic: 'shipped',
      kind: 'error',
      text: `A part of the app is missing: ${messageOf(error)}.`,
      action: again,
    });
  }
}

async function begin(): Promise<void> {
  heedTouch();
  followTheme();
  followAddress();
  const figures = new CSSStyleSheet();
  figures.replaceSync(figureStyles('[data-theme="dark"]'));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, figures];
  const page = document.getElementById('app');
  if (!page) throw new Error('the page has no #app');
  followDigit();
  followRun();
  page.replaceChildren();
  render(<App />, page);
  await Promise.all([fetchShipped(), restoreRun()]);
  followSettings();
  await keepOffline();
  if (dataState.peek().status === 'waiting') await loadDigits();
}

void begin();
