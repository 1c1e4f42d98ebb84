import { expect, test } from "vitest";
import { createFrontDoor } from "./front-door.ts";
import { listen } from "./listen.ts";

test("a caller who comes too early is told to come back, and is let in once the door is open", async () => {
  const door = createFrontDoor();
  const listener = await listen(door.handle, { host: "127.0.0.1", port: 0 });
  const knock = () => fetch(`http://127.0.0.1:${listener.port}/readyz`);
  const early = await knock();
  expect(early.status).toBe(503);
  expect(early.headers.get("retry-after")).toBe("1");
  expect(early.headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(early.headers.get("x-content-type-options")).toBe("nosniff");
  door.open((_req, res) => res.end("welcome"));
  expect(await (await knock()).text()).toBe("welcome");
  await listener.stop(1_000);
});

test("who is about to leave says no to the balancer, and answers everybody else", async () => {
  const door = createFrontDoor();
  const listener = await listen(door.handle, { host: "127.0.0.1", port: 0 });
  door.open((_req, res) => res.end("welcome"));
  door.leave();
  const knock = (path: string) => fetch(`http://127.0.0.1:${listener.port}${path}`);
  expect((await knock("/readyz?probe=1")).status).toBe(503);
  expect(await (await knock("/healthz")).text()).toBe("welcome");
  await listener.stop(1_000);
});
