import type { ComponentType, VNode } from 'preact';
import { LazyDetails } from '../components/lazy-details.js';
import { loadLaterTexts, texts } from '../language/texts.js';
import { explain, explanation } from '../why/why-state.js';

async function load(): Promise<ComponentType> {
  const [{ WhyPanel }] = await Promise.all([import('../why/why-panel.js'), loadLaterTexts()]);
  return WhyPanel;
}

/** Why the network gives its answer: what it depends on, and what misleads it. */
export function WhySection(): VNode {
  const isOpen = explanation.value !== undefined;
  return (
    <LazyDetails
      summary={texts.value.draw.why}
      class="why"
      part="why"
      isOpen={isOpen}
      onToggle={(open) => {
        if (open !== isOpen) explain(open ? 'occlusion' : undefined);
      }}
      load={load}
    />
  );
}
