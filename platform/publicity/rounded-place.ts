/** Places as everybody sees them. Pure, for the server and for the sender's device alike. */

/** Rounded to a grid of so many metres, for everybody. */
export function roundedPoint(point: { longitude: number; latitude: number }, metres: number) {
  const round = (value: number, step: number) => Number((Math.round(value / step) * step).toFixed(6));
  const perDegree = 111_320;
  const latitude = round(point.latitude, metres / perDegree);
  const across = perDegree * Math.max(0.05, Math.cos((latitude * Math.PI) / 180));
  return { longitude: round(point.longitude, metres / across), latitude };
}
