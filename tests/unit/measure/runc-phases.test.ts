import { describe, expect, it } from 'vitest';
import { phases, runcStart } from '../../reality/measure/runc-phases.ts';
import { traceEvents } from '../../reality/measure/trace-lines.ts';

// Lines of a real trace (runc 1.1.5 on Linux 6.18), thinned out; 10 is runc, 20 and 21 the stages, 30 the program.
const trace = `# tracer: nop
            bash-9     [000] .....     1.000000: sched_process_fork: comm=bash pid=9 child_comm=bash child_pid=10
            runc-10    [000] .....     1.001000: sched_process_exec: filename=/usr/bin/sh pid=10 old_pid=10
            runc-10    [000] .....     1.002000: sched_process_exec: filename=/usr/sbin/runc pid=10 old_pid=10
            runc-10    [000] .....     1.003000: sys_seccomp(op: 1, flags: 1, uargs: 0)
            runc-10    [000] .....     1.005000: sys_mkdirat(dfd: 0xffffffffffffff9c, pathname: 0xc00014d500, mode: 0x1c9)
            runc-12    [000] .....     1.006000: sched_process_fork: comm=runc pid=12 child_comm=runc child_pid=20
            runc-12    [000] .....     1.006500: sys_mkdirat(dfd: 0xffffffffffffff9c, pathname: 0xc0000b6ce0, mode: 0x1ed)
 runc:[0:PARENT]-20    [001] .....     1.007000: sched_process_exec: filename=/proc/self/exe pid=20 old_pid=20
 runc:[0:PARENT]-20    [001] .....     1.007500: sys_mount(dev_name: 0x9a933b, dir_name: 0x7ffc2561fe00, type: 0x9a989b, flags: 0x1000, data: 0x9a989b)
 runc:[0:PARENT]-20    [001] .....     1.010000: sys_clone(clone_flags: 0x8011, newsp: 0x7ffcc7f3c330, parent_tidptr: 0, child_tidptr: 0, tls: 1)
  runc:[1:CHILD]-21    [000] .....     1.012000: sched_process_fork: comm=runc:[1:CHILD] pid=21 child_comm=runc:[1:CHILD] child_pid=30
            true-30    [000] .....     1.016000: sys_mount(dev_name: 0xc000140760, dir_name: 0xc000140762, type: 0xc000140764, flags: 0x84000, data: 0)
            true-30    [000] .....     1.018000: sys_pivot_root(new_root: 0xc0001413ee, put_old: 0xc0001413f0)
            true-30    [000] .....     1.018250: sys_sethostname(name: 0xc00019f9a0, len: 4)
            true-30    [000] .N...     1.018500: sys_prctl(option: 0x26, arg2: 1, arg3: 0, arg4: 0, arg5: 0)
            true-30    [000] .....     1.019000: sys_capset(header: 0xc0000a6000, dataptr: 0xc0000a6008)
            true-30    [000] .....     1.019500: sys_capset(header: 0xc0000a6000, dataptr: 0xc0000a6008)
            true-30    [000] .....     1.020000: sys_seccomp(op: 1, flags: 2, uargs: 0)
            true-30    [000] .....     1.028000: sys_seccomp(op: 1, flags: 2, uargs: 0xc0000a7000)
            true-30    [001] .....     1.030000: sched_process_exec: filename=/bin/true pid=30 old_pid=30
            true-30    [001] .....     1.030500: sched_process_exit: comm=true pid=30 prio=120 group_dead=true
            runc-10    [000] .....     1.032000: sched_process_exit: comm=runc pid=10 prio=120 group_dead=true
`;

const drawn = (text: string) => {
  const start = runcStart(traceEvents(text));
  const lines = phases.map(([id]) => `${id} ${start.phases[id]?.toFixed(2) ?? '–'}`);
  return [...lines, `= ${start.toFirstInstruction.toFixed(2)}, ${start.mounts} mounts`].join('\n');
};

describe('runcStart', () => {
  it('tells the phases of one start apart', () => {
    expect(drawn(trace)).toBe(`go 3.00
spawn 2.00
bootstrap 0.00
cgroups 3.00
namespaces 2.00
second-go 4.00
mounts 2.00
pivot 0.25
masks 0.25
privileges 1.00
seccomp 8.50
exec 2.00
program 0.50
cleanup 1.50
= 28.00, 2 mounts`);
  });

  it('does not take what the shell did before for runc', () => {
    const earlier = '  sh-10 [000] ..... 1.0015: sys_mkdirat(dfd: 0x1, pathname: 0x2, mode: 0x1c9)\n';
    expect(drawn(earlier + trace)).toBe(drawn(trace));
  });

  it('has no seccomp phase where only probes ran', () => {
    const without = trace.replace(/^.*uargs: 0xc0000a7000\)\n/m, '');
    expect(drawn(without)).toContain('seccomp –\nexec 10.50');
  });

  it('says what a trace lacks', () => {
    expect(() => drawn(trace.replace(/^.*pivot_root.*\n/m, ''))).toThrow(
      'The trace of runc lacks pivot_root; its phases cannot be told apart.',
    );
  });
});

describe('traceEvents', () => {
  it('reads both forms of a line, also of a thread whose name has a hyphen', () => {
    expect(
      traceEvents(
        '  my-app-7 [001] d..1. 12.000345: sys_mount(dev_name: 0x1, flags: 0)\n a-8 [000] ..... 13.5: x_y: a=1 b=/bin/z\nnoise',
      ),
    ).toEqual([
      { tid: 7, seconds: 12.000345, name: 'sys_mount', args: { dev_name: '0x1', flags: '0' } },
      { tid: 8, seconds: 13.5, name: 'x_y', args: { a: '1', b: '/bin/z' } },
    ]);
  });
});
