// npm run dev: the same as npm start, with live reload.
import { freePort, install, run } from './run.mjs';

const installed = await install();
if (installed !== 0) process.exit(installed);
process.exit(await run('astro', ['dev', '--host', '127.0.0.1', '--port', String(await freePort())]));
