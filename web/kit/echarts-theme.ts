/** ECharts in our colours, for the desk's live charts: `echarts.registerTheme('yitang-light', echartsTheme('light'))`. */
import { chartInks, fonts, type Mode, palettes } from './tokens.ts';

/** @returns a theme object of ECharts; series also differ by pattern (`aria.decal`) */
export function echartsTheme(mode: Mode): Record<string, unknown> {
  const palette = palettes[mode];
  const axis = {
    axisLine: { lineStyle: { color: palette.edge } },
    axisTick: { lineStyle: { color: palette.edge } },
    axisLabel: { color: palette.muted },
    splitLine: { lineStyle: { color: palette.line } },
    nameTextStyle: { color: palette.muted },
  };
  return {
    color: [...chartInks[mode]],
    backgroundColor: 'transparent',
    darkMode: mode === 'dark',
    textStyle: { fontFamily: fonts.sans, color: palette.ink },
    title: { textStyle: { color: palette.ink, fontWeight: 650 }, subtextStyle: { color: palette.muted } },
    legend: { textStyle: { color: palette.ink }, inactiveColor: palette.edge },
    tooltip: { backgroundColor: palette.raised, borderColor: palette.line, textStyle: { color: palette.ink } },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    timeAxis: axis,
    logAxis: axis,
    line: { symbolSize: 8, lineStyle: { width: 2.5 }, smooth: false },
    bar: { itemStyle: { borderRadius: [0, 2, 2, 0] } },
    aria: { enabled: true, decal: { show: true } },
  };
}
