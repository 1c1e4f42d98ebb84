import type { IncomingMessage } from "node:http";
import { DomainError } from "../../shared/errors.ts";
import { refuseNulInAddress, refuseNulInJson, refuseNulInText } from "./nul.rules.ts";

export interface JsonBodyOptions {
  limitBytes: number;
  /** Whether the media type must be JSON. Without it a body of any media type is read as JSON. */
  requiresMediaType: boolean;
}

/** Deeper than any body that makes sense, and shallow enough for whatever walks it recursively. */
const depthMax = 64;

/**
 * Reads a body as JSON, whatever the value: literals such as `null` and `""` included. A body that is absent or
 * empty is undefined.
 *
 * @throws DomainError `unsupported_media_type`, `body_too_large` or `malformed_body`.
 */
export async function readJsonBody(req: IncomingMessage, options: JsonBodyOptions): Promise<unknown> {
  const declared = Number(req.headers["content-length"] ?? 0);
  if (declared > options.limitBytes) throw tooLarge(options);
  const bytes = await readBytes(req, options);
  if (bytes.length === 0) return undefined;
  checkMediaType(req, options);
  return parse(decode(bytes));
}

/**
 * Reads a body that must be a JSON object with the JSON media type.
 *
 * @throws DomainError as `readJsonBody`; `malformed_body` too when the value is no object.
 */
export async function readJsonObject(
  req: IncomingMessage,
  { limitBytes }: { limitBytes: number },
): Promise<Record<string, unknown>> {
  const value = await readJsonBody(req, { limitBytes, requiresMediaType: true });
  if (isObject(value)) return value;
  throw new DomainError("malformed_body", "The body must be a JSON object.");
}

/**
 * Reads a body as text, for forms.
 *
 * @throws DomainError `unsupported_media_type`, `body_too_large` or `malformed_body`.
 */
export async function readTextBody(req: IncomingMessage, { limitBytes }: { limitBytes: number }): Promise<string> {
  const options = { limitBytes, requiresMediaType: false };
  if (Number(req.headers["content-length"] ?? 0) > limitBytes) throw tooLarge(options);
  const bytes = await readBytes(req, options);
  checkMediaType(req, options);
  const text = decode(bytes);
  // As it is, or as forms write it.
  refuseNulInText(text);
  refuseNulInAddress(text);
  return text;
}

/**
 * Reads a body as it is, for forms with files.
 *
 * @throws DomainError `body_too_large` or `malformed_body`.
 */
export async function readBodyBytes(req: IncomingMessage, { limitBytes }: { limitBytes: number }): Promise<Buffer> {
  const options = { limitBytes, requiresMediaType: false };
  if (Number(req.headers["content-length"] ?? 0) > limitBytes) throw tooLarge(options);
  return readBytes(req, options);
}

/** Listeners instead of an iterator, which would cut the connection before the refusal is sent. */
function readBytes(req: IncomingMessage, options: JsonBodyOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= options.limitBytes) chunks.push(chunk);
      else settle(() => reject(tooLarge(options)));
    };
    const onEnd = () => settle(() => resolve(Buffer.concat(chunks)));
    const onClose = () => settle(() => reject(new DomainError("malformed_body", "The body ended early.")));
    const settle = (finish: () => void) => {
      req.off("data", onData).off("end", onEnd).off("error", onClose).off("close", onClose);
      // What else arrives is thrown away, so that the answer can still be read.
      req.on("error", () => undefined).resume();
      finish();
    };
    req.on("data", onData).on("end", onEnd).on("error", onClose).on("close", onClose);
  });
}

function checkMediaType(req: IncomingMessage, { requiresMediaType }: JsonBodyOptions): void {
  const encoding = req.headers["content-encoding"] ?? "identity";
  if (encoding.toLowerCase() !== "identity") {
    throw new DomainError("unsupported_media_type", "Compressed bodies are not read; send the body as it is.");
  }
  const [type = "", ...parameters] = (req.headers["content-type"] ?? "").toLowerCase().split(";");
  const charset = parameters.map((text) => text.trim()).find((text) => text.startsWith("charset="));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) {
    throw new DomainError("unsupported_media_type", "The body must be UTF-8.");
  }
  if (requiresMediaType && !/^application\/(?:[\w.+-]+\+)?json$/.test(type.trim())) {
    throw new DomainError("unsupported_media_type", "The body must be sent as application/json.");
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DomainError("malformed_body", "The body is not valid UTF-8.", {}, { cause });
  }
}

function parse(text: string): unknown {
  if (isTooDeep(text)) throw new DomainError("malformed_body", `The body nests deeper than ${depthMax} levels.`);
  const value = parseJson(text);
  refuseNulInJson(text, value);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError("malformed_body", "The body is not valid JSON.", {}, { cause });
  }
}

/** Counts brackets outside of strings. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let position = 0; position < text.length; position += 1) {
    const character = text.charAt(position);
    if (isInString) {
      if (character === "\\") position += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > depthMax) return true;
  }
  return false;
}

function tooLarge({ limitBytes }: JsonBodyOptions): DomainError {
  return new DomainError("body_too_large", `The body is larger than ${limitBytes} bytes.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
