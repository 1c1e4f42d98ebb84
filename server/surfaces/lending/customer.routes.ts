import { borrowerStatuses } from "../../../shared/lending/lending-states.ts";
import type { AppContext } from "../../context.ts";
import { type BorrowerWithItems, customerSnapshot } from "../../lending/customers/borrower.record.ts";
import { changeBorrower } from "../../lending/customers/change-borrower.service.ts";
import { findOrCreateBorrower } from "../../lending/customers/create-borrower.service.ts";
import { borrowerSorts, listBorrowers } from "../../lending/customers/list-borrowers.service.ts";
import { getBorrowerWithItems } from "../../lending/customers/read-borrower.service.ts";
import { customerAnswerSchema, listOf } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import {
  bareNumber,
  customerChangesSchema,
  newCustomerSchema,
  publishedChangesSchema,
} from "./customer-request.schema.ts";
import { callActor, customerTarget } from "./customer-target.ts";
import { presentCustomer } from "./present-customer.ts";
import { parseBody, wireInstant } from "./wire-fields.ts";
import { customerIdOf } from "./wire-ids.ts";
import { listing, readChoice, readPaging, readText, unknownStart } from "./wire-query.ts";
import { queryWords, type WireRoute, wireRoute } from "./wire-route.ts";

const group = "Customers";
const answer = customerAnswerSchema;
const unknown = "`customer_not_found`: not there, or somebody else's";

/** `/v3/customers`: whom a partner registers for credit. */
export const customerRoutes: readonly WireRoute[] = [
  wireRoute({
    group,
    method: "post",
    path: "/customers",
    summary: "Register a customer",
    description:
      "The same CPF or CNPJ with the same `external_id` is the same customer: they are answered as they are, and nothing changes.",
    body: newCustomerSchema("P00000000"),
    answer,
    success: 201,
    alsoSuccess: 200,
    refusals: { 409: "`customer_already_exists`: the CPF or CNPJ is registered with another `external_id`" },
    handle: create,
  }),
  wireRoute({
    group,
    method: "get",
    path: "/customers",
    summary: "List customers",
    query: {
      external_id: queryWords.text("Only with this reference of yours"),
      cpf: queryWords.text("Only with this CPF, with or without punctuation"),
      status: queryWords.choice("Only those", borrowerStatuses),
      sort: queryWords.choice("By what; `created_at` where it is left out", borrowerSorts),
      order: queryWords.choice("`desc` where it is left out", ["asc", "desc"]),
      ...queryWords.paging,
    },
    answer: listOf(answer),
    handle: list,
  }),
  wireRoute({
    group,
    method: "get",
    path: "/customers/:id",
    summary: "Read a customer",
    answer,
    refusals: { 404: unknown },
    handle: async (ctx, call) => {
      const target = customerTarget(call);
      return shown(200, await ctx.store.read((db) => getBorrowerWithItems(db, target)));
    },
  }),
  wireRoute({
    group,
    method: "patch",
    path: "/customers/:id",
    summary: "Change a customer",
    description: "A field that was to be corrected counts as handed in, and the review goes on.",
    body: publishedChangesSchema,
    answer,
    refusals: { 404: unknown, 422: "`immutable_field`: the CPF and the `external_id` can never change" },
    handle: change,
  }),
];

async function create(ctx: AppContext, call: Call) {
  const { accountId, credentialId } = call.caller;
  const body = parseBody(newCustomerSchema(accountId), call.body);
  const { isNew, ...made } = await findOrCreateBorrower(ctx, {
    accountId,
    cpf: body.cpf,
    cnpj: body.cnpj ?? null,
    name: body.name ?? "",
    email: body.email ?? "",
    phone: body.phone ?? "",
    tradingName: body.trading_name ?? null,
    externalId: body.external_id ?? null,
    by: credentialId,
    requestId: call.by.requestId ?? null,
  });
  return shown(isNew ? 201 : 200, made);
}

async function list(ctx: AppContext, { req, caller }: Call) {
  const { limit, after } = readPaging(req);
  const cpf = readText(req, "cpf");
  const customerId = after === null ? null : customerIdOf(after);
  if (after !== null && customerId === null) throw unknownStart();
  const page = await listBorrowers(ctx, {
    accountId: caller.accountId,
    externalId: readText(req, "external_id"),
    cpf: cpf === null ? null : bareNumber(cpf),
    status: readChoice(req, "status", borrowerStatuses),
    sort: {
      column: readChoice(req, "sort", borrowerSorts) ?? "created_at",
      descending: readChoice(req, "order", ["asc", "desc"]) !== "asc",
    },
    limit,
    after: customerId,
  });
  return { status: 200, body: listing(page, present) };
}

async function change(ctx: AppContext, call: Call) {
  const target = customerTarget(call);
  const { borrower } = await ctx.store.read((db) => getBorrowerWithItems(db, target));
  const { email, phone, name, cnpj, trading_name } = parseBody(customerChangesSchema(borrower), call.body);
  const changes = {
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(name === undefined ? {} : { name }),
    ...(cnpj === undefined ? {} : { cnpj }),
    ...(trading_name === undefined ? {} : { trading_name }),
  };
  return shown(200, await changeBorrower(ctx, { ...target, changes, actor: callActor(call) }));
}

function shown(status: number, found: BorrowerWithItems) {
  return { status, body: present(found) };
}

function present(found: BorrowerWithItems) {
  const { created_at: createdAt, updated_at: updatedAt } = found.borrower;
  return {
    ...presentCustomer(customerSnapshot(found)),
    created_at: wireInstant(createdAt),
    updated_at: wireInstant(updatedAt),
  };
}
