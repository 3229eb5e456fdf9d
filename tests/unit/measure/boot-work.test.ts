import { describe, expect, it } from 'vitest';
import { workParts } from '../../reality/measure/boot-parts.ts';
import { workTrace } from '../../reality/measure/work-trace.ts';

/** A trace as tracefs prints it: the kernel boots for 10 ms, its thread works 5, /init 2, systemd 8 with a unit between. */
const line = (ms: number, pid: number, text: string) =>
  `          comm-${pid}       [000] d..2.     ${(ms / 1000).toFixed(6)}: ${text}`;
const turn = (ms: number, from: number, to: number) =>
  line(
    ms,
    from,
    `sched_switch: prev_comm=a prev_pid=${from} prev_prio=120 prev_state=S ==> next_comm=b next_pid=${to} next_prio=120`,
  );
const fork = (ms: number, parent: number, child: number) =>
  line(ms, parent, `sched_process_fork: comm=a pid=${parent} child_comm=a child_pid=${child}`);
const group = (ms: number, pid: number, path: string) =>
  line(ms, pid, `cgroup_attach_task: dst_root=0 dst_id=1 dst_level=1 dst_path=${path} pid=${pid} comm=a`);
const run = (ms: number, pid: number, program: string) =>
  line(ms, pid, `sched_process_exec: filename=${program} pid=${pid} old_pid=${pid}`);

const trace = [
  '# tracer: nop',
  fork(0.1, 0, 1),
  fork(0.2, 0, 2),
  turn(10, 1, 2),
  fork(11, 2, 3),
  turn(12, 2, 3),
  turn(15, 3, 1),
  run(15, 1, '/init'),
  run(17, 1, '/sbin/init'),
  fork(18, 1, 20),
  group(18, 20, '/system.slice/systemd-sysctl.service'),
  turn(19, 1, 20),
  run(19, 20, '/lib/systemd/systemd-sysctl'),
  turn(22, 20, 0),
  turn(30, 0, 1),
  fork(31, 1, 21),
  group(31, 21, '/system.slice/app.service'),
  turn(32, 1, 21),
  run(32, 21, '/usr/bin/python3'),
  fork(33, 21, 22),
  turn(34, 21, 22),
  turn(38, 22, 0),
].join('\n');
const report = [
  'UserspaceTimestampMonotonic=17000',
  ...['systemd-journald', 'systemd-udevd', 'systemd-networkd'].map(
    (unit) => `Id=${unit}.service\nActiveEnterTimestampMonotonic=25000`,
  ),
].join('\n\n');

describe('the work of a boot', () => {
  it('belongs to the unit in whose group a process is, and to its children', () => {
    const { work, end } = workTrace(trace);
    const rounded = [...work(0, end)].map(([owner, ms]) => `${owner} ${Math.round(ms)}`);
    // 8 ms of idling between sysctl and the app count for nobody.
    expect(rounded).toEqual(['init 16', 'kernel 5', 'systemd-sysctl.service 3', 'app.service 6']);
  });

  it('is cut where /init, systemd, the first unit and the app begin', () => {
    const parts = workParts({ trace, report });
    const seen = Object.fromEntries(
      Object.entries(parts)
        .map(([id, ms]) => [id, Math.round(ms)] as const)
        .filter(([, ms]) => ms > 0),
    );
    expect(seen).toEqual({
      kernel: 15,
      'kernel-threads': 5,
      initramfs: 2,
      'until-app': 7,
      'init-reads': 2,
      'init-later': 2,
      sysctl: 3,
      app: 6,
    });
  });

  it('refuses a unit that no part names, and a trace that stops too early', () => {
    expect(() => workParts({ trace: trace.replaceAll('systemd-sysctl', 'cups'), report })).toThrow(
      'The trace has 3.0 ms of "cups.service", which no part names.',
    );
    expect(() => workParts({ trace: trace.slice(0, trace.indexOf('/sbin/init')), report })).toThrow(
      'The trace has no moment when systemd began.',
    );
    expect(() => workParts({ trace, report: '' })).toThrow(
      'The report does not say when systemd-journald.service was ready.',
    );
  });
});
