import { useSignal } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { messageOf } from '../page/notices.js';

/** A room whose code comes when it is first entered. */
export function LazyView({ load }: { readonly load: () => Promise<ComponentType> }): VNode {
  const room = useSignal<{ readonly View?: ComponentType; readonly failure?: string }>({});
  useEffect(() => {
    load().then(
      (View) => {
        room.value = { View };
      },
      (error: unknown) => {
        room.value = { failure: messageOf(error) };
      },
    );
  }, []);
  const { View, failure } = room.value;
  if (failure !== undefined) {
    return (
      <div role="alert" class="card">
        <p>This part of the app did not come ({failure}). Is the network gone?</p>
        <button type="button" onClick={() => location.reload()}>
          Reload
        </button>
      </div>
    );
  }
  return View ? <View /> : <p class="muted">Loading…</p>;
}
