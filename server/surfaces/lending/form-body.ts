import { createHash } from "node:crypto";
import type { Request } from "express";
import { DomainError } from "../../../shared/errors.ts";
import { readBodyBytes } from "../../http/json-body.ts";
import { refuseNulInText } from "../../http/nul.rules.ts";

/** Ten mebibytes of file, and room for the other fields and the boundaries. */
const fileLimitBytes = 10 * 1_024 * 1_024;
const formLimitBytes = fileLimitBytes + 64 * 1_024;

/** A file of a form, with its bytes read. */
export interface FormFile {
  bytes: Buffer;
  /** Hexadecimal. */
  sha256: string;
}

export interface Form {
  body: Readonly<Record<string, string | FormFile>>;
  /** Of the fields and the bytes of files: the stream itself differs from try to try by its boundaries. */
  bodyDigest: readonly (readonly [string, string])[];
}

/**
 * Reads a multipart form. The size is checked while it arrives.
 *
 * @throws DomainError `unsupported_media_type` for any other body, `body_too_large`, `malformed_body`.
 */
export async function readForm(req: Request): Promise<Form> {
  const type = req.get("content-type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) {
    throw new DomainError("unsupported_media_type", "Send the fields and the file as multipart/form-data.");
  }
  const bytes = await readBodyBytes(req, { limitBytes: formLimitBytes });
  const fields: [string, string | FormFile][] = [];
  for (const [name, value] of await parse(bytes, type)) {
    refuseNulInText(name);
    if (typeof value === "string") refuseNulInText(value);
    fields.push([name, typeof value === "string" ? value : await readFile(value)]);
  }
  const bodyDigest = fields.map(([name, value]) => [name, typeof value === "string" ? value : value.sha256] as const);
  return { body: Object.fromEntries(fields), bodyDigest };
}

/** What of a file in a form is read. */
type SentFile = Pick<Blob, "size" | "arrayBuffer">;

/**
 * The platform's own parser keeps the whole form in memory, which is why it warns servers off; how
 * much that can be was checked before.
 */
interface FormReader {
  formData(): Promise<Iterable<[string, string | SentFile]>>;
}

async function parse(bytes: Buffer, type: string): Promise<Iterable<[string, string | SentFile]>> {
  try {
    const reader: FormReader = new Response(new Uint8Array(bytes), { headers: { "content-type": type } });
    return await reader.formData();
  } catch (cause) {
    throw new DomainError("malformed_body", "The form cannot be read.", {}, { cause });
  }
}

async function readFile(file: SentFile): Promise<FormFile> {
  if (file.size > fileLimitBytes) {
    throw new DomainError("body_too_large", "A file may have at most 10 MB.");
  }
  const bytes = Buffer.from(await file.arrayBuffer());
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}
