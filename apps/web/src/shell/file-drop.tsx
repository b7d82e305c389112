import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { imageFileIn, takeImageFile } from '../digit/read-image-file.js';
import { texts } from '../language/texts.js';
import { openView, view } from '../page/route.js';
import { openFiles } from './open-files.js';

/** Opens files that are dropped anywhere on the page: an image as a digit, anything else as a model. */
export function FileDrop(): VNode | null {
  const isOver = useSignal(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      isOver.value = event.type !== 'dragleave' || event.relatedTarget !== null;
    };
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      isOver.value = false;
      const image = imageFileIn(event.dataTransfer);
      if (!image) return void openFiles([...event.dataTransfer.files]);
      if (view.value === 'train') openView('draw');
      void takeImageFile(image);
    };
    for (const type of ['dragenter', 'dragover', 'dragleave'] as const) addEventListener(type, drag);
    addEventListener('drop', drop);
    return () => {
      for (const type of ['dragenter', 'dragover', 'dragleave'] as const) removeEventListener(type, drag);
      removeEventListener('drop', drop);
    };
  }, [isOver]);
  return isOver.value ? <div class="drop-hint">{texts.value.shell.dropHint}</div> : null;
}
