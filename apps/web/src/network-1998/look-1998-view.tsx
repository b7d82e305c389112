import type { VNode } from 'preact';
import { TestPicker } from '../components/test-picker.js';
import { C3Table } from './c3-table.js';
import { CodePanel } from './code-panel.js';
import { NetworkSwitch } from './network-switch.js';

/** The view that looks inside the network of 1998. */
export function Look1998View(): VNode {
  return (
    <div class="view-1998">
      <h1 class="visually-hidden">Look inside the network of 1998</h1>
      <section class="card" aria-label="Network and digit">
        <NetworkSwitch />
        <div>
          <TestPicker />
        </div>
      </section>
      <CodePanel />
      <C3Table />
      <WhySoftmax />
    </div>
  );
}

function WhySoftmax(): VNode {
  return (
    <section class="card" aria-labelledby="softmax-heading">
      <h2 id="softmax-heading">Why the softmax replaced the bitmaps</h2>
      <p>
        A network with bitmaps must learn 84 given values for every digit, although only the differences
        between the ten classes matter. A softmax has no given targets: the network itself learns the ten
        directions that separate the classes, and the cross-entropy compares all of them. The price is “none
        of these”: the probabilities of a softmax always sum to 1, however strange the image is.
      </p>
    </section>
  );
}
