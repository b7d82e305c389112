/**
 * The tables. A trial is trained in segments, each from one checkpoint to the next. The attempt of a segment is its fencing
 * token: a result counts only if it comes from the current attempt. Times are for people; no decision depends on them, so
 * clocks may be wrong.
 */
export const TABLES = `
CREATE TABLE lenet5_sweep.sweep (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'paused', 'stopped', 'completed')),
  reason text,
  spec jsonb NOT NULL,
  package text NOT NULL,
  data_sha256 text,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE TABLE lenet5_sweep.trial (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sweep_id int NOT NULL REFERENCES lenet5_sweep.sweep ON DELETE CASCADE,
  number int NOT NULL,
  options jsonb NOT NULL,
  setting text NOT NULL,
  seed int8 NOT NULL,
  state text NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'active', 'waiting', 'completed', 'stopped', 'failed')),
  epochs int NOT NULL,
  epoch int NOT NULL DEFAULT 0,
  rung int NOT NULL DEFAULT 0,
  objective float8,
  best_epoch int,
  weights_sha256 text,
  reason text,
  start jsonb,
  started_at timestamptz,
  ended_at timestamptz,
  UNIQUE (sweep_id, number),
  UNIQUE (sweep_id, setting, seed)
);
CREATE INDEX ON lenet5_sweep.trial (sweep_id, state, number);
CREATE TABLE lenet5_sweep.worker (
  id uuid PRIMARY KEY,
  host text NOT NULL,
  pid int NOT NULL,
  package text NOT NULL,
  node text NOT NULL,
  concurrency int NOT NULL,
  threads int NOT NULL,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'draining', 'gone', 'lost')),
  beats int NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE lenet5_sweep.segment (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sweep_id int NOT NULL REFERENCES lenet5_sweep.sweep ON DELETE CASCADE,
  trial_id int NOT NULL REFERENCES lenet5_sweep.trial ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('train', 'verify')),
  from_epoch int NOT NULL,
  to_epoch int NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'cancelled')),
  attempt int NOT NULL DEFAULT 0,
  beats int NOT NULL DEFAULT 0,
  losses int NOT NULL DEFAULT 0,
  failures int NOT NULL DEFAULT 0,
  priority int NOT NULL DEFAULT 0,
  worker_id uuid,
  job_id uuid,
  weights_sha256 text,
  expected_sha256 text,
  not_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE UNIQUE INDEX segment_once ON lenet5_sweep.segment (trial_id, from_epoch, kind) WHERE state <> 'cancelled';
CREATE INDEX ON lenet5_sweep.segment (sweep_id) WHERE state IN ('queued', 'running');
CREATE TABLE lenet5_sweep.epoch (
  trial_id int NOT NULL REFERENCES lenet5_sweep.trial ON DELETE CASCADE,
  epoch int NOT NULL,
  loss float8 NOT NULL,
  accuracy float8 NOT NULL,
  val_loss float8 NOT NULL,
  val_accuracy float8 NOT NULL,
  seconds float8 NOT NULL,
  images_per_second float8 NOT NULL,
  learning_rate float8 NOT NULL,
  PRIMARY KEY (trial_id, epoch)
);
CREATE TABLE lenet5_sweep.checkpoint (
  trial_id int NOT NULL REFERENCES lenet5_sweep.trial ON DELETE CASCADE,
  epoch int NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (trial_id, epoch)
);
ALTER TABLE lenet5_sweep.checkpoint ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE TABLE lenet5_sweep.event (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  sweep_id int NOT NULL REFERENCES lenet5_sweep.sweep ON DELETE CASCADE,
  trial_id int REFERENCES lenet5_sweep.trial ON DELETE CASCADE,
  type text NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON lenet5_sweep.event (sweep_id, transaction, id);
CREATE UNIQUE INDEX trial_ends_once ON lenet5_sweep.event (trial_id) WHERE type = 'trial-end';
`;

/** Version 2: the space has a column of its own, because it may list thousands of seeds, and workers read the rest often. */
export const SPACE_COLUMN = `
ALTER TABLE lenet5_sweep.sweep ADD COLUMN IF NOT EXISTS space jsonb;
UPDATE lenet5_sweep.sweep SET space = spec->'space', spec = spec - 'space' WHERE space IS NULL;
ALTER TABLE lenet5_sweep.sweep ALTER COLUMN space SET NOT NULL;
`;
