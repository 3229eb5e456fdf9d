import { Box } from '../../drawing/Box.tsx';
import { SeriesDot } from '../../drawing/SeriesDot.tsx';
import { CpuLanes } from './CpuLanes.tsx';
import type { SideBySideView } from './Figure.tsx';
import type { VmView } from './frame.ts';
import { hardwareLine, parts, phaseLabels, words } from './words.ts';

/** Left: each guest becomes a computer, with a kernel of its own, on one hypervisor. */
export function VmPane({ view }: { readonly view: SideBySideView }) {
  const { frame, params } = view;
  return (
    <section className="sbs-pane" aria-label={words.vms}>
      <h3>{words.vms}</h3>
      <div className="sbs-stack">
        <div className="sbs-copies" data-copies={frame.vms.length + (params.hypervisor === 'xen' ? 1 : 0)}>
          {frame.vms.map((vm, i) => (
            <Guest key={i} vm={vm} copy={i + 1} guest={params.guest} />
          ))}
          {params.hypervisor === 'xen' && <ControlDomain />}
        </div>
        {frame.vmDisk !== 'here' && <p className="sbs-remark">{words.diskState[frame.vmDisk]}</p>}
        <div className="sbs-host">
          {params.hypervisor === 'kvm' ? (
            <>
              <Box role="hypervisor" label={parts.kvm} aside={words.kvm} size="thin" />
              <Box role="kernel" label={parts.hostKernel} aside={words.schedulesVcpus} />
            </>
          ) : (
            <Box
              role="hypervisor"
              label={parts.xen}
              sub={words.xen}
              aside={words.schedulesVcpus}
              size="tall"
            />
          )}
          <Box role="hardware" label={parts.hardware} sub={hardwareLine(params.cpus)} />
        </div>
      </div>
      <CpuLanes view={view} side="vm" />
    </section>
  );
}

/** With Xen the kernel that starts and serves the guests runs on the hypervisor as they do. */
function ControlDomain() {
  return (
    <div className="sbs-copy sbs-control">
      <span className="sbs-control-name">{parts.control}</span>
      <Box role="user-space" label={parts.controlTools} size="thin" />
      <Box role="kernel" label={parts.controlKernel} sub={parts.running} />
    </div>
  );
}

function Guest({
  vm,
  copy,
  guest,
}: {
  readonly vm: VmView;
  readonly copy: number;
  readonly guest: keyof typeof parts.userSpace;
}) {
  const doing = phaseLabels[vm.phase] ?? vm.phase;
  return (
    <div className="sbs-copy" data-serving={vm.phase === 'serving' || undefined}>
      <SeriesDot series={copy} label={parts.vm(copy)} />
      <Box
        role="app"
        label={parts.app}
        ghost={vm.app === 'absent'}
        sub={vm.phase === 'serving' ? parts.serving : vm.app === 'working' ? parts.starts : words.nothing}
      />
      <Box role="user-space" label={parts.userSpace[guest]} ghost={vm.userSpace === 'absent'} size="thin" />
      <Box
        role="kernel"
        label={parts.guestKernel}
        ghost={vm.kernel === 'absent'}
        sub={vm.kernel === 'working' ? parts.boots : vm.kernel === 'here' ? parts.running : words.nothing}
      />
      <Box
        role="virtual-hardware"
        label={parts.machine}
        ghost={vm.machine === 'absent'}
        sub={vm.phase === 'serving' ? parts.machineSub : doing}
      />
    </div>
  );
}
