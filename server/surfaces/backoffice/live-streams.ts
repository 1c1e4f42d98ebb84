import type express from "express";
import type { AppContext } from "../../context.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import type { LiveNotice } from "../../live.ts";
import { DomainError } from "../../../shared/errors.ts";
import type { Caller } from "./caller.ts";

/** Tabs that one person may keep open at a time. */
export const streamsPerPersonMax = 10;
const heartbeatMs = 15_000;
/** Notices of one object within this time become one. */
const gatherMs = 50;
/** A reader that lags this far behind is cut off; its browser connects again and asks afresh. */
const backlogBytesMax = 64 * 1024;

/** Whether the sign-in behind a stream still stands. */
export type SessionCheck = (token: string) => Promise<boolean>;

interface OpenStream {
  staffId: string;
  token: string;
  close(): void;
}

/** The open `/api/stream` connections of this process. */
export class LiveStreams {
  readonly #ctx: AppContext;
  readonly #open = new Set<OpenStream>();

  constructor(ctx: AppContext) {
    this.#ctx = ctx;
  }

  get size(): number {
    return this.#open.size;
  }

  /**
   * Sends what changes in the caller's accounts until either side closes or the sign-in ends.
   *
   * @throws DomainError `rate_limited` when the person has too many streams open.
   */
  open(caller: Caller, response: express.Response, isSignedIn: SessionCheck): void {
    const { staff, scope, token } = caller;
    if ([...this.#open].filter((stream) => stream.staffId === staff.id).length >= streamsPerPersonMax) {
      const message = `You have ${streamsPerPersonMax} live screens open already. Close one of them first.`;
      throw new DomainError("rate_limited", message, { retryAfterSeconds: 30 });
    }
    const feed = new Feed(response);
    const unsubscribe = this.#ctx.live.subscribe((notice) => {
      if (isInScope(scope, notice.account_id)) feed.add(notice);
    });
    const heartbeat = setInterval(() => void this.#beat(feed, stream, isSignedIn), heartbeatMs);
    heartbeat.unref();
    const stream: OpenStream = { staffId: staff.id, token, close: () => feed.close() };
    this.#open.add(stream);
    response.on("close", () => {
      clearInterval(heartbeat);
      unsubscribe();
      feed.close();
      this.#open.delete(stream);
    });
    feed.start();
  }

  /** Ends the streams of one sign-in, at the moment it ends. */
  closeSession(token: string): void {
    for (const stream of [...this.#open]) if (stream.token === token) stream.close();
  }

  async #beat(feed: Feed, stream: OpenStream, isSignedIn: SessionCheck): Promise<void> {
    try {
      if (await isSignedIn(stream.token)) feed.beat();
      else stream.close();
    } catch (error) {
      this.#ctx.logger.warn({ err: error }, "a live stream was closed because its sign-in could not be checked");
      stream.close();
    }
  }
}

/** One connection: writes server-sent events and forgets nothing that it has not sent. */
class Feed {
  readonly #response: express.Response;
  readonly #waiting = new Map<string, LiveNotice>();
  #timer: NodeJS.Timeout | null = null;

  constructor(response: express.Response) {
    this.#response = response;
  }

  start(): void {
    this.#response.status(200);
    this.#response.setHeader("Content-Type", "text/event-stream; charset=utf-8");
    this.#response.setHeader("X-Accel-Buffering", "no");
    this.#response.flushHeaders();
    this.#response.write("retry: 2000\nevent: ready\ndata: {}\n\n");
  }

  add(notice: LiveNotice): void {
    this.#waiting.set(`${notice.type} ${notice.id}`, notice);
    this.#timer ??= setTimeout(() => this.#flush(), gatherMs);
  }

  beat(): void {
    this.#write(": still here\n\n");
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting.clear();
    this.#response.end();
  }

  #flush(): void {
    this.#timer = null;
    const notices = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#write(notices.map(({ type, id }) => `event: change\ndata: ${JSON.stringify({ type, id })}\n\n`).join(""));
  }

  #write(text: string): void {
    if (this.#response.writableEnded) return;
    if (this.#response.writableLength > backlogBytesMax) this.#response.destroy();
    else this.#response.write(text);
  }
}

const byContext = new WeakMap<AppContext, LiveStreams>();

/** The streams of a server; made with the first of them. */
export function streamsOf(ctx: AppContext): LiveStreams {
  const known = byContext.get(ctx);
  if (known !== undefined) return known;
  const streams = new LiveStreams(ctx);
  byContext.set(ctx, streams);
  return streams;
}
