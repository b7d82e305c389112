import type { ComponentType, VNode } from 'preact';
import { dataState } from '../data/digits.js';
import { DrawView } from '../draw/draw-view.js';
import { texts } from '../language/texts.js';
import { usableCores } from '../page/capabilities.js';
import { view } from '../page/route.js';
import { DataBar } from './data-bar.js';
import { FileDrop } from './file-drop.js';
import { Header } from './header.js';
import { LazyView } from './lazy-view.js';
import { NoticeList } from './notice-list.js';

/** The whole page. */
export function App(): VNode {
  const { shell } = texts.value;
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {shell.skip}
      </button>
      <Header />
      <DataBar />
      <NoticeList />
      <main id="main" tabIndex={-1} aria-label={shell.nav[view.value]}>
        <CurrentView />
      </main>
      <footer class="muted small" data-part="footer">
        <p>
          {shell.local} {view.value === 'train' && shell.cores[usableCores()]} <Unverified />
        </p>
      </footer>
      <FileDrop />
    </>
  );
}

function CurrentView(): VNode {
  if (view.value === 'draw') return <DrawView />;
  if (view.value === 'look') {
    return <LazyView key="look" load={async () => (await import('../look-inside/look-view.js')).LookView} />;
  }
  return <LazyView key="train" load={loadTrainView} />;
}

async function loadTrainView(): Promise<ComponentType> {
  const [{ TrainView }, { adoptFigureStyles }] = await Promise.all([
    import('../train/train-view.js'),
    import('../charts/adopt-figure-styles.js'),
  ]);
  adoptFigureStyles();
  return TrainView;
}

/** Says why the data are not verified, if they are not. */
function Unverified(): VNode | null {
  const data = dataState.value;
  if (data.status !== 'ready' || !data.provenance.startsWith('not verified')) return null;
  return <>{texts.value.shell.notVerified(data.provenance)}</>;
}
