import { memo, type ReactNode } from 'react';

/** The parts a figure draws. Each has its colour, its hatch and its name everywhere on the site. */
export type BoxRole =
  'kernel' | 'hypervisor' | 'hardware' | 'virtual-hardware' | 'user-space' | 'app' | 'layer' | 'writable';

interface Props {
  readonly role: BoxRole;
  readonly label: string;
  /** Second line: what it does now. */
  readonly sub?: ReactNode;
  /** Right-hand remark. */
  readonly aside?: ReactNode;
  /** Not there yet: outline only. */
  readonly ghost?: boolean;
  /** Image layers from old (1) to new (6). */
  readonly depth?: number;
  readonly size?: 'thin' | 'normal' | 'tall';
  readonly children?: ReactNode;
}

/**
 * One part of a stack. Colour is never alone: the label names the part, and a ghost is dashed. `data-role` lets a
 * term in the prose light it up.
 */
export const Box = memo(function Box({
  role,
  label,
  sub,
  aside,
  ghost = false,
  depth,
  size = 'normal',
  children,
}: Props) {
  return (
    <div
      className={`box box-${size}${ghost ? ' box-ghost' : ''}`}
      data-role={role}
      style={depth === undefined ? undefined : { background: ghost ? undefined : `var(--layer-${depth})` }}
    >
      <span className="box-words">
        <span className="box-label">{label}</span>
        {sub !== undefined && <span className="box-sub">{sub}</span>}
      </span>
      {aside !== undefined && <span className="box-aside">{aside}</span>}
      {children}
    </div>
  );
});
