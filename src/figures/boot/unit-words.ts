/** The names of units where the id is not plain; `many` where one name stands for several. */
const unitNames: Readonly<Record<string, { readonly name: string; readonly many?: true }>> = {
  'init-reads': { name: 'systemd itself' },
  modprobe: { name: 'five modprobes', many: true },
  mounts: { name: 'five mounts', many: true },
  'module-mounts': { name: 'two more mounts', many: true },
  devices: { name: 'udev’s devices', many: true },
  gettys: { name: 'login prompts', many: true },
  e2scrub: { name: 'e2scrub_reap' },
};
export const unitName = (id: string): string => unitNames[id]?.name ?? id;
export const isMany = (id: string): boolean => unitNames[id]?.many ?? false;

export const groupWords = {
  init: 'systemd',
  devices: 'devices',
  logs: 'logs',
  house: 'housekeeping',
  network: 'network',
  logins: 'logins',
  app: 'app',
} as const;
