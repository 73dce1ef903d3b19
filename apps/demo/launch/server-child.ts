// Reading the server's modules takes as long as starting the database, so both happen at once: this child reads
// first, and begins when the launcher tells it which database to work on.
import '../../api/serve.js';

const endWithLauncher = (): never => process.exit(0);
process.once('disconnect', endWithLauncher);
process.once('message', (environment: NodeJS.ProcessEnv) => {
  Object.assign(process.env, environment);
  process.off('disconnect', endWithLauncher);
  void import('../../api/main.js');
});
