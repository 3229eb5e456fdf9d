interface Option {
  readonly id: string;
  readonly label: string;
}

const said = (options: readonly Option[], picked: string, won: string): string => {
  const label = options.find(({ id }) => id === picked)?.label ?? picked;
  return `You said “${label}”${picked === won ? ', and so it is.' : ', and it is not.'}`;
};

const longest = [
  { id: 'boot', label: 'firmware and boot loader' },
  { id: 'kernel', label: 'kernel and initramfs' },
  { id: 'services', label: 'systemd and its services' },
  { id: 'app', label: 'the app itself' },
];
const vcpus = [
  { id: 'hardly', label: 'hardly at all' },
  { id: 'third', label: 'by about a third' },
  { id: 'half', label: 'by half' },
  { id: 'most', label: 'to a quarter' },
];
const container = [
  { id: 'namespaces', label: 'namespaces' },
  { id: 'cgroups', label: 'cgroups' },
  { id: 'seccomp', label: 'the system call filter' },
  { id: 'app', label: 'the app’s own start' },
];
const strip = [
  { id: 'half', label: 'half' },
  { id: 'quarter', label: 'a quarter' },
  { id: 'tenth', label: 'a tenth' },
  { id: 'hundredth', label: 'a hundredth' },
];

export const betWords = {
  longest: {
    question: 'a whole Debian guest starts, up to its app’s first answer. What takes longest?',
    options: longest,
    verdict: (
      picked: string,
      won: string,
      s: Readonly<Record<'boot' | 'kernel' | 'services' | 'app', string>>,
    ) =>
      `${said(longest, picked, won)} Firmware and boot loader take ${s.boot}, kernel and initramfs ${s.kernel}, systemd and the services it starts before the app ${s.services}, the app ${s.app}.`,
  },
  vcpus: {
    question: (vcpus: string) =>
      `the same Debian guest gets ${vcpus} vCPUs instead of one. How much sooner does its app answer?`,
    counts: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'],
    options: vcpus,
    verdict: (picked: string, won: string, one: string, now: string, before: string) =>
      `${said(vcpus, picked, won)} ${one} with one vCPU, ${now} now. The first ${before}, up to systemd, do not get shorter, and then a chain of units waits for one another.`,
  },
  container: {
    question: 'a container starts, up to its app’s first answer. Which of these takes longest?',
    options: container,
    verdict: (
      picked: string,
      won: string,
      s: Readonly<Record<'namespaces' | 'cgroups' | 'seccomp' | 'app', string>>,
    ) =>
      `${said(container, picked, won)} The app’s own start takes ${s.app}, cgroups ${s.cgroups}, the filter ${s.seccomp}, and the namespaces ${s.namespaces}.`,
  },
  strip: {
    question: 'only a kernel and an app are left of the Debian guest. How much of its start is left?',
    options: strip,
    verdict: (picked: string, won: string, left: string, whole: string) =>
      `${said(strip, picked, won)} ${left} are left of ${whole}, and most of that is the kernel.`,
  },
};
