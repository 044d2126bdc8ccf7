/** What a crawl has done and found, over all who walk. */

export class CrawlLedger {
  readonly findings = new Map<string, string>();
  /** Screens seen, with who saw them. */
  readonly seen = new Map<string, Set<string>>();
  readonly counts = { visits: 0, presses: 0, axe: 0, files: 0 };
  /** Told of each fault when it is found. */
  private readonly tell: (line: string) => void;
  private readonly done = new Set<string>();
  private readonly shapes = new Set<string>();

  constructor(tell: (line: string) => void = () => undefined) {
    this.tell = tell;
  }

  /** The same fault at one screen is told once, with where it was first met. */
  find(screen: string, fault: string, where: string): void {
    const key = `${screen}: ${fault}`;
    if (this.findings.has(key)) return;
    this.findings.set(key, where);
    this.tell(`${key} (${where})`);
  }

  /** @returns whether this is the first time anybody does it */
  first(deed: string): boolean {
    if (this.done.has(deed)) return false;
    this.done.add(deed);
    return true;
  }

  /** Notes kinds of elements of one front. @returns whether one of them was not seen before */
  newShapes(front: string, shapes: readonly string[]): boolean {
    const before = this.shapes.size;
    for (const shape of shapes) this.shapes.add(`${front} ${shape}`);
    return this.shapes.size > before;
  }

  saw(screen: string, office: string): void {
    this.seen.set(screen, (this.seen.get(screen) ?? new Set()).add(office));
  }

  report(): string[] {
    return [...this.findings].map(([fault, where]) => `${fault} (${where})`).sort();
  }
}
