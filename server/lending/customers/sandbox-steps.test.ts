import { beforeEach, describe, expect, test } from "vitest";
import { sandboxTrigger } from "../../../shared/lending/sandbox-triggers.ts";
import { documentBytes } from "../../testing/documents.ts";
import { givenBorrower } from "../../testing/borrowers.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount } from "../../testing/payments.ts";
import { openBiometrics, submitBiometrics } from "./biometrics.service.ts";
import { readBorrower } from "./read-borrower.service.ts";
import { runSandboxSteps } from "./sandbox-steps.service.ts";
import { uploadDocument } from "./submit-document.service.ts";

const live = "P00000003";
let ctx: TestContext;
let id: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  await givenAccount(ctx, live);
});

async function given(email: string, accountId = "T00000001"): Promise<void> {
  id = (await givenBorrower(ctx, { email, accountId })).borrower.customer_id;
}

const actor = { type: "customer", id: null } as const;
const file = { bytes: documentBytes.jpeg, sha256: "00" };
const upload = (type: string) => uploadDocument(ctx, { scope: "all", customerId: id, type, file, actor });

async function after(ms: number): Promise<string> {
  ctx.clock.advance(ms);
  await runSandboxSteps(ctx);
  const { borrower, items } = await ctx.store.read((db) => readBorrower(db, id));
  return [borrower.status, ...items.filter(({ status }) => status !== "pending").map(({ status }) => status)].join(" ");
}

async function handInAll(): Promise<void> {
  for (const type of ["ccmei", "cnh", "selfie"]) await upload(type);
  await openBiometrics(ctx, { scope: "all", customerId: id, actor });
}

test.each([
  ["T00000001", "ana+approve@b.example", "approve"],
  ["T00000001", "ana+approved@b.example", null],
  ["T00000001", "approve@b.example", null],
  ["T00000001", "ana+range@b.example", "range"],
  [live, "ana+approve@b.example", null],
])("on %s the address %s asks for %s", (account, email, trigger) => {
  expect(sandboxTrigger(account, email)).toBe(trigger);
});

const fixed = { approved_amount: 50_000_00, min_amount: 1_000_00, rate_ppm: 35_000, installments_min: 12 };
const offersBy = {
  approve: [{ ...fixed, installments_max: 12, cost_mode: "deducted" }],
  range: [{ ...fixed, installments_min: 3, installments_max: 24, cost_mode: "financed" }],
  nooffer: [],
} as const;

function offersOf(customerId: string) {
  return ctx.store.read((db) =>
    db
      .selectFrom("credit_offer")
      .select(["approved_amount", "min_amount", "rate_ppm", "installments_min", "installments_max", "cost_mode"])
      .where("customer_id", "=", customerId)
      .execute(),
  );
}

describe("a sandbox customer", () => {
  test.each(["approve", "nooffer", "range"])("whose address ends +%s becomes active by itself", async (word) => {
    await given(`ana+${word}@padaria.example`);
    await handInAll();
    expect(await after(1_999)).toBe("pending_kyc submitted submitted submitted");
    expect(await after(1)).toBe("under_review approved approved approved submitted");
    expect(await after(2_000)).toBe("active approved approved approved approved");
    expect(await offersOf(id)).toEqual(offersBy[word as keyof typeof offersBy]);
  });

  test("whose address ends +reject has to send the first document again", async () => {
    await given("ana+reject@padaria.example");
    await upload("ccmei");
    await upload("selfie");
    expect(await after(2_000)).toBe("pending_kyc rejected submitted");
    await upload("ccmei");
    expect(await after(2_000)).toBe("pending_kyc approved submitted");
  });

  test("whose address ends +deny is refused once the review has begun", async () => {
    await given("ana+deny@padaria.example");
    for (const type of ["ccmei", "cnh", "selfie"]) await upload(type);
    expect(await after(2_000)).toBe("pending_kyc submitted submitted submitted");
    const { code } = await openBiometrics(ctx, { scope: "all", customerId: id, actor });
    await submitBiometrics(ctx, { code, file });
    expect(await after(2_000)).toBe("denied submitted submitted submitted submitted");
  });

  test("with any other address waits for staff, and so does everybody on a live account", async () => {
    await given("ana@padaria.example");
    await handInAll();
    expect(await after(60_000)).toBe("pending_kyc submitted submitted submitted");
    await given("ana+approve@padaria.example", live);
    await handInAll();
    expect(await after(60_000)).toBe("pending_kyc submitted submitted submitted");
  });
});
