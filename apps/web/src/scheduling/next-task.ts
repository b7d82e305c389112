/** Resolves in a new task, so that the page handles pending input first. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
