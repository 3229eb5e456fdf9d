import { Choice, Select, Stepper } from '../../playback/Controls.tsx';
import { Details, DetailsFacts, DetailsText } from '../../playback/Details.tsx';
import { still, type Still } from '../../playback/still.ts';
import { presets, troubles, type Params } from './params.ts';
import type { PullView } from './Figure.tsx';
import { changed, partsFor } from './run.ts';
import { facts, leavesOut, settings as words } from './words-settings.ts';
import { imageNames, layerNames } from './words.ts';

const onOff = [
  { id: 'on', label: words.yes },
  { id: 'off', label: words.no },
] as const;

/** What is pulled and onto what, who pulls, how fast the line is, and what goes wrong. */
export const Settings = still(function Settings({ view }: { readonly view: Still<PullView> }) {
  const { params, run, claims } = view;
  const set = (change: Partial<Params>) => view.setParams(changed(params, change, claims));
  const images = (Object.keys(imageNames) as (keyof typeof imageNames)[]).map((id) => ({
    id,
    label: imageNames[id],
  }));
  const names = layerNames[params.image];
  const text = (id: string) => claims[id]?.text ?? '';
  const able = (trouble: Params['trouble']) =>
    trouble === 'none' || partsFor(run.pull.image, trouble).length > 0;
  return (
    <>
      <Choice
        label={words.image}
        value={params.image}
        options={images}
        onChange={(image) => set({ image })}
      />
      <Choice
        label={words.host}
        value={params.host}
        options={[{ id: 'empty', label: words.nothing }, ...images]}
        onChange={(host) => set({ host })}
      />
      <Choice
        label={words.engine}
        value={params.engine}
        options={(['containerd', 'classic'] as const).map((id) => ({ id, label: words.engines[id] }))}
        onChange={(engine) => set({ engine })}
      />
      <Stepper label={words.once} value={params.once} min={1} max={6} onChange={(once) => set({ once })} />
      <Choice
        label={words.token}
        value={params.token ? 'on' : 'off'}
        options={onOff}
        onChange={(token) => set({ token: token === 'on' })}
      />
      <Choice
        label={words.trouble}
        value={params.trouble}
        options={troubles.filter(able).map((id) => ({ id, label: words.troubles[id] }))}
        onChange={(trouble) => set({ trouble })}
      />
      {params.trouble !== 'none' && (
        <Select
          label={words.part}
          value={params.part}
          options={partsFor(run.pull.image, params.trouble).map((id) => ({
            id,
            label: words.partName(id, names[Number(id) - 1]),
          }))}
          onChange={(part) => set({ part, byte: 0 })}
        />
      )}
      {params.trouble === 'cut' && (
        <>
          <Stepper
            label={words.cutat}
            value={params.cutat}
            min={1}
            max={99}
            step={10}
            unit={words.percent}
            onChange={(cutat) => set({ cutat })}
          />
          <Choice
            label={words.range}
            value={params.range ? 'on' : 'off'}
            options={onOff}
            onChange={(range) => set({ range: range === 'on' })}
          />
        </>
      )}
      {params.trouble !== 'none' && !run.troubled && <p className="pl-missed">{words.missed}</p>}
      <Assumed view={view} set={set} />
      <DetailsFacts words={facts} onShow={(fact) => view.setParams(shows[fact])} />
      <DetailsText
        summary={leavesOut.summary}
        lines={leavesOut.lines(text('pull-index-size'), text('pull-index-entries'))}
      />
    </>
  );
});

function Assumed({
  view,
  set,
}: {
  readonly view: Still<PullView>;
  readonly set: (change: Partial<Params>) => void;
}) {
  const { params } = view;
  return (
    <Details summary={words.assumptions}>
      <p>{words.assumptionsWhy}</p>
      <div className="pl-assumed">
        <Stepper
          label={words.link}
          value={params.link}
          min={1}
          max={10_000}
          step={params.link < 20 ? 1 : 10}
          unit="Mbit/s"
          onChange={(link) => set({ link })}
        />
        <Stepper
          label={words.rtt}
          value={params.rtt}
          min={1}
          max={1000}
          step={10}
          unit="ms"
          onChange={(rtt) => set({ rtt })}
        />
        <Stepper
          label={words.unpack}
          value={params.unpack}
          min={1}
          max={1000}
          step={params.unpack < 20 ? 1 : 10}
          unit="MB/s"
          onChange={(unpack) => set({ unpack })}
        />
      </div>
    </Details>
  );
}

const of = (id: string): Params => presets.find((preset) => preset.id === id)!.params;

/** The settings that show each of the facts. */
const shows: Readonly<Record<keyof typeof facts.items, Params>> = {
  manifest: { ...of('cold'), trouble: 'flip', part: 'manifest', byte: 210 },
  six: { ...of('cold'), once: 6 },
  classic: { ...of('rebased'), engine: 'classic' },
  norange: { ...of('cut'), range: false },
  longer: { ...of('corrupt'), trouble: 'extra' },
};
