/**
 * What repositories use because SQLite has it built in, given to PostgreSQL as functions of the installation's schema.
 * PostgreSQL writes most of them into the query that calls them, so that they cost little and keep its indexes.
 *
 * `json_extract` and `->>` take the paths that Kontor writes, `$.a.b` and `$."a"`. What they find is text, numbers
 * included: a query that counts with it says `CAST(... AS BIGINT)`.
 */
export const sqliteFunctions: readonly string[] = [
  ...["TEXT", "NUMERIC"].map((type) =>
    inlined(`iif(condition BOOLEAN, yes ${type}, no ${type}) RETURNS ${type}`, "CASE WHEN condition THEN yes ELSE no END"),
  ),
  ...["TEXT", "BIGINT"].flatMap((type) => [
    inlined(`max(a ${type}, b ${type}) RETURNS ${type}`, "CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN a > b THEN a ELSE b END"),
    inlined(`min(a ${type}, b ${type}) RETURNS ${type}`, "CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN a < b THEN a ELSE b END"),
  ]),
  inlined("instr(whole TEXT, part TEXT) RETURNS INTEGER", "strpos(whole, part)"),
  inlined("julianday(instant TEXT) RETURNS NUMERIC", "extract(epoch FROM instant::timestamptz) / 86400", "STABLE"),
  inlined("json_path(path TEXT) RETURNS TEXT[]", `string_to_array(replace(substr(path, 3), '"', ''), '.')`),
  inlined("json_extract(document TEXT, path TEXT) RETURNS TEXT", "document::jsonb #>> json_path(path)"),
  inlined(
    "json_set(document TEXT, path TEXT, value BIGINT) RETURNS TEXT",
    "jsonb_set(document::jsonb, json_path(path), to_jsonb(value))::text",
  ),
  `CREATE OR REPLACE FUNCTION json_valid(document TEXT) RETURNS BOOLEAN LANGUAGE plpgsql IMMUTABLE STRICT AS $$
    BEGIN
      PERFORM document::json;
      RETURN true;
    EXCEPTION WHEN others THEN
      RETURN false;
    END $$`,
  `CREATE OR REPLACE FUNCTION json_each(document TEXT) RETURNS TABLE (key TEXT, value TEXT) LANGUAGE sql IMMUTABLE AS $$
    SELECT (place - 1)::text, item FROM jsonb_array_elements_text(
      CASE jsonb_typeof(document::jsonb) WHEN 'array' THEN document::jsonb ELSE '[]' END) WITH ORDINALITY AS list (item, place)
    UNION ALL
    SELECT name, item FROM jsonb_each_text(
      CASE jsonb_typeof(document::jsonb) WHEN 'object' THEN document::jsonb ELSE '{}' END) AS pairs (name, item) $$`,
  `CREATE OR REPLACE FUNCTION refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '%', TG_ARGV[0];
    END $$`,
  // Lower case, without marks, cut where SQLite's tokenizer cuts, so that both engines find the same payments.
  `CREATE OR REPLACE FUNCTION search_words(words TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT array_to_tsvector(array_remove(regexp_split_to_array(
      regexp_replace(normalize(lower(words), NFD), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]@._+*-]+'), '')) $$`,
  // Every quoted word of a full-text expression must begin something.
  `CREATE OR REPLACE FUNCTION search_query(expression TEXT) RETURNS TSQUERY LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT coalesce(string_agg('''' || token || ''':*', ' & '), '')::tsquery
    FROM regexp_matches(expression, '"([^"]*)"', 'g') AS word, unnest(tsvector_to_array(search_words(word[1]))) AS token $$`,
  // The one format that is written, milliseconds and all.
  inlined(
    "strftime(format TEXT, instant TEXT, shift TEXT) RETURNS TEXT",
    `to_char((instant::timestamptz + shift::interval) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    "STABLE",
  ),
  unless(
    "EXISTS (SELECT 1 FROM pg_operator WHERE oprname = '->>' AND oprnamespace = current_schema()::regnamespace)",
    "CREATE OPERATOR ->> (LEFTARG = TEXT, RIGHTARG = TEXT, FUNCTION = json_extract)",
  ),
  unless(
    "EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'nocase' AND collnamespace = current_schema()::regnamespace)",
    "CREATE COLLATION nocase (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false)",
  ),
  inlined("add_total(sum NUMERIC, value NUMERIC) RETURNS NUMERIC", "sum + coalesce(value, 0)"),
  inlined("add_total(sum NUMERIC, value BOOLEAN) RETURNS NUMERIC", "coalesce(sum, 0) + CASE WHEN value THEN 1 ELSE 0 END"),
  inlined("either(a BOOLEAN, b BOOLEAN) RETURNS BOOLEAN", "coalesce(a OR b, a, b)"),
  inlined("add_pair(pairs JSONB, key TEXT, value NUMERIC) RETURNS JSONB", "pairs || jsonb_build_object(key, value)"),
  inlined("pairs_text(pairs JSONB) RETURNS TEXT", "pairs::text"),
  aggregate("total(NUMERIC)", "SFUNC = add_total, STYPE = NUMERIC, INITCOND = '0'"),
  aggregate("total(BOOLEAN)", "SFUNC = add_total, STYPE = NUMERIC, INITCOND = '0'"),
  aggregate("sum(BOOLEAN)", "SFUNC = add_total, STYPE = NUMERIC"),
  aggregate("max(BOOLEAN)", "SFUNC = either, STYPE = BOOLEAN"),
  aggregate(
    "json_group_object(TEXT, NUMERIC)",
    "SFUNC = add_pair, STYPE = JSONB, INITCOND = '{}', FINALFUNC = pairs_text",
  ),
];

function inlined(signature: string, expression: string, volatility = "IMMUTABLE"): string {
  return `CREATE OR REPLACE FUNCTION ${signature} LANGUAGE sql ${volatility} AS $$ SELECT ${expression} $$`;
}

function aggregate(signature: string, definition: string): string {
  return `CREATE OR REPLACE AGGREGATE ${signature} (${definition})`;
}

function unless(condition: string, statement: string): string {
  return `DO $$ BEGIN IF NOT ${condition} THEN ${statement}; END IF; END $$`;
}
