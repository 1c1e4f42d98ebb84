import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { callApi } from "../providers/http.ts";
import { openGate } from "../providers/gate.ts";
import { refusal } from "../testing/problem.ts";
import { renderAt, staffSession } from "../testing/render.tsx";
import AccessGate from "./AccessGate.tsx";
import * as afresh from "./start-afresh.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

interface Sent {
  method: string;
  path: string;
  key: string | null;
  body: string | null;
  isUnattended: boolean;
}

/** A server that answers each request by the rule; what it was asked, in order. */
function serverSays(rule: (sent: Sent, before: readonly Sent[]) => [status: number, body: unknown]): Sent[] {
  const log: Sent[] = [];
  const answer = async (url: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    const body = typeof init.body === "string" ? init.body : null;
    const [key, isUnattended] = [headers.get("idempotency-key"), headers.has("x-kontor-unattended")];
    const sent = { method: init.method ?? "GET", path: url.replace("/api", ""), key, body, isUnattended };
    const [status, said] = rule(sent, [...log]);
    log.push(sent);
    return new Response(JSON.stringify(said), { status });
  };
  vi.stubGlobal("fetch", vi.fn(answer));
  return log;
}

const me = { ...staffSession("finance"), ends_in_seconds: 1_800 };
const no = (status: number, code: string, facts = {}): [number, unknown] => [
  status,
  refusal(status, code, facts).problem,
];
const has = (log: readonly Sent[], path: string) => log.some((sent) => sent.path === path && sent.method === "POST");

async function openPage() {
  renderAt(<AccessGate />, { role: "finance" });
  await waitFor(() => expect(openGate()).toBeDefined());
}

const refund = () => callApi("/payments/p1/refund", { method: "POST", body: { amount: 5 }, idempotencyKey: "wish-1" });

test("a money request waits for the proof and is then repeated as it was", async () => {
  const log = serverSays((sent, before) => {
    if (sent.path === "/session") return [200, me];
    if (sent.path === "/session/proof") return [200, { is_proven: true }];
    return has(before, "/session/proof") ? [200, { id: "p1" }] : no(403, "step_up_required", { methods: ["password"] });
  });
  await openPage();
  const done = refund();
  const dialog = within(await screen.findByRole("dialog", { name: "Is it you?" }));
  fireEvent.change(dialog.getByLabelText(/Your password/), { target: { value: "secret" } });
  fireEvent.click(dialog.getByRole("button", { name: "Go on" }));
  await expect(done).resolves.toEqual({ id: "p1" });
  const refunds = log.filter(({ path }) => path === "/payments/p1/refund");
  expect(refunds).toHaveLength(2);
  expect(refunds[1]).toEqual(refunds[0]);
  expect(refunds[0]).toMatchObject({ key: "wish-1", body: '{"amount":5}' });
});

test("whoever does not prove it gets the refusal, and nothing is repeated", async () => {
  const log = serverSays((sent) =>
    sent.path === "/session" ? [200, me] : no(403, "step_up_required", { methods: ["totp", "passkey"] }),
  );
  await openPage();
  const done = expect(refund()).rejects.toMatchObject({ problem: { code: "step_up_required" } });
  const dialog = within(await screen.findByRole("dialog", { name: "Is it you?" }));
  expect(dialog.getByRole("button", { name: "Use a passkey" })).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Cancel" }));
  await done;
  expect(log.filter(({ path }) => path.endsWith("/refund"))).toHaveLength(1);
});

function serverForgets(next = me): Sent[] {
  return serverSays((sent, before) => {
    if (sent.path === "/session") return sent.method === "POST" ? [200, next] : [200, me];
    return has(before, "/session") ? [200, { id: "p1" }] : no(401, "unauthenticated");
  });
}

async function signInAgain() {
  const dialog = within(await screen.findByRole("dialog", { name: "Your session has ended" }));
  expect(dialog.getByLabelText<HTMLInputElement>(/E-mail/).value).toBe("finance@kontor.example");
  fireEvent.change(dialog.getByLabelText(/Password/), { target: { value: "secret" } });
  fireEvent.click(dialog.getByRole("button", { name: "Sign in" }));
}

test("all requests of an ended session wait for one sign-in, and go on after it", async () => {
  const log = serverForgets();
  await openPage();
  const done = Promise.all([refund(), callApi("/payments")]);
  await signInAgain();
  await expect(done).resolves.toEqual([{ id: "p1" }, { id: "p1" }]);
  expect(log.filter(({ path, method }) => path === "/session" && method === "POST")).toHaveLength(1);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("somebody else who signs in gets a page of their own, and what waited is not sent", async () => {
  const startAfresh = vi.spyOn(afresh, "startAfresh").mockReturnValue();
  const log = serverForgets({ ...me, staff: { ...me.staff, id: "stf_9" } });
  await openPage();
  void refund();
  await signInAgain();
  await waitFor(() => expect(startAfresh).toHaveBeenCalledOnce());
  expect(log.filter(({ path }) => path.endsWith("/refund"))).toHaveLength(1);
});

test("a minute before the end the person is warned and can stay; a page left alone does not keep itself alive", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let stays = false;
  const log = serverSays((sent, before) => {
    if (sent.isUnattended) return [200, { ...me, ends_in_seconds: stays ? 1_800 : 60 }];
    return [200, { ...me, ends_in_seconds: before.length === 0 ? 1_800 : stays ? 1_800 : 60 }];
  });
  await openPage();
  await waitFor(() => expect(log).toHaveLength(1));
  await act(() => vi.advanceTimersByTimeAsync(1_741_000));
  expect(await screen.findByText(/You will be signed out in \d+ seconds/)).toBeTruthy();
  expect(log.at(-1)?.isUnattended).toBe(true);
  stays = true;
  const button = screen.getByRole("button", { name: "Stay signed in" });
  fireEvent.pointerDown(button);
  fireEvent.click(button);
  await waitFor(() => expect(screen.queryByText(/You will be signed out/)).toBeNull());
  expect(log.at(-1)?.isUnattended).toBe(false);
});
