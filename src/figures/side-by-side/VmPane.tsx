import { Box } from '../../drawing/Box.tsx';
import { SeriesDot } from '../../drawing/SeriesDot.tsx';
import { CpuLanes } from './CpuLanes.tsx';
import type { SideBySideView } from './Figure.tsx';
import type { VmView } from './frame.ts';
import { hardwareLine, phaseLabels, words } from './words.ts';

/** Left: each guest becomes a computer, with a kernel of its own, on one hypervisor. */
export function VmPane({ view }: { readonly view: SideBySideView }) {
  const { frame, params } = view;
  return (
    <section className="sbs-pane" aria-label={words.vms}>
      <h3>{words.vms}</h3>
      <div className="sbs-stack">
        <div className="sbs-copies" data-copies={frame.vms.length}>
          {frame.vms.map((vm, i) => (
            <Guest key={i} vm={vm} copy={i + 1} general={params.guest === 'debian'} />
          ))}
        </div>
        {frame.vmDisk !== 'here' && <p className="sbs-remark">{words.diskState[frame.vmDisk]}</p>}
        <div className="sbs-host">
          {params.hypervisor === 'kvm' ? (
            <>
              <Box role="hypervisor" label="KVM" aside={words.kvm} size="thin" />
              <Box role="kernel" label="host kernel" aside={words.schedulesVcpus} />
            </>
          ) : (
            <Box role="hypervisor" label="Xen" sub={words.xen} aside={words.schedulesVcpus} size="tall" />
          )}
          <Box role="hardware" label="hardware" sub={hardwareLine(params.cpus)} />
        </div>
      </div>
      <CpuLanes view={view} side="vm" />
    </section>
  );
}

function Guest({
  vm,
  copy,
  general,
}: {
  readonly vm: VmView;
  readonly copy: number;
  readonly general: boolean;
}) {
  const doing = phaseLabels[vm.phase] ?? vm.phase;
  return (
    <div className="sbs-copy" data-serving={vm.phase === 'serving' || undefined}>
      <SeriesDot series={copy} label={`VM ${copy}`} />
      <Box
        role="app"
        label="web app"
        ghost={vm.app === 'absent'}
        sub={vm.phase === 'serving' ? 'serving' : vm.app === 'working' ? 'starts' : words.nothing}
      />
      <Box
        role="user-space"
        label={general ? 'init, libraries' : 'libraries'}
        ghost={vm.userSpace === 'absent'}
        size="thin"
      />
      <Box
        role="kernel"
        label="guest kernel"
        ghost={vm.kernel === 'absent'}
        sub={vm.kernel === 'working' ? 'boots' : vm.kernel === 'here' ? 'running' : words.nothing}
      />
      <Box
        role="virtual-hardware"
        label="virtual machine"
        ghost={vm.machine === 'absent'}
        sub={vm.phase === 'serving' ? 'vCPU, RAM, NIC, disk' : doing}
      />
    </div>
  );
}
