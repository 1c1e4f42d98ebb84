import { expect, test } from "vitest";
import { pdfFile } from "./pdf.rules.ts";
import { pdfReport } from "./pdf-report.rules.ts";
import type { SettlementLineRecord, SettlementRecord } from "./settlement.record.ts";

const settlement: SettlementRecord = {
  seq: 1,
  id: "stl_1",
  account_id: "T00000001",
  provider: "dintero_psp",
  provider_reference: "TEST-1",
  currency: "NOK",
  cause: "test",
  payment_status: "paid",
  capture: 3_000_000,
  refund: 10_000,
  fee: 60_000,
  amount: 2_930_000,
  carried: 0,
  payout: 2_930_000,
  line_count: 60,
  covered_by: null,
  start_at: "2026-06-29T08:01:00.000Z",
  end_at: "2026-06-30T21:40:00.000Z",
  settled_at: "2026-07-02T00:00:00.000Z",
  actor_type: "system",
  actor_id: "nightly",
};

function line(number: number, change: Partial<SettlementLineRecord> = {}): SettlementLineRecord {
  return {
    operationId: `op_${number}`,
    paymentId: `T00000001.payment-${number}`,
    merchantReference: `A-${number}`,
    method: "dintero_psp.creditcard",
    capture: 50_000,
    refund: 0,
    fee: 1_000,
    postedAt: "2026-06-30T10:00:00.000Z",
    ...change,
  };
}

const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index + 1));

/** Every object is where the file's own table says, and the table is where its end says. */
function expectReadable(file: string): void {
  expect(file).toMatch(/^%PDF-1\.4\n[\x20-\x7e\n]*%%EOF\n$/);
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  expect(file.slice(table)).toMatch(/^xref\n/);
  const offsets = [...file.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
  expect(offsets.length).toBeGreaterThan(4);
  for (const [index, offset] of offsets.entries()) expect(file.slice(offset)).toMatch(`${index + 1} 0 obj\n`);
  expect(offsets.map((offset) => file.slice(offset).split(" ")[0])).toEqual(offsets.map((_, index) => `${index + 1}`));
  for (const [, length, content = ""] of file.matchAll(/<< \/Length (\d+) >>\nstream\n([^]*?)\nendstream/g)) {
    expect(content).toHaveLength(Number(length));
  }
}

test("a settlement has its sums and its lines, in major units", () => {
  const file = pdfReport(settlement, [line(1), line(2, { capture: 0, refund: 10_000, fee: 0 })]);
  expectReadable(file);
  expect(file).toContain("(Settlement TEST-1)");
  expect(file).toMatch(/\(2026-06-30 10:00 capture +A-1 .* 500\.00 NOK +0\.00 NOK +10\.00 NOK +490\.00 NOK\)/);
  expect(file).toMatch(/\(2026-06-30 10:00 refund +A-2 .* 0\.00 NOK +100\.00 NOK +0\.00 NOK +-100\.00 NOK\)/);
  expect(file).toMatch(/\(Total .* 30,000\.00 NOK +100\.00 NOK +600\.00 NOK +29,300\.00 NOK\)/);
  expect(file).toContain("page 1 of 1");
});

test("many lines go on over as many pages as they need, each once", () => {
  const file = pdfReport(settlement, lines(60));
  expectReadable(file);
  expect(file).toContain("/Count 3 ");
  expect(file).toContain("page 3 of 3");
  for (const { merchantReference } of lines(60)) {
    expect(file.split(` ${merchantReference} `), merchantReference).toHaveLength(2);
  }
  expect(file.match(/\(Total /g)).toHaveLength(1);
});

test("what a page cannot say is escaped, or a question mark", () => {
  const file = pdfFile([[{ text: "Ø (50 %) \\ 漢\n€" }]]);
  expectReadable(file);
  expect(file).toContain("(\\330 \\(50 %\\) \\\\ ???) Tj");
});
