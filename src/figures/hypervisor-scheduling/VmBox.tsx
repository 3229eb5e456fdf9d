import { Box } from '../../drawing/Box.tsx';
import { SeriesDot } from '../../drawing/SeriesDot.tsx';
import type { VmView } from './frame.ts';
import { TokenView } from './TokenView.tsx';
import { loadLabels, loadNotes, parts, places, settings } from './words.ts';

/** A virtual machine: its work, its own kernel, and its vCPUs, which are at home only while they sleep. */
export function VmBox({ view }: { readonly view: VmView }) {
  const { name, series, vm, vcpus, stealShare } = view;
  return (
    <div className="hs-vm">
      <p className="hs-vm-name">
        <SeriesDot series={series} label={settings.vm(name)} />
        <span>{parts.weight(vm.weight, vm.cap)}</span>
      </p>
      <Box
        role="app"
        size="thin"
        label={loadLabels[vm.load]}
        aside={loadNotes[vm.load]}
        ghost={vm.load === 'idle'}
      />
      <Box role="kernel" size="thin" label={parts.kernel} aside={parts.steal(stealShare)} />
      <Box role="virtual-hardware" label={parts.vcpus(vcpus.length)}>
        <span className="hs-slots">
          {vcpus.map((token) => (
            <span key={token.id} className="hs-slot">
              {token.place === 'home' ? (
                <TokenView token={token} />
              ) : (
                <span className="hs-away">
                  {token.name} {places.away[token.place]}
                </span>
              )}
            </span>
          ))}
        </span>
      </Box>
    </div>
  );
}
