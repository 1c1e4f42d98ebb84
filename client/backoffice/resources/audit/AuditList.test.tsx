import { fireEvent, screen, within } from "@testing-library/react";
import type { DataProvider, GetListParams } from "react-admin";
import { expect, test, vi } from "vitest";
import type { AuditEntryView, AuditVerdictView } from "../../../../shared/audit/audit.schema.ts";
import { renderAt } from "../../testing/render.tsx";
import AuditList from "./AuditList.tsx";

const entry: AuditEntryView = {
  id: "aud_1",
  chain: "T12345678",
  position: 7,
  at: "2026-03-02T09:00:00.000Z",
  actor: { type: "staff", id: "stf_1", role: "finance", name: "Ida Berg" },
  action: "payment.refund",
  object_type: "payment",
  object_id: "T12345678.p1",
  is_allowed: false,
  details: { code: "forbidden" },
  personal: null,
  hash: "00ff",
};

function open(verdict: AuditVerdictView = { ok: true, detail: "1 entries in 1 chains" }) {
  const rows: Record<string, unknown[]> = { audit: [entry], staff: [{ id: "stf_1", name: "Ida Berg" }] };
  const page = { next: null, previous: null, total: { value: 1, capped: false } };
  const getList = vi.fn((resource: string, _params: GetListParams) =>
    Promise.resolve({ data: rows[resource] ?? [], total: 1, meta: page }),
  );
  const verifyAudit = vi.fn(() => Promise.resolve(verdict));
  renderAt(<AuditList />, {
    dataProvider: { getList, verifyAudit } as unknown as Partial<DataProvider>,
    role: "admin",
    address: "/audit?account=all",
  });
  return { verifyAudit };
}

test("who tried what is in a line that opens to what was said", async () => {
  open();
  const row = (await screen.findByText("Payment: refund")).closest("tr");
  if (row === null) throw new Error("the entry has no row");
  expect(within(row).getByText("Ida Berg")).toBeTruthy();
  expect(within(row).getByText("Refused")).toBeTruthy();
  fireEvent.click(row);
  expect(await screen.findByText(/"code": "forbidden"/)).toBeTruthy();
  expect(screen.getByText("payment.refund")).toBeTruthy();
  expect(screen.getByText("Entry 7 of the chain T12345678")).toBeTruthy();
});

test("verification says that the log holds, or which entry is wrong", async () => {
  const { verifyAudit } = open({ ok: false, detail: "aud_9 (T12345678 9): its hash is not that of its content" });
  fireEvent.click(await screen.findByRole("button", { name: "Verify" }));
  expect(await screen.findByText(/The log is not what was written: aud_9/)).toBeTruthy();
  expect(verifyAudit).toHaveBeenCalledOnce();
});
