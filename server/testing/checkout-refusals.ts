import { expect } from "vitest";
import { type Answer, type CheckoutClient, givenPaidSession, type PayWish } from "./checkout-client.ts";

export interface Row {
  /** The last call is the one that is refused. */
  call: () => Promise<Answer>;
  says: RegExp;
  /** Paths of the fields that are named. */
  fields?: string[];
}

/** No call of this wire meets it: it belongs to another surface, or something else is refused before. */
export const elsewhere = "elsewhere";

/** What makes a wire refuse, by the code of the refusal. */
export type Rows<Code extends string> = Readonly<Record<Code, Row | typeof elsewhere>>;

/** Pays, and asks for one operation after the other; all but the last succeed, and the last answer comes back. */
export async function operate(
  client: CheckoutClient,
  wish: PayWish,
  ...operations: readonly [kind: string, body?: unknown][]
): Promise<Answer> {
  const { transactionId } = await givenPaidSession(client, wish);
  const answers: Answer[] = [];
  for (const [kind, body] of operations) {
    answers.push(await client.call("POST", `/v1/transactions/${transactionId}/${kind}`, body));
  }
  expect(answers.slice(0, -1).map(({ status }) => status)).toEqual(operations.slice(1).map(() => 200));
  const last = answers.at(-1);
  if (last === undefined) throw new Error("Nothing was asked for");
  return last;
}

/** The rows that have a call. */
export function rowsOf<Code extends string>(table: Rows<Code>): [Code, Row][] {
  return (Object.entries(table) as [Code, Row | typeof elsewhere][]).filter(
    (entry): entry is [Code, Row] => entry[1] !== elsewhere,
  );
}

/** The documented envelope and nothing else. */
export function expectEnvelope(
  answer: Answer,
  kind: { status: number; code: string },
  { says, fields = [] }: Omit<Row, "call">,
) {
  const errors = fields.map((path) => ({ path, message: expect.any(String) as string }));
  const message = expect.stringMatching(says) as string;
  expect([answer.status, answer.body]).toEqual([kind.status, { error: { code: kind.code, message, errors } }]);
  expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
}
