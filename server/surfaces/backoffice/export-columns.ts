import { toMajorText } from "../../../shared/money.ts";
import { csvText, type ZoneFormat } from "./csv.rules.ts";

/** One fact of a row, in as many columns as it takes. */
export interface ExportColumn<Row> {
  headings: (zone: string) => readonly string[];
  cells: (row: Row, local: ZoneFormat) => readonly string[];
}

type Text = string | number | boolean | null | undefined;

/** Makes the columns of one kind of row. */
export class ColumnsOf<Row> {
  readonly #currencyOf: (row: Row) => string;

  /** @param currencyOf what the amounts of a row are in. */
  constructor(currencyOf: (row: Row) => string) {
    this.#currencyOf = currencyOf;
  }

  text(name: string, of: (row: Row) => Text): ExportColumn<Row> {
    return {
      headings: () => [name],
      cells: (row) => {
        const value = of(row) ?? null;
        return [csvText(typeof value === "number" || typeof value === "boolean" ? String(value) : value)];
      },
    };
  }

  texts(...names: readonly (keyof Row & string)[]): ExportColumn<Row>[] {
    return names.map((name) => this.text(name, (row) => row[name] as Text));
  }

  /** In minor units and as a decimal number. */
  money(name: string, of: (row: Row) => number | null): ExportColumn<Row> {
    return {
      headings: () => [`${name}_minor`, name],
      cells: (row) => {
        const amount = of(row);
        return amount === null ? ["", ""] : [String(amount), toMajorText(amount, this.#currencyOf(row))];
      },
    };
  }

  sums(...names: readonly (keyof Row & string)[]): ExportColumn<Row>[] {
    return names.map((name) => this.money(name, (row) => row[name] as number | null));
  }

  /** In UTC and in the zone that was asked for. */
  instants(...names: readonly (keyof Row & string)[]): ExportColumn<Row>[] {
    return names.map((name) => ({
      headings: (zone) => [`${name} (UTC)`, `${name} (${zone})`],
      cells: (row, local) => {
        const instant = row[name] as string | null;
        return instant === null ? ["", ""] : [instant, local(instant)];
      },
    }));
  }
}
