import type { Simplification } from '../shared/simplification.ts';

/** What the row of boxes and the boxes in boxes follow, in words for a page. */
export const SPECTRUM_VERSION =
  'each box in its usual set-up: runc, Incus, gVisor, LightVM, Firecracker, Kata Containers, Hyper-V isolation, QEMU with KVM; nodes of a cloud as virtual machines.';

/** What they leave out, for the page that says how the models work. */
export const SPECTRUM_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'Walls are put in five places by their kind. Inside a place nothing is ranked, and the places are no measure of strength.',
    consequence:
      'A box further along is not safer for that alone: what is configured, patched and exposed decides.',
  },
  {
    what: 'Each box stands in one usual set-up, with nothing switched off and nothing added.',
    consequence: 'A privileged container, or a VMM without its jail, has fewer doors than drawn.',
  },
  {
    what: 'The provider’s host is one machine with one kernel, and a VM’s monitor and a host’s hypervisor are not counted as kernels.',
    consequence:
      'Real clouds move some of that into other machines and cards; the count from the node inwards stays.',
  },
  {
    what: 'A Kubernetes pod has two containers, and the small one that only holds its namespaces is left out.',
    consequence: 'Real nodes run more processes than are drawn, and not one kernel more.',
  },
];
