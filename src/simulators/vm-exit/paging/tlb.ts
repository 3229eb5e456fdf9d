/** What the CPU remembers of walks: page by page, straight from virtual to host. */
export class Tlb {
  private readonly pages: { virtual: bigint; host: bigint; size: bigint; global: boolean }[] = [];

  find(virtual: bigint): bigint | null {
    const page = this.pages.find((each) => virtual >= each.virtual && virtual < each.virtual + each.size);
    return page ? page.host + (virtual - page.virtual) : null;
  }

  /** Remembers that the page of this size around `virtual` lies around `host`. */
  keep(virtual: bigint, host: bigint, size: bigint, global: boolean): void {
    const inside = virtual & (size - 1n);
    this.pages.push({ virtual: virtual - inside, host: host - inside, size, global });
  }

  /** A new process: all that is not the kernel's own is forgotten. */
  flush(): void {
    const kept = this.pages.filter(({ global }) => global);
    this.pages.length = 0;
    this.pages.push(...kept);
  }
}
