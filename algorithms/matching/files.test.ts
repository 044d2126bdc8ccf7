import { describe, expect, it } from 'vitest';
import { certificateText, readCertificate } from './certificate.ts';
import { checkMatching } from './checker.ts';
import { MatchingError } from './instance.ts';
import { matchMembers } from './match-members.ts';
import { readNpy } from './npy.ts';
import { randomProblem } from './testing.ts';

describe('certificates as text', () => {
  const instance = randomProblem({ members: 12, topics: 4, wishes: 3, seed: 12, seats: 2, least: 1 });
  const made = matchMembers(instance, { seed: 1 });
  const text = certificateText(made);

  it('come back as they were, the matching with all open among them', () => {
    expect(made.allOpen).not.toBeNull();
    expect(readCertificate(text)).toEqual(made);
    expect(checkMatching(instance, readCertificate(text))).toEqual([]);
  });

  it('are refused where something is missing or does not fit', () => {
    const value = JSON.parse(text) as Record<string, unknown>;
    const changes: Record<string, unknown>[] = [
      { form: 'another' },
      { rule: 'whim' },
      { got: [0.5] },
      { got: ['0'] },
      { got: [-2] },
      { reasons: [256] },
      { lots: null },
      { lots: [-1] },
      { truthful: 1 },
      { allOpen: undefined },
      { allOpen: {} },
    ];
    for (const change of changes) {
      expect(() => readCertificate(JSON.stringify({ ...value, ...change }))).toThrow(MatchingError);
    }
    for (const broken of ['', 'null', '[]', '7', text.slice(1), `${text}x`]) {
      expect(() => readCertificate(broken)).toThrow('the certificate');
    }
  });
});

describe('NumPy arrays', () => {
  const file = (head: string, data: ArrayBufferView, version = 1): Uint8Array => {
    const from = version === 1 ? 10 : 12;
    const bytes = new Uint8Array(from + head.length + data.byteLength);
    bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), version, 0]);
    const view = new DataView(bytes.buffer);
    if (version === 1) view.setUint16(8, head.length, true);
    else view.setUint32(8, head.length, true);
    bytes.set(new TextEncoder().encode(head), from);
    bytes.set(new Uint8Array(data.buffer), from + head.length);
    return bytes;
  };
  const head = (kind: string, shape: string, byColumns = false): string =>
    `{'descr': '${kind}', 'fortran_order': ${byColumns ? 'True' : 'False'}, 'shape': (${shape}), }\n`;

  it('are read in either order, of floats and whole numbers', () => {
    const numbers = Float64Array.of(1, 2, 3, 4, 5, 6);
    expect(readNpy(file(head('<f8', '2, 3'), numbers))).toEqual({ rows: 2, columns: 3, values: numbers });
    expect([...readNpy(file(head('<f8', '2, 3', true), numbers)).values]).toEqual([1, 3, 5, 2, 4, 6]);
    const list = { rows: 2, columns: 1, values: Float64Array.of(-7, 9) };
    expect(readNpy(file(head('<i8', '2,'), BigInt64Array.of(-7n, 9n)))).toEqual(list);
    expect(readNpy(file(head('<i4', '2,'), Int32Array.of(-7, 9), 2))).toEqual(list);
    expect(readNpy(file(head('<f4', '2,'), Float32Array.of(-7, 9)))).toEqual(list);
  });

  it('are refused when cut off, of another kind or not arrays at all', () => {
    const whole = file(head('<f8', '2, 3'), new Float64Array(6));
    expect(() => readNpy(whole.subarray(0, whole.length - 1))).toThrow('cut off');
    expect(() => readNpy(file(head('<f8', '99999999, 99999999'), new Float64Array(6)))).toThrow('cut off');
    expect(() => readNpy(file(head('|O', '2,'), new Float64Array(2)))).toThrow('of the kind "|O"');
    expect(() => readNpy(file(head('<f8', '1, 1, 1'), new Float64Array(1)))).toThrow('3 dimensions');
    expect(() => readNpy(file('{}', new Float64Array(1)))).toThrow('no NumPy array');
    for (const bytes of [new Uint8Array(0), new Uint8Array(50), whole.subarray(0, 11)]) {
      expect(() => readNpy(bytes)).toThrow(MatchingError);
    }
  });
});
