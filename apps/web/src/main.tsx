import { render } from 'preact';
import { loadShippedDigits } from './data/digits.js';
import { syncDigitAddress } from './digit/digit-address.js';
import { texts } from './language/texts.js';
import { reportUnknownStep } from './lesson/lesson-step.js';
import { loadShippedNetwork } from './network/load-shipped-network.js';
import { startSelection } from './network/network.js';
import { errorText } from './page/error-text.js';
import { dismiss, notify } from './page/notices.js';
import { installServiceWorker, watchInput } from './page/offline.js';
import { followParts } from './page/parts.js';
import { syncAddress } from './page/route.js';
import { applyTheme } from './page/theme.js';
import { App } from './shell/app.js';
import { followLanguage } from './shell/follow-language.js';
import { loadDigitsWhenNeeded } from './shell/load-when-needed.js';
import { openAddressFile } from './shell/open-address-file.js';
import { reportUnknownNames } from './shell/report-unknown-names.js';
import { storeTrainingFiles } from './shell/store-training.js';
import { followView } from './shell/view-changes.js';
import './shell/shell.css';

/** Loads the network and the test digits that are shipped with the app, which work before the data are loaded. */
async function loadShipped(): Promise<void> {
  dismiss('shipped');
  try {
    await Promise.all([loadShippedNetwork(), loadShippedDigits()]);
  } catch (error) {
    const why = errorText(error);
    notify({
      topic: 'shipped',
      kind: 'error',
      text: () => texts.value.notices.shipped(why),
      action: { label: () => texts.value.shell.tryAgain, run: () => void loadShipped() },
    });
  }
}

/** Opens the stored run. The code for runs is loaded after the first view, which does not need it. */
async function openRun(selection: AbortSignal): Promise<void> {
  try {
    const [{ syncPaceAddress }, { restoreRun }, { syncSettingsAddress }] = await Promise.all([
      import('./run/pace.js'),
      import('./run/restore-run.js'),
      import('./run/settings-address.js'),
    ]);
    syncPaceAddress();
    await restoreRun(selection);
    syncSettingsAddress();
  } catch (error) {
    notifyUnexpected(error);
  }
}

/** Reports a fault of the app that must not keep the rest of the page from loading. */
function notifyUnexpected(error: unknown): void {
  const why = errorText(error);
  notify({ topic: 'start', kind: 'error', text: () => texts.value.notices.start(why) });
}

async function start(): Promise<void> {
  const inUse = watchInput();
  const selection = startSelection();
  applyTheme();
  syncAddress();
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no #app');
  syncDigitAddress();
  followParts();
  // Requested before the first render, which a first answer does not wait for.
  const shipped = loadShipped();
  await followLanguage();
  root.replaceChildren();
  render(<App />, root);
  followView();
  reportUnknownNames();
  reportUnknownStep();
  await shipped;
  await openRun(selection);
  await openAddressFile();
  await installServiceWorker(inUse);
  loadDigitsWhenNeeded();
  storeTrainingFiles();
}

void start();
