import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { Builds } from './Builds.tsx';
import { Contents } from './Contents.tsx';
import { Editor } from './Editor.tsx';
import { Folder } from './Folder.tsx';
import { definition, type Frame } from './frame.ts';
import type { Params } from './params.ts';
import type { Run } from './run.ts';
import { Settings } from './Settings.tsx';

export type ContainerfileView = View<Params, Run, Frame>;

/** A Containerfile to edit, the builds that are made from it, and what their layers hold. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={(view) => (
        <div className="cf">
          <div className="cf-source">
            <Editor view={view} />
            <Folder view={view} />
          </div>
          <Builds view={view} />
          <Contents view={view} />
        </div>
      )}
      settings={(view) => <Settings view={view} />}
    />
  );
}
