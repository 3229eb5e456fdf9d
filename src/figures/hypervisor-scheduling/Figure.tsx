import { FigureShell } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { definition } from './frame.ts';
import { Settings } from './Settings.tsx';
import { Stage } from './Stage.tsx';

/** VMs on CPUs under Xen's credit scheduler or Linux's: who runs, who waits, and why. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={(view) => <Stage view={view} />}
      settings={(view) => <Settings view={view} />}
    />
  );
}
