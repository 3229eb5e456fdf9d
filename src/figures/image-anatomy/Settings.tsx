import { Choice, Stepper } from '../../playback/Controls.tsx';
import { DetailsList } from '../../playback/Details.tsx';
import { still, type Still } from '../../playback/still.ts';
import { type PartId, partIds } from '../../simulators/image-parts/index.ts';
import type { AnatomyView } from './Figure.tsx';
import { mostByte } from './params.ts';
import { flippable } from './run.ts';
import { leavesOut, settings as words } from './words.ts';

/** A byte worth flipping in each part: in a file its first letter, in a JSON text one inside quotes. */
const firstByte: Readonly<Record<PartId, number>> = {
  layer1: 0,
  layer2: 0,
  config: 88,
  manifest: 5,
  index: 5,
};

/** Where the byte is flipped, and what to know beside the figure. */
export const Settings = still(function Settings({
  view: { params, run, act, setParams },
}: {
  readonly view: Still<AnatomyView>;
}) {
  const flipping = params.story === 'flip';
  return (
    <>
      <Choice<PartId | 'none'>
        label={words.part}
        value={flipping ? params.part : 'none'}
        options={[...partIds].reverse().map((id) => ({ id, label: words.partNames[id] }))}
        onChange={(part) => {
          if (part !== 'none')
            act({ story: 'flip', part, byte: firstByte[part], look: 'story' }, ({ beats }) => beats[1]!.at);
        }}
      />
      {flipping && (
        <Stepper
          label={words.byte}
          value={params.byte}
          min={0}
          max={Math.min(flippable(run, params.part).length - 1, mostByte)}
          onChange={(byte) => setParams({ ...params, byte }, run.beats[1]!.at)}
        />
      )}
      <DetailsList summary={words.leavesOut} lines={leavesOut} />
    </>
  );
});
