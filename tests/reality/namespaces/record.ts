/**
 * Asks this machine's kernel what the walls of a process do, and writes its answers to tests/fixtures/namespaces.json.
 * Run as root on Linux with util-linux, iproute2, procps and Python: node tests/reality/namespaces/record.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';

const fixture = join(import.meta.dirname, '../../fixtures/namespaces.json');
const work = mkdtempSync(join(tmpdir(), 'walls-'));
const docker =
  '-all,+chown,+dac_override,+fsetid,+fowner,+mknod,+net_raw,+setgid,+setuid,+setfcap,+setpcap,+net_bind_service,+sys_chroot,+kill,+audit_write';

/** Standard output and error of a shell command, trimmed. */
function sh(command: string): string {
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8', timeout: 60_000 });
  return `${stdout}${stderr}`.trim();
}
const works = (command: string): boolean =>
  spawnSync('sh', ['-c', command], { timeout: 60_000, stdio: 'ignore' }).status === 0;
const python = (code: string): string => {
  const file = join(work, 'probe.py');
  writeFileSync(file, code);
  return file;
};
const pids = (text: string): number[] => text.split(/\s+/).filter(Boolean).map(Number);
const asUser = 'setpriv --reuid 1000 --regid 1000 --clear-groups';
const seesInit = (list: string): boolean => list.split('\n').length > 10;

const hostNames = sh('hostname');
const answers = {
  'pid: own number': pids(sh("unshare --pid --fork sh -c 'echo $$'"))[0],
  'pid: old /proc still lists the host': seesInit(sh("unshare --pid --fork sh -c 'ps -e'")),
  'pid: fresh /proc lists the host': seesInit(sh("unshare --pid --fork --mount-proc sh -c 'ps -e'")),
  'mount: fresh /proc without a PID namespace lists the host': seesInit(
    sh("unshare --mount sh -c 'mount -t proc proc /proc; ps -e'"),
  ),
  'pid: numbers a process has, outermost last':
    sh("unshare --pid --fork sh -c 'grep NSpid /proc/self/status'").split(/\s+/).length - 1,
  'mount: a new namespace shows the same mounts':
    sh('findmnt -l -n -o TARGET,SOURCE,FSTYPE | sort') ===
    sh('unshare --mount findmnt -l -n -o TARGET,SOURCE,FSTYPE | sort'),
  'mount: a mount made inside is seen on the host': (() => {
    const at = join(work, 'mnt');
    mkdirSync(at);
    const inside = sh(`unshare --mount sh -c 'mount -t tmpfs tmpfs ${at}; findmnt -n ${at}'`);
    return { inside: inside !== '', host: sh(`findmnt -n ${at}`) !== '' };
  })(),
  'user: id before a uid_map': sh('unshare --user id'),
  'user: id with root mapped': sh('unshare --user --map-root-user id'),
  'user: uid on the host of a mapped root': (() => {
    const probe = python(
      [
        'import os,time',
        'r,w=os.pipe(); a,b=os.pipe()',
        'pid=os.fork()',
        'if pid==0:',
        '    os.unshare(os.CLONE_NEWUSER) if hasattr(os,"unshare") else __import__("ctypes").CDLL(None).unshare(0x10000000)',
        '    os.write(w,b"x"); os.read(a,1); os.setresgid(0,0,0); os.setresuid(0,0,0)',
        '    os.write(w,str(os.getuid()).encode()); os.read(a,1); os._exit(0)',
        'os.read(r,1)',
        'open(f"/proc/{pid}/uid_map","w").write("0 100000 65536"); open(f"/proc/{pid}/gid_map","w").write("0 100000 65536")',
        'os.write(b,b"x"); inside=os.read(r,9).decode()',
        'print(inside, os.stat(f"/proc/{pid}").st_uid, [l.split()[1] for l in open(f"/proc/{pid}/status") if l.startswith("Uid")][0])',
        'os.write(b,b"x"); os.wait()',
      ].join('\n'),
    );
    const parts = sh(`python3 ${probe}`).split(' ');
    return { inside: Number(parts[0]), host: Number(parts[2]) };
  })(),
  'user: who owns a host process, seen from inside': sh(
    `${asUser} unshare --user --map-root-user ps -o user= -p 1`,
  ),
  'user: an ordinary user may make one': works(`${asUser} unshare --user true`),
  'user: from within a chroot': (() => {
    const at = join(work, 'root');
    mkdirSync(at);
    return works(`unshare --mount sh -c 'mount --bind / ${at} && exec chroot ${at} unshare --user true'`);
  })(),
  'user: an ordinary user may make another kind alone': works(`${asUser} unshare --uts true`),
  'user: an ordinary user may make it in a user namespace': works(`${asUser} unshare --user --uts true`),
  'order: host name set, name namespace first, user namespace second': works(
    "unshare --uts unshare --user --map-root-user sh -c 'hostname x'",
  ),
  'order: host name set, user namespace first': works(
    "unshare --user --map-root-user --uts sh -c 'hostname x'",
  ),
  'order: fresh /proc, PID first, user second': works(
    "unshare --pid --fork unshare --user --map-root-user --mount sh -c 'mount -t proc proc /proc'",
  ),
  'order: fresh /proc, user first': works(
    "unshare --user --map-root-user --pid --fork --mount sh -c 'mount -t proc proc /proc'",
  ),
  'net: new': sh('unshare --net ip -brief addr').replace(/\s+/g, ' ').trim(),
  'net: lo up': sh("unshare --net sh -c 'ip link set lo up; ip -brief addr'").replace(/\s+/g, ' ').trim(),
  'uts: same name at first': sh('unshare --uts hostname') === hostNames,
  'uts: set inside': (() => ({
    inside: sh("unshare --uts sh -c 'hostname box; hostname'"),
    hostChanged: sh('hostname') !== hostNames,
  }))(),
  'ipc: segments seen': (() => {
    const id = sh('ipcmk -M 4096').split(' ').at(-1)!;
    const count = (text: string) => text.split('\n').filter((line) => line.startsWith('0x')).length;
    const seen = { host: count(sh('ipcs -m')) > 0, inside: count(sh('unshare --ipc ipcs -m')) > 0 };
    sh(`ipcrm -m ${id}`);
    return seen;
  })(),
  'cgroup: path inside and on the host': inGroup('unified', [], (enter) => {
    const last = (text: string) => text.split('\n').at(-1)!;
    return {
      host: last(sh(`${enter} cat /proc/self/cgroup`)),
      inside: last(sh(`${enter} unshare --cgroup cat /proc/self/cgroup`)),
    };
  }),
  'time: same uptime without an offset': uptime('unshare --time') === 0,
  'time: seconds off with an offset of 1000': uptime('unshare --time --boottime 1000'),
  'time: the date moves with it':
    Math.abs(Number(sh('unshare --time --boottime 1000 date +%s')) - Number(sh('date +%s'))) > 5,
  'no /proc: ps': sh("unshare --mount sh -c 'mount -t tmpfs t /proc; ps'"),
  'no /proc: findmnt': sh("unshare --mount sh -c 'mount -t tmpfs t /proc; findmnt'"),
  'no /proc: free': sh("unshare --mount sh -c 'mount -t tmpfs t /proc; free -m'"),
  'no /proc: uptime': sh("unshare --mount sh -c 'mount -t tmpfs t /proc; uptime -p'"),
  'caps: Docker’s set': sh(`setpriv --bounding-set ${docker} grep CapEff /proc/self/status`).split(/\s+/)[1],
  'caps: another namespace with Docker’s set': works(`setpriv --bounding-set ${docker} unshare --uts true`),
  'caps: a user namespace with Docker’s set': works(`setpriv --bounding-set ${docker} unshare --user true`),
  'clock: set in all namespaces but user': works(
    `unshare --pid --fork --net --ipc --uts --mount --cgroup --time ${setClock()}`,
  ),
  'clock: set in a user namespace': works(`unshare --user --map-root-user ${setClock()}`),
  'clock: set with Docker’s set': works(`setpriv --bounding-set ${docker} ${setClock()}`),
  'disk: mounted in a user namespace': sh(
    `unshare --user --map-root-user --mount sh -c 'mount -t ext4 /dev/vda ${work}/mnt && echo mounted'`,
  ).includes('mounted'),
  'disk: mounted with Docker’s set': works(`setpriv --bounding-set ${docker} mount -t tmpfs t ${work}/mnt`),
  'shadow: host’s through another process’s /proc root with all capabilities': throughProc(''),
  'shadow: host’s through another process’s /proc root with Docker’s set': throughProc(
    `setpriv --bounding-set ${docker}`,
  ),
  'shadow: out of a chroot with Docker’s set': breakOut(),
  'shadow: read by a mapped root': works(
    'setpriv --reuid 1000 --regid 1000 --clear-groups unshare -Ur cat /etc/shadow',
  ),
  'seccomp: a filter that refuses mount, unshare and clock_settime': filtered(),
  'memory: free shows the host’s total in a limited group': inGroup(
    'memory',
    [['memory.limit_in_bytes', '67108864']],
    (enter) => total(sh(`${enter} free -m`)) === total(sh('free -m')),
  ),
  'memory: past the limit': inGroup(
    'memory',
    [['memory.limit_in_bytes', '67108864']],
    (enter) =>
      spawnSync('sh', ['-c', `${enter} /usr/bin/python3 -c "b=bytearray(300<<20)"`], { stdio: 'ignore' })
        .signal,
  ),
  'pids: past the limit': inGroup('pids', [['pids.max', '8']], (enter) =>
    sh(
      `${enter} /usr/bin/python3 ${python('import os,errno,time\nk=[]\ntry:\n    while True:\n        p=os.fork()\n        if p==0: time.sleep(2); os._exit(0)\n        k.append(p)\nexcept OSError as e:\n    print(errno.errorcode[e.errno])\nfor p in k: os.kill(p,9)')}`,
    ),
  ),
  'cpu: under 50000 100000, at most half, and periods were cut short': inGroup(
    'cpu',
    [
      ['cpu.cfs_period_us', '100000'],
      ['cpu.cfs_quota_us', '50000'],
    ],
    (enter) => {
      const busy = python(
        'import time\na=time.monotonic();c=time.process_time()\nwhile time.monotonic()-a<3: pass\nprint((time.process_time()-c)/(time.monotonic()-a))',
      );
      const share = Number(sh(`${enter} /usr/bin/python3 ${busy}`));
      const cut = /nr_throttled (\d+)/.exec(sh('cat /sys/fs/cgroup/cpu/walls-probe/cpu.stat'));
      return { atMostHalf: share > 0 && share < 0.55, cutShort: Number(cut?.[1] ?? 0) > 0 };
    },
  ),
};

function total(text: string): string {
  return /Mem:\s+(\d+)/.exec(text)![1]!;
}

/** Seconds by which the uptime differs from the host's. */
function uptime(wrap: string): number {
  const read = (command: string) => Number(sh(`${command} cat /proc/uptime`).split(' ')[0]);
  return Math.round(read(wrap) - read(''));
}

/** The clock is set to what it says. */
function setClock(): string {
  return `python3 ${(() => {
    const file = join(work, 'clock.py');
    writeFileSync(file, 'import time\ntime.clock_settime(time.CLOCK_REALTIME, time.time())\n');
    return file;
  })()}`;
}

function throughProc(wrap: string): boolean {
  const code = 'import sys\nopen(f"/proc/{sys.argv[1]}/root/etc/shadow").read()\n';
  const file = join(work, 'through.py');
  writeFileSync(file, code);
  return works(
    `sleep 30 & other=$!; ${wrap} /usr/bin/python3 ${file} $other; code=$?; kill $other; exit $code`,
  );
}

/** The known way out of a chroot: go into a second one without going along. */
function breakOut(): boolean {
  const at = join(work, 'jail');
  mkdirSync(at);
  const file = join(work, 'out.py');
  writeFileSync(
    file,
    `import os,sys\nos.chroot(${JSON.stringify(at)}); os.chdir('/')\nassert not os.path.exists('/etc/shadow')\nos.mkdir('d') if not os.path.exists('d') else None\nos.chroot('d')\nfor _ in range(50): os.chdir('..')\nos.chroot('.')\nopen('/etc/shadow').read()\n`,
  );
  return works(`setpriv --bounding-set ${docker} python3 ${file}`);
}

/** Errors under a filter of our own, as root with all capabilities (x86-64 numbers). */
function filtered(): string {
  const file = join(work, 'filter.py');
  writeFileSync(
    file,
    [
      'import ctypes,struct,errno,os,time',
      'libc=ctypes.CDLL(None,use_errno=True)',
      'n=[165,272,227]',
      'ins=[(0x20,0,0,0)]+[(0x15,len(n)-i,0,k) for i,k in enumerate(n)]+[(0x06,0,0,0x7fff0000),(0x06,0,0,0x00050000|errno.EPERM)]',
      'buf=ctypes.create_string_buffer(b"".join(struct.pack("HBBI",*i) for i in ins))',
      'class P(ctypes.Structure): _fields_=[("len",ctypes.c_ushort),("f",ctypes.c_void_p)]',
      'p=P(len(ins),ctypes.addressof(buf))',
      'libc.prctl(38,1,0,0,0); assert libc.prctl(22,2,ctypes.byref(p),0,0)==0',
      'out=[]',
      'def call(r): out.append("ok" if r==0 else errno.errorcode[ctypes.get_errno()])',
      'call(libc.mount(b"t",b"/mnt",b"tmpfs",0,None)); call(libc.unshare(0x04000000))',
      'try:\n    time.clock_settime(time.CLOCK_REALTIME,time.time()); out.append("ok")\nexcept OSError as e: out.append(errno.errorcode[e.errno])',
      'out.append([l.split()[1] for l in open("/proc/self/status") if l.startswith("Seccomp:")][0])',
      'print(" ".join(out))',
    ].join('\n'),
  );
  return sh(`python3 ${file}`);
}

/** Runs `use` with a command prefix that enters a new control group with these settings, and removes the group. */
function inGroup<T>(
  controller: string,
  settings: readonly (readonly [string, string])[],
  use: (enter: string) => T,
): T {
  const group = `/sys/fs/cgroup/${controller}/walls-probe`;
  mkdirSync(group, { recursive: true });
  for (const [file, value] of settings) writeFileSync(join(group, file), value);
  try {
    return use(`echo $$ > ${group}/cgroup.procs && exec`);
  } finally {
    for (let i = 0; i < 20; i++) {
      try {
        rmdirSync(group);
        break;
      } catch {
        spawnSync('sleep', ['0.2']);
      }
    }
  }
}

writeFileSync(
  fixture,
  `${JSON.stringify({ kernel: release().split('-')[0], cgroups: 'limits asked through the controllers of version 1', answers }, null, 2)}\n`,
);
sh(`rm -rf ${work}`);
process.stdout.write(readFileSync(fixture, 'utf8'));
