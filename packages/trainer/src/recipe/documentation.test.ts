import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { describeOption } from './describe-option.js';
import { RECIPE_OPTIONS } from './recipe.js';
import { spellPath } from './train-values.js';

const read = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8');

/** Where DistortionConfig, DistillationConfig and GradientConfig are declared. */
const CONFIGS = ['distortions', 'distillation', 'gradient'].map(
  (name) => `../../../core/src/options/${name}.ts`,
);

const API_OPTIONS = RECIPE_OPTIONS.filter(([, { layers }]) => layers.includes('api'));

/** The rows of the README's table of options. */
function optionRows(): string[] {
  return API_OPTIONS.map(([key, { unit }]) => {
    const { name, values, default: standard, doc, when } = describeOption(key, { spell: spellPath });
    const condition = when === undefined ? '' : `; only ${when}`;
    const measure = unit === undefined ? '' : `, in ${unit}`;
    return `| \`${name}\` | ${values}${measure} | ${standard ?? ''} | ${doc}${condition} |`;
  });
}

describe('the documentation of an option is that of the recipe', () => {
  it('in the README', async () => {
    const [, table] = (await read('../../README.md')).split(/<!-- (?:end of )?options -->\n/);
    expect((table ?? '').trim().split('\n').slice(2)).toEqual(optionRows());
  });

  it('in the TSDoc of the types of the options', async () => {
    const sources = ['./train-options.ts', '../schedule.ts', '../augmentation.ts', ...CONFIGS];
    const source = (await Promise.all(sources.map(read))).join('\n');
    const comments = [...source.matchAll(/\/\*\*(.*?)\*\//gs)].map(([, text = '']) =>
      text.replaceAll(/\s*\n\s*\*\s*/g, ' ').toLowerCase(),
    );
    for (const [, { path = '', doc, spec }] of API_OPTIONS) {
      if (path.startsWith('optimizer.') || path.startsWith('data.')) continue;
      const comment = comments.find((text) => text.includes(doc.toLowerCase()));
      expect(comment, path).toBeDefined();
      if (typeof spec.default === 'number') expect(comment).toContain(`default ${spec.default}.`);
    }
  });
});
