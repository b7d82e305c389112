import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { pictureIn, takePicture } from '../digit/read-image-file.js';
import { takeModelFiles } from '../model-files/open-model-files.js';
import { view } from '../page/route.js';

/** Takes files dropped anywhere on the page: a picture is drawn, a model is loaded. */
export function FileDrop(): VNode | null {
  const over = useSignal(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      over.value = event.type !== 'dragleave' || event.relatedTarget !== null;
    };
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      over.value = false;
      const picture = pictureIn(event.dataTransfer);
      if (!picture) return void takeModelFiles([...event.dataTransfer.files]);
      if (view.value === 'train') view.value = 'draw';
      void takePicture(picture);
    };
    for (const type of ['dragenter', 'dragover', 'dragleave'] as const) addEventListener(type, drag);
    addEventListener('drop', drop);
    return () => {
      for (const type of ['dragenter', 'dragover', 'dragleave'] as const) removeEventListener(type, drag);
      removeEventListener('drop', drop);
    };
  }, [over]);
  return over.value ? <div class="drop-sign">Drop a picture of a digit, or a model file</div> : null;
}
