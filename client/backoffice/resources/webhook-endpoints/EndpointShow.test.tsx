import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { endpointWith } from "../../testing/endpoint.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { delivery } from "../../testing/rows.ts";
import { EndpointBody } from "./EndpointShow.tsx";

const getList = () => Promise.resolve({ data: [], total: 0 });
const open = (endpoint = endpointWith(), dataProvider: Record<string, unknown> = {}) =>
  renderAt(<EndpointBody endpoint={endpoint} />, {
    dataProvider: { getList, ...dataProvider },
    role: "admin",
  });
const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));
const inDialog = () => within(screen.getByRole("dialog"));

test("rotating offers what the wire allows, says why, and shows the secret only on request", async () => {
  const secret = "whsec_c2VjcmV0";
  const rotateSecret = vi.fn().mockResolvedValue({ endpoint: {}, secret, previous_expires_at: null });
  open(endpointWith(), { rotateSecret });
  await press("Rotate secret");
  const choices = inDialog().getAllByRole<HTMLInputElement>("radio");
  expect(choices.map(({ value, disabled }) => [value, disabled])).toEqual([
    ["0", false],
    ["3600", false],
    ["86400", false],
    ["604800", true],
  ]);
  expect(inDialog().getByText("The wire allows a day.")).toBeTruthy();
  fireEvent.click(inDialog().getByRole("button", { name: "Make a new secret" }));
  await screen.findByRole("button", { name: "Copy secret" });
  expect(rotateSecret).toHaveBeenCalledExactlyOnceWith("whe_1", 86_400);
  expect(document.body.textContent).not.toContain(secret);

  const writeText = vi.fn().mockResolvedValue(undefined);
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { clipboard: { writeText } }));
  await press("Copy secret");
  await screen.findByText("Copied.");
  expect(writeText).toHaveBeenCalledExactlyOnceWith(secret);
  expect(document.body.textContent).not.toContain(secret);
  vi.unstubAllGlobals();
  await press("Show");
  expect(document.body.textContent).toContain(secret);
  await press("I have it");
  await waitFor(() => expect(document.body.textContent).not.toContain(secret));
});

test("a second rotation during the overlap is warned of, and the overlap can be ended", async () => {
  const old = { id: "whs_0", created_at: "2026-05-01T09:00:00.000Z", expires_at: "2026-06-02T09:00:00.000Z" };
  const { secrets, rotation } = endpointWith();
  const endOverlap = vi.fn().mockResolvedValue(endpointWith());
  open(endpointWith({ secrets: [...secrets, old], rotation: { ...rotation, has_overlap: true } }), { endOverlap });
  await press("Rotate secret");
  expect(inDialog().getByText(/an older secret still signs/)).toBeTruthy();
  fireEvent.click(inDialog().getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await press("End old secret now");
  fireEvent.click(inDialog().getByRole("button", { name: "End old secret now" }));
  await waitFor(() => expect(endOverlap).toHaveBeenCalledExactlyOnceWith("whe_1"));
});

test("deleting wants the name typed", async () => {
  const deleteEndpoint = vi.fn().mockResolvedValue(endpointWith({ status: "deleted" }));
  open(endpointWith(), { deleteEndpoint });
  await press("Delete");
  const submit = inDialog().getByRole<HTMLButtonElement>("button", { name: "Delete" });
  expect(submit.disabled).toBe(true);
  fireEvent.change(inDialog().getByRole("textbox"), { target: { value: "Orders" } });
  fireEvent.click(submit);
  await waitFor(() => expect(deleteEndpoint).toHaveBeenCalledExactlyOnceWith("whe_1"));
});

test("a change on a stale version is not written over a colleague's", async () => {
  const changeEndpoint = vi.fn().mockRejectedValue(refusal(412, "precondition_failed"));
  const getOne = vi.fn().mockResolvedValue({ data: endpointWith({ description: "Theirs", version: 4 }) });
  open(endpointWith(), { changeEndpoint, getOne });
  await press("Edit");
  const description = () => inDialog().getByRole<HTMLInputElement>("textbox", { name: /Description/ });
  fireEvent.change(description(), { target: { value: "Mine" } });
  fireEvent.click(inDialog().getByRole("button", { name: "Save" }));
  await inDialog().findByText(/Somebody else has changed/);
  expect(changeEndpoint.mock.calls[0]?.slice(1)).toEqual([expect.objectContaining({ description: "Mine" }), 3]);
  expect(description().value).toBe("Mine");
  fireEvent.click(inDialog().getByRole("button", { name: "Take theirs" }));
  await waitFor(() => expect(description().value).toBe("Theirs"));
});

test("a refused address is explained at its field", async () => {
  open(endpointWith(), { changeEndpoint: vi.fn().mockRejectedValue(refusal(400, "url_refused")) });
  await press("Edit");
  fireEvent.click(inDialog().getByRole("button", { name: "Save" }));
  const url = inDialog().getByRole("textbox", { name: /Address/ });
  await waitFor(() => expect(url.getAttribute("aria-invalid")).toBe("true"));
  expect(inDialog().getByText("The server says url_refused.")).toBeTruthy();
});

test("a test event is answered inline", async () => {
  const sendTestEvent = vi.fn().mockResolvedValue(delivery);
  open(endpointWith(), { sendTestEvent });
  await press("Send test event");
  await screen.findByText("Answered with HTTP 500 after 31 ms.");
  expect(sendTestEvent).toHaveBeenCalledExactlyOnceWith("whe_1", "payment.status_changed");
});

test("a disabled endpoint says since when, by whom, why and what it missed", async () => {
  open(
    endpointWith({
      status: "disabled",
      disabled_at: "2026-06-01T10:00:00.000Z",
      disabled_by: { type: "system", id: null },
      disabled_reason: "Every attempt failed.",
      missed: { value: 3, capped: false },
    }),
  );
  const alert = await screen.findByText(/Disabled since/);
  expect(alert.parentElement?.textContent).toMatch(/By Kontor itself\. Reason: Every attempt failed\..*3 events were/);
  const recover = await screen.findByRole("button", { name: "Recover" });
  expect(recover.getAttribute("aria-disabled")).toBe("true");
  expect(screen.queryByText("Send a test event")).toBeNull();
});
