import { beforeAll, describe, expect, test } from "vitest";
import { borrowerStatuses, loanStatuses, offerStatuses } from "../../shared/lending/lending-states.ts";
import { isCnpj, isCpf } from "../../shared/documents/tax-number.ts";
import { dialects } from "../dialects.ts";
import { addStaff } from "../identity/staff.service.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { runVerify } from "../verify/verify.service.ts";
import { fillLending } from "./lending-demo.service.ts";
import { demoBorrowers } from "./lending-people.ts";

const by = { type: "system", id: "test", role: null, ip: null } as const;
let ctx: TestContext;

beforeAll(async () => {
  ctx = await makeTestContext({ dialects });
  const [first, second] = [await person("first"), await person("second")];
  await fillLending(ctx, { first, second });
});

async function person(name: string): Promise<string> {
  const wish = { email: `${name}@kontor.example`, name, role: "finance", password: "a long enough password" } as const;
  return (await addStaff(ctx, { ...wish, by })).staff_id;
}

describe("the demo's lending", () => {
  test("shows every state of a customer, an offer and a loan, and installments of every kind", async () => {
    const found = await ctx.store.read(async (db) => ({
      borrowers: await db.selectFrom("borrower").select("status").distinct().execute(),
      offers: await db.selectFrom("credit_offer").select("status").distinct().execute(),
      loans: await db.selectFrom("loan").select("status").distinct().execute(),
      installments: await db.selectFrom("installment").select("status").distinct().execute(),
    }));
    const sorted = (rows: readonly { status: string }[]) => rows.map(({ status }) => status).toSorted();
    expect(sorted(found.borrowers)).toEqual([...borrowerStatuses].toSorted());
    expect(sorted(found.offers)).toEqual([...offerStatuses].toSorted());
    expect(sorted(found.loans)).toEqual([...loanStatuses].toSorted());
    expect(sorted(found.installments)).toEqual(expect.arrayContaining(["paid", "pending"]));
  });

  test("is as right as everything that really happens", async () => {
    expect((await runVerify(ctx)).invariants.filter(({ ok }) => !ok)).toEqual([]);
  });

  test("names nobody whose numbers could not be", () => {
    for (const { cpf, cnpj } of demoBorrowers) expect([isCpf(cpf), isCnpj(cnpj)]).toEqual([true, true]);
  });
});
