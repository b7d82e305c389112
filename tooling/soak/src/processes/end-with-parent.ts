/** Ends this process when the process that started it is dead. Does not keep it alive otherwise. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit());
  // A listener keeps the channel, and so the process, alive.
  process.channel?.unref();
}
