import type { VNode } from 'preact';
import { otherTexts } from '../language/other-network/texts.js';
import { texts } from '../language/texts.js';
import { closeOtherNetwork, otherNetwork } from '../network/network.js';
import { addressOf } from '../page/route.js';
import './other-network.css';

/** What the page cannot do with the network, the command that can, and a button that closes the network. */
export function Limits(): VNode {
  const text = otherTexts.value;
  return (
    <section class="card limits">
      <p>
        {text.limits} <code>{text.command}</code>
      </p>
      <div class="row">
        <BackButton />
      </div>
    </section>
  );
}

/** Says in the views of LeNet-5 that they do not show the open network. */
export function ElsewhereNote(): VNode | null {
  const network = otherNetwork.value;
  if (!network) return null;
  const text = otherTexts.value;
  return (
    <section class="card elsewhere">
      <p>
        {text.elsewhere(network.files.join(texts.value.network.and))} <code>{text.command}</code>
      </p>
      <div class="row">
        <a class="button" href={addressOf('draw', { lesson: null })}>
          {text.toDraw}
        </a>
        <BackButton />
      </div>
    </section>
  );
}

function BackButton(): VNode {
  return (
    <button type="button" onClick={closeOtherNetwork}>
      {otherTexts.value.back}
    </button>
  );
}
