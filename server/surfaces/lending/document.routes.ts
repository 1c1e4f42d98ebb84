import { DomainError } from "../../../shared/errors.ts";
import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import type { AppContext } from "../../context.ts";
import { openBiometrics } from "../../lending/customers/biometrics.service.ts";
import { getBorrower } from "../../lending/customers/read-borrower.service.ts";
import { uploadDocument } from "../../lending/customers/submit-document.service.ts";
import { biometricsAnswerSchema, documentAnswerSchema } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { publishedDocumentSchema } from "./customer-request.schema.ts";
import { callActor, customerTarget } from "./customer-target.ts";
import type { FormFile } from "./form-body.ts";
import { wireInstant } from "./wire-fields.ts";
import { type WireRoute, wireRoute } from "./wire-route.ts";

const group = "Customers";
const unknown = "`customer_not_found`: not there, or somebody else's";

/** What a customer hands in to be known. */
export const documentRoutes: readonly WireRoute[] = [
  wireRoute({
    group,
    method: "post",
    path: "/customers/:id/documents",
    summary: "Upload a document of a customer",
    description: "A form with two fields. What the file is, its first bytes tell.",
    body: publishedDocumentSchema,
    isForm: true,
    answer: documentAnswerSchema,
    success: 201,
    refusals: {
      400: "`invalid_content_type`: not a form. `missing_file`: the form has no file",
      404: unknown,
      409: "`document_already_approved`, `customer_denied`: nothing more is asked for",
      422: "`invalid_document_type`: not asked of this customer. `file_too_large`, `invalid_format`: the file",
    },
    handle: upload,
  }),
  wireRoute({
    group,
    method: "post",
    path: "/customers/:id/biometrics",
    summary: "Open a biometrics session",
    description: "Send the customer to `session_url`, a page of ours. It can be used once.",
    answer: biometricsAnswerSchema,
    refusals: {
      404: unknown,
      409: "`session_already_active`: one is open. `biometrics_already_approved`, `customer_denied`: none is asked for",
    },
    handle: open,
  }),
];

async function upload(ctx: AppContext, call: Call) {
  const { scope, id: customerId } = customerTarget(call);
  await ctx.store.read((db) => getBorrower(db, { scope, id: customerId }));
  const { type, file } = readUpload(call.body);
  const made = await uploadDocument(ctx, { scope, customerId, type, file, actor: callActor(call) });
  const { id, status, uploaded_at: uploadedAt, updated_at: updatedAt } = made;
  return {
    status: 201,
    body: {
      id,
      type: made.type,
      status,
      uploaded_at: wireInstant(uploadedAt),
      created_at: wireInstant(uploadedAt),
      updated_at: wireInstant(updatedAt),
    },
  };
}

function readUpload(body: unknown): { type: string; file: FormFile } {
  const { type, file } = body as Readonly<Record<string, string | FormFile | undefined>>;
  if (file === undefined || typeof file === "string" || file.bytes.length === 0) throw lendingRefusal("missing_file");
  if (typeof type === "string" && type !== "") return { type, file };
  const fields = [{ path: "type", message: "is required", code: "missing_required_field" }];
  throw new DomainError("validation_failed", "type is required.", { fields });
}

async function open(ctx: AppContext, call: Call) {
  const { scope, id: customerId } = customerTarget(call);
  const { code, expiresAt } = await openBiometrics(ctx, { scope, customerId, actor: callActor(call) });
  const session_url = `${ctx.origins.merchant}/biometrics/${code}`;
  return { status: 200, body: { session_url, expires_at: wireInstant(expiresAt) } };
}
