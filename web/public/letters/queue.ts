/**
 * Letters of anybody on their way from a device: kept while they are typed, sent when there is a network, once. No screen and no
 * browser here: `letter-form.ts` shows it, tests drive it alone.
 */
export interface Point {
  longitude: number;
  latitude: number;
}

export interface LetterPhoto {
  id: string;
  picture: Blob;
  /** The server has it. */
  sent: boolean;
}

export interface Letter {
  /** Made here, so that sending again is the same letter. */
  id: string;
  /** Opens the private page; known here before the server knows it. */
  secret: string;
  /** Code of the assembly it is for. */
  code: string;
  fields: Record<string, string>;
  point: Point | null;
  confirmed: { addressId: string; token: string } | null;
  photos: LetterPhoto[];
  state: 'draft' | 'waiting' | 'refused' | 'sent';
  /** The server's sentence, and the fields it is about. */
  refusal: Refusal | null;
  receipt: string | null;
  keptAt: string;
}

export interface Refusal {
  sentence: string;
  fields: Array<{ name: string; message: string }>;
  /** The photo it is about. */
  photoId?: string;
}

/** Where letters are on the device. */
export interface LetterStore {
  all(): Promise<Letter[]>;
  put(letter: Letter): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The server said no; anything else that is thrown is a lost network or a server in trouble, and is tried again. */
export class LetterRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.sentence);
    this.refusal = refusal;
  }
}

export interface LetterServer {
  /** @throws LetterRefused when it is not taken */
  photo(letter: Letter, photo: LetterPhoto): Promise<void>;
  /** @returns the receipt @throws LetterRefused when it is not taken */
  letter(letter: Letter): Promise<string>;
}

/** 32 random bytes as an address takes them. */
export const newSecret = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

export const newLetter = (code: string, now: Date): Letter => ({
  id: crypto.randomUUID(),
  secret: newSecret(),
  code,
  fields: {},
  point: null,
  confirmed: null,
  photos: [],
  state: 'draft',
  refusal: null,
  receipt: null,
  keptAt: now.toISOString(),
});

export const isEmpty = ({ fields, photos, point }: Letter): boolean =>
  photos.length === 0 && point === null && !(fields.text ?? '').trim();

/** Only what is needed to find the private page again stays of one that has been sent. */
const afterSending = (letter: Letter, receipt: string): Letter => ({
  ...letter,
  fields: { text: (letter.fields.text ?? '').slice(0, 40) },
  point: null,
  confirmed: null,
  photos: [],
  state: 'sent',
  refusal: null,
  receipt,
});

export class LetterQueue {
  private readonly store: LetterStore;
  private readonly server: LetterServer;
  /** Told of every change that is kept. */
  private readonly told: (letter: Letter) => void;
  private running: Promise<boolean> | null = null;

  constructor(store: LetterStore, server: LetterServer, told: (letter: Letter) => void = () => {}) {
    this.store = store;
    this.server = server;
    this.told = told;
  }

  async keep(letter: Letter): Promise<void> {
    await this.store.put(letter);
    this.told(letter);
  }

  /** From now on it is sent, however long that takes. A second press finds it waiting already. */
  async hand(letter: Letter): Promise<void> {
    if (letter.state === 'waiting' || letter.state === 'sent') return;
    letter.state = 'waiting';
    letter.refusal = null;
    await this.keep(letter);
  }

  /** Sends all that waits, oldest first; one turn at a time. @returns whether nothing waits any more */
  sendAll(): Promise<boolean> {
    this.running ??= this.turn().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async turn(): Promise<boolean> {
    for (;;) {
      const waiting = (await this.store.all()).filter(({ state }) => state === 'waiting');
      const [next] = waiting.sort((a, b) => a.keptAt.localeCompare(b.keptAt));
      if (!next) return true;
      try {
        await this.send(next);
      } catch (error) {
        if (!(error instanceof LetterRefused)) return false;
        await this.keep({ ...next, state: 'refused', refusal: error.refusal });
      }
    }
  }

  /** Each photo the server has is kept as such at once, so that a broken line repeats none of them. */
  private async send(letter: Letter): Promise<void> {
    for (const photo of letter.photos) {
      if (photo.sent) continue;
      await this.server.photo(letter, photo);
      photo.sent = true;
      await this.keep(letter);
    }
    await this.keep(afterSending(letter, await this.server.letter(letter)));
  }
}
