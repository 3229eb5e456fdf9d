import { apply, upperBytes } from '../../simulators/image-layers/index.ts';
import { callOf, createdBy, line, newContent, newMode, octal } from './calls.ts';
import { copyOf } from './container-act.ts';
import { fallOf, type Asked } from './fall.ts';
import { say } from './narration-words.ts';
import { renamed, type FileVerb } from './operations.ts';
import { Removals } from './removals.ts';
import { holds, type Rising } from './script.ts';
import { kernelDoes } from './words.ts';
import { fileSize, upperIsEmpty } from './world.ts';

/** Performs file operations of one container and writes down what happens. */
export class FileOperations extends Removals {
  perform(operation: number, verb: FileVerb, path: string): void {
    const dir = this.entry(path)?.stat.type === 'dir';
    const mode = this.entry(path)?.stat.mode ?? 0;
    const next = octal(newMode(mode));
    const call = callOf(verb, path, dir, next);
    this.script.begin(operation, this.index, path, call);
    const asks = this.sentence(verb, path, dir, next);
    this.script.add(holds.call, asks, {
      kernel: verb === 'read' && dir ? kernelDoes.merges(path) : kernelDoes.looks(path),
    });
    const fall = this.fall(path, dir);
    switch (verb) {
      case 'read':
        return this.read(path, dir);
      case 'append':
      case 'overwrite':
        return this.write(path, verb === 'overwrite');
      case 'chmod':
        return this.chmod(path, dir, mode);
      case 'delete':
        return dir ? this.removeTree(path) : this.remove(path, null);
      case 'rename':
        return this.rename(path, dir);
      case 'create':
        return this.create(path, fall);
      case 'mkdir':
        return this.mkdir(path);
    }
  }

  private sentence(verb: FileVerb, path: string, dir: boolean, mode: string): string {
    const { asks } = say;
    if (verb === 'read') return (dir ? asks.list : asks.read)(this.index, path);
    if (verb === 'delete') return (dir ? asks.deleteTree : asks.delete)(this.index, path);
    if (verb === 'rename') return asks.rename(this.index, path, renamed(path));
    if (verb === 'chmod') return asks.chmod(this.index, path, mode);
    return asks[verb](this.index, path);
  }

  /** The lookup, one event for each layer asked. */
  private fall(path: string, dir: boolean): readonly Asked[] {
    const all = fallOf(this.mount, path);
    const emptyUpper = upperIsEmpty(this.mount);
    all.forEach((asked, i) => {
      const further = asked.layer !== 0;
      const text = say.answer(
        this.who(asked.layer),
        path,
        dir,
        asked.verdict,
        further,
        asked.layer === 'upper' && emptyUpper,
      );
      this.script.add(asked.stops ? holds.found : holds.ask, text, { fall: all.slice(0, i + 1) });
    });
    return all;
  }

  private read(path: string, dir: boolean): void {
    const entry = this.entry(path);
    if (!entry) return this.fail('ENOENT', path);
    if (dir) {
      const names = apply(this.mount, { op: 'list', path }).value as readonly string[];
      const layers = entry.layers.map((layer) => this.who(layer));
      this.script.add(holds.result, say.listed(names, layers), { kernel: kernelDoes.merges(path) });
      return;
    }
    const from = this.who(entry.layer);
    const below = this.below(path, entry.layer);
    const text =
      entry.layer === 'upper'
        ? say.readCopy(entry.stat.size, below)
        : say.readFrom(entry.stat.size, from, below, this.others(path));
    this.script.add(holds.result, text, { kernel: kernelDoes.reads(from) });
  }

  private write(path: string, truncate: boolean): void {
    const before = upperBytes(this.mount);
    const opened = apply(this.mount, { op: 'open', path, fd: 'f', write: true, truncate });
    if (opened.errno) return this.fail(opened.errno, path);
    const content = truncate ? newContent : line;
    const written = apply(opened.mount, { op: 'write_fd', fd: 'f', content });
    const { mount } = apply(written.mount, { op: 'close', fd: 'f' });
    const from = this.copyUps(opened, path, apply(opened.mount, { op: 'close', fd: 'f' }).mount, truncate);
    const grew = upperBytes(mount) - before;
    const text = truncate
      ? say.overwritten(content.length, grew, from)
      : say.appended(content.length, fileSize(mount, path) ?? 0, grew, from);
    this.script.add(
      holds.result,
      text,
      { kernel: kernelDoes.writes, touched: [path] },
      this.worldWith(mount),
    );
  }

  private chmod(path: string, dir: boolean, mode: number): void {
    const before = upperBytes(this.mount);
    const next = newMode(mode);
    const step = apply(this.mount, { op: 'chmod', path, mode: next });
    if (step.errno) return this.fail(step.errno, path);
    const from = this.copyUps(step, path, step.mount, false);
    const grew = upperBytes(step.mount) - before;
    this.script.add(
      holds.result,
      say.modeChanged(path, octal(next), grew, from, dir),
      { kernel: kernelDoes.writes, touched: [path] },
      this.worldWith(step.mount),
    );
  }

  private rename(path: string, dir: boolean): void {
    const to = renamed(path);
    const there = this.entry(to);
    const size = fileSize(this.mount, path) ?? 0;
    const step = apply(this.mount, { op: 'rename', from: path, to });
    if (step.errno) return this.fail(step.errno, path);
    this.parents(step, path);
    const own = copyOf(step, path);
    if (own) {
      // The copy is there before it gets its new name: a state that opening for writing would leave as well.
      const copied = apply(this.mount, { op: 'open_rdwr', path }).mount;
      const rising: Rising[] = [{ path, from: own.from, dir }];
      const text = say.copyUp(path, own.bytes, this.who(own.from));
      this.script.add(holds.copy, text, { kernel: kernelDoes.copies, rising }, this.worldWith(copied));
    }
    const covers = step.effects.some((effect) => effect.kind === 'whiteout');
    const text = own
      ? say.renamedLower(to, this.who(own.from), size)
      : covers
        ? say.renamedCovering(to, path, dir)
        : say.renamedUpper(to);
    const instead = there ? say.renamedOver(to, this.who(there.layer)) : '';
    this.script.add(
      holds.result,
      text + instead,
      { kernel: kernelDoes.writes, touched: covers ? [path, to] : [to] },
      this.worldWith(step.mount),
    );
  }

  private create(path: string, fall: readonly Asked[]): void {
    const content = createdBy(this.index);
    const step = apply(this.mount, { op: 'create_excl', path, content });
    if (step.errno) return this.fail(step.errno, path);
    this.parents(step, path);
    const over = fall.some(({ layer, verdict }) => layer === 'upper' && verdict.kind === 'whiteout');
    this.script.add(
      holds.result,
      say.created(path, content.length, over),
      { kernel: kernelDoes.writes, rising: [{ path, from: null, dir: false }], touched: [path] },
      this.worldWith(step.mount),
    );
  }

  private mkdir(path: string): void {
    const step = apply(this.mount, { op: 'mkdir', path });
    if (step.errno) return this.fail(step.errno, path);
    this.parents(step, path);
    const opaque = step.effects.some((effect) => effect.kind === 'create' && effect.opaque);
    this.script.add(
      holds.result,
      say.madeDir(path, opaque),
      { kernel: kernelDoes.writes, rising: [{ path, from: null, dir: true }], touched: [path] },
      this.worldWith(step.mount),
    );
  }
}
