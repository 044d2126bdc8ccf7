/**
 * A step beside what it decides on: a panel at the right of wide screens while the page stays readable, a drawer on
 * narrow ones with the text inside. Closing loses nothing: the form keeps what is typed.
 */
import { Drawer } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { Icon } from '../../kit/icon.tsx';
import { useSession } from '../../shared/session.tsx';
import type { StepContext, StepDesk } from './fields.ts';
import { StepForm, useVerb } from './step-form.tsx';

const wide = window.matchMedia('(min-width: 1280px)');
const watchWide = (changed: () => void) => {
  wide.addEventListener('change', changed);
  return () => wide.removeEventListener('change', changed);
};

interface StepPanelProps<C extends StepContext> {
  desk: StepDesk<C>;
  action: string;
  context: C;
  onClose(): void;
  onDone(): void;
}

/** Focus goes into the panel and, when it closes, back to where it came from. */
function useFocusWithin(inside: React.RefObject<HTMLElement | null>) {
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    inside.current?.focus();
    return () => before?.focus();
  }, [inside]);
}

interface FrameProps {
  title: string;
  wide: boolean;
  content: ReactNode;
  buttons: ReactNode;
  close(): void;
}

function Beside({ title, wide: broad, content, buttons, close }: FrameProps) {
  const { t } = useSession();
  const heading = useId();
  const panel = useRef<HTMLDivElement>(null);
  useFocusWithin(panel);
  return (
    <div
      ref={panel}
      role="dialog"
      aria-labelledby={heading}
      tabIndex={-1}
      className="d-step"
      data-wide={broad || undefined}
      onKeyDown={(event) => {
        const list = document.querySelector('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
        if (event.key === 'Escape' && !list) close();
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" className="d-step-close" onClick={close} aria-label={t('staff.close')}>
          <Icon name="close" />
        </button>
      </header>
      <div className="d-step-content">{content}</div>
      <footer>{buttons}</footer>
    </div>
  );
}

export function StepPanel<C extends StepContext>({ desk, action, context, onClose, onDone }: StepPanelProps<C>) {
  const { t } = useSession();
  const beside = useSyncExternalStore(watchWide, () => wide.matches);
  const title = useVerb(desk)(action, context);
  return (
    <StepForm
      key={`${action}${context.assignmentId}`}
      desk={desk}
      action={action}
      context={context}
      onClose={onClose}
      onDone={onDone}
      frame={(content, buttons, close) =>
        beside ? (
          <Beside
            title={title}
            wide={desk.steps[action]!.wide === true}
            content={content}
            buttons={buttons}
            close={close}
          />
        ) : (
          <Drawer open title={title} size={720} onClose={close} footer={buttons}>
            <details className="d-card">
              <summary>{t('staff.tab.text')}</summary>
              <desk.Text context={context} />
            </details>
            {content}
          </Drawer>
        )
      }
    />
  );
}
