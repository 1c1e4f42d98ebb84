import { expect, test } from "vitest";
import { lendingCodes } from "../../../shared/lending/lending-refusals.ts";
import { creditRefusals } from "../../testing/credit-refusals.ts";
import { customerRefusals } from "../../testing/customer-refusals.ts";
import { startLendingClient } from "../../testing/lending-client.ts";
import { expectRefusal, refusedPartner } from "../../testing/lending-refusals.ts";
import { badParameter, problemByCode } from "./problem-by-code.ts";

const rows = { ...customerRefusals, ...creditRefusals };

/** No call of a partner meets these: a token reaches all of its account, and nothing else blocks without a closer word. */
const elsewhere = ["insufficient_scope", "conflict"];

test("every code that this wire can say has its row", () => {
  const general = [...Object.values(problemByCode), badParameter].map(({ code }) => code);
  const codes = [...new Set([...lendingCodes, ...general])].filter((code) => !elsewhere.includes(code));
  expect(codes.filter((code) => !Object.hasOwn(rows, code))).toEqual([]);
});

test.each(Object.entries(rows))("%s is refused in exactly these words", async (code, row) => {
  await expectRefusal(refusedPartner(await startLendingClient()), code, row);
});
