import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, expect, test, vi } from "vitest";
import { DomainError } from "../../../shared/errors.ts";
import { makeTestContext } from "../../testing/context.ts";
import type { Caller } from "./caller.ts";
import { LiveStreams, streamsPerPersonMax } from "./live-streams.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  vi.useRealTimers();
});

const caller = (staffId: string, scope: Caller["scope"] = "all"): Caller => ({
  staff: { id: staffId, email: "finance@kontor.example", name: "Finn Finans" },
  role: "finance",
  scope,
  mustEnrol: false,
  deviceId: null,
  provenAt: "",
  endsAt: "",
  expiresAt: "2026-03-02T21:00:00.000Z",
  token: `token of ${staffId}`,
});

/** A server that opens a stream for whomever `who` says, and a way to connect to it. */
async function givenStreams(who: () => Caller, isSignedIn: () => boolean = () => true) {
  const ctx = await makeTestContext();
  const streams = new LiveStreams(ctx);
  const app = express();
  app.get("/", (_request, response) => {
    try {
      streams.open(who(), response, () => Promise.resolve(isSignedIn()));
    } catch (error) {
      response.status(error instanceof DomainError ? 429 : 500).end();
    }
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const connect = async () => {
    const asked = httpRequest({ port: (server.address() as AddressInfo).port, host: "127.0.0.1" }).end();
    closers.push(() => asked.destroy());
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    let text = "";
    response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    // A cut connection is an error to the reader and one of the two ways for a stream to end.
    const end = new Promise<void>((resolve) => response.on("error", () => undefined).on("close", () => resolve()));
    return { response, text: () => text, end };
  };
  return { ctx, streams, connect };
}

const notice = (id: string, account_id = "T00000001") => ({ type: "payment", id, account_id }) as const;

test("a change in reach is told once, with its type and id and nothing else", async () => {
  const { ctx, connect } = await givenStreams(() => caller("stf_1", ["T00000001"]));
  const stream = await connect();
  await vi.waitFor(() => expect(stream.text()).toContain("event: ready"));
  ctx.live.publish(notice("foreign", "T00000002"));
  ctx.live.publish(notice("own"));
  ctx.live.publish(notice("own"));
  await vi.waitFor(() => expect(stream.text()).toContain("own"));
  expect(stream.text().match(/event: change\ndata: .*\n/g)).toEqual([
    'event: change\ndata: {"type":"payment","id":"own"}\n',
  ]);
  expect(stream.text()).not.toContain("foreign");
  expect(stream.response.headers["content-type"]).toContain("text/event-stream");
});

test("that something is new stays said when it changes at once, with the account that it was made in", async () => {
  const { ctx, connect } = await givenStreams(() => caller("stf_1"));
  const stream = await connect();
  await vi.waitFor(() => expect(stream.text()).toContain("event: ready"));
  ctx.live.publish({ ...notice("made"), isNew: true });
  ctx.live.publish(notice("made"));
  await vi.waitFor(() => expect(stream.text()).toContain("made"));
  expect(stream.text().match(/event: change\ndata: .*\n/g)).toEqual([
    'event: change\ndata: {"type":"payment","id":"made","new_in":"T00000001"}\n',
  ]);
});

test("signing out ends the streams of that sign-in and no others", async () => {
  const people = [caller("stf_1"), caller("stf_2")];
  const { streams, connect } = await givenStreams(() => people.shift() ?? caller("stf_3"));
  const first = await connect();
  await connect();
  streams.closeSession("token of stf_1");
  await first.end;
  await vi.waitFor(() => expect(streams.size).toBe(1));
});

test("one person has a bounded number of streams, and closing one makes room", async () => {
  const { streams, connect } = await givenStreams(() => caller("stf_1"));
  const open = [];
  for (let count = 0; count < streamsPerPersonMax; count += 1) open.push(await connect());
  expect((await connect()).response.statusCode).toBe(429);
  open[0]?.response.destroy();
  await vi.waitFor(() => expect(streams.size).toBe(streamsPerPersonMax - 1));
  expect((await connect()).response.statusCode).toBe(200);
});

test.each([
  ["beats while its sign-in stands", true],
  ["ends when its sign-in does not stand any more", false],
])("a stream %s", async (_claim, isSignedIn) => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { streams, connect } = await givenStreams(
    () => caller("stf_1"),
    () => isSignedIn,
  );
  const stream = await connect();
  vi.advanceTimersByTime(15_000);
  if (isSignedIn) await vi.waitFor(() => expect(stream.text()).toContain("still here"));
  else await stream.end;
  await vi.waitFor(() => expect(streams.size).toBe(isSignedIn ? 1 : 0));
});

test("nothing is told to a sign-in that ended a while ago, not even before the next beat", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const { ctx, connect } = await givenStreams(
    () => caller("stf_1"),
    () => false,
  );
  const stream = await connect();
  vi.advanceTimersByTime(2_000);
  ctx.live.publish(notice("own"));
  await stream.end;
  expect(stream.text()).not.toContain("own");
});
