import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { laterTexts } from '../language/texts.js';
import { errorText } from '../page/error-text.js';
import { saveFile } from '../page/save-file.js';
import { addDrawings, drawings, removeDrawings } from './class-set.js';
import { fromIdxFiles, IMAGES_FILE, LABELS_FILE, toIdxFiles } from './idx-files.js';

/** Saves the test set as IDX files, adds one from files, and deletes it after a question. */
export function SetFiles(): VNode {
  const text = laterTexts.value.classSet;
  const problem = useSignal('');
  const isAsking = useSignal(false);
  const isEmpty = drawings.value.length === 0;
  const open = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])];
    try {
      const read = await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      );
      await addDrawings(fromIdxFiles(read));
      problem.value = '';
    } catch (error) {
      problem.value = errorText(error);
    }
    input.value = '';
  };
  return (
    <section class="card set-files" aria-labelledby="set-files-heading">
      <h2 id="set-files-heading">{text.files}</h2>
      <p class="small">{text.filesNote}</p>
      <pre class="small">lenet5 evaluate MODEL --data FOLDER</pre>
      <div class="row">
        <button
          type="button"
          disabled={isEmpty}
          onClick={() => saveFile(IMAGES_FILE, toIdxFiles(drawings.peek()).images)}
        >
          {text.saveImages}
        </button>
        <button
          type="button"
          disabled={isEmpty}
          onClick={() => saveFile(LABELS_FILE, toIdxFiles(drawings.peek()).labels)}
        >
          {text.saveLabels}
        </button>
        <label class="button">
          {text.add}
          <input
            class="visually-hidden"
            type="file"
            multiple
            name="set-files"
            onChange={({ currentTarget }) => void open(currentTarget)}
          />
        </label>
        {isAsking.value && !isEmpty ? (
          <>
            <span>{text.question(drawings.value.length)}</span>
            <button
              type="button"
              onClick={() => {
                isAsking.value = false;
                void removeDrawings();
              }}
            >
              {text.removeAll}
            </button>
            <button
              type="button"
              onClick={() => {
                isAsking.value = false;
              }}
            >
              {text.keep}
            </button>
          </>
        ) : (
          <button
            type="button"
            disabled={isEmpty}
            onClick={() => {
              isAsking.value = true;
            }}
          >
            {text.removeAll}
          </button>
        )}
      </div>
      {problem.value !== '' && <p role="alert">{problem.value}</p>}
    </section>
  );
}
