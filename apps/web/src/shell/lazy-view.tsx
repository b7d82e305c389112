import { useSignal } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { texts } from '../language/texts.js';

interface Loaded {
  readonly View?: ComponentType;
  readonly error?: unknown;
}

/** A view whose code is loaded when it is first shown. */
export function LazyView({ load }: { readonly load: () => Promise<ComponentType> }): VNode {
  const loaded = useSignal<Loaded>({});
  useEffect(() => {
    load().then(
      (View) => {
        loaded.value = { View };
      },
      (error: unknown) => {
        loaded.value = { error };
      },
    );
  }, []);
  const { shell } = texts.value;
  const { View, error } = loaded.value;
  if (error !== undefined) {
    return (
      <div role="alert" class="card">
        <p>{shell.partMissing(error instanceof Error ? error.message : String(error))}</p>
        <button type="button" onClick={() => location.reload()}>
          {shell.reload}
        </button>
      </div>
    );
  }
  return View ? <View /> : <p class="muted loading-view">{shell.loading}</p>;
}
