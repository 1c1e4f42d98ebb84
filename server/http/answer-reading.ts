import type { Dispatcher } from "undici";

export interface AnswerHead {
  code: number;
  /** Lower-cased names. */
  headers: Record<string, string>;
}

export interface AnswerBody {
  responseBody: Buffer;
  /** There was more than is kept. */
  isTruncated: boolean;
}

interface Settle {
  resolve: (body: AnswerBody) => void;
  reject: (error: Error) => void;
}

/** Of an answer's body, read and kept. */
export const answerBytesMax = 65_536;

/**
 * One request and what comes back. It stands below the client's streams and signals, which cost more than the request:
 * an answer is small, and read up to a limit as it comes.
 */
export class AnswerReading implements Dispatcher.DispatchHandler {
  /** Null when no answer has begun. */
  head: AnswerHead | null = null;
  /** The time was over before the end. */
  isLate = false;
  readonly #body: Promise<AnswerBody>;
  /** Null once it is over. */
  #settle: Settle | null = null;
  #controller: Dispatcher.DispatchController | null = null;
  #chunks: Buffer[] = [];
  #length = 0;

  /** Sends the request at once, or as soon as there is a connection. */
  constructor(dispatcher: Dispatcher, request: Dispatcher.DispatchOptions) {
    this.#body = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    dispatcher.dispatch(request, this);
  }

  /** Resolves at the end of the answer or with as much as is kept of it. @throws whatever befell the connection. */
  body(): Promise<AnswerBody> {
    return this.#body;
  }

  /** Waits no longer, whether or not there is a connection yet. */
  giveUp(): void {
    if (this.#settle === null) return;
    this.isLate = true;
    const error = new Error("The time is over");
    this.#end()?.reject(error);
    this.#controller?.abort(error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It was given up while it waited for a connection: nothing is sent anymore.
    if (this.#settle === null) controller.abort(new Error("The time is over"));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    code: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    // What comes before an answer says nothing.
    if (code < 200) return;
    const received: Record<string, string> = {};
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined) received[name] = typeof value === "string" ? value : value.join(", ");
    }
    this.head = { code, headers: received };
  }

  /** Drops the connection rather than swallow what goes beyond the limit. */
  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#settle === null) return;
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length <= answerBytesMax) return;
    this.#resolve();
    controller.abort(new Error("The answer is longer than what is kept of it"));
  }

  onResponseEnd(): void {
    this.#resolve();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#end()?.reject(error);
  }

  #resolve(): void {
    const responseBody = Buffer.concat(this.#chunks, Math.min(this.#length, answerBytesMax));
    this.#end()?.resolve({ responseBody, isTruncated: this.#length > answerBytesMax });
    this.#chunks = [];
  }

  /** Whatever comes after the first end counts for nothing. */
  #end(): Settle | null {
    const settle = this.#settle;
    this.#settle = null;
    return settle;
  }
}
