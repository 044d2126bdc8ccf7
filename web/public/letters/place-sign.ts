/** The sender's place on the small map of the page, drawn as everybody will see it: rounded. */
import { roundedPoint } from '../../../platform/publicity/rounded-place.ts';
import type { Point } from './queue.ts';

const SVG = 'http://www.w3.org/2000/svg';
const radians = (degrees: number) => (degrees * Math.PI) / 180;

export function showPlace(figure: HTMLElement, point: Point | null, metres: number): void {
  const map = figure.querySelector('svg');
  if (!map) return;
  map.dataset.whole ??= map.getAttribute('viewBox') ?? '';
  map.querySelector('.yt-map-sign')?.remove();
  figure.hidden = point === null;
  if (!point) return;
  const seen = roundedPoint(point, metres);
  const [k, x0, y0] = ['k', 'x', 'y'].map((name) => Number(map.dataset[name])) as [number, number, number];
  const x = x0 + k * radians(seen.longitude);
  const y = y0 - k * Math.log(Math.tan(Math.PI / 4 + radians(seen.latitude) / 2));
  const [, , width, height] = map.dataset.whole.split(' ').map(Number) as [number, number, number, number];
  const inside = x >= 0 && y >= 0 && x <= width && y <= height;
  // Of a map of many areas only what is around the place: so wide, in the map's own units.
  const near = Number(map.dataset.near);
  const around = `${x - near / 2} ${y - near * 0.35} ${near} ${near * 0.7}`;
  map.setAttribute('viewBox', inside && near > 0 ? around : map.dataset.whole);
  if (!inside) return;
  const sign = document.createElementNS(SVG, 'g');
  sign.setAttribute('class', 'yt-map-sign');
  const circle = document.createElementNS(SVG, 'circle');
  for (const [name, value] of Object.entries({ cx: x, cy: y, r: near > 0 ? 3 : 7 }))
    circle.setAttribute(name, String(value));
  sign.append(circle);
  map.append(sign);
}
