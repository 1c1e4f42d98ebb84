import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { AttemptView, DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { renderAt } from "../../testing/render.tsx";
import { delivery } from "../../testing/rows.ts";
import { AttemptList } from "./AttemptList.tsx";

const first: AttemptView = {
  number: 1,
  started_at: "2026-06-01T09:00:00.000Z",
  duration_ms: 31,
  outcome: "http_error",
  code: 500,
  error: "The receiver answered 500",
  request_headers: { "webhook-id": "evt_1" },
  response_headers: { "content-type": "text/plain" },
  response_body: "error",
  response_truncated: false,
  signed_with: [{ id: "whs_1", created_at: "2026-06-01T08:00:00.000Z" }],
};

async function open(changes: Partial<DeliveryView> = {}, attempt: Partial<AttemptView> = {}) {
  const told = { ...delivery, dialect: "standard", method: "POST" as const, request_body: '{"type":"loan.active"}' };
  renderAt(<AttemptList delivery={{ ...told, ...changes, attempts: [{ ...first, ...attempt }] }} />);
  fireEvent.click(await screen.findByRole("button", { name: /Try 1/ }));
}

const region = (name: string) => screen.findByRole("region", { name });

test("a body is laid out for reading, and shown as it was sent on demand", async () => {
  await open();
  expect((await region("Request body")).textContent).toBe('{\n  "type": "loan.active"\n}');
  expect(screen.getAllByText("22 bytes")).toHaveLength(1);
  const layout = screen.getByRole("group", { name: "Layout of Request body" });
  fireEvent.click(within(layout).getByRole("button", { name: "Raw" }));
  expect((await region("Request body")).textContent).toBe('{"type":"loan.active"}');
});

test("a rotation's two signatures are told apart from one", async () => {
  const older = { id: "whs_0", created_at: "2026-05-01T09:00:00.000Z" };
  await open({}, { signed_with: [...first.signed_with, older] });
  expect(await screen.findByText(/Signed with each of these secrets, the newest first/)).toBeTruthy();
  expect(screen.getByText(/webhook-signature has one “v1,” part per secret/)).toBeTruthy();
});

test("an answer that was cut says so", async () => {
  await open({}, { response_truncated: true });
  expect(await screen.findByText("The answer was longer; the rest was not kept.")).toBeTruthy();
});

test("no answer at all is not an empty answer", async () => {
  await open({}, { code: null, outcome: "timeout", response_headers: null, response_body: null });
  expect(await screen.findByText("There was no answer.")).toBeTruthy();
});

test("the command has what was sent and nothing that was left out of the log", async () => {
  const writeText = vi.fn((_text: string) => Promise.resolve());
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  await open({}, { request_headers: { "webhook-id": "evt_1", authorization: "(not shown)" } });
  fireEvent.click(await screen.findByRole("button", { name: "Copy as cURL" }));
  expect(await screen.findByText("Copied. Secrets are left out.")).toBeTruthy();
  const command = writeText.mock.calls[0]?.[0] ?? "";
  expect(command).toContain(`--data-raw '{"type":"loan.active"}'`);
  expect(command).toContain("'authorization: (not shown)'");
});

test("what is past retention says that it was removed", async () => {
  await open({ is_expired: true }, { request_headers: {}, response_headers: null, response_body: null });
  expect(await screen.findByText(/is past retention and was removed/)).toBeTruthy();
});
