/**
 * Makes the plain form work with little or no network: what is typed is kept on the device at each key, photos are made small and
 * shown, a place is given by pressing for it, and what is handed over is sent when that can be, once.
 */
import { askServer, deviceServer, deviceStore } from './device.ts';
import { channelOf, type LetterKind } from './letter.ts';
import { showLike } from './like-while-writing.ts';
import { showPlace } from './place-sign.ts';
import { isEmpty, type Letter, LetterQueue, LetterRefused, newLetter } from './queue.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** Takes over the form of the page; where the device cannot keep anything, the plain form goes on. */
export function startLetters(kind: LetterKind): void {
  const form = document.querySelector<HTMLFormElement>('form[data-letter]');
  if (form && 'indexedDB' in window) void start(form, kind).catch(() => undefined);
}

async function start(page: HTMLFormElement, kind: LetterKind): Promise<void> {
  const code = page.dataset.letter!;
  const words = JSON.parse(page.dataset.words!) as Record<string, string>;
  const say = (key: string, params: Record<string, string | number> = {}) =>
    (words[key] ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
  const most = Number(page.dataset.most);
  const photosMost = Number(page.dataset.photosMost);
  const metres = Number(page.dataset.metres);
  const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);
  const field = (name: string) =>
    page.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null;
  const state = find('[data-letter-state]')!;
  const typed = [...kind.fields, ...kind.choices, 'contact'];
  const store = deviceStore(kind);
  const submit = page.querySelector<HTMLButtonElement>('button.wide[value=send]')!;
  const queue = new LetterQueue(store, deviceServer(kind), (letter) => void shown(letter));

  const draft = (await store.all()).find(
    (one) => one.code === code && (one.state === 'draft' || one.state === 'refused'),
  );
  let letter: Letter = draft ?? newLetter(code, new Date());

  function tell(sentence: string, warn = false): void {
    state.hidden = sentence === '';
    state.textContent = sentence;
    state.classList.toggle('warn', warn);
  }

  function count(): void {
    const { length } = field('text')!.value;
    const place = find('[data-count]')!;
    place.textContent =
      length > most ? say('tooLong', { written: length, over: length - most }) : say('count', { count: length, most });
    place.classList.toggle('wrong', length > most);
  }

  function button(text: string, act: () => unknown): HTMLButtonElement {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button quiet';
    made.textContent = text;
    made.addEventListener('click', () => void act());
    return made;
  }

  /** At each key: the device first. */
  async function keep(): Promise<void> {
    letter.fields = Object.fromEntries(
      typed.flatMap((name) => (field(name)?.value ? [[name, field(name)!.value]] : [])),
    );
    letter.keptAt = new Date().toISOString();
    if (isEmpty(letter)) return void (await store.remove(letter.id));
    try {
      await store.put(letter);
      if (!submit.disabled) tell(navigator.onLine ? say('keptHere') : `${say('keptHere')} · ${say('offline')}`);
    } catch {
      tell(say('noStore'), true);
    }
  }

  // Photos: chosen or taken, made small here, shown with a way to take them out again.
  const photos = find('[data-photos]');
  const chosen = field('photos') as HTMLInputElement | null;
  let addresses: string[] = [];
  function drawPhotos(): void {
    if (!photos) return;
    for (const address of addresses) URL.revokeObjectURL(address);
    addresses = [];
    const list = document.createElement('ul');
    list.className = 'photos';
    for (const [at, photo] of letter.photos.entries()) {
      const item = document.createElement('li');
      const picture = document.createElement('img');
      picture.src = URL.createObjectURL(photo.picture);
      picture.alt = say('photoAt', { at: at + 1 });
      addresses.push(picture.src);
      const remove = button('×', async () => {
        letter.photos = letter.photos.filter((one) => one !== photo);
        drawPhotos();
        await keep();
        photos.querySelector('button')?.focus();
      });
      remove.setAttribute('aria-label', say('remove', { at: at + 1 }));
      item.append(picture, remove);
      list.append(item);
    }
    photos.querySelector('ul')?.remove();
    photos.append(list);
  }
  async function addPhotos(files: readonly File[]): Promise<void> {
    let left = photosMost - letter.photos.length;
    for (const file of files) {
      if (left <= 0) return tell(say('photoMany', { most: photosMost }), true);
      const picture = await shrinkPhoto(file);
      if (!picture) {
        tell(say('photoUnreadable'), true);
        continue;
      }
      letter.photos.push({ id: crypto.randomUUID(), picture, sent: false });
      left -= 1;
    }
    drawPhotos();
    await keep();
  }
  if (photos && chosen) {
    const camera = document.createElement('input');
    camera.type = 'file';
    camera.accept = 'image/*';
    camera.setAttribute('capture', 'environment');
    for (const input of [camera, chosen]) {
      input.hidden = true;
      input.addEventListener('change', async () => {
        const files = [...(input.files ?? [])];
        input.value = '';
        await addPhotos(files);
      });
    }
    const row = document.createElement('p');
    row.className = 'actions';
    row.append(
      button(say('camera'), () => camera.click()),
      button(say('choose'), () => chosen.click()),
      camera,
    );
    photos.prepend(row);
    photos.hidden = false;
  }

  // A place is asked of the device only when its owner presses for it.
  const places = find('[data-place]')!;
  const map = find('[data-map]');
  function drawPlace(sentence = ''): void {
    places.hidden = false;
    places.replaceChildren();
    const said = document.createElement('p');
    said.className = 'hint';
    said.setAttribute('role', 'status');
    said.textContent = sentence;
    const press = letter.point
      ? button(say('unlocate'), async () => {
          letter.point = null;
          drawPlace();
          await keep();
        })
      : button(say('locate'), () => {
          drawPlace(say('locating'));
          navigator.geolocation.getCurrentPosition(
            async ({ coords }) => {
              letter.point = { longitude: coords.longitude, latitude: coords.latitude };
              drawPlace();
              await keep();
            },
            () => drawPlace(say('locateFailed')),
            { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
          );
        });
    places.append(press, said);
    if (map) showPlace(map, letter.point, metres);
  }
  if ('geolocation' in navigator) drawPlace();

  // An address is confirmed by a code, in place.
  const contact = find('[data-contact=needed]');
  const codeState = find('[data-code-state]');
  let addressId = '';
  async function askCode(): Promise<void> {
    const address = field('contact')!.value.trim();
    const answer = await askServer(code, `/${kind.path}/codes`, {
      channel: channelOf(address, contact!.dataset.channels!.split(' ')),
      address,
    });
    addressId = answer.addressId!;
    find('[data-code]')!.hidden = false;
    codeState!.textContent = say('codeSent');
    field('code')!.focus();
  }
  async function confirm(): Promise<boolean> {
    if (!contact || letter.confirmed) return true;
    const typedCode = field('code')?.value.trim() ?? '';
    if (!addressId || !typedCode) return false;
    const answer = await askServer(code, `/${kind.path}/codes/${addressId}/confirm`, { code: typedCode });
    letter.confirmed = { addressId, token: answer.token! };
    codeState!.textContent = say('confirmed');
    find('[data-code]')!.hidden = true;
    await keep();
    return true;
  }

  /** What the server, or the device before it, does not take: said at the field, and nothing is lost. */
  function refuse(sentence: string, fields: ReadonlyArray<{ name: string; message: string }>): void {
    tell(say('refused', { sentence }), true);
    const first = fields.map(({ name }) => field(name)).find((one) => one !== null);
    first?.setAttribute('aria-invalid', 'true');
    (first ?? state).scrollIntoView({ block: 'center' });
    first?.focus({ preventScroll: true });
  }

  async function send(): Promise<void> {
    if (submit.disabled) return;
    submit.disabled = true;
    try {
      await keep();
      const { length } = field('text')!.value.trim();
      if (length === 0) return void field('text')!.focus();
      if (length > most)
        return refuse(say('tooLong', { written: length, over: length - most }), [{ name: 'text', message: '' }]);
      if (!(await confirm()))
        return refuse(say('confirmFirst'), [{ name: addressId ? 'code' : 'contact', message: '' }]);
      await queue.hand(letter);
      tell(say(navigator.onLine ? 'sending' : 'waiting'));
      // What could not be sent now is in the list below; the form is for the next one.
      if (!(await deliver())) await beginAnew();
    } catch (error) {
      if (error instanceof LetterRefused) refuse(error.message, error.refusal.fields);
      else tell(say('offline'), true);
    } finally {
      submit.disabled = false;
    }
  }

  /** An empty form for the next one. */
  async function beginAnew(): Promise<void> {
    letter = newLetter(code, new Date());
    addressId = '';
    for (const name of typed) if (field(name)) field(name)!.value = '';
    drawPhotos();
    drawPlace();
    count();
  }

  const mine = (one: Letter) => `/${one.code}/${kind.path}/mine/${one.secret}`;

  async function shown(changed: Letter): Promise<void> {
    await drawLetters();
    if (changed.id !== letter.id) {
      if (changed.state === 'sent') tell(say('sent', { receipt: changed.receipt ?? '' }));
      return;
    }
    if (changed.state === 'sent') {
      location.assign(`${mine(changed)}?done=sent`);
      return;
    }
    if (changed.state !== 'refused') return;
    letter = changed;
    drawPhotos();
    refuse(changed.refusal!.sentence, changed.refusal!.fields);
  }

  // What this device has sent or is still to send.
  const letters = find('[data-letters]')!;
  async function drawLetters(): Promise<void> {
    const all = (await store.all()).filter((one) => one.code === code && one.state !== 'draft' && one.id !== openId());
    letters.hidden = all.length === 0;
    const list = letters.querySelector('ul')!;
    list.replaceChildren(
      ...all
        .sort((a, b) => b.keptAt.localeCompare(a.keptAt))
        .map((one) => {
          const item = document.createElement('li');
          const title = document.createElement('p');
          title.className = 'title';
          title.textContent = (one.fields.text ?? '').slice(0, 40);
          const said = document.createElement('p');
          said.className = 'meta';
          said.textContent =
            one.state === 'sent'
              ? say('sent', { receipt: one.receipt ?? '' })
              : one.state === 'refused'
                ? say('refused', { sentence: one.refusal?.sentence ?? '' })
                : say('waiting');
          const row = document.createElement('p');
          row.className = 'actions';
          if (one.state === 'sent') {
            const open = document.createElement('a');
            open.href = mine(one);
            open.textContent = say('open');
            row.append(open);
            row.append(button(say('forget'), async () => store.remove(one.id).then(drawLetters)));
          } else {
            if (one.state === 'waiting') row.append(button(say('tryNow'), deliver));
            row.append(button(say('edit'), () => edit(one)));
          }
          item.append(title, said, row);
          return item;
        }),
    );
  }
  /** The one in the form is not listed while it is written. */
  const openId = () => (letter.state === 'draft' || letter.state === 'refused' ? letter.id : '');

  async function edit(one: Letter): Promise<void> {
    if (letter.state === 'draft' && !isEmpty(letter)) await keep();
    letter = { ...one, state: 'draft' };
    await store.put(letter);
    fill();
    await drawLetters();
    field('text')!.focus();
  }

  function fill(): void {
    for (const name of typed) if (field(name)) field(name)!.value = letter.fields[name] ?? '';
    drawPhotos();
    drawPlace();
    count();
  }

  async function deliver(): Promise<boolean> {
    const done = await together(kind, () => queue.sendAll());
    if (!done) tell(say('waiting'));
    await drawLetters();
    return done;
  }

  const like = find('[data-like]');
  if (like)
    showLike({
      code,
      text: field('text') as HTMLTextAreaElement,
      place: like,
      title: say('like'),
      answered: ({ who, sentence }) => say('likeAnswered', { who, sentence }),
    });
  page.addEventListener('input', () => {
    count();
    void keep();
  });
  page.addEventListener('submit', (event) => {
    event.preventDefault();
    const by = (event.submitter as HTMLButtonElement | null)?.value;
    if (by !== 'code') return void send();
    askCode().catch((error: Error) =>
      error instanceof LetterRefused
        ? refuse(error.message, [{ name: 'contact', message: '' }])
        : tell(say('offline'), true),
    );
  });
  window.addEventListener('online', () => void deliver());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void deliver();
  });
  setInterval(() => void deliver(), 30_000);

  if (draft) {
    const at = new URLSearchParams(location.search).get('at');
    if (at && !draft.fields.place) draft.fields.place = at.slice(0, 60);
    fill();
    if (draft.refusal) refuse(draft.refusal.sentence, draft.refusal.fields);
    else tell(say('keptHere'));
  } else {
    const at = new URLSearchParams(location.search).get('at');
    if (at && field('place') && !field('place')!.value) field('place')!.value = at.slice(0, 60);
    count();
  }
  page.dataset.ready = '';
  await drawLetters();
  if ('serviceWorker' in navigator)
    void navigator.serviceWorker
      .register(`/${code}/${kind.path}/sw.js`, { scope: `/${code}/${kind.path}/new` })
      .catch(() => undefined);
  await deliver();
}

/** Two pages of one device do not send the same letter at once. */
function together<T>({ path }: LetterKind, act: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request(`yt-${path}`, act) : act();
}
