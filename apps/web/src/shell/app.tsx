import type { VNode } from 'preact';
import { DrawView } from '../draw/draw-view.js';
import { threadsSentence } from '../page/capabilities.js';
import { view } from '../page/route.js';
import { DataBar } from './data-bar.js';
import { FileDrop } from './file-drop.js';
import { Header } from './header.js';
import { LazyView } from './lazy-view.js';
import { NoticeList } from './notice-list.js';

/** The whole page. */
export function App(): VNode {
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to main content
      </button>
      <Header />
      <DataBar />
      <NoticeList />
      <main id="main" tabIndex={-1}>
        <CurrentView />
      </main>
      <footer class="muted small">
        <p>
          Everything runs in this tab. No image, digit or weight leaves your computer. {threadsSentence()}
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
  return <LazyView key="train" load={async () => (await import('../train/train-view.js')).TrainView} />;
}
