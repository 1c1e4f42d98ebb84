type Attributes = Readonly<Record<string, string | number>>;

/** One element with its children, which are markup already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const words = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return children.length === 0
    ? `<${name}${words.join("")}/>`
    : `<${name}${words.join("")}>${children.join("")}</${name}>`;
}

export function text(content: string, attributes: Attributes): string {
  return element("text", attributes, escaped(content));
}

interface Drawing {
  title: string;
  /** What a reader who does not see it should know. */
  description: string;
  width: number;
  height: number;
  shapes: readonly string[];
}

/** A whole picture on a ground of its own, so that it can be read on a light page and on a dark one. */
export function picture({ title, description, width, height, shapes }: Drawing): string {
  const ground = {
    width: width - 1,
    height: height - 1,
    x: 0.5,
    y: 0.5,
    rx: 8,
    fill: colors.ground,
    stroke: colors.rim,
  };
  const whole = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      ...{ width, height, role: "img", "aria-labelledby": "title desc" },
      ...{ "font-family": "system-ui, -apple-system, 'Segoe UI', sans-serif", "font-size": 13, fill: colors.ink },
    },
    element("title", { id: "title" }, escaped(title)),
    element("desc", { id: "desc" }, escaped(description)),
    element("rect", ground),
    text(title, { x: 24, y: 34, "font-size": 16, "font-weight": 600 }),
    ...shapes,
  );
  return `${whole.replaceAll("><", ">\n<")}\n`;
}

/** Each stands out from the ground by more than 3:1, text by more than 4.5:1. */
export const colors = {
  ground: "#ffffff",
  rim: "#d0d7de",
  grid: "#e3e8ee",
  ink: "#1f2933",
  quiet: "#52606d",
  good: "#1a7f4b",
  bad: "#b42318",
  baseline: "#7b8794",
  series: ["#1d4ed8", "#b45309", "#0f766e", "#9d174d", "#475569"],
} as const;

/** Hundredths of a pixel are enough. */
export function pixels(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(words: string): string {
  const names: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return words.replace(/[&<>"]/g, (sign) => names[sign] ?? sign);
}
