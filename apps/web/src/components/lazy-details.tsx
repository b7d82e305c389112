import { useSignal } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { texts } from '../language/texts.js';
import { errorText } from '../page/error-text.js';

interface Props {
  readonly summary: string;
  readonly class: string;
  /** The name of the part, with which an address can hide it. */
  readonly part: string;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly load: () => Promise<ComponentType>;
}

/** A section that opens at a click. Its code is loaded, and its content exists, only then. */
export function LazyDetails({ summary, class: name, part, isOpen, onToggle, load }: Props): VNode {
  const loaded = useSignal<{ readonly View?: ComponentType; readonly problem?: string }>({});
  useEffect(() => {
    if (!isOpen) return;
    load().then(
      (View) => {
        loaded.value = { View };
      },
      (error: unknown) => {
        loaded.value = { problem: errorText(error) };
      },
    );
  }, [isOpen]);
  const { View, problem } = loaded.value;
  return (
    <details
      class={`card ${name}`}
      data-part={part}
      open={isOpen}
      onToggle={({ currentTarget }) => onToggle(currentTarget.open)}
    >
      <summary>{summary}</summary>
      {isOpen && problem !== undefined && <p role="alert">{texts.value.shell.partMissing(problem)}</p>}
      {isOpen && View && <View />}
    </details>
  );
}
