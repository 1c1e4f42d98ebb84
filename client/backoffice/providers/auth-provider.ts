import type { AuthProvider } from "react-admin";
import type { StaffSessionView } from "../../../shared/identity/staff.schema.ts";
import { type Permission, permissions } from "../../../shared/permissions.ts";
import { forgetPages } from "../layout/recent-pages.ts";
import { callApi, ProblemError } from "./http.ts";

/** A password, with the code of the second step where there is one; or a passkey, which needs neither. */
export type SignInWish = { email: string; password: string; totp?: string } | { passkey: true };

/** The session that begins. @throws ProblemError when the server refuses; NoPasskeyError when the browser does. */
export async function askToSignIn(wish: SignInWish): Promise<unknown> {
  if (!("passkey" in wish)) return callApi("/session", { method: "POST", body: wish });
  const { provePasskey } = await import("./access-provider.ts");
  const credential = await provePasskey("/session/passkey-options");
  return callApi("/session/passkey", { method: "POST", body: { credential } });
}

/**
 * Who is signed in lives in an HttpOnly cookie; the page only knows what `GET /api/session` says of it.
 * The answer is kept until the person signs out or the server refuses.
 */
export function createAuthProvider(): AuthProvider {
  let known: Promise<StaffSessionView> | null = null;

  const session = (): Promise<StaffSessionView> => {
    known ??= callApi("/session").then(
      (answer) => answer as StaffSessionView,
      (error: unknown) => {
        known = null;
        throw error;
      },
    );
    return known;
  };

  return {
    login: async (wish: SignInWish) => {
      const answer = await askToSignIn(wish);
      known = isStaffSession(answer) ? Promise.resolve(answer) : null;
      await session();
    },
    logout: async () => {
      const wasSignedIn = known !== null;
      known = null;
      forgetPages();
      if (wasSignedIn) await callApi("/session", { method: "DELETE" }).catch(ignoreRefusal);
    },
    checkAuth: async () => {
      await session();
    },
    checkError: (error: unknown) => {
      if (!(error instanceof ProblemError) || error.status !== 401) return Promise.resolve();
      known = null;
      return Promise.reject(error);
    },
    getIdentity: async () => {
      const { staff } = await session();
      return { id: staff.id, fullName: staff.name, email: staff.email };
    },
    getPermissions: session,
    canAccess: async ({ action, resource }) => {
      const { permissions: held } = await session();
      return held.includes(permissionFor(resource, action));
    },
  };
}

/** react-admin asks for `list` and `show`; the permission table says `read`. Unknown pairs are refused by the table. */
function permissionFor(resource: string, action: string): Permission | "unknown" {
  const wanted = `${resource}.${action === "list" || action === "show" ? "read" : action}`;
  return permissions.find((permission) => permission === wanted) ?? "unknown";
}

function isStaffSession(answer: unknown): answer is StaffSessionView {
  return typeof answer === "object" && answer !== null && "staff" in answer && "permissions" in answer;
}

/** A session that is already over on the server is signed out all the same. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof ProblemError)) throw error;
}
