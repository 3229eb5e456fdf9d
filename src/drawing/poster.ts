import type { BoxRole } from './Box.tsx';

/**
 * What a still of a figure is made of, for link previews: boxes in rows and columns, as plain data. A figure says
 * what stands where (`src/figures/<id>/poster.ts`); whoever draws it (components/og) says how it looks.
 */
export type Shape = BoxShape | GroupShape | LineShape | LanesShape | CellsShape | LinesShape | TextShape;

/** One part, as Box draws it. */
export interface BoxShape {
  readonly kind: 'box';
  readonly role: BoxRole;
  readonly label: string;
  readonly sub?: string | undefined;
  readonly aside?: string | undefined;
  /** Not there yet: outline only. */
  readonly ghost?: boolean | undefined;
  /** Image layers from old (1) to new (6). */
  readonly depth?: number | undefined;
  readonly size?: 'thin' | 'normal' | 'tall' | undefined;
}

/** Something with walls around it, and its name above. */
export interface GroupShape {
  readonly kind: 'group';
  readonly label: string;
  /** 1…6: the mark of a copy of the app. */
  readonly series?: number | undefined;
  /** Walls that are not up yet. */
  readonly ghost?: boolean | undefined;
  readonly of: readonly Shape[];
}

export interface LineShape {
  readonly kind: 'row' | 'column';
  readonly of: readonly Shape[];
  /** Widths of a row's members against each other; equal where not given. */
  readonly widths?: readonly number[] | undefined;
}

/** Tracks of time, each with what filled it; `from` and `to` between 0 and 1. */
export interface LanesShape {
  readonly kind: 'lanes';
  readonly lanes: readonly {
    readonly label: string;
    readonly spans: readonly {
      readonly from: number;
      readonly to: number;
      readonly series?: number | undefined;
      readonly role?: BoxRole | undefined;
    }[];
  }[];
}

/** Squares in a row that wraps: whose each one is. */
export interface CellsShape {
  readonly kind: 'cells';
  readonly cells: readonly { readonly series?: number | undefined; readonly role?: BoxRole | undefined }[];
  readonly columns: number;
}

/** A terminal's lines. */
export interface LinesShape {
  readonly kind: 'lines';
  readonly lines: readonly string[];
}

export interface TextShape {
  readonly kind: 'text';
  readonly text: string;
  /** A heading, what a line is about, or a remark. */
  readonly tone: 'head' | 'label' | 'quiet';
}

type Rest<S> = Omit<S, 'kind' | 'role' | 'label' | 'of'>;

export const box = (role: BoxRole, label: string, rest: Rest<BoxShape> = {}): BoxShape => ({
  kind: 'box',
  role,
  label,
  ...rest,
});
export const group = (label: string, of: readonly Shape[], rest: Rest<GroupShape> = {}): GroupShape => ({
  kind: 'group',
  label,
  of,
  ...rest,
});
export const row = (of: readonly Shape[], widths?: readonly number[]): LineShape => ({
  kind: 'row',
  of,
  widths,
});
export const column = (of: readonly Shape[]): LineShape => ({ kind: 'column', of });
export const head = (text: string): TextShape => ({ kind: 'text', text, tone: 'head' });
export const label = (text: string): TextShape => ({ kind: 'text', text, tone: 'label' });
export const remark = (text: string): TextShape => ({ kind: 'text', text, tone: 'quiet' });
export const lines = (text: readonly string[]): LinesShape => ({ kind: 'lines', lines: text });
export const lanes = (of: LanesShape['lanes']): LanesShape => ({ kind: 'lanes', lanes: of });
export const cells = (of: CellsShape['cells'], columns: number): CellsShape => ({
  kind: 'cells',
  cells: of,
  columns,
});
