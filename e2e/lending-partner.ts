import { expect, type Kontor } from "./fixtures.ts";

export interface Customer {
  id: string;
  status: string;
  kyc: { type: string; status: string; message: string | null }[];
}

/** A partner's own server, which asks as the public documentation says. */
export interface Partner {
  accountId: string;
  register(body: Readonly<Record<string, string>>): Promise<Customer>;
  customer(id: string): Promise<Customer>;
  upload(id: string, type: string, bytes: Uint8Array): Promise<void>;
  openBiometrics(id: string): Promise<string>;
  offers(id: string): Promise<Record<string, unknown>[]>;
}

export async function openPartner(kontor: Pick<Kontor, "merchant" | "run">, name: string): Promise<Partner> {
  const add = ["account", "add", "--name", name, "--kind", "sandbox"];
  const { account_id: accountId } = await kontor.run<{ account_id: string }>(...add);
  const { client_id, client_secret } = await kontor.run<{ client_id: string; client_secret: string }>(
    ...["credential", "add", "--account", accountId, "--api", "lending"],
  );
  const granted = await fetch(`${kontor.merchant}/v3/auth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token: token } = (await granted.json()) as { access_token: string };
  const ask = async <Answer>(path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { ...(init.headers as Record<string, string> | undefined), authorization: `Bearer ${token}` };
    const answer = await fetch(`${kontor.merchant}/v3${path}`, { ...init, headers });
    expect([path, answer.ok]).toEqual([path, true]);
    return (await answer.json()) as Answer;
  };
  return {
    accountId,
    register: (body) =>
      ask("/customers", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    customer: (id) => ask(`/customers/${id}`),
    upload: async (id, type, bytes) => {
      const form = new FormData();
      form.append("type", type);
      form.append("file", new Blob([new Uint8Array(bytes)]), "blob");
      await ask(`/customers/${id}/documents`, { method: "POST", body: form });
    },
    openBiometrics: async (id) =>
      (await ask<{ session_url: string }>(`/customers/${id}/biometrics`, { method: "POST" })).session_url,
    offers: async (id) => (await ask<{ data: Record<string, unknown>[] }>(`/customers/${id}/credit-offers`)).data,
  };
}
