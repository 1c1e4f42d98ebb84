import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { ProblemError } from "../../providers/http.ts";
import { endpointWith, overlapWith } from "../../testing/endpoint.ts";
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
    ["own", false],
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

test("an overlap of one's own is taken in seconds, minutes or hours, up to what the wire allows", async () => {
  const rotateSecret = vi.fn().mockResolvedValue({ endpoint: {}, secret: "whsec_x", previous_expires_at: null });
  open(endpointWith(), { rotateSecret });
  await press("Rotate secret");
  fireEvent.click(inDialog().getByRole("radio", { name: "Another time" }));
  const length = inDialog().getByRole<HTMLInputElement>("textbox", { name: "How long" });
  const submit = inDialog().getByRole<HTMLButtonElement>("button", { name: "Make a new secret" });
  for (const wrong of ["25", "0", "1.5", ""]) {
    fireEvent.change(length, { target: { value: wrong } });
    expect([wrong, submit.disabled]).toEqual([wrong, true]);
  }
  expect(inDialog().getByText("A whole number, up to 24 hours.")).toBeTruthy();
  fireEvent.change(length, { target: { value: "90" } });
  fireEvent.mouseDown(inDialog().getByRole("combobox", { name: /Unit/ }));
  fireEvent.click(await screen.findByRole("option", { name: "minutes" }));
  fireEvent.click(submit);
  await waitFor(() => expect(rotateSecret).toHaveBeenCalledExactlyOnceWith("whe_1", 5_400));
});

test("a second rotation during the overlap is warned of, and the overlap can be ended", async () => {
  const old = { id: "whs_0", created_at: "2026-05-01T09:00:00.000Z", expires_at: "2026-06-02T09:00:00.000Z" };
  const { secrets, rotation } = endpointWith();
  const endOverlap = vi.fn().mockResolvedValue(endpointWith());
  const overlap = overlapWith({ verdict: "untested" });
  open(endpointWith({ secrets: [...secrets, old], rotation: { ...rotation, has_overlap: true }, overlap }), {
    endOverlap,
  });
  await press("Rotate secret");
  expect(inDialog().getByText(/2 signatures at most: the oldest secret stops at once/)).toBeTruthy();
  fireEvent.click(inDialog().getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await press("End old secret now");
  expect(inDialog().getByText(/No test has shown/)).toBeTruthy();
  fireEvent.click(inDialog().getByRole("button", { name: "End old secret now" }));
  await waitFor(() => expect(endOverlap).toHaveBeenCalledExactlyOnceWith("whe_1"));
});

test.each([
  ["untested", "Not proven yet", "None sent yet"],
  ["safe", "Safe to end the old secret", "HTTP 200"],
  ["refused", "Not safe: the test by the new secret was not accepted", "HTTP 401"],
] as const)("a change of secrets that is %s says so, and how that is known", async (verdict, title, tested) => {
  const sendTestEvent = vi.fn().mockResolvedValue(delivery);
  const code = verdict === "safe" ? 200 : 401;
  const at = "2026-06-01T09:30:00.000Z";
  const test = verdict === "untested" ? null : { delivery_id: "dlv_9", at, is_accepted: verdict === "safe", code };
  open(endpointWith({ overlap: overlapWith({ verdict, test, accepted: 41 }) }), { sendTestEvent });
  const cockpit = within(await screen.findByRole("group", { name: "Change of secrets under way" }));
  expect(cockpit.getByText(title)).toBeTruthy();
  expect(cockpit.getByText(new RegExp(tested))).toBeTruthy();
  expect(cockpit.getByText("41 accepted, 0 failing")).toBeTruthy();
  fireEvent.click(await cockpit.findByRole("button", { name: "Test with the new secret only" }));
  const wish = ["whe_1", "payment.status_changed", { newestSecretOnly: true }];
  await waitFor(() => expect(sendTestEvent).toHaveBeenCalledExactlyOnceWith(...wish));
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

describe("two people at once", () => {
  async function givenConflict() {
    const changeEndpoint = vi
      .fn()
      .mockRejectedValueOnce(refusal(412, "precondition_failed"))
      .mockResolvedValue(endpointWith());
    const getOne = vi.fn().mockResolvedValue({
      data: endpointWith({ description: "Theirs", event_patterns: [], version: 4 }),
    });
    open(endpointWith(), { changeEndpoint, getOne });
    await press("Edit");
    fireEvent.change(description(), { target: { value: "Mine" } });
    fireEvent.click(inDialog().getByRole("button", { name: "Save" }));
    await inDialog().findByText("Theirs: Theirs");
    expect(changeEndpoint.mock.calls[0]?.slice(1)).toEqual([expect.objectContaining({ description: "Mine" }), 3]);
    return changeEndpoint;
  }
  const description = () => inDialog().getByRole<HTMLInputElement>("textbox", { name: /Description/ });

  test("see what differs, and theirs can be taken", async () => {
    await givenConflict();
    expect(inDialog().getByText("Yours: Mine")).toBeTruthy();
    expect(
      inDialog()
        .getAllByRole("term")
        .map((term) => term.textContent),
    ).toEqual(["Events", "Description (optional)"]);
    expect(inDialog().getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
    fireEvent.click(inDialog().getByRole("button", { name: "Take theirs" }));
    expect(description().value).toBe("Theirs");
  });

  test("what was changed here is kept over the version that was seen, and the rest is theirs", async () => {
    const changeEndpoint = await givenConflict();
    fireEvent.click(inDialog().getByRole("button", { name: "Keep my changes" }));
    expect(description().value).toBe("Mine");
    fireEvent.click(inDialog().getByRole("button", { name: "Save" }));
    await waitFor(() => expect(changeEndpoint).toHaveBeenCalledTimes(2));
    const merged = expect.objectContaining({ description: "Mine", event_patterns: [] }) as unknown;
    expect(changeEndpoint.mock.calls[1]?.slice(1)).toEqual([merged, 4]);
  });
});

test("what was typed is not lost by closing", async () => {
  open();
  await press("Edit");
  const description = inDialog().getByRole<HTMLInputElement>("textbox", { name: /Description/ });
  fireEvent.change(description, { target: { value: "Mine" } });
  fireEvent.click(inDialog().getByRole("button", { name: "Cancel" }));
  expect(inDialog().getByText("What you typed is not saved.")).toBeTruthy();
  fireEvent.click(inDialog().getByRole("button", { name: "Keep editing" }));
  expect(description.value).toBe("Mine");
  fireEvent.keyDown(description, { key: "Escape" });
  fireEvent.click(inDialog().getByRole("button", { name: "Discard" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("headers are added, replaced and removed without their values being known, and limits set", async () => {
  const changeEndpoint = vi.fn().mockResolvedValue(endpointWith());
  const settings = { header_names: ["x-keep", "x-old", "x-gone"], concurrency: null, rate_per_second: 20 };
  open(endpointWith({ settings }), { changeEndpoint });
  await press("Edit");
  fireEvent.click(inDialog().getByRole("button", { name: "Remove x-gone" }));
  fireEvent.click(inDialog().getByRole("button", { name: "Replace x-old" }));
  expect(inDialog().getByText("Needs a value.")).toBeTruthy();
  fireEvent.change(inDialog().getByRole("textbox", { name: "Value" }), { target: { value: "new" } });
  fireEvent.change(inDialog().getByRole("textbox", { name: "Calls at once" }), { target: { value: "x" } });
  expect(inDialog().getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
  fireEvent.change(inDialog().getByRole("textbox", { name: "Calls at once" }), { target: { value: "4" } });
  fireEvent.change(inDialog().getByRole("textbox", { name: "Calls a second" }), { target: { value: "" } });
  fireEvent.click(inDialog().getByRole("button", { name: "Save" }));
  await waitFor(() => expect(changeEndpoint).toHaveBeenCalledTimes(1));
  expect(changeEndpoint.mock.calls[0]?.[1]).toMatchObject({
    settings: { headers: { "x-gone": null, "x-old": "new" }, concurrency: 4, rate_per_second: null },
  });
});

test("a header that Kontor sets itself is refused at its field", async () => {
  const error = new ProblemError({
    type: "urn:kontor:problem:validation_failed",
    title: "Refused",
    status: 400,
    code: "validation_failed",
    detail: "settings.headers.host: is set by Kontor.",
    request_id: "req_1",
    errors: { "settings.headers.host": "is set by Kontor" },
  });
  open(endpointWith(), { changeEndpoint: vi.fn().mockRejectedValue(error) });
  await press("Edit");
  fireEvent.click(inDialog().getByRole("button", { name: /Limits and headers/ }));
  fireEvent.click(inDialog().getByRole("button", { name: "Add header" }));
  const name = inDialog().getByRole("textbox", { name: "Name" });
  fireEvent.change(name, { target: { value: "Host" } });
  fireEvent.change(inDialog().getByRole("textbox", { name: "Value" }), { target: { value: "x" } });
  fireEvent.click(inDialog().getByRole("button", { name: "Save" }));
  await waitFor(() => expect(name.getAttribute("aria-invalid")).toBe("true"));
  expect(inDialog().getByText("is set by Kontor")).toBeTruthy();
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

test("the answer of a test event goes away when the next one is sent", async () => {
  const sendTestEvent = vi
    .fn()
    .mockResolvedValueOnce(delivery)
    .mockReturnValueOnce(new Promise(() => undefined));
  open(endpointWith(), { sendTestEvent });
  await press("Send test event");
  await screen.findByText("Answered with HTTP 500 after 31 ms.");
  await press("Send test event");
  expect(screen.queryByText("Answered with HTTP 500 after 31 ms.")).toBeNull();
});

test("a disabled endpoint says since when, by whom, why and what it missed", async () => {
  open(
    endpointWith({
      status: "disabled",
      disabled_at: "2026-06-01T10:00:00.000Z",
      disabled_by: { type: "system", id: null, name: null },
      disabled_reason: "Every attempt since 2026-06-01T09:00:00.000Z failed.",
      missed: { value: 3, capped: false, oldest_at: "2026-06-01T08:30:00.000Z" },
    }),
  );
  const alert = await screen.findByText(/Disabled since/);
  const said = alert.parentElement?.textContent;
  expect(said).toMatch(/By Kontor, automatically\. Reason: Every attempt since 1 Jun, 09:00 failed\..*3 events were/);
  const missed = screen.getByRole("link", { name: "See what it missed" });
  expect(missed.getAttribute("href")).toBe(
    "/deliveries?account=all&endpoint_id=whe_1&state=skipped&created_at.gte=2026-06-01T08%3A30%3A00.000Z",
  );
  const recover = await screen.findByRole("button", { name: "Recover" });
  expect(recover.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("Send a test event")).toBeTruthy();
});

test("enabling offers to send what was missed", async () => {
  const disabled = { status: "disabled" as const, disabled_at: "2026-06-01T10:00:00.000Z" };
  const recover = vi.fn().mockResolvedValue({
    preview: { count: 3, expired: 2, is_capped: false, kept_since: null },
    recovery: null,
  });
  const oldestAt = "2026-05-29T06:00:00.000Z";
  open(endpointWith({ ...disabled, missed: { value: 3, capped: false, oldest_at: oldestAt } }), {
    enableEndpoint: vi.fn().mockResolvedValue(endpointWith()),
    recover,
  });
  await press("Enable and send what it missed");
  await screen.findByText("Send 3 again at 5 a second");
  const wish = expect.objectContaining({ from: oldestAt, states: ["skipped"], preview: true }) as unknown;
  expect(recover).toHaveBeenCalledExactlyOnceWith("whe_1", wish);
  expect(inDialog().getByText(/2 more are past retention/)).toBeTruthy();
});
