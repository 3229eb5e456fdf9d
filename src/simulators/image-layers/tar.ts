/** Layer entries to and from tar bytes. */
export { readTar } from './tar-read.ts';
export { writeTar } from './tar-write.ts';
