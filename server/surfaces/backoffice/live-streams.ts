import type express from "express";
import type { AppContext } from "../../context.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import type { LiveNotice } from "../../live.ts";
import { DomainError } from "../../../shared/errors.ts";
import { say } from "../../../shared/sentences/say.ts";
import type { Caller } from "./caller.ts";

/** Tabs that one person may keep open at a time. */
export const streamsPerPersonMax = 10;
const heartbeatMs = 15_000;
/** Notices of one object within this time become one. */
const gatherMs = 50;
/** A reader that lags this far behind is cut off; its browser connects again and asks afresh. */
const backlogBytesMax = 64 * 1024;

/** For how long a sign-in that stood is taken to stand still, while changes are told. */
const trustMs = 1_000;

/** Whether the sign-in behind a stream still stands. */
export type SessionCheck = (token: string) => Promise<boolean>;

/** The open `/api/stream` connections of this process. */
export class LiveStreams {
  readonly #ctx: AppContext;
  readonly #open = new Set<Stream>();

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
    const { staff, scope } = caller;
    if ([...this.#open].filter((stream) => stream.caller.staff.id === staff.id).length >= streamsPerPersonMax) {
      const message = say("person.live_screens", { most: streamsPerPersonMax });
      throw new DomainError("rate_limited", message, { retryAfterSeconds: 30 });
    }
    const stream = new Stream(this.#ctx, caller, response, isSignedIn);
    const unsubscribe = this.#ctx.live.subscribe((notice) => {
      if (isInScope(scope, notice.account_id)) stream.add(notice);
    });
    this.#open.add(stream);
    response.on("close", () => {
      unsubscribe();
      stream.close();
      this.#open.delete(stream);
    });
    stream.start();
  }

  /** Ends the streams of one sign-in, at the moment it ends. */
  closeSession(token: string): void {
    for (const stream of [...this.#open]) if (stream.caller.token === token) stream.close();
  }

  /** Ends all streams of a person whose rights or sessions have changed, but that of the session named. */
  closePerson(staffId: string, exceptToken: string | null = null): void {
    for (const stream of [...this.#open]) {
      const { staff, token } = stream.caller;
      if (staff.id === staffId && token !== exceptToken) stream.close();
    }
  }
}

/** One connection: gathers notices for a moment and sends them while the sign-in stands. */
class Stream {
  readonly caller: Caller;
  readonly #ctx: AppContext;
  readonly #response: express.Response;
  readonly #isSignedIn: SessionCheck;
  readonly #waiting = new Map<string, LiveNotice>();
  #gathering: NodeJS.Timeout | null = null;
  #heartbeat: NodeJS.Timeout | null = null;
  #checkedAt = performance.now();

  constructor(ctx: AppContext, caller: Caller, response: express.Response, isSignedIn: SessionCheck) {
    this.#ctx = ctx;
    this.caller = caller;
    this.#response = response;
    this.#isSignedIn = isSignedIn;
  }

  start(): void {
    this.#response.status(200);
    this.#response.setHeader("Content-Type", "text/event-stream; charset=utf-8");
    this.#response.setHeader("X-Accel-Buffering", "no");
    this.#response.flushHeaders();
    this.#response.write("retry: 2000\nevent: ready\ndata: {}\n\n");
    this.#heartbeat = setInterval(() => void this.#send(() => ": still here\n\n", 0), heartbeatMs).unref();
  }

  add(notice: LiveNotice): void {
    const key = `${notice.type} ${notice.id}`;
    const isNew = notice.isNew === true || this.#waiting.get(key)?.isNew === true;
    this.#waiting.set(key, { ...notice, isNew });
    this.#gathering ??= setTimeout(() => void this.#send(() => this.#gathered(), trustMs), gatherMs);
  }

  close(): void {
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    if (this.#heartbeat !== null) clearInterval(this.#heartbeat);
    this.#waiting.clear();
    this.#response.end();
  }

  #gathered(): string {
    this.#gathering = null;
    const notices = [...this.#waiting.values()];
    this.#waiting.clear();
    return notices.map((notice) => `event: change\ndata: ${JSON.stringify(changeOf(notice))}\n\n`).join("");
  }

  async #send(textNow: () => string, trustForMs: number): Promise<void> {
    if (!(await this.#stands(trustForMs))) this.close();
    if (this.#response.writableEnded) return;
    if (this.#response.writableLength > backlogBytesMax) this.#response.destroy();
    else this.#response.write(textNow());
  }

  /** Fails closed: a sign-in that cannot be checked does not stand. */
  async #stands(trustForMs: number): Promise<boolean> {
    if (performance.now() - this.#checkedAt < trustForMs) return true;
    try {
      const stands = await this.#isSignedIn(this.caller.token);
      this.#checkedAt = performance.now();
      return stands;
    } catch (error) {
      this.#ctx.logger.warn({ err: error }, "a live stream was closed because its sign-in could not be checked");
      return false;
    }
  }
}

/** What a screen is told: which object, and the account that a new one was made in. */
function changeOf({ type, id, account_id, isNew }: LiveNotice): Record<string, string> {
  return isNew === true ? { type, id, new_in: account_id } : { type, id };
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
