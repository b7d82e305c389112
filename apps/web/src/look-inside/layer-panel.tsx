import { effect, type Signal, signal } from '@preact/signals';
import type { ComponentType, TargetedKeyboardEvent, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { laterTexts } from '../language/texts.js';
import { params } from '../page/route.js';
import { FirstConvolution, FirstPooling, SecondConvolution, SecondPooling } from './convolution-stages.js';
import { DenseStages, Differences, OutputStage } from './decision-stages.js';
import { InputStage } from './input-stage.js';
import { LearningStage } from './learning-stage.js';
import { selected } from './look-state.js';
import type { UnitLayer } from './unit.js';

/** The tabs of the panel, with what each shows. */
const TABS = {
  input: InputStage,
  conv1: FirstConvolution,
  pool1: FirstPooling,
  conv2: SecondConvolution,
  pool2: SecondPooling,
  dense: DenseStages,
  output: OutputStage,
  learning: LearningStage,
  differences: Differences,
} as const satisfies Readonly<Record<string, ComponentType>>;

type Tab = keyof typeof TABS;

const NAMES = Object.keys(TABS) as Tab[];

/** The tab that explains a layer. */
const TAB_OF: Readonly<Record<UnitLayer, Tab>> = {
  ...{ conv1: 'conv1', pool1: 'pool1', conv2: 'conv2', pool2: 'pool2' },
  ...{ dense1: 'dense', dense2: 'dense', logits: 'output' },
};

const open: Signal<Tab> = signal('conv1');

/** The layer of the unit that was selected last. The view keeps its tab while other views are shown. */
let shownLayer: UnitLayer | undefined;

/** Shows the tab of the layer whose unit is selected, and that of the address (`panel=learning`). */
function followSelection(): () => void {
  const stop = effect(() => {
    const next = selected.value.layer;
    if (next !== shownLayer) open.value = TAB_OF[next];
    shownLayer = next;
  });
  const read = (): void => {
    const named = NAMES.find((name) => name === params.peek().panel);
    if (named) open.value = named;
  };
  read();
  addEventListener('hashchange', read);
  return () => {
    removeEventListener('hashchange', read);
    stop();
  };
}

/** The details of one layer at a time: its maps and filters, formulas and explanations. */
export function LayerPanel(): VNode {
  useEffect(followSelection, []);
  const { panel } = laterTexts.value.look;
  const Content = TABS[open.value];
  return (
    <div class="layer-panel">
      <div class="layer-tabs" role="tablist" aria-label={panel.label} onKeyDown={moveTab}>
        {NAMES.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={open.value === name}
            aria-controls="layer-details"
            tabIndex={open.value === name ? 0 : -1}
            onClick={() => {
              open.value = name;
            }}
          >
            {panel.tabs[name]}
          </button>
        ))}
      </div>
      <div id="layer-details" role="tabpanel" aria-labelledby={`tab-${open.value}`}>
        <Content />
      </div>
    </div>
  );
}

/** Moves to the tab before or after with the arrow keys, to the first and last with Home and End. */
function moveTab(event: TargetedKeyboardEvent<HTMLElement>): void {
  const at = NAMES.indexOf(open.peek());
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    Home: 0,
    End: NAMES.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  const name = NAMES[(target + NAMES.length) % NAMES.length]!;
  open.value = name;
  document.getElementById(`tab-${name}`)?.focus();
}
