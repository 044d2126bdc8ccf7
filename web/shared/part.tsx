/** Parts of an application that are loaded when they are first opened, and what stands there when one did not come. */
import { Component, type ComponentType, lazy, type ReactElement, type ReactNode } from 'react';
import { Route, useLocation } from 'react-router';
import { Button } from '../kit/button.tsx';
import { ErrorState } from '../kit/states.tsx';
import type { Screen } from './front.ts';
import { useSession } from './session.tsx';

/** The file of a part could not be fetched: no network, or a release has replaced it. */
class PartMissing extends Error {}

/** A part loaded when first shown. */
export function part<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return lazy(() =>
    load().then(
      (component) => ({ default: component as ComponentType }),
      (cause) => {
        throw new PartMissing('a part did not come', { cause });
      },
    ),
  ) as unknown as ComponentType<Props>;
}

/** The routes of a front's screens, below the one that draws its frame. */
export function screenRoutes(fronts: ReadonlyArray<{ screens: readonly Screen[] }>): ReactElement[] {
  return fronts
    .flatMap((front) => front.screens)
    .map(({ path, load }) => {
      const Shown = part(load);
      return path === '' ? (
        <Route key="" index element={<Shown />} />
      ) : (
        <Route key={path} path={path} element={<Shown />} />
      );
    });
}

const reachable = () =>
  fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  );

function Failed({ error, again }: { error: unknown; again(): void }) {
  const { t } = useSession();
  const what = !(error instanceof PartMissing) ? 'broken' : navigator.onLine ? 'outdated' : 'offline';
  // Browsers remember a file that did not come until the page is loaded again; offline that would leave nothing at all.
  const retry = async () => ((await reachable()) ? location.reload() : again());
  return (
    <ErrorState
      title={t(`shared.part.${what}.title`)}
      actions={<Button onClick={() => void retry()}>{t(`shared.part.${what}.do`)}</Button>}
    >
      {t(`shared.part.${what}.text`)}
    </ErrorState>
  );
}

interface BoundaryProps {
  place: string;
  children: ReactNode;
}

class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state = { error: null as unknown };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  private readonly back = () => this.state.error instanceof PartMissing && location.reload();
  override componentDidMount() {
    window.addEventListener('online', this.back);
  }
  override componentWillUnmount() {
    window.removeEventListener('online', this.back);
  }
  override componentDidUpdate(before: BoundaryProps) {
    if (before.place !== this.props.place && this.state.error !== null) this.setState({ error: null });
  }
  override render() {
    if (this.state.error === null) return this.props.children;
    return <Failed error={this.state.error} again={() => this.setState({ error: null })} />;
  }
}

/**
 * Keeps the frame standing when what is inside cannot be shown: other places still open, and the network coming back
 * loads the part.
 */
export function PartBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return <Boundary place={pathname}>{children}</Boundary>;
}
