import type { ApiField, ApiOperation } from '../../platform/http/api-view.ts';
import { Address } from './api-page.tsx';
import type { PageEnv } from './page.tsx';

function Fields({ env, fields, label }: { env: PageEnv; fields: ApiField[]; label: string }) {
  const { t } = env;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('public.api.field.name')}</th>
            <th scope="col">{t('public.api.field.kind')}</th>
            <th scope="col">{t('public.api.field.bounds')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={`${field.place}${field.name}${field.bounds}`}>
              <th scope="row">
                <code>{field.name}</code>
                {field.place && <small>{t(`public.api.place.${field.place}`)}</small>}
                {field.required && <small>{t('public.api.required')}</small>}
              </th>
              <td>{t(`public.api.kind.${field.kind}`)}</td>
              <td>
                {field.bounds}
                {field.description && <small lang="en">{field.description}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What a client on the command line writes for it. */
function exampleOf({ method, path, bodyType, access }: ApiOperation, origin: string): string {
  return [
    'curl',
    method === 'GET' ? '' : `-X ${method}`,
    access === 'public' ? '' : "-H 'Authorization: Bearer …'",
    bodyType === 'application/json' ? "-H 'Content-Type: application/json' -d '{…}'" : '',
    bodyType === 'multipart/form-data' ? "-F 'file=@…'" : '',
    `'${origin}${path}'`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** One operation: who may, what goes in, what comes out, how it refuses. */
export function ApiOperationPage({ env, data }: { env: PageEnv; data: { operation: ApiOperation; origin: string } }) {
  const { t } = env;
  const { operation, origin } = data;
  const nothing = (what: string) => <p>{t(`public.api.no.${what}`)}</p>;
  return (
    <div className="story wide">
      <p>
        <a href="/api/docs">{t('public.api.title')}</a> ›{' '}
        <a href={`/api/docs#${operation.tag}`}>{t(`public.api.tag.${operation.tag}`)}</a>
      </p>
      <header>
        <h1>{operation.sentence}</h1>
        <p>
          <Address line={operation} />
        </p>
      </header>
      <dl className="facts">
        <dt>{t('public.api.name')}</dt>
        <dd>
          <code>{operation.operationId}</code>
        </dd>
        <dt>{t('public.api.who')}</dt>
        <dd>{t(`public.api.access.${operation.access}`)}</dd>
        <dt>{t('public.api.scope')}</dt>
        <dd>
          {operation.scope ? (
            <code>{operation.scope}</code>
          ) : (
            t(operation.access === 'public' ? 'public.api.scopeNone' : 'public.api.scopeClosed')
          )}
        </dd>
      </dl>
      <section>
        <h2>{t('public.api.example')}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <pre className="scroll" tabIndex={0}>
          <code>{exampleOf(operation, origin)}</code>
        </pre>
      </section>
      <section>
        <h2>{t('public.api.parameters')}</h2>
        {operation.parameters.length > 0 ? (
          <Fields env={env} fields={operation.parameters} label={t('public.api.parameters')} />
        ) : (
          nothing('parameters')
        )}
      </section>
      <section>
        <h2>{t('public.api.body')}</h2>
        {operation.bodyType && (
          <p>
            <code>{operation.bodyType}</code>
          </p>
        )}
        {operation.body.length > 0 ? (
          <Fields env={env} fields={operation.body} label={t('public.api.body')} />
        ) : (
          nothing('body')
        )}
      </section>
      <section>
        <h2>{t('public.api.answer')}</h2>
        <p>
          <code>200</code> <code>{operation.answerType === '*/*' ? t('public.api.file') : operation.answerType}</code>
        </p>
        {operation.answer.length > 0 && <Fields env={env} fields={operation.answer} label={t('public.api.answer')} />}
      </section>
      <section>
        <h2>{t('public.api.refusals')}</h2>
        <dl className="refusals">
          {operation.refusals.map(({ status, codes }) => (
            <div key={status}>
              <dt>
                <b>{status}</b> {t(`public.api.status.${status}`)}
              </dt>
              {codes.map(({ code, sentence }) => (
                <dd key={code}>
                  <code>{code}</code> {sentence}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
