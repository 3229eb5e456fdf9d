import { Choice } from '../../playback/Controls.tsx';
import { DetailsText } from '../../playback/Details.tsx';
import { still, type Still } from '../../playback/still.ts';
import type { WallsView } from './Figure.tsx';
import { leavesOut, leavesOutSummary, settingsWords as words } from './words.ts';

/** Who starts the process, and what the figure leaves out. */
export const Settings = still(function Settings({
  view: { params, setParams },
}: {
  readonly view: Still<WallsView>;
}) {
  return (
    <>
      <Choice
        label={words.starter}
        value={params.starter}
        options={(['root', 'user'] as const).map((id) => ({ id, label: words.starters[id] }))}
        onChange={(starter) => setParams({ ...params, starter })}
      />
      <DetailsText summary={leavesOutSummary} lines={leavesOut} />
    </>
  );
});
