import { expect, type Kontor, test } from "./fixtures.ts";
import { type Credential, tokenOf } from "./merchant-token.ts";

const amount = 52_900;

test("of twenty full captures at once, half by the shop and half by staff, exactly one succeeds", async ({
  kontor,
}) => {
  const { accountId } = kontor;
  const credential = await kontor.run<Credential>("credential", "add", "--account", accountId, "--api", "checkout");
  const token = await tokenOf(kontor, credential);
  const cookie = await signInByApi(kontor);
  const transactionId = await givenAuthorized(kontor, token);

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

async function signInByApi(kontor: Kontor): Promise<string> {
  const person = kontor.signIns.find((signIn) => signIn.role === "finance");
  const answer = await fetch(`${kontor.backoffice}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: person?.email, password: person?.password }),
  });
  expect(answer.status).toBe(200);
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

/** Pays as the hosted page does. */
async function givenAuthorized(kontor: Kontor, token: string): Promise<string> {
  const order = { amount, currency: "NOK", merchant_reference: "RACE-1" };
  const created = await fetch(`${kontor.merchant}/v1/sessions-profile`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ profile_id: "default", url: { return_url: "https://shop.example/thanks" }, order }),
  });
  const session = (await created.json()) as { id: string };
  const paid = await fetch(`${kontor.merchant}/v1/view/${session.id}/payments/dintero_psp.creditcard`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      agreed: { amount, currency: "NOK" },
      input: { kind: "card", number: "4000000000000002", expiry: "12/2030", cvc: "123" },
    }),
  });
  const state = (await paid.json()) as { return_url: string };
  return new URL(state.return_url).searchParams.get("transaction_id") ?? "";
}
