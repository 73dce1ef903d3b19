/** What this test file has started and not closed yet. */
export const openApps = new Set<{ close(): Promise<void> }>();

/**
 * After everything of a file: a test that fails half-way leaves no server running, whose timers would bring down the process
 * that runs the next file.
 */
afterAll(async () => {
  for (const app of openApps) await app.close();
});
