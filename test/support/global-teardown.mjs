/** Stops what global-setup.mjs started; jest loads the two files apart, so they meet on the global object. */
export default async function tearDown() {
  const { stopDatabaseKeeper } = /** @type {{ stopDatabaseKeeper?: () => Promise<void> }} */ (
    /** @type {unknown} */ (globalThis)
  );
  await stopDatabaseKeeper?.();
}
