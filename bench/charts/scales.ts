/** Where a value stands between two edges, in pixels. */
export type Scale = (value: number) => number;

interface Range {
  min: number;
  max: number;
  /** In pixels. */
  from: number;
  to: number;
}

export function logScale({ min, max, from, to }: Range): Scale {
  const [low, high] = [Math.log10(min), Math.log10(max)];
  return (value) => from + ((Math.log10(Math.min(max, Math.max(min, value))) - low) / (high - low)) * (to - from);
}

export function linearScale({ min, max, from, to }: Range): Scale {
  return (value) => from + ((value - min) / (max - min)) * (to - from);
}

/** 1, 3, 10, 30 ... around the values; 1, 10, 100 ... where that would be too many. */
export function logTicks(values: readonly number[], halvesMax = 8): number[] {
  const positive = values.filter((value) => value > 0);
  const [low, high] = [Math.min(...positive), Math.max(...positive)];
  const all = Array.from({ length: 25 }, (_, index) => 10 ** Math.floor(index / 2 - 6) * (index % 2 === 0 ? 1 : 3));
  const around = (ticks: readonly number[]) => {
    const from = ticks.findLastIndex((tick) => tick <= low * 1.001);
    const to = ticks.findIndex((tick) => tick >= high * 0.999);
    return ticks.slice(Math.max(0, from), to + 1).map((tick) => Number(tick.toPrecision(1)));
  };
  const halves = around(all);
  return halves.length <= halvesMax ? halves : around(all.filter((_, index) => index % 2 === 0));
}

/** Round numbers from nothing to above the values, five or so. */
export function linearTicks(values: readonly number[]): number[] {
  const high = Math.max(1e-9, ...values);
  const magnitude = 10 ** Math.floor(Math.log10(high / 4));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((size) => size * 5 >= high) ?? high;
  const count = Math.ceil(high / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}
