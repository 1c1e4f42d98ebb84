/**
 * Keeps what a record's own page shows apart, in the cache, from the rows that lists leave there under the record's id:
 * a row is only a part, and for as long as it is fresh the page would not ask for the rest.
 */
export const wholeRecord = { isWhole: true };
