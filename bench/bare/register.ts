import { register } from 'node:module';

// Loaded before a server that is only measured: see `replace.ts`.
register('./replace.js', import.meta.url);
