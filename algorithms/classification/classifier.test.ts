import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/prng.ts';
import { calibrationError, fitCalibration, probabilities } from './calibration.ts';
import { Classifier, type Example } from './classifier.ts';
import { trainOne } from './svm.ts';
import { TrainedModel } from './trained-model.ts';

const TOPICS: Record<string, string[]> = {
  环境: ['噪音', '油烟', '粉尘', '污染', '垃圾'],
  交通: ['公交', '地铁', '红绿灯', '拥堵', '停车'],
  教育: ['学校', '补课', '学生', '教师', '幼儿园'],
};
const COMMON = ['小区', '领导', '希望', '解决', '问题', '居民', '请问'];

function examples(count: number, seed: number, noise = 0): Example[] {
  const random = createRandom(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const labels = Object.keys(TOPICS);
  return Array.from({ length: count }, (_, i) => {
    const label = labels[i % labels.length]!;
    const words = Array.from({ length: 8 }, () => pick(random() < 0.5 ? COMMON : TOPICS[label]!));
    return { id: `e${i}`, words, label: random() < noise ? pick(labels) : label };
  });
}

function trained(list: readonly Example[]): Classifier {
  const classifier = new Classifier();
  classifier.learn(list);
  classifier.train();
  return classifier;
}

describe('classifier', () => {
  test('labels new texts, with probabilities that add to 1 and reasons from the text', () => {
    const classifier = trained(examples(90, 1));
    const fresh = examples(60, 2);
    let right = 0;
    for (const { words, label } of fresh) {
      const prediction = classifier.predict(words);
      if (prediction.label === label) right++;
      expect(prediction.all.reduce((sum, one) => sum + one.probability, 0)).toBeCloseTo(1, 9);
      expect(prediction.all[0]!.probability).toBe(prediction.probability);
      for (const word of prediction.because) expect(words).toContain(word);
    }
    expect(right).toBeGreaterThan(55);
    expect(classifier.predict(['公交', '拥堵', '小区']).because).toContain('公交');
  });

  test('the order of examples changes nothing', () => {
    const list = examples(60, 3, 0.1);
    const expected = trained(list).predict(['学校', '噪音', '停车']);
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (order) => {
        expect(trained(order).predict(['学校', '噪音', '停车'])).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  });

  test('is retrained by use: a corrected label replaces the old, a new label is learnt', () => {
    const classifier = trained(examples(60, 4));
    expect(classifier.predict(['宠物', '犬', '小区']).label).not.toBe('宠物');
    classifier.learn(
      Array.from({ length: 10 }, (_, i) => ({ id: `p${i}`, words: ['宠物', '犬', COMMON[i % 7]!], label: '宠物' })),
    );
    expect(classifier.pending).toBe(10);
    classifier.train();
    expect(classifier.pending).toBe(0);
    expect(classifier.predict(['宠物', '犬', '小区']).label).toBe('宠物');
    classifier.learn([{ id: 'p0', words: ['宠物', '犬'], label: '环境' }]);
    expect(classifier.size).toBe(70);
    expect(classifier.forget('p0')).toBe(true);
    expect(classifier.forget('p0')).toBe(false);
  });

  test('noisy labels make it less sure', () => {
    const sure = trained(examples(150, 5)).predict(['公交', '地铁', '拥堵']).probability;
    const unsure = trained(examples(150, 5, 0.5)).predict(['公交', '地铁', '拥堵']).probability;
    expect(sure).toBeGreaterThan(unsure + 0.1);
  });
});

describe('hostile input', () => {
  test('is refused or answered', () => {
    const classifier = new Classifier();
    expect(() => classifier.predict(['题'])).toThrow('not trained');
    expect(() => classifier.train()).toThrow(RangeError);
    const bad: unknown[] = [
      null,
      { id: 'a', label: '甲' },
      { id: '', words: [], label: '甲' },
      { id: 'a', words: [], label: '' },
      { id: 'a', words: [Number.NaN], label: '甲' },
    ];
    for (const one of bad) expect(() => classifier.learn([one as Example])).toThrow(TypeError);
    classifier.learn([{ id: 'a', words: ['甲'], label: '甲' }]);
    expect(() => classifier.train()).toThrow(RangeError);
    classifier.learn([
      { id: 'b', words: ['\ud800'], label: '乙' },
      { id: 'c', words: ['长'.repeat(100_000)], label: '乙' },
      { id: 'd', words: [], label: '甲' },
    ]);
    classifier.train();
    const { all } = classifier.predict([]);
    expect(all.map(({ label }) => label).sort()).toEqual(['乙', '甲']);
    expect(all.every(({ probability }) => probability > 0)).toBe(true);
    expect(() => classifier.predict('文' as unknown as string[])).toThrow(TypeError);
  });

  test('equal texts under different labels give about even chances', () => {
    const list = Array.from({ length: 40 }, (_, i) => ({
      id: `${i}`,
      words: ['同', '样'],
      label: i % 2 ? '甲' : '乙',
    }));
    expect(trained(list).predict(['同', '样']).probability).toBeLessThan(0.6);
  });

  test('a million copies of two texts are learnt like two texts, each with its share', () => {
    const classifier = new Classifier();
    const copies = function* (): Generator<Example> {
      for (let i = 0; i < 1_000_000; i++)
        yield { id: `${i}`, words: [i % 4 ? '路灯' : '公交'], label: i % 4 ? '甲' : '乙' };
    };
    classifier.learn(copies());
    classifier.train();
    expect(classifier.size).toBe(1_000_000);
    expect(classifier.predict(['公交']).label).toBe('乙');
    expect(classifier.predict(['路灯']).label).toBe('甲');
  }, 60_000);

  test('any words at all give a proper distribution', () => {
    const classifier = trained(examples(30, 6));
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 })), (words) => {
        const { all } = classifier.predict(words);
        expect(all.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 40 },
    );
  });
});

describe('parts', () => {
  test('the machine reaches the optimum of its objective', () => {
    const random = createRandom(7);
    const rows = Array.from({ length: 40 }, () => ({
      feature: Int32Array.of(0, 1, 2),
      value: Float64Array.from({ length: 3 }, () => random() * 2 - 1),
    }));
    const positive = rows.map(({ value }) => Number(value[0]! + 0.3 * random() > 0.1));
    const cost = 2;
    const w = trainOne(
      rows,
      positive,
      rows.map(() => 1),
      3,
      { cost, tolerance: 1e-9, rounds: 5000, seed: 1 },
    );
    const objective = (v: ArrayLike<number>) => {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += v[k]! ** 2 / 2;
      rows.forEach(({ value }, i) => {
        const margin = v[0]! * value[0]! + v[1]! * value[1]! + v[2]! * value[2]! + v[3]!;
        sum += cost * Math.max(0, 1 - (positive[i] ? margin : -margin)) ** 2;
      });
      return sum;
    };
    for (let k = 0; k < 4; k++) {
      for (const step of [1e-3, -1e-3]) {
        expect(objective(w.map((x, j) => (j === k ? x + step : x)))).toBeGreaterThan(objective(w));
      }
    }
  });

  test('a row that counts three times is three rows', () => {
    const random = createRandom(9);
    const rows = Array.from({ length: 12 }, () => ({
      feature: Int32Array.of(0, 1),
      value: Float64Array.from({ length: 2 }, () => random() * 2 - 1),
    }));
    const positive = rows.map(({ value }, i) => Number(value[0]! > 0 || i === 3));
    const times = rows.map((_, i) => 1 + (i % 3));
    const exact = { cost: 1, tolerance: 1e-10, rounds: 5000, seed: 1 };
    const copies = rows.flatMap((row, i) => Array.from({ length: times[i]! }, () => ({ row, own: positive[i]! })));
    const counted = trainOne(rows, positive, times, 2, exact);
    const copied = trainOne(
      copies.map(({ row }) => row),
      copies.map(({ own }) => own),
      copies.map(() => 1),
      2,
      exact,
    );
    counted.forEach((weight, k) => void expect(weight).toBeCloseTo(copied[k]!, 6));
  });

  test('calibration recovers the slope that made the labels', () => {
    const random = createRandom(8);
    const margins = Array.from({ length: 6000 }, () => Float64Array.from({ length: 3 }, () => random() * 2 - 1));
    const truth = { slope: 3, intercepts: Float64Array.of(0.5, 0, -0.5) };
    const classes = margins.map((row) => {
      let rest = random();
      return probabilities(row, truth).findIndex((p) => {
        rest -= p;
        return rest < 0;
      });
    });
    const fitted = fitCalibration(
      margins,
      classes,
      classes.map(() => 1),
    );
    expect(Math.abs(fitted.slope - 3)).toBeLessThan(0.25);
    expect(fitted.intercepts[0]! - fitted.intercepts[2]!).toBeGreaterThan(0.7);
    expect(
      calibrationError(
        margins.map((row) => probabilities(row, fitted)),
        classes,
      ),
    ).toBeLessThan(0.03);
    expect(calibrationError([Float64Array.of(0.9, 0.1), Float64Array.of(0.9, 0.1)], [0, 1])).toBeCloseTo(0.4, 12);
    expect(calibrationError([], [])).toBe(0);
  });
});

describe('a trained model', () => {
  test('says the same when it was saved and brought back, and why for any label', () => {
    const classifier = trained(examples(90, 1, 0.1));
    const back = TrainedModel.load(classifier.model!.save());
    for (const { words } of examples(40, 2)) {
      const [one, other] = [classifier.predict(words), back.predict(words)];
      expect(other.label).toBe(one.label);
      expect(other.probability).toBeCloseTo(one.probability, 5);
      expect(other.because).toEqual(one.because);
    }
    expect(back.because(['公交', '学校'], '教育')).toEqual(['学校']);
    expect(back.because(['公交'], '没有的')).toEqual([]);
    expect(() => TrainedModel.load(classifier.model!.save().subarray(0, 100))).toThrow(TypeError);
  });

  test('is told by folds left out: near 1 where words tell, near chance where labels are dealt at random', () => {
    const clear = trained(examples(150, 4)).validation!;
    expect(clear).toMatchObject({ texts: 150 });
    expect(clear.macroF1).toBeGreaterThan(0.9);
    expect(clear.firstThree).toBe(1);
    const dealt = trained(examples(300, 5, 1)).validation!;
    expect(dealt.macroF1).toBeLessThan(0.5);
  });
});
