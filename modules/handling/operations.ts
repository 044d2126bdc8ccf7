/** Makes the operations of a host out of the steps every host has. */
import type { z } from 'zod';
import type { Context } from '../../platform/http/context.ts';
import type { Endpoint } from '../../platform/http/endpoint.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { steps } from './commands/all.ts';
import { handlingOperationId } from './contract.ts';
import type { HandlingHost } from './host.ts';
import type { HandlingCommand } from './step.ts';

type Part<E, K extends string> = E extends { [key in K]: infer S extends z.ZodType } ? z.output<S> : undefined;
type AnswerOf<E> = E extends { response: infer R extends z.ZodType } ? z.input<R> : never;
interface InputOf<E> {
  params: Part<E, 'params'>;
  query: Part<E, 'query'>;
  body: Part<E, 'body'>;
}

/** An operation whose handler can also be called in process, by jobs, demo data and tests. */
export type BoundHandling<E> = Omit<Operation, 'handle'> & {
  handle(ctx: Context, input: InputOf<E>): Promise<AnswerOf<E>>;
};

type Ids = Record<string, string>;

function bind(host: HandlingHost, command: HandlingCommand<never>, endpoints: Readonly<Record<string, Endpoint>>) {
  const { idParam } = host.address;
  const operationId = handlingOperationId(command.name, host.address);
  return {
    ...endpoints[operationId]!,
    operationId,
    kind: 'command',
    summary: command.summary,
    tag: host.tag,
    access: 'signed_in',
    scope: `${host.tag}:write`,
    ...(command.ownTransaction ? { ownTransaction: true } : {}),
    async handle(ctx: Context, input: { params: Ids | undefined; body: unknown }) {
      const { [idParam]: matterId, ...params } = input.params ?? {};
      const answer: object = await command.run(host, ctx, {
        params: { ...params, matterId },
        body: input.body,
      } as never);
      if (!('matterId' in answer)) return answer;
      const { matterId: id, ...rest } = answer;
      return { [idParam]: id, ...rest };
    },
  };
}

/**
 * The operations of handling under the address of a host.
 * @param endpoints as `handlingEndpoints` made them
 * @returns by operationId
 */
export function handlingOperations<E extends Readonly<Record<string, Endpoint>>>(
  host: HandlingHost,
  endpoints: E,
): { [N in keyof E]: BoundHandling<E[N]> } {
  return Object.fromEntries(
    steps.map((command) => [
      handlingOperationId(command.name, host.address),
      bind(host, command as unknown as HandlingCommand<never>, endpoints),
    ]),
  ) as never;
}
