import { afterEach, expect, test, vi } from "vitest";
import type { Role } from "../../../shared/permissions.ts";
import { staffSession } from "../testing/render.tsx";
import { refusal } from "../testing/problem.ts";
import { createAuthProvider } from "./auth-provider.ts";

afterEach(() => vi.unstubAllGlobals());

function serverSays(status: number, body: unknown) {
  const fetched = vi.fn(async () => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

test("who is signed in is asked once", async () => {
  const fetched = serverSays(200, staffSession("viewer"));
  const provider = createAuthProvider();
  await provider.checkAuth({});
  await expect(provider.getIdentity?.()).resolves.toMatchObject({ fullName: "Test Person" });
  expect(fetched).toHaveBeenCalledOnce();
});

test.each([
  ["viewer", "payments", "list", true],
  ["viewer", "payments", "capture", false],
  ["finance", "payments", "capture", true],
  ["admin", "payments", "refund", false],
  ["finance", "payments", "explode", false],
] as const)("%s: %s %s is %s", async (role: Role, resource, action, allowed) => {
  serverSays(200, staffSession(role));
  await expect(createAuthProvider().canAccess?.({ resource, action })).resolves.toBe(allowed);
});

test("only a lost sign-in ends the session, not a refusal or a broken network", async () => {
  serverSays(200, staffSession("viewer"));
  const provider = createAuthProvider();
  await expect(provider.checkError(refusal(403, "forbidden"))).resolves.toBeUndefined();
  await expect(provider.checkError(new Error("offline"))).resolves.toBeUndefined();
  await expect(provider.checkError(refusal(401, "unauthenticated"))).rejects.toMatchObject({ status: 401 });
});
