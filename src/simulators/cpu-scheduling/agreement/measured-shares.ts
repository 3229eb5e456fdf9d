/**
 * A file of CPU shares measured on a real kernel (`tests/fixtures/cpu-shares.json` is one), read field by field so
 * that a file of another origin fails with a sentence, not with NaN.
 */
import { ParamError } from '../../shared/errors.ts';

/** A cgroup of a measured scenario. `shares` as in cgroup v1: 1024 is `cpu.weight` 100. */
export interface MeasuredGroup {
  readonly shares: number;
  readonly quota?: { readonly quota: number; readonly period: number };
  readonly idle: boolean;
  /** `busy`, `busy nice N`, `sleep` or `wake R us every P us`. */
  readonly procs: readonly string[];
  readonly groups: Readonly<Record<string, MeasuredGroup>>;
}

export interface MeasuredScenario {
  readonly name: string;
  readonly groups: Readonly<Record<string, MeasuredGroup>>;
  /** Percent of the CPU by process ("A/a/0" is the first one of group a in group A); the median of the repeats. */
  readonly percent: Readonly<Record<string, number>>;
  /** The file itself calls this scenario noisy. */
  readonly noisy: boolean;
}

export interface MeasuredShares {
  /** Scheduler ticks per second of that kernel. */
  readonly hz: number;
  readonly seconds: number;
  readonly scenarios: readonly MeasuredScenario[];
}

type Fields = Readonly<Record<string, unknown>>;

function fields(at: string, value: unknown): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new ParamError(at, 'is missing or not an object; give the file that the measurement wrote.');
}

function number(at: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new ParamError(at, `${JSON.stringify(value)} is not a number.`);
}

function list(at: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new ParamError(at, 'is missing or not a list.');
}

function text(at: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new ParamError(at, `${JSON.stringify(value)} is not a text.`);
}

function readGroups(at: string, value: unknown): Record<string, MeasuredGroup> {
  const entries = Object.entries(fields(at, value));
  return Object.fromEntries(entries.map(([name, group]) => [name, readGroup(`${at}.${name}`, group)]));
}

function readGroup(at: string, value: unknown): MeasuredGroup {
  const { shares, quota_us: quota, period_us: period, idle, procs, groups } = fields(at, value);
  return {
    shares: shares === undefined ? 1024 : number(`${at}.shares`, shares),
    ...(quota === undefined
      ? {}
      : {
          quota: {
            quota: number(`${at}.quota_us`, quota),
            period: number(`${at}.period_us`, period ?? 100_000),
          },
        }),
    idle: idle === true || idle === 1,
    procs: list(`${at}.procs`, procs ?? []).map((proc, i) => text(`${at}.procs[${i}]`, proc)),
    groups: groups === undefined ? {} : readGroups(`${at}.groups`, groups),
  };
}

function readScenario(at: string, value: unknown): MeasuredScenario {
  const { name, config, measured_percent: measured, noisy } = fields(at, value);
  const percent = Object.entries(fields(`${at}.measured_percent`, measured)).map(([process, stats]) => {
    const where = `${at}.measured_percent.${process}`;
    return [process, number(`${where}.median`, fields(where, stats)['median'])] as const;
  });
  return {
    name: text(`${at}.name`, name),
    groups: readGroups(`${at}.config`, config),
    percent: Object.fromEntries(percent),
    noisy: noisy === true,
  };
}

/** Takes a parsed JSON file of measured CPU shares and gives its parts. Throws `ParamError` naming the field that does not fit. */
export function readMeasuredShares(json: unknown): MeasuredShares {
  const { hz, seconds, scenarios } = fields('file', json);
  return {
    hz: number('hz', hz),
    seconds: number('seconds', seconds),
    scenarios: list('scenarios', scenarios).map((scenario, i) => readScenario(`scenarios[${i}]`, scenario)),
  };
}
