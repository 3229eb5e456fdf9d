import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { definition, type Frame } from './frame.ts';
import { Inside } from './Inside.tsx';
import { Overview } from './Overview.tsx';
import type { Params } from './params.ts';
import { Parts } from './Parts.tsx';
import { RowPanel } from './RowPanel.tsx';
import type { Run } from './run.ts';
import { Settings } from './Settings.tsx';

export type BootView = View<Params, Run, Frame>;

/** From the command to the first answer: a whole guest, a microVM and a container on one clock. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={(view) => (
        <div className="boot">
          <Overview view={view} />
          {view.frame.rows.map((row) => (
            <div key={row.id} className="boot-block">
              <RowPanel view={view} row={row} />
              {row.id === 'debian' && <Parts view={view} />}
            </div>
          ))}
          {view.frame.inside && <Inside view={view} inside={view.frame.inside} />}
        </div>
      )}
      settings={(view) => <Settings view={view} />}
    />
  );
}
