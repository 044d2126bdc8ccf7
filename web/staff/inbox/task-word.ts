import type { InboxItem } from '../../../platform/inbox/contract.ts';

/** Keys of a task's name: the room's own, else that of the handling by units, which is the same in every room. */
export const taskWord = ({ room, task }: Pick<InboxItem, 'room' | 'task'>): string[] => [
  `${room}.task.${task}`,
  `handling.task.${task}`,
];
