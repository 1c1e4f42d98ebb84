import type { LookupAddress } from "node:dns";
import { afterEach, expect, test } from "vitest";
import { answering, startReceiver } from "../testing/receiver.ts";
import { sharedLookups } from "./guarded-connector.ts";
import type { ResolveName } from "./name-resolver.ts";
import { createOutgoingCaller, type OutgoingCaller } from "./outgoing-caller.ts";

const sandbox = "T12345678";
const live = "P12345678";
const loopback = { address: "127.0.0.1", family: 4 };
const metadata = { address: "169.254.169.254", family: 4 };

const callers: OutgoingCaller[] = [];
afterEach(async () => {
  await Promise.all(callers.splice(0).map((caller) => caller.close()));
});

/** Calls a name that is looked up here: by its next answer, the last one again and again. */
function callerAsking(...answers: (LookupAddress[] | NodeJS.ErrnoException)[]) {
  const asked: string[] = [];
  const resolveName: ResolveName = (hostname, _options, answer) => {
    const found = answers[Math.min(asked.push(hostname), answers.length) - 1] ?? [];
    setImmediate(() => (found instanceof Error ? answer(found, []) : answer(null, found)));
  };
  const caller = createOutgoingCaller({ allowPrivateTargets: true }, { resolveName });
  callers.push(caller);
  return { caller, asked };
}

function call(caller: OutgoingCaller, url: string, { accountId = sandbox, timeoutMs = 5_000 } = {}) {
  return caller.call({ accountId, method: "POST", url, headers: {}, body: Buffer.from("{}"), timeoutMs });
}

function atName(url: string): string {
  return url.replace("127.0.0.1", "shop.example");
}

test("the vetted address is the one that is reached, however the name answers afterwards", async () => {
  const receiver = await startReceiver(answering(200, { connection: "close" }));
  const { caller, asked } = callerAsking([loopback], [metadata]);
  expect(await call(caller, atName(receiver.url))).toMatchObject({ outcome: "delivered" });
  expect(asked).toEqual(["shop.example"]);
  const second = await call(caller, atName(receiver.url));
  expect(second).toMatchObject({ outcome: "address_refused", code: null });
  expect(second.error).toContain("169.254.169.254");
  expect(asked).toHaveLength(2);
  expect(receiver.received).toHaveLength(1);
});

test("a name that turns inward is refused for a live account before anything is sent", async () => {
  const receiver = await startReceiver(answering(200));
  const { caller } = callerAsking([loopback]);
  const url = atName(receiver.url).replace("http:", "https:");
  expect(await call(caller, url, { accountId: live })).toMatchObject({ outcome: "address_refused" });
  expect(receiver.received).toHaveLength(0);
});

test.each(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL"])("a name that is answered with %s is a dns_error", async (code) => {
  const { caller } = callerAsking(Object.assign(new Error(`getaddrinfo ${code} shop.example`), { code }));
  expect(await call(caller, "https://shop.example/")).toMatchObject({ outcome: "dns_error", code: null });
});

test("a name without an address is a failure with a name", async () => {
  const { caller } = callerAsking([]);
  expect((await call(caller, "https://shop.example/")).outcome).toBe("dns_error");
});

test("a name that is never answered is given up at the limit, and asked for once by all who wait", async () => {
  const healthy = await startReceiver(answering(200));
  const asked: string[] = [];
  const resolveName: ResolveName = (hostname, _options, answer) => {
    asked.push(hostname);
    if (hostname === "shop.example") answer(null, [loopback]);
  };
  const caller = createOutgoingCaller({ allowPrivateTargets: true }, { resolveName });
  callers.push(caller);
  const slow = Array.from({ length: 8 }, () => call(caller, "http://slow.example/", { timeoutMs: 200 }));
  expect(await call(caller, atName(healthy.url))).toMatchObject({ outcome: "delivered" });
  for (const result of await Promise.all(slow)) {
    expect(result).toMatchObject({ outcome: "timeout", error: "No answer within 200 ms" });
  }
  expect(asked.filter((name) => name === "slow.example")).toHaveLength(1);
});

test("a call that was given up before there was a connection is not made once there is one", async () => {
  const receiver = await startReceiver(answering(200));
  const waiting: (() => void)[] = [];
  const resolveName: ResolveName = (_hostname, _options, answer) => {
    waiting.push(() => answer(null, [loopback]));
  };
  const caller = createOutgoingCaller({ allowPrivateTargets: true }, { resolveName });
  callers.push(caller);
  const url = atName(receiver.url);
  expect(await call(caller, `${url}/late`, { timeoutMs: 50 })).toMatchObject({ outcome: "timeout", code: null });
  const next = call(caller, `${url}/next`);
  for (const answer of waiting) answer();
  expect(await next).toMatchObject({ outcome: "delivered" });
  expect(receiver.received.map(({ path }) => path)).toEqual(["/next"]);
});

test("an answer goes to everybody who asked, and the next question is a new one", () => {
  const open: (() => void)[] = [];
  const names = sharedLookups((_hostname, _options, answer) => open.push(() => answer(null, [loopback])));
  const heard: number[] = [];
  const ask = (who: number) => names("shop.example", { all: true }, () => heard.push(who));
  ask(1);
  ask(2);
  expect(open).toHaveLength(1);
  open[0]?.();
  expect(heard).toEqual([1, 2]);
  ask(3);
  expect(open).toHaveLength(2);
});
