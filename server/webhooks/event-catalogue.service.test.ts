import { describe, expect, test } from "vitest";
import { eventTypeSchema } from "../../shared/webhooks/event-catalogue.schema.ts";
import { dialects } from "../dialects.ts";
import { listEventTypes } from "./event-catalogue.service.ts";

const catalogue = listEventTypes(dialects);
const bodies = new Map(
  [...dialects.values()].flatMap(({ name, catalogue: events = [] }) =>
    events.map((event) => [`${name} ${event.type}`, event.body] as const),
  ),
);

test("every dialect is in the catalogue, with every type that its endpoints may name", () => {
  for (const { name, endpoints } of dialects.values()) {
    const types = catalogue.filter((event) => event.dialect === name).map((event) => event.type);
    expect(types.length).toBeGreaterThan(0);
    expect(new Set(types).size).toBe(types.length);
    if (endpoints !== undefined) expect(types).toEqual(endpoints.eventTypes);
  }
});

describe.each(catalogue)("$dialect $type", (event) => {
  test("has an example that is what its schema says", () => {
    expect(eventTypeSchema.parse(event)).toEqual(event);
    const body = bodies.get(`${event.dialect} ${event.type}`) ?? null;
    expect(event.schema === null).toBe(body === null);
    expect(event.example === null).toBe(body === null);
    if (body === null || event.example === null) return;
    const parsed: unknown = JSON.parse(event.example);
    expect(body.parse(parsed)).toEqual(parsed);
    expect(event.schema).toMatchObject({ type: "object" });
  });
});
