import type express from "express";
import type { z } from "zod";
import type { ListSpec } from "../../../shared/list-spec.ts";
import type { Listed } from "../../../shared/page.ts";
import type { Permission } from "../../../shared/permissions.ts";
import type { AppContext } from "../../context.ts";
import type { ListRequest } from "../../http/list-query.ts";
import type { IdempotencyClaim } from "../../idempotency/idempotency.service.ts";
import type { Caller, Origin } from "./caller.ts";

export type Method = "get" | "post" | "patch" | "delete";
/** A permission of the role table; `signed_in` for whoever has a session; `public` for strangers too. */
export type Access = Permission | "signed_in" | "public";
export type MediaType =
  | "application/json"
  | "application/octet-stream"
  | "application/pdf"
  | "application/xml"
  | "text/csv"
  | "text/event-stream";

/** A write says what the audit log calls it, so that a refused attempt can be recorded before anything runs. */
export interface AuditWords {
  action: string;
  objectType: string;
}

/** What the router hands to a route, still unparsed. */
export interface RawCall {
  ctx: AppContext;
  caller: Caller | null;
  origin: Origin;
  idempotency: IdempotencyClaim | null;
  params: unknown;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  request: express.Request;
  response: express.Response;
}

/** The rows of a list, for whatever else shows them than its own route. */
export interface ListedRoute {
  spec: ListSpec;
  permission: Permission;
  page(call: { ctx: AppContext; caller: Caller; request: ListRequest }): Promise<Listed<unknown>>;
}

/** One line of the route table, as the router, the OpenAPI document and the role matrix read it. */
export interface Route {
  method: Method;
  /** Below `/api`, in Express's words. */
  path: string;
  access: Access;
  summary: string;
  params: z.ZodObject | null;
  query: z.ZodObject | null;
  list: ListSpec | null;
  /** Set where the route answers pages of rows. */
  listed: ListedRoute | null;
  body: z.ZodObject | null;
  response: z.ZodType | null;
  /** What a 202 carries, where the wish may have to wait. */
  accepted: z.ZodType | null;
  status: 200 | 204;
  mediaType: MediaType;
  audit: AuditWords | null;
  /** Whether the header `Idempotency-Key` is required. */
  isIdempotent: boolean;
  /** Also open to people who have yet to set a second step up. */
  isForEnrolment: boolean;
  run(call: RawCall): Promise<void>;
}
