import { SeriesDot } from '../../drawing/SeriesDot.tsx';
import { ClaimList } from '../../playback/ClaimList.tsx';
import { Choice, Select, Stepper } from '../../playback/Controls.tsx';
import { DetailsText } from '../../playback/Details.tsx';
import type { View } from '../../playback/FigureShell.tsx';
import { still, type Still } from '../../playback/still.ts';
import { claimsOf } from './claims.ts';
import type { Frame } from './frame.ts';
import { vmName } from './names.ts';
import { limits, loads, newVm, type Params, type Vm } from './params.ts';
import type { Run } from './run.ts';
import { withVm } from './scenario.ts';
import { leavesOut, loadOptions, policyLabels, settings } from './words.ts';

/** A step of the weight's buttons: two presses double the usual weight. */
const weightStep = 128;
const capStep = 10;

/** The reader's hand on the run: scheduler, CPUs, and the VMs. */
export const Settings = still(function Settings({
  view,
}: {
  readonly view: Still<View<Params, Run, Frame>>;
}) {
  const { params, setParams } = view;
  const { policy, cpus, vms } = params;
  const change = (index: number, next: Partial<Vm>) =>
    setParams({ ...params, vms: vms.map((vm, i) => (i === index ? { ...vm, ...next } : vm)) });
  return (
    <>
      <Choice
        label={settings.policy}
        value={policy}
        options={(['xen', 'kvm'] as const).map((id) => ({ id, label: policyLabels[id] }))}
        onChange={(next) => setParams({ ...params, policy: next })}
      />
      <Choice
        label={settings.cpus}
        value={String(cpus)}
        options={['1', '2', '3', '4'].map((id) => ({ id, label: id }))}
        onChange={(next) => setParams({ ...params, cpus: Number(next) })}
      />
      <div className="hs-vm-settings">
        {vms.map((vm, i) => (
          <VmSettings
            key={i}
            index={i}
            vm={vm}
            onChange={(next) => change(i, next)}
            onRemove={
              vms.length > limits.vms[0]
                ? () => setParams({ ...params, vms: vms.filter((_, other) => other !== i) })
                : undefined
            }
          />
        ))}
        <button
          type="button"
          disabled={vms.length >= limits.vms[1]}
          onClick={() => setParams(withVm(params, newVm))}
        >
          {settings.add}
        </button>
      </div>
      <ClaimList summary={settings.sources} claims={view.claims} ids={claimsOf(policy)} />
      <DetailsText summary={settings.leavesOut} lines={[leavesOut[policy]]} />
    </>
  );
});

interface VmProps {
  readonly index: number;
  readonly vm: Vm;
  readonly onChange: (next: Partial<Vm>) => void;
  readonly onRemove: (() => void) | undefined;
}

function VmSettings({ index, vm, onChange, onRemove }: VmProps) {
  const name = vmName(index);
  const [fewest, mostVcpus] = limits.vcpus;
  return (
    <fieldset className="hs-vm-setting">
      <legend>
        <SeriesDot series={index + 1} label={settings.vm(name)} />
      </legend>
      <Stepper
        label={settings.vcpus}
        value={vm.vcpus}
        min={fewest}
        max={mostVcpus}
        onChange={(vcpus) => onChange({ vcpus })}
      />
      <Stepper
        label={settings.weight}
        value={vm.weight}
        min={limits.weight[0]}
        max={limits.weight[1]}
        step={weightStep}
        onChange={(weight) => onChange({ weight })}
      />
      <Stepper
        label={settings.cap}
        value={vm.cap}
        min={limits.cap[0]}
        max={limits.cap[1]}
        step={capStep}
        onChange={(cap) => onChange({ cap })}
      />
      <Select
        label={settings.load}
        value={vm.load}
        options={loads.map((id) => ({ id, label: loadOptions[id] }))}
        onChange={(load) => onChange({ load })}
      />
      {onRemove && (
        <button type="button" className="hs-remove" onClick={onRemove}>
          {settings.remove(name)}
        </button>
      )}
    </fieldset>
  );
}
