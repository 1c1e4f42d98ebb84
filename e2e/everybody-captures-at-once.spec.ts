import { expect, test } from "./fixtures.ts";
import { type Credential, tokenOf } from "./merchant-token.ts";
import { payOrder } from "./shop-account.ts";
import { signInByApi } from "./sign-in.ts";

const amount = 52_900;

test("of twenty full captures at once, half by the shop and half by staff, exactly one succeeds", async ({
  kontor,
}) => {
  const { accountId } = kontor;
  const credential = await kontor.run<Credential>("credential", "add", "--account", accountId, "--api", "checkout");
  const token = await tokenOf(kontor, credential);
  const cookie = await signInByApi(kontor, "finance");
  const transactionId = await payOrder(kontor, { token, reference: "RACE-1", amount });

  const byShop = Array.from({ length: 10 }, () =>
    send(`${kontor.merchant}/v1/transactions/${transactionId}/capture`, { authorization: `Bearer ${token}` }),
  );
  const byStaff = Array.from({ length: 10 }, (_, n) =>
    send(`${kontor.backoffice}/api/payments/${transactionId}/capture`, { cookie, "idempotency-key": `dialog-${n}` }),
  );
  const statuses = await Promise.all([...byShop, ...byStaff]);

  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => ![200, 400, 409].includes(status))).toEqual([]);
  const read = await fetch(`${kontor.merchant}/v1/transactions/${transactionId}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const transaction = (await read.json()) as { status: string; events: { event: string; success: boolean }[] };
  expect(transaction.status).toBe("CAPTURED");
  expect(transaction.events.filter(({ event, success }) => event === "CAPTURE" && success)).toHaveLength(1);
  // One posting per operation and the sums of the ledger are among the things that verify looks at.
  expect(await kontor.run<{ ok: boolean }>("verify")).toMatchObject({ ok: true });
});

async function send(url: string, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ amount }),
  });
  await answer.arrayBuffer();
  return answer.status;
}
