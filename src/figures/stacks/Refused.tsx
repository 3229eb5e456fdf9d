import type { Refusal, StackSpec } from '../../simulators/machine-stack/index.ts';
import { refusalSentence, wayLabel } from './refusal-words.ts';
import { tray as words } from './words.ts';

interface Props {
  readonly refusal: Refusal | null;
  readonly spec: StackSpec;
  /** A machine stands here that nobody ordered. */
  readonly unasked: boolean;
  readonly onPick: (spec: StackSpec) => void;
}

/** Why a press could not be granted, and the ways out; how to press, while there is nothing to refuse. */
export function Refused({ refusal, spec, unasked, onPick }: Props) {
  return (
    <div className="stk-refused" role="status" data-refused={refusal ? '' : undefined}>
      {refusal ? (
        <>
          <p>{refusalSentence(refusal, spec)}</p>
          <span className="stk-ways">
            {refusal.ways.map((way) => (
              <button key={String(way.on)} type="button" onClick={() => onPick(way.spec)}>
                {wayLabel(way, refusal.layer, refusal.on)}
              </button>
            ))}
          </span>
        </>
      ) : (
        <p className="stk-hint">
          {words.hint} {words.dueHint} {unasked && words.hiddenHint}
        </p>
      )}
    </div>
  );
}
