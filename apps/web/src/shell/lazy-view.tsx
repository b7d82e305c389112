import { useSignal } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import { useEffect } from 'preact/hooks';

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
  const { View, error } = loaded.value;
  if (error !== undefined) {
    return (
      <div role="alert" class="card">
        <p>
          This part of the app could not be loaded ({error instanceof Error ? error.message : String(error)}).
          Check the connection and reload the page.
        </p>
        <button type="button" onClick={() => location.reload()}>
          Reload
        </button>
      </div>
    );
  }
  return View ? <View /> : <p class="muted">Loading…</p>;
}
