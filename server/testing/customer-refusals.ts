import { biometricsType } from "../../shared/lending/kyc-template.ts";
import { openBiometrics, submitBiometrics } from "../lending/customers/biometrics.service.ts";
import { decideItem, denyCustomer } from "../lending/customers/review.service.ts";
import { documentBytes } from "./documents.ts";
import { basicOf, givenClient, objectOf } from "./lending-partner.ts";
import { type LendingRefusalRow, noId, ofField } from "./lending-refusals.ts";
import { testAccountId } from "./payments.ts";

const hourMs = 3_600_000;
const grant = { grant_type: "client_credentials" };
const customerPath = /^\/v3\/customers\/cust_[0-9a-f]{32}/;
const token = /^\/v3\/auth\/token$/;
const customers = /^\/v3\/customers$/;
const documents = /\/documents$/;
const biometrics = /\/biometrics$/;

/** Of tokens, credentials and customers. */
export const customerRefusals: Readonly<Record<string, LendingRefusalRow>> = {
  missing_token: {
    status: 401,
    detail: "Send an access token: Authorization: Bearer <token>.",
    instance: customers,
    ask: (partner) => partner.origin.call("GET", "/v3/customers"),
  },
  invalid_token: {
    status: 401,
    detail: "The access token is not valid.",
    instance: customers,
    ask: (partner) => partner.origin.call("GET", "/v3/customers", { headers: { authorization: "Bearer dinie_at_x" } }),
  },
  token_expired: {
    status: 401,
    detail: "The access token has expired.",
    instance: customers,
    ask: (partner) => {
      partner.ctx.clock.advance(hourMs);
      return partner.call("GET", "/v3/customers");
    },
  },
  invalid_credentials: {
    status: 401,
    detail: "The client id or the client secret is wrong.",
    instance: token,
    ask: (partner) => partner.askToken({ ...grant, client_id: "x", client_secret: "y" }),
  },
  unsupported_grant_type: {
    status: 400,
    detail: "grant_type must be client_credentials.",
    instance: token,
    ask: async (partner) =>
      partner.askToken({}, { authorization: basicOf(await givenClient(partner.origin, testAccountId)) }),
  },
  credential_not_found: {
    status: 404,
    detail: "There is no such credential.",
    instance: /^\/v3\/auth\/credentials\/dinie_ci_test_0{32}$/,
    ask: (partner) => partner.call("DELETE", `/v3/auth/credentials/dinie_ci_test_${noId}`),
  },
  credential_already_revoked: {
    status: 409,
    detail: "The credential was revoked before.",
    instance: /^\/v3\/auth\/credentials\/dinie_ci_test_[0-9a-f]{32}$/,
    ask: async (partner) => {
      const path = `/v3/auth/credentials/${objectOf(await partner.call("POST", "/v3/auth/credentials", { name: "a" }))["id"]}`;
      await partner.call("DELETE", path);
      return partner.call("DELETE", path);
    },
  },
  missing_required_field: {
    ...ofField("cpf", "missing_required_field", "is required"),
    instance: customers,
    ask: (partner) => partner.register({ cpf: undefined }),
  },
  invalid_cpf: {
    ...ofField("cpf", "invalid_cpf", "must be a CPF of 11 digits with right check digits"),
    instance: customers,
    ask: (partner) => partner.register({ cpf: "123.456.789-01" }),
  },
  invalid_cnpj: {
    ...ofField("cnpj", "invalid_cnpj", "must be a CNPJ of 14 characters with right check digits"),
    instance: customers,
    ask: (partner) => partner.register({ cnpj: "12.345.678/0001-00" }),
  },
  invalid_format: {
    ...ofField("email", "invalid_format", "must be an e-mail address"),
    instance: customers,
    ask: (partner) => partner.register({ email: "ana" }),
  },
  already_exists: {
    ...ofField("external_id", "already_exists", "belongs to another customer"),
    instance: customers,
    ask: async (partner) => {
      await partner.register();
      return partner.register({ cpf: "529.982.247-25" });
    },
  },
  customer_already_exists: {
    status: 409,
    detail: "A customer with this CPF or CNPJ is registered with another external_id.",
    instance: customers,
    ask: async (partner) => {
      await partner.register();
      return partner.register({ external_id: "other" });
    },
  },
  immutable_field: {
    ...ofField("cpf", "immutable_field", "can never change"),
    instance: customerPath,
    ask: async (partner) => partner.call("PATCH", (await partner.registered()).path, { cpf: "529.982.247-25" }),
  },
  customer_not_found: {
    status: 404,
    detail: "There is no such customer.",
    instance: customerPath,
    ask: (partner) => partner.call("GET", `/v3/customers/cust_${noId}`),
  },
  invalid_parameter: {
    status: 400,
    detail: "limit must be from 1 to 100.",
    instance: customers,
    more: { param: "limit" },
    ask: (partner) => partner.call("GET", "/v3/customers?limit=101"),
  },
  invalid_document_type: {
    ...ofField(
      "type",
      "invalid_document_type",
      "must be one of ccmei, cnh, identity_card_front, identity_card_back, selfie",
    ),
    instance: documents,
    ask: async (partner) =>
      partner.upload((await partner.registered()).path, { type: "passport", file: documentBytes.pdf }),
  },
  missing_file: {
    status: 400,
    detail: "The form has no file; send it as the field file.",
    instance: documents,
    ask: async (partner) => partner.upload((await partner.registered()).path, { type: "ccmei" }),
  },
  invalid_content_type: {
    status: 400,
    detail: "Send the fields and the file as multipart/form-data.",
    instance: documents,
    ask: async (partner) => partner.call("POST", `${(await partner.registered()).path}/documents`, { type: "ccmei" }),
  },
  file_too_large: {
    status: 422,
    detail: "A file may have at most 10 MB.",
    instance: documents,
    ask: async (partner) =>
      partner.upload((await partner.registered()).path, { type: "ccmei", file: Buffer.alloc(10_485_761, "%PDF-1.4") }),
  },
  document_already_approved: {
    status: 409,
    detail: "The document was approved before.",
    instance: documents,
    ask: async (partner) => {
      const { path, target } = await partner.registered();
      const file = { type: "ccmei", file: documentBytes.pdf };
      await partner.upload(path, file);
      await decideItem(partner.ctx, { ...target, type: "ccmei", decision: "approved" });
      return partner.upload(path, file);
    },
  },
  customer_denied: {
    status: 409,
    detail: "The customer was refused for good.",
    instance: documents,
    ask: async (partner) => {
      const { path, target } = await partner.registered();
      await denyCustomer(partner.ctx, { ...target, reason: "Fraude" });
      return partner.upload(path, { type: "ccmei", file: documentBytes.pdf });
    },
  },
  session_already_active: {
    status: 409,
    detail: "A biometrics session of the customer is still open.",
    instance: biometrics,
    ask: async (partner) => {
      const { path } = await partner.registered();
      await partner.call("POST", `${path}/biometrics`);
      return partner.call("POST", `${path}/biometrics`);
    },
  },
  biometrics_already_approved: {
    status: 409,
    detail: "The customer's biometrics were approved before.",
    instance: biometrics,
    ask: async (partner) => {
      const { path, target } = await partner.registered();
      const { ctx } = partner;
      const { code } = await openBiometrics(ctx, target);
      await submitBiometrics(ctx, { code, file: { bytes: documentBytes.jpeg, sha256: "00" } });
      await decideItem(ctx, { ...target, type: biometricsType, decision: "approved" });
      return partner.call("POST", `${path}/biometrics`);
    },
  },
};
