import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { bucketUnits } from "./time-buckets.ts";

/** From one instant up to another, which no longer belongs to it. */
export const spanSchema = z.strictObject({ starts_at: instantSchema, ends_at: instantSchema });

/** What figures were counted over: days of a zone, cut into buckets. */
export const measuredRangeSchema = spanSchema.extend({ zone: z.string(), unit: z.enum(bucketUnits) });
