/** A4 on its side, in points. */
const page = { width: 842, height: 595, margin: 40 };

/** Every reader has these two; in the first one all characters are equally wide. */
const fonts = { plain: "Courier", bold: "Courier-Bold" } as const;

export interface PdfLine {
  text: string;
  font?: keyof typeof fonts;
  /** In points. */
  size?: number;
}

const sizeDefault = 8;
const leading = 1.5;
/** How many lines of the default size fit between the margins. */
export const pdfRows = Math.floor((page.height - 2 * page.margin) / (sizeDefault * leading));

/**
 * Pages of text as a PDF 1.4 file. It consists of ASCII alone, so that its length in characters is its length in bytes;
 * characters beyond Windows-1252's Latin letters become question marks.
 */
export function pdfFile(pages: readonly (readonly PdfLine[])[]): string {
  const names = Object.keys(fonts) as (keyof typeof fonts)[];
  const firstPage = 3 + names.length;
  const pageNumbers = pages.map((_, index) => firstPage + 2 * index);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(" ")}] >>`,
    ...names.map((name) => `<< /Type /Font /Subtype /Type1 /BaseFont /${fonts[name]} /Encoding /WinAnsiEncoding >>`),
    ...pages.flatMap((lines, index) => {
      const content = contentOf(lines);
      const resources = `<< /Font << ${names.map((name, font) => `/${name} ${3 + font} 0 R`).join(" ")} >> >>`;
      const box = `[0 0 ${page.width} ${page.height}]`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources ${resources} /Contents ${firstPage + 2 * index + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return assemble(objects);
}

/** Objects by number, and the table that says where each begins. */
function assemble(objects: readonly string[]): string {
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries}`;
  return `${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}

function contentOf(lines: readonly PdfLine[]): string {
  const begin = `BT\n${page.margin} ${page.height - page.margin} Td`;
  const shown = lines.map(({ text, font = "plain", size = sizeDefault }) => {
    const down = (size * leading).toFixed(1);
    return `0 -${down} Td /${font} ${size} Tf (${escaped(text)}) Tj`;
  });
  return [begin, ...shown, "ET"].join("\n");
}

function escaped(text: string): string {
  return Array.from(text, (character) => {
    if (/[()\\]/.test(character)) return `\\${character}`;
    if (/[ -~]/.test(character)) return character;
    const code = character.codePointAt(0) ?? 0;
    return code >= 0xa0 && code <= 0xff ? `\\${code.toString(8)}` : "?";
  }).join("");
}
