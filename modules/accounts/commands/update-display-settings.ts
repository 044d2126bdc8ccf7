/** Language, size of letters, elder mode and theme: kept with the account, and in cookies for pages before sign-in. */
import { defineCommand } from '../../../platform/http/operation.ts';
import { accountEndpoints, type DisplaySettings } from '../contract.ts';
import { httpOf, setDisplayCookies } from '../cookies.ts';
import { displayCookie, readDisplay } from '../display.ts';

export const updateDisplaySettings = defineCommand({
  ...accountEndpoints.updateDisplaySettings,
  operationId: 'updateDisplaySettings',
  summary: 'Set language, letter size, elder mode and theme; also before sign-in',
  tag: 'accounts',
  access: 'public',
  async handle(ctx, input) {
    const http = httpOf(input);
    const { accountId, kind } = ctx.actor;
    const account =
      accountId && kind === 'account'
        ? await ctx.db
            .selectFrom('accounts')
            .select(['locale', 'font_step as fontStep', 'elder_mode as elderMode', 'theme'])
            .where('id', '=', accountId)
            .executeTakeFirst()
        : undefined;
    const before: DisplaySettings = account ?? {
      locale: ctx.locale,
      ...readDisplay(http.request.cookies[displayCookie]),
    };
    const settings: DisplaySettings = { ...before, ...input.body };
    if (account && accountId) {
      await ctx.db
        .updateTable('accounts')
        .set({
          locale: settings.locale,
          font_step: settings.fontStep,
          elder_mode: settings.elderMode,
          theme: settings.theme,
        })
        .where('id', '=', accountId)
        .execute();
    }
    setDisplayCookies(http, settings);
    return settings;
  },
});
