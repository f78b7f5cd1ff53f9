/** A piece of a page in which everything has been made safe. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | readonly Markup[];

const unsafe: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Tag of templates that hold a page: what is put in is escaped, unless it is markup itself. */
export function html(pieces: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(
    pieces
      .map((piece, index) => piece + (index in values ? safe(values[index] ?? '') : ''))
      .join(''),
  );
}

function safe(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return String(value).replace(/[&<>"']/g, (sign) => unsafe[sign] ?? sign);
}
