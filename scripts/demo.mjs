import { buildServer, buildWeb } from './build.mjs';

// What is built is told on the error output: with --json the other holds one document and nothing else.
const tell = (/** @type {string} */ line) => console.error(line);

tell(await buildServer());
const launcher = new URL('../dist/apps/demo/main.js', import.meta.url);
const { runDemo } = await import(launcher.href);
process.exit(await runDemo(process.argv.slice(2), async () => tell(await buildWeb())));
