/** The leash of a child process: it says when it is ready, and ends when told to or when its parent is gone. */

/**
 * Ends this process once, by `stop`, on SIGTERM, on SIGINT, or when the parent's channel breaks (the parent was
 * killed); by force when `stop` takes too long.
 */
export function endWithParent(stop: () => Promise<void>, endSecondsMax = 4): void {
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), endSecondsMax * 1000).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('disconnect', end);
  // The channel may have broken before anyone listened.
  if (process.send && !process.connected) end();
}

/** Tells the parent that this process does its work now. */
export function tellReady(): void {
  if (process.connected) process.send?.('ready', undefined, undefined, () => undefined);
}
