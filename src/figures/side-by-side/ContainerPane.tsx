import { Box } from '../../drawing/Box.tsx';
import { Moved } from '../../drawing/Moved.tsx';
import { SeriesDot } from '../../drawing/SeriesDot.tsx';
import { CpuLanes } from './CpuLanes.tsx';
import type { SideBySideView } from './Figure.tsx';
import type { ContainerView, LayerView } from './frame.ts';
import { bytes, hardwareLine, layerLabels, parts, phaseLabels, words } from './words.ts';

/** Right: the image's layers once, a thin writable layer for each container, and one kernel under all. */
export function ContainerPane({ view }: { readonly view: SideBySideView }) {
  const { frame, params, run } = view;
  return (
    <section className="sbs-pane" aria-label={words.containers}>
      <h3>{words.containers}</h3>
      <div className="sbs-stack">
        <div className="sbs-copies" data-copies={frame.containers.length}>
          {frame.containers.map((container, i) => (
            <Container key={i} container={container} copy={i + 1} upper={run.sizes.upper} />
          ))}
        </div>
        <div className="sbs-layers">
          {frame.layers
            .map((layer, i) => (
              <ImageLayer key={layer.name} layer={layer} depth={i + 1} copies={params.copies} />
            ))
            .reverse()}
        </div>
        <div className="sbs-host">
          <Box
            role="kernel"
            label={parts.hostKernel}
            sub={parts.hostKernelSub}
            aside={words.schedulesProcesses}
            size="tall"
          />
          <Box role="hardware" label={parts.hardware} sub={hardwareLine(params.cpus)} />
        </div>
      </div>
      <CpuLanes view={view} side="container" />
    </section>
  );
}

function Container({
  container,
  copy,
  upper,
}: {
  readonly container: ContainerView;
  readonly copy: number;
  readonly upper: number;
}) {
  const { phase, app, writable } = container;
  const doing = phaseLabels[phase] ?? phase;
  return (
    <div
      className="sbs-copy sbs-walls"
      data-walls={container.walls}
      data-serving={phase === 'serving' || undefined}
    >
      <SeriesDot series={copy} label={parts.container(copy)} />
      <Box
        role="app"
        label={parts.app}
        ghost={app === 'absent'}
        sub={phase === 'serving' ? parts.serving : app === 'working' ? parts.starts : doing}
      />
      <Box
        role="writable"
        label={parts.writable}
        ghost={writable === 'absent'}
        sub={bytes(upper)}
        size="thin"
      />
    </div>
  );
}

function ImageLayer({
  layer,
  depth,
  copies,
}: {
  readonly layer: LayerView;
  readonly depth: number;
  readonly copies: number;
}) {
  const here = layer.state === 'here';
  return (
    <Moved to={{ y: layer.state === 'absent' || layer.state === 'downloading' ? -6 : 0 }}>
      <Box
        role="layer"
        depth={depth}
        label={layerLabels[layer.name]}
        ghost={!here}
        aside={here ? words.shared(bytes(layer.unpacked), copies) : words.layer[layer.state]}
        size="thin"
      />
    </Moved>
  );
}
