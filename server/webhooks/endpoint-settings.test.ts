import { describe, expect, test } from "vitest";
import type { SettingsChanges } from "../../shared/webhooks/endpoint-request.schema.ts";
import type { EndpointSettings } from "../../shared/webhooks/endpoint.schema.ts";
import { startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { changedSettings, settingsProblems } from "./endpoint-input.rules.ts";
import { updateEndpoint } from "./endpoint.service.ts";
import { presentEndpoint } from "./present-endpoint.ts";

const before: EndpointSettings = { headers: { "x-shop": "1", "x-key": "2" }, concurrency: 4, rate_per_second: null };

test.each<[string, SettingsChanges, Partial<EndpointSettings>]>([
  ["nothing named leaves all", {}, before],
  [
    "a header is added, and its name lower-cased",
    { headers: { "X-New": "3" } },
    { headers: { ...before.headers, "x-new": "3" } },
  ],
  [
    "a header is replaced whatever its spelling",
    { headers: { "X-SHOP": "9" } },
    { headers: { "x-shop": "9", "x-key": "2" } },
  ],
  ["a header is taken away by null", { headers: { "x-shop": null } }, { headers: { "x-key": "2" } }],
  ["a limit is set without touching the headers", { rate_per_second: 5 }, { ...before, rate_per_second: 5 }],
  ["a limit is given back to the installation", { concurrency: null }, { ...before, concurrency: null }],
])("%s", (_claim, change, after) => {
  expect(changedSettings(before, change)).toMatchObject(after);
  if (change.headers !== undefined) expect(changedSettings(before, change).headers).toEqual(after.headers);
});

describe("headers that cannot be set", () => {
  const own = ["host", "content-length", "content-type", "transfer-encoding", "connection", "te", "trailer", "upgrade"];
  const signed = ["webhook-id", "webhook-signature", "x-webhook-signature", "event-signature", "dintero-signature"];
  test.each([...own, ...signed, "event", "expect", "proxy-authorization", "user-agent"])(
    "%s is set by Kontor",
    (name) => {
      const settings = changedSettings(before, { headers: { [name.toUpperCase()]: "x" } });
      const said = { key: "refusal.header_own" };
      const fault = { path: `settings.headers.${name}`, message: "is set by Kontor", said };
      expect(settingsProblems(settings)).toEqual([fault]);
    },
  );

  test.each([
    ["a line break in a value", { "x-a": "one\r\nhost: evil.example" }, "must be plain ASCII text in one line"],
    ["a value beyond ASCII", { "x-a": "blåbær" }, "must be plain ASCII text in one line"],
    ["a space in a name", { "x a": "1" }, "is not the name of a header"],
    ["an empty name", { "": "1" }, "is not the name of a header"],
    ["a value without end", { "x-a": "a".repeat(1_001) }, "must have at most 1000 characters"],
  ])("%s is refused", (_claim, headers, message) => {
    const said = { key: expect.stringMatching(/^refusal\.header_/) as string };
    expect(settingsProblems(changedSettings(before, { headers }))).toMatchObject([{ message, said }]);
  });
});

test("a mask is refused where messages are sent whole", () => {
  const settings = changedSettings(before, { fields: ["transaction(id)"], exclude_fields: ["customer_ip"] });
  expect(settingsProblems(settings).map(({ path }) => path)).toEqual(["settings.fields", "settings.exclude_fields"]);
  expect(settingsProblems(settings)).toMatchObject([{ said: { key: "refusal.mask_unheeded" } }, {}]);
  expect(settingsProblems(settings, { hasFieldMasks: true })).toEqual([]);
});

test("a header is sent with every attempt; the desk, the audit log and the attempt show its name alone", async () => {
  const ctx = await makeEndpointContext();
  const receiver = await startReceiver(answering(200));
  const { id } = await givenEndpoint(ctx, receiver.url);
  const changes = { settings: { headers: { "X-Key": "hush-hush" } } };
  const endpoint = await updateEndpoint(ctx, { scope: "all", id, changes, by: byTest });
  const loop = startLoop(ctx);
  await givenEvent(ctx, []);
  await loop.tick();
  expect(receiver.received[0]?.headers["x-key"]).toBe("hush-hush");
  const view = presentEndpoint(endpoint, ctx.clock.now());
  expect(view.settings).toEqual({ header_names: ["x-key"], concurrency: null, rate_per_second: null });
  const log = await ctx.store.read(async (db) => ({
    audit: await db.selectFrom("audit_entry").select("details").execute(),
    attempts: await db.selectFrom("delivery_attempt").select("request_headers").execute(),
  }));
  expect(log.attempts).toHaveLength(1);
  expect(JSON.stringify([view, log])).not.toContain("hush-hush");
});
