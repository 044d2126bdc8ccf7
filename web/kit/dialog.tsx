import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button, IconButton } from './button.tsx';
import { useSay } from './words-context.tsx';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one first. */
  actions?: ReactNode;
  /** Must be answered: no closing by the shade, and read as an alert. */
  alert?: boolean;
}

/** A question that must be settled before the page goes on; a sheet from below on phones. Needs script. */
export function Dialog({ open, onClose, title, children, actions, alert }: DialogProps) {
  const say = useSay();
  return (
    <ModalOverlay className="yt-shade" isOpen={open} onOpenChange={(now) => !now && onClose()} isDismissable={!alert}>
      <Modal className="yt-modal">
        <AriaDialog className="yt-dialog" role={alert ? 'alertdialog' : 'dialog'}>
          <div className="yt-dialog-head">
            <Heading slot="title">{title}</Heading>
            {!alert && <IconButton icon="close" label={say('close')} onClick={onClose} />}
          </div>
          {children && <div className="yt-dialog-body">{children}</div>}
          {actions && <div className="yt-button-row">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmProps extends Omit<DialogProps, 'actions' | 'alert'> {
  /** The verb of what will be done: 撤回提案. */
  confirm: string;
  onConfirm: () => void;
  cancel?: string;
  danger?: boolean;
  busy?: boolean;
}

/** Asks once more before something weighty; the button repeats the verb, never “确定”. */
export function ConfirmDialog({ confirm, onConfirm, cancel, danger, busy, ...dialog }: ConfirmProps) {
  const say = useSay();
  return (
    <Dialog
      {...dialog}
      alert
      actions={
        <>
          <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
          <Button look="secondary" onClick={dialog.onClose}>
            {cancel ?? say('cancel')}
          </Button>
        </>
      }
    />
  );
}
