import './avatar.css';

type AvatarProps = {
  name: string;
  seed: string;
  isLarge?: boolean;
  dot?: 'good' | 'warn' | 'quiet' | undefined;
};

/** Initials on a colour that always belongs to the same person; purely decorative. */
export function Avatar({ name, seed, isLarge, dot }: AvatarProps) {
  return (
    <span className="avatar" data-large={isLarge || undefined} data-hue={hueOf(seed)} aria-hidden>
      {initialsOf(name)}
      {dot ? <span className="avatar-dot" data-tone={dot} /> : null}
    </span>
  );
}

const hues = 8;

function hueOf(seed: string): number {
  let sum = 0;
  for (const character of seed) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9_973;
  return sum % hues;
}

/** The first letters of the first and last word; a number sign gives the two characters after it. */
function initialsOf(name: string): string {
  const digits = /#(\w{2})/.exec(name)?.[1];
  if (digits) return digits;
  const letters = name
    .split(/\s+/)
    .map((word) => /^\p{L}/u.exec(word)?.[0] ?? '')
    .filter((letter) => letter !== '');
  const first = letters[0] ?? '#';
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
