/** The desk's antd in our colours: same tokens, not antd's own face. */
import { type ThemeConfig, theme } from 'antd';
import { type FontStep, fontSteps, fonts, type Mode, palettes, radii, rootSizes } from './tokens.ts';

/** How the reader wants the desk. */
export interface AntdDisplay {
  elder?: boolean;
  fontStep?: FontStep;
}

/** @returns a theme for antd's `ConfigProvider`; contrasts are those proven in `tokens.test.ts` */
export function antdTheme(mode: Mode, { elder = false, fontStep = 1 }: AntdDisplay = {}): ThemeConfig {
  const palette = palettes[mode];
  const fontSize = Math.round((elder ? rootSizes.elder : 15) * fontSteps[fontStep - 1]!);
  const control = Math.round(fontSize * 2.25);
  const exact = {
    colorPrimary: palette.indigo,
    colorPrimaryHover: palette.indigo,
    colorPrimaryActive: palette.ink,
    colorPrimaryText: palette.indigo,
    colorPrimaryBg: palette.indigoSoft,
    colorPrimaryBgHover: palette.indigoSoft,
    colorPrimaryBorder: palette.indigo,
    colorSuccess: palette.pine,
    colorSuccessBg: palette.pineSoft,
    colorWarning: palette.amber,
    colorWarningBg: palette.amberSoft,
    colorError: palette.cinnabar,
    colorErrorBg: palette.cinnabarSoft,
    colorErrorHover: palette.cinnabar,
    colorInfo: palette.indigo,
    colorInfoBg: palette.indigoSoft,
    colorLink: palette.indigo,
    colorLinkHover: palette.indigo,
    colorLinkActive: palette.ink,
    colorText: palette.ink,
    colorTextSecondary: palette.muted,
    colorTextTertiary: palette.muted,
    colorTextPlaceholder: palette.muted,
    colorTextDescription: palette.muted,
    colorTextHeading: palette.ink,
    colorBgLayout: palette.paper,
    colorBgContainer: palette.raised,
    colorBgElevated: palette.raised,
    colorFillAlter: palette.sunken,
    colorBorder: palette.edge,
    colorBorderSecondary: palette.line,
    colorSplit: palette.line,
    colorBgMask: 'rgba(10, 12, 14, 0.55)',
  };
  const base = mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm;
  return {
    algorithm: (seed, map) => ({ ...base(seed, map), ...exact }),
    token: {
      ...exact,
      fontFamily: fonts.sans,
      fontSize,
      borderRadius: radii.medium,
      borderRadiusLG: radii.medium,
      borderRadiusSM: radii.small,
      controlHeight: control,
      controlHeightSM: Math.round(control * 0.82),
      wireframe: false,
      motion: true,
      motionUnit: 0.06,
      boxShadow: 'none',
      boxShadowSecondary: `0 8px 24px rgba(0, 0, 0, ${mode === 'dark' ? 0.5 : 0.14})`,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 600,
        colorPrimary: palette.cinnabarFill,
        colorPrimaryHover: palette.cinnabarDeep,
        colorPrimaryActive: palette.cinnabarDeep,
        primaryColor: palette.onCinnabar,
        dangerColor: palette.paper,
      },
      Table: {
        headerBg: palette.sunken,
        headerColor: palette.muted,
        rowHoverBg: palette.sunken,
        rowSelectedBg: palette.indigoSoft,
        rowSelectedHoverBg: palette.indigoSoft,
        borderColor: palette.line,
        cellPaddingBlock: 8,
        cellPaddingInline: 12,
        // What an empty table says is to be read.
        colorTextDisabled: palette.muted,
      },
      Menu: {
        itemBg: 'transparent',
        itemSelectedBg: palette.indigoSoft,
        itemSelectedColor: palette.ink,
        itemBorderRadius: radii.small,
        activeBarBorderWidth: 0,
      },
      Layout: { headerBg: palette.raised, siderBg: palette.sunken, bodyBg: palette.paper },
      Tabs: { inkBarColor: palette.cinnabar, itemSelectedColor: palette.ink, itemColor: palette.muted },
      // Numbers stand on a ground of their own: the accent for text is too light for them in the dark.
      Badge: {
        colorError: palette.cinnabarFill,
        colorErrorHover: palette.cinnabarDeep,
        colorTextLightSolid: palette.onCinnabar,
      },
      Tag: { defaultBg: palette.sunken, defaultColor: palette.ink },
      Card: { headerBg: 'transparent' },
      Tooltip: { colorBgSpotlight: palette.ink, colorTextLightSolid: palette.paper },
    },
  };
}
