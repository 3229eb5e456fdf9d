import type { PartLook } from './parts-view.ts';

const right = 'M3 8.5l3.2 3.2L13 4.8';
const wrong = 'M4 4l8 8M12 4l-8 8';
const paths: Partial<Record<PartLook, string>> = {
  arrived: right,
  embedded: right,
  thrown: right,
  refused: wrong,
  cancelled: wrong,
};

/** The mark of a part that was checked: a tick, or a cross. The words beside it say the same. */
export function Stamp({ look }: { readonly look: PartLook }) {
  const path = paths[look];
  if (!path) return null;
  return (
    <svg
      className="icon line pl-stamp"
      viewBox="0 0 16 16"
      aria-hidden="true"
      data-wrong={path === wrong || undefined}
    >
      <path d={path} />
    </svg>
  );
}
