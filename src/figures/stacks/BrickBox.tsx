import type { ReactNode } from 'react';
import { Box } from '../../drawing/Box.tsx';
import type { Brick } from './picture.ts';
import { marks } from './words.ts';

interface Props {
  readonly brick: Brick;
  readonly size?: 'thin' | 'normal' | 'tall';
  readonly children?: ReactNode;
}

/** One part in its place. The outer element keeps the place, the inner one glides. */
export function BrickBox({ brick, size = 'normal', children }: Props) {
  const { id, role, label, sub, mark, hidden, layer } = brick;
  const ghost = mark === 'gone' || mark === 'wished';
  const second = ghost ? marks[mark] : sub;
  return (
    <div
      className="stk-brick"
      data-mark={mark}
      data-hidden={hidden || undefined}
      data-layer={ghost ? undefined : (layer ?? undefined)}
      data-part={id.replace(/-.*$/, '')}
    >
      <div data-token={id}>
        <Box
          role={role}
          label={label}
          {...(second === null ? {} : { sub: second })}
          ghost={ghost}
          size={size}
        >
          {children}
        </Box>
      </div>
    </div>
  );
}

/** The number of a copy of the app, in its colour. */
export const CopyMark = ({ copy }: { readonly copy: number }) => (
  <i className="stk-mark" data-series={copy}>
    {copy}
  </i>
);
