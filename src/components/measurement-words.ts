/** "the first set" for a series named "first". */
export const seriesName = (name: string): string => `the ${name} set`;

interface Machine {
  readonly kind: string;
  readonly cpus: number;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly system?: string | undefined;
  readonly scheduler: string;
  readonly storage: string;
  readonly cgroups: string;
}

/** One sentence: "virtual machine; 2 CPUs, 24 GiB of memory, Linux 6.18.44 (EEVDF, HZ=250), ext4, cgroups v1 hybrid". */
export const machineText = ({ kind, cpus, memoryGiB, kernel, system, ...rest }: Machine): string =>
  [
    `${kind}; ${cpus} CPUs, ${memoryGiB} GiB of memory`,
    ...(system ? [system] : []),
    `Linux ${kernel} (${rest.scheduler})`,
    rest.storage,
    `cgroups ${rest.cgroups}`,
  ].join(', ');

/** How a set was made. */
export const howWords = {
  files: (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}: method, versions, load`,
  versions: (versions: string): string => `With ${versions}.`,
} as const;

/** Around the rows of a file. */
export const rowWords = {
  emulated: (accelerator: string): string =>
    `Measured under emulation (${accelerator}): not what a VM costs.`,
  beside: (caption: string): string => `Published figures beside: ${caption}`,
  rows: (count: number, emulated: boolean): string => `${count} rows${emulated ? ', under emulation' : ''}`,
  asIn: (caption: string, file: string): string => `${caption}, as in ${file}`,
  columns: ['What', 'n', 'Median', 'Min', 'Max', 'Unit'],
  difference: 'difference of two medians',
} as const;

/** Above the columns of a table of claims. */
export const numberColumns = ['Number', 'What was timed or counted', 'Says who'] as const;
