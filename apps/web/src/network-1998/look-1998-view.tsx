import type { VNode } from 'preact';
import { TestPicker } from '../components/test-picker.js';
import { laterTexts } from '../language/texts.js';
import { C3Table } from './c3-table.js';
import { CodePanel } from './code-panel.js';
import { NetworkSwitch } from './network-switch.js';

/** The view that looks inside the network of 1998. */
export function Look1998View(): VNode {
  const { look, train } = laterTexts.value.network1998;
  return (
    <div class="view-1998">
      <h1 class="visually-hidden">{look.title}</h1>
      <section class="card" aria-label={look.top}>
        <NetworkSwitch />
        <div>
          <TestPicker legend={train.digit} />
        </div>
      </section>
      <CodePanel />
      <C3Table />
      <WhySoftmax />
    </div>
  );
}

function WhySoftmax(): VNode {
  const { look } = laterTexts.value.network1998;
  return (
    <section class="card" aria-labelledby="softmax-heading">
      <h2 id="softmax-heading">{look.why}</h2>
      <p>{look.whyText}</p>
    </section>
  );
}
