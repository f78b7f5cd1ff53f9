import type { PageValues } from './page-values.ts';

/** The latest a tab in the background waits for the one in front, in ms. */
const spreadMs = 600;

/** Two soft notes, made on the spot. Stays silent until the visitor has touched the page, as browsers demand. */
function ring(audio: AudioContext): void {
  for (const [pitch, at] of [
    [880, 0],
    [1_175, 0.12],
  ] as const) {
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    const begin = audio.currentTime + at;
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0, begin);
    loudness.gain.linearRampToValueAtTime(0.12, begin + 0.015);
    loudness.gain.exponentialRampToValueAtTime(0.001, begin + 0.35);
    tone.connect(loudness).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + 0.4);
  }
}

/**
 * Plays once for each message, in one tab: the tab in front goes first, the others wait a little and leave it when they
 * hear from the page's storage (key `sound`) that the message has been played.
 */
export function soundOf(values: PageValues): { play(messageId: string): void } {
  let audio: AudioContext | undefined;
  const wake = () => {
    audio ??= new AudioContext();
    void audio.resume();
  };
  addEventListener('pointerdown', wake, { once: true });
  addEventListener('keydown', wake, { once: true });
  return {
    play(messageId) {
      const wait = document.hasFocus() ? 0 : document.hidden ? spreadMs : spreadMs / 2;
      setTimeout(
        () => {
          if (values.get('sound') === messageId) return;
          audio ??= new AudioContext();
          if (audio.state !== 'running') return;
          values.set('sound', messageId);
          ring(audio);
        },
        wait * (0.5 + Math.random() / 2),
      );
    },
  };
}
