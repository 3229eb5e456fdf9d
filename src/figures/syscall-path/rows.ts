import type { Box, Part } from '../../simulators/io-path/index.ts';

const rows: Readonly<Record<Box, readonly Part[]>> = {
  container: ['app', 'engine', 'host-kernel', 'device'],
  vm: ['app', 'guest-kernel', 'vmm', 'host-kernel', 'device'],
  gvisor: ['app', 'sentry', 'gofer', 'engine', 'host-kernel', 'device'],
  kata: ['app', 'guest-kernel', 'virtiofsd', 'vmm', 'engine', 'host-kernel', 'device'],
};

/** What is drawn of a box, from the app down; also those that are there and have nothing to do. */
export const rowsOf = (box: Box): readonly Part[] => rows[box];
