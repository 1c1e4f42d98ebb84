import type { Random } from "./random.ts";
import { articles, type Market } from "./shop-range.ts";

/** A line in the words of the checkout wire, as a merchant sends it. */
export interface OrderLine {
  id: string;
  line_id: string;
  description: string;
  quantity: number;
  /** The line's total with VAT, minor units. */
  amount: number;
  vat: number;
  vat_amount: number;
  type?: "shipping";
}

export interface Order {
  market: Market;
  /** Goods, then the way they travel, as a payment carries them. */
  lines: readonly OrderLine[];
  shipping: OrderLine;
  carrier: string;
  /** Of all lines, minor units. */
  amount: number;
}

/** A basket of a few articles and one way to ship them. */
export function makeOrder(random: Random, market: Market): Order {
  const goods: OrderLine[] = [];
  const articlesWanted = random.pickWeighted([
    [1, 62],
    [2, 26],
    [3, 12],
  ] as const);
  const first = random.below(articles.length);
  for (let position = 0; position < articlesWanted; position += 1) {
    const article = articles[(first + position * 7) % articles.length];
    if (article === undefined) continue;
    const quantity = article.priceNok < 500_00 ? random.between(1, 2) : 1;
    const amount = quantity * priceIn(market, article.priceNok);
    const line_id = String(position + 1);
    goods.push({
      id: article.sku,
      line_id,
      description: article.description,
      quantity,
      amount,
      ...vatOf(amount, market),
    });
  }
  const fee = random.pick(market.shipping);
  const carrier = random.pick(market.carriers);
  const shipping: OrderLine = {
    id: "shipping",
    line_id: "shipping",
    description: fee === 0 ? "Pick-up point" : "Home delivery",
    quantity: 1,
    amount: fee,
    ...vatOf(fee, market),
    type: "shipping",
  };
  const lines = [...goods, shipping];
  return { market, lines, shipping, carrier, amount: lines.reduce((sum, line) => sum + line.amount, 0) };
}

function priceIn(market: Market, priceNok: number): number {
  const price = (priceNok * market.priceLevel) / 1000;
  return Math.max(market.priceStep, Math.round(price / market.priceStep) * market.priceStep);
}

/** The VAT that an amount already contains, to the nearest minor unit, halves up. */
function vatOf(amount: number, market: Market): { vat: number; vat_amount: number } {
  return { vat: market.vat, vat_amount: Math.round((amount * market.vat) / (100 + market.vat)) };
}
