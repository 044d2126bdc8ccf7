/** Follows a matter in this browser by web push, where it can; the browser keeps the way to its own page. */
import { canPush, subscribed } from '../../../../web/shared/push-subscription.ts';

interface Following {
  items: Array<{ followId: string; kind: string; matterId: string; confirmed: boolean }>;
}

const ask = (path: string, body?: object): Promise<Response> =>
  fetch(path, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

function begin(box: HTMLElement): void {
  const { assembly, kind, matter, followPush } = box.dataset as Record<string, string>;
  const find = <E extends HTMLElement>(selector: string) => box.querySelector<E>(selector)!;
  const [start, stop, status] = [find('[data-start]'), find('[data-stop]'), find('[role=status]')];
  const kept = `yitang-following/${assembly}`;
  const api = `/api/v1/assemblies/${assembly}/following`;
  let followId: string | undefined;

  function show(says = ''): void {
    start.hidden = followId !== undefined;
    stop.hidden = followId === undefined;
    find('[data-what]').hidden = followId !== undefined;
    status.textContent = says;
    const secret = localStorage.getItem(kept);
    const all = find<HTMLAnchorElement>('[data-all]');
    all.hidden = secret === null;
    all.href = `/${assembly}/following/mine/${secret ?? ''}`;
  }

  /** What this browser follows, as far as the house still knows it. */
  async function read(): Promise<void> {
    const secret = localStorage.getItem(kept);
    if (!secret) return;
    const answer = await ask(`${api}/mine/${secret}`);
    const { items } = answer.ok ? ((await answer.json()) as Following) : { items: [] };
    followId = items.find((item) => item.kind === kind && item.matterId === matter)?.followId;
    if (items.length === 0 && (answer.ok || answer.status === 404)) localStorage.removeItem(kept);
  }

  async function follow(): Promise<string> {
    if ((await Notification.requestPermission()) !== 'granted') return box.dataset.denied!;
    const { endpoint, keys } = (await subscribed(`/${assembly}/following/`, followPush!)).toJSON();
    const answer = await ask(`${api}/push`, { kind, matterId: matter, endpoint, keys });
    const given = (await answer.json()) as { secret?: string; title?: string };
    if (!answer.ok || !given.secret) return given.title ?? box.dataset.failed!;
    localStorage.setItem(kept, given.secret);
    await read();
    return box.dataset.on!;
  }

  async function leave(): Promise<string> {
    const secret = localStorage.getItem(kept);
    const answer = await ask(`${api}/mine/${secret}/stop`, { followId });
    if (!answer.ok) return ((await answer.json()) as { title?: string }).title ?? box.dataset.failed!;
    followId = undefined;
    await read();
    return box.dataset.off!;
  }

  const press = (button: HTMLElement, act: () => Promise<string>) =>
    button.addEventListener('click', async () => {
      (button as HTMLButtonElement).disabled = true;
      const says = await act().catch(() => box.dataset.failed!);
      (button as HTMLButtonElement).disabled = false;
      show(says);
    });
  press(start, follow);
  press(stop, leave);
  box.hidden = false;
  show();
  void read().then(
    () => show(followId ? box.dataset.on : ''),
    () => {},
  );
}

if (canPush()) for (const box of document.querySelectorAll<HTMLElement>('[data-follow-push]')) begin(box);
