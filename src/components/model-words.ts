/** What the models are called, by the folders of src/simulators. */
export const modelTitles = {
  'xen-credit': 'The hypervisor scheduler (Xen credit)',
  'linux-eevdf': 'The Linux scheduler (EEVDF and cpu.max)',
  'two-level': 'Guests on a host (two schedulers, one inside the other)',
  'image-layers': 'Image layers and the overlay file system',
  registry: 'Pulling an image',
  'process-walls': 'A process and its walls',
  startup: 'Starting machines and containers',
  boot: 'The services of a guest, as they start',
  'runc-start': 'From a bundle to a program',
  isolation: 'How far a fault gets',
  'io-path': 'The way of a system call and of a packet',
  density: 'A host filled with copies',
  spectrum: 'The row of boxes, and boxes in boxes',
  choosing: 'Choosing a box',
  'image-build': 'Building an image from a Containerfile',
  'image-parts': 'The parts of a tiny image',
  'machine-stack': 'What stands on what',
  'vm-host': 'What guests are promised, and what the host has',
  'vm-exit': 'A guest’s instructions, and what leaves the guest',
} as const;

/** Which version of the real thing a model follows; `version` ends the sentence. */
export const followsText = (version: string): string => `It follows ${version}`;
