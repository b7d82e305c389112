/** The views that people and programs such as Grafana read. Their columns are documented in docs/sweeps.md. */
export const VIEWS = `
CREATE VIEW lenet5_sweep.trial_results AS
SELECT t.sweep_id, t.number AS trial, t.state, t.reason, t.seed, t.options, t.epoch, t.epochs, t.rung, t.best_epoch,
  e.loss, e.accuracy, e.val_loss, e.val_accuracy, b.val_accuracy AS best_val_accuracy, t.objective, t.weights_sha256,
  t.started_at, t.ended_at
FROM lenet5_sweep.trial t
LEFT JOIN lenet5_sweep.epoch e ON e.trial_id = t.id AND e.epoch = t.epoch
LEFT JOIN lenet5_sweep.epoch b ON b.trial_id = t.id AND b.epoch = t.best_epoch;

CREATE VIEW lenet5_sweep.setting_results AS
SELECT sweep_id, options - 'seed' AS options, count(*)::int AS trials, max(epoch) AS epochs,
  avg(val_accuracy) AS val_accuracy, stddev_samp(val_accuracy) / sqrt(count(val_accuracy)) AS val_accuracy_se,
  avg(val_loss) AS val_loss, stddev_samp(val_loss) / sqrt(count(val_loss)) AS val_loss_se
FROM lenet5_sweep.trial_results
WHERE state IN ('completed', 'stopped') AND epoch > 0
GROUP BY sweep_id, options - 'seed';

CREATE VIEW lenet5_sweep.learning_curves AS
SELECT t.sweep_id, t.number AS trial, t.seed, e.epoch, e.loss, e.accuracy, e.val_loss, e.val_accuracy, e.seconds,
  e.images_per_second, e.learning_rate
FROM lenet5_sweep.epoch e JOIN lenet5_sweep.trial t ON t.id = e.trial_id;

CREATE VIEW lenet5_sweep.sweep_progress AS
SELECT s.id AS sweep_id, s.state, s.reason, s.created_at, s.ended_at, count(t.id)::int AS trials,
  (count(*) FILTER (WHERE t.state = 'pending'))::int AS pending, (count(*) FILTER (WHERE t.state = 'active'))::int AS active,
  (count(*) FILTER (WHERE t.state = 'waiting'))::int AS waiting,
  (count(*) FILTER (WHERE t.state = 'completed'))::int AS completed,
  (count(*) FILTER (WHERE t.state = 'stopped'))::int AS stopped, (count(*) FILTER (WHERE t.state = 'failed'))::int AS failed,
  coalesce(sum(t.epoch), 0)::int AS epochs_done, coalesce(sum(t.epochs), 0)::int AS epochs_at_most
FROM lenet5_sweep.sweep s LEFT JOIN lenet5_sweep.trial t ON t.sweep_id = s.id
GROUP BY s.id;

CREATE VIEW lenet5_sweep.worker_status AS
SELECT w.id AS worker, w.host, w.pid, w.state, w.concurrency, w.threads, w.package, w.node, w.started_at, w.seen_at,
  (SELECT count(*)::int FROM lenet5_sweep.segment s WHERE s.worker_id = w.id AND s.state = 'running') AS running
FROM lenet5_sweep.worker w;

CREATE VIEW lenet5_sweep.verifications AS
SELECT s.sweep_id, t.number AS trial, s.from_epoch, s.to_epoch, s.state,
  CASE WHEN s.state = 'done' THEN s.weights_sha256 = s.expected_sha256 END AS same_weights,
  s.worker_id <> s.not_by AS by_another_worker
FROM lenet5_sweep.segment s JOIN lenet5_sweep.trial t ON t.id = s.trial_id
WHERE s.kind = 'verify';
`;
