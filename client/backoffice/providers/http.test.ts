import { afterEach, expect, test, vi } from "vitest";
import { callApi, NoAnswerError, ProblemError } from "./http.ts";

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: string) =>
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(body, { status })),
  );
const problem = { type: "t", title: "T", status: 409, code: "stale_figures", detail: "Look again.", request_id: "r" };

test("an answer is its JSON, an empty one is null", async () => {
  answer(200, '{"a":1}');
  await expect(callApi("/x")).resolves.toEqual({ a: 1 });
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(null, { status: 204 })),
  );
  await expect(callApi("/x")).resolves.toBeNull();
});

test("a refusal keeps the server's words, its code and its status", async () => {
  answer(409, JSON.stringify(problem));
  const error: unknown = await callApi("/x").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({ message: "Look again.", status: 409, problem: { code: "stale_figures" } });
});

test.each([
  [
    "a broken connection",
    () =>
      vi.stubGlobal(
        "fetch",
        vi.fn(async () => Promise.reject(new TypeError("failed"))),
      ),
  ],
  ["a proxy's own error page", () => answer(502, "<h1>Bad gateway</h1>")],
  ["an error that is no problem document", () => answer(500, '{"oops":true}')],
  ["half an answer", () => answer(200, '{"a":')],
])("%s is an unknown outcome, not a refusal", async (_claim, arrange) => {
  arrange();
  await expect(callApi("/x")).rejects.toBeInstanceOf(NoAnswerError);
});

test("a cancelled call stays a cancelled call", async () => {
  const abort = new AbortController();
  abort.abort();
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => Promise.reject(new DOMException("aborted", "AbortError"))),
  );
  await expect(callApi("/x", { signal: abort.signal })).rejects.toMatchObject({ name: "AbortError" });
});

test("a money call carries its idempotency key and a JSON body", async () => {
  answer(200, "{}");
  await callApi("/payments/p/capture", { method: "POST", body: { amount: 1 }, idempotencyKey: "k1" });
  const [path, init] = vi.mocked(fetch).mock.calls[0] ?? [];
  expect(path).toBe("/api/payments/p/capture");
  expect(init).toMatchObject({
    method: "POST",
    body: '{"amount":1}',
    headers: { "idempotency-key": "k1", "content-type": "application/json" },
  });
});
