import { useSignal } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import { laterTexts } from '../language/texts.js';
import { errorText } from '../page/error-text.js';

/** The map of F6. Its code is loaded, and the map computed, once the section is opened. */
export function MapSection(): VNode {
  const View = useSignal<{ readonly view?: ComponentType; readonly problem?: string }>({});
  const { map } = laterTexts.value;
  const open = async (): Promise<void> => {
    try {
      View.value = { view: (await import('../f6-map/f6-map.js')).F6MapView };
    } catch (error) {
      View.value = { problem: errorText(error) };
    }
  };
  const { view: Loaded, problem } = View.value;
  return (
    <details
      class="card map-section"
      data-part="map"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void open();
        else View.value = {};
      }}
    >
      <summary>{map.title}</summary>
      {problem !== undefined && <p role="alert">{map.failed(problem)}</p>}
      {Loaded && <Loaded />}
    </details>
  );
}
