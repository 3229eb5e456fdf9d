import type { Option } from '../../simulators/choosing/index.ts';
import { stackRows } from './stack-rows.ts';

/** A box in small: where the kernels are under three copies of an app. */
export function Stack({ option }: { readonly option: Option }) {
  return (
    <div className="cho-stack" data-option={option} aria-hidden="true">
      {stackRows[option].flatMap((row, y) =>
        row.map(({ role, label, span }, x) => (
          <span key={`${y} ${x}`} className="box" data-role={role} style={{ gridColumn: `span ${span}` }}>
            {label}
          </span>
        )),
      )}
    </div>
  );
}
