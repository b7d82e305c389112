import { computed } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import { dataState } from '../data/digits.js';
import { DrawView } from '../draw/draw-view.js';
import { loadLaterTexts, texts } from '../language/texts.js';
import { lessonStep } from '../lesson/lesson-step.js';
import { otherNetwork } from '../network/network.js';
import { usableCores } from '../page/capabilities.js';
import { view } from '../page/route.js';
import { isSharing } from '../share/share-state.js';
import { DataBar } from './data-bar.js';
import { FileDrop } from './file-drop.js';
import { Header } from './header.js';
import { LazyView } from './lazy-view.js';
import { NoticeList } from './notice-list.js';

/** How the provenance of data begins that `loadMnist()` could not verify. */
const NOT_VERIFIED = 'not verified';

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
      <div class={lessonStep.value === undefined ? 'stage' : 'stage in-lesson'}>
        {lessonStep.value !== undefined && (
          <aside class="lesson" aria-label={shell.lesson}>
            <LazyView load={loadLesson} />
          </aside>
        )}
        <main id="main" tabIndex={-1} aria-label={shell.nav[view.value]}>
          {otherNetwork.value && !showsOther.value && <LazyView key="elsewhere" load={loadElsewhereNote} />}
          <CurrentView />
        </main>
      </div>
      <footer class="muted small" data-part="footer">
        <p>
          {shell.local} {view.value === 'train' && shell.cores[usableCores()]} <Unverified />
        </p>
      </footer>
      <FileDrop />
      {isSharing.value && <LazyView load={loadShare} />}
    </>
  );
}

/** Whether the view Draw shows the network of a file that is not the LeNet-5 of the page. The lesson is about LeNet-5. */
const showsOther = computed(
  () => otherNetwork.value !== undefined && view.value === 'draw' && lessonStep.value === undefined,
);

function CurrentView(): VNode {
  if (showsOther.value) return <LazyView key="other" load={loadOtherView} />;
  if (view.value === 'draw') return <DrawView />;
  if (view.value === 'look') return <LazyView key="look" load={loadLookView} />;
  if (view.value === 'class') return <LazyView key="class" load={loadClassView} />;
  return <LazyView key="train" load={loadTrainView} />;
}

async function loadOtherView(): Promise<ComponentType> {
  return (await import('../other-network/other-view.js')).OtherView;
}

async function loadElsewhereNote(): Promise<ComponentType> {
  return (await import('../other-network/limits.js')).ElsewhereNote;
}

async function loadLesson(): Promise<ComponentType> {
  const [{ LessonPanel }] = await Promise.all([import('../lesson/lesson-panel.js'), loadLaterTexts()]);
  return LessonPanel;
}

async function loadShare(): Promise<ComponentType> {
  const [{ ShareDialog }] = await Promise.all([import('../share/share-dialog.js'), loadLaterTexts()]);
  return ShareDialog;
}

async function loadClassView(): Promise<ComponentType> {
  const [{ ClassView }] = await Promise.all([import('../class-set/class-view.js'), loadLaterTexts()]);
  return ClassView;
}

async function loadLookView(): Promise<ComponentType> {
  const [{ LookView }] = await Promise.all([import('../look-inside/look-view.js'), loadLaterTexts()]);
  return LookView;
}

async function loadTrainView(): Promise<ComponentType> {
  const [{ TrainView }, { adoptFigureStyles }] = await Promise.all([
    import('../train/train-view.js'),
    import('../charts/adopt-figure-styles.js'),
    loadLaterTexts(),
  ]);
  adoptFigureStyles();
  return TrainView;
}

/** Says why the data are not verified, if they are not. */
function Unverified(): VNode | null {
  const data = dataState.value;
  if (data.status !== 'ready' || !data.provenance.startsWith(NOT_VERIFIED)) return null;
  return <>{texts.value.shell.notVerified}</>;
}
