/** Names of commands in other programs, by the command that does the same. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  train: ['fit', 'learn', 'run', 'start', 'finetune', 'fine-tune'],
  evaluate: ['test', 'val', 'valid', 'validate', 'score'],
  predict: ['infer', 'inference', 'classify', 'recognize', 'detect'],
  info: ['show', 'inspect', 'describe', 'summary', 'summarize', 'print', 'model'],
  serve: ['web', 'ui', 'app', 'gui', 'dashboard', 'page', 'demo', 'playground'],
  report: ['plot', 'visualize', 'curves'],
  export: ['convert', 'save'],
  import: ['load', 'open'],
  runs: ['list', 'ls', 'history', 'experiments', 'exp', 'log', 'logs'],
  'runs compare': ['compare', 'diff'],
  'runs delete': ['delete', 'remove', 'rm'],
  sweep: ['tune', 'search', 'optimize', 'grid', 'hpo', 'hyperopt'],
  'data info': ['dataset', 'datasets'],
  bench: ['benchmark', 'profile', 'speed', 'time'],
  completion: ['completions', 'autocomplete'],
};

/** Names of flags in other programs, by the flag that does the same. */
export const FLAG_ALIASES: Readonly<Record<string, readonly string[]>> = {
  '--learning-rate': ['--lr', '--lrate', '--eta', '--alpha', '--initial-lr', '--lr0', '--base-lr'],
  '--batch-size': [
    '--bs',
    '--batchsize',
    '--minibatch',
    '--mini-batch',
    '--train-batch-size',
    '--per-device-train-batch-size',
    '-b',
  ],
  '--epochs': ['--num-epochs', '--n-epochs', '--nepochs', '--max-epochs', '--num-train-epochs', '-e'],
  '--early-stopping': ['--patience', '--early-stop', '--early-stopping-patience', '--es-patience'],
  '--optimizer': ['--optim', '--opt', '--solver'],
  '--weight-decay': ['--wd', '--l2', '--decay', '--regularization'],
  '--schedule': ['--scheduler', '--lr-scheduler', '--lr-schedule', '--lr-scheduler-type', '--sched'],
  '--warmup-epochs': ['--warm-up', '--warmup-steps', '--warmup-ratio'],
  '--drop-epochs': ['--step-size', '--lr-step-size', '--decay-epochs'],
  '--drop-factor': ['--gamma', '--lr-gamma', '--decay-rate'],
  '--rate-floor': ['--min-lr', '--lr-min', '--eta-min'],
  '--label-smoothing': ['--smoothing', '--label-smooth'],
  '--rotation': ['--degrees', '--rotate', '--rotation-range'],
  '--shift': ['--translate', '--width-shift-range', '--height-shift-range'],
  '--scale': ['--zoom', '--zoom-range'],
  '--seed': ['--random-seed', '--random-state', '--manual-seed', '--rng'],
  '--seeds': ['--seed', '--random-seeds'],
  '--validation': ['--val', '--val-split', '--validation-split', '--valid', '--test-size', '--holdout'],
  '--limit': ['--max-samples', '--num-samples', '--subset', '--train-size', '--max-train-samples', '-n'],
  '--data': ['--dataset', '--data-dir', '--data-path', '--root', '--dataset-name', '-d'],
  '--model': ['--arch', '--architecture', '--net', '--network', '-m'],
  '--from': [
    '--pretrained',
    '--init-from',
    '--load',
    '--weights',
    '--checkpoint',
    '--ckpt',
    '--finetune',
    '--fine-tune',
    '--model-path',
  ],
  '--freeze': ['--freeze-layers', '--frozen'],
  '--initialization': ['--initializer', '--kernel-initializer'],
  '--threads': ['--workers', '--num-workers', '--num-threads', '--n-jobs', '--jobs', '--cpus', '-j', '-w'],
  '--engine': ['--backend', '--framework'],
  '--resume': ['--continue', '--resume-from-checkpoint'],
  '--max-time': ['--timeout', '--time-limit', '--max-hours', '--max-duration'],
  '--checkpoint-every': ['--save-every', '--save-interval', '--save-freq', '--save-steps', '--save-period'],
  '--out': [
    '--output',
    '--output-dir',
    '--outdir',
    '--save-dir',
    '--logdir',
    '--log-dir',
    '--run-dir',
    '--project',
    '--name',
    '--file',
    '-o',
  ],
  '--force': ['--overwrite', '--exist-ok', '-f'],
  '--yes': ['--force', '--no-confirm', '-y', '-f'],
  '--config': ['--cfg', '--config-file', '--params', '-c'],
  '--dry-run': ['--check', '--smoke-test', '--fast-dev-run'],
  '--activation': ['--act', '--nonlinearity'],
  '--pooling': ['--pool'],
  '--predictions': ['--output', '--preds', '--save-predictions', '--out', '-o'],
  '--confusion': ['--cm'],
  '--min-accuracy': ['--threshold', '--fail-under', '--min-acc'],
  '--weights': ['--checkpoint', '--ckpt', '--best'],
  '--index': ['--idx', '--image', '--sample', '-i'],
  '--many': ['--multi', '--multiple', '--all'],
  '--raw': ['--no-preprocess', '--no-preprocessing'],
  '--filter': ['--where', '--filter-string', '--query', '--select'],
  '--sort': ['--sort-by', '--order-by', '--order'],
  '--reverse': ['--desc', '--descending', '--sort-order', '-r'],
  '--columns': ['--keep', '--fields', '--show', '--cols'],
  '--watch': ['--follow', '--live', '-w', '-f'],
  '--format': ['--type', '--to'],
  '--quiet': ['--silent', '-s'],
  '--json': ['--jsonl', '--as-json'],
  '--version': ['-v'],
};

/** Flags of other programs that nothing here corresponds to, with what to do instead. */
const ABSENT: readonly { readonly names: readonly string[]; readonly remedy: string }[] = [
  {
    names: ['--device', '--gpu', '--gpus', '--cuda', '--no-cuda', '--mps', '--accelerator', '--devices'],
    remedy: 'omit it: lenet5 runs on the processor; --threads N sets how many threads train',
  },
  {
    names: ['--verbose', '--debug', '--progress'],
    remedy: 'omit it: messages are on by default; --json gives every event',
  },
  {
    names: ['--amp', '--fp16', '--bf16', '--half', '--precision', '--mixed-precision'],
    remedy: 'omit it: lenet5 trains in float32',
  },
];

function nameFor(names: Readonly<Record<string, readonly string[]>>, other: string): string[] {
  return Object.entries(names).flatMap(([name, others]) => (others.includes(other) ? [name] : []));
}

/** The command that another program calls `word`. */
export function commandAlias(word: string): string | undefined {
  return nameFor(COMMANDS, word.toLowerCase())[0];
}

/** The flags that another program calls `word`, the best first. */
export function flagAliases(word: string): readonly string[] {
  return nameFor(FLAG_ALIASES, word);
}

/** What to do instead of a flag that nothing here corresponds to; undefined for other words. */
export function absentFlag(word: string): string | undefined {
  const [name = ''] = word.split('=');
  return ABSENT.find(({ names }) => names.includes(name))?.remedy;
}
