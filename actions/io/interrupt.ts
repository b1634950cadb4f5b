const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Cleans up when a person ends the process, as by Ctrl-C. The process then ends by that signal, so that a shell does not
 * go on with what comes behind it.
 */
export function onInterrupt(cleanUp: () => unknown): Disposable {
  const deafen = (): void => {
    for (const signal of signals) process.off(signal, end);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    deafen();
    try {
      await cleanUp();
    } finally {
      process.kill(process.pid, signal);
    }
  };
  for (const signal of signals) process.on(signal, end);
  return { [Symbol.dispose]: deafen };
}
