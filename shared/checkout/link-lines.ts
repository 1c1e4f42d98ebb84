import { type Minor, minor } from "../money.ts";
import type { LinkLine } from "./payment-link.schema.ts";

/** Quantities have at most three decimals and tax rates two, so whole numbers carry both. */
const quantityScale = 1_000n;
const vatScale = 100n;

/** What a line comes to, minor units with tax, rounded half up. */
export function lineTotal({ quantity, unit_price }: Pick<LinkLine, "quantity" | "unit_price">): Minor {
  return divided(BigInt(unit_price) * scaled(quantity, quantityScale), quantityScale);
}

/** The tax inside a line's total, minor units, rounded half up. */
export function lineVat(total: number, vat: number): Minor {
  const rate = scaled(vat, vatScale);
  return divided(BigInt(total) * rate, 100n * vatScale + rate);
}

export function linkTotal(lines: readonly Pick<LinkLine, "quantity" | "unit_price">[]): Minor {
  return minor(lines.reduce((sum, line) => sum + lineTotal(line), 0));
}

function scaled(value: number, scale: bigint): bigint {
  return BigInt(Math.round(value * Number(scale)));
}

function divided(dividend: bigint, divisor: bigint): Minor {
  return minor(Number((2n * dividend + divisor) / (2n * divisor)));
}
