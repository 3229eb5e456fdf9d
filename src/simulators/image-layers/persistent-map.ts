/*
 * A hash array mapped trie (P. Bagwell, "Ideal Hash Trees", 2001): a map that never changes. `set` and
 * `delete` give a new map that shares all but the touched path, so a figure can keep one state per step
 * and a directory of any size costs O(log32 n) per change.
 */
interface Leaf<K, V> {
  readonly kind: 0;
  readonly hash: number;
  readonly key: K;
  readonly value: V;
}
interface Branch<K, V> {
  readonly kind: 1;
  readonly bitmap: number;
  readonly children: readonly Node<K, V>[];
}
/** Leaves whose 32-bit hashes are equal. */
interface Clash<K, V> {
  readonly kind: 2;
  readonly hash: number;
  readonly leaves: readonly Leaf<K, V>[];
}
type Node<K, V> = Leaf<K, V> | Branch<K, V> | Clash<K, V>;

// A lookup asks every layer for the same name, one after the other: its hash is reckoned once.
let lastKey = '';
let lastHash = 0x811c9dc5 | 0;

/** FNV-1a over UTF-16 units; a number is its own hash. */
function hashOf(key: string | number): number {
  if (typeof key === 'number') return key | 0;
  if (key === lastKey) return lastHash;
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  lastKey = key;
  lastHash = hash | 0;
  return lastHash;
}

function bitCount(x: number): number {
  x -= (x >>> 1) & 0x55555555;
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function replaced<T>(items: readonly T[], at: number, item: T): T[] {
  const out = items.slice();
  out[at] = item;
  return out;
}

/** A branch over two nodes whose hashes differ somewhere above `shift`. */
function split<K, V>(shift: number, a: Leaf<K, V> | Clash<K, V>, b: Leaf<K, V>): Node<K, V> {
  const i = (a.hash >>> shift) & 31;
  const j = (b.hash >>> shift) & 31;
  if (i === j) return { kind: 1, bitmap: 1 << i, children: [split(shift + 5, a, b)] };
  return { kind: 1, bitmap: (1 << i) | (1 << j), children: i < j ? [a, b] : [b, a] };
}

function insert<K, V>(node: Node<K, V>, shift: number, leaf: Leaf<K, V>): Node<K, V> {
  if (node.kind === 1) {
    const bit = 1 << ((leaf.hash >>> shift) & 31);
    const at = bitCount(node.bitmap & (bit - 1));
    if (node.bitmap & bit) {
      const child = insert(node.children[at] as Node<K, V>, shift + 5, leaf);
      return { kind: 1, bitmap: node.bitmap, children: replaced(node.children, at, child) };
    }
    const children = node.children.slice();
    children.splice(at, 0, leaf);
    return { kind: 1, bitmap: node.bitmap | bit, children };
  }
  if (node.hash !== leaf.hash) return split(shift, node, leaf);
  if (node.kind === 0)
    return node.key === leaf.key ? leaf : { kind: 2, hash: leaf.hash, leaves: [node, leaf] };
  const at = node.leaves.findIndex((other) => other.key === leaf.key);
  const leaves = at < 0 ? [...node.leaves, leaf] : replaced(node.leaves, at, leaf);
  return { kind: 2, hash: node.hash, leaves };
}

function remove<K, V>(node: Node<K, V>, shift: number, hash: number, key: K): Node<K, V> | null {
  if (node.kind === 0) return null;
  if (node.kind === 2) {
    const leaves = node.leaves.filter((leaf) => leaf.key !== key);
    return leaves.length === 1 ? (leaves[0] as Leaf<K, V>) : { kind: 2, hash, leaves };
  }
  const bit = 1 << ((hash >>> shift) & 31);
  const at = bitCount(node.bitmap & (bit - 1));
  const child = remove(node.children[at] as Node<K, V>, shift + 5, hash, key);
  if (child) {
    // A lone leaf moves up, so that a map has one shape whatever its history.
    if (child.kind !== 1 && node.children.length === 1) return child;
    return { kind: 1, bitmap: node.bitmap, children: replaced(node.children, at, child) };
  }
  if (node.children.length === 1) return null;
  const children = node.children.filter((_, i) => i !== at);
  const only = children[0] as Node<K, V>;
  if (children.length === 1 && only.kind !== 1) return only;
  return { kind: 1, bitmap: node.bitmap & ~bit, children };
}

function visit<K, V>(node: Node<K, V>, see: (value: V, key: K) => void): void {
  if (node.kind === 0) see(node.value, node.key);
  else if (node.kind === 1) for (const child of node.children) visit(child, see);
  else for (const leaf of node.leaves) see(leaf.value, leaf.key);
}

/** An immutable map from names or whole 32-bit numbers to values. All changes give a new map. */
export class PersistentMap<K extends string | number, V> {
  readonly size: number;
  private readonly root: Node<K, V> | null;

  private constructor(root: Node<K, V> | null, size: number) {
    this.root = root;
    this.size = size;
  }

  static empty<K extends string | number, V>(): PersistentMap<K, V> {
    return new PersistentMap<K, V>(null, 0);
  }

  get(key: K): V | undefined {
    let node = this.root;
    if (!node) return undefined;
    const hash = hashOf(key);
    for (let shift = 0; node.kind === 1; shift += 5) {
      const bit = 1 << ((hash >>> shift) & 31);
      if (!(node.bitmap & bit)) return undefined;
      node = node.children[bitCount(node.bitmap & (bit - 1))] as Node<K, V>;
    }
    // A number is its own hash; only names need comparing.
    if (node.hash !== hash) return undefined;
    if (node.kind === 0) return typeof key === 'number' || node.key === key ? node.value : undefined;
    return node.leaves.find((leaf) => leaf.key === key)?.value;
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  set(key: K, value: V): PersistentMap<K, V> {
    const leaf: Leaf<K, V> = { kind: 0, hash: hashOf(key), key, value };
    if (!this.root) return new PersistentMap<K, V>(leaf, 1);
    return new PersistentMap(insert(this.root, 0, leaf), this.size + (this.has(key) ? 0 : 1));
  }

  delete(key: K): PersistentMap<K, V> {
    if (!this.has(key) || !this.root) return this;
    return new PersistentMap(remove(this.root, 0, hashOf(key), key), this.size - 1);
  }

  /** In an order that depends on the keys alone; sort where the reader sees it. */
  forEach(see: (value: V, key: K) => void): void {
    if (this.root) visit(this.root, see);
  }

  keys(): K[] {
    const out: K[] = [];
    this.forEach((_, key) => out.push(key));
    return out;
  }
}
