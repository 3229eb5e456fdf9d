// npm start: install (only when needed), build, serve on a free loopback port, say where.
import { install, run, serve } from './run.mjs';

const installed = await install();
if (installed !== 0) process.exit(installed);
const built = await run('astro', ['build']);
if (built !== 0) process.exit(built);
const { address, server } = await serve();
console.log(`\nWhere's the kernel? is at ${address}\nStop it with Ctrl+C.`);
process.on('SIGINT', () => server.kill());
process.on('SIGTERM', () => server.kill());
server.on('close', (code) => process.exit(code ?? 0));
